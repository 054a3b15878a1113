"""How much of what a question names a text speaks of, rare names counting more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.cleaning import clean

# A part of a name (예산 of 예산현액) is worth its share of the letters, less this.
_PART = 0.9
_OTHER = 0.85  # what a counterpart counts (소상공인 for 가게 주인) beside the word itself
# A particle that Kiwi took for the end of a long name (빛나래축제가).
_READ_ON = re.compile(r"^[가-힣]{5,}[가이은는]$")
_COUNTERS = frozenset({"개소", "개관", "개원"})  # words for an opening that count behind a number
_NUMBERED = re.compile(r"\d+(?:단계|차|기|호|회|분기|단지|구역|지구|권역)$")

Credits = tuple[float, ...]
"""For each name of the question, 0 to 1: how far a text speaks of it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the question as written, its content morphemes, and its weight.

    ``others`` are what reports write instead; ``known`` says whether they have any of all these.
    ``core`` is the rarest of several parts: what tells the name from others (등불 of 가온등불축제).
    ``spread`` are pairs of words that stand for the name together, however far apart.
    """

    text: str
    parts: tuple[str, ...]
    weight: float
    known: bool
    others: tuple[str, ...] = ()
    core: str = ""
    spread: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a question names."""

    names: tuple[Name, ...]

    @property
    def total(self) -> float:
        """The weight of all names together."""
        return sum(name.weight for name in self.names)

    def credits(self, text: str) -> Credits:
        """Return how far a text speaks of each name, however it is spaced."""
        return self.credits_in(squeezed(text))

    def credits_in(self, plain: str) -> Credits:
        """Return how far a text that is squeezed already speaks of each name."""
        if not plain:
            return (0.0,) * len(self.names)
        return tuple(_credit(name, plain) for name in self.names)

    def share(self, credits: Credits) -> float:
        """Return the weighted share of the names that ``credits`` account for, 0 to 1."""
        total = weighed = 0.0  # a loop: thousands of statements are weighed for a question
        for name, credit in zip(self.names, credits, strict=True):
            total += name.weight
            weighed += name.weight * credit
        return weighed / total if total else 0.0

    def heaviest(self, credits: Credits) -> float:
        """Return the share of the one name that lacks the most, 0 to 1."""
        weighed = (n.weight * (1 - c) for n, c in zip(self.names, credits, strict=True))
        return max(weighed, default=0.0) / self.total if self.total else 0.0

    def cover(self, text: str) -> float:
        """Return the weighted share of the names that a text speaks of, 0 to 1."""
        return self.share(self.credits(text))


@lru_cache(maxsize=8)
def reading(wanted: Wanted) -> Callable[[str], Credits]:
    """Return what ``wanted.credits_in`` returns, each text read once.

    The statements, figures and parts of a question share their headings, and often its names.
    """
    return cache(wanted.credits_in)


def most(*credits: Credits) -> Credits:
    """Return the greatest credit of each name."""
    return tuple(map(max, zip(*credits, strict=True)))


def scaled(credits: Credits, factor: float) -> Credits:
    """Return every credit times ``factor``."""
    return tuple(credit * factor for credit in credits)


@lru_cache(maxsize=1 << 16)
def squeezed(text: str) -> str:
    """Return cleaned text in lower case without spaces and thousands separators."""
    return re.sub(r"[\s·]+|(?<=\d),(?=\d{3})", "", clean(text)).lower()


def followed(name: str, behind: re.Pattern[str], text: str) -> bool:
    """Say whether what ``behind`` matches stands right behind a name somewhere in a text.

    A pattern made with the name in it would be compiled for every question.
    """
    at = text.find(name)
    while at >= 0:
        if behind.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _credit(name: Name, plain: str) -> float:
    # Loops, and what is seldom so is asked last: answering spends most of its time here.
    if name.text in plain and _stands(name.text, plain):
        return 1.0
    for other in name.others:
        if other in plain and _stands(other, plain) and not _counts(other, name, plain):
            return _OTHER
    if name.text[-1] in "가이은는" and name.text[:-1] in plain and _READ_ON.search(name.text):
        return _OTHER
    for one, other in name.spread:
        if one in plain and other in plain:
            return _OTHER * _PART
    inside = 0
    for part in name.parts:
        if part in plain and _stands(part, plain):
            inside += len(part)
    if not inside or (name.text[0].isdigit() and _NUMBERED.match(name.text)):
        return 0.0  # 1단계 is no part of 2단계
    return min(1.0, _PART * inside / len(name.text))


def _counts(other: str, name: Name, plain: str) -> bool:
    """Say whether a counterpart only counts wherever a text has it (문을 연: 개소, 5개소).

    What an English name stands for may be the counter itself.
    """
    if other not in _COUNTERS or name.text.isascii():
        return False
    return re.search(rf"(?<!\d){other}", plain) is None


def _stands(term: str, plain: str) -> bool:
    """Say whether a term that a text has stands there on its own: 12 is not in 2012."""
    if term[0].isdigit():
        return re.search(rf"(?<!\d){re.escape(term)}(?!\d)", plain) is not None
    if term.isascii() and len(term) < 4:
        return re.search(rf"(?<![a-z]){re.escape(term)}(?![a-z])", plain) is not None
    return True
