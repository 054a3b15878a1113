"""How a number goes on in Korean: scale words (425억 8,100만), a unit, a range that shares it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.quantity.units import BIG_SCALES, SCALES, SPACED_UNIT, STRONG_UNIT, WEAK_UNIT

# Letter-spaced 3 0 개 is one number; what is spaced alike behind it tells.
NUMBER = re.compile(
    r"(?<![^\s(])\d(?: \d){1,3}(?=\s[명개건팀회원](?:\s|[)]|$))"
    r"|(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
)
_NEXT_NUMBER = re.compile(r"\s?(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?![\d,.])")
_RANGE = re.compile(r"\s?[~∼～〜]\s?")
_MANY = re.compile(r"\s?여\s?(?!성)")
_GOES_ON = re.compile(r"[십백천만억조여]|\s?\d")
_AFTER_TRILLION = re.compile(r"[^가-힣]|$|여|규모|이상|이하|미만|[을를이가은는의에로과도]")
_SPACED_SCALE = re.compile(r"\s(?=(?:[십백천]만|십억|[천만억조])\s?(?:원|명|달러|불|㎡))")
_ABOUT = re.compile(r"\s?(?:가량|내외|안팎|정도)")


@dataclass(slots=True)
class Tail:
    """A number with its scale words and unit; ``smallest`` is its last scale (억 of 2조 3억)."""

    total: Decimal
    unit: str | None
    end: int
    approximate: bool = False
    smallest: int = 1


def amount(number: re.Match[str]) -> Decimal:
    """Return the value of a match of :data:`NUMBER`."""
    return Decimal(re.sub(r"[,\s]", "", number[0]))


def read_tail(text: str, number: re.Match[str]) -> Tail:
    """Read scale words, further numbers and the unit behind a number."""
    section, total = Decimal(0), Decimal(0)
    current: Decimal | None = amount(number)
    end, limit, smallest = number.end(), 10**20, 1
    if _SPACED_SCALE.match(text, end):  # 700 백만원
        end += 1
    while True:
        if mark := _scale_at(text, end, limit):
            scale, end = mark
            smallest = SCALES[scale]
            if scale in BIG_SCALES:
                total += (section + (current or 0)) * smallest
                section, limit = Decimal(0), smallest
            else:
                section += (1 if current is None else current) * smallest
            current = None
        elif current is None and (following := _following_number(text, end, limit)):
            current, end = Decimal(following[0].strip().replace(",", "")), following.end()
        else:
            break
    total += section + (current or 0)
    return _with_unit(text, Tail(total, None, end, smallest=smallest))


def _scale_at(text: str, position: int, limit: int) -> tuple[str, int] | None:
    """Return the scale word at ``position`` and its end, if it is one there."""
    scale = text[position : position + 1]
    if scale not in SCALES or not scale or (scale in BIG_SCALES and SCALES[scale] >= limit):
        return None
    rest = text[position + 1 : position + 12]
    known = _unit_at(text, position + 1) is not None
    if scale in "십백천" and not known and not _GOES_ON.match(rest):  # 3천명, but not 3천안
        return None
    if scale == "조" and not known and not _AFTER_TRILLION.match(rest):  # 10조례
        return None
    return scale, position + 1


def _following_number(text: str, position: int, limit: int) -> re.Match[str] | None:
    """Match the next part of a number in words (``425억 8,100만``), if it goes on."""
    number = _NEXT_NUMBER.match(text, position)
    if number is None or Decimal(number[0].strip().replace(",", "")) >= limit:
        return None
    if _scale_at(text, number.end(), limit) or _unit_at(text, number.end()):
        return number
    return None


def _unit_at(text: str, position: int) -> re.Match[str] | None:
    """Match a unit at ``position``, after one space at most."""
    if text[position : position + 1] == " ":
        position += 1
    return STRONG_UNIT.match(text, position) or WEAK_UNIT.match(text, position)


def _with_unit(text: str, tail: Tail) -> Tail:
    position = tail.end
    many = _MANY.match(text, position)
    if many:
        position = many.end()
    unit = _unit_at(text, position)
    if unit and tail.smallest == 1 and not many and text[position : position + 1] == " ":
        unit = SPACED_UNIT.match(text, position + 1)
    if unit:
        tail.unit, tail.end = re.sub(r"\s", "", unit[0]), unit.end()
        tail.approximate = many is not None
        if _ABOUT.match(text, tail.end):
            tail.approximate = True
    elif many and tail.smallest > 1:
        tail.end, tail.approximate = many.end(), True
    return tail


def shared_tail(text: str, number: re.Match[str], tail: Tail) -> Tail:
    """Give the first number of a range (``25~30억원``) the scale and unit of the second."""
    link = _RANGE.match(text, number.end())
    second = NUMBER.match(text, link.end()) if link else None
    if second is None:
        return tail
    other = read_tail(text, second)
    factor = other.total / (amount(second) or 1)
    if other.unit is None and other.smallest == 1:
        return tail
    total = tail.total * (factor or 1)
    return Tail(total, other.unit, tail.end, other.approximate, other.smallest)
