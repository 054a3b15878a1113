"""The questions that an English one asks one after the other, each with what it is about."""

from __future__ import annotations

import re

from assistant.question.kinds import kind_of
from assistant.question.names import only_asks
from assistant.question.units_asked import units_of

_ENGLISH = 0.6  # of the letters; a Korean question may have names in Latin
_NEXT = re.compile(
    r"(?:,|;|\?)?\s+and\s+(?=(?:how|what|when|where|who|which|why)\b)"
    r"|\?\s+(?=(?:How|What|When|Where|Who|Which|Why)\b)"
)
# A name, but for the word that opens the sentence (Gaon Craft Week 2031, the Nara fund).
_NAMED = re.compile(
    r"(?<=\s)(?P<name>[A-Z][\w&'’-]*(?:\s+(?:of|and|for|the)(?=\s+[A-Z])|\s+[A-Z0-9][\w&'’-]*)*)"
)
# What points back to the matter of the first question.
_POINTS = re.compile(r"\b(?:it|its|that|this|they|them|their|there|those|these)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9][\w&'’-]*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def english_parts(text: str) -> list[str]:
    """Return the questions in an English text; empty where it asks but one, or is not English.

    A later question that names nothing is asked of what the first one names; one that points back
    (it, there), of all that the first one speaks of but what that asks for.

    Examples
    --------
    >>> english_parts("How big is the Nara Hub, and how many firms are in it?")
    ['How big is the Nara Hub', 'how many firms are in it Nara Hub']
    >>> english_parts("나래관은 얼마나 크고 몇 곳이 있나요?")
    []
    """
    letters = [char for char in text if char.isalpha()]
    if sum(char.isascii() for char in letters) < _ENGLISH * max(len(letters), 1):
        return []
    first, *later = (part.strip(" ?.!") for part in _NEXT.split(text))
    names = [found["name"] for found in _NAMED.finditer(first)]
    years = [year for year in _YEAR.findall(first) if not any(year in name for name in names)]
    carried = " ".join((*names, *years))
    parts = []
    for part in filter(None, later):
        if _NAMED.search(part):
            parts.append(part)
        elif _POINTS.search(part):
            matter = (word for word in _WORD.findall(first) if not _asks(word) or word in carried)
            parts.append(" ".join((part, *matter)))
        else:
            parts.append(f"{part} {carried}".strip())
    return [first, *parts] if parts else []


def _asks(word: str) -> bool:
    """Say whether a word of a question only asks, or tells what is asked for (budget, area)."""
    return only_asks(word) or kind_of(word) != "other" or bool(units_of(word))
