"""Which way an amount goes where it stands: its sign, the words beside it, an arrow before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.verify.amounts import equals, size, units_agree
from assistant.verify.places import Place
from assistant.verify.words import CHANGE, DOWN, UP, way_of
from ingest.quantity import Quantity

_ARROW = re.compile(r"\s?(?:[가-힣()'’\d.]{0,8}\s?)?(?:→|⇒|➡|➔|⇨|➜|->)")
_BEHIND, _BEFORE = 14, 8  # characters between an amount and the word that says which way
_STOP = re.compile(r"[\d\n;]")
_COLUMN_OF_CHANGE = frozenset({"증감"})


def ways_at(quantity: Quantity, place: Place) -> Iterator[int]:
    """Yield which way each printing of an amount in a place goes, where it shows that."""
    for amount in place.amounts:
        if _same(quantity, amount.printed, amount.value, amount.unit):
            if amount.value < 0:
                yield DOWN
            elif amount.printed.lstrip()[:1] in "+＋" or amount.context >= _COLUMN_OF_CHANGE:
                yield UP
    for one, found in pairwise((None, *place.printed)):
        if found is not None and _same(quantity, found.text, found.value, found.unit):
            yield from _beside(found, one, place.text)


def arrows(printed: Sequence[Quantity], text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each two amounts of a text that an arrow joins."""
    for one, other in pairwise(printed):
        if units_agree(one.unit, other.unit) and _ARROW.match(text, one.end):
            yield one, other


def _beside(found: Quantity, one: Quantity | None, text: str) -> Iterator[int]:
    behind = CHANGE.search(text, found.end, found.end + _BEHIND)
    if behind and not _STOP.search(text, found.end, behind.start()):
        yield way_of(behind)
        return
    start = max(0, found.start - _BEFORE, one.end if one else 0)
    before = [word for word in CHANGE.finditer(text, start, found.start)]
    if before and not _STOP.search(text, before[-1].end(), found.start):
        yield way_of(before[-1])
    elif one and units_agree(one.unit, found.unit) and _ARROW.match(text, one.end):
        yield UP if found.value > one.value else DOWN


def _same(quantity: Quantity, printed: str, value: int | Decimal, unit: str) -> bool:
    return units_agree(quantity.unit, unit) and equals(quantity, printed, size(value))
