"""Amounts that a statement computes from its own: sums, differences, shares and growth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from assistant.answer import CheckedFigure
from assistant.verify.amounts import numbers_of, units_agree
from assistant.verify.found import AMOUNT, Found
from assistant.verify.places import COMPUTED, NONE, Place
from assistant.verify.years import year_spans
from ingest.model import Figure
from ingest.quantity import Quantity

_CUE = re.compile(
    r"합[하치계산친해]|더[하한해]|차이|보다|증가|감소|늘|줄|많|적[은었다]|높|낮|[오올]라|오르|내[려렸리]"
    r"|부족|모자|비중|비율|차지|계산|빼|남[는습]|[÷+−=]|\s-\s"
)
_LASTS = re.compile(r"\s?(?:년|개년)?\s?(?:간|동안|치|째|에\s?걸|연속|여)")
_UNTIL_NOW = re.compile(r"(?:최근|지난|총)\s?$")
_COMPARED = re.compile(r"많|적|부족|모자|남[는았]|초과|늘|줄|증가|감소|차이")
_NEAR = 8  # characters between a difference and the word that says that it is one
_ROW = 24  # amounts of a row or a few lines, at most
_MOST = 8  # amounts of a statement that are tried with one another


def with_derived(
    text: str,
    found: Sequence[Found],
    places: Sequence[Place],
    earlier: Sequence[CheckedFigure] = (),
) -> list[Found]:
    """Give amounts that follow from supported ones of the statement their formula and state.

    ``earlier`` are checked figures that the line has before it: 525명 [1] - 484명 [2] = 41명.
    """
    figures = (*earlier, *(item.figure for item in found))
    supported = [f for f in figures if f.kind == AMOUNT and f.state != NONE]
    known = [figure for one in supported if (figure := _with_unit(one, places)).unit][:_MOST]
    return [_computed(item, text, known, places) if _open(item) else item for item in found]


def _computed(
    item: Found, text: str, known: Sequence[CheckedFigure], places: Sequence[Place]
) -> Found:
    end = item.start + len(item.figure.text)
    if item.figure.unit == "년":
        lasts = _LASTS.match(text, end) or _UNTIL_NOW.search(text, 0, item.start)
        return item._replace(figure=_years_long(item.figure, places)) if lasts else item
    if not _CUE.search(text):
        return item
    figure = _derived(item.figure, _formulas(known), known)
    if figure.state == NONE and _COMPARED.search(text, end, end + _NEAR):
        figure = _derived(figure, _differences(known, places), known)
    return item._replace(figure=figure)


def _with_unit(figure: CheckedFigure, places: Sequence[Place]) -> CheckedFigure:
    """Give a bare number the value and unit of the figure that it is in its place."""
    if figure.unit:
        return figure
    number = numbers_of(figure.text)
    amounts = (a for place in places if place.n == figure.citation for a in place.amounts)
    for amount in amounts:
        if amount.unit and numbers_of(amount.printed) == number:
            return replace(figure, value=amount.value, unit=amount.unit)
    return figure


def _open(item: Found) -> bool:
    figure = item.figure
    open_ = figure.kind == AMOUNT and figure.state == NONE and bool(figure.unit)
    return open_ and not item.misplaced


def _derived(
    figure: CheckedFigure,
    formulas: Iterable[tuple[str, str, Decimal]],
    known: Sequence[CheckedFigure],
) -> CheckedFigure:
    wanted = abs(Decimal(figure.value))
    decimals = -int(wanted.as_tuple().exponent) if wanted != wanted.to_integral_value() else 0
    for formula, unit, value in formulas:
        if units_agree(figure.unit, unit) and wanted == round(abs(value), decimals):
            return replace(figure, state=COMPUTED, formula=formula, citation=known[0].citation)
    return figure


def _years_long(figure: CheckedFigure, places: Sequence[Place]) -> CheckedFigure:
    """Support 5년간 where a place names the first and the last year."""
    for place in places:
        for first, last in year_spans(place.text):
            if figure.value in (last - first, last - first + 1):
                formula = f"{first:02}~{last:02}"
                return replace(figure, state=COMPUTED, formula=formula, citation=place.n)
    return figure


def _differences(
    known: Sequence[CheckedFigure], places: Sequence[Place]
) -> Iterator[tuple[str, str, Decimal]]:
    """Yield how far each amount of a statement is from the others of its place."""
    others: list[Figure | Quantity] = []
    for place in places:
        others += [*place.figures, *place.printed]
    for one in known:
        for other in others if len(others) <= _ROW else ():
            if one.unit == other.unit:
                value = Decimal(one.value) - Decimal(other.value)
                yield f"{one.text} − {other.text}", one.unit, value


def _formulas(known: Sequence[CheckedFigure]) -> Iterator[tuple[str, str, Decimal]]:
    """Yield what may be computed: how, its unit, its value."""
    for one, other in combinations(known, 2):
        if one.unit != other.unit:
            continue
        a, b = Decimal(one.value), Decimal(other.value)
        yield f"{one.text} + {other.text}", one.unit, a + b
        yield f"{one.text} − {other.text}", "%p" if one.unit == "%" else one.unit, a - b
        for (x, top), (y, base) in (((one, a), (other, b)), ((other, b), (one, a))):
            if base:
                yield f"{x.text} ÷ {y.text} × 100", "%", top / base * 100
                yield f"({x.text} − {y.text}) ÷ {y.text} × 100", "%", (top - base) / base * 100
    if len(known) > 2 and len({figure.unit for figure in known}) == 1:
        total = sum((Decimal(figure.value) for figure in known), Decimal(0))
        yield " + ".join(figure.text for figure in known), known[0].unit, total
