"""Ruled tables: cells with their spans from a grid, their text from the letters inside."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.model import Box, RuledCell, Word
from ingest.readers.pdf.content import PageLine, PageTable
from ingest.readers.pdf.glyphs import Glyph
from ingest.readers.pdf.lines import lines_of

_LONG = 60  # letters: a cell with more is text that a frame was drawn around


def take_tables(
    grids: Sequence[Sequence[Box]], glyphs: Sequence[Glyph], gap: float
) -> tuple[list[PageTable], list[Glyph]]:
    """Return a page's tables, and the letters that stand in none.

    Of tables within tables the inner one takes its letters first. Frames around text and the
    boxes of a title are no tables; their letters are left to the page's lines.
    """
    tables = []
    left = list(glyphs)
    for grid in sorted(grids, key=lambda grid: (_area(grid), grid[0])):
        cells, outside = _letters_by_cell(grid, left)
        table = _table(grid, cells, gap)
        if table is not None:
            tables.append(table)
            left = outside
    return tables, left


def _area(grid: Sequence[Box]) -> float:
    return sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in grid)


def _letters_by_cell(
    grid: Sequence[Box], glyphs: Sequence[Glyph]
) -> tuple[dict[Box, list[Glyph]], list[Glyph]]:
    """Share out letters to the cells in which their middles lie."""
    xs, ys = _places(grid)
    owners = {}
    for cell in grid:
        row, column, rows, columns = _span(cell, xs, ys)
        for r in range(row, row + rows):
            for c in range(column, column + columns):
                owners[r, c] = cell
    inside: dict[Box, list[Glyph]] = defaultdict(list)
    outside = []
    for glyph in glyphs:
        x0, top, x1, bottom = glyph.box
        place = bisect_right(ys, (top + bottom) / 2) - 1, bisect_right(xs, (x0 + x1) / 2) - 1
        owner = owners.get(place)
        if owner is None:
            outside.append(glyph)
        else:
            inside[owner].append(glyph)
    return inside, outside


def _places(grid: Sequence[Box]) -> tuple[list[float], list[float]]:
    """Return where a grid's columns and rows begin and end."""
    xs = {x for x0, _, x1, _ in grid for x in (x0, x1)}
    ys = {y for _, top, _, bottom in grid for y in (top, bottom)}
    return sorted(xs), sorted(ys)


def _span(cell: Box, xs: Sequence[float], ys: Sequence[float]) -> tuple[int, int, int, int]:
    """Return a cell's row, column, and how many rows and columns it covers."""
    x0, top, x1, bottom = cell
    row, column = ys.index(top), xs.index(x0)
    return row, column, ys.index(bottom) - row, xs.index(x1) - column


def _table(grid: Sequence[Box], letters: dict[Box, list[Glyph]], gap: float) -> PageTable | None:
    xs, ys = _places(grid)
    cells: list[RuledCell] = []
    words: dict[int, list[Word]] = defaultdict(list)
    for box in sorted(grid, key=lambda cell: (cell[1], cell[0])):
        lines = lines_of(letters.get(box, ()), gap)
        row, column, rows, columns = _span(box, xs, ys)
        cells.append(RuledCell(_cell_text(lines), row, column, rows, columns))
        words[row].extend(word for line in lines for word in line.words)
    height, width = len(ys) - 1, len(xs) - 1
    if not _is_table(cells, height, width):
        return None
    boxes = tuple((xs[0], top, xs[-1], bottom) for top, bottom in pairwise(ys))
    return PageTable(tuple(cells), boxes, tuple(tuple(words[row]) for row in range(height)))


def _cell_text(lines: Sequence[PageLine]) -> str:
    r"""Join a cell's lines with ``\n``; a number cut between its digits is made whole."""
    text = ""
    for line in lines:
        cut = text[-1:] == "," and text[-2:-1].isdigit() and line.text[:1].isdigit()
        text += line.text if cut or not text else "\n" + line.text
    return text


def _is_table(cells: Sequence[RuledCell], height: int, width: int) -> bool:
    """Tell a table from frames around text and from a title set in boxes."""
    filled = [cell for cell in cells if cell.text]
    if width < 2 or len(filled) < 2 or (height == 1 and width == 2):
        return False
    one_row = len({cell.row for cell in filled}) == 1
    return not (one_row and any(len(cell.text) > _LONG for cell in filled))
