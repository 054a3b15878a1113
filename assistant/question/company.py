"""Which words stand together in the reports: whether a name goes with another one."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.morphemes import content_tokens
from index.words import Words

_SPECIFIC = 0.02  # of all passages; what more of them have is a common word
_FEW = 12  # passages that a specific word may have in a small index


class Company:
    """The company that words keep, by the passages (with their heading paths) that have them.

    Parameters
    ----------
    words
        The word index of a snapshot.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._having = lru_cache(maxsize=256)(self._passages)

    def share(self, word: str, other: str) -> float:
        """Return the share of the passages with ``word`` that have ``other`` too, from 0 to 1."""
        having = self._having(word)
        count = int(having.sum())
        return float((having & self._having(other)).sum()) / count if count else 0.0

    def specific(self, word: str) -> bool:
        """Say whether a word stands in the reports and in few of their passages."""
        count = int(self._having(word).sum())
        return 0 < count <= max(_FEW, _SPECIFIC * self._words.count)

    def _passages(self, word: str) -> npt.NDArray[np.bool_]:
        """Return which passages have every part of a word."""
        having = np.ones(self._words.count, dtype=np.bool_)
        for token in dict.fromkeys(content_tokens([word])[0]):
            having &= self._words.scores([token]) > 0
        return having
