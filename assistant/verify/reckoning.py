"""What may be reckoned from the amounts that a statement gives, and from those that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import NamedTuple

from assistant.verify.amounts import units_agree
from assistant.verify.evidence import arrows
from assistant.verify.pieces import squeezed
from assistant.verify.places import Place

SUM, DIFFERENCE, SHARE, TIMES, MEAN = "sum", "difference", "share", "times", "mean"

_ROW = 24  # amounts of a row or a few lines, at most
_CELLS = 48  # figures of the places among which a statement may name two
_NAMED = 8  # figures named by a statement that are tried with one another
_SUMMED = 4  # amounts of a place of which a statement may tell the sum
_TOTALS = frozenset({"계", "합계", "총계", "소계", "전체"})
#: Counts that an amount is spread over: 6억원 ÷ 30개 과제.
_COUNTS = frozenset({"명", "개", "개사", "개소", "개교", "건", "회", "팀", "곳", "가구"})


class Known(NamedTuple):
    """A supported amount: as written, its value, its unit."""

    text: str
    value: Decimal
    unit: str


class Reckoned(NamedTuple):
    """How something is computed, what kind of reckoning that is, its unit and its value."""

    formula: str
    kind: str
    unit: str
    value: Decimal


def reckonings(known: Sequence[Known]) -> Iterator[Reckoned]:
    """Yield what may be computed from amounts."""
    for one, other in combinations(known, 2):
        if units_agree(one.unit, other.unit):
            formula = f"{one.text} + {other.text}"
            yield Reckoned(formula, SUM, one.unit, one.value + other.value)
            yield _difference(one, other)
    for one, other in permutations(known, 2):
        if other.value:
            yield from _ratios(one, other)
    for unit in dict.fromkeys(one.unit for one in known):
        alike = [one for one in known if one.unit == unit]
        total = sum((one.value for one in alike), Decimal(0))
        terms = " + ".join(one.text for one in alike)
        if len(alike) > 2:
            yield Reckoned(terms, SUM, unit, total)
        if len(alike) > 1:
            yield Reckoned(f"({terms}) ÷ {len(alike)}", MEAN, unit, total / len(alike))


def differences(known: Sequence[Known], places: Sequence[Place]) -> Iterator[Reckoned]:
    """Yield how far each amount of a statement is from the others of its place."""
    others = [
        Known(amount.text, Decimal(amount.value), amount.unit)
        for place in places
        for amounts in (place.figures, place.printed)
        for amount in amounts
    ]
    for one in known:
        for other in others if len(others) <= _ROW else ():
            if one.unit == other.unit:
                yield _difference(one, other)


def steps(places: Sequence[Place]) -> Iterator[Reckoned]:
    """Yield how much and by which share amounts change that a place joins by an arrow."""
    for place in places:
        for one, other in arrows(place.printed, place.text):
            base = Known(one.text, Decimal(one.value), one.unit)
            new = Known(other.text, Decimal(other.value), other.unit)
            yield _difference(new, base)
            if base.value:
                yield from _ratios(new, base)


def sums(places: Sequence[Place]) -> Iterator[Reckoned]:
    """Yield the sums of the few amounts of one unit that a place states."""
    for place in places:
        for unit in dict.fromkeys(q.unit for q in place.printed):
            alike = [q for q in place.printed if q.unit == unit]
            for count in range(2, len(alike) + 1) if len(alike) <= _SUMMED else ():
                for terms in combinations(alike, count):
                    formula = " + ".join(q.text for q in terms)
                    value = sum((Decimal(q.value) for q in terms), Decimal(0))
                    yield Reckoned(formula, SUM, unit, value)


def named_shares(text: str, places: Sequence[Place]) -> Iterator[Reckoned]:
    """Yield the shares of figures that a statement names by their row or column, unstated."""
    figures = [f for place in places for f in place.figures if f.unit and f.value]
    if len(figures) > _CELLS:
        return
    letters = squeezed(text)
    if any(f.unit == "%" and _names(letters, f.column) for f in figures):
        return  # the report says it itself
    named = [f for f in figures if any(_names(letters, path) for path in (f.row, f.column))]
    totals = [f for f in figures if not _TOTALS.isdisjoint((*f.row, *f.column))]
    for one in named[:_NAMED]:
        for base in (*named[:_NAMED], *totals[:_NAMED]):
            top, whole = Decimal(one.value), Decimal(base.value)
            if one.unit == base.unit and abs(whole) > abs(top):
                yield Reckoned(f"{one.text} ÷ {base.text} × 100", SHARE, "%", top / whole * 100)


def _difference(one: Known, other: Known) -> Reckoned:
    unit = "%p" if one.unit == "%" else one.unit
    return Reckoned(f"{one.text} − {other.text}", DIFFERENCE, unit, one.value - other.value)


def _ratios(one: Known, other: Known) -> Iterator[Reckoned]:
    ratio, value = f"{one.text} ÷ {other.text}", one.value / other.value
    if units_agree(one.unit, other.unit):
        growth = f"({one.text} − {other.text}) ÷ {other.text} × 100"
        yield Reckoned(f"{ratio} × 100", SHARE, "%", value * 100)
        yield Reckoned(growth, SHARE, "%", (value - 1) * 100)
        yield Reckoned(ratio, TIMES, "배", value)
    elif other.unit in _COUNTS:
        yield Reckoned(ratio, MEAN, one.unit, value)


def _names(letters: str, path: Sequence[str]) -> bool:
    label = squeezed(path[-1]) if path else ""
    return len(label) > 1 and label in letters
