"""Whether a place says of something else what a statement says: by the words on either side.

A number or year of a statement may stand in the cited place and belong to another matter there.
Where the words around another number of the place are those of the statement, and those around
this one are not, the statement has the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.verify.pieces import pairs

_BASE = re.compile(r"\S+(?:보다|\s?대비)\s*$")  # 원금보다 5억원: not said of what follows
_COMPARED_WITH = re.compile(r"[)]?\s?(?:대비|보다|에?\s?비해)")  # 원금(3조원) 대비 4조원
_CLAUSE_END = re.compile(r"[,;]\s|(?<=[이하되으])[며고]\s")  # what follows is of another number
_BRACKET = re.compile(r"[^\n,;()\d]{0,16}\(\D{0,8}")  # 20팀 선발(누적 90팀): both are of one label
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")

Span = tuple[int, int]

MARGIN = 4  # letter pairs more that another spot must share with the statement
_SIDE = 14  # characters on either side that are compared


def belongs_elsewhere(
    text: str, span: Span, place: str, own: Iterable[Span], others: Iterable[Span]
) -> bool:
    """Say whether ``text[span]`` fits what stands around ``others`` far better than its own.

    Parameters
    ----------
    text
        The statement.
    span
        Where the number or year stands in it.
    place
        The cited text.
    own, others
        Where the same number or year stands in ``place``, and where others do that the statement
        does not have.
    """
    own = list(own)
    beside = _beside(text, span)
    if any(beside & _beside(place, spot) for spot in own):
        return False  # next to the same number in both, as in (’23) 45% → (’24) 50%
    others = [spot for spot in others if not _COMPARED_WITH.match(place, spot[1])]
    said = around(text, span)
    mine = [len(said & around(place, spot)) for spot in own]
    best = max(mine, default=0)
    return any(
        len(said & around(place, spot)) >= best + MARGIN
        for spot in others
        if not any(_BRACKET.fullmatch(place, spot[1], mine[0]) for mine in own)
    )


def around(text: str, span: Span) -> frozenset[str]:
    """Return the letter pairs and numbers on each side of a span, on its own line."""
    before = text[max(0, span[0] - _SIDE) : span[0]].rsplit("\n", 1)[-1]
    behind = _CLAUSE_END.split(text[span[1] : span[1] + _SIDE].split("\n", 1)[0], maxsplit=1)[0]
    return _features("<", _BASE.sub("", before)) | _features(">", behind)


def _beside(text: str, span: Span) -> set[str]:
    """Return the nearest numbers before and behind a span."""
    before = _NUMBER.findall(text, max(0, span[0] - _SIDE), span[0])
    behind = _NUMBER.findall(text, span[1], span[1] + _SIDE)
    return {*before[-1:], *behind[:1]}


def _features(side: str, text: str) -> frozenset[str]:
    # A number beside it tells as much as a word of three letters.
    numbers = {f"{number}{time}" for number in _NUMBER.findall(text) for time in "ab"}
    return frozenset(f"{side}{piece}" for piece in pairs(text) | numbers)
