"""The items and table rows on a passage's lines, made ready to be scored and kept for later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.compose.footnotes import footnotes
from assistant.compose.items import Item, is_heading, items_of
from assistant.compose.matching import squeezed
from assistant.compose.remarked import remarks
from assistant.compose.rows import RowItem
from assistant.compose.wording import is_recurring
from index.records import Records, StoredLine
from ingest.model import Passage, Table

_REACH = 14  # lines beyond a passage that may belong to its last item's list
_MOST_ROWS = 150
_TOLD = re.compile(r"[:：].*\d")  # 조성실적(3월까지) : 1조원
_LABELLED = re.compile(r"\d.*[:：]")
_JOINED = re.compile(r"\(([^(),]{2,15}(?:,[^(),]{2,15})+)\)")
_CELLS = re.compile(r"\t|^\s*\|")  # a line of cells is a row, whether or not it was read as one
_KEPT = 1024  # passages whose candidates stay in memory: some tens of megabytes


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item or row with the texts that a question's names are looked up in.

    ``text`` is its own, ``columns`` the headings of a row's columns, ``near`` its parents and
    innermost headings, ``outer`` all headings; all four squeezed. ``context`` has everything as
    it is written. ``bare`` says that it only announces what follows (□ 사업개요).
    """

    item: Item | RowItem
    text: str
    columns: str
    near: str
    outer: str
    context: str
    bare: bool

    @property
    def place(self) -> tuple[str, int, int]:
        """The report, the first and the last line."""
        return (self.item.report, *span(self.item))


class Candidates:
    """Finds the candidates on passages of one snapshot; may be called from any thread.

    Parameters
    ----------
    records
        The snapshot's records.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _of(self, passage: Passage) -> tuple[Candidate, ...]:
        """Return what stands on a passage's lines and, under its heading, a little beyond."""
        return tuple(map(_candidate, self._items(passage)))

    def _items(self, passage: Passage) -> Iterator[Item | RowItem]:
        first, last = max(1, passage.first - _REACH), passage.last + _REACH
        lines = [
            line
            for line in self.records.lines(passage.report, first, last)
            if passage.first <= line.number <= passage.last
            or line.heading[: len(passage.heading)] == passage.heading
        ]
        tables = self.records.tables(passage.report, first, last)
        for item in items_of(passage.report, lines, rows_in(tables, lines)):
            if passage.first <= item.last and item.first <= passage.last:
                yield item
                yield from footnotes(item, lines, self.records)
        pages = {line.number: line.page for line in lines}
        for table in tables:
            yield from _rows(passage, table, pages)
            if passage.first <= table.first <= passage.last:
                yield from remarks(passage.report, table, lines)


def span(item: Item | RowItem) -> tuple[int, int]:
    """Return the first and last line of an item or row."""
    if isinstance(item, RowItem):
        return item.row.first, item.row.last
    return item.first, item.last


def context_of(item: Item | RowItem) -> str:
    """Return an item's text with all that stands around it: parents, columns, headings."""
    if isinstance(item, RowItem):
        return " ".join((item.text, item.column_text, *item.table.heading, item.table.caption))
    return " ".join((item.text, *(parent.text for parent in item.parents), *item.heading))


def rows_in(tables: Sequence[Table], lines: Sequence[StoredLine]) -> list[range]:
    """Return the lines that tables take up: their headers, repeated ones too, and their rows.

    What stands between two rows and is none is a statement by itself.
    """
    found = []
    for table in tables:
        rows = [range(row.first, row.last + 1) for row in table.rows]
        inner = {number for row in rows for number in row}
        begins = min(inner, default=table.last + 1)
        inside = [line for line in lines if table.first <= line.number <= table.last]
        headers = {squeezed(line.text) for line in inside if line.number < begins}
        left = {
            line.number
            for line in inside
            if line.number > begins
            and line.number not in inner
            and not _CELLS.search(line.text)
            and squeezed(line.text) not in headers
        }
        start = table.first
        for number in sorted(left):
            found.append(range(start, number))
            start = number + 1
        found.append(range(start, table.last + 1))
    return found


def _rows(passage: Passage, table: Table, pages: dict[int, int | None]) -> Iterator[Item | RowItem]:
    """Yield a table's rows on the passage's lines; long cells are texts of their own."""
    for row in table.rows[:_MOST_ROWS]:
        if passage.first <= row.last and row.first <= passage.last:
            found = RowItem(passage.report, table, row, pages.get(row.first))
            parts = found.parts()
            if parts:
                yield from parts
            else:
                yield found


def _candidate(item: Item | RowItem) -> Candidate:
    if isinstance(item, RowItem):
        heading: tuple[str, ...] = _apart((*item.table.heading, item.table.caption), item.text)
        columns, near = item.measures, " ".join(_matters(heading))
    else:
        parents = [parent.text for parent in item.parents]
        heading = _apart(item.heading, " ".join((*parents, item.text)))
        above = heading[:-1] if is_heading(item) else heading
        columns = ""
        near = " ".join((*parents, *_matters(above)))
    return Candidate(
        item=item,
        text=squeezed(item.text),
        columns=squeezed(columns),
        near=squeezed(near),
        outer=squeezed(" ".join(heading)),
        context=context_of(item),
        bare=isinstance(item, Item) and _only_announces(item),
    )


def _apart(heading: Sequence[str], own: str) -> tuple[str, ...]:
    """Return headings that join several things (거점 지원(물레, 솔숲)) with those meant alone.

    They are meant that the statement itself or a heading further in names.
    """
    found: list[str] = []
    for text in reversed(heading):
        if match := _JOINED.search(text):
            inside = squeezed(" ".join((own, *found)))
            things = match[1].split(",")
            meant = [thing for thing in things if squeezed(thing) in inside]
            if 0 < len(meant) < len(things):
                text = f"{text[: match.start(1)]}{','.join(meant)}{text[match.end(1) :]}"
        found.append(text)
    return tuple(reversed(found))


def _matters(heading: Sequence[str]) -> list[str]:
    """Return the two innermost headings that name a matter (not 사업개요)."""
    return [text for text in reversed(heading) if not is_recurring(text)][:2]


def _only_announces(item: Item) -> bool:
    """Say whether an item is a heading that says nothing by itself (□ 사업개요)."""
    if _TOLD.search(item.text):
        return False
    announces = item.level < 2 and is_heading(item) and not _LABELLED.search(item.text)
    return announces or is_recurring(item.text)
