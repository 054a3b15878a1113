"""The reports of the next snapshot, given one at a time: from the old snapshot or from the work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from index.adaptation import Adaptation
from index.manifest import IndexedFile, Makers
from index.recording import StoredReport
from index.snapshot import Snapshot
from index.vectors import PassageVectors
from index.work import Tokens, Work
from ingest.errors import UijeongError
from ingest.model import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the next snapshot; ``taken`` is one that the snapshot in force has."""

    file: IndexedFile
    passages: int
    figures: int
    taken: bool


class Store:
    """Reports with their tokens and vectors; no more than one is in memory.

    Parameters
    ----------
    snapshot
        The snapshot in force, where one is usable.
    work
        What was made for the next one.
    makers
        What makes the next one; what others made is not given out.
    adaptation
        What the embedding among them learnt from the reports, if it did.
    """

    def __init__(
        self,
        snapshot: Snapshot | None,
        work: Work,
        makers: Makers,
        adaptation: Adaptation | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._work = work
        self.makers = makers
        self.adaptation = adaptation

    def made_by(self, makers: Makers, adaptation: Adaptation | None) -> Store:
        """Return the same store for other makers."""
        return Store(self._snapshot, self._work, makers, adaptation)

    def taken(self, files: Iterable[IndexedFile]) -> list[Entry]:
        """Return the entries of ``files`` of the snapshot in force."""
        if self._snapshot is None:
            return []
        infos = {info.name: info for info in self._snapshot.records.reports()}
        found = [(file, infos[file.name]) for file in files]
        return [Entry(file, i.passage_count, i.figure_count, taken=True) for file, i in found]

    def report(self, entry: Entry) -> Report:
        """Return an entry's report.

        Raises
        ------
        UijeongError
            If it was kept and is no longer there.
        """
        if old := self._old(entry):
            return old.records.stored(entry.file.name).report
        return _there(self._work.report(entry.file))

    def stored(self, entry: Entry) -> StoredReport:
        """Return an entry's report with its tokens, which must have been made."""
        if old := self._old_tokens(entry):
            return old.records.stored(entry.file.name)
        tokens = _there(self._work.tokens(entry.file, self.makers))
        return StoredReport(self.report(entry), entry.file.root, tokens)

    def vectors(self, entry: Entry) -> PassageVectors:
        """Return the vectors of an entry's passages, which must have been made."""
        if old := self._old_vectors(entry):
            return old.vectors.block(*self._places[entry.file.name])
        return _there(self._work.vectors(entry.file, self.makers))

    def lacks_tokens(self, entry: Entry) -> bool:
        """Tell whether an entry's passages are still to be cut into tokens."""
        return not self._old_tokens(entry) and self._work.tokens(entry.file, self.makers) is None

    def lacks_vectors(self, entry: Entry) -> bool:
        """Tell whether an entry's passages are still to be encoded."""
        return not self._old_vectors(entry) and self._work.vectors(entry.file, self.makers) is None

    def keep_tokens(self, entry: Entry, tokens: Tokens) -> None:
        """Keep the tokens of an entry's passages."""
        self._work.keep_tokens(entry.file, self.makers, tokens)

    def keep_vectors(self, entry: Entry, vectors: PassageVectors) -> None:
        """Keep the vectors of an entry's passages."""
        self._work.keep_vectors(entry.file, self.makers, vectors)

    def _old(self, entry: Entry) -> Snapshot | None:
        return self._snapshot if entry.taken else None

    def _old_tokens(self, entry: Entry) -> Snapshot | None:
        """Return the snapshot in force if it has the entry's tokens, by the same maker."""
        old = self._old(entry)
        return old if old and old.manifest.makers.tokens == self.makers.tokens else None

    def _old_vectors(self, entry: Entry) -> Snapshot | None:
        """Return the snapshot in force if it has the entry's vectors, by the same makers."""
        old = self._old(entry)
        if old is None:
            return None
        made, wanted = old.manifest.makers, self.makers
        same = (made.embedding, made.units) == (wanted.embedding, wanted.units)
        return old if same else None

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """The first and the last position of each report in the snapshot in force."""
        infos = self._snapshot.records.reports() if self._snapshot else []
        ends = accumulate(info.passage_count for info in infos)
        return {
            info.name: (end - info.passage_count, end - 1)
            for info, end in zip(infos, ends, strict=True)
        }


def _there(value: T | None) -> T:
    if value is None:
        raise UijeongError("index.work_lost")
    return value
