"""Which way it goes between amounts that a statement itself compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.verify.amounts import units_agree
from assistant.verify.places import Place
from assistant.verify.words import UP
from ingest.quantity import Quantity

_TO = re.compile(r"\s?(?:\([^()]*\))?\s?(?:으로|로|까지)")
_FROM = re.compile(r"에서|이?던|였|이었")
_BASE = re.compile(r"\)?\s?(?:보다|에?\s?비해|\s?대비)")
_THAN_THIS = re.compile(r"(?:이|그)보다\s?$")
_IS = re.compile(r"(?:\([^()]*\))?(?:으로|로|이|가|은|는|도)\s")
_ADDED = re.compile(r"[어아]?[난린은한된던]\s(?:약\s)?$")
_FEWEST = 3  # amounts of one unit of which one may be called the largest or the smallest


def step_of(
    word: tuple[int, int], start: int, quantities: Sequence[Quantity], text: str
) -> tuple[Quantity, Quantity] | None:
    """Return the two amounts that a word of change is said of, the one compared with first.

    30명에서 40명으로 늘었다; 40억원으로 30억원보다 늘었다; 40명보다 30명이 적다; 30억원이고 이보다
    늘어난 40억원.

    Parameters
    ----------
    word, start
        Where the word stands, and where its sentence starts.
    quantities
        The amounts of ``text`` that have a unit.
    """
    inside = [q for q in quantities if q.start >= start]
    before = [q for q in inside if q.end <= word[0]]
    steps = [pair for pair in _alike(before) if _from_to(*pair, text)]
    if steps:
        return steps[-1]
    raised = next((q for q in inside if q.start >= word[1]), None)
    if raised and not _ADDED.search(text, word[1], raised.start):
        raised = None
    base = next((at for at, q in enumerate(before) if _BASE.match(text, q.end)), None)
    if base is not None:
        called = [q for q in before[base + 1 :] if _IS.match(text, q.end)]
        others = [*before[:base][::-1], *called, *([raised] if raised else [])]
        fit = (other for other in others if units_agree(before[base].unit, other.unit))
        return next(((before[base], other) for other in fit), None)
    if before and raised and _THAN_THIS.search(text, before[-1].end, word[0]):
        return (before[-1], raised) if units_agree(before[-1].unit, raised.unit) else None
    return None


def way_by(amount: Quantity, apart: Quantity, place: Place, text: str) -> int:
    """Return which way an amount of ``text`` is apart from another that only the place states.

    595명으로 나머지보다 2,245명이 적다 rests on 2,840명, 625명보다 382명 늘었다 on 1,007명: 0 where
    there is none or one on each side.
    """
    values = {
        found.value
        for amounts in (place.figures, place.printed)
        for found in amounts
        if units_agree(found.unit, amount.unit)
    }
    more, less = amount.value - apart.value in values, amount.value + apart.value in values
    return less - more if _BASE.match(text, amount.end) else more - less


def way_between(one: Quantity, other: Quantity) -> int:
    """Return which way it goes from one amount to another, 0 where they are the same."""
    return (other.value > one.value) - (other.value < one.value)


def is_extreme(quantity: Quantity, way: int, place: Place) -> bool:
    """Say whether an amount is the largest (or smallest) of several of its unit in a place."""
    values = {q.value for q in place.printed if units_agree(q.unit, quantity.unit)}
    values -= {value for value in values if 2 * value == sum(values)}  # the total of the others
    if len(values) < _FEWEST:
        return False
    return quantity.value == (max(values) if way == UP else min(values))


def _alike(quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each amount and the next one behind it that is counted the same."""
    for at, one in enumerate(quantities):
        other = next((q for q in quantities[at + 1 :] if units_agree(one.unit, q.unit)), None)
        if other is not None:
            yield one, other


def _from_to(one: Quantity, other: Quantity, text: str) -> bool:
    """Say whether two amounts are said to be the one before and the one after."""
    between = text[one.end : other.start]
    return (
        _FROM.search(between) is not None
        and units_agree(one.unit, other.unit)
        and _TO.match(text, other.end) is not None
    )
