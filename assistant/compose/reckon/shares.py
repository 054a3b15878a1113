"""Shares of a whole, and averages for each of what a line counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.arithmetic import amount, hundredth, mean, shown, tenth
from assistant.compose.reckon.facts import Fact
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.pairs import best_pair
from assistant.compose.reckon.sums import addends
from assistant.compose.reckon.tasks import LACKING, sums_up
from assistant.compose.reckon.told import label_of, own_label
from assistant.compose.reckon.wholes import part_and_whole
from assistant.compose.reckon.written import Step, Written, quotient, rounded
from index.records import Records

_INNER = 0.2  # what each further label counts against those that an amount is for
_CLOSE = 4  # lines between an amount and the number of those it is for
_LEAST = 0.5  # of the names that the amount of an average must speak of
_SHARE_COLUMN = re.compile(r"구성비|비중|비율|점유")
_EACH = (
    (re.compile(r"(?:명|사람|인)당"), frozenset({"명"})),
    (re.compile(r"(?:기업|업체|회사|개?사|점포)당"), frozenset({"개사", "개"})),
    (re.compile(r"(?:곳|개소|군데|센터|캠퍼스)당"), frozenset({"개소", "개사", "개교", "개"})),
    (re.compile(r"(?:학교|대학)당"), frozenset({"개교", "개"})),
    (re.compile(r"(?:작품|편)당"), frozenset({"편"})),
    (re.compile(r"과제당"), frozenset({"과제", "개", "건"})),
    (re.compile(r"회당"), frozenset({"회"})),
    (re.compile(r"건당"), frozenset({"건"})),
    (re.compile(r"팀당"), frozenset({"팀"})),
)
_COUNTER = re.compile(r"(?:한|1)\s?([가-힣]{1,2})당(?=\s)")
_HEADS = frozenset({"명", "개사", "개소", "개교", "팀", "건", "개", "과제", "가구", "회"})


def shared(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve a share: the part that a question names, or several together, of its whole."""
    if sums_up(matcher.question.search):
        return _together(matches, matcher, records)
    if LACKING.search(matcher.asked.plain):
        return _vacant(matches, matcher)
    facts = [match.fact for match in matches]
    operands = part_and_whole(matches, matcher, facts)
    if operands is None:
        return None
    part, whole = operands
    stated = _stated_share(part, facts)
    if stated is not None:
        values = {"part": f"{label_of(part.fact)} {shown(part.fact.figure)}"}
        values["share"] = shown(stated.figure)
        return Written("assistant.reckon_stated_share", values, (part.fact, stated), "", "", ())
    share = Decimal(part.fact.figure.value) * 100 / Decimal(whole.fact.figure.value)
    exact, text = f"{hundredth(share)}%", f"{tenth(share)}%"
    values = {
        "whole": f"{label_of(whole.fact)} {shown(whole.fact.figure)}",
        "part": f"{own_label(part, whole)} {shown(part.fact.figure)}",
        "share": text,
    }
    return quotient("assistant.reckon_share", values, (part.fact, whole.fact), exact, text)


def _together(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve the share of what several parts come to."""
    parts = addends(matches, matcher, records)
    facts = [match.fact for match in matches]
    operands = part_and_whole(parts, matcher, facts, frozenset(part.fact for part in parts))
    if operands is None:
        return None
    whole, figures = operands[1].fact, [part.fact.figure for part in parts]
    total = sum((Decimal(figure.value) for figure in figures), Decimal(0))
    share = total * 100 / Decimal(whole.figure.value)
    if share > 100:
        return None
    exact, text = f"{hundredth(share)}%", f"{tenth(share)}%"
    summed = amount(total, figures[0].unit, figures)
    values = {
        "parts": ", ".join(f"{label_of(part.fact)} {shown(part.fact.figure)}" for part in parts),
        "amount": summed,
        "whole": f"{label_of(whole)} {shown(whole.figure)}",
        "share": text,
    }
    divided = Step((whole,), "÷", rounded(exact, text), (text, exact), first=summed)
    own = tuple(part.fact for part in parts)
    return Written("assistant.reckon_share_sum", values, own, "+", summed, (summed,), (divided,))


def _vacant(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve what share of the places (정원) is not filled (현원)."""
    pair = best_pair(matches, matcher)
    if pair is None or {one.fact.figure.stage for one in pair} != {"정원", "현원"}:
        return None
    whole, part = sorted(pair, key=lambda one: one.fact.figure.stage != "정원")
    places, filled = (Decimal(one.fact.figure.value) for one in (whole, part))
    if not 0 < filled <= places:
        return None
    share = (places - filled) * 100 / places
    exact, text = f"{hundredth(share)}%", f"{tenth(share)}%"
    lacking = amount(places - filled, whole.fact.figure.unit, [whole.fact.figure])
    values = {
        "whole": f"{label_of(whole.fact)} {shown(whole.fact.figure)}",
        "part": f"{own_label(part, whole)} {shown(part.fact.figure)}",
        "lacking": lacking,
        "share": text,
    }
    facts = (whole.fact, part.fact)
    result = rounded(exact, text)
    return Written("assistant.reckon_vacant", values, facts, "-", result, (text, exact, lacking))


def _stated_share(part: Match, facts: Sequence[Fact]) -> Fact | None:
    """Return the share that the part's own cell has in brackets: 2,840 (39.7%)."""
    own = part.fact.figure
    for fact in facts:
        figure = fact.figure
        if figure.unit != "%" or part.fact.table is None or fact.table != part.fact.table:
            continue
        if (figure.report, figure.first, figure.row) != (own.report, own.first, own.row):
            continue
        if figure.column == own.column or _SHARE_COLUMN.search(" ".join(figure.column)):
            return fact
    return None


def divided(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve an average of one line: its amount for each of what it counts."""
    lines: dict[tuple[str, int], list[Match]] = {}
    for match in matches:
        figure = match.fact.figure
        lines.setdefault((figure.report, figure.first), []).append(match)
    amounts = _amounts(matcher.asked.plain)
    pairs = [pair for line in lines.values() for pair in _amounts_and_heads(line, amounts, matcher)]
    pairs += _of_one_name(matches, amounts, matcher)
    if not pairs:
        return None
    # Of those counted in a line, the first are all: 255명(석사 150명, 박사 85명).
    whole, heads = max(pairs, key=lambda pair: _fits(*pair))
    covered = tuple(map(max, zip(whole.credits, heads.credits, strict=True)))
    if matcher.wanted.share(covered) < _LEAST or not whole.said | heads.said:
        return None
    if any(_is_average(match, whole, matcher) for match in matches):
        return None  # what the report states needs no reckoning
    share = Decimal(whole.fact.figure.value) / Decimal(heads.fact.figure.value)
    text = mean(share, whole.fact.figure)
    values = {
        "subject": label_of(whole.fact),
        "unit": "1인" if heads.fact.figure.unit == "명" else heads.fact.figure.unit,
        "amount": text,
    }
    return Written("assistant.reckon_each", values, (whole.fact, heads.fact), "÷", text, (text,))


def _of_one_name(
    matches: Sequence[Match], amounts: frozenset[str], matcher: Matcher
) -> Iterator[tuple[Match, Match]]:
    """Yield the amounts with the number of those of the same name, told on lines close by."""
    heads_units = _heads(matcher) - amounts
    named = [match for match in matches if match.fact.figure.row and not match.fact.is_total]
    for heads in (match for match in named if match.fact.figure.unit in heads_units):
        label = squeezed(heads.fact.figure.row[-1])
        if label not in matcher.asked.plain or heads.fact.figure.value <= 0:
            continue
        for whole in named:
            one, other = whole.fact.figure, heads.fact.figure
            close = one.report == other.report and 0 < abs(one.first - other.first) <= _CLOSE
            if close and one.unit in amounts and squeezed(one.row[-1]) == label:
                yield whole, heads


def _is_average(match: Match, whole: Match, matcher: Matcher) -> bool:
    """Say whether a figure is told to be an average and speaks of what is asked no less."""
    own, other = (matcher.wanted.share(one.credits) for one in (match, whole))
    return (
        "평균" in match.fact.own
        and match.fact.figure.unit == whole.fact.figure.unit
        and own >= other
    )


def _fits(whole: Match, heads: Match) -> float:
    """Return how well an amount and those it is for fit the question, outer labels first."""
    return whole.score + heads.score - _INNER * len(heads.fact.figure.row)


def _amounts(plain: str) -> frozenset[str]:
    """Return the units that what is divided can have: money if the question does not say."""
    asked = re.search(r"몇(명|건|개사|개|회|팀)", plain)
    return frozenset({asked[1] if asked else "원"})


def _heads(matcher: Matcher) -> frozenset[str]:
    """Return the units that what an amount is for can have; a counter (한 편당) names its own."""
    known = next((units for word, units in _EACH if word.search(matcher.asked.plain)), None)
    counter = _COUNTER.search(matcher.question.search)
    return known or (frozenset({counter[1]}) if counter else _HEADS)


def _amounts_and_heads(
    line: Sequence[Match], amounts: frozenset[str], matcher: Matcher
) -> Iterator[tuple[Match, Match]]:
    """Yield the amounts of a line with the number of those that each is for."""
    asked = _heads(matcher) - amounts
    wholes = [match for match in line if match.fact.figure.unit in amounts]
    counts = [m for m in line if m.fact.figure.unit in asked and m.fact.figure.value > 0]
    alone = len(wholes) == len(counts) == 1  # 사고 12개사에 보험금 90백만원
    for whole in wholes:
        for heads in counts:
            one, other = whole.fact.figure, heads.fact.figure
            shared = min(len(one.row), len(other.row)) - (len(one.row) == len(other.row) > 1)
            if alone or one.row[:shared] == other.row[:shared]:
                yield whole, heads
