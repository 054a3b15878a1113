"""Letter pairs of words: how much of a statement's wording a place shares."""

from __future__ import annotations

import re

_WORD = re.compile(r"[가-힣A-Za-z]{2,}")
_GRADE = re.compile(
    r"(?<![\d,.])\d{1,2}(?:급|차|단계|분기|기|호|등급|지구|공구|유형|년차)(?![가-힣]{2})"
)
_SPACE = re.compile(r"\s+")


def pairs(text: str) -> frozenset[str]:
    """Return the two-letter pieces of a text's words, whatever particles these carry.

    Grades and phases that a number tells apart (5급, 2단계) are pieces, too.

    Examples
    --------
    >>> sorted(pairs("예산현액 42"))
    ['산현', '예산', '현액']
    """
    found = {word[at : at + 2] for word in _WORD.findall(text) for at in range(len(word) - 1)}
    return frozenset(found.union(_GRADE.findall(text)))


def squeezed(text: str) -> str:
    """Return a text without any space: how labels and quotations are compared."""
    return _SPACE.sub("", text)
