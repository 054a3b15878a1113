"""Whether the parts stand into which a question wants a whole broken down (업종별로 몇 곳씩)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.compose.candidates import context_of
from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem
from assistant.question import Understood

# What a number is asked for of each (업종별로 몇 곳씩, 유형별로 나누면); a report is no part.
_BY = re.compile(
    r"(?<![가-힣])(?P<by>(?!보고|개|차|특|구|선|식|이|결)[가-힣]{1,6}별)(?:로|\s)"
    r"(?=.*(?:몇|얼마|나누|나눠|나눈|구분|쪼개|씩|분포|비율|비중)|\s?(?:로\s)?(?:숫자|수[를는]|인원|정리))"
)
# … or how it is spread (업종 분포), or the parts are named themselves (목공, 도예로 나누면).
_SPREAD = re.compile(
    r"(?<![가-힣])(?P<by>업종|연령대?|나이|성별|지역|국적|직종|직급|학력|전공|분야|자치구|국가|학교|유형)\s?"
    r"(?:분포|구성비?)"
)
_SEPARATED = re.compile(r",\s?|·|[와과]\s|(?:이?랑|하고)\s")
_INTO = re.compile(
    rf"(?P<by>(?:[가-힣A-Za-z]{{2,}}?(?:{_SEPARATED.pattern}))+[가-힣A-Za-z]{{2,}}?)(?:으로|로)\s"
    r"(?:나누|나눠|나눈|구분|쪼개|갈라)"
)
OF_PARTS = re.compile(
    r"가장|제일|최고|최저|순위|꼴찌|(?:첫|\d)째|별\s[가-힣]+\s(?:중|가운데)\s|지\s?않고"
)
"""What is asked of one of the parts may be told alone (과별로 볼 때 가장 큰)."""

BY_EACH = re.compile(
    r"(?<![가-힣])(?!보고|개별|차별|특별|구별|선별|식별|이별|결별|연도|년도|회차|분기|반기|월별)[가-힣]{1,6}별(?=로|\s)"
)
"""By what a figure is asked for of each: 부서별, 분야별로."""

_DATED = re.compile(
    r"(?:(?:20|['’‘]\s?)\d\d|(?<!\d)\d\d)\s?[.년](?:\s?\d{1,2}\s?[.월](?:\s?\d{1,2}[.일]?)?)?"
    r"|['’‘]\s?\d\d|(?<!\d)\d{1,2}\.?\s?(?:[~∼]\s?\d{1,2}\s?)?(?:[월일차기회]|개월)"
)
_NUMBER = re.compile(r"(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[가-힣%]?)")
_KINDS = re.compile(
    r"\d+\s?(?:개|대|가지)?\s?(?:분야|시·도|시도|자치구|업종|유형|직무|지역|국가|개국|과정|종)"
)
_YEARS = range(1990, 2100)
_LEAST, _MOSTLY = 2, 0.5  # numbers that are parts, and the share of the whole they make


def unbroken(question: Understood, near: Iterable[Item | RowItem]) -> tuple[str, ...]:
    """Return the word by which a question wants a whole broken down, if nothing near has its parts.

    Parts are told by rows of a table, or by several numbers in one statement that are less than the
    whole, where the question says that.

    Examples
    --------
    ``공방 30곳을 업종별로 나누면 몇 곳인가요?`` is told by ``공방 30곳(도예 12, 목공 18)``, and
    ``공방 30곳 입주`` does not tell it.
    """
    if OF_PARTS.search(question.search):
        return ()
    near = [*near]
    if into := _INTO.search(question.search):
        parts = _SEPARATED.split(into["by"])
        told = squeezed(" ".join(context_of(item) for item in near))
        return () if any(squeezed(part) in told for part in parts) else (parts[-1],)
    match = _BY.search(question.search) or _SPREAD.search(question.search)
    if match is None:
        return ()
    wholes = (found for found in _numbers(question.search) if not _is_year(*found))
    whole, unit = max(wholes, default=(0.0, ""))
    for item in near:
        if isinstance(item, RowItem):
            return ()
        if _has_parts([*_numbers(item.text)], whole, unit):
            return ()
    return (match["by"],)


def _is_year(number: float, unit: str) -> bool:
    """Say whether a number without a counter is a year (2034 공예주간)."""
    return not unit and number in _YEARS


def _has_parts(numbers: Sequence[tuple[float, str]], whole: float, unit: str) -> bool:
    """Say whether several of a statement's numbers may be the parts of a whole, if that is said."""
    if not whole:
        return len(numbers) >= _LEAST
    told = any(number == whole for number, _ in numbers)
    parts = [
        number for number, own in numbers if number < whole and (own == unit or (told and not own))
    ]
    return len(parts) >= _LEAST and whole * _MOSTLY <= sum(parts) <= whole


def has_number(text: str) -> bool:
    """Say whether a text has a number that is no date.

    Examples
    --------
    >>> has_number("’34. 5월 수료생 취업 지원"), has_number("수료생 12명 취업")
    (False, True)
    """
    return next(_numbers(text), None) is not None


def _numbers(text: str) -> Iterator[tuple[float, str]]:
    """Yield the numbers of a text, each with the first letter of its counter."""
    for found in _NUMBER.finditer(_KINDS.sub(" ", _DATED.sub(" ", text))):
        yield float(found["number"].replace(",", "")), found["unit"]
