"""Letter pairs of words: how much of a statement's wording a place shares."""

from __future__ import annotations

import re

_WORD = re.compile(r"[가-힣A-Za-z]{2,}")
_SPACE = re.compile(r"\s+")


def pairs(text: str) -> frozenset[str]:
    """Return the two-letter pieces of a text's words, whatever particles these carry.

    Examples
    --------
    >>> sorted(pairs("예산현액 42"))
    ['산현', '예산', '현액']
    """
    return frozenset(
        word[at : at + 2] for word in _WORD.findall(text) for at in range(len(word) - 1)
    )


def squeezed(text: str) -> str:
    """Return a text without any space: how labels and quotations are compared."""
    return _SPACE.sub("", text)
