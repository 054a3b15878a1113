"""The columns of a grid: the heading path of each, and which leading ones are labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.quantity.units import is_unit, split_unit
from ingest.tables.cells import is_value, label_of
from ingest.tables.grids import Grid, GridRow
from ingest.tables.headers import CORNERS
from ingest.tables.repairs import numeric_columns

_MOST_LABELS = 4
_LONG_TEXT = 10
_LONGEST_NAME = 40
_FRAMED = re.compile(r"[<《]([^<>《》]+)[>》]")
_NAMES = re.compile(r"(?:사업|과제|(?:사업|과제|지구|시설|기관|기업|과정)명|[과항]목)$")
#: Units that are no word for anything else when they stand alone in a heading.
_PLAIN_UNITS = frozenset(("원", "%", "%p", "명", "㎡", "건", "개", "개소", "개사", "달러"))

Path = tuple[str, ...]


def heading_paths(grid: Grid) -> list[Path]:
    """Return each column's headings, outermost first."""
    width = len(grid.rows[0].cells)
    spanned = any(row.covered for row in grid.rows[: grid.header])
    rows = [row.cells for row in grid.rows[: grid.header]] if grid.marked else _header(grid)
    header = rows if spanned else _continued(rows, width)
    return [_path([row[column] for row in header]) for column in range(width)]


def _path(cells: Sequence[str]) -> Path:
    path: list[str] = []
    for cell in cells:
        label = _FRAMED.sub(r"\1", label_of(cell))
        if path and is_unit(label) and split_unit(label)[1] in _PLAIN_UNITS:
            label = f"({label})"
        if label and label not in path:
            path.append(label)
    return tuple(path)


def _header(grid: Grid) -> list[tuple[str, ...]]:
    """Return the header rows; a first heading over two label columns moves the others right.

    Markdown has no spanning cells: 사업명 | 규모 | (empty) above 분야 | 과제 | 3억원.
    """
    header = [row.cells for row in grid.rows[: grid.header]]
    if len(header) != 1 or header[0][-1] or not all(header[0][:-1]) or len(header[0]) < 3:
        return header
    carried = sum(not row.cells[0] for row in grid.body)
    if carried and all(row.cells[-1] for row in grid.body):
        return [(header[0][0], "", *header[0][1:-1])]
    return header


def _continued(header: Sequence[tuple[str, ...]], width: int) -> list[tuple[str, ...]]:
    """Return header rows in which an empty cell continues the one to its left."""
    filled = [list(row) for row in header]
    for level, row in enumerate(filled[:-1]):
        below = header[level + 1 :]
        for column in range(1, width):
            split = any(other[column] for other in below)
            left_split = any(other[column - 1] for other in below)
            if not row[column] and split and left_split:
                row[column] = row[column - 1]
    return [tuple(row) for row in filled]


def repeated_corners(paths: Sequence[Path], rows: Sequence[GridRow]) -> list[int]:
    """Return where tables set side by side begin: where the label column's heading recurs."""
    corner, numeric = paths[0][-1:], numeric_columns(rows, paths)
    if not corner or 0 in numeric:
        return []
    return [
        column
        for column in range(2, len(paths) - 1)
        if paths[column][-1:] == corner
        and paths[column] != paths[column - 1]
        and column not in numeric
    ]


def label_count(
    rows: Sequence[Sequence[str]], paths: Sequence[Path], numeric: Sequence[int]
) -> int:
    """Return how many leading columns are labels: up to the first that tells all rows apart."""
    last = len(paths) - 1
    if len(rows) == 1 and _all_alike(rows[0], paths):
        return 0
    for column in range(min(last, _MOST_LABELS)):
        cells = [row[column] for row in rows]
        filled = [cell for cell in cells if cell]
        if column in numeric:
            return column
        # A heading that spans this column and the next makes both of them labels.
        spans = (
            column + 1 < last
            and bool(paths[column])
            and paths[column + 1] in ((), paths[column])
            and column + 1 not in numeric
        )
        distinct = len(set(filled)) >= 0.9 * len(filled)
        if len(filled) >= 0.8 * len(cells) and distinct and not spans:
            return _with_names(column + 1, rows, paths, numeric)
    # Group names on a page of their rows fill little of each column; numbers end the labels.
    return numeric[0] if numeric and numeric[0] <= _MOST_LABELS else 1


def _with_names(
    count: int, rows: Sequence[Sequence[str]], paths: Sequence[Path], numeric: Sequence[int]
) -> int:
    """Count a column of names (세부사업) behind the labels to them, if numbers follow it."""
    if count + 1 in numeric and count not in numeric and paths[count]:
        names = [row[count] for row in rows if row[count]]
        short = max(map(len, names), default=0) <= _LONGEST_NAME
        if short and len(names) >= 0.8 * len(rows) and _NAMES.search(paths[count][-1]):
            return count + 1
    return count


def _all_alike(row: Sequence[str], paths: Sequence[Path]) -> bool:
    """Tell whether a table's only row has no label: each cell is text with numbers of its own."""
    return (
        all(paths)
        and paths[0][-1] not in CORNERS
        and all(
            len(cell) > _LONG_TEXT and any(map(str.isdigit, cell)) and not is_value(cell)
            for cell in row
        )
    )
