"""Whether a place has the very words of a statement around another number or word than its."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.answer import CheckedFigure
from assistant.verify.found import AMOUNT, DATE, DIRECTION, Found
from assistant.verify.places import EXACT, NONE, Place
from assistant.verify.words import CHANGE, OPPOSED, OPPOSITE, way_of

_TAG = re.compile(r"<[^<>]*>")
_CENTURY = re.compile(r"(?<!\d)(?:20|['’‘′`])(?=\d\d(?:년|\.|\)|[~∼～\-]))")  # 2024년 is ’24년
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ANY_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_LETTER = re.compile(r"[가-힣A-Za-z]")
_SIDE = 6  # letters on each side that must be the same
_LETTERS = 4  # of them, letters of words


def without_replaced(text: str, found: Sequence[Found], places: Sequence[Place]) -> list[Found]:
    """Leave numbers unsupported that stand for another one of the same wording.

    ``text`` is the statement. The number may stand elsewhere in the place, where it says something
    else; next to these words another stands there. Numbers that nothing checked are found, too.
    """
    wrong = dict(_replaced(_NUMBER, text, places))
    checked = [_unsupported(item) if _spans(item, wrong) else item for item in found]
    covered = {at for i in found for at in range(i.start, i.start + len(i.figure.text))}
    left = [(at, number) for at, number in wrong.items() if at not in covered]
    return [*checked, *(_unsupported(_number(at, number)) for at, number in left)]


def without_turned(text: str, found: Sequence[Found], places: Sequence[Place]) -> list[Found]:
    """Leave directions unsupported whose opposite stands among the same words."""
    wrong = {**dict(_replaced(CHANGE, text, places)), **dict(_replaced(OPPOSED, text, places))}
    return [_unsupported(item) if _spans(item, wrong) else item for item in found]


def _spans(item: Found, wrong: Mapping[int, str]) -> bool:
    if item.figure.kind not in (AMOUNT, DATE, DIRECTION) or item.figure.state != EXACT:
        return False
    return any(at in wrong for at in range(item.start, item.start + len(item.figure.text)))


def _unsupported(item: Found) -> Found:
    return Found(item.start, replace(item.figure, state=NONE, citation=None), misplaced=True)


def _number(start: int, text: str) -> Found:
    return Found(start, CheckedFigure(text, text, "", EXACT, None, kind=AMOUNT))


def _replaced(
    pattern: re.Pattern[str], text: str, places: Sequence[Place]
) -> Iterator[tuple[int, str]]:
    """Yield where numbers or directions start that another stands for in a place, and them."""
    said, where = _plain(text)
    known = [_plain(place.text)[0] for place in places]
    differs = _DIFFERS[pattern]
    for found in pattern.finditer(said):
        sides = _sides(said, found)
        if sides and differs(found, sides, known):
            yield where[found.start()], found[0]


@lru_cache(maxsize=64)
def _plain(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without spaces and centuries, and where each letter stood."""
    gone = {at for p in (_TAG, _CENTURY) for f in p.finditer(text) for at in range(*f.span())}
    kept = [at for at, letter in enumerate(text) if at not in gone and not letter.isspace()]
    return "".join(text[at] for at in kept), tuple(kept)


def _sides(said: str, found: re.Match[str]) -> tuple[str, str] | None:
    """Return what stands on either side, if it is enough to know the words by."""
    short = max(0, _SIDE - len(said) + found.end())  # at an end the other side tells more
    before = said[max(0, found.start() - _SIDE - short) : found.start()]
    behind = said[found.end() : found.end() + 2 * _SIDE - min(_SIDE, found.start())]
    enough = len(before) + len(behind) >= 2 * _SIDE - 1
    return (
        (before, behind) if enough and len(_LETTER.findall(before + behind)) >= _LETTERS else None
    )


def _stands_other(own: re.Match[str], sides: tuple[str, str], known: Sequence[str]) -> bool:
    between = re.compile(re.escape(sides[0]) + _ANY_NUMBER + re.escape(sides[1]))
    others = {f[1].replace(",", "") for text in known for f in between.finditer(text)}
    return bool(others) and own[0].replace(",", "") not in others


def _stands_opposite(word: re.Match[str], sides: tuple[str, str], known: Sequence[str]) -> bool:
    before, behind = sides
    ways = {
        way_of(other)
        for text in known
        for start in (m.end() for m in re.finditer(re.escape(before), text))
        if (other := CHANGE.match(text, start)) and text.startswith(behind, other.end())
    }
    return bool(ways) and way_of(word) not in ways


def _stands_paired(word: re.Match[str], sides: tuple[str, str], known: Sequence[str]) -> bool:
    if word["both"]:
        return False
    own, other = (sides[0] + each + sides[1] for each in (word[0], OPPOSITE[word[0]]))
    return any(other in text for text in known) and not any(own in text for text in known)


_DIFFERS = {_NUMBER: _stands_other, CHANGE: _stands_opposite, OPPOSED: _stands_paired}
