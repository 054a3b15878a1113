"""Building a snapshot: what is unchanged is taken over, the rest is read, cut up and encoded.

What is finished is kept until the snapshot is in force, so that a run broken off goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.adapt_corpus import adaptation_of, adapted
from index.assemble import EmbeddingSource, make_tokens, make_vectors, save
from index.manifest import (
    IndexedFile,
    Makers,
    Manifest,
    read_manifest,
    reader_identity,
    renames_identity,
    tokens_identity,
    units_identity,
)
from index.outcomes import (
    BuildResult,
    NothingIndexed,
    Outcome,
    outcomes_of,
    result_of,
    result_unchanged,
)
from index.plan import Plan, make_plan
from index.problems import Skipped, skipped_files, write_skipped
from index.reading import Reading, read_files
from index.snapshot import Snapshot, current_folder, open_current
from index.store import Entry, Store
from index.swap import drop_all, exclusive, writing
from index.work import Work
from ingest.errors import UijeongError, UsageError
from ingest.progress import Progress, Silent
from ingest.sources import Source


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
    force is untouched until the new one is complete; if nothing changed, it remains. Files that
    could not be read are remembered (``index.problems``) until they are read or gone.

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
        gone = {file.path for file in files if file.name in names}
        keep = [file for file in files if file.path not in gone]
        if keep:
            work = Work(data_dir, reader_identity())
            store = Store(snapshot, work, snapshot.manifest.makers, adaptation_of(snapshot))
            entries = store.taken(keep)
            result = result_of(save(data_dir, entries, store, Silent()), entries, outcomes)
            work.clear()
        else:
            drop_all(data_dir)
            result = BuildResult("", outcomes, 0, 0, 0, written=True)
        write_skipped(data_dir, [f for f in skipped_files(data_dir) if f.path not in gone])
        return result


def _update(
    base: _Base,
    sources: Sequence[Source],
    data_dir: Path,
    embedding: EmbeddingSource,
    progress: Progress,
) -> BuildResult:
    reader = reader_identity()
    makers = Makers(
        embedding=embedding.identity,
        tokens=tokens_identity(),
        units=units_identity(),
        renames=renames_identity(),
    )
    plan = make_plan(sources, base.files, base.snapshot is not None, reader)
    with writing(data_dir):
        work = Work(data_dir, reader)
        readings = read_files(plan.read, work, progress)
        store = Store(base.snapshot, work, makers)
        new = _read_entries(plan, readings, reader)
        taken = store.taken([*plan.unchanged, *plan.stay, *_still_indexed(base, plan, readings)])
        entries = sorted([*new, *taken], key=lambda entry: entry.file.name)
        embedding, adaptation = adapted(embedding, entries, store, base.snapshot, progress)
        makers = makers.model_copy(update={"embedding": embedding.identity})
        store = store.made_by(makers, adaptation)
        outcomes = outcomes_of(base.snapshot, plan, readings)
        if not (plan.unchanged or new or plan.gone) or not (new or taken):
            result = None
        elif base.snapshot and not (new or plan.gone) and base.snapshot.manifest.makers == makers:
            result = result_unchanged(base.snapshot, outcomes)
        else:
            make_tokens(entries, store, progress)
            make_vectors(entries, store, embedding, progress)
            result = result_of(save(data_dir, entries, store, progress), entries, outcomes)
        write_skipped(data_dir, _skipped(data_dir, plan, readings))
        work.clear()
    if result is None:
        raise NothingIndexed(outcomes)
    return result


def _read_entries(plan: Plan, readings: Sequence[Reading], reader: str) -> list[Entry]:
    """Return the entries of the files that were read."""
    now = _now()
    return [
        Entry(
            IndexedFile(
                root=wanted.root,
                name=wanted.name,
                path=str(wanted.path),
                sha256=reading.sha256,
                size=reading.size,
                mtime_ns=reading.mtime_ns,
                reader=reader,
                read=now,
                seconds=round(reading.seconds, 2),
            ),
            *(reading.passages, reading.figures),
            taken=False,
        )
        for wanted, reading in zip(plan.read, readings, strict=True)
        if not reading.problem
    ]


def _still_indexed(base: _Base, plan: Plan, readings: Sequence[Reading]) -> list[IndexedFile]:
    """Return the files that could not be read now but are in the index from before."""
    return [
        wanted.known
        for wanted, reading in zip(plan.read, readings, strict=True)
        if reading.problem and wanted.known and base.snapshot
    ]


def _skipped(data_dir: Path, plan: Plan, readings: Sequence[Reading]) -> list[Skipped]:
    """Return the files that cannot be read: those of this run, and earlier ones still there."""
    now = _now()
    skipped = [
        Skipped(wanted.name, str(wanted.path), reading.problem, now, round(reading.seconds, 2))
        for wanted, reading in zip(plan.read, readings, strict=True)
        if reading.problem
    ]
    tried = {str(wanted.path) for wanted in plan.read} | {file.path for file in plan.unchanged}
    before = [file for file in skipped_files(data_dir) if file.path not in tried]
    return [*skipped, *(file for file in before if Path(file.path).is_file())]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
