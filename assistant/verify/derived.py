"""Amounts that a statement computes from its own: sums, differences, shares, means, growth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain, pairwise

from assistant.answer import CheckedFigure
from assistant.verify.amounts import numbers_of, rounds_to, units_agree
from assistant.verify.found import AMOUNT, Found
from assistant.verify.places import COMPUTED, NONE, Place
from assistant.verify.reckoning import (
    MEAN,
    SHARE,
    TIMES,
    Known,
    Reckoned,
    differences,
    named_shares,
    reckonings,
    steps,
    sums,
)
from assistant.verify.years import year_spans, years_at
from ingest.dates import find_dates

_CUE = re.compile(
    r"합[하치계산친해쳐]|더[하한해]|차이|격차|보다|증가|감소|늘|줄|많|적[은었다습]|높|낮|[오올]라|오르"
    r"|내[려렸리]|커[졌지진]|떨어|작[은아]|깎|삭감|감액|증액|부족|모자|결원|비[어었]|비중|비율|차지|계산"
    r"|빼|뺀|남[는습]|[÷+−=]|\s-\s"
)
_SUM = re.compile(r"합[하치계산친해쳐]|더[하한해]")
_MEAN = re.compile(r"평균|당(?![가-힣])|꼴|÷")  # 1인당, 과제당 2억원
_RATE = re.compile(r"[율률]|비중|차지")
EQUALS = re.compile(r"\s*=")
"""The rest of a formula whose terms have markers of their own."""

_LASTS = re.compile(r"\s?(?:년|개년)?\s?(?:간|동안|치|째|에\s?걸|연속|여|뒤|후|사이|새|만에)")
_UNTIL_NOW = re.compile(r"(?:최근|지난|총)\s?$")
_COMPARED = re.compile(
    r"많|적|부족|모자|비[어었]|결원|남[는았]|초과|늘|줄|증가|감소|차이|깎|삭감|감액|증액"
)
_NEAR = 8  # characters between a difference and the word that says that it is one
_DAY = 2  # hyphens of a date that names its day
_MOST = 8  # amounts of a statement that are tried with one another
_FEW = 4  # amounts of which a share with decimals is no chance


def with_derived(
    text: str,
    found: Sequence[Found],
    places: Sequence[Place],
    earlier: Sequence[CheckedFigure] = (),
) -> list[Found]:
    """Give amounts that follow from supported ones of the statement their formula and state.

    ``earlier`` are checked figures that the line has before it: 525명 [1] - 484명 [2] = 41명. What
    follows from what was computed itself is found, too: 19명 - 16명 = 3명, 15.8%.
    """
    found = list(found)
    for _ in range(2):
        if not any(_open(item) for item in found):
            break
        known = _known((*earlier, *(item.figure for item in found)), places)
        settled = [_computed(item, text, known, places) if _open(item) else item for item in found]
        if settled == found:
            break
        found = settled
    return found


def _known(figures: Iterable[CheckedFigure], places: Sequence[Place]) -> list[CheckedFigure]:
    """Return the supported amounts that have a unit; what is told in two units counts once."""
    known: list[CheckedFigure] = []
    for one in figures:
        figure = _with_unit(one, places) if one.kind == AMOUNT and one.state != NONE else one
        told = any(f.value == figure.value and f.text != figure.text for f in known)
        if figure.kind == AMOUNT and figure.state != NONE and figure.unit and not told:
            known.append(figure)
    return known[:_MOST]


def _computed(
    item: Found, text: str, known: Sequence[CheckedFigure], places: Sequence[Place]
) -> Found:
    figure = item.figure
    end = item.start + len(figure.text)
    if figure.unit == "년":
        lasts = _LASTS.match(text, end) or _UNTIL_NOW.search(text, 0, item.start)
        return item._replace(figure=_years_long(figure, text, places)) if lasts else item
    if figure.unit == "일":
        return item._replace(figure=_days_long(figure, text, places))
    amounts = [Known(one.text, Decimal(one.value), one.unit) for one in known]
    ways = [r for r in reckonings(amounts) if _is_said(r, figure, text, len(known))]
    tried: list[Iterable[Reckoned]] = [ways]
    if _CUE.search(text):
        tried.append(steps(places))
    if _SUM.search(text):
        tried.append(sums(places))
    if figure.unit == "%" and _RATE.search(text):
        tried.append(named_shares(text, places))
    if _COMPARED.search(text, end, end + _NEAR):
        tried.append(differences(amounts, places))
    citation = known[0].citation if known else next((place.n for place in places), None)
    return item._replace(figure=_derived(figure, chain(*tried), citation))


def _is_said(reckoned: Reckoned, figure: CheckedFigure, text: str, known: int) -> bool:
    """Say whether a statement tells that a figure is reckoned in a way."""
    if reckoned.kind == TIMES or EQUALS.match(text):
        return True
    if reckoned.kind == MEAN:
        return _MEAN.search(text) is not None
    if reckoned.kind == SHARE and "." in figure.text and known <= _FEW:
        return True
    return _CUE.search(text) is not None


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
    figure: CheckedFigure, ways: Iterable[Reckoned], citation: int | None
) -> CheckedFigure:
    wanted = abs(Decimal(figure.value))
    for way in ways:
        if units_agree(figure.unit, way.unit) and rounds_to(wanted, figure.text, abs(way.value)):
            return replace(figure, state=COMPUTED, formula=way.formula, citation=citation)
    return figure


def _years_long(figure: CheckedFigure, text: str, places: Sequence[Place]) -> CheckedFigure:
    """Support 5년간 where a place names the first and the last year, 3년 뒤 where the text does."""
    for place in places:
        spans = [*year_spans(place.text), *_two_years(text), *_two_years(place.text)]
        for first, last in spans:
            if figure.value in (last - first, last - first + 1):
                formula = f"{first:02}~{last:02}"
                return replace(figure, state=COMPUTED, formula=formula, citation=place.n)
    return figure


def _days_long(figure: CheckedFigure, text: str, places: Sequence[Place]) -> CheckedFigure:
    """Support 모두 5일 where the statement or a place names the first and the last day."""
    for place in places:
        for said in (text, place.text):
            days = [date.fromisoformat(d.iso) for d in find_dates(said) if d.iso.count("-") == _DAY]
            spans = [(last - first).days for first, last in pairwise(days)]
            if any(figure.value in (span, span + 1) for span in spans if span > 0):
                formula = " ~ ".join(str(day) for day in days[:2])
                return replace(figure, state=COMPUTED, formula=formula, citation=place.n)
    return figure


def _two_years(text: str) -> list[tuple[int, int]]:
    years = sorted({year for year, *_ in years_at(text)})
    return [(years[0], years[1])] if len(years) == 2 else []
