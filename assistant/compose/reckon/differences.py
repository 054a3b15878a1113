"""Differences, growths, ratios and remainders of two figures, and sums of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.arithmetic import amount, change, hundredth, shown, tenth, times
from assistant.compose.reckon.groups import all_of, within
from assistant.compose.reckon.listed import listed_as, listed_in
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.pairs import best_pair, with_further
from assistant.compose.reckon.siblings import of_each
from assistant.compose.reckon.steps import stepped
from assistant.compose.reckon.tasks import MINUS, OF_THESE, summed_in
from assistant.compose.reckon.told import label_of, own_label, subject, time_of
from assistant.compose.reckon.written import Step, Written, quotient, rounded
from index.records import Records

_TWO = 2  # things that are compared


def compared(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve a difference, a growth, a ratio or a remainder of two figures."""
    pair = best_pair(matches, matcher)
    moves = matcher.asked.task in ("difference", "growth", "times")
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
    return _called(one, first), _called(other, second)


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
    text, results = change(before, after, rated=_in_time(base, other))
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


def addends(matches: Sequence[Match], matcher: Matcher, records: Records) -> list[Match]:
    """Return the figures that a question names to be taken together, none if one lacks."""
    text = summed_in(matcher.question.search)
    listed = listed_as(listed_in(text), text, [match.fact.own for match in matches])
    named = [match for match in matches if any(_tells(match, word) for word in listed)]
    pair = best_pair(named or matches, matcher)
    fitting = [match for match in matches if _is_asked(match, matcher)]
    if inside := within(fitting, listed):
        return list(inside)
    if each := of_each(fitting, listed, matcher, records):
        return [_called(word, match) for word, match in each]
    if whole := _told(all_of(matches, matcher), listed):
        return sorted(whole, key=lambda part: _place(part, listed))
    if pair is None or pair[0].fact.figure.unit == "%":
        return []
    parts = with_further(pair, named or matches, matcher)
    told = all(any(_tells(part, word) for part in parts) for word in listed)
    return parts if told and of_one_kind(parts, listed) else []


def _called(word: str, match: Match) -> Match:
    """Return a figure with the thing that it is of before its label, where that does not say it."""
    fact = match.fact
    if word in squeezed(label_of(fact)):
        return match
    row = (*fact.figure.row[:-1], word, *fact.figure.row[-1:])
    return replace(match, fact=replace(fact, figure=replace(fact.figure, row=row)))


def added(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve a sum of the figures that a question names."""
    parts = addends(matches, matcher, records)
    if not parts:
        return None
    figures = [part.fact.figure for part in parts]
    total = sum((Decimal(figure.value) for figure in figures), Decimal(0))
    text = amount(total, figures[0].unit, figures)
    names = ", ".join(f"{label_of(part.fact)} {shown(part.fact.figure)}" for part in parts)
    values, facts = {"parts": names, "amount": text}, tuple(part.fact for part in parts)
    one = _share_asked(parts, matcher.question.search)
    if one is None or not total:
        return Written("assistant.reckon_sum", values, facts, "+", text, (text,))
    share = Decimal(one.fact.figure.value) * 100 / total
    exact, rough = f"{hundredth(share)}%", f"{tenth(share)}%"
    values |= {"part": f"{label_of(one.fact)} {shown(one.fact.figure)}", "share": rough}
    step = Step((one.fact,), "÷", rounded(exact, rough), (rough, exact), last=text)
    return Written("assistant.reckon_sum_share", values, facts, "+", text, (text,), (step,))


def _share_asked(parts: Sequence[Match], text: str) -> Match | None:
    """Return the one of what is summed whose share is asked for too (그 가운데 나래 몫은 몇 %)."""
    asked = OF_THESE.search(text)
    plain = squeezed(asked["part"]) if asked else ""
    own = [frozenset(part.fact.words) for part in parts]
    shared = frozenset.intersection(*own)
    named = [
        part
        for part, words in zip(parts, own, strict=True)
        if any(len(word) > 1 and word in plain for word in words - shared)
    ]
    return named[0] if len(named) == 1 else None


def _place(match: Match, listed: Sequence[str]) -> int:
    """Return at which place a question lists what a figure is of, behind all where it does not."""
    return next((at for at, word in enumerate(listed) if _tells(match, word)), len(listed))


def _is_asked(match: Match, matcher: Matcher) -> bool:
    """Say whether a figure has the unit and the stage asked for."""
    stages = matcher.asked.stages
    staged = not stages or any(matcher.has_stage(match.fact, stage) for stage in stages)
    return staged and matcher.fits_unit(match.fact)


def _told(parts: tuple[Match, ...], listed: Sequence[str]) -> tuple[Match, ...]:
    """Return figures if they tell all the things listed, else none of them."""
    told = all(any(_tells(part, word) for part in parts) for word in listed)
    return parts if told else ()


def of_one_kind(parts: Sequence[Match], listed: Sequence[str]) -> bool:
    """Say whether figures count the same: what only headings tell apart has the same label."""
    if not listed:  # 매출 합계: what is told as one sum, not the sum of unlike things
        columns = {(part.fact.table, part.fact.figure.column[-1:]) for part in parts}
        of_table = len(columns) == 1 and parts[0].fact.table is not None
        return of_table or len({part.fact.figure.row[-1:] for part in parts}) == 1
    own = all(any(word in part.fact.own for word in listed) for part in parts)
    return own or len({part.fact.figure.row[-1:] for part in parts}) == 1


def _tells(match: Match, word: str) -> bool:
    """Say whether a figure's labels or its innermost heading name a thing."""
    return word in match.fact.own or word in match.fact.title
