"""Building a snapshot: what is unchanged is taken over, the rest is read, cut up and encoded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.assemble import EmbeddingSource, Entry, save, take_over, with_tokens, with_vectors
from index.manifest import (
    IndexedFile,
    Makers,
    Manifest,
    read_manifest,
    reader_identity,
    tokens_identity,
    units_identity,
)
from index.plan import Plan, Wanted, make_plan
from index.reading import Reading, read_files
from index.snapshot import Snapshot, current_folder, open_current
from index.swap import drop_all, exclusive
from ingest.errors import UijeongError, UsageError
from ingest.model import Report
from ingest.progress import Progress, Silent
from ingest.sources import Source
from prompts.messages import message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: ``read``, ``unchanged``, ``skipped`` (and why) or ``removed``.

    ``warnings`` name parts of the file that could not be read.
    """

    name: str
    state: str
    reason: str = ""
    passages: int = 0
    figures: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The snapshot in force after a run, ``""`` if none, and the files that the run was about.

    ``reports``, ``passages`` and ``figures`` count the whole snapshot; ``written`` tells whether
    it is a new one.
    """

    snapshot_id: str
    outcomes: tuple[Outcome, ...]
    reports: int
    passages: int
    figures: int
    written: bool


class NothingIndexed(UijeongError):
    """None of the given files could be read; the index is as it was.

    ``outcomes`` tells the reason for each file.
    """

    def __init__(self, outcomes: tuple[Outcome, ...]) -> None:
        super().__init__("index.nothing_read")
        self.outcomes = outcomes


@dataclass(frozen=True, slots=True)
class _Base:
    """The index in force: its manifest as far as readable, its snapshot as far as usable."""

    manifest: Manifest | None
    snapshot: Snapshot | None

    @property
    def files(self) -> tuple[IndexedFile, ...]:
        return self.manifest.files if self.manifest else ()

    def close(self) -> None:
        if self.snapshot:
            self.snapshot.close()


def _open_base(data_dir: Path) -> _Base:
    """Open what there is; of a damaged index at least the list of files is used."""
    try:
        snapshot = open_current(data_dir)
        snapshot.verify()
        return _Base(snapshot.manifest, snapshot)
    except UijeongError as error:
        if error.key == "index.newer":
            raise
    try:
        return _Base(read_manifest(current_folder(data_dir)), None)
    except UijeongError:
        return _Base(None, None)


def build(
    sources: Sequence[Source], data_dir: Path, embedding: EmbeddingSource, progress: Progress
) -> BuildResult:
    """Bring the index up to date with ``sources`` and put it in force.

    Files of the index that are not among ``sources`` stay, unless they lay below a folder given
    now and are gone. A file that can no longer be read stays as it was read before. The index in
    force is untouched until the new one is complete; if nothing changed, it remains.

    Parameters
    ----------
    sources
        The files, as ``ingest.sources.find_files`` found them.
    data_dir
        The data directory; made where there is none.
    embedding
        Loaded only if there is something to encode.
    progress
        Told of the steps: reading, analysing words, encoding, saving.

    Raises
    ------
    NothingIndexed
        If none of the files could be read.
    UijeongError
        If another process is writing, a newer version wrote the index, or the data directory
        cannot be written.
    """
    with exclusive(data_dir):
        base = _open_base(data_dir)
        try:
            return _update(base, sources, data_dir, embedding, progress)
        finally:
            base.close()


def remove(names: Sequence[str], data_dir: Path) -> BuildResult:
    """Take reports out of the index, by name.

    Raises
    ------
    UsageError
        If the index has no report of one of the names.
    UijeongError
        If there is no usable index, another process is writing, or it cannot be written.
    """
    with exclusive(data_dir), closing(open_current(data_dir)) as snapshot:
        files = snapshot.manifest.files
        unknown = sorted(set(names) - {file.name for file in files})
        if unknown:
            raise UsageError("index.unknown_reports", names=", ".join(unknown))
        outcomes = tuple(Outcome(name, "removed") for name in sorted(set(names)))
        keep = [file for file in files if file.name not in names]
        if not keep:
            drop_all(data_dir)
            return BuildResult("", outcomes, 0, 0, 0, written=True)
        makers = snapshot.manifest.makers
        entries = take_over(snapshot, keep, makers)
        return _result(save(data_dir, entries, makers, Silent()), entries, outcomes)


def _update(
    base: _Base,
    sources: Sequence[Source],
    data_dir: Path,
    embedding: EmbeddingSource,
    progress: Progress,
) -> BuildResult:
    reader = reader_identity()
    makers = Makers(embedding=embedding.identity, tokens=tokens_identity(), units=units_identity())
    plan = make_plan(sources, base.files, base.snapshot is not None, reader)
    readings = read_files(plan.read, progress) if plan.read else []
    new = [
        _read_entry(wanted, reading.report, reading, reader)
        for wanted, reading in zip(plan.read, readings, strict=True)
        if reading.report
    ]
    kept = [*plan.unchanged, *plan.stay, *_still_indexed(base, plan, readings)]
    outcomes = _outcomes(base, plan, readings)
    if not (plan.unchanged or new or plan.gone) or not (new or kept):
        raise NothingIndexed(outcomes)
    if base.snapshot and not (new or plan.gone) and base.snapshot.manifest.makers == makers:
        return _same(base.snapshot, outcomes)
    taken = take_over(base.snapshot, kept, makers) if base.snapshot else []
    entries = sorted([*new, *taken], key=lambda entry: entry.file.name)
    entries = with_tokens(entries, progress)
    entries = with_vectors(entries, embedding, progress)
    return _result(save(data_dir, entries, makers, progress), entries, outcomes)


def _read_entry(wanted: Wanted, report: Report, reading: Reading, reader: str) -> Entry:
    file = IndexedFile(
        root=wanted.root,
        name=wanted.name,
        path=str(wanted.path),
        sha256=report.sha256,
        size=reading.size,
        mtime_ns=reading.mtime_ns,
        reader=reader,
    )
    return Entry(file, report, None, None)


def _still_indexed(base: _Base, plan: Plan, readings: Sequence[Reading]) -> list[IndexedFile]:
    """Return the files that could not be read now but are in the index from before."""
    return [
        wanted.known
        for wanted, reading in zip(plan.read, readings, strict=True)
        if reading.report is None and wanted.known and base.snapshot
    ]


def _outcomes(base: _Base, plan: Plan, readings: Sequence[Reading]) -> tuple[Outcome, ...]:
    outcomes = [Outcome(file.name, "removed") for file in plan.gone]
    if base.snapshot:
        infos = {info.name: info for info in base.snapshot.records.reports()}
        for file in plan.unchanged:
            info = infos[file.name]
            counts = info.passage_count, info.figure_count
            outcomes.append(Outcome(file.name, "unchanged", "", *counts, info.warnings))
    for wanted, reading in zip(plan.read, readings, strict=True):
        report = reading.report
        if report:
            counts = len(report.passages), len(report.figures)
            outcomes.append(Outcome(wanted.name, "read", "", *counts, report.warnings))
        else:
            kept = f" {message('index.kept')}" if wanted.known and base.snapshot else ""
            outcomes.append(Outcome(wanted.name, "skipped", reading.problem + kept))
    return tuple(sorted(outcomes, key=lambda outcome: outcome.name))


def _same(snapshot: Snapshot, outcomes: tuple[Outcome, ...]) -> BuildResult:
    """Return the result of a run that left the index as it was."""
    infos = snapshot.records.reports()
    passages = sum(info.passage_count for info in infos)
    figures = sum(info.figure_count for info in infos)
    return BuildResult(snapshot.id, outcomes, len(infos), passages, figures, written=False)


def _result(id_: str, entries: Sequence[Entry], outcomes: tuple[Outcome, ...]) -> BuildResult:
    passages = sum(len(entry.report.passages) for entry in entries)
    figures = sum(len(entry.report.figures) for entry in entries)
    return BuildResult(id_, outcomes, len(entries), passages, figures, written=True)
