"""What is left of a whole without the parts that a question takes out of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from assistant.compose.matching import squeezed
from assistant.compose.reckon.arithmetic import amount, shown
from assistant.compose.reckon.facts import Fact, facts_of
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.tasks import SINCE
from assistant.compose.reckon.told import label_of, own_label
from assistant.compose.reckon.wholes import part_and_whole
from assistant.compose.reckon.written import Written
from assistant.question.years import names_year, years_in
from index.records import Records

_OUT = r"(?:제외|빼|뺀|아닌|이외|외의|외에|밖의|밖에|밖으로|밖|말고)"
_TAKEN = re.compile(
    rf"(?:에서는?\s|가운데\s|중에서?\s|중\s|,\s|^)?(?P<parts>[^,?]{{1,40}}?)"
    rf"(?:[을를이가만]|이나|가\s)?\s?{_OUT}"
)
_BREAK = re.compile(r"(?<=.)(?:에서는?|가운데|중에서|중|중에)\s")
_JOINED = re.compile(r",\s?|·|(?:와|과|랑|이랑|하고)\s|\s및\s")
_KIND = re.compile(
    r"분야|부문|유형|지역|부서|사업|과제|캠퍼스|항목|예산|인원|금액|쪽|측|부분|몫|나머지"
)
_AMOUNT = re.compile(
    r"\d[\d,.]*(?!년)[가-힣]{1,3}"
)  # 창업시설 40명: what is taken out, and how many
_STEM = re.compile(r"(?<=[가-힣]{2})(?:분|자|인원)$")  # who used it (이용자) is told as 이용인원
_SPEAKS = 0.4  # of the names that a figure with what it includes must speak of
_MOST_PARTS = 5


def taken_out(text: str) -> tuple[str, ...]:
    """Return what a question takes out of a whole; empty for nothing.

    Examples
    --------
    >>> taken_out("가온시 예산에서 공방과 서점을 제외하면 얼마인가요")
    ('공방', '서점')
    >>> taken_out("투자한 기업 중 가온시가 아닌 곳의 기업은 몇 개인가")
    ('가온시',)
    """
    found = _TAKEN.search(text)
    if found is None:
        return ()
    parts = _BREAK.split(found["parts"])[-1]
    words = (word.strip() for word in _JOINED.split(parts))
    return tuple(word for word in words if word)[:_MOST_PARTS]


def remaining(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve a whole less the parts that a question names."""
    if SINCE.search(matcher.question.search):
        return _since(matches, matcher, records)
    words = taken_out(matcher.question.search)
    fitting = [match for match in matches if matcher.fits_unit(match.fact)]
    named = {word: [m for m in fitting if _is_of(m, word)] for word in words}
    if not words or not all(named.values()):
        return None
    facts = [match.fact for match in matches]
    parts_named = frozenset(match.fact for found in named.values() for match in found)
    operands = part_and_whole(named[words[0]], matcher, facts, parts_named)
    if operands is None:
        return None
    part, whole = operands
    parts = [part]
    for word in words[1:]:
        beside = next((m for m in named[word] if _is_beside(m, part)), None)
        if beside is None:
            return None
        parts.append(beside)
    unit = whole.fact.figure.unit or ""
    values = [Decimal(match.fact.figure.value) for match in (whole, *parts)]
    rest = values[0] - sum(values[1:], Decimal(0))
    if rest < 0:
        return None
    figures = [match.fact.figure for match in (whole, *parts)]
    text = amount(rest, unit, figures)
    spent = ", ".join(f"{own_label(one, whole)} {shown(one.fact.figure)}" for one in parts)
    told = {"whole": f"{label_of(whole.fact)} {shown(figures[0])}", "spent": spent, "amount": text}
    operands_told = tuple(match.fact for match in (whole, *parts))
    return Written("assistant.reckon_rest", told, operands_told, "-", text, (text,))


def _since(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve what came in a year: all so far less what it includes of the years before."""
    found = [
        (whole.score, (whole, part))
        for whole in matches
        if matcher.fits_unit(whole.fact)
        for part in map(matcher.match, _of_line(whole, records))
        if _includes(whole, part, matcher)
    ]
    if not found:
        return None
    whole, part = max(found, key=lambda one: one[0])[1]
    if matcher.wanted.share(whole.credits) < _SPEAKS:
        return None
    figures = [whole.fact.figure, part.fact.figure]
    rest = Decimal(figures[0].value) - Decimal(figures[1].value)
    text = amount(rest, figures[0].unit or "", figures)
    told = {
        "whole": f"{label_of(whole.fact)} {shown(figures[0])}",
        "spent": f"{' '.join(figures[1].column)} {shown(figures[1])}",
        "amount": text,
    }
    return Written("assistant.reckon_rest", told, (whole.fact, part.fact), "-", text, (text,))


def _of_line(match: Match, records: Records) -> list[Fact]:
    """Return the figures of a figure's line, of whatever year."""
    figure = match.fact.figure
    facts = facts_of(records).of_report(figure.report)
    begin = bisect_left(facts, figure.first, key=lambda fact: fact.figure.first)
    return list(takewhile(lambda fact: fact.figure.first == figure.first, facts[begin:]))


def _includes(whole: Match, part: Match, matcher: Matcher) -> bool:
    """Say whether a figure is told to include another of an earlier year than those asked about."""
    one, other = whole.fact.figure, part.fact.figure
    years = years_in(" ".join(other.column), None)
    asked = years_in(matcher.question.search, None) or matcher.asked.years
    return (
        (one.report, one.first, one.unit) == (other.report, other.first, other.unit)
        and other.row[:-1] == one.row
        and other.row[-1:] == ("포함",)
        and other.value < one.value
        and bool(years and asked)
        and max(years) < max(asked)
    )


def _is_of(match: Match, words: str) -> bool:
    """Say whether the own labels of a figure, not what it is all about, have some words."""
    figure = match.fact.figure
    rows = (figure.row[1:] or figure.row)[-2:]
    labels = squeezed(" ".join((*rows, *figure.column)))
    told = [
        word for word in words.split() if not (_KIND.fullmatch(word) or _AMOUNT.fullmatch(word))
    ]
    return bool(told) and all(
        all(names_year(match.fact.named, year) for year in years)
        if (years := years_in(word, None))
        else _STEM.sub("", squeezed(word)) in labels
        for word in told
    )


def _is_beside(match: Match, part: Match) -> bool:
    """Say whether a figure stands in the column, row or line of another, with its stage."""
    one, other = match.fact.figure, part.fact.figure
    if (one.report, one.unit, one.stage) != (other.report, other.unit, other.stage):
        return False
    if match.fact.table is None or match.fact.table != part.fact.table:
        return match.fact.table == part.fact.table and one.first == other.first
    return one.column == other.column or one.row == other.row
