"""Differences, growths, ratios and remainders of two figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.arithmetic import amount, change, shown, times
from assistant.compose.reckon.goals import beside_goal, told_with_goal
from assistant.compose.reckon.listed import listed_as, listed_in
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.pairs import best_pair
from assistant.compose.reckon.siblings import called, of_each
from assistant.compose.reckon.steps import stepped
from assistant.compose.reckon.tasks import MINUS
from assistant.compose.reckon.told import label_of, own_label, subject, time_of
from assistant.compose.reckon.whole_budget import of_whole
from assistant.compose.reckon.written import Written, quotient
from index.records import Records

_TWO = 2  # things that are compared
# How far one thing moved, and words that set two things beside each other.
_MOVED = re.compile(
    r"(?:얼마나|얼마|몇\s?[가-힣%]+)\s[^?]{0,8}(?:늘|줄|증가|감소|성장|올랐|오른|올라|떨어|커졌)"
)
_SIDES = re.compile(r"보다|대비|비[해하]|[와과랑]\s|하고\s|[,·/]|에서\s[^?]*로\s|에\s?견[줘주]")


def compared(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve a difference, a growth, a ratio or a remainder of two figures."""
    pair = best_pair(of_whole(matches, matcher), matcher) or best_pair(matches, matcher)
    if pair is not None and _are_strangers(*pair, matcher):
        pair = None
    moves = matcher.asked.task in ("difference", "growth", "times")
    if matcher.asked.stages == ("목표",):
        told = told_with_goal(matches, matcher)
        pair = beside_goal(matches, matcher) or told or pair
    if pair is None and moves:
        if step := stepped(matches, matcher, records):
            return step
        pair = _siblings(matches, matcher, records)
    if pair is None:
        return None
    base, other = pair
    if matcher.asked.task in ("rest", "short"):
        base, other = sorted(pair, key=lambda match: match.fact.figure.value)
        return _rest(base, other)
    if matcher.asked.task == "times":
        return _times(base, other)
    return _difference(base, other, matcher)


def _are_strangers(one: Match, other: Match, matcher: Matcher) -> bool:
    """Say whether a question asks how far one thing moved, and two figures are of two things."""
    asked = matcher.question.search
    if not _MOVED.search(asked) or _SIDES.search(asked):
        return False
    return not _in_time(one, other) and one.fact.own != other.fact.own


def _siblings(
    matches: Sequence[Match], matcher: Matcher, records: Records
) -> tuple[Match, Match] | None:
    """Return the figures of one label for two things that a question lists."""
    text = matcher.question.search
    listed = listed_as(listed_in(text), text, [match.fact.own for match in matches])
    each = of_each(matches, listed, matcher, records) if len(listed) == _TWO else ()
    if len(each) != _TWO:
        return None
    (one, first), (other, second) = each
    return called(one, first), called(other, second)


def lessened(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve one figure less another that are no whole and part (수입에서 수출을 빼면)."""
    words = MINUS.search(matcher.question.search)
    pair = best_pair(matches, matcher) if words else None
    if pair is None or words is None:
        return None
    whole, less = (squeezed(words[name]) for name in ("whole", "less"))
    for one, other in (pair, pair[::-1]):
        told = _says(one, whole) and _says(other, less) and one.fact.figure.unit != "%"
        if told and not (_says(one, less) or _says(other, whole)):
            return _difference(other, one, matcher)
    return None


def _says(match: Match, word: str) -> bool:
    return word in match.fact.own


def _difference(base: Match, other: Match, matcher: Matcher) -> Written:
    before, after = base.fact.figure, other.fact.figure
    moved = after.value - before.value
    rated = _in_time(base, other) or matcher.asked.task == "growth"
    text, results = change(before, after, rated=rated)
    greater, less = (other, base) if moved >= 0 else (base, other)
    word = "up" if moved > 0 else "down" if moved < 0 else "same"
    values = {"amount": text, "subject": subject((base, other))}
    if _in_time(base, other):
        values |= {"before": _at(base, other, matcher), "after": _at(other, base, matcher)}
        rate = "_rate" if before.unit == "%" and moved else ""
        key = f"assistant.reckon_{word}{rate}"
    else:
        values |= {
            "other": f"{label_of(other.fact)} {shown(after)}",
            "base": f"{own_label(base, other)} {shown(before)}",
        }
        rate_word = "high" if before.unit == "%" else "more"
        low_word = "low" if before.unit == "%" else "less"
        key = f"assistant.reckon_{rate_word if moved > 0 else low_word if moved else 'equal'}"
    return Written(key, values, (greater.fact, less.fact), "-", results[0], results)


def _in_time(base: Match, other: Match) -> bool:
    """Say whether two figures are of different years, so that one grew to the other."""
    return bool(base.years) and bool(other.years) and base.years != other.years


def _at(match: Match, rival: Match, matcher: Matcher) -> str:
    """Return a figure with its year: 12억원(2022년)."""
    years = sorted(match.years - rival.years) or sorted(match.years)
    info = matcher.reports[match.fact.figure.report]
    return f"{shown(match.fact.figure)}({time_of(match.fact, years[0], info)})"


def _rest(less: Match, more: Match) -> Written:
    whole, spent = more.fact.figure, less.fact.figure
    text = amount(Decimal(whole.value) - Decimal(spent.value), whole.unit, [whole, spent])
    values = {
        "whole": f"{label_of(more.fact)} {shown(whole)}",
        "spent": f"{own_label(less, more)} {shown(spent)}",
        "amount": text,
    }
    return Written("assistant.reckon_rest", values, (more.fact, less.fact), "-", text, (text,))


def _times(base: Match, other: Match) -> Written | None:
    below, above = Decimal(base.fact.figure.value), Decimal(other.fact.figure.value)
    if below <= 0:
        return None
    exact, text = times(above / below)
    values = {
        "other": f"{label_of(other.fact)} {shown(other.fact.figure)}",
        "base": f"{own_label(base, other)} {shown(base.fact.figure)}",
        "times": text,
    }
    return quotient("assistant.reckon_times", values, (other.fact, base.fact), exact, text)
