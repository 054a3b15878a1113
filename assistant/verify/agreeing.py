"""Amounts of which a statement says itself how they follow from its others, and that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.verify.amounts import quantities_in, rounds_to, units_agree
from assistant.verify.compared import step_of
from assistant.verify.found import AMOUNT, Found
from assistant.verify.places import NONE, Place
from assistant.verify.statement import sentence_around
from assistant.verify.words import CHANGE
from ingest.quantity import Quantity

_LACK = re.compile(r"부족|모자[라란랐]|결원|비[어었]|많|적[다은습었]")
_TOGETHER = re.compile(r"(?:더하면|합하면|합치면|합쳐서?|합하여|합해|합계)\s?(?:모두|총)?\s?$")
_BEHIND = re.compile(r"[이가은는씩도]?\s?")
_THREE = 3


def disagreeing(text: str, found: Sequence[Found], places: Sequence[Place]) -> list[Found]:
    """Leave unsupported what a statement reckons wrongly from two amounts of its own.

    40명에서 50명으로 20명 늘어, 정원 26명에 현원 23명으로 2명이 부족, 10명과 20명을 합하면 40명.
    """
    wrong = {q.start for q in _wrong(text, found, places)}
    return [
        Found(i.start, replace(i.figure, state=NONE, citation=None), misplaced=True)
        if i.start in wrong and i.figure.kind == AMOUNT
        else i
        for i in found
    ]


def _wrong(text: str, found: Sequence[Found], places: Sequence[Place]) -> Iterator[Quantity]:
    known = {item.start for item in found if item.figure.state != NONE}
    quantities = [q for q in quantities_in(text) if q.unit and q.start in known]
    for quantity in quantities:
        start, _ = sentence_around(text, quantity.start)
        before = [q for q in quantities if start <= q.start < quantity.start]
        before = [q for q in before if units_agree(q.unit, quantity.unit)]
        inputs = _inputs(text, quantity, before, start, quantities)
        if not inputs or any(q.approximate for q in (*inputs, quantity)):
            continue
        if not _follows(quantity, inputs) and not _printed([*inputs, quantity], places):
            yield quantity


def _inputs(
    text: str,
    quantity: Quantity,
    before: Sequence[Quantity],
    start: int,
    quantities: Sequence[Quantity],
) -> Sequence[Quantity]:
    """Return the two or more amounts that one is said to follow from."""
    if len(before) > 1 and _TOGETHER.search(text, start, quantity.start):
        return before
    end = _BEHIND.match(text, quantity.end)
    behind = end.end() if end else quantity.end
    if len(before) == _THREE - 1 and _LACK.match(text, behind):
        return before
    change = CHANGE.match(text, behind)
    step = change and step_of(change.span(), start, quantities, text)
    return step if step and quantity not in step and set(step) <= set(before) else ()


def _follows(quantity: Quantity, inputs: Sequence[Quantity]) -> bool:
    values = [Decimal(q.value) for q in inputs]
    said = abs(Decimal(quantity.value))
    ways = [sum(values, Decimal(0)), abs(values[-1] - values[-2])]
    ways += [
        abs(values[-1] - values[-2]) / b * 100 for b in values[-2:-1] if b and quantity.unit == "%"
    ]
    return any(rounds_to(said, quantity.text, way) for way in ways)


def _printed(amounts: Sequence[Quantity], places: Sequence[Place]) -> bool:
    """Say whether a place has these amounts one after another: its own reckoning may be off."""
    values = [q.value for q in amounts]
    return any(
        [abs(q.value) for q in place.printed[at : at + len(values)]] == values
        for place in places
        for at in range(len(place.printed))
    )
