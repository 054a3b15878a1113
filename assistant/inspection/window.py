"""Which lines of a report are shown at once: a page of a PDF, some 200 lines of anything else."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.inspection.link import Link
from assistant.inspection.locate import PAGE, Locator, page_span, span_of
from index.records import Records, ReportInfo
from ingest.errors import UsageError

SIZE = 200
"""Lines of a window."""

_ABOVE = 12  # lines shown above a marked place
_TABLE = 120  # lines that a window may grow by so as not to cut a table


@dataclass(frozen=True, slots=True)
class Window:
    """Lines ``first`` to ``last``, or none (``last < first``) on a page without text.

    ``marked`` holds the first and last marked line, ``top`` the line to scroll to; ``before`` and
    ``after`` lead to the neighbouring windows.
    """

    first: int
    last: int
    page: int | None
    marked: tuple[int, int] | None
    top: int
    before: Link | None
    after: Link | None


def window_of(link: Link, report: ReportInfo, records: Records) -> Window:
    """Return the window that a link opens.

    Raises
    ------
    UsageError
        If the report has no such place.
    """
    if report.pages is not None:
        return _page_window(link, report, records)
    marked = span_of(link.marked, report, records) if link.marked else None
    start = link.start or 1
    if start > report.line_count:
        span_of(Locator("lines", start, start), report, records)
    first = max(1, marked[0] - _ABOVE) if marked else start
    last = min(report.line_count, max(first + SIZE - 1, marked[1] if marked else 0))
    first, last = _whole_tables(first, min(last, first + 2 * SIZE - 1), report, records)
    return Window(
        first=first,
        last=last,
        page=None,
        marked=marked,
        top=marked[0] if marked else start,
        before=Link(report.name, start=max(1, first - SIZE)) if first > 1 else None,
        after=Link(report.name, start=last + 1) if last < report.line_count else None,
    )


def _page_window(link: Link, report: ReportInfo, records: Records) -> Window:
    marked, top, page = None, link.start or 0, 1
    if link.marked is not None and link.marked.kind == PAGE:
        page = link.marked.first
    elif link.marked is not None:
        marked = span_of(link.marked, report, records)
        top = marked[0]
    if top:
        page = next((line.page or 1 for line in records.lines(report.name, top, top)), 1)
    count = report.pages or 1
    if page > count:
        raise UsageError("cli.no_such_page", page=page, count=count)
    first, last = page_span(page, report, records) or (1, 0)
    return Window(
        first=first,
        last=last,
        page=page,
        marked=marked,
        top=top or first,
        before=_to_page(report, page - 1) if page > 1 else None,
        after=_to_page(report, page + 1) if page < count else None,
    )


def _to_page(report: ReportInfo, page: int) -> Link:
    return Link(report.name, Locator(PAGE, page, page))


def _whole_tables(first: int, last: int, report: ReportInfo, records: Records) -> tuple[int, int]:
    """Widen a window to the ends of the tables that it would cut, unless they are long."""
    for table in records.tables(report.name, first, first):
        if first - table.first <= _TABLE:
            first = min(first, table.first)
    for table in records.tables(report.name, last, last):
        if table.last - last <= _TABLE:
            last = max(last, table.last)
    return first, last
