"""The way of one file through the pool: at once, or page range by page range."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from ingest.work.bounds import seconds_for_file, seconds_for_joining, seconds_for_pages
from ingest.work.meter import Meter
from ingest.work.tasks import Found, Span, count_pages, join_ranges, read_range, read_whole

RANGE = 40
"""Pages that one task reads: enough to pay for opening the file, few enough to share out."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read into a report called ``name``, which is kept in the file ``to``.

    ``sha256`` and ``size`` are those of the file.
    """

    path: Path
    name: str
    sha256: str
    size: int
    to: Path

    @property
    def is_paged(self) -> bool:
        """Whether the file has pages that can be read apart from each other."""
        return self.path.suffix.lower() == ".pdf"


@dataclass(frozen=True, slots=True)
class Task:
    """A function to be called in a process, the seconds it may take, and the pages it reads."""

    function: Callable[..., Found]
    arguments: tuple[object, ...]
    seconds: float
    pages: int = 0


Steps = Generator[list[Task], list[Found], Found]


def steps(job: Job, meter: Meter) -> Steps:
    """Yield the tasks that may run side by side, take what they found, return what came of all."""
    whole = (job.path, job.name, job.sha256, job.to)
    if not job.is_paged:
        (found,) = yield [Task(read_whole, whole, seconds_for_file(job.size))]
        return found
    (counted,) = yield [Task(count_pages, (job.path,), seconds_for_file(job.size))]
    pages = counted.pages
    meter.counted(job.path, pages)
    if pages <= RANGE:
        (found,) = yield [Task(read_whole, whole, seconds_for_pages(pages))]
        return found
    parts = _parts(job.to, pages)
    missing = [(span, part) for span, part in parts if not part.exists()]
    meter.read(job.path, pages - sum(_length(span) for span, _ in missing))
    if missing:
        yield [
            Task(
                *(read_range, (job.path, span, part)),
                *(seconds_for_pages(_length(span)), _length(span)),
            )
            for span, part in missing
        ]
    (found,) = yield [Task(join_ranges, (*whole, parts), seconds_for_joining(pages))]
    return found


def _parts(to: Path, pages: int) -> list[tuple[Span, Path]]:
    """Return a long PDF's page ranges and the files in which they are kept."""
    spans = [(first, min(first + RANGE - 1, pages)) for first in range(1, pages + 1, RANGE)]
    return [(span, to.with_suffix(f".pages-{span[0]}-{span[1]}")) for span in spans]


def _length(span: Span) -> int:
    first, last = span
    return last - first + 1
