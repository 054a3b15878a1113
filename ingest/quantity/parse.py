"""Numbers with Korean units, as records: 42,581백만원, 425억 8,100만원, 1.5만 명, △12.

The values are exact (``int`` or ``Decimal``) and in base units, so that the same amount compares
equal however it is written. Dates, years, telephone and section numbers are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.dates import find_dates
from ingest.quantity.numerals import NUMBER, Tail, read_tail, shared_tail
from ingest.quantity.units import (
    CURRENCY_SIGNS,
    SCALES,
    UnitLine,
    parse_unit_line,
    same_unit,
    split_unit,
)

__all__ = [
    "Quantity",
    "UnitLine",
    "format_both",
    "format_won",
    "parse_quantities",
    "parse_unit_line",
    "same_value",
]

_SIGN = re.compile(r"(?:(?<![\w.])|(?<=\d[Q월년)]))([△▲▽▼]\s?|[+＋\-−–])$")
# Thousands, or decimals that are no month and day (3.25).
_LOOKS_LIKE_VALUE = re.compile(r"[\d,]*,\d{3}(?:\.\d+)?|(?!(?:\d|1[0-2])\.[0-3]?\d$)\d+\.\d+")
# Letters right behind a number: 3D, 5급; a particle may stand there.
_OTHER_WORD = re.compile(r"[A-Za-z]|(?![은는이가을를의에로와과도만]|으로|까지|부터|에서)[가-힣]")
#: 총 15전시 / 30편: a number said to be one counts, whatever the word behind it.
_WHOLE = re.compile(r"(?<![가-힣])총\s?$")
_COUNTER = re.compile(r"([가-힣]{2,3})(?=\s?[/,)]|\s*$)(?<!년도)(?<!년)(?<!월)")
_DIGIT = re.compile(r"\d")
#: Who or what is counted by a number without a unit: 5,100만 구독자, 500만 이상 뷰.
_COUNTED = re.compile(
    r"\s(?:이상\s)?(?:구독자|팔로워|이용자|회원|관람객|관객|방문객|가입자|참가자|시민|인구"
    r"|(?P<unit>뷰|건|회))(?![A-Za-z])"
)
_MINUS = "△▲▽▼-−–"

_QUOTES = "'’‘‛′`´＇"
# What looks like a number and is none. Every pattern is bounded, so that one pass is linear.
_NOT_QUANTITIES = tuple(
    re.compile(pattern)
    for pattern in (
        # ’20~23년; ’21, ’21.4~6월
        rf"[{_QUOTES}]\s?\d\d\.?\s?[~∼～\-]\s?[{_QUOTES}]?\s?\d\d\s?년",
        rf"(?:(?<![가-힣A-Za-z)])[{_QUOTES}]\s|[{_QUOTES}])\d\d(?!\d)(?:\s?[.년](?:\s?\d{{1,2}}(?=\s?[.월~∼～]))?)?",
        r"(?<![\d,.])(?:19|20)\d\d(?=\s?(?:년|학년도|[.]\s?\d|[~∼～\-]\s?(?:19|20)?\d\d\s?년))",
        r"(?<![\d,.])(?:1[5-9]|2\d|3[0-5])년(?=도|\s?(?:목표|실적|계획|예산|본예산|추경|기준|말|현재|대비"
        r"|신규|[상하]반기|\d\s?분기|\d{1,2}월|[.~∼)→⇨]))",
        # 23년 4개 → 24년 8개, 25년 시범사업; but 20년 3개월, 20년 이상
        r"(?<![\d,.])2\d년(?=\s\d[\d,.]*(?!\d|\s?(?:개월|년|일))"
        r"|\s(?!이[상하내후]|미만|초과|동안|경과|임[대차]|만기|거[치주]|상환|[후전간넘된]|장기|무[상이]"
        r"|기[한간]|노후|역|운[영용]|근[무속]|유[지예]|보[장유]|분할|주기|연속|계약|정도)[가-힣])",
        # 9·10월 3일
        r"(?<![\d,:])\d{1,2}(?:\s?[~∼～·‧ㆍ,.\-]\s?\d{1,2}){0,5}\s?월(?:\s?\d{1,2}\s?일)?",
        r"(?<![\d,.])\d{1,2}\.\s?\d{1,2}\.(?!\d)",  # 3. 28.
        r"(?<![\d,.])\d{1,2}\.\s?\d{1,2}\.?\s?\([월화수목금토일]\)",  # 3.28(목)
        r"(?<!\d)\d{2,4}-\d{3,4}-\d{4}(?!\d)",  # telephone
        # 14:00, 3:7, 1:1 컨설팅, but not 12:1
        r"(?<![\d.,])(?:1\s?:\s?1(?!\d)|\d+(?:\.\d+)?\s?:\s?(?!1(?!\d))\d+(?:\.\d+)?(?!\d|,\d{3}))",
        r"제\s?\d+조(?:의\s?\d+)?(?:\s?제?\d+항)?(?:\s?제?\d+호)?",
        # ordinals, 제2025-12호; but 과제 3건, 경제 88개
        r"(?:(?<![가-힣])제\s?|(?<=[례령칙법률정항호조])제)\d+(?:\s?[-–]\s?\d+)*(?:\s?호)?",
        r"(?:법|령|조례|규칙|규정|지침|정관)[」』]?\s?\d+조(?:의\s?\d+)?(?:\s?\d+항)?",
        r"(?<=[가-힣])\d{1,2}(?:\s?[·,]\s?\d{1,2}){0,3}[동가](?![가-힣])",  # 한빛1·2동
        # 가온구 한빛로 12, 5층
        r"[시구군읍면동]\s[가-힣\d]{1,12}[로길]\s?\d+(?:-\d+)?(?:번?길\s?\d+)?(?:-\d+)?"
        r"(?![\d,]*\s?[가-힣A-Za-z%㎡㎢㎞])(?:\s?,\s?[가-힣A-Za-z]{0,10}\s?\d+(?:\s?[~∼]\s?\d+)?층)?",
        r"\d{1,2}\s?분기|\d\s?/\s?4\s?분기|[1-4]Q(?![A-Za-z])",
        r"^\s*\d{1,2}\s?[.)](?=\s|$)|^\s*\(\d{1,2}\)\s",  # section numbers
        r"(?<=[가-힣])\d{1,2}\)",  # a footnote's mark: 예산현액1)
        r"\^\{[^}]*\}",
        r"(?<=[가-힣])(?<![총각약계등])\d{1,2}팀",  # 창업1팀: a name
        r"(?<![\d.,])[1-9]0대(?!\s?[를이의])",  # ages
        # (1층) 전시실: where, not how many
        r"\(\s?(?:지[하상]\s?)?\d{1,2}층\s?\)(?=\s?[가-힣A-Za-z])",
        r"(?<![\d.,])1일(?=\s\d+\s?시간)",  # 1일 6시간
        # 나루학교 2기 교육생: which one, not how many
        r"(?<![\d.,])\d{1,2}기(?=\s(?:모집|참여|교육|수료|선발|입주|모의|졸업|과정|발대))",
        r"(?<![\d.,])1인(?=\s?(?:가구|위기|미디어|방송|창조|크리에이터))",  # 1인 가구
    )
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that stands at ``text[start:end]`` of what was parsed.

    ``text`` is as printed, with sign and unit. ``value`` is in the base unit ``unit`` (원 for
    백만원, 명 for 천명; ``""`` for a bare number). ``approximate`` is set by 약, 여, 가량 …
    """

    text: str
    start: int
    end: int
    value: int | Decimal
    unit: str
    approximate: bool


def parse_quantities(text: str, unit: str | None = None) -> list[Quantity]:
    """Return the quantities of ``text``, in order.

    Parameters
    ----------
    text
        Running text or a table cell.
    unit
        The unit of bare numbers (``"백만원"``; ``""`` for none). With ``None`` a bare number
        counts only when it shows that it is a value: a sign, thousands or a decimal point.

    Examples
    --------
    >>> [(q.text, q.value, q.unit) for q in parse_quantities("예산 42,581백만원, 3만 명")]
    [('42,581백만원', 42581000000, '원'), ('3만 명', 30000, '명')]
    """
    if not _DIGIT.search(text):
        return []
    masked = _mask(text)
    found: list[Quantity] = []
    position = 0
    while number := NUMBER.search(masked, position):
        quantity = _quantity(masked, text, number, unit)
        position = number.end()
        if quantity is not None:
            found.append(quantity)
            position = max(position, quantity.end)
    return found


def same_value(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities state the same amount (``425억원`` and ``42,500백만원``)."""
    return one.value == other.value and same_unit(one.unit, other.unit)


def format_won(value: int) -> str:
    """Write an amount of won as officials say it.

    Examples
    --------
    >>> format_won(42581000000), format_won(-1_2000_0000_0000), format_won(0)
    ('425억 8,100만원', '△1조 2,000억원', '0원')
    """
    rest = abs(value)
    parts = []
    for scale in ("조", "억", "만", ""):
        size = SCALES.get(scale, 1)
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:,}{scale}")
    return ("△" if value < 0 else "") + (" ".join(parts) or "0") + "원"


def format_both(text: str, value: int | Decimal) -> str:
    """Return an amount of won as printed, with its usual reading behind it.

    Examples
    --------
    >>> format_both("42,581백만원", 42581000000)
    '42,581백만원(425억 8,100만원)'
    >>> format_both("30억원", 3000000000)
    '30억원'
    """
    if value != int(value):
        return text
    reading = format_won(int(value))
    if re.sub(r"[\s,]", "", reading) == re.sub(r"[\s,]", "", text):
        return text
    return f"{text}({reading})"


def _mask(text: str) -> str:
    """Blank what is no quantity, so that offsets stay."""
    characters = list(text)
    spans = [(date.start, date.end) for date in find_dates(text)]
    for pattern in _NOT_QUANTITIES:
        spans += [match.span() for match in pattern.finditer(text)]
    for start, end in spans:
        characters[start:end] = "\0" * (end - start)
    return "".join(characters)


def _quantity(masked: str, text: str, number: re.Match[str], unit: str | None) -> Quantity | None:
    before = masked[max(0, number.start() - 3) : number.start()]
    currency = before[-1:] if before[-1:] and before[-1:] in CURRENCY_SIGNS else ""
    start = number.start() - len(currency)
    if currency and text[start - 1 : start] == "\\":
        start -= 1
    sign = _SIGN.search(masked, max(0, start - 3), start)
    if sign:
        start = sign.start(1)
    tail = read_tail(masked, number)
    bare = tail.unit is None and not currency and tail.smallest == 1
    if bare:
        tail = shared_tail(masked, number, tail)
        bare = tail.unit is None and tail.smallest == 1
    if not _stands_free(before, bare, signed=sign is not None):
        return None
    counter = (
        _COUNTER.match(masked, tail.end)
        if bare and _WHOLE.search(masked, max(0, start - 3), start)
        else None
    )
    if counter:
        tail, bare = replace(tail, unit=counter[1], end=counter.end()), False
    if bare and _OTHER_WORD.match(masked, tail.end):
        return None
    if bare and unit is None and not sign and not _LOOKS_LIKE_VALUE.fullmatch(number[0]):
        return None
    counted = _COUNTED.match(masked, tail.end) if not bare else None
    said = (counted["unit"] or "명") if counted else _default(unit, tail, bare)
    factor, base = split_unit(currency or tail.unit or said)
    value = tail.total * factor
    if sign and sign[1][0] in _MINUS:
        value = -value
    about = re.search(r"약\s?$", masked[max(0, start - 2) : start]) is not None
    return Quantity(
        text=text[start : tail.end],
        start=start,
        end=tail.end,
        value=int(value) if value == value.to_integral_value() else value,
        unit=base,
        approximate=about or tail.approximate,
    )


def _default(unit: str | None, tail: Tail, bare: bool) -> str:
    """Return the unit of a number that shows none; 850억 is money unless the table says else."""
    if bare:
        return unit or ""
    base = split_unit(unit)[1] if unit else ""
    return base or ("원" if tail.smallest >= SCALES["억"] else "")


def _stands_free(before: str, bare: bool, *, signed: bool) -> bool:
    """Tell whether a number may start here: not inside a word such as AI4 or 코로나19."""
    last = before[-1:]
    if signed or not last or not (last.isalnum() or last in "._"):
        return True
    return not bare and "가" <= last <= "힣"
