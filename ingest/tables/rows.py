"""A grid understood: which columns are labels, the heading path of each column, carried labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.cleaning import clean_label
from ingest.model import Row
from ingest.tables.cells import is_number, is_serial, is_subtotal, is_total, is_value
from ingest.tables.grids import Grid, GridRow
from ingest.tables.repairs import numeric_columns, realigned, with_repeats

_MOST_LABELS = 4


@dataclass(slots=True)
class Carried:
    """What a table hands on to its continuation on the next page.

    ``labels`` are those that spanning cells carry down, ``last`` all labels of the last row;
    ``subtotal_first`` tells whether a group's 소계 stands above the group, once that is known.
    """

    columns: tuple[tuple[str, ...], ...] = ()
    labels: list[str] = field(default_factory=list)
    last: tuple[str, ...] = ()
    subtotal_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A grid's headings and rows in the terms of :class:`ingest.model.Table`."""

    corner: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A row parted into labels (as printed, empty where carried) and cells."""

    number: int
    labels: list[str]
    cells: list[str]


def read_bodies(grid: Grid, carried: Carried) -> list[Body]:
    """Return the tables of a grid: one, or several that were set side by side.

    ``carried`` comes from the table before and is brought up to date for the next.
    """
    paths = _paths(_header(grid), len(grid.rows[0].cells))
    rows = with_repeats(grid.body)
    starts = [0, *_repeated_corners(paths, rows), len(paths)]
    bodies = []
    for start, end in pairwise(starts):
        part = [GridRow(row.number, row.cells[start:end]) for row in rows]
        part = [row for row in part if any(row.cells)]
        if part:
            bodies.append(_body(paths[start:end], part, carried))
    return bodies


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


def _paths(header: Sequence[Sequence[str]], width: int) -> list[tuple[str, ...]]:
    """Return each column's headings; an empty cell continues the one to its left or above."""
    filled = [list(row) for row in header]
    for level, row in enumerate(filled[:-1]):
        below = header[level + 1 :]
        for column in range(1, width):
            split = any(other[column] for other in below)
            left_split = any(other[column - 1] for other in below)
            if not row[column] and split and left_split:
                row[column] = row[column - 1]
    paths = []
    for column in range(width):
        path: list[str] = []
        for row in filled:
            label = clean_label(row[column])
            if label and label not in path:
                path.append(label)
        paths.append(tuple(path))
    return paths


def _repeated_corners(paths: Sequence[tuple[str, ...]], rows: Sequence[GridRow]) -> list[int]:
    """Return where tables set side by side begin: where the label column's heading recurs."""
    corner, numeric = paths[0][-1:], numeric_columns(rows, paths)
    if not corner or 0 in numeric:
        return []
    return [
        column
        for column in range(2, len(paths) - 1)
        if paths[column][-1:] == corner and column not in numeric
    ]


def _body(paths: list[tuple[str, ...]], rows: Sequence[GridRow], carried: Carried) -> Body:
    serial = 1 if paths[0] and is_serial(paths[0][-1]) and len(paths) > 2 else 0
    numeric = [column - serial for column in numeric_columns(rows, paths) if column >= serial]
    count = _label_count([row.cells[serial:] for row in rows], paths[serial:], numeric)
    columns = tuple(paths[serial + count :])
    if carried.columns != columns:
        carried.columns, carried.labels, carried.last = columns, [], ()
        carried.subtotal_first = None
    parted = _shifted([_parted(row, serial, count, numeric) for row in rows], count)
    if carried.subtotal_first is None and count > 1:
        carried.subtotal_first = _subtotal_first([row.labels for row in parted])
    result = []
    for index, row in enumerate(parted):
        following = parted[index + 1].labels if index + 1 < len(parted) else []
        if not any(row.labels) and not any(row.cells):
            continue
        labels = carried.last = _carry(row.labels, following, carried)
        result.append(Row(row.number, row.number, labels, tuple(row.cells)))
    corner = [path[-1] if path else "" for path in paths[serial : serial + count]]
    return Body(tuple(filter(None, corner)), columns, tuple(result))


def _label_count(
    rows: Sequence[Sequence[str]], paths: Sequence[tuple[str, ...]], numeric: Sequence[int]
) -> int:
    """Return how many leading columns are labels: up to the first that tells all rows apart."""
    last = len(paths) - 1
    for column in range(min(last, _MOST_LABELS)):
        cells = [row[column] for row in rows]
        filled = [cell for cell in cells if cell]
        if column in numeric:
            return column
        # A heading that spans this column and the next makes both of them labels.
        spans = column + 1 < last and bool(paths[column]) and not paths[column + 1]
        distinct = len(set(filled)) >= 0.9 * len(filled)
        if len(filled) >= 0.8 * len(cells) and distinct and not spans:
            return column + 1
    return last if last in numeric else 1


def _parted(row: GridRow, serial: int, count: int, numeric: Sequence[int]) -> _Labelled:
    if serial and row.cells[0] and not is_value(row.cells[0]):  # 계 in the column of row numbers
        cells = list(row.cells[serial + count :])
        return _Labelled(row.number, [clean_label(row.cells[0])], cells)
    cells = realigned(row.cells[serial:], count, numeric)
    labels = [clean_label(cell) for cell in cells[:count]]
    values = cells[count:]
    if values and count in numeric and values[0] and not is_value(values[0]):
        rest = [cell for cell in values[1:] if cell]
        if any(map(is_number, rest)) and all(map(is_value, rest)):
            # A label in the first column of numbers names a part of what the row stands under.
            labels.append(clean_label(values[0]))
            values[0] = ""
    return _Labelled(row.number, labels, values)


def _shifted(rows: list[_Labelled], count: int) -> list[_Labelled]:
    """Move labels that stand one column too far left to where the other rows have theirs.

    One such row is a group's own row; two or more in a run are members of the group that was
    printed before them.
    """
    early = [len(row.labels) == 2 and bool(row.labels[0]) and not row.labels[1] for row in rows]
    if count != 2 or 2 * sum(early) >= len(rows):
        return rows
    return [
        _Labelled(row.number, ["", row.labels[0]], row.cells)
        if early[index] and any(early[max(0, index - 1) : index] + early[index + 1 : index + 2])
        else row
        for index, row in enumerate(rows)
    ]


def _subtotal_first(rows: Sequence[Sequence[str]]) -> bool | None:
    """Tell whether 소계 opens its group: it does where it comes before any group's name."""
    if not any(is_subtotal(label) for labels in rows for label in labels):
        return None
    for labels in rows:
        if any(map(is_subtotal, labels)):
            return True
        if labels[0] and not is_total(labels[0]):
            return False
    return None


def _carry(labels: list[str], following: Sequence[str], carried: Carried) -> tuple[str, ...]:
    """Complete a row's labels by those that spanning cells carry down to it."""
    depth = next((index for index, label in enumerate(labels) if label), None)
    if depth is None:
        return carried.last if labels else ()
    own = labels[depth:]
    if depth and is_total(own[0]):
        return (own[0],)
    if depth and is_subtotal(own[0]) and carried.subtotal_first and following and following[0]:
        return (following[0], *_distinct(own))
    full = [*carried.labels[:depth], *own]
    if len(own) > 1:
        carried.labels = full[:-1]
    return tuple(_distinct(full))


def _distinct(labels: Sequence[str]) -> list[str]:
    """Drop empty labels and one that only repeats the label it stands under."""
    kept: list[str] = []
    for label in labels:
        if label and kept[-1:] != [label]:
            kept.append(label)
    return kept
