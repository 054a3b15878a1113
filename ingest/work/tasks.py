"""The tasks that reading consists of; each runs in a process of the pool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UijeongError
from ingest.model import Document
from ingest.pipeline import named_problems, understand
from ingest.readers import read_document
from ingest.work.kept import keep, kept

Span = tuple[int, int]
"""The first and the last page of a range, counted from 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a task found: the number of pages, or what the report has.

    ``problem`` says to the user why there is nothing, ``detail`` says more to the log.
    """

    pages: int = 0
    passages: int = 0
    figures: int = 0
    warnings: tuple[str, ...] = ()
    problem: str = ""
    detail: str = ""

    @classmethod
    def none(cls, error: UijeongError) -> Found:
        """Say why nothing was found."""
        return cls(problem=error.message, detail=f"{error.key} {error.detail}")


def read_whole(path: Path, name: str, sha256: str, to: Path) -> Found:
    """Read a file into a report and keep it in the file ``to``."""
    try:
        with named_problems():
            document = read_document(path)
        return _understood(document, name, sha256, to)
    except UijeongError as error:
        return Found.none(error)


def count_pages(path: Path) -> Found:
    """Count the pages of a PDF."""
    from ingest.readers.pdf import page_count

    try:
        with named_problems():
            return Found(pages=page_count(path))
    except UijeongError as error:
        return Found.none(error)


def read_range(path: Path, span: Span, to: Path) -> Found:
    """Read some pages of a PDF and keep them in the file ``to``."""
    from ingest.readers.pdf import read_pages

    try:
        with named_problems():
            pages = read_pages(path, *span)
        _keep(to, pages)
        return Found(pages=len(pages))
    except UijeongError as error:
        return Found.none(error)


def join_ranges(
    path: Path, name: str, sha256: str, to: Path, ranges: Sequence[tuple[Span, Path]]
) -> Found:
    """Make a report of the page ranges that were read, and keep it in the file ``to``."""
    from ingest.readers.pdf import join_pages, read_pages

    try:
        with named_problems():
            pages = [
                page
                for span, part in ranges
                # A part that was torn when the machine went down is read again.
                for page in kept(part, list) or read_pages(path, *span)
            ]
            document = join_pages(pages)
        return _understood(document, name, sha256, to)
    except UijeongError as error:
        return Found.none(error)


def _understood(document: Document, name: str, sha256: str, to: Path) -> Found:
    with named_problems():
        report = understand(document, name, sha256)
    if not report.passages:
        raise UijeongError("ingest.no_passages")
    _keep(to, report)
    counts = report.pages or 0, len(report.passages), len(report.figures)
    return Found(*counts, warnings=report.warnings)


def _keep(to: Path, value: object) -> None:
    try:
        keep(to, value)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UijeongError("ingest.cannot_keep", reason=reason, detail=repr(error)) from error
