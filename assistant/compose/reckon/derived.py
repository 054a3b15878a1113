"""What is ranked where it stands in no cell: the change, gap, share or rate of each member."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MOST = r"(?:가장|(?<![가-힣])제일|젤|최고로|번째로)"
_MUCH = r"(?:(?:많이|크게|대폭|심하게|큰\s폭으로|적게|덜|조금)\s)?"
_UP = r"(?:늘|증가|불어|증액|올라|올랐|오른|상승|성장|뛰|뛴)"
_DOWN = r"(?:줄|감소|깎|삭감|감액|떨어|하락|내린|내려)"
_OVER = r"(?:초과|넘|웃도|웃돈)"
_LACK = r"(?:모자|부족|비어|빈|미달|못\s?미|못\s?채|결원|공석)"
_LEFT = r"(?:남은|남긴|남는|남았|뺀|미집행|잔액|잔여|안\s?쓴|못\s?쓴)"
_APART = r"(?:차이|격차|과부족)"
_THING = r"(?:\S{0,4}\s?(?:금액|인원|예산|돈|수|폭|규모|자리|액))?(?:이|가|은|는|의)?\s(?:\S+\s)?"
_EXTENT = r"(?:크|큰|많|적|작|높|낮|심)"
_WAYS = {"up": _UP, "down": _DOWN, "over": _OVER, "lack": _LACK, "left": _LEFT, "apart": _APART}
_AFTER = {way: re.compile(rf"{_MOST}\s*{_MUCH}(?:\S+\s)?{word}") for way, word in _WAYS.items()}
_BEFORE = {
    way: re.compile(rf"{word}\S{{0,3}}{_THING}{_MOST}\s*{_EXTENT}") for way, word in _WAYS.items()
}
_VACANT = re.compile(
    rf"(?:결원|공석|빈\s?자리|과부족|부족\s?인원)\S*\s(?:\S+\s)?{_MOST}"
    rf"|(?:사람|직원|일손|인력)[이가]\s(?:\S+\s)?{_MOST}\s*{_MUCH}{_LACK}"
)
_GROWTH = re.compile(
    rf"(?:증가|감소|증감|성장|신장|상승|하락|인상|삭감)[률율]\S*\s(?:\S+\s)?{_MOST}"
)
_SHARE = re.compile(
    rf"(?:비율|비중|구성비|몫)\S*\s(?:\S+\s)?{_MOST}|{_MOST}\s(?:높|큰|많)\S*\s(?:비율|비중)"
)
_EACH = re.compile(
    rf"(?P<per>[가-힣]{{1,6}}?)\s?(?:하나|(?:한|1)\s?(?:개|곳|명|건|팀))?"
    rf"(?:당(?=\s)|에\s(?:돌아가는|돌아간|평균)|마다)[^?]*{_MOST}"
)
# How far goals are met, and how many times what was aimed at or what was before.
_RATE = re.compile(
    rf"(?:목표\S{{0,3}}\s?(?:대비|에\s?비해|에\s?비하면|에\s?견[주줘]\S*)|(?:목표\s?)?달성[률도율]\S*)\s[^?]*?{_MOST}"
)
_SPENT_RATE = re.compile(
    rf"예산(?:현액|액)?\s?(?:대비|에\s?비해|에\s?비하면)\s(?:\S+\s)?(?:지출|집행)[^?]*?{_MOST}"
)
_TIMES = re.compile(
    rf"(?:배율|배수|몇\s?배)[^?]*?{_MOST}|{_MOST}\s(?:큰|높은|많은|여러)\s(?:배율|배수|배)"
)
_LITTLE = re.compile(rf"{_MOST}\s*(?:적|작|낮|덜|조금|뒤처|뒤떨|부진|저조|미진|못)")
# Budgets come before what is spent of them; the later year and what is there now after.
_ORDER = (
    *("본예산", "추경", "최종예산", "예산현액", "이월액", "원인행위액", "지출액", "집행액"),
    *("목표", "정원", "현원", "실적"),
)
_SPENT = frozenset({"원인행위액", "지출액", "집행액"})
_PLACES = frozenset({"정원", "현원"})


@dataclass(frozen=True, slots=True)
class Derived:
    """A quantity derived of two figures of each member.

    ``kind`` is ``difference``, ``growth``, ``share``, ``rate`` (of a goal), ``times`` or ``each``;
    ``way`` which difference (``up``,
    ``down``, ``over``, ``lack``, ``left``, ``apart``). ``base`` and ``other`` are the stages or
    years of the two, ``None`` where words tell them; ``per`` is what ``each`` counts by.
    """

    kind: str
    way: str
    base: str | int | None
    other: str | int | None
    largest: bool
    per: str = ""


def derived_of(text: str, stages: tuple[str, ...], years: tuple[int, ...]) -> Derived | None:
    """Return what a question about the largest or smallest ranks, if that is no printed figure.

    Examples
    --------
    >>> found = derived_of("정원보다 현원이 가장 많이 모자란 과는", ("정원", "현원"), ())
    >>> found.kind, found.way, found.base, found.other
    ('difference', 'lack', '정원', '현원')
    >>> derived_of("예산이 가장 큰 과는", (), ()) is None
    True
    """
    largest = _LITTLE.search(text) is None
    if each := _EACH.search(text):
        return Derived("each", "", None, None, largest, each["per"])
    if _SPENT_RATE.search(text):
        return Derived("rate", "", "예산현액", "지출액", largest)
    if rate := _TIMES.search(text) or _RATE.search(text):
        kind = "times" if rate.re is _TIMES else "rate"
        sides = _sides((), years)
        if sides is None and "목표" not in text and kind == "times":
            return None
        base, other = sides or ("목표", None)
        return Derived(kind, "", base, other, largest)
    if _SHARE.search(text):
        return Derived("share", "", None, None, largest)
    way = _way(text)
    if _VACANT.search(text):
        way = "lack"
    if way in ("lack", "over") and set(stages) <= _PLACES and (stages or _VACANT.search(text)):
        stages = ("정원", "현원")
    if way == "left" and not set(stages) & _SPENT:
        stages = (*(stages or ("예산현액",)), "지출액")
    sides = _sides(stages, years)
    if sides is None or not (way or _GROWTH.search(text)):
        return None
    base, other = sides
    if _GROWTH.search(text):
        return Derived("growth", "down" if re.search(_DOWN, text) else "up", base, other, largest)
    return Derived("difference", way, base, other, largest)


def _way(text: str) -> str:
    """Return which difference is ranked, empty for none."""
    for patterns in (_AFTER, _BEFORE):
        for way, pattern in patterns.items():
            if pattern.search(text):
                return way
    return ""


def _sides(
    stages: tuple[str, ...], years: tuple[int, ...]
) -> tuple[str, str] | tuple[int, int] | None:
    """Return the stages or years that two figures differ in, the earlier one first."""
    known = sorted((s for s in set(stages) if s in _ORDER), key=_ORDER.index)
    if len(known) == 2:
        return known[0], known[1]
    if len(set(years)) == 2:
        return min(years), max(years)
    return None
