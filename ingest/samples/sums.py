"""The computed cells of a sample's tables, so that sums and rates are right by construction.

``=`` in a row of 계 or 소계 is the column's sum; ``=3/2`` is column 3 in percent of column 2,
``=5+7`` and ``=3-2`` are sum and difference. Columns count from 1.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_FORMULA = re.compile(r"=(\d+)([-+/])(\d+)")

Grid = list[list[str]]


def compute(grid: Grid) -> Grid:
    """Return a table's body rows with every formula replaced by its printed value."""
    return [
        [_print(grid, row, column) if text.startswith("=") else text for column, text in cells]
        for row, cells in enumerate(list(enumerate(texts)) for texts in grid)
    ]


def _print(grid: Grid, row: int, column: int) -> str:
    value = _value(grid, row, column)
    if "/" in grid[row][column]:
        return str(value.quantize(Decimal("0.1"), ROUND_HALF_UP))
    if not value:
        return "-"
    return f"△{-value:,}" if value < 0 else f"{value:,}"


def _value(grid: Grid, row: int, column: int) -> Decimal:
    text = grid[row][column]
    if text == "=":
        return sum((_value(grid, other, column) for other in _summed(grid, row)), Decimal(0))
    if match := _FORMULA.fullmatch(text):
        left = _value(grid, row, int(match[1]) - 1)
        right = _value(grid, row, int(match[3]) - 1)
        match match[2]:
            case "+":
                return left + right
            case "-":
                return left - right
        return left * 100 / right
    return Decimal(0) if text == "-" else Decimal(text.replace(",", ""))


def _summed(grid: Grid, row: int) -> list[int]:
    """Return the rows that a 계 or 소계 row adds up: all 소계, or else all plain rows."""
    subtotals = [number for number, texts in enumerate(grid) if texts[1] == "소계"]
    if row in subtotals:
        following = range(row + 1, len(grid))
        return [n for n in following if not any(row < other <= n for other in subtotals)]
    return subtotals or [number for number in range(len(grid)) if number != row]
