"""Where in a report: places as people write them, and the stored lines that they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.records import Records, ReportInfo, StoredLine
from ingest.errors import UsageError
from prompts.messages import message

LINES, PAGE, PARAGRAPHS = "lines", "page", "paragraphs"

_RANGE = r"(?P<first>\d{1,9})(?:\s*(?:[-~–∼〜]|부터)\s*(?P<last>\d{1,9}))?"
# In the order tried: an unmarked number is a line.
_WRITTEN = (
    (PAGE, re.compile(r"(?:p\.?|쪽|페이지)\s*(?P<first>\d{1,9})", re.IGNORECASE)),
    (PAGE, re.compile(r"(?P<first>\d{1,9})\s*(?:쪽|페이지)")),
    (PARAGRAPHS, re.compile(rf"(?:#|문단)\s*{_RANGE}")),
    (PARAGRAPHS, re.compile(rf"{_RANGE}\s*문단")),
    (LINES, re.compile(rf"{_RANGE}\s*(?:행|줄)?")),
)


@dataclass(frozen=True, slots=True)
class Locator:
    """A place as it was written: ``kind`` is ``lines``, ``page`` or ``paragraphs``."""

    kind: str
    first: int
    last: int


def parse_locator(text: str) -> Locator:
    """Read a place: ``120-134``, ``120``, ``p3``, ``3쪽``, ``문단 12-14`` or ``#12``.

    Raises
    ------
    UsageError
        If it is none of these, or the last number is smaller than the first.

    Examples
    --------
    >>> parse_locator("문단 12-14"), parse_locator("p3")
    (Locator(kind='paragraphs', first=12, last=14), Locator(kind='page', first=3, last=3))
    """
    for kind, pattern in _WRITTEN:
        if found := pattern.fullmatch(text.strip()):
            first = int(found["first"])
            last = int(found.groupdict().get("last") or first)
            if not 1 <= first <= last:
                break
            return Locator(kind, first, last)
    raise UsageError("cli.bad_place", place=text)


def span_of(locator: Locator, report: ReportInfo, records: Records) -> tuple[int, int]:
    """Return the first and last stored line of a place.

    Raises
    ------
    UsageError
        If the report has no such place, or none of that kind.
    """
    if locator.kind == PAGE:
        return _span_of_page(locator.first, report, records)
    if locator.kind == PARAGRAPHS:
        return _span_of_paragraphs(locator, report, records)
    if locator.last > report.line_count:
        raise UsageError("cli.no_such_lines", place=said(locator), count=report.line_count)
    return locator.first, locator.last


def _span_of_page(page: int, report: ReportInfo, records: Records) -> tuple[int, int]:
    if report.pages is None:
        raise UsageError("cli.no_pages", report=report.name)
    if page > report.pages:
        raise UsageError("cli.no_such_page", page=page, count=report.pages)
    found = page_span(page, report, records)
    if found is None:
        raise UsageError("cli.empty_page", page=page)
    return found


def _span_of_paragraphs(locator: Locator, report: ReportInfo, records: Records) -> tuple[int, int]:
    numbered = _paragraphs(report, records)
    if not numbered:
        raise UsageError("cli.no_paragraphs", report=report.name)
    found = paragraph_span(locator.first, locator.last, report, records)
    if found is None:
        count = max(paragraph for paragraph, _ in numbered)
        raise UsageError("cli.no_such_paragraphs", place=said(locator), count=count)
    return found


def page_span(page: int, report: ReportInfo, records: Records) -> tuple[int, int] | None:
    """Return the first and last line of a page; ``None`` where it has none."""
    lines = records.lines(report.name, 1, report.line_count)
    return _ends(line.number for line in lines if line.page == page)


def paragraph_span(
    first: int, last: int, report: ReportInfo, records: Records
) -> tuple[int, int] | None:
    """Return the first and last line of some paragraphs; ``None`` where they end before ``first``.

    A table row is one line of several paragraphs and has the number of the first, so that a
    paragraph without a line of its own is in the line before it.
    """
    numbered = _paragraphs(report, records)
    starts = sorted({paragraph for paragraph, _ in numbered})
    if not starts or first > starts[-1]:
        return None
    begin = starts[max(0, bisect_right(starts, first) - 1)]
    return _ends(line for paragraph, line in numbered if begin <= paragraph <= max(begin, last))


def said(locator: Locator) -> str:
    """Say a place: ``3~4행``, ``3쪽``, ``문단 12~14``.

    Examples
    --------
    >>> said(Locator("paragraphs", 12, 14))
    '문단 12~14'
    """
    if locator.kind == PAGE:
        return message("ui.page", page=locator.first)
    one = locator.first == locator.last
    if locator.kind == PARAGRAPHS:
        key = "ui.paragraph" if one else "ui.paragraphs"
    else:
        key = "ui.line" if one else "ui.lines"
    return message(key, line=locator.first, first=locator.first, last=locator.last)


def locator_of(
    lines: tuple[int, int] | None, page: int | None, paragraphs: tuple[int, int] | None
) -> Locator:
    """Return the place of a citation, figure or passage as its format counts."""
    if page is not None:
        return Locator(PAGE, page, page)
    if paragraphs is not None:
        return Locator(PARAGRAPHS, *paragraphs)
    return Locator(LINES, *(lines or (0, 0)))


def own_place(line: StoredLine) -> Locator:
    """Return the place of one line that can be linked to: its paragraph, or else its number."""
    if line.paragraph is not None:
        return Locator(PARAGRAPHS, line.paragraph, line.paragraph)
    return Locator(LINES, line.number, line.number)


def locator_of_span(first: int, last: int, lines: Sequence[StoredLine]) -> Locator:
    """Return the place of the stored lines ``first`` to ``last``, some of which are ``lines``."""
    own = [line for line in lines if first <= line.number <= last]
    numbers = [line.paragraph for line in own if line.paragraph is not None]
    paragraphs = (min(numbers), max(numbers)) if numbers else None
    return locator_of((first, last), own[0].page if own else None, paragraphs)


def _paragraphs(report: ReportInfo, records: Records) -> list[tuple[int, int]]:
    """Return paragraph and line number of each line that has a paragraph."""
    lines = records.lines(report.name, 1, report.line_count)
    return [(line.paragraph, line.number) for line in lines if line.paragraph is not None]


def _ends(numbers: Iterable[int]) -> tuple[int, int] | None:
    found = list(numbers)
    return (min(found), max(found)) if found else None
