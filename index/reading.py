"""Reading files into reports, larger ones in several processes at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from index.plan import Wanted
from ingest.errors import UijeongError
from ingest.model import Report
from ingest.progress import Progress
from prompts.messages import message

_SMALL = 100_000
"""Bytes up to which files are read sooner than processes would have started (0.4 s)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's report, with the size and time it had before it was read; or why there is none."""

    report: Report | None
    size: int = 0
    mtime_ns: int = 0
    problem: str = ""


def read_files(wanted: Sequence[Wanted], progress: Progress) -> list[Reading]:
    """Read files into reports, in the order given.

    Raises
    ------
    UijeongError
        If the system ended a reading process, for want of memory as a rule.
    """
    progress.start(message("index.step_read"), len(wanted))
    readings = []
    try:
        for reading in _readings([(file.path, file.name) for file in wanted]):
            readings.append(reading)
            progress.advance()
    except BrokenProcessPool as error:
        raise UijeongError("index.reading_died", detail=str(error)) from error
    finally:
        progress.finish()
    return readings


def _readings(files: Sequence[tuple[Path, str]]) -> Iterator[Reading]:
    processes = min(len(files), os.cpu_count() or 1)
    if processes < 2 or sum(_size(path) for path, _ in files) < _SMALL:
        yield from (_read(path, name) for path, name in files)
        return
    # Spawned, because forking a process that has started threads may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_end_at_interrupt)
    try:
        futures: list[Future[Reading]] = [pool.submit(_read, path, name) for path, name in files]
        for future in futures:
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _read(path: Path, name: str) -> Reading:
    from ingest.pipeline import read_report

    try:
        stat = path.stat()
        report = read_report(path, name)
    except UijeongError as problem:
        return Reading(None, problem=problem.message)
    except OSError as error:
        reason = message("index.cannot_read", reason=error.strerror or error)
        return Reading(None, problem=reason)
    if not report.passages:
        return Reading(None, problem=message("index.no_passages"))
    return Reading(report, stat.st_size, stat.st_mtime_ns)


def _end_at_interrupt() -> None:
    # Ctrl+C reaches every process: these end at once and without a word, the parent tells.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
