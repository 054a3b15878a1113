"""Years of a statement against the years that its amounts have where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.verify.amounts import equals, quantities_in, size, units_agree
from assistant.verify.places import Place
from assistant.verify.statement import sentence_around
from assistant.verify.years import named_years
from ingest.model import Figure
from ingest.quantity import Quantity

_DATED = re.compile(r"\s?\((?=\d{4}년\))")


class DatedAt(NamedTuple):
    """A year, where it stands, and whether it belongs to a full date."""

    start: int
    year: int
    full: bool


def foreign_years(text: str, years: Sequence[DatedAt], places: Sequence[Place]) -> frozenset[int]:
    """Return where the years of ``text`` stand that its amounts do not have in any place.

    An amount has the years of its period, of its row and column, or else of the innermost heading
    that names one; where none of them does, any year fits it.

    Parameters
    ----------
    text
        A statement.
    years
        Where each year of it stands, those of full dates too; the report's own and as-of dates
        aside.
    places
        What it rests on.
    """
    wrong: set[int] = set()
    right: set[int] = set()
    for quantity in quantities_in(text):
        start, end = sentence_around(text, quantity.start)
        inside = [year for year in years if start <= year.start < end]
        dated = _DATED.match(text, quantity.end)  # 30억원(2024년)
        own = [year for year in inside if dated and year.start == dated.end()]
        near = own or _nearest(inside, quantity)
        known = [_years_of(f) for place in places for f in place.figures if _is(quantity, f)]
        if not near or (not own and near[0].start > quantity.start) or not known or not all(known):
            continue
        fitting = {y.start for y in near if any(y.year % 100 in some for some in known)}
        right |= fitting
        if not fitting and not near[0].full:
            wrong.add(near[0].start)
    return frozenset(wrong - right)


def _nearest(years: Sequence[DatedAt], quantity: Quantity) -> list[DatedAt]:
    """Return the last year before an amount and the first one behind it."""
    before = [year for year in years if year.start < quantity.start]
    behind = [year for year in years if year.start >= quantity.end]
    return [*before[-1:], *behind[:1]]


def _years_of(figure: Figure) -> frozenset[int]:
    own = named_years((figure.period or "", *figure.row, *figure.column))
    if own:
        return own
    return next((y for part in reversed(figure.heading) if (y := named_years((part,)))), own)


def _is(quantity: Quantity, figure: Figure) -> bool:
    return units_agree(quantity.unit, figure.unit) and equals(
        quantity, figure.text, size(figure.value)
    )
