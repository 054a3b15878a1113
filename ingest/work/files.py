"""Reading many files: small texts at once, all else in processes that are bounded."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import cast

from ingest.progress import Progress
from ingest.work.meter import Meter
from ingest.work.pool import Done, Pool
from ingest.work.steps import Job, Steps, Task, steps
from ingest.work.tasks import Found, read_whole
from prompts.messages import message

_SMALL = 100_000
"""Bytes of plain text that are read sooner than processes would have started."""

_PLAIN = (".txt", ".md")

_log = logging.getLogger("uijeong")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job, and the seconds that its tasks took together."""

    found: Found
    seconds: float


def read_jobs(jobs: Sequence[Job], progress: Progress) -> list[Result]:
    """Read files and keep their reports; what fails at one of them leaves the others alone.

    Parameters
    ----------
    jobs
        The files, each once.
    progress
        In a step of as many units as there are files: it is told of each file, and grows by the
        pages of PDFs. Starting and finishing the step is the caller's.

    Returns
    -------
    list of Result
        In the order of ``jobs``.
    """
    meter = Meter(progress, len(jobs))
    plain = all(job.path.suffix.lower() in _PLAIN for job in jobs)
    if plain and sum(job.size for job in jobs) < _SMALL:
        return [_read_here(job, meter) for job in jobs]
    results: dict[Job, Result] = {}
    with Pool(os.cpu_count() or 1) as pool:
        # PDFs first, to know their pages; then the largest, so that in the end none is left for
        # one process alone.
        for job in sorted(jobs, key=lambda job: (not job.is_paged, -job.size)):
            _Way(job, steps(job, meter)).go_on(pool, None)
        for done in pool.results():
            way, number = cast(tuple[_Way, int], done.key)
            if way.job in results:
                continue  # it was given up while this task still ran
            found = way.take(pool, meter, number, done)
            if found:
                results[way.job] = Result(found, way.seconds)
                meter.done(way.job.path)
    return [results[job] for job in jobs]


def _read_here(job: Job, meter: Meter) -> Result:
    began = monotonic()
    found = read_whole(job.path, job.name, job.sha256, job.to)
    meter.done(job.path)
    return Result(found, monotonic() - began)


@dataclass(slots=True, eq=False)
class _Way:
    """A job under way: the tasks that run side by side now, and what they found so far."""

    job: Job
    steps: Steps
    tasks: list[Task] = field(default_factory=list)
    found: dict[int, Found] = field(default_factory=dict)
    seconds: float = 0.0

    def go_on(self, pool: Pool, found: list[Found] | None) -> Found | None:
        """Queue the next tasks; return what was found where there are none."""
        try:
            self.tasks = self.steps.send(found)  # type: ignore[arg-type]  # None starts it
        except StopIteration as end:
            return cast(Found, end.value)
        self.found = {}
        for number, task in enumerate(self.tasks):
            pool.submit((self, number), task.function, task.arguments, seconds=task.seconds)
        return None

    def take(self, pool: Pool, meter: Meter, number: int, done: Done) -> Found | None:
        """Take a task's end; return what was found if it is the job's end, too."""
        self.seconds += done.seconds
        found = self.found[number] = _found(done)
        if found.problem:
            _log.warning("%s: %s %s", self.job.name, found.problem, found.detail)
            pool.drop(lambda key: cast(tuple[_Way, int], key)[0] is self)
            return found
        if self.tasks[number].pages:
            meter.read(self.job.path, self.tasks[number].pages)
        if len(self.found) < len(self.tasks):
            return None
        return self.go_on(pool, [self.found[number] for number in range(len(self.tasks))])


def _found(done: Done) -> Found:
    """Return what a task found; what stopped it is told in the user's words."""
    if done.problem:
        return Found(problem=message(f"ingest.work_{done.problem}"), detail=done.detail)
    return cast(Found, done.value)
