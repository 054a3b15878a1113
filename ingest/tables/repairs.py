"""Rows set right that slipped out of their columns when a page was turned into text."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.tables.cells import SAME_MARKS, is_number, is_value, names_amount
from ingest.tables.grids import GridRow


def with_repeats(rows: Sequence[GridRow]) -> list[GridRow]:
    """Replace the marks for 'as above' (〃) by what stands above."""
    result: list[GridRow] = []
    for row in rows:
        above = result[-1].cells if result else row.cells
        cells = [
            up if cell in SAME_MARKS else cell for cell, up in zip(row.cells, above, strict=True)
        ]
        result.append(GridRow(row.number, tuple(cells)))
    return result


def numeric_columns(rows: Sequence[GridRow], paths: Sequence[tuple[str, ...]]) -> list[int]:
    """Return the columns of numbers: by half of their filled cells, or by their heading.

    In a table with headings a column without one holds what slipped there.
    """
    headed = any(paths)
    found = []
    for column, cells in enumerate(zip(*(row.cells for row in rows), strict=True)):
        filled = [cell for cell in cells if cell]
        if not any(map(is_number, filled)) or (headed and not paths[column]):
            continue
        amounts = bool(paths[column]) and names_amount(paths[column][-1])
        if amounts or 2 * sum(map(is_value, filled)) >= len(filled):
            found.append(column)
    return found


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
