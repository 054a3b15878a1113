"""Bare numbers of running text whose unit stands beside them or in their key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.items import Item
from ingest.figures.labels import label_in
from ingest.figures.offices import offices_in
from ingest.figures.words import unit_in
from ingest.quantity import Quantity, parse_quantities
from ingest.quantity.units import is_unit

_PAIR = re.compile(
    r"(?<=[가-힣]\s)(\d{1,3}(?:,\d{3})*)(?:\s*/\s*|(?=[^()]*\)),\s)[가-힣]{2,8}\s(?=(\d))"
)
#: 도자30, 목공30
_ATTACHED = re.compile(r"(?<=[가-힣])\d{1,3}(?:,\d{3})*(?=\s?(?:[,/·]|$))")
_UNIT_WORDS = re.compile(r"^[^\d]*[\d,.]+\s?여?\s?(.+)$")
_TEN_THOUSANDS = re.compile(r"\d[천백]?만")
_COMMA = re.compile(r"[,;/:：]|(?<![A-Za-z])\+")
_INSIDE = re.compile(r"\s?\(([^()]*)\)")
_GROUP_BEHIND = re.compile(r"\s[^\d(),;:/→⇨]{1,24}\(([^()]*)\)")


def quantities_of(item: Item) -> list[Quantity]:
    """Return the quantities of an item in their order.

    A bare number takes the unit that its key states (``가동률(%) : 71.0``, ``강좌(25개) : 도자
    14``), or that of a number beside it (``652백만원(국비 490, 시비 162)``).
    """
    in_key = parse_quantities(item.key)
    unit = unit_in(item.key) or (_printed_unit(in_key[-1]) if in_key else None)
    found = _like_others(parse_quantities(item.text, unit))
    parts = {part.start: part for part in _parts(item.text, found)}
    parts.update((office.start, office) for office in offices_in(item.text))
    found = [*(one for one in found if one.start not in parts), *parts.values()]
    return sorted(found, key=lambda one: one.start)


def _like_others(found: Sequence[Quantity]) -> list[Quantity]:
    """Give 5,000만 the unit of another number of its size; without one it counts nothing known."""
    unit = next((one.unit for one in found if one.unit and _TEN_THOUSANDS.search(one.text)), "")
    bare = [not one.unit and one.text.endswith("만") for one in found]
    return [
        replace(one, unit=unit) if lacks else one
        for one, lacks in zip(found, bare, strict=True)
        if unit or not lacks
    ]


def _printed_unit(quantity: Quantity) -> str | None:
    """Return the unit as it stands behind a quantity's number, if it is one."""
    found = _UNIT_WORDS.match(quantity.text)
    return found[1] if found and is_unit(found[1]) else None


def _parts(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the bare numbers whose unit stands beside them.

    490 and 162 of ``652백만원(국비 490, 시비 162)``, 60 of ``정원 60 / 현원 58명``, △2 of
    ``58명(△2)``.
    """
    parts = []
    known = {quantity.start: quantity for quantity in found if quantity.unit}
    for pair in _PAIR.finditer(text):
        unit = _printed_unit(known[pair.start(2)]) if pair.start(2) in known else None
        if unit:
            parts += _shifted(pair[1], pair.start(1), unit)
    for quantity in found:
        unit = _printed_unit(quantity)
        inside = _INSIDE.match(text, quantity.end) or _summed_behind(text, quantity)
        if not unit or not inside:
            continue
        parts += _attached(inside, unit, quantity)
        for part in _shifted(inside[1], inside.start(1), unit):
            words = _COMMA.split(text[inside.start(1) : part.start])[-1]
            signed = part.text[:1] in "△▲+-−" and part.text == inside[1].strip()
            if part.start not in known and part.text[-1:].isdigit() and (signed or label_in(words)):
                parts.append(part)
    return parts


def _attached(inside: re.Match[str], unit: str, whole: Quantity) -> list[Quantity]:
    """Return the numbers right behind names in parentheses that add up: 60개(도자30, 목공30)."""
    parts = [
        part
        for number in _ATTACHED.finditer(inside[1])
        for part in _shifted(number[0], inside.start(1) + number.start(), unit)
    ]
    return parts if sum(part.value for part in parts) == whole.value else []


def _summed_behind(text: str, quantity: Quantity) -> re.Match[str] | None:
    """Return the parentheses behind a quantity's clause whose numbers add up to it.

    34개 공방 참여(도자 11 / 목공 23)
    """
    inside = _GROUP_BEHIND.match(text, quantity.end)
    if inside is None:
        return None
    parts = parse_quantities(inside[1], "")
    adds = len(parts) > 1 and sum(part.value for part in parts) == quantity.value
    return inside if adds and not any(part.unit for part in parts) else None


def _shifted(text: str, start: int, unit: str) -> list[Quantity]:
    """Return the quantities of ``text`` as they stand ``start`` characters further on."""
    return [
        Quantity(one.text, start + one.start, start + one.end, one.value, one.unit, False)
        for one in parse_quantities(text, unit)
    ]
