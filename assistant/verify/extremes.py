"""Superlatives and orders of a statement against the column or row of the figure they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.answer import CheckedFigure
from assistant.verify.amounts import equals, quantities_in, size, units_agree
from assistant.verify.compared import is_extreme
from assistant.verify.found import DIRECTION, Found
from assistant.verify.places import NONE, Place
from assistant.verify.statement import sentence_around
from assistant.verify.words import DOWN, UP
from index.records import Records
from ingest.model import Figure
from ingest.quantity import Quantity

_WAY = r"(?:(?P<up>크|큰|많|높|길|긴)|(?P<down>작|적|낮|짧))"
_MOST = re.compile(rf"(?:가장|제일)\s?{_WAY}")
_ORDER = re.compile(rf"{_WAY}[은을]?\s?순")
_NEAR = 14  # characters between an amount and the superlative behind it
_FEWEST = 3  # figures of a column of which one may be called the largest
_TOTAL = re.compile(r"^(?:합?계|총계|소계|전체|평균)$|[합총소]\s?계$")


def check_extremes(text: str, places: Sequence[Place], records: Records) -> Iterator[Found]:
    """Yield each superlative and order that the figures contradict."""
    for most in _MOST.finditer(text):
        amount = _called(text, most)
        if amount is not None and _is_opposite(amount, most, places, records):
            yield _contradicted(most)
    for order in _ORDER.finditer(text):
        _, end = sentence_around(text, order.start())
        listed = [q for q in quantities_in(text) if q.unit and order.end() <= q.start < end]
        values = [q.value for q in listed if q.unit == listed[0].unit]
        rises = any(a < b for a, b in pairwise(values))
        falls = any(a > b for a, b in pairwise(values))
        if len(values) >= _FEWEST and rises != falls and rises == bool(order["up"]):
            yield _contradicted(order)


def _called(text: str, most: re.Match[str]) -> Quantity | None:
    """Return the amount that a superlative is said of: right before it, or the next one."""
    start, end = sentence_around(text, most.start())
    inside = [q for q in quantities_in(text) if q.unit and start <= q.start < end]
    before = [q for q in inside if 0 <= most.start() - q.end <= _NEAR]
    if before and re.fullmatch(r"[으이]?[로가]\s?", text[before[-1].end : most.start()]):
        return before[-1]
    return next((q for q in inside if q.start >= most.end()), None)


def _is_opposite(
    amount: Quantity, most: re.Match[str], places: Sequence[Place], records: Records
) -> bool:
    """Say whether an amount is the other extreme of each column or row that it stands in."""
    verdicts: list[bool] = []
    for place in places:
        for figure in place.figures:
            if figure.column and _is(amount, figure):
                values = _mates(figure, place, records)
                if len(set(values)) >= _FEWEST:
                    best, worst = max(values), min(values)
                    best, worst = (best, worst) if most["up"] else (worst, best)
                    verdicts += [figure.value == worst != best]
    if not verdicts:
        return any(is_extreme(amount, DOWN if most["up"] else UP, place) for place in places)
    return all(verdicts)


def _mates(figure: Figure, place: Place, records: Records) -> list[int | Decimal]:
    """Return the values beside a figure: of its column in the table, or else of its row."""
    report = place.report.name
    spans = [(t.first, t.last) for t in records.tables(report, figure.first, figure.last)]
    table = [f for span in spans for f in records.figures(report, *span)]
    table = [f for f in table if f.unit == figure.unit and not _is_total(f)]
    column = [f.value for f in table if f.column == figure.column]
    row = [f.value for f in table if f.row == figure.row]
    return column if len(set(column)) >= _FEWEST else row


def _is_total(figure: Figure) -> bool:
    labels = (*figure.row[-1:], *figure.column[-1:])
    return any(_TOTAL.search(label.replace(" ", "")) for label in labels)


def _is(amount: Quantity, figure: Figure) -> bool:
    return units_agree(amount.unit, figure.unit) and equals(amount, figure.text, size(figure.value))


def _contradicted(found: re.Match[str]) -> Found:
    figure = CheckedFigure(found[0], found[0], "", NONE, None, kind=DIRECTION)
    return Found(found.start(), figure)
