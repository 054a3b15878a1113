"""What became of each file of an ingestion, and of the index as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.plan import Plan
from index.reading import Reading
from index.snapshot import Snapshot
from index.store import Entry
from ingest.errors import UijeongError
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


def outcomes_of(
    snapshot: Snapshot | None, plan: Plan, readings: Sequence[Reading]
) -> tuple[Outcome, ...]:
    """Return what became of each file that the run was about; ``snapshot`` is the one before."""
    outcomes = [Outcome(file.name, "removed") for file in plan.gone]
    if snapshot:
        infos = {info.name: info for info in snapshot.records.reports()}
        for file in plan.unchanged:
            info = infos[file.name]
            counts = info.passage_count, info.figure_count
            outcomes.append(Outcome(file.name, "unchanged", "", *counts, info.warnings))
    for wanted, reading in zip(plan.read, readings, strict=True):
        if reading.problem:
            kept = f" {message('index.kept')}" if wanted.known and snapshot else ""
            outcomes.append(Outcome(wanted.name, "skipped", reading.problem + kept))
        else:
            counts = reading.passages, reading.figures
            outcomes.append(Outcome(wanted.name, "read", "", *counts, reading.warnings))
    return tuple(sorted(outcomes, key=lambda outcome: outcome.name))


def result_unchanged(snapshot: Snapshot, outcomes: tuple[Outcome, ...]) -> BuildResult:
    """Return the result of a run that left the index as it was."""
    infos = snapshot.records.reports()
    passages = sum(info.passage_count for info in infos)
    figures = sum(info.figure_count for info in infos)
    return BuildResult(snapshot.id, outcomes, len(infos), passages, figures, written=False)


def result_of(id_: str, entries: Sequence[Entry], outcomes: tuple[Outcome, ...]) -> BuildResult:
    """Return the result of a run that put a snapshot of ``entries`` in force."""
    passages = sum(entry.passages for entry in entries)
    figures = sum(entry.figures for entry in entries)
    return BuildResult(id_, outcomes, len(entries), passages, figures, written=True)
