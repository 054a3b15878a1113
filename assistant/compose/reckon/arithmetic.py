"""Exact arithmetic over figures, and amounts as officials write them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from ingest.model import Figure
from ingest.quantity import format_both, format_won, parse_quantities

_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")
_POWERS = {0: "", 2: "백", 3: "천", 4: "만", 6: "백만", 8: "억", 12: "조"}
_SCALES = {Decimal(10) ** power: word for power, word in _POWERS.items()}
_HUNDRED = 100  # from which an average is told without decimal places
_TEN_THOUSAND = 10_000


def shown(figure: Figure) -> str:
    """Return a figure as printed, with the unit that its table states for it."""
    text = figure.text.strip().strip("()")
    scale = _scale_of(figure)
    return text if scale is None else f"{text}{scale}{figure.unit}"


def said(figure: Figure) -> str:
    """Return a figure as printed with, for money, its usual reading behind it."""
    text = shown(figure)
    return format_both(text, figure.value) if figure.unit == "원" else text


def amount(value: Decimal, unit: str, like: list[Figure]) -> str:
    """Write a computed amount in the unit that its inputs are printed in.

    Parameters
    ----------
    value
        In base units; its sign is left out, since words tell the direction.
    unit
        The base unit.
    like
        The inputs.
    """
    value = abs(value)
    words = {_unit_word(figure) for figure in like}
    word = words.pop() if len(words) == 1 else None
    if unit == "%":
        return f"{_plain(value)}%p"
    if word:
        factor = next(scale for scale, name in _SCALES.items() if f"{name}{unit}" == word)
        number = value / factor
        text = f"{_plain(number)}{word}{_nearly(number, word)}"
        return format_both(text, int(value)) if unit == "원" and _whole(value) else text
    if unit == "원" and _whole(value):
        return format_won(int(value))
    return f"{_plain(value)}{unit}{_nearly(value, unit)}"


def _nearly(number: Decimal, unit: str) -> str:
    """Return a large number of something but money without its decimals: (약 1,618㎡)."""
    if number < _HUNDRED or _whole(number) or unit.endswith("원"):
        return ""
    return f"(약 {_to_one(number):,}{unit})"


def change(before: Figure, after: Figure, *, rated: bool) -> tuple[str, tuple[str, ...]]:
    """Return how far one figure is from another as a text, and the computed texts in it.

    With ``rated``, a share of the first stands behind it where that says something.
    """
    moved = Decimal(after.value) - Decimal(before.value)
    text = amount(moved, before.unit or "", [before, after])
    if not rated or before.unit == "%" or before.value <= 0 or not moved:
        return text, (text,)
    rate = f"{tenth(abs(moved) * 100 / Decimal(before.value))}%"
    return (f"{text}, {rate}" if "(" in text else f"{text}({rate})"), (text, rate)


def average(value: Decimal, unit: str) -> str:
    """Write an average: money to 10,000 won and to the won, other things to a decimal place."""
    if unit == "원" and _whole(value):
        return format_won(int(value))
    if unit == "원" and value >= _TEN_THOUSAND:
        rounded = int((value / _TEN_THOUSAND).quantize(Decimal(1), ROUND_HALF_UP))
        return f"{format_won(rounded * _TEN_THOUSAND)}({format_won(_to_one(value))})"
    return f"{_plain(tenth(value))}{unit}{_nearly(tenth(value), unit)}"


def _to_one(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


def mean(value: Decimal, figure: Figure) -> str:
    """Write an average of money as its figure is printed too: 1,757백만원(17억 5,681만원)."""
    text, word = average(value, figure.unit or ""), _unit_word(figure)
    if figure.unit != "원" or word in (None, "원"):
        return text
    number = value / next(scale for scale, name in _SCALES.items() if f"{name}원" == word)
    rounded = number.quantize(Decimal(1), ROUND_HALF_UP) if number >= _HUNDRED else tenth(number)
    inner = text.replace("(", ", ").removesuffix(")")  # 923만원, 922만 9,508원
    return f"{_plain(rounded)}{word}({inner})" if rounded >= 1 else text


def times(value: Decimal) -> tuple[str, str]:
    """Write how many times one figure is another: to two decimal places, and to one.

    Examples
    --------
    >>> times(Decimal(3)), times(Decimal("5.088"))
    (('3배', '3배'), ('5.09배', '5.1배'))
    """
    if _whole(value):
        return f"{int(value):,}배", f"{int(value):,}배"
    return f"{hundredth(value)}배", f"{tenth(value)}배"


def tenth(value: Decimal) -> Decimal:
    """Round half up to the first decimal place, as officials do."""
    return value.quantize(_TENTH, ROUND_HALF_UP)


def hundredth(value: Decimal) -> Decimal:
    """Round half up to the second decimal place."""
    return value.quantize(_HUNDREDTH, ROUND_HALF_UP)


def _plain(number: Decimal) -> str:
    if _whole(number):
        return f"{int(number):,}"
    return f"{number.normalize():,f}" if number.as_tuple().exponent != -1 else f"{number:,}"


def _whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _scale_of(figure: Figure) -> str | None:
    """Return the scale word to put behind a bare number (백만), ``None`` where it has a unit."""
    if any(q.unit for q in parse_quantities(figure.text, unit=None) if _digits(q.text)):
        return None
    printed = re.sub(r"[^\d.]", "", figure.text)
    if not printed or not figure.unit or not Decimal(printed):
        return "" if printed and figure.unit and not re.search(r"[가-힣%$]", figure.text) else None
    return _SCALES.get(abs(Decimal(figure.value)) / Decimal(printed))


def _digits(text: str) -> bool:
    return re.search(r"\d", text) is not None


def _unit_word(figure: Figure) -> str | None:
    """Return the unit a figure is printed in (백만원), ``None`` where it is not a plain one."""
    scale = _scale_of(figure)
    if scale is not None:
        return f"{scale}{figure.unit}"
    found = re.fullmatch(r"[△▲+\-−]?\s?(\d[\d,]*(?:\.\d+)?)\s?\D+", figure.text.strip())
    if found is None:
        return None
    number = Decimal(found[1].replace(",", ""))
    word = _SCALES.get(abs(Decimal(figure.value)) / number) if number else None
    return None if word is None or not figure.unit else f"{word}{figure.unit}"
