"""Tables whose cells are marked, by the file or by tabs and Markdown pipes: lines become a grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Line, RuledTable
from ingest.quantity import parse_unit_line
from ingest.tables.levels import header_depth

_RULE = r"\s*(?::?-{2,}:?|:-+:?|:?-+:)\s*"
_SEPARATOR = re.compile(rf"\s*\|?(?:{_RULE}\|)+(?:{_RULE})?\|?\s*|\s*(?:-{{3,}}\t)+-{{3,}}\s*")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of one line, as printed.

    Where the file says which cells span, the text of one stands in all that it covers;
    ``covered`` holds the columns in which it only goes on.
    """

    number: int
    cells: tuple[str, ...]
    covered: frozenset[int] = frozenset()

    @property
    def own(self) -> tuple[str, ...]:
        """The cells, each text only where its cell begins."""
        return tuple("" if at in self.covered else cell for at, cell in enumerate(self.cells))


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal width, the first ``header`` of which are headings.

    ``marked`` tells that the file itself says where each cell stands and what it spans. ``notes``
    are lines within the frame that say something of the whole table (a caption, the unit), and
    ``first`` is the table's first line.
    """

    rows: tuple[GridRow, ...]
    header: int
    marked: bool = False
    notes: tuple[str, ...] = ()
    first: int = 0

    @property
    def body(self) -> tuple[GridRow, ...]:
        """The rows below the headings."""
        return self.rows[self.header :]


def find_grids(lines: Sequence[Line], ruled: Sequence[RuledTable] = ()) -> list[Grid]:
    """Return the grids that the file marks or that tabs or Markdown pipes make, in order."""
    marked = {number for table in ruled for number in range(table.first, table.first + table.rows)}
    grids = [grid for table in ruled if (grid := _ruled_grid(table))]
    free = [line for line in lines if line.number not in marked]
    return sorted([*grids, *_drawn_grids(free)], key=lambda grid: grid.first)


def _ruled_grid(table: RuledTable) -> Grid | None:
    """Return a marked table as a grid; leading rows of a single cell are its notes."""
    texts = [[""] * table.columns for _ in range(table.rows)]
    covered: list[set[int]] = [set() for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.rows, table.rows)):
            for column in range(cell.column, min(cell.column + cell.columns, table.columns)):
                texts[row][column] = cell.text
                if (row, column) != (cell.row, cell.column):
                    covered[row].add(column)
    rows = [
        GridRow(table.first + row, tuple(cells), frozenset(covered[row]))
        for row, cells in enumerate(texts)
    ]
    notes = []
    while len(rows) > 2 and _is_note(rows[0]):
        notes += [cell for cell in rows.pop(0).own if cell]
    if not any(cell for row in rows for cell in row.cells):
        return None
    dropped = table.rows - len(rows)
    stated = None if table.header is None else max(0, table.header - dropped)
    spans = [
        (cell.row - dropped, cell.row - dropped + cell.rows, cell.columns)
        for cell in table.cells
        if cell.row >= dropped
    ]
    depth = header_depth([row.own for row in rows], spans=spans, stated=stated)
    return Grid(tuple(rows), depth, True, tuple(notes), table.first)


def _is_note(row: GridRow) -> bool:
    """Tell whether a row is one cell over the whole width, or only its last cell is filled."""
    filled = [at for at, cell in enumerate(row.own) if cell]
    whole = filled == [0] and len(row.covered) == len(row.cells) - 1
    return not filled or whole or _says_unit(row)


def _says_unit(row: GridRow) -> bool:
    """Tell whether a row's only text is a unit line."""
    filled = [cell for cell in row.own if cell]
    return len(filled) == 1 and parse_unit_line(filled[0]).units != ()


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
    if width < 2:
        return None
    rows = tuple(
        GridRow(line.number, (*cells[:width], *[""] * (width - len(cells))))
        for line, cells in zip(kept, split, strict=True)
    )
    first, notes = rows[0].number, []
    while len(rows) > 2 and separator is None and _says_unit(rows[0]):
        notes.append(" ".join(filter(None, rows[0].cells)))
        rows = rows[1:]
    depth = header_depth([row.cells for row in rows], separator=separator)
    return Grid(rows, depth, notes=tuple(notes), first=first)


def _used(cells: Sequence[str]) -> int:
    return max((index + 1 for index, cell in enumerate(cells) if cell), default=0)
