"""Korean units: what each is worth in its base unit, and the unit line above a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.dates import find_dates

#: Words that multiply a number (3천, 2백만, 1조).
SCALES = {"십": 10, "백": 100, "천": 1_000, "만": 10**4, "억": 10**8, "조": 10**12}
BIG_SCALES = "만억조"

#: Units that are taken for units whatever follows them (30명모집, 12개사).
_STRONG = (
    "원 달러 불 $ 유로 위안 % ％ %p %P ％p %포인트 퍼센트포인트 퍼센트 명 개사 개소 개국 개교 "
    "개월 개년 개팀 개반 개실 개동 개과 개社 개 社 업체 건 팀 ㎡ m² m2 제곱미터 ㎢ km² ㎥ m³ m3 "
    "㎞ km ㎜ mm ㎝ cm ㏊ ha ㎏ kg ㎾ kW kWh ㎿ MW MWh GW GWh TOE toe GB TB PB ℓ 리터 필지 가구 "
    "세대 시간 부스 병상 작품 차로 뷰 호실 종류"
)

#: Units that other words begin with (2위 and 2위원회, 3호 and 3호선): what follows decides.
_WEAK = (
    "년 일 인 회 호 평 점 위 톤 대 권 종 곳 배 세 실 엔 분 쪽 편 면 석 좌 동 기 량 매 본 그루 "
    "마리 포인트 과목 과정 학급 학기 주 층 박 장 구획 구역 노선 가지 쌍 벌 켤레 칸 교 사 m t L bp"
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
    "개社": ("개사", 1),
    "사": ("개사", 1),
    "교": ("개교", 1),
    "대1": (":1", 1),
    "개팀": ("팀", 1),
    "종류": ("종", 1),
    "호실": ("실", 1),
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
    "m³": ("㎥", 1),
    "m3": ("㎥", 1),
    "L": ("ℓ", 1),
    "리터": ("ℓ", 1),
    "㎞": ("km", 1),
    "㎜": ("mm", 1),
    "㎝": ("cm", 1),
    "㎿": ("MW", 1),
    "toe": ("TOE", 1),
    "㎏": ("kg", 1),
    "㎾": ("kW", 1),
}

#: Units that count the same things in other words.
_SAME = (
    frozenset({"개소", "곳", "개"}),
    frozenset({"개사", "개", "업체"}),
    frozenset({"가구", "세대"}),
)

_FOLLOWS = (
    "을|를|이|가|은|는|의|에|로|으로|와|과|도|만|까지|부터|씩|당|간|내|외|여|이상|이하|미만|초과|"
    "및|등|중|대비|규모|이내|정도|가량|안팎|수준|동안|후|전|째|예정|모집|선정|지원|운영|참여|증|감|"
    "달성|목표|추가|포함|확대|인하|인상|상승|하락|기준|입|이며|이고|인|임|씩"
)
CURRENCY_SIGNS = "$€¥￥₩￦"


def _alternatives(words: str) -> str:
    """Join units to a pattern that tries the longest first."""
    return "|".join(re.escape(unit) for unit in sorted(words.split(), key=lambda u: (-len(u), u)))


# 12개 사, 30개 팀: the word that is counted stands apart. 7.5:1 and 2.5대 1 are ratios.
_APART = r"개\s(?:사|소|팀|국|교|반|실|동|과)(?![가-힣])"
_TO_ONE = r"\s?(?::|대)\s?1(?![\d.:~%]|,\d|\s?[가-힣](?<![로은는을의에]))"

STRONG_UNIT = re.compile(
    rf"{_APART}|{_TO_ONE}|개(?=사업)|(?!개사업)(?:{_alternatives(_STRONG)})(?![A-Za-z])"
)
# 30 명이, but not 2024 개최: after a space the unit must be a word of its own.
SPACED_UNIT = re.compile(
    rf"{_APART}|(?:{_alternatives(_STRONG)})(?:(?![가-힣A-Za-z])|(?=(?:{_FOLLOWS})))"
)
# 3대 과제, 20대 청년 name no number of cars; 1인 기업 and 1인당 none of people.
WEAK_UNIT = re.compile(
    rf"(?!대\s+[가-힣A-Za-z])(?!인(?:당|\s?최대|\s?(?:미디어|기업|가구|창조|사업)))"
    rf"(?:{_alternatives(_WEAK)})(?:(?![가-힣A-Za-z])|(?=(?:{_FOLLOWS})))"
)
_UNIT_LINE = re.compile(r"단\s*위\s*[:：;]?\s*(?P<units>[^)\]】>］〉]*)")
_UNIT_END = re.compile(r"[,，/·ㆍ]|\s{2,}|\.(?!\d)")
# 선정기준 is a rule, and 3월말 a date only where something is counted then: 3월말 12개사.
_AS_OF_WORD = re.compile(
    r"(?<![가-힣])기\s?준|(?<=[월년말일시국])기\s?준|현재"
    r"|(?<=월)\s?말(?=\s*(?:$|[),]|기\s?준|현재|누적|누계|\d))|(?<=[월.])\s?누[적계](?=\s*\))"
    r"|(?<=년)\s?말(?=\s*[),])"
)
_YEAR_END = re.compile(r"(?:((?:19|20)\d\d)|['’‘](\d\d))\s?년?\s?말\s*$")
_FISCAL_YEAR = re.compile(r"(?:19|20)\d\d\s?회계연도\s?")  # no date: ’25. 6. 30. 2025회계연도 기준
_MOST_MONTHS_ON = 3
_LAST_YEAR = re.compile(r"(?:작년|전년|지난\s?해)도?\s*$")
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


@lru_cache(maxsize=1024)
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
    >>> parse_unit_line("(단위 : 백만원, %, ’22.5.31. 기준)")
    UnitLine(units=('백만원', '%'), as_of='2022-05-31')
    """
    found = _UNIT_LINE.search(text)
    units: list[str] = []
    for part in _UNIT_END.split(found["units"]) if found else ():
        word = part.strip(" .:()[]")
        if is_unit(word) and word not in units:
            units.append(re.sub(r"\s+", "", word))
    return UnitLine(tuple(units), stated_date(text, as_of))


def stated_date(text: str, as_of: str = "") -> str | None:
    """Return the last ISO date of ``text`` that an as-of word (기준, 현재, 말) belongs to.

    A month without a year is one of the year up to the report, which is written a few months after
    its own ``as_of`` at most.
    """
    found = None
    for word in _AS_OF_WORD.finditer(text):
        end = word.end() if word[0].strip() == "말" else word.start()
        found = _date_before(text, end, as_of) or found
    return found


def _date_before(text: str, end: int, as_of: str) -> str | None:
    """Return the date that ``text[:end]`` ends with, few other words between."""
    before = _FISCAL_YEAR.sub("", text[max(0, end - 48) : end])[-24:]
    dates = [date for date in find_dates(f"{before}말") if not _DIGIT_LATER(before[date.end :])]
    if dates:
        return dates[-1].iso
    year_end = _YEAR_END.search(before)
    if year_end:
        return f"{year_end[1] or '20' + year_end[2]}-12"
    short = _SHORT_DATE.search(text, max(0, end - 12), end)
    if short is None or not as_of:
        return None
    month = f"{as_of[:4]}-{int(short['month']):02}"
    late = int(short["month"]) > int(as_of[5:7]) + _MOST_MONTHS_ON
    if late or _LAST_YEAR.search(text[: short.start()]):
        month = f"{int(as_of[:4]) - 1}{month[4:]}"
    return f"{month}-{int(short['day']):02}" if short["day"] else month
