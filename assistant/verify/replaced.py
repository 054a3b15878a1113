"""Whether a place has the very words of a statement around another number or word than its."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.verify.found import AMOUNT, DATE, DIRECTION, Found
from assistant.verify.places import EXACT, NONE, Place
from assistant.verify.words import CHANGE, way_of

_CENTURY = re.compile(r"(?<!\d)(?:20|['’‘′`])(?=\d\d(?:년|\.|\)|[~∼～\-]))")  # 2024년 is ’24년
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ANY_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_LETTER = re.compile(r"[가-힣A-Za-z]")
_SIDE = 6  # letters on each side that must be the same
_LETTERS = 4  # of them, letters of words


def without_replaced(text: str, found: Sequence[Found], places: Sequence[Place]) -> list[Found]:
    """Leave numbers and directions unsupported that stand for another one of the same wording.

    ``text`` is the statement. The number may stand elsewhere in the place, where it says something
    else; next to these words another stands there.
    """
    wrong = set(_replaced(text, places))
    return [_unsupported(i) if wrong and _spans(i, wrong) else i for i in found]


def _spans(item: Found, wrong: set[int]) -> bool:
    if item.figure.kind not in (AMOUNT, DATE, DIRECTION) or item.figure.state != EXACT:
        return False
    return any(at in wrong for at in range(item.start, item.start + len(item.figure.text)))


def _unsupported(item: Found) -> Found:
    return Found(item.start, replace(item.figure, state=NONE, citation=None), misplaced=True)


def _replaced(text: str, places: Sequence[Place]) -> Iterator[int]:
    """Yield where the numbers and directions start that another stands for in a place."""
    said, where = _plain(text)
    known = [_plain(place.text)[0] for place in places]
    for number in _NUMBER.finditer(said):
        sides = _sides(said, number)
        if sides and _stands_other(number[0], sides, known):
            yield where[number.start()]
    for word in CHANGE.finditer(said):
        sides = _sides(said, word)
        if sides and _stands_opposite(word, sides, known):
            yield where[word.start()]


@lru_cache(maxsize=64)
def _plain(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without spaces and centuries, and where each letter stood."""
    gone = {at for found in _CENTURY.finditer(text) for at in range(*found.span())}
    kept = [at for at, letter in enumerate(text) if at not in gone and not letter.isspace()]
    return "".join(text[at] for at in kept), tuple(kept)


def _sides(said: str, found: re.Match[str]) -> tuple[str, str] | None:
    """Return what stands on either side, if it is enough to know the words by."""
    before = said[max(0, found.start() - _SIDE) : found.start()]
    behind = said[found.end() : found.end() + _SIDE]
    if len(before) + len(behind) < 2 * _SIDE - 2 or not before:
        return None
    return (before, behind) if len(_LETTER.findall(before + behind)) >= _LETTERS else None


def _stands_other(own: str, sides: tuple[str, str], known: Sequence[str]) -> bool:
    between = re.compile(re.escape(sides[0]) + _ANY_NUMBER + re.escape(sides[1]))
    others = {f[1].replace(",", "") for text in known for f in between.finditer(text)}
    return bool(others) and own.replace(",", "") not in others


def _stands_opposite(word: re.Match[str], sides: tuple[str, str], known: Sequence[str]) -> bool:
    before, behind = sides
    ways = {
        way_of(other)
        for text in known
        for start in (m.end() for m in re.finditer(re.escape(before), text))
        if (other := CHANGE.match(text, start)) and text.startswith(behind, other.end())
    }
    return bool(ways) and way_of(word) not in ways
