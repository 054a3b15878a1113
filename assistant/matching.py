"""How much of a question's words a text speaks of, rare words counting more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from index.words import Words
from ingest.cleaning import clean


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The question's terms with their weights; ``unknown`` ones occur in no report."""

    weights: Mapping[str, float]
    unknown: frozenset[str]

    @property
    def total(self) -> float:
        """The weight of all terms together."""
        return sum(self.weights.values())

    def found_in(self, text: str) -> frozenset[str]:
        """Return the terms that a text contains, however it is spaced."""
        plain = squeezed(text)
        return frozenset(term for term in self.weights if _contains(plain, term))

    def share(self, terms: frozenset[str]) -> float:
        """Return the weight of ``terms`` as a share of all (1 where the question has none)."""
        return sum(self.weights[term] for term in terms) / self.total if self.total else 1.0


def weigh(terms: tuple[str, ...], words: Words) -> TermWeights:
    """Weigh terms by how few passages have them: idf as in BM25 (Robertson, Zaragoza 2009).

    One-syllable words count less: inside other words they are found by chance.
    """
    weights: dict[str, float] = {}
    unknown = set()
    for term in terms:
        frequency = int((words.scores([term]) > 0).sum())
        idf = log(1 + (words.count - frequency + 0.5) / (frequency + 0.5))
        weights[term] = idf * (0.4 if len(term) == 1 else 1.0)
        if not frequency:
            unknown.add(term)
    return TermWeights(weights, frozenset(unknown))


@lru_cache(maxsize=16384)
def squeezed(text: str) -> str:
    """Return cleaned text in lower case without spaces and thousands separators."""
    return re.sub(r"\s+|(?<=\d),(?=\d{3})", "", clean(text)).lower()


def _contains(plain: str, term: str) -> bool:
    if term[0].isdigit() or term[-1].isdigit():
        return re.search(rf"(?<!\d){re.escape(term)}(?!\d)", plain) is not None
    if term.isascii() and len(term) < 3:
        return re.search(rf"(?<![a-z]){re.escape(term)}(?![a-z])", plain) is not None
    return term in plain
