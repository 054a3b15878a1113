"""The numbers of a table that can be added, column by column, and where a sum misses its total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.figures.words import cell_unit, is_rate
from ingest.model import Sum, Table
from ingest.quantity.units import split_unit
from ingest.tables.cells import NONE_MARKS, is_number

#: What makes a column's numbers other than parts of a whole.
_NOT_ADDED = re.compile(
    r"[률율]|비중|비율|평균|순위|등급|단가|지수|배율|점수|만족도|당\s|당$|중복|%|년도$|연도|누적|최대|최소"
    r"|대비|경쟁|시급|요율|횟수$"
)
_NUMBER = re.compile(
    r"(?P<sign>[△▲▽▼\-−–]\s?)?(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<rest>\.\d+)?"
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_HALF = Decimal("0.5")

Values = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Addends:
    """A column's numbers: several in a cell like ``80 / 3,730``, ``None`` where one is missing.

    ``step`` is the last place that is printed, ``0`` where the numbers are counts, which are not
    rounded.
    """

    column: int
    values: tuple[Values | None, ...]
    step: Decimal

    def tolerance(self, parts: Sequence[int]) -> Decimal:
        """Return how far rounding can part a total from the sum of its parts."""
        return len(parts) * _HALF * self.step


@dataclass(frozen=True, slots=True)
class Miss:
    """A total's column that its parts do not add up to."""

    column: int
    printed: Decimal
    computed: Decimal


def added_columns(table: Table) -> list[Addends]:
    """Return the columns of a table whose numbers can be added."""
    return [
        found
        for column, path in enumerate(table.columns)
        if not any(is_rate(label) or _NOT_ADDED.search(label) for label in path)
        and (found := _addends(table, column))
    ]


def _addends(table: Table, column: int) -> Addends | None:
    cells = [row.cells[column] for row in table.rows]
    values = [numbers_in(cell) for cell in cells]
    sizes = {len(value) for value in values if value is not None}
    width = max(sizes, default=0)
    if not width or sizes - {1, width}:
        return None
    wide = tuple(
        None if value is None or (len(value) != width and any(value)) else _spread(value, width)
        for value in values
    )
    return Addends(column, wide, _step(table, column, cells))


def _spread(value: Values, width: int) -> Values:
    return value if len(value) == width else (Decimal(0),) * width


def numbers_in(cell: str) -> Values | None:
    """Return the numbers of a cell, a dash being zero; ``None`` for words or nothing.

    What stands in parentheses behind a number is said of it and no addend.

    Examples
    --------
    >>> numbers_in("80 / 3,730"), numbers_in("△12 (3.5)"), numbers_in("-")
    ((Decimal('80'), Decimal('3730')), (Decimal('-12'),), (Decimal('0'),))
    """
    bare = _PARENTHESES.sub("", cell).strip()
    if bare in NONE_MARKS:
        return (Decimal(0),)
    if not bare or not is_number(bare) or "%" in bare or "~" in bare:
        return None
    return tuple(
        Decimal(found["digits"].replace(",", "") + (found["rest"] or ""))
        * (-1 if found["sign"] else 1)
        for found in _NUMBER.finditer(bare)
    )


def _step(table: Table, column: int, cells: Sequence[str]) -> Decimal:
    """Return the last place of the coarsest number, ``0`` for whole counts."""
    places = [
        -len(found["rest"] or ".") + 1
        for cell in cells
        for found in _NUMBER.finditer(_PARENTHESES.sub("", cell))
    ]
    fine = min(places, default=0) < 0
    labels = next((row.labels for row in table.rows), ())
    factor, base = split_unit(cell_unit(table.columns[column], labels, table.unit) or "")
    counted = factor == 1 and base not in ("", "원") and not fine
    return Decimal(0) if counted else Decimal(1).scaleb(max(places, default=0))


def exact_sum(column: Addends, parts: Sequence[int]) -> Values | None:
    """Return the sum of rows of a column, ``None`` if one of them shows no number."""
    values = [column.values[part] for part in parts]
    if not values or any(value is None for value in values):
        return None
    return tuple(sum(numbers, Decimal(0)) for numbers in zip(*filter(None, values), strict=True))


def misses(table: Table) -> Iterator[tuple[Sum, Miss]]:
    """Yield each total of a table with a column in which its parts do not add up to it."""
    columns = added_columns(table)
    for tied in table.sums:
        for column in columns:
            printed, computed = column.values[tied.row], exact_sum(column, tied.parts)
            if printed is None or computed is None:
                continue
            allowed = column.tolerance(tied.parts)
            for one, other in zip(printed, computed, strict=True):
                if abs(one - other) > allowed:
                    yield tied, Miss(column.column, one, other)
