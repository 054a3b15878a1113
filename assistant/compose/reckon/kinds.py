"""Words that only tell of what kind a number is: 예산, 인원, 면적, 2031년."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.matching import Credits, squeezed
from assistant.compose.reckon.facts import Fact
from assistant.question.units_asked import says_unit

_AS_UNIT = 0.7  # what a number's unit speaks of the word for its kind
_PERIOD = re.compile(r"['’‘]?(?:20)?\d\d(?:[~∼-]['’‘]?(?:20)?\d\d)?년?도?(?:\.?\d{1,2}월말?)?")
_GENERIC_WORDS = """
    계 소계 합계 총계 구분 예산 예산액 소요예산 사업예산 인원 참여 참여인원 기업 사업 과정 과제 규모
    총사업비 사업비 지원 지원규모 운영 입주현황 입주 기준 목표 실적 본예산 추진내용 인력현황
    정원 현원 現 현 현재
"""
GENERIC = frozenset(_GENERIC_WORDS.split())
"""Headings that say only of what kind a number is."""
_COUNTED = {
    "명": frozenset(("사람", "인원", "사람들", "인원수")),
    "개사": frozenset(("기업", "업체", "회사", "기업들", "업체들", "회사들")),
    "㎡": frozenset(("면적", "총면적", "연면적", "넓이")),
}
"""What is counted, by the unit that says so."""
_PERSONS = frozenset(("참여자", "참여인원", "이용자", "참가자"))
_KINDS = frozenset(("예산", "예산액", "사업비", "금액", "투자액", "지원액", "면적", "연면적"))


def is_generic(label: str) -> bool:
    """Say whether a squeezed heading tells but a kind of number or a time."""
    return label in GENERIC or _PERIOD.fullmatch(label) is not None


def tells_unit(word: str, unit: str | None) -> bool:
    """Say whether a word only tells what a number counts: 참여자 of one in 명."""
    return word in _COUNTED.get(unit or "", ()) or (unit == "명" and word in _PERSONS)


def with_kind(
    credits: Credits, names: Sequence[str], fact: Fact, *, of_unit: bool, money: bool
) -> Credits:
    """Return credits with what a number's unit speaks of the word for its kind (면적, 예산).

    Amounts of money are of many kinds: they speak of it only in a cell whose headings tell nothing
    but a time. ``of_unit`` says whether the number has a unit asked for; people and firms are told
    by theirs in any case.
    """
    counted = _COUNTED.get(fact.figure.unit or "", frozenset())
    if not counted.isdisjoint(names):
        credits = tuple(
            max(credit, _AS_UNIT) if name in counted else credit
            for name, credit in zip(names, credits, strict=True)
        )
    if not of_unit:
        return credits
    bare = fact.table is not None and all(
        is_generic(squeezed(label)) for label in fact.figure.column
    )
    if money and not bare:
        return credits
    return tuple(
        max(credit, _AS_UNIT) if name in _KINDS or says_unit(name) else credit
        for name, credit in zip(names, credits, strict=True)
    )
