"""A grid understood: its columns' headings, and its rows under the labels that hold for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.model import Row
from ingest.tables.cells import is_serial, is_subtotal, is_total, is_value, label_of
from ingest.tables.columns import Path, heading_paths, label_count, repeated_corners
from ingest.tables.grids import Grid, GridRow
from ingest.tables.levels import names_and_texts
from ingest.tables.repairs import (
    count_rows,
    numeric_columns,
    realigned,
    with_repeats,
    without_markup,
    without_second_label,
)

_LONGEST_LABEL = 60
_LONGEST_GROUP = 30


@dataclass(frozen=True, slots=True)
class Body:
    """A grid's headings and rows in the terms of :class:`ingest.model.Table`."""

    corner: tuple[str, ...]
    columns: tuple[Path, ...]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Carried:
    """The labels that spanning cells carry down.

    ``labels`` are those of the groups, ``last`` all labels of the last row. ``subtotal_first``
    tells whether a group's 소계 stands above the group, ``grouped`` whether 계 is one of groups.
    """

    labels: list[str] = field(default_factory=list)
    last: tuple[str, ...] = ()
    subtotal_first: bool | None = None
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A row parted into labels (as printed, empty where carried) and cells.

    ``opens_group`` marks a row that is one cell over the whole width, the name of those below it.
    """

    number: int
    labels: list[str]
    cells: list[str]
    opens_group: bool = False


def read_bodies(grid: Grid) -> list[Body]:
    """Return the tables of a grid: one, or several that were set side by side."""
    paths = heading_paths(grid)
    rows = with_repeats(grid.body)
    starts = [0, *_later_starts(grid, paths, rows), len(paths)]
    bodies = []
    for start, end in pairwise(starts):
        part = [_between(row, start, end) for row in rows]
        part = [row for row in part if any(row.cells)]
        if part:
            bodies.append(_body(paths[start:end], part, marked=grid.marked))
    return bodies


def _later_starts(grid: Grid, paths: Sequence[Path], rows: Sequence[GridRow]) -> list[int]:
    """Return where further tables begin that stand beside the first."""
    if not grid.header and len(paths) == 4 and names_and_texts([row.own for row in rows]):
        return [2]
    return repeated_corners(paths, rows)


def _between(row: GridRow, start: int, end: int) -> GridRow:
    covered = frozenset(at - start for at in row.covered if start <= at < end)
    return replace(row, cells=row.cells[start:end], covered=covered)


def _body(paths: list[Path], rows: Sequence[GridRow], *, marked: bool) -> Body:
    serial = 1 if paths[0] and is_serial(paths[0][-1]) and len(paths) > 2 else 0
    numeric = [column - serial for column in numeric_columns(rows, paths) if column >= serial]
    if 0 in numeric and len(numeric) > 1 and count_rows([row.own[serial] for row in rows]):
        numeric.remove(0)
    count = label_count([row.cells[serial:] for row in rows], paths[serial:], numeric)
    parted = [_parted(row, serial, count, numeric, marked=marked) for row in rows]
    if not marked:
        parted = _shifted(_with_second_labels(parted, count, numeric), count)
    printed = [row.labels for row in parted]
    carried = _Carried(
        subtotal_first=_subtotal_first(printed) if count > 1 else None,
        grouped=sum(_is_inner_total(labels) for labels in printed) > 1,
    )
    group: tuple[str, ...] = ()
    columns = paths[serial + count :]
    width = _headed_width(columns)
    result = []
    for index, row in enumerate(parted):
        following = printed[index + 1] if index + 1 < len(parted) else []
        if not any(row.labels) and not any(row.cells):
            continue
        labels = carried.last = _carry(row.labels, following, carried)
        if row.opens_group:
            group = labels
        elif group and not is_total(labels[0] if labels else ""):
            labels = (*group, *labels)
        result.append(Row(row.number, row.number, labels, _within(row.cells, width)))
    return Body(_corner(paths[serial : serial + count]), tuple(columns[:width]), tuple(result))


def _corner(paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the headings over the labels; one whose letters stand in a column each is joined."""
    names = list(dict.fromkeys(path[-1] for path in paths if path))
    lone = len(names) > 1 and all(len(name) == 1 for name in names)
    return ("".join(names),) if lone else tuple(names)


def _headed_width(columns: Sequence[Path]) -> int:
    """Return how many columns there are up to the last that has a heading, if any has one."""
    headed = [at + 1 for at, path in enumerate(columns) if path]
    return max(headed, default=len(columns))


def _within(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Return a row's cells without those behind the last heading: their text joins the last."""
    beyond = [cell for cell in cells[width:] if cell]
    kept = list(cells[:width])
    if kept and beyond:
        kept[-1] = " ".join(filter(None, (kept[-1], *beyond)))
    return tuple(map(without_markup, kept))


def _parted(
    row: GridRow, serial: int, count: int, numeric: Sequence[int], *, marked: bool
) -> _Labelled:
    if serial and row.cells[0] and not is_value(row.cells[0]):  # 계 in the column of row numbers
        return _Labelled(row.number, [label_of(row.cells[0])], list(row.own[serial + count :]))
    if marked and _names_group(row):
        return _Labelled(
            row.number, [label_of(row.cells[0])], [""] * (len(row.cells) - serial - count), True
        )
    if marked:
        cells = [*row.cells[: serial + count], *row.own[serial + count :]][serial:]
    else:
        cells = realigned(row.cells[serial:], count, numeric)
    labels = [label_of(cell) for cell in cells[:count]]
    values = cells[count:]
    if not marked and len(labels) > 1 and not any(values) and len(labels[-1]) > _LONGEST_LABEL:
        # A text in the last column of labels slipped left with what stands before it.
        labels, values = ["", *labels[:-1]], [cells[count - 1], *values[:-1]]
    return _Labelled(row.number, labels, values)


def _names_group(row: GridRow) -> bool:
    """Tell whether a row is one cell over the whole width that names the rows below it."""
    name = row.cells[0]
    whole = len(row.covered) == len(row.cells) - 1 and 0 not in row.covered
    return whole and 0 < len(name) <= _LONGEST_GROUP and not name.startswith(("※", "*"))


def _with_second_labels(
    rows: list[_Labelled], count: int, numeric: Sequence[int]
) -> list[_Labelled]:
    """Move labels that stand in the first column of numbers to the row's labels."""
    if count not in numeric:
        return rows
    plain = [row.cells for row in rows if row.cells and is_value(row.cells[0])]
    result = []
    for row in rows:
        label, cells = without_second_label(row.cells, plain)
        labels = [*row.labels, label] if label else row.labels
        result.append(_Labelled(row.number, labels, cells))
    return result


def _shifted(rows: list[_Labelled], count: int) -> list[_Labelled]:
    """Move labels that stand one column too far left to where the other rows have theirs.

    One such row is a group's own row; two or more in a run are members of the group that was
    printed before them.
    """
    early = [
        len(row.labels) == 2
        and bool(row.labels[0])
        and not row.labels[1]
        and not is_total(row.labels[0])
        for row in rows
    ]
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


def _is_inner_total(labels: Sequence[str]) -> bool:
    """Tell whether a row's own label is 계 below a label that is carried down to it."""
    own = [label for label in labels if label]
    return len(labels) > 1 and not labels[0] and len(own) == 1 and is_total(own[0])


def _carry(labels: list[str], following: Sequence[str], carried: _Carried) -> tuple[str, ...]:
    """Complete a row's labels by those that spanning cells carry down to it."""
    depth = next((index for index, label in enumerate(labels) if label), None)
    if depth is None:
        return carried.last if labels else ()
    own = labels[depth:]
    if depth and is_total(own[0]) and not carried.grouped:
        return (own[0],)
    if depth and is_subtotal(own[0]) and carried.subtotal_first and following and following[0]:
        return (following[0], *_distinct(own))
    full = [*carried.labels[:depth], *own]
    if is_total(own[0]) and len(_distinct(own)) == 1 and not depth:
        carried.labels = []  # a total heads no group
    elif len(own) > 1:
        carried.labels = full[:-1]
    return tuple(_distinct(full))


def _distinct(labels: Sequence[str]) -> list[str]:
    """Drop empty labels and one that only repeats the label it stands under."""
    kept: list[str] = []
    for label in labels:
        if label and kept[-1:] != [label]:
            kept.append(label)
    return kept
