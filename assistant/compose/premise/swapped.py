"""Figures that a question gives to the wrong one of several (가형 16, 나형 11 for the reverse)."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.premise.ground import Contradiction, Ground, contradicted
from assistant.compose.rows import RowItem

_PAIR = re.compile(
    r"(?<![가-힣A-Za-z])(?P<label>[가-힣A-Za-z]{2,12}?)(?:은|는|이|가|에|에는)?\s?"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[가-힣%]{1,3}?)?"
    r"(?=으?로|이[고며라]|[을를은는이가과와]|[\s,.?)/]|$)"
)
_BEHIND = r"{0}(?:은|는|이|가)?\s?[:：(]?\s?(?P<number>\d[\d,]*(?:\.\d+)?)"
_LEAST = 0.4
_TIMES = re.compile(r"년$|월$|일$|^제$|^약$")


def wrong_pairs(ground: Ground) -> Contradiction | None:
    """Return the contradiction of figures that stand at each other's labels in the reports."""
    text = ground.question.question
    pairs: dict[str, Decimal] = {}
    for match in _PAIR.finditer(text):
        if not (_TIMES.search(match["label"]) or _TIMES.search(match["unit"] or "")):
            pairs.setdefault(match["label"], Decimal(match["number"].replace(",", "")))
    if len(pairs) < 2 or len(set(pairs.values())) != len(pairs):
        return None
    for statement in ground.about(ground.heard(ground.names_in(text)), _LEAST):
        if isinstance(statement.item, RowItem):
            continue
        told = {label: _behind(statement.own, label) for label in pairs}
        if told == pairs:
            return None
        if set(told.values()) == set(pairs.values()):
            claim = ", ".join(f"{label} {number:,}" for label, number in pairs.items())
            return contradicted(claim, statement)
    return None


def _behind(text: str, label: str) -> Decimal | None:
    """Return the number right behind a label in a text."""
    words = r"\s?".join(map(re.escape, squeezed(label)))
    found = re.search(_BEHIND.format(words), text)
    return Decimal(found["number"].replace(",", "")) if found else None
