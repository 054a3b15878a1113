"""What a question asks of what, and how far a candidate tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.compose.evidence import Evidence
from assistant.compose.matching import Name, followed, squeezed
from assistant.compose.outside import heard
from assistant.compose.rows import RowItem
from assistant.question import Understood
from index.morphemes import commonness, morphemes

TOLD = 0.4  # a name with at least this credit is spoken of, at least in part
_TOUCHED = 0.3  # a name with less credit is not even in part in a candidate
_FITS = 0.8  # a statement that holds the number asked for
# Words that say little by themselves: the number or the place that answers stands for them.
_GENERAL_WORDS = """
    사람 인원 인원수 명수 수 건수 금액 돈 예산 비용 사업비 총사업비 총액 합계 평균 차이 규모
    기업 회사 업체 기관 곳 위치 장소 집 데 동네 이유 목적 배경 근거 내용 사업 현황 실적 성과
    결과 효과 비율 비중 이름 명칭 기간 일정 날짜 시기 목표 계획 분야 방법 대상 시설 팀 개소
    차 특징 부서 직급 항목 종류 유형 직원 프로그램 제도 연간 최장 최대 한도 상한 시설별
    부서별 연도별 사업별 배율 증가율 증감률 증가액 감소액 증감액 소관 편성 책정 배정 제시
    1년 하루 한달 매년 매달 매월 매일 일주일 1주일 한해 해마다
    최고 최저 최소 아침 오전 오후 저녁 주관 주최
"""
_GENERAL = frozenset(_GENERAL_WORDS.split())
# Nouns that the names of such things stand for, and words of time and order.
_SORT_WORDS = """
    행사 자리 학교 대학 지역 도시 나라 건물 공간 무대 전시회 구간 사이 원래 분야별 부담 교육
    경기장 행사장 대회장 공연장 회의장 시상식장 개최지
"""
_SORTS = frozenset(_SORT_WORDS.split())
_HEAD = re.compile(
    r"(?P<noun>[가-힣A-Za-z0-9]{2,}?)(?:은|는|이|가|을|를)?\s*(?:모두|총|전부|다|누적|원래)?"
    r"\s*(?:몇|얼마(?!나\s?(?:진[행척]|지[어었]|끝|남|걸[려렸]))|누구|무엇|어디)"
)
_ENGLISH_HEAD = re.compile(r"\bhow many (?P<noun>[a-z]+)", re.IGNORECASE)
# The word that a noun of doing is made from: who uses is told by how many used (이용자, 이용), a
# trade by what it does (건설업, 건설).
_DOER = re.compile(r"^(?P<doing>.{2,}?)(?:(?:자|객|생|액|금|인원)수?|업체?)$")
# Who learns is told by what is taught.
_LEARNER = re.compile(r"[가-힣](?:교육|수강|훈련|연수|수료)생$|^(?:교육|수강|훈련|연수|수료)생$")
_TAUGHT = re.compile(r"교육|과정|강좌|강의|양성|수료|수강|훈련|학과|아카데미")
# What is asked for and told by a number of its unit alone (교육인원 30명, 연면적 300㎡).
_OF_UNIT = {
    "정원": re.compile(r"정원|(?<!현\s)(?<!참여)인원"),
    **dict.fromkeys(("면적", "넓이", "크기"), re.compile(r"면적|㎡|\d\s?평")),
}
# What only says where a thing is that has a name of its own (상암에 있는 …).
_LYING = re.compile(r"(?:\s[^\s,]{2,8})?에\s?(?:있|들어|위치|자리|생)")
_NEAREST = 3  # innermost headings that belong to a candidate
_SHORT = 4  # letters of a name whose last is rather its own than a particle
_IN_FULL = 0.85  # a name that a candidate, or what stands above it, has as it is
_USUAL = 5e-5  # of all text
_RARE = 2.0  # a lighter proper name stands everywhere: the reports' own city, its country


def tells(name: Name, evidence: Evidence, names: Sequence[Name]) -> float:
    """Return how far a candidate tells of a name, from 0 to 1.

    A general word is told by whatever fits, a doer by what he does and the number that fits.
    """
    if name.text in _GENERAL:
        return 1.0
    if (unit := _OF_UNIT.get(name.text)) and evidence.fit >= _FITS:
        return float(unit.search(around(evidence)) is not None)
    credit = evidence.credits[names.index(name)]
    doer = _DOER.match(name.text)
    if credit < TOLD and evidence.fit >= _FITS and _LEARNER.search(name.text):
        return float(_TAUGHT.search(around(evidence)) is not None)
    if credit < TOLD and doer and evidence.fit >= _FITS:
        told = doer["doing"] in squeezed(around(evidence))
        return max(credit, float(told))
    return credit


def says_little(name: Name, question: Understood) -> bool:
    """Say whether a statement that answers need not have a name.

    The name stands everywhere, or for a sort of things, or only says where a thing is.
    """
    light = name.known and name.weight < _RARE and not name.others
    return light or is_general(name) or _only_lies(name, question)


def is_general(name: Name) -> bool:
    """Say whether a name stands for a sort of things, whatever they are called."""
    return name.text in _GENERAL or name.text in _SORTS


def _only_lies(name: Name, question: Understood) -> bool:
    """Say whether a question only says of a name that a thing is in it (마루동에 있는 …)."""
    return followed(name.text, _LYING, question.search)


def lacking_asked(
    question: Understood, evidence: Evidence, names: Sequence[Name]
) -> tuple[str, ...]:
    """Return the noun that is asked about (관람료는 얼마) if a candidate has nothing of it.

    What reports say otherwise, and nouns that the names of such things stand for, may be lacking.
    """
    counted = None if question.units else _ENGLISH_HEAD.search(question.search)
    head = _HEAD.search(question.search) or counted
    if head is None:
        return ()
    noun = squeezed(head["noun"])
    return tuple(
        name.text
        for name in names
        if noun.endswith(name.text)
        and (counted or not name.others)
        and (counted or name.weight >= _RARE)
        and name.text not in _SORTS
        and tells(name, evidence, names) < TOLD
    )


def lacking_proper(
    question: Understood, evidence: Evidence, names: Sequence[Name], beside: Sequence[Evidence]
) -> tuple[str, ...]:
    """Return the names of places, makes and the like that a candidate says nothing of.

    What stands ``beside`` it may say them: who runs a thing and what it costs are told by several
    lines. Where the question only says in what place a thing is (마루동에 있는 …, 마루동 별빛관),
    the reports need not.
    """
    return tuple(
        name.text
        for at, name in enumerate(names)
        if evidence.credits[at] < _TOUCHED
        and name.weight >= _RARE
        and _is_proper(name.core or name.text)
        and not _only_lies(name, question)
        and not _owns(name, question, names)
        and not any(other.credits[at] >= TOLD for other in beside)
        and not goes_before(name, question, evidence, names)
    )


def _has_city(name: Name) -> bool:
    """Say whether nothing of a name can be told but a usual one in it (서울 of 서울콘)."""
    part = name.parts[0] if len(name.parts) == 1 else ""
    return part not in ("", name.text) and is_usual(part)


def _owns(name: Name, question: Understood, names: Sequence[Name]) -> bool:
    """Say whether a question only says whose something is (부산의 별빛관).

    What another name goes before is a part of that name (별빛관 부산의 면적).
    """
    text = question.search.lower()
    if f"{name.text}의 " not in text:
        return False
    return not any(f"{other.text} {name.text}의 " in text for other in names)


def goes_before(
    name: Name, question: Understood, evidence: Evidence, names: Sequence[Name]
) -> bool:
    """Say whether a name stands right before a rarer one that a candidate has in full."""
    return any(
        other.weight > name.weight
        and credit >= _IN_FULL
        and f"{name.text} {other.text}" in question.search.lower()
        for other, credit in zip(names, evidence.credits, strict=True)
    )


def coined(question: Understood, names: Sequence[Name], texts: Sequence[str]) -> tuple[str, ...]:
    """Return the compound names that no text has, nor the part that tells them from others.

    Several words that were asked together (동네 사람) are no compound.
    """
    squeezed_texts = [squeezed(text) for text in texts]
    return tuple(
        name.text
        for name in names
        if (name.core or _has_city(name))
        and name.text in question.search.lower()
        and name.text not in _GENERAL
        and not any(one in text for one in _spelt(name) for text in squeezed_texts)
        and not (name.core and heard(_with_doing(name.core), texts))
    )


def _spelt(name: Name) -> tuple[str, ...]:
    """Return a name in all its spellings, one also without what may be a particle at its end."""
    ended = len(name.text) > _SHORT and name.text[-1] in "은는이가"
    return (name.text, *name.others, *((name.text[:-1],) if ended else ()))


def _with_doing(noun: str) -> tuple[str, ...]:
    doer = _DOER.match(noun)
    return (noun, doer["doing"]) if doer else (noun,)


def around(evidence: Evidence) -> str:
    """Return a candidate with what it stands under, but without the outer headings."""
    item = evidence.item
    if isinstance(item, RowItem):
        table = item.table
        above = (item.column_text, table.caption, *table.heading[-_NEAREST:])
    else:
        above = (*(parent.text for parent in item.parents), *item.heading[-_NEAREST:])
    return " ".join((item.text, *above))


@lru_cache(maxsize=4096)
def is_usual(plain: str) -> bool:
    """Say whether a word is a name that is common at large, such as a country's."""
    (found,) = morphemes([plain])
    return len(found) == 1 and found[0].tag == "NNP" and commonness(found[0]) > _USUAL


@lru_cache(maxsize=4096)
def _is_proper(plain: str) -> bool:
    """Say whether a word holds a proper name."""
    (found,) = morphemes([plain])
    return any(morpheme.tag == "NNP" for morpheme in found)
