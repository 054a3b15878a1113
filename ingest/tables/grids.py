"""Tables whose cells the text marks, by tabs or Markdown pipes: the lines become a grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Line, RuledTable
from ingest.tables.cells import is_value

_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?\s*|\s*(?:-{3,}\t)+-{3,}\s*")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of one line, as printed."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal width, the first ``header`` of which are headings."""

    rows: tuple[GridRow, ...]
    header: int

    @property
    def body(self) -> tuple[GridRow, ...]:
        """The rows below the headings."""
        return self.rows[self.header :]


def find_grids(lines: Sequence[Line], ruled: Sequence[RuledTable] = ()) -> list[Grid]:
    """Return the tables that the file marks or that tabs or Markdown pipes make, in order."""
    marked = {number for table in ruled for number in range(table.first, table.first + table.rows)}
    grids = [_ruled_grid(table) for table in ruled]
    free = [line for line in lines if line.number not in marked]
    return sorted([*grids, *_drawn_grids(free)], key=lambda grid: grid.rows[0].number)


def _ruled_grid(table: RuledTable) -> Grid:
    """Return a marked table as a grid, the text of a spanning cell in all that it covers."""
    texts = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                texts[row][column] = cell.text
    rows = tuple(GridRow(table.first + row, tuple(cells)) for row, cells in enumerate(texts))
    header = table.header if table.header is not None else _header_depth(rows, None)
    return Grid(rows, header)


def _drawn_grids(lines: Sequence[Line]) -> list[Grid]:
    grids: list[Grid] = []
    block: list[Line] = []
    for line in (*lines, Line(0, "")):
        if block and _dialect(line.text) != _dialect(block[0].text):
            grid = _grid(block)
            if grid is not None:
                grids.append(grid)
            block = []
        if _dialect(line.text):
            block.append(line)
    return grids


def _dialect(text: str) -> str:
    if text.lstrip().startswith("|"):
        return "pipe"
    return "tab" if "\t" in text.strip("\n\r ") and text.strip() else ""


def _split(text: str) -> tuple[str, ...]:
    if _dialect(text) == "tab":
        return tuple(cell.strip() for cell in text.rstrip("\r\n").split("\t"))
    text = text.strip().removeprefix("|")
    cells = _PIPE.split(text)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return tuple(cell.strip() for cell in cells)


def _grid(block: Sequence[Line]) -> Grid | None:
    separator = next((i for i, line in enumerate(block) if _SEPARATOR.fullmatch(line.text)), None)
    kept = [line for line in block if not _SEPARATOR.fullmatch(line.text)]
    split = [_split(line.text) for line in kept]
    width = max((_used(cells) for cells in split), default=0)
    if width < 2 or len(split) < 2:
        return None
    rows = tuple(
        GridRow(line.number, (*cells[:width], *[""] * (width - len(cells))))
        for line, cells in zip(kept, split, strict=True)
    )
    return Grid(rows, _header_depth(rows, separator))


def _used(cells: Sequence[str]) -> int:
    return max((index + 1 for index, cell in enumerate(cells) if cell), default=0)


def _header_depth(rows: Sequence[GridRow], separator: int | None) -> int:
    """Return how many leading rows are headings.

    ``separator`` is the number of rows above a Markdown separator; two-level headings go on
    below it, because Markdown has but one heading row.
    """
    first = rows[0].cells
    if separator == 0 or (separator is not None and not any(first)):
        return separator
    if separator is None and _mostly_values(first):
        return 0
    depth = separator or 1
    while depth < min(3, len(rows) - 1) and _is_second_level(rows, depth):
        depth += 1
    return depth


def _mostly_values(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return 2 * sum(map(is_value, filled)) >= max(1, len(filled))


def _is_second_level(rows: Sequence[GridRow], depth: int) -> bool:
    above, row, below = rows[depth - 1].cells, rows[depth].cells, rows[depth + 1].cells
    if any(is_value(cell) and cell != "-" for cell in row) or not any(row):
        return False
    fills = [not a and bool(b) for a, b in zip(above, row, strict=True)]
    if not row[0]:
        return bool(above[0]) and any(fills)
    # Headings over every column in pairs: 계 | | 남 | | above 명 | % | 명 | %.
    return 3 * sum(fills) >= len(row) and _mostly_values(below[1:])
