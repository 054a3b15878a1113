"""How much of what a question names a text speaks of, rare names counting more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log

from index.words import Words
from ingest.cleaning import clean

# A part of a name (예산 of 예산현액) is worth its share of the letters, less this.
_PART = 0.9
_UNKNOWN = 0.5  # a word that no report has is often the asker's own for what they call otherwise
_SHORT = 0.5  # what a one-syllable word counts: inside other words it is found by chance

Credits = tuple[float, ...]
"""For each name of the question, 0 to 1: how far a text speaks of it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A word of the question as written, its content morphemes, and its weight."""

    text: str
    parts: tuple[str, ...]
    weight: float
    known: bool


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
        plain = squeezed(text)
        return tuple(_credit(name, plain) for name in self.names)

    def share(self, credits: Credits) -> float:
        """Return the weighted share of the names that ``credits`` account for, 0 to 1."""
        if not self.total:
            return 0.0
        weighed = (n.weight * c for n, c in zip(self.names, credits, strict=True))
        return sum(weighed) / self.total

    def cover(self, text: str) -> float:
        """Return the weighted share of the names that a text speaks of, 0 to 1."""
        return self.share(self.credits(text))


def weigh(names: Iterable[str], terms: Iterable[str], words: Words) -> Wanted:
    """Weigh names by how few passages have them: idf as in BM25 (Robertson, Zaragoza 2009).

    A name occurs in no more passages than the rarest of its morphemes and letter pairs.
    """
    terms = tuple(terms)
    found: list[Name] = []
    for text in names:
        plain = squeezed(text)
        parts = tuple(t for t in terms if t in plain and (len(t) > 1 or len(plain) < 3))
        counts = [_frequency(part, words) for part in parts]
        pairs = [_frequency(f"~{plain[i : i + 2]}", words) for i in range(len(plain) - 1)]
        hangul = re.fullmatch(r"[가-힣]+", plain) is not None
        if not any(counts) and hangul and len(plain) > 2 and min(pairs[:-1]):
            # An unknown ending (폐원일, 지급액): the word before it is what can be found.
            parts, counts = (plain[:-1],), [min(pairs[:-1])]
        elif not parts and not hangul:
            parts = tuple(t for t in terms if t in plain)
            counts = [_frequency(part, words) for part in parts]
        rarest = min([*counts, *pairs] if hangul else counts, default=0)
        weight = log(1 + (words.count - rarest + 0.5) / (rarest + 0.5))
        known = max(counts, default=0) > 0 or bool(hangul and pairs and min(pairs))
        weight *= (_SHORT if len(plain) < 2 else 1.0) * (1.0 if known else _UNKNOWN)
        found.append(Name(plain, parts, weight, known))
    return Wanted(tuple(found))


def most(*credits: Credits) -> Credits:
    """Return the greatest credit of each name."""
    return tuple(map(max, zip(*credits, strict=True)))


def scaled(credits: Credits, factor: float) -> Credits:
    """Return every credit times ``factor``."""
    return tuple(credit * factor for credit in credits)


@lru_cache(maxsize=16384)
def squeezed(text: str) -> str:
    """Return cleaned text in lower case without spaces and thousands separators."""
    return re.sub(r"[\s·]+|(?<=\d),(?=\d{3})", "", clean(text)).lower()


def _frequency(token: str, words: Words) -> int:
    return int((words.scores([token]) > 0).sum())


def _credit(name: Name, plain: str) -> float:
    if _contains(plain, name.text):
        return 1.0
    inside = sum(len(part) for part in name.parts if _contains(plain, part))
    return min(1.0, _PART * inside / len(name.text))


def _contains(plain: str, term: str) -> bool:
    if term[0].isdigit():
        return re.search(rf"(?<!\d){re.escape(term)}(?!\d)", plain) is not None
    if term.isascii() and len(term) < 4:
        return re.search(rf"(?<![a-z]){re.escape(term)}(?![a-z])", plain) is not None
    return term in plain
