"""Rows set right that slipped out of their columns when a page was turned into text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.cleaning import clean
from ingest.tables.cells import NONE_MARKS, SAME_MARKS, is_number, is_value, label_of, names_amount
from ingest.tables.grids import Grid, GridRow

_MARKUP = re.compile(r"[<&]|\^\{|^\s*•")
_ORDINAL = re.compile(r"(?:지[상하]\s?)?\d{1,2}\s?(?:호|회|층|위|기|년|대|동|등급|단계)")
_KEYED = re.compile(r"\s*(?P<key>[^\d\s:：][^:：\d]{0,14}?)\s*[:：]\s*(?P<rest>\S.*)")


def with_repeats(rows: Sequence[GridRow]) -> list[GridRow]:
    """Replace the marks for 'as above' (〃) by what stands above."""
    result: list[GridRow] = []
    for row in rows:
        above = result[-1].cells if result else row.cells
        cells = [
            up if cell in SAME_MARKS else cell for cell, up in zip(row.cells, above, strict=True)
        ]
        result.append(replace(row, cells=tuple(cells)))
    return result


def keys_as_labels(grid: Grid) -> Grid:
    """Give a grid whose every cell names itself (``규모: 554㎡``) a column of these names.

    Its first row without names holds the headings.
    """
    rows = [row for row in grid.rows if any(row.cells)]
    keyed = [(row, *_key(row)) for row in rows[1:]]
    spanned = any(row.covered for row in rows)
    if spanned or len(keyed) < 2 or not all(key for _, key, _ in keyed) or _key(rows[0])[0]:
        return grid
    head = GridRow(rows[0].number, ("", *rows[0].cells))
    body = [GridRow(row.number, (key, *cells)) for row, key, cells in keyed]
    return replace(grid, rows=(head, *body), header=1)


def _key(row: GridRow) -> tuple[str, tuple[str, ...]]:
    """Return the name that all cells of a row give themselves, and the cells without it."""
    found = [_KEYED.fullmatch(cell) for cell in row.cells]
    names = {match["key"] for match in found if match}
    filled = sum(1 for cell in row.cells if cell)
    if len(names) != 1 or filled < 2 or sum(map(bool, found)) != filled:
        return "", row.cells
    return names.pop(), tuple(match["rest"] if match else "" for match in found)


def numeric_columns(rows: Sequence[GridRow], paths: Sequence[tuple[str, ...]]) -> list[int]:
    """Return the columns of numbers: by half of their filled cells, or by their heading.

    In a table with headings a column without one holds what slipped there.
    """
    headed = any(paths)
    found = []
    for column, cells in enumerate(zip(*(row.own for row in rows), strict=True)):
        filled = [cell for cell in cells if cell]
        if not any(map(is_number, filled)) or (headed and not paths[column]):
            continue
        amounts = bool(paths[column]) and names_amount(paths[column][-1])
        if amounts or 2 * sum(map(is_value, filled)) >= len(filled):
            found.append(column)
    return found


def count_rows(cells: Sequence[str]) -> bool:
    """Tell whether a column's numbers name its rows: 1층, 2층, 3층."""
    filled = [cell for cell in cells if cell]
    ordinals = [cell for cell in filled if _ORDINAL.fullmatch(cell)]
    return len(set(ordinals)) == len(ordinals) > 1 and len(ordinals) >= len(filled) - 1


def realigned(cells: Sequence[str], labels: int, numeric: Sequence[int]) -> list[str]:
    """Return a row's cells with its numbers under the columns of numbers.

    Parameters
    ----------
    cells
        The cells of one row.
    labels
        How many leading columns are labels.
    numeric
        The columns that hold numbers in the table's other rows.
    """
    row = list(cells)
    if labels in numeric and _opens_with_gap(row, labels):
        return [*row[1:], ""]
    numbers = [index for index, cell in enumerate(row) if is_number(cell)]
    values = [column for column in numeric if column >= labels]
    if not numbers or not values or any(index in numeric for index in numbers):
        return row
    shift = values[0] - numbers[0]
    if shift > 0:
        return [*[""] * shift, *row][: len(row)]
    for position in range(numbers[0], values[0], -1):
        surplus = _surplus(row[:position])
        if surplus is None:
            return list(cells)
        row = [*row[:surplus], *row[surplus + 1 :], ""]
    return row


def _opens_with_gap(row: Sequence[str], labels: int) -> bool:
    """Tell whether a row of full width was pushed right by one empty cell."""
    rest = [cell for cell in row[labels + 1 :] if cell]
    return (
        labels >= 2
        and not row[0]
        and all(row[1 : labels + 1])
        and not is_value(row[labels])
        and len(rest) == len(row) - labels - 1 >= 2
        and all(map(is_value, rest))
    )


def _surplus(cells: Sequence[str]) -> int | None:
    """Return the cell that is one too many: a repeated one, else the last empty one."""
    for index in range(len(cells) - 1, 0, -1):
        if cells[index] and cells[index] == cells[index - 1]:
            return index
    return next((index for index in range(len(cells) - 1, -1, -1) if not cells[index]), None)


def without_second_label(
    values: Sequence[str], others: Sequence[Sequence[str]]
) -> tuple[str, list[str]]:
    """Part a label from the first column of numbers, where it names a part of the row's own.

    The number that the label pushed right is put back, if the other rows show none where it now
    stands.

    Parameters
    ----------
    values
        A row's cells behind its labels.
    others
        The same of the rows that have no second label.
    """
    if not values or not values[0] or is_value(values[0]):
        return "", list(values)
    rest = [cell for cell in values[1:] if cell]
    if not any(map(is_number, rest)) or not all(map(is_value, rest)):
        return "", list(values)
    fixed = ["", *values[1:]]
    beside = [row[1] for row in others]
    if beside and all(cell in NONE_MARKS or not cell for cell in beside) and is_number(fixed[1]):
        fixed[:2] = [fixed[1], ""]
    return label_of(values[0]), fixed


def without_markup(cell: str) -> str:
    """Return a cell's text without what a web page or Markdown left in it."""
    return clean(cell) if _MARKUP.search(cell) else cell
