"""Differences, sums and shares of two figures that stand in one statement, computed by the program.

Only what leaves no doubt is computed: both figures stand in the best statement, each with the year
or the name that the question gives it, in one unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.rows import Cell, RowItem
from assistant.question import Understood
from assistant.question.years import names_year
from ingest.quantity import Quantity, format_won, parse_quantities
from ingest.quantity.units import same_unit

_GREW = re.compile(
    r"차이|보다.*(?:늘|줄|많|적|증가|감소|높|낮)|(?:몇|얼마나)\s*\S*\s*(?:더\s*)?(?:늘|줄|증가|감소|넘)"
)
_TOGETHER = re.compile(r"합치|합쳐|합하|더하|더해|합산|합은|합계는")
_SHARE = re.compile(r"(?P<part>\S+?)(?:이|가)\s*차지하는\s*(?:비율|비중)")
_BOTH = re.compile(r"(?P<one>\S+?)[과와]\s*(?P<other>\S+?)(?:을|를)\s*(?:합|더)")
_BEFORE = 8  # characters before a figure that may hold its year, brackets and all
_BEHIND = 7
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed figure: as written, in its base unit, and how it came about."""

    text: str
    value: int | Decimal
    unit: str
    formula: str


def compute(item: Item | RowItem, cells: Sequence[Cell], question: Understood) -> Computed | None:
    """Compute what a question asks for from two figures of one statement.

    Parameters
    ----------
    item
        The statement that the answer rests on.
    cells
        Where it is a row, the cells that the question asks for.
    question
        As understood.

    Returns
    -------
    Computed or None
        ``None`` where nothing is to be computed, or where a figure is missing or ambiguous.
    """
    text = question.question
    if isinstance(item, RowItem):
        return _grown(_of_cells(cells, question.years)) if _GREW.search(text) else None
    if _GREW.search(text):
        return _grown(_of_years(item.text, question.years))
    if _TOGETHER.search(text) and (both := _BOTH.search(text)):
        found = [_of_name(item.text, both[key]) for key in ("one", "other")]
        return _sum([q for q in found if q is not None])
    if share := _SHARE.search(text):
        return _share(item.text, share["part"])
    return None


def _of_cells(cells: Sequence[Cell], years: Sequence[int]) -> list[Quantity]:
    """Return the figure of each year asked about, oldest first, from the columns that name it."""
    found: list[Quantity] = []
    for year in sorted(years):
        own = [cell for cell in cells if names_year(" ".join(cell.column), year)]
        read = [q for cell in own for q in parse_quantities(cell.text, cell.unit or "")]
        if len(read) == 1:
            found.append(read[0])
    return found if len(cells) == len(years) else []


def _of_years(text: str, years: Sequence[int]) -> list[Quantity]:
    """Return the one figure that stands right at each year asked about, oldest first."""
    quantities = [q for q in parse_quantities(text) if q.unit]
    found: list[Quantity] = []
    for year in sorted(years):
        at = [q for q in quantities if _stands_at(text, q, year)]
        if len(at) == 1:
            found.append(at[0])
    return found


def _stands_at(text: str, quantity: Quantity, year: int) -> bool:
    """Say whether a year stands in brackets before or behind a figure: (2031년) 5건, 5건('31.)."""
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    behind = text[quantity.end : quantity.end + _BEHIND]
    opened = re.search(r"\(([^()]+)\)\s?$", before)
    closed = re.match(r"\(([^()]+)", behind)
    return any(match is not None and names_year(match[1], year) for match in (opened, closed))


def _of_name(text: str, name: str) -> Quantity | None:
    """Return the figure right behind a name: 서비스업(18개사), 종합형 24,407."""
    found = [
        quantity
        for quantity in parse_quantities(text, unit="")
        if squeezed(text[: quantity.start]).rstrip("(:").endswith(squeezed(name))
    ]
    return found[0] if len(found) == 1 else None


def _grown(pair: Sequence[Quantity]) -> Computed | None:
    if not _comparable(pair):
        return None
    less, more = sorted(pair, key=lambda quantity: quantity.value)
    return _result(
        Decimal(more.value) - Decimal(less.value), less.unit, f"{more.text} - {less.text}"
    )


def _sum(pair: Sequence[Quantity]) -> Computed | None:
    if not _comparable(pair):
        return None
    first, last = pair
    return _result(
        Decimal(first.value) + Decimal(last.value), first.unit, f"{first.text} + {last.text}"
    )


def _share(text: str, name: str) -> Computed | None:
    """Return what share a part has of the whole that the statement names first."""
    part = _of_name(text, name)
    whole = next((q for q in parse_quantities(text) if q.unit), None)
    if part is None or whole is None or whole.end > part.start:
        return None
    one, all_ = Decimal(part.value), Decimal(whole.value)
    if not part.unit:
        # Within brackets a part is written in the unit of the whole before them.
        printed = Decimal(re.sub(r"[^\d.]", "", whole.text) or 0)
        one = one * (all_ / printed) if printed else Decimal(0)
    elif not same_unit(part.unit, whole.unit):
        return None
    if not 0 < one <= all_:
        return None
    value = (one * 100 / all_).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return Computed(f"{value}%", value, "%", f"{part.text} ÷ {whole.text}")


def _comparable(pair: Sequence[Quantity]) -> bool:
    return len(pair) == 2 and pair[0].unit == pair[1].unit != "" and "%" not in pair[0].unit


def _result(amount: Decimal, unit: str, formula: str) -> Computed:
    exact: int | Decimal = int(amount) if amount == int(amount) else amount
    text = format_won(int(amount)) if unit == "원" else f"{exact:,}{unit}"
    return Computed(text, exact, unit, formula)
