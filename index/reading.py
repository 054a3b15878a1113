"""Reading the planned files; what an earlier run that broke off has read is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.plan import Wanted
from index.work import Work
from ingest.model import Report
from ingest.progress import Progress
from ingest.work.kept import kept
from prompts.messages import message


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file's report has, with the checksum, size and time that the file had; or a problem.

    ``seconds`` is how long reading took, 0 where an earlier run did it.
    """

    sha256: str = ""
    size: int = 0
    mtime_ns: int = 0
    passages: int = 0
    figures: int = 0
    warnings: tuple[str, ...] = ()
    problem: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _State:
    """A file as it is now, before it is read; or why it cannot be opened."""

    sha256: str = ""
    size: int = 0
    mtime_ns: int = 0
    problem: str = ""


def read_files(wanted: Sequence[Wanted], work: Work, progress: Progress) -> list[Reading]:
    """Read files into reports that are kept in ``work``, and return how each went, in order."""
    states = [_state(file.path) for file in wanted]
    readings = {
        number: reading
        for number, (file, state) in enumerate(zip(wanted, states, strict=True))
        if (reading := _known(file, state, work))
    }
    resumed = sum(not reading.problem for reading in readings.values())
    if resumed:
        progress.tell(message("index.resumed", files=resumed))
    rest = [number for number in range(len(wanted)) if number not in readings]
    if rest:
        progress.start(message("index.step_read"), len(rest))
        try:
            found = _read([(wanted[number], states[number]) for number in rest], work, progress)
        finally:
            progress.finish()
        readings.update(zip(rest, found, strict=True))
    return [readings[number] for number in range(len(wanted))]


def _state(path: Path) -> _State:
    try:
        stat = path.stat()
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return _State(problem=message("index.cannot_read", reason=error.strerror or error))
    return _State(digest, stat.st_size, stat.st_mtime_ns)


def _known(file: Wanted, state: _State, work: Work) -> Reading | None:
    """Return how a file's reading went, where that is known without reading it."""
    if state.problem:
        return Reading(problem=state.problem)
    report = kept(work.report_path(file.name, state.sha256), Report)
    if report is None:
        return None
    counts = len(report.passages), len(report.figures)
    return Reading(state.sha256, state.size, state.mtime_ns, *counts, report.warnings)


def _read(files: Sequence[tuple[Wanted, _State]], work: Work, progress: Progress) -> list[Reading]:
    from ingest.work.files import read_jobs
    from ingest.work.steps import Job

    jobs = [
        Job(
            file.path,
            file.name,
            state.sha256,
            state.size,
            work.report_path(file.name, state.sha256),
        )
        for file, state in files
    ]
    return [
        Reading(
            *(state.sha256, state.size, state.mtime_ns, result.found.passages),
            *(result.found.figures, result.found.warnings, result.found.problem),
            result.seconds,
        )
        for (_, state), result in zip(files, read_jobs(jobs, progress), strict=True)
    ]
