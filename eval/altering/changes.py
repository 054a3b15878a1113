"""One thing of a statement altered: a digit, a unit, a year, a department or a direction."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

KINDS = ("digit", "unit", "year", "department", "direction")

_MARKER = re.compile(r"\[\d{1,3}\]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?년|\.\s?\d)|(?<=['’‘])\d\d(?=\s?년|\.\s?\d)")
_NUMBER = re.compile(r"(?<![\d,.A-Za-z\[])\d[\d,]*(?:\.\d+)?")
_UNIT = re.compile(
    r"(?<=\d)\s?(백만\s?원|억\s?원|만\s?원|천\s?원|조\s?원|원|명|개사|개소|개교|개월|개|건|회|%p|%|㎡|팀)"
    r"(?![A-Za-z가-힣]*[가-힣]{3}|사업|[월교관최발별선편기])"
)
_OTHER_UNITS = {
    "백만원": ("억원", "천원", "만원"),
    "억원": ("백만원", "조원", "만원"),
    "만원": ("억원", "천원"),
    "천원": ("백만원", "만원", "억원"),
    "조원": ("억원",),
    "원": ("만원", "명"),
    "명": ("개사", "건"),
    "개사": ("명", "개소"),
    "개소": ("명", "개사"),
    "개교": ("명", "개사"),
    "개월": ("년", "일"),
    "개": ("명", "억원"),
    "건": ("명", "개사"),
    "회": ("명", "개사"),
    "%p": ("%", "명"),
    "%": ("%p", "명"),
    "㎡": ("명", "km"),
    "팀": ("명", "개사"),
}
_OPPOSITES = (
    ("증가", "감소"),
    ("증액", "감액"),
    ("늘었", "줄었"),
    ("늘어", "줄어"),
    ("확대", "축소"),
    ("상승", "하락"),
    ("초과", "미달"),
    ("이상", "이하"),
    ("인상", "인하"),
    ("상향", "하향"),
    ("많은", "적은"),
    ("많다", "적다"),
    ("높", "낮"),
    ("최대", "최소"),
    ("상반기", "하반기"),
    ("이전", "이후"),
)
_PARTICLE = r"(?=[은는이가을를의에과와도,.\s)]|에서|으로|로|$)"


def altered(text: str, kind: str, names: Sequence[str], chance: random.Random) -> str | None:
    """Return ``text`` with one thing of a kind altered, ``None`` where it has none.

    Parameters
    ----------
    text
        A right statement with markers, which stay as they are.
    kind
        One of :data:`KINDS`.
    names
        The departments and bodies that one may be taken for another.
    chance
        Which thing is altered, and into what.
    """
    if kind == "department":
        return _other_name(text, names, chance)
    spots = _SPOTS[kind](text)
    markers = [found.span() for found in _MARKER.finditer(text)]
    spots = [s for s in spots if not any(a <= s.start() < b for a, b in markers)]
    if not spots:
        return None
    spot = chance.choice(spots)
    return text[: spot.start()] + _NEW[kind](spot[0], chance) + text[spot.end() :]


def _numbers(text: str) -> list[re.Match[str]]:
    years = {found.start() for found in _YEAR.finditer(text)}
    return [found for found in _NUMBER.finditer(text) if found.start() not in years]


def _directions(text: str) -> list[re.Match[str]]:
    words = "|".join(word for pair in _OPPOSITES for word in pair)
    return list(re.finditer(rf"(?<![가-힣])(?:{words})", text))


def _other_digit(number: str, chance: random.Random) -> str:
    places = [at for at, letter in enumerate(number) if letter.isdigit()]
    at = chance.choice(places)
    others = [d for d in "0123456789" if d != number[at] and (at or d != "0")]
    return number[:at] + chance.choice(others) + number[at + 1 :]


def _other_unit(unit: str, chance: random.Random) -> str:
    return chance.choice(_OTHER_UNITS[re.sub(r"\s", "", unit)])


def _other_year(year: str, chance: random.Random) -> str:
    return f"{int(year) + chance.choice((-2, -1, 1, 2)):02}"


def _other_direction(word: str, chance: random.Random) -> str:
    found = [b if a == word else a for a, b in _OPPOSITES if word in (a, b)]
    return chance.choice(found)


def _other_name(text: str, names: Sequence[str], chance: random.Random) -> str | None:
    spots = [
        (found.start(), name)
        for name in names
        for found in re.finditer(rf"(?<![가-힣]){re.escape(name)}{_PARTICLE}", text)
    ]
    if not spots:
        return None
    start, name = chance.choice(sorted(spots))
    others = [n for n in names if n not in name and name not in n and n not in text]
    return text[:start] + chance.choice(others) + text[start + len(name) :]


_SPOTS: dict[str, Callable[[str], list[re.Match[str]]]] = {
    "digit": _numbers,
    "unit": lambda text: list(_UNIT.finditer(text)),
    "year": lambda text: list(_YEAR.finditer(text)),
    "direction": _directions,
}
_NEW: dict[str, Callable[[str, random.Random], str]] = {
    "digit": _other_digit,
    "unit": _other_unit,
    "year": _other_year,
    "direction": _other_direction,
}
