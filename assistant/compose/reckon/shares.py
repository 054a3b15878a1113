"""Shares of a whole: of a part that a question names, or of several together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.reckon.arithmetic import amount, hundredth, shown, tenth
from assistant.compose.reckon.came_through import came_through
from assistant.compose.reckon.facts import Fact, is_years_share
from assistant.compose.reckon.goals import done_of_goal
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.pairs import best_pair
from assistant.compose.reckon.sums import addends
from assistant.compose.reckon.tasks import LACKING, sums_up
from assistant.compose.reckon.told import label_of, own_label
from assistant.compose.reckon.wholes import part_and_whole
from assistant.compose.reckon.written import Step, Written, quotient, rounded
from index.records import Records
from ingest.model import Figure

_WHOLE_COST = re.compile(
    r"총\s?(?:사업비|예산|공사비|건립비)|전체\s?(?:사업비|예산|공사비|건립비|비용)"
)
_BUDGET = re.compile(r"예산|사업비|투입|쓰|들")
_LEAST = 0.5  # of the names that what is counted and what came of it must speak of
_COUNTS = frozenset({"명", "건", "팀", "개사", "회"})
_SHORT = re.compile(r"모자라|모자란|부족|미달|못\s?채")
_SHARE_COLUMN = re.compile(r"구성비|비중|비율|점유")


def shared(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve a share: the part that a question names, or several together, of its whole."""
    if sums_up(matcher.question.search):
        return _together(matches, matcher, records)
    places = set(matcher.asked.stages) == {"정원", "현원"}
    if LACKING.search(matcher.asked.plain) or (places and _SHORT.search(matcher.asked.plain)):
        return _vacant(matches, matcher)
    facts = [match.fact for match in matches]
    operands = (
        _of_whole_cost(matches, matcher)
        or done_of_goal(matches, matcher)
        or came_through(matches, matcher)
        or part_and_whole(matches, matcher, facts)
        or _of_line(matches, matcher)
    )
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


def _of_whole_cost(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, Match] | None:
    """Return a year's budget and the whole cost that its line tells, where both are asked for."""
    asked = matcher.question.search
    if not (_WHOLE_COST.search(asked) and _BUDGET.search(_WHOLE_COST.sub(" ", asked))):
        return None
    found = [
        (part.score + whole.score, (part, whole))
        for whole in matches
        for part in matches
        if _is_years_budget(part.fact.figure, whole.fact.figure, asked)
        and matcher.wanted.share(tuple(map(max, zip(part.credits, whole.credits, strict=True))))
        >= _LEAST
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def _is_years_budget(part: Figure, whole: Figure, asked: str) -> bool:
    """Say whether a figure is one year's share of the whole cost that stands in its line."""
    line = (part.report, part.first, part.unit) == (whole.report, whole.first, "원")
    rows = (part.row, part.row[:-1])
    labelled = any(_WHOLE_COST.search(label) for label in (*whole.row[-1:], *part.row[-1:]))
    return (
        line
        and 0 < part.value < whole.value
        and (
            (bool(part.column) and not whole.column and whole.row in rows)
            or (labelled and is_years_share(part, asked) and not is_years_share(whole, asked))
        )
    )


def _of_line(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, Match] | None:
    """Return what came of what one line counts otherwise (상담 900건 중 취업자 80명)."""
    whole_said = matcher.asked.whole
    behind = matcher.asked.plain.replace(whole_said, " ", 1)
    wholes = [m for m in matches if any(word in whole_said for word in m.said)]
    for whole in wholes if whole_said else ():
        for part in matches:
            one, other = part.fact.figure, whole.fact.figure
            line = (one.report, one.first, one.heading) == (
                *(other.report, other.first, other.heading),
            )
            counts = one.unit in _COUNTS and other.unit in _COUNTS and one.unit != other.unit
            named = any(word in behind for word in part.said - whole.said)
            if not (line and counts and named and 0 < one.value < other.value):
                continue
            credits = tuple(map(max, zip(part.credits, whole.credits, strict=True)))
            if one.column == other.column and matcher.wanted.share(credits) >= _LEAST:
                return part, whole
    return None


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
