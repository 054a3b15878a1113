"""Does a text state a string or a figure, however it is written.

Strings are compared without white space and without the commas of thousands, but a number never
matches inside a longer one (79 is not in 179 nor in 79.5). Figures are compared by value in base
units: 364억원 and 36,400백만원 are one amount.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from eval.questions import GoldFigure
from ingest.quantity import Quantity, parse_quantities, parse_unit_line
from ingest.quantity.units import is_unit, same_unit, split_unit

_MARKUP = re.compile(r"\s?\[\d{1,3}\]|\*\*|`|</?[A-Za-z][^<>]*>")
_SAME_SIGNS = str.maketrans(
    dict.fromkeys("’‘‛′`´＇", "'")
    | dict.fromkeys("“”〝〞＂", '"')
    | dict.fromkeys("∼～〜", "~")
    | dict.fromkeys("ㆍ‧・･∙•", "·")
    | dict.fromkeys("–—−－‑", "-")
    | dict.fromkeys("▲▽▼", "△")
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")
# A fall may be written with a sign or with a word.
_FALL = re.compile(
    r"감소|감액|삭감|줄|깎|부족|미달|하락|하회|내려|내렸|떨어|적자|결원|못 ?미|"
    r"\bf[ae]ll|drop|decreas|\bcut|short",
    re.IGNORECASE,
)
# 1, 천, 만, 백만, 천만, 억, 조
_PRINTED_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 4, 6, 7, 8, 12))
_DAY = re.compile(r"(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])\.?")
# A month and day may follow their year ('31.10.25), but no other number.
_OF_DATE = r"(?:(?<!\d[.,])|(?<='\d\d\.)|(?<='\d\d\.\s)|(?<=20\d\d\.)|(?<=20\d\d\.\s))"
_AROUND = 15  # characters before and after a figure in which such a word belongs to it
_ENGLISH = (
    (r"trillion(?:\s+(?:KRW|won))", "조원"),
    (r"billion(?:\s+(?:KRW|won))", "십억원"),
    (r"million(?:\s+(?:KRW|won))", "백만원"),
    (r"(?:KRW|won)", "원"),
    (r"(?:US\s+)?dollars?", "달러"),
    (r"per\s?cent", "%"),
    (r"(?:people|persons?|staff|employees|participants|members|visitors|users)", "명"),
    (r"(?:companies|company|firms?|start-?ups?|businesses)", "개사"),
    (r"(?:cases?)", "건"),
    (r"(?:square\s+met(?:er|re)s?|sq\s?m)", "㎡"),
    (r"(?:places|sites|locations|centers|centres)", "개소"),
)
_ENGLISH_UNITS = tuple(
    (re.compile(rf"(?<=\d)[\s-]?{word}\b", re.IGNORECASE), unit) for word, unit in _ENGLISH
)


def plain(text: str) -> str:
    """Return a text without markers and markup, and with one form for signs that look alike.

    Examples
    --------
    >>> plain("**나루점** 12곳 [1], ’25년")
    "나루점 12곳, '25년"
    """
    return _MARKUP.sub("", unicodedata.normalize("NFC", text)).translate(_SAME_SIGNS)


def states(text: str, wanted: str) -> bool:
    """Tell whether a plain text contains a string, whatever their white space and commas.

    Examples
    --------
    >>> states("정원은 1,120 명입니다", "1120명"), states("모두 179명", "79명")
    (True, False)
    >>> states("48.35%", "48.3"), states("나래 창업 허브", "나래창업허브")
    (False, True)
    >>> states("'31.10.25. 개관", "10.25"), states("모두 31.10.25", "10.25")
    (True, False)
    """
    letters = _THOUSANDS.sub("", "".join(plain(wanted).split()))
    if not letters:
        return False
    pattern = re.escape(letters[0])
    for before, letter in pairwise(letters):
        joint = ",?" if before.isdigit() and letter.isdigit() else r"\s*"
        pattern += joint + re.escape(letter)
    if letters[0].isdigit():
        apart = r"(?<!\d[.,])"
        pattern = r"(?<!\d)" + (_OF_DATE if _DAY.fullmatch(letters) else apart) + pattern
    if letters[-1].isdigit():
        pattern += r"(?!\d|\.\d|,\d{3}(?!\d))"
    return re.search(pattern, text, re.IGNORECASE) is not None


def states_figure(
    text: str, figure: GoldFigure, *, falls: bool = False, rounded: bool = False
) -> bool:
    """Tell whether a plain text states a figure with its unit.

    Parameters
    ----------
    text
        Running text, lists, or Markdown tables whose headings name the units.
    figure
        What is looked for.
    falls
        The question is about a fall, so that a fall of 12 may be written as △12.
    rounded
        The figure is a calculated one: one decimal place less than it has is enough, and more
        places are right if they round to it.
    """
    if states(text, f"{figure.value:f}{figure.unit}"):  # 12대 설치: no quantity, but said outright
        return True
    for quantity, around in _quantities(text):
        if not same_unit(quantity.unit, figure.unit):
            continue
        value = Decimal(quantity.value)
        if _agrees(value, figure.value, rounded):
            return True
        if _agrees(-value, figure.value, rounded) and (falls or _FALL.search(around)):
            return True
    return False


def is_fall(text: str) -> bool:
    """Tell whether a text speaks of a fall or a lack."""
    return _FALL.search(text) is not None


def restates(wanted: str, figure: GoldFigure) -> bool:
    """Tell whether a string is the figure as some unit prints it, and so says nothing else.

    Examples
    --------
    >>> budget = GoldFigure(Decimal(3640000000), "원")
    >>> restates("3,640", budget), restates("36.4억", budget), restates("36명", budget)
    (True, True, False)
    """
    match = re.fullmatch(r"[△\-]?(\d[\d,]*(?:\.\d+)?)(\D*)", "".join(plain(wanted).split()))
    if match is None:
        return False
    factor, unit = split_unit(match[2])
    if unit and not same_unit(unit, figure.unit):
        return False
    printed = Decimal(match[1].replace(",", ""))
    scales = (Decimal(factor),) if match[2] else _PRINTED_SCALES
    return any(printed * scale == abs(figure.value) for scale in scales)


def _agrees(value: Decimal, gold: Decimal, rounded: bool) -> bool:
    if value == gold:
        return True
    places = _places(gold)
    if not rounded or places == 0:
        return False
    fewer = min(_places(value), places)
    if fewer < max(1, places - 1):
        return False
    return abs(value - gold) <= Decimal(5).scaleb(-fewer - 1)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _quantities(text: str) -> Iterator[tuple[Quantity, str]]:
    """Yield each quantity of a text with what stands around it."""
    units: Sequence[str] = ()  # of the table's columns
    everywhere: str | None = None  # from a line such as (단위: 백만원)
    in_table = False
    for raw in text.splitlines():
        line = _with_korean_units(raw)
        stated = parse_unit_line(line).units
        everywhere = stated[0] if len(stated) == 1 else everywhere
        if not line.lstrip().startswith("|"):
            in_table = False
            for found in parse_quantities(line):
                start, end = max(0, found.start - _AROUND), found.end + _AROUND
                yield found, line[start:end]
            continue
        cells = line.strip().strip("|").split("|")
        if not in_table:
            units = [_heading_unit(cell) or everywhere or "" for cell in cells]
            in_table = True
            continue
        for number, cell in enumerate(cells):
            unit = units[number] if number < len(units) else ""
            for found in parse_quantities(cell.strip(), unit or None):
                yield found, cell


def _heading_unit(cell: str) -> str:
    """Return the unit that a column's heading ends with: 예산(백만원)."""
    found = re.search(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*$", cell)
    word = found[1].strip() if found else ""
    return word if is_unit(word) else ""


def _with_korean_units(line: str) -> str:
    for pattern, unit in _ENGLISH_UNITS:
        line = pattern.sub(unit, line)
    return line
