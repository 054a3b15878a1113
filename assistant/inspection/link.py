"""The address of a place in a report: ``?report=NAME&lines=120-124`` behind the page's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from assistant.inspection.locate import LINES, PAGE, PARAGRAPHS, Locator, parse_locator
from ingest.errors import UsageError

# Each kind of place: its key in a query, and the mark that people write before its numbers. A
# page's key is short because Gradio takes ``page`` for one of its own.
_KEYS = {LINES: ("lines", ""), PARAGRAPHS: ("paragraphs", "#"), PAGE: ("p", "p")}


@dataclass(frozen=True, slots=True)
class Link:
    """A report and a place in it.

    ``marked`` is the place to mark; ``start`` a stored line to begin at, without a mark; neither
    means the report's beginning.
    """

    report: str
    marked: Locator | None = None
    start: int | None = None

    @property
    def href(self) -> str:
        """The address, relative to the page."""
        query = {"report": self.report}
        if self.marked is not None:
            one = self.marked.kind == PAGE or self.marked.first == self.marked.last
            first, last = self.marked.first, self.marked.last
            query[_KEYS[self.marked.kind][0]] = f"{first}" if one else f"{first}-{last}"
        if self.start is not None:
            query["from"] = str(self.start)
        return f"?{urlencode(query, quote_via=quote)}"


def link_of(query: Mapping[str, str]) -> Link | None:
    """Return the link that a page's query carries, ``None`` where it names no report.

    ``lines`` goes before ``paragraphs`` and ``p`` (page); ``at`` is a place as people write it.

    Raises
    ------
    UsageError
        If the place cannot be read.

    Examples
    --------
    >>> link_of({"report": "a.txt", "lines": "3-4"}).marked
    Locator(kind='lines', first=3, last=4)
    """
    report = query.get("report", "")
    if not report:
        return None
    for key, mark in (*_KEYS.values(), ("at", "")):
        if written := query.get(key, "").strip():
            return Link(report, parse_locator(mark + written))
    start = query.get("from", "")
    if not start:
        return Link(report)
    if not start.isascii() or not start.isdigit():
        raise UsageError("cli.bad_place", place=start)
    return Link(report, start=int(start))


def query_of(address: str) -> dict[str, str]:
    """Return the values of an address's query; of a repeated one the first."""
    return dict(reversed(parse_qsl(address.partition("?")[2])))
