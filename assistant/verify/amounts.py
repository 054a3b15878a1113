"""When two amounts are the same: exactly, in another unit, or rounded as Korean rounds."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from ingest.quantity import Quantity, parse_quantities
from ingest.quantity.units import same_unit, split_unit

_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_LAST = re.compile(r"(\d[\d,]*)(?:\.(\d+))?\s*([십백천만억조]*)\s*([^\d\s]*)\s*$")
_MORE = re.compile(r"여|넘|남짓")
_CLOSE = Decimal("0.025")  # 약 430억원 may stand for 425억 8,100만원
_BELOW = Decimal("0.1")  # 2,000여 개 may stand for 2,150개
# What is counted with 개 or 곳 in everyday words.
_COUNTED = frozenset(
    ["개사", "개소", "개교", "개국", "팀", "반", "실", "동", "과", "종", "가지", "부스", "구역"]
)
_EVERYDAY = frozenset({"개", "곳"})


def numbers_of(text: str) -> tuple[str, ...]:
    """Return the numbers of a text without their commas: how two printings are compared."""
    return tuple(token.replace(",", "").rstrip(".") for token in _NUMBER.findall(text))


@lru_cache(maxsize=512)
def quantities_in(text: str, unit: str | None = None) -> tuple[Quantity, ...]:
    """Return :func:`parse_quantities` of a text that several checks read one after another."""
    return tuple(parse_quantities(text, unit=unit))


def size(value: int | Decimal) -> int | Decimal:
    """Return an amount without its sign."""
    return -value if value < 0 else value


def units_agree(one: str, other: str) -> bool:
    """Say whether two base units count the same, also in everyday words (20개 대학, 20개교)."""
    if same_unit(one, other):
        return True
    return (one in _EVERYDAY and other in _COUNTED) or (other in _EVERYDAY and one in _COUNTED)


def equals(quantity: Quantity, printed: str, value: int | Decimal) -> bool:
    """Compare an amount of a statement with one of a place, exactly or as it is rounded.

    ``425.8억원`` and ``426억원`` stand for 42,581백만원, since what they leave out is smaller than
    their last digit; ``약 430억원`` does too, being said to be approximate; ``427억원`` does not.
    """
    if quantity.value == value:
        return True
    if not quantity.value or not value or (quantity.value < 0) != (value < 0):
        return False
    said, real = abs(Decimal(quantity.value)), abs(Decimal(value))
    last = _last_digit(quantity.text)
    if last is None:
        return False
    step, zeros = last
    if not quantity.approximate:
        finer = _last_digit(printed)
        shortened = "." in quantity.text or re.search(r"[만억조]", quantity.text)
        if not shortened or (finer and finer[0] >= step):
            return False
        return _rounded(real, step) == said
    if _MORE.search(quantity.text) and said <= real < min(said + zeros, said * (1 + _BELOW)):
        return True
    return abs(said - real) <= min(zeros / 2, real * _CLOSE)


def rounds_to(said: Decimal, text: str, value: Decimal) -> bool:
    """Say whether an amount written as ``text`` is ``value`` rounded to its last digit.

    Examples
    --------
    >>> rounds_to(Decimal("53.1"), "53.1%", Decimal("53.125"))
    True
    """
    last = _last_digit(text)
    return said == value or (last is not None and said == _rounded(value, last[0]))


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _last_digit(text: str) -> tuple[Decimal, Decimal] | None:
    """Return what one in the last digit of an amount is worth, and in its last one but zeros."""
    found = _LAST.search(text)
    if found is None:
        return None
    unit = re.sub(r"[^가-힣A-Za-z%㎡]", "", found[3] + re.sub(r"^[여개]\s?(?=.)", "", found[4]))
    factor = Decimal(split_unit(unit)[0])
    if found[2]:
        step = factor / 10 ** len(found[2])
        return step, step
    digits = found[1].replace(",", "")
    return factor, factor * 10 ** (len(digits) - len(digits.rstrip("0") or "0"))
