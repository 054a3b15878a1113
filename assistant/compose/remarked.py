"""What the header of a table remarks on one of its columns: 솔숲 공방 ※ '31. 3. 1. 폐원."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.compose.items import NOTE, Item
from assistant.compose.matching import squeezed
from index.records import StoredLine
from ingest.cleaning import clean
from ingest.model import Table

_SIGN = "※"
_LONGEST = 30  # letters of what the first row says of a column


def remarks(report: str, table: Table, lines: Sequence[StoredLine]) -> Iterator[Item]:
    """Yield the remarks of a table's header as statements on their columns.

    Each hangs from what the first row says of its column (위치: 가온구), by which that may be asked
    for.
    """
    for at, path in enumerate(table.columns):
        text = clean(path[-1]) if path else ""
        name, sign, remark = text.partition(_SIGN)
        if not (sign and name.strip() and remark.strip()):
            continue
        plain = squeezed(remark)
        line = next((line for line in lines if plain in squeezed(line.text)), None)
        if line is None or not table.first <= line.number <= table.last:
            continue
        place = (report, line.number, line.number)
        above = _first_cell(table, at)
        parents = (Item(*place, above, NOTE - 1, table.heading, (), line.page),) if above else ()
        yield Item(*place, text, NOTE, table.heading, parents, line.page)


def _first_cell(table: Table, column: int) -> str:
    """Return what the first row says of a column, where that is short."""
    cells = table.rows[0].cells if table.rows else ()
    text = clean(cells[column]) if column < len(cells) else ""
    return text if len(text) <= _LONGEST else ""
