"""Grids that go on over pages put together, and a table inside another's rows taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.cleaning import clean_label
from ingest.model import Line
from ingest.quantity import parse_unit_line
from ingest.tables.cells import is_number, is_serial, is_total, is_value
from ingest.tables.grids import Grid, GridRow
from ingest.tables.levels import header_depth

_FURNITURE = re.compile(
    r"[-–—\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*|[(<\[【]?\s*(?:앞\s*쪽에서\s*)?계\s*속\s*[)>\]】]?"
)
_UNIT_NOTE = re.compile(r"\s*[(\[<]?\s*단\s*위\s*[:：].{0,60}|\s*\([^()]{0,40}(?:기준|현재)\)\s*")
_LONG_TEXT = 40
_NOTES_ABOVE = 4
_ROWS_SEEN = 40
_LONGEST_HEADING = 25


def join_grids(grids: Sequence[Grid], lines: Sequence[Line]) -> list[Grid]:
    """Return whole tables.

    Headings that a page repeats are dropped, a table that goes on after page furniture is joined
    to its first part, and a table that stands within the rows of another becomes one of its own.
    """
    position = {line.number: index for index, line in enumerate(lines)}
    whole: list[Grid] = []
    for grid in (part for drawn in grids for part in _parts(_once_headed(drawn))):
        last = position[whole[-1].rows[-1].number] if whole else -1
        if whole and position[grid.first] > last:
            start = position[whole[-1].first]
            above = [line.text for line in lines[max(0, start - _NOTES_ABOVE) : start]]
            between = [line.text for line in lines[last + 1 : position[grid.first]]]
            joined = _joined(whole[-1], grid, above, between)
            if joined is not None:
                whole[-1] = joined
                continue
        whole.append(grid)
    return [grid for grid in whole if len(grid.rows) > 1 and grid.body]


def _squeezed(row: GridRow) -> tuple[str, ...]:
    return tuple(re.sub(r"\s", "", clean_label(cell)) for cell in row.own)


def _once_headed(grid: Grid) -> Grid:
    """Drop headings that stand once more among the rows."""
    headings = {_squeezed(row) for row in grid.rows[: grid.header] if any(row.cells)}
    body = [row for row in grid.body if _squeezed(row) not in headings]
    return replace(grid, rows=(*grid.rows[: grid.header], *body))


def _parts(grid: Grid) -> list[Grid]:
    """Take a table with headings of its own out of a grid's rows."""
    for start in range(grid.header + 1, len(grid.rows) - 1):
        if not _opens_inner(grid.rows[start]):
            continue
        end = start + 1
        while end < len(grid.rows) and not any(map(is_number, grid.rows[end].cells)):
            end += 1
        header = end - start
        while end < len(grid.rows) and any(map(is_number, grid.rows[end].cells)):
            end += 1
        if header > 2 or end == start + header:
            continue
        inner = _cut(grid, start, end, header)
        known = {"", *(cell for row in inner.rows for cell in row.cells)}
        around = [_without(row, known) for row in (*grid.rows[:start], *grid.rows[end:])]
        outer = _parts(replace(grid, rows=tuple(around)))
        return sorted([*outer, inner], key=lambda part: part.first)
    return [grid]


def _cut(grid: Grid, start: int, end: int, header: int) -> Grid:
    """Return rows of a grid as one of their own, without the columns that are empty there."""
    rows = grid.rows[start:end]
    width = max(at + 1 for row in rows for at, cell in enumerate(row.cells) if cell)
    cut = [
        GridRow(row.number, row.cells[:width], frozenset(at for at in row.covered if at < width))
        for row in rows
    ]
    return Grid(tuple(cut), header, grid.marked, first=cut[0].number)


def _without(row: GridRow, known: set[str]) -> GridRow:
    """Drop a row's last cells where they only say what the table inside it says."""
    cells = row.cells
    end = len(cells)
    while end and cells[end - 1] in known:
        end -= 1
    return replace(row, cells=(*cells[:end], *[""] * (len(cells) - end)))


def _opens_inner(row: GridRow) -> bool:
    """Tell whether a row within a table looks like the headings of another: 구분 | 1차 | 2차."""
    filled = [cell for cell in row.own if cell]
    return (
        len(filled) > 2
        and (clean_label(row.cells[0]) == "구분" or is_serial(row.cells[0]))
        and all(len(cell) <= _LONGEST_HEADING and not is_value(cell) for cell in filled)
    )


def _joined(first: Grid, second: Grid, above: Sequence[str], between: Sequence[str]) -> Grid | None:
    """Return two grids as one if the second only continues the first on the next page."""
    said = [text for text in between if text.strip() and not _FURNITURE.fullmatch(text.strip())]
    if first.marked != second.marked or not all(map(_UNIT_NOTE.fullmatch, said)):
        return None
    width, other = len(first.rows[0].cells), len(second.rows[0].cells)
    headed = any(any(row.cells) for row in second.rows[: second.header])
    same = (
        headed
        and first.header == second.header
        and [_stripped(row) for row in first.rows[: first.header]]
        == [_stripped(row) for row in second.rows[: second.header]]
    )
    one, other_unit = _unit(above, first), _unit(said, second)
    if same and (not other_unit or one == other_unit) and not _starts_anew(first, second):
        rows = second.body
    elif not said and not second.notes and other <= width and _goes_on(first, second, headed):
        rows = second.rows if any(second.rows[0].cells) else second.rows[1:]
    else:
        return None
    width = max(width, other)
    joined = (*_padded(first.rows, width), *_padded(rows, width))
    if len(first.rows) == 1 and not first.header:
        return replace(first, rows=joined, header=header_depth([row.own for row in joined]))
    return replace(first, rows=joined)


def _stripped(row: GridRow) -> tuple[str, ...]:
    cells = _squeezed(row)
    return cells[: max((at + 1 for at, cell in enumerate(cells) if cell), default=0)]


def _padded(rows: Sequence[GridRow], width: int) -> Sequence[GridRow]:
    missing = width - len(rows[0].cells) if rows else 0
    return [replace(row, cells=(*row.cells, *[""] * missing)) for row in rows] if missing else rows


def _unit(said: Sequence[str], grid: Grid) -> tuple[str, ...]:
    """Return the units that stand above a grid or within its frame, the nearest."""
    units = [parse_unit_line(text).units for text in (*said, *grid.notes)]
    return next(filter(None, reversed(units)), ())


def _starts_anew(first: Grid, second: Grid) -> bool:
    """Tell whether both grids have a total of their own, as two tables of one form do."""
    opens = bool(second.body) and _is_total_row(second.body[0])
    return opens and any(_is_total_row(row) for row in first.body)


def _is_total_row(row: GridRow) -> bool:
    return is_total(clean_label(next(filter(None, row.cells), "")))


def _goes_on(first: Grid, second: Grid, headed: bool) -> bool:
    """Tell whether a grid without headings has the numbers or texts of the one before it."""
    if _starts_anew(first, replace(second, header=0)):
        return False
    if not headed and not any(any(row.cells) for row in first.rows[: first.header]):
        return len(first.rows[0].cells) == len(second.rows[0].cells) > 2
    row = next((row for row in second.rows if any(row.own)), second.rows[0])
    numeric = {
        at
        for body in first.body[:_ROWS_SEEN]
        for at, cell in enumerate(body.own)
        if at and is_number(cell)
    }
    numbers = [at for at, cell in enumerate(row.own) if at and is_number(cell)]
    if numbers:
        return bool(first.header) and len(numbers) >= 2 and numeric.issuperset(numbers)
    long = any(len(cell) > _LONG_TEXT for cell in row.own)
    return long and not numeric and len(row.cells) == len(first.rows[0].cells)
