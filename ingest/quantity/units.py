"""Korean units: what each is worth in its base unit, and the unit line above a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.dates import find_dates

#: Words that multiply a number (3천, 2백만, 1조).
SCALES = {"십": 10, "백": 100, "천": 1_000, "만": 10**4, "억": 10**8, "조": 10**12}
BIG_SCALES = "만억조"

#: Units that are taken for units whatever follows them (30명모집, 12개사).
_STRONG = (
    "원 달러 불 유로 위안 % ％ %p %P ％p %포인트 퍼센트포인트 퍼센트 명 개사 개소 개국 개교 개월 "
    "개년 개팀 개반 개실 개동 개과 개 社 건 팀 ㎡ m² m2 제곱미터 ㎢ km² ㎞ km ㏊ ha ㎏ kg ㎾ kW "
    "MW GB TB 필지 가구 세대 시간"
)

#: Units that other words begin with (2위 and 2위원회, 3호 and 3호선): what follows decides.
_WEAK = (
    "년 일 인 회 호 평 점 위 톤 대 권 종 곳 배 세 실 엔 분 쪽 편 면 석 좌 동 기 량 매 본 그루 "
    "마리 포인트 과목 과정 학급 학기 주 층 박 장 구획 m t bp"
)

#: One name for units that say the same; the second entry is the factor to that unit.
_CANONICAL: dict[str, tuple[str, int]] = {
    "불": ("달러", 1),
    "$": ("달러", 1),
    "USD": ("달러", 1),
    "₩": ("원", 1),
    "￦": ("원", 1),
    "€": ("유로", 1),
    "￥": ("엔", 1),
    "¥": ("엔", 1),
    "％": ("%", 1),
    "퍼센트": ("%", 1),
    "%P": ("%p", 1),
    "％p": ("%p", 1),
    "%포인트": ("%p", 1),
    "퍼센트포인트": ("%p", 1),
    "인": ("명", 1),
    "社": ("개사", 1),
    "개팀": ("팀", 1),
    "개반": ("반", 1),
    "개실": ("실", 1),
    "개동": ("동", 1),
    "개과": ("과", 1),
    "m²": ("㎡", 1),
    "m2": ("㎡", 1),
    "제곱미터": ("㎡", 1),
    "㎢": ("㎡", 10**6),
    "km²": ("㎡", 10**6),
    "㏊": ("㎡", 10**4),
    "ha": ("㎡", 10**4),
    "㎞": ("km", 1),
    "㎏": ("kg", 1),
    "㎾": ("kW", 1),
}

#: Units that count the same things in other words.
_SAME = (frozenset({"개소", "곳", "개"}), frozenset({"개사", "개"}), frozenset({"가구", "세대"}))

_FOLLOWS = (
    "을|를|이|가|은|는|의|에|로|으로|와|과|도|만|까지|부터|씩|당|간|내|외|여|이상|이하|미만|초과|"
    "및|등|중|대비|규모|이내|정도|가량|안팎|수준|동안|후|전|째|예정|모집|선정|지원|운영|참여|증|감|"
    "달성|목표|추가|포함|확대|인하|인상|상승|하락|기준|입|이며|이고|인|임|씩"
)
CURRENCY_SIGNS = "$€¥￥₩￦"


def _alternatives(words: str) -> str:
    """Join units to a pattern that tries the longest first."""
    return "|".join(re.escape(unit) for unit in sorted(words.split(), key=lambda u: (-len(u), u)))


STRONG_UNIT = re.compile(
    rf"개\s사(?![가-힣])|개(?=사업)|(?!개사업)(?:{_alternatives(_STRONG)})(?![A-Za-z])"
)
# 30 명이, but not 2024 개최: after a space the unit must be a word of its own.
SPACED_UNIT = re.compile(
    rf"(?:개\s사|{_alternatives(_STRONG)})(?:(?![가-힣A-Za-z])|(?=(?:{_FOLLOWS})))"
)
# 3대 과제, 20대 청년 name no number of cars; 1인 기업 and 1인당 none of people.
WEAK_UNIT = re.compile(
    rf"(?!대\s+[가-힣])(?!인(?:당|\s?최대|\s?(?:미디어|기업|가구|창조|사업)))"
    rf"(?:{_alternatives(_WEAK)})(?:(?![가-힣A-Za-z])|(?=(?:{_FOLLOWS})))"
)
_UNIT_LINE = re.compile(r"단\s*위\s*[:：;]?\s*(?P<units>[^)\]】>］〉]*)")
_AS_OF_WORD = re.compile(r"기준|현재|(?<=[월년])\s?말")
_SHORT_DATE = re.compile(
    r"(?<![\d.])(?P<month>0?[1-9]|1[0-2])(?:\s?월|\.\s?(?P<day>\d{1,2})\s?\.?)\s?말?\s*$"
)
_DIGIT_LATER = re.compile(r"\d").search
_SCALED = re.compile(r"(?P<scale>[십백천만억조]*)(?P<base>.*)")
_KNOWN = frozenset(f"{_STRONG} {_WEAK}".split()) | frozenset(_CANONICAL) | {"반", "과"}


@cache
def split_unit(unit: str) -> tuple[int, str]:
    """Return how many of its base unit one ``unit`` is, and that base unit.

    Examples
    --------
    >>> split_unit("백만원"), split_unit("천㎡"), split_unit("백만불"), split_unit("%")
    ((1000000, '원'), (1000, '㎡'), (1000000, '달러'), (1, '%'))
    """
    unit = re.sub(r"\s+", "", unit)
    found = _SCALED.fullmatch(unit)
    if found is None or not found["scale"]:
        base, factor = _CANONICAL.get(unit, (unit, 1))
        return factor, base
    base, factor = _CANONICAL.get(found["base"], (found["base"], 1))
    for scale in found["scale"]:
        factor *= SCALES[scale]
    if not base and found["scale"][-1] in "억조":
        base = "원"
    return factor, base


def is_unit(text: str) -> bool:
    """Tell whether ``text`` is a unit that is known (``백만원``, ``천명``, ``%p``, ``개소``)."""
    text = re.sub(r"\s+", "", text)
    found = _SCALED.fullmatch(text)
    if not text or found is None:
        return False
    return text in _KNOWN or (found["base"] in _KNOWN) or text in ("억", "조")


def same_unit(one: str, other: str) -> bool:
    """Tell whether two base units count the same; a missing unit agrees with every other."""
    return not one or not other or one == other or any({one, other} <= group for group in _SAME)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What the line above a table states: units in their order, and an ISO as-of date."""

    units: tuple[str, ...]
    as_of: str | None


def parse_unit_line(text: str, as_of: str = "") -> UnitLine:
    """Read the units and the as-of date of a line such as ``(단위 : 백만원, ’24. 2월 기준)``.

    Both parts are empty where the line states neither. A date counts only beside a word that
    makes it an as-of date (기준, 현재, 말), so that a plain date is no claim about a table.

    Parameters
    ----------
    text
        One line.
    as_of
        The report's own as-of date; its year completes ``3월말 기준`` and ``4.14. 기준``.

    Examples
    --------
    >>> parse_unit_line("(단위 : 백만원, %, ’21.3.31. 기준)")
    UnitLine(units=('백만원', '%'), as_of='2021-03-31')
    """
    found = _UNIT_LINE.search(text)
    units: list[str] = []
    for part in re.split(r"[,，/·ㆍ]|\s{2,}", found["units"]) if found else ():
        word = part.strip(" .:()[]")
        if is_unit(word) and word not in units:
            units.append(re.sub(r"\s+", "", word))
    return UnitLine(tuple(units), stated_date(text, as_of))


def stated_date(text: str, as_of: str = "") -> str | None:
    """Return the ISO date of ``text`` that an as-of word (기준, 현재, 말) belongs to."""
    for word in _AS_OF_WORD.finditer(text):
        before = text[max(0, word.start() - 24) : word.start() + 1]
        dates = [date for date in find_dates(before) if not _DIGIT_LATER(before[date.end :])]
        if dates:
            return dates[-1].iso
        short = _SHORT_DATE.search(text[max(0, word.start() - 12) : word.start()])
        if short and as_of:
            month = f"{as_of[:4]}-{int(short['month']):02}"
            return f"{month}-{int(short['day']):02}" if short["day"] else month
    return None
