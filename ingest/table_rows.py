"""A grid understood: which columns are labels, the heading path of each column, carried labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cleaning import clean_label
from ingest.model import Row
from ingest.table_cells import (
    SAME_MARKS,
    is_number,
    is_serial,
    is_subtotal,
    is_total,
    is_value,
)
from ingest.table_grids import Grid, GridRow

_MOST_LABELS = 4


@dataclass(slots=True)
class Carried:
    """What a table hands on to its continuation on the next page.

    ``subtotal_first`` tells whether a group's 소계 stands above the group, once that is known.
    """

    columns: tuple[tuple[str, ...], ...] = ()
    labels: list[str] = field(default_factory=list)
    subtotal_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A grid's headings and rows in the terms of :class:`ingest.model.Table`."""

    corner: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


def read_bodies(grid: Grid, carried: Carried) -> list[Body]:
    """Return the tables of a grid: one, or several that were set side by side.

    ``carried`` comes from the table before and is brought up to date for the next.
    """
    paths = _paths([row.cells for row in grid.rows[: grid.header]], len(grid.rows[0].cells))
    starts = [0, *_repeated_corners(paths), len(paths)]
    bodies = []
    for start, end in zip(starts, starts[1:], strict=False):
        rows = [GridRow(row.number, row.cells[start:end]) for row in grid.body]
        part = [row for row in rows if any(row.cells)]
        if part:
            bodies.append(_body(paths[start:end], part, carried))
    return bodies


def _paths(header: Sequence[Sequence[str]], width: int) -> list[tuple[str, ...]]:
    """Return each column's headings; an empty cell continues the one to its left or above."""
    filled = [list(row) for row in header]
    for level, row in enumerate(filled[:-1]):
        for column in range(1, width):
            spans = any(below[column] for below in header[level + 1 :])
            left_spans = any(below[column - 1] for below in header[level + 1 :])
            if not row[column] and spans and left_spans:
                row[column] = row[column - 1]
    paths = []
    for column in range(width):
        labels = [clean_label(row[column]) for row in filled]
        path = [label for index, label in enumerate(labels) if label not in labels[:index]]
        paths.append(tuple(label for label in path if label))
    return paths


def _repeated_corners(paths: Sequence[tuple[str, ...]]) -> list[int]:
    """Return where tables set side by side begin: where the label column's heading recurs."""
    corner = paths[0][-1] if paths[0] else ""
    if not corner:
        return []
    found = [index for index in range(2, len(paths) - 1) if paths[index][-1:] == (corner,)]
    return [index for index in found if index + 1 not in found]


def _body(paths: list[tuple[str, ...]], rows: Sequence[GridRow], carried: Carried) -> Body:
    serial = 1 if paths[0] and is_serial(paths[0][-1]) and len(paths) > 2 else 0
    count = _label_count([row.cells[serial:] for row in rows], paths[serial:])
    columns = tuple(paths[serial + count :])
    if carried.columns != columns:
        carried.columns, carried.labels, carried.subtotal_first = columns, [], None
    if carried.subtotal_first is None:
        carried.subtotal_first = _subtotal_first(rows, serial, count)
    labelled = _shifted([_labelled(row, serial, count) for row in rows], count)
    result = []
    for index, (row, labels, cells) in enumerate(labelled):
        following = labelled[index + 1][1] if index + 1 < len(labelled) else []
        full = _carry(labels, following, carried)
        if any(cells) or any(labels):
            result.append(Row(row.number, row.number, full, tuple(cells)))
    corner = [path[-1] if path else "" for path in paths[serial : serial + count]]
    return Body(tuple(filter(None, corner)), columns, _with_repeats(result))


def _label_count(rows: Sequence[Sequence[str]], paths: Sequence[tuple[str, ...]]) -> int:
    """Return how many leading columns are labels: up to the first that tells all rows apart."""
    width = len(paths)
    for column in range(min(width - 1, _MOST_LABELS)):
        cells = [row[column] for row in rows]
        filled = [cell for cell in cells if cell and cell not in SAME_MARKS]
        numbers = sum(map(is_number, filled))
        if filled and 2 * numbers >= len(filled) and (column or len(rows) > 1 or numbers):
            return column
        # A heading that spans this column and the next makes both of them labels.
        spans = column + 1 < width - 1 and not paths[column + 1]
        distinct = len(set(filled)) >= 0.9 * len(filled)
        if len(filled) >= 0.8 * len(cells) and distinct and not spans:
            return column + 1
    return 1


def _subtotal_first(rows: Sequence[GridRow], serial: int, count: int) -> bool | None:
    """Tell whether 소계 opens its group: it does where it comes before any group's name."""
    if count < 2:
        return None
    for row in rows:
        outer, inner = clean_label(row.cells[serial]), clean_label(row.cells[serial + 1])
        if is_subtotal(inner):
            return True
        if outer and not is_total(outer) and not is_subtotal(outer):
            return None if any(_has_subtotal(other, serial) for other in rows) else False
    return None


def _has_subtotal(row: GridRow, serial: int) -> bool:
    return is_subtotal(clean_label(row.cells[serial + 1]))


def _labelled(row: GridRow, serial: int, count: int) -> tuple[GridRow, list[str], list[str]]:
    """Part a row into labels and cells, and set right a row that slipped by one column."""
    cells = list(row.cells)
    if serial and cells[0] and not is_value(cells[0]):  # 계 in the column of row numbers
        return row, [clean_label(cells[0])], cells[serial + count :]
    cells = cells[serial:]
    slipped = (
        count >= 2
        and not cells[0]
        and len(cells) > count + 1
        and _is_word(cells[count])
        and all(is_value(cell) for cell in cells[count + 1 :] if cell)
        and any(is_number(cell) for cell in cells[count + 1 :])
    )
    if slipped:
        cells = [*cells[1:], ""]
    labels = [clean_label(cell) for cell in cells[:count]]
    values = cells[count:]
    if values and _is_word(values[0]) and _rest_is_numbers(values[1:]):
        labels.append(clean_label(values[0]))
        values[0] = ""
    return row, labels, values


def _is_word(cell: str) -> bool:
    return bool(cell) and not is_value(cell) and not any(c.isdigit() for c in cell[:1])


def _rest_is_numbers(cells: Sequence[str]) -> bool:
    return len(cells) > 2 and all(map(is_value, filter(None, cells))) and any(map(is_number, cells))


def _shifted(
    rows: list[tuple[GridRow, list[str], list[str]]], count: int
) -> list[tuple[GridRow, list[str], list[str]]]:
    """Move labels that stand one column too far left back where the other rows have theirs.

    One such row is a group's own row; two or more in a run are members whose group was printed
    earlier.
    """
    if count != 2:
        return rows
    early = [bool(labels[0]) and labels[1:2] == [""] for _, labels, _ in rows]
    result = []
    for index, (row, labels, cells) in enumerate(rows):
        run = early[index] and (
            (index > 0 and early[index - 1]) or (index + 1 < len(rows) and early[index + 1])
        )
        moved = ["", labels[0]] if run and 2 * sum(early) < len(rows) else labels
        result.append((row, moved, cells))
    return result


def _carry(labels: list[str], following: Sequence[str], carried: Carried) -> tuple[str, ...]:
    """Complete a row's labels by those that its spanning cells carry down."""
    filled = [label for label in labels if label]
    if not filled:
        return tuple(filter(None, carried.labels))
    if is_total(filled[0]) and len(filled) == 1:
        return (filled[0],)
    if not labels[0] and is_subtotal(filled[0]):
        group = following[0] if following and carried.subtotal_first else ""
        if group:
            return (group, *filled)
    depth = next(index for index, label in enumerate(labels) if label)
    outer = carried.labels[:depth] if depth else []
    full = [*outer, *(label for label in labels[depth:])]
    if len(labels) > 1 and depth < len(labels) - 1:
        carried.labels = [label for label in full[:-1] if label or True]
    return tuple(_unique(full))


def _unique(labels: Sequence[str]) -> list[str]:
    """Drop empty labels and one that only repeats the label it stands under."""
    kept: list[str] = []
    for label in labels:
        if label and (not kept or kept[-1] != label):
            kept.append(label)
    return kept


def _with_repeats(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Replace the marks for 'as above' (〃) by what stands above."""
    result: list[Row] = []
    for row in rows:
        cells, labels = list(row.cells), list(row.labels)
        for index, cell in enumerate(cells):
            if cell in SAME_MARKS and result and index < len(result[-1].cells):
                cells[index] = result[-1].cells[index]
        for index, label in enumerate(labels):
            if label in SAME_MARKS and result and index < len(result[-1].labels):
                labels[index] = result[-1].labels[index]
        result.append(Row(row.first, row.last, tuple(labels), tuple(cells)))
    return tuple(result)
