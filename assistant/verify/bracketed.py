"""Amounts in brackets that read the one before: 5,969백만원(59억 6,900만원)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verify.amounts import equals
from assistant.verify.pieces import squeezed
from assistant.verify.places import Place
from ingest.quantity import Quantity

_CLOSED = re.compile(r"\s?[),/]")


def reads_before(text: str, quantity: Quantity, all_: Sequence[Quantity]) -> bool:
    """Say whether an amount in brackets only reads the one before: 5,969백만원(59억 6,900만원)."""
    return any(q.value == quantity.value and text[q.end : quantity.start] == "(" for q in all_)


def misread(
    text: str, quantity: Quantity, all_: Sequence[Quantity], places: Sequence[Place]
) -> bool:
    """Say whether an amount in brackets differs from the one that it is to be read for."""
    before = next((q for q in all_ if text[q.end : quantity.start].strip() == "("), None)
    if before is None or before.unit != quantity.unit or quantity.unit != "원":
        return False
    if not _CLOSED.match(text, quantity.end):
        return False  # 242억원(19억원 감소)
    if equals(quantity, before.text, before.value) or equals(before, quantity.text, quantity.value):
        return False
    printed = squeezed(text[before.start : quantity.end])
    return not any(printed in place.letters for place in places)
