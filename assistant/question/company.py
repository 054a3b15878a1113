"""Which words stand together in the reports: whether a name goes with another one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np

from index.filters import Places, spans_of
from index.morphemes import content_tokens
from index.records import ReportInfo
from index.words import Words

_SPECIFIC = 0.02  # of all passages; what more of them have is a common word
_COMMON = 0.05  # of all passages; what more of them have is in everybody's mouth
_TOGETHER = 0.3  # of the passages with a name; what more of them have may belong to it
_FEW = 12  # passages that a specific word may have in a small index


class Company:
    """The company that words keep, by the passages (with their heading paths) that have them.

    Parameters
    ----------
    words
        The word index of a snapshot.
    reports
        All its reports, in its order.
    """

    def __init__(self, words: Words, reports: Sequence[ReportInfo] = ()) -> None:
        self._words, self._reports = words, tuple(reports)
        self._having = lru_cache(maxsize=64)(self._passages)

    def share(self, word: str, other: str) -> float:
        """Return the share of the passages with ``word`` that have ``other`` too, from 0 to 1."""
        having = self._having(word)
        both = np.intersect1d(having, self._having(other), assume_unique=True)
        return len(both) / len(having) if len(having) else 0.0

    def apart(self, word: str, other: str) -> bool:
        """Say whether a name that few passages have hardly ever stands with another one."""
        return self.specific(word) and self.share(word, other) < _TOGETHER

    def specific(self, word: str) -> bool:
        """Say whether a word stands in the reports and in few of their passages."""
        return 0 < self.count(word) <= max(_FEW, _SPECIFIC * self._words.count)

    def unknown(self, word: str) -> bool:
        """Say whether no passage has a word."""
        return not self.count(word)

    def count(self, word: str) -> int:
        """Return how many passages have a word."""
        return len(self._having(word))

    def common(self, word: str) -> bool:
        """Say whether a word stands in many of the reports' passages."""
        return self.count(word) > max(_FEW, _COMMON * self._words.count)

    def stands_in(self, token: str, reports: Collection[str]) -> bool:
        """Say whether a passage of some reports, all if there are none, has a token."""
        spans = spans_of(self._reports, lambda info: not reports or info.name in reports)
        found = self._words.with_all([token])
        return any(((found >= first) & (found < end)).any() for first, end in spans.pairs)

    def _passages(self, word: str) -> Places:
        """Return the positions of the passages that have every part of a word."""
        return self._words.with_all(list(dict.fromkeys(content_tokens([word])[0])))
