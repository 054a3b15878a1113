"""Two or more figures that a question sets side by side: their differences are what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, starmap

from assistant.compose.reckon.apart import (
    MOST_REST,
    differ,
    far_apart,
    is_bare_part,
    is_done,
    is_unsaid_member,
    is_unsaid_part,
    of_one_line,
    of_others,
    strange,
    told_apart,
    wholes_of,
    years_apart,
)
from assistant.compose.reckon.asked import Asked
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.pair_fit import alike, are_named_cells, is_within, joint, nearness
from assistant.compose.reckon.tasks import RATE, UNDONE
from assistant.question.years import names_year
from ingest.model import Figure

_BEST = 48  # figures among which pairs are sought
_COVER, _YEARS, _FAR = 1.0, 0.20, 0.10
_UNNAMED, _ELSEWHERE = 0.25, 0.5
_STATED = 0.2  # for a figure whose value the question states
_TOLD_YEARS = 0.12  # for two whose labels tell the years asked about
_WITHIN = 0.1  # for two of what the question names
_MISSING = 0.25  # of the names' weight that the one missing most may have
_LEAST = 0.55  # of the names that a pair must speak of, by weight
_MISSING_CELL, _LEAST_CELL = 0.35, 0.45  # of those of two cells of one row, both named
_MOST_PARTS = 6
_SO_FAR = re.compile(r"누적|누계|現|현재")


def best_pair(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, Match] | None:
    """Return the two figures that a question compares, in the order of the text or of the years.

    Each must be said by words of the question that the other is not: a year, a stage, a name.
    """
    found: tuple[float, Match, Match] | None = None
    candidates = _candidates(matches)
    stated = any(match.stated for match in matches)
    for one, other in starmap(told_apart, combinations(candidates, 2)):
        if stated and not (one.stated or other.stated):
            continue  # an amount that the question states is one of the two
        score = _score(one, other, matcher)
        if score is not None and (found is None or score > found[0] + 1e-9):
            found = (score, one, other)
    if found is None:
        return None
    return ordered(found[1], found[2], matcher.asked)


def with_further(
    pair: tuple[Match, Match], matches: Sequence[Match], matcher: Matcher
) -> list[Match]:
    """Return a pair with the further figures that a question names beside it (A, B와 C)."""
    parts = list(pair)
    for match in _candidates(matches):
        if len(parts) == _MOST_PARTS:
            break
        distinct = all(differ(match, part, matcher.asked) for part in parts)
        new = match.said - frozenset().union(*(part.said for part in parts))
        named = any(name.text in word for name in matcher.wanted.names for word in new)
        kin = all(alike(match, part) for part in parts) and match.rest <= MOST_REST
        if distinct and named and kin and match.fact.figure.unit == parts[0].fact.figure.unit:
            parts.append(match)
    return sorted(parts, key=lambda match: _position(match, matcher.asked))


def ordered(one: Match, other: Match, asked: Asked) -> tuple[Match, Match]:
    """Return two figures, the base (what is compared with) first."""
    early, late = min(one.years, default=0), min(other.years, default=0)
    if early != late and early and late and one.years != other.years:
        return (one, other) if early < late else (other, one)
    goals = [match.fact.figure.stage == "목표" for match in (one, other)]
    if sum(goals) == 1:
        return (one, other) if goals[0] else (other, one)
    bases = [_last(match, rival, asked) for match, rival in ((one, other), (other, one))]
    if asked.base and bases[0] != bases[1]:
        return (one, other) if bases[0] > bases[1] else (other, one)
    positions = [_position(match, asked) for match in (one, other)]
    return (one, other) if positions[0] <= positions[1] else (other, one)


def _candidates(matches: Sequence[Match]) -> list[Match]:
    """Return the best figures, the same statement of a figure once."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Match] = []
    wholes = wholes_of(matches)
    for match in sorted(matches, key=_is_unsure):
        figure = match.fact.figure
        if is_unsaid_part(match, wholes) or is_bare_part(match, wholes):
            continue
        if is_unsaid_member(match, wholes):
            continue
        key = (figure.report, figure.row, figure.column, figure.stage, figure.value, figure.unit)
        if key not in seen and match.said | {str(y) for y in match.years}:
            seen.add(key)
            kept.append(match)
        if len(kept) == _BEST:
            break
    return kept


def _is_unsure(match: Match) -> bool:
    """Say whether a question does not say all of a figure's own headings, and two words of it."""
    return match.rest > 0 or len(match.said) < 2


def _may_pair(one: Match, other: Match, matcher: Matcher) -> bool:
    """Say whether two figures can be set side by side, whatever they speak of."""
    first, second = one.fact.figure, other.fact.figure
    if first.unit != second.unit or not differ(one, other, matcher.asked):
        return False
    if strange(one, other, matcher) or of_others(one, other, matcher):
        return False
    rated = "%" in matcher.asked.units or (
        not matcher.asked.units and RATE.search(matcher.question.search)
    )
    if first.unit == "%" and not rated:
        return False
    moved = matcher.asked.task in ("difference", "growth") and len(matcher.asked.stages) < 2
    if moved and not _of_one_kind(first, second) and far_apart(one, other):
        return False
    if matcher.asked.task == "short":
        if not of_one_line(first, second):
            return False
        if UNDONE.search(matcher.question.search) and not is_done(one, other, matcher.asked):
            return False
    if first.report != second.report and _so_far(one) != _so_far(other):
        return False  # what a report counts anew is no part of what another counts in all
    return all(matcher.fits_unit(match.fact) for match in (one, other))


def _of_one_kind(first: Figure, second: Figure) -> bool:
    """Say whether two figures stand in one column of a table: 전체 and a small office."""
    return first.report == second.report and first.column == second.column != ()


def _score(one: Match, other: Match, matcher: Matcher) -> float | None:
    if not _may_pair(one, other, matcher):
        return None
    first, second = one.fact.figure, other.fact.figure
    credits = joint(one, other, matcher)
    cover = matcher.wanted.share(credits)
    cells = are_named_cells(one, other, matcher)
    least, missing = (_LEAST_CELL, _MISSING_CELL) if cells else (_LEAST, _MISSING)
    if cover < least or matcher.wanted.heaviest(credits) > missing:
        return None
    score = _COVER * cover + (one.score + other.score) / 2
    score -= _UNNAMED * (one.rest + other.rest) / 2
    score += _WITHIN * all(is_within(figure, matcher) for figure in (first, second))
    asked = set(matcher.asked.years)
    if len(asked) > 1:
        if not years_apart(one, other):
            return None
        score += _YEARS * len(asked & (one.years | other.years)) / len(asked)
        score += _TOLD_YEARS * all(
            any(names_year(match.fact.named, year) for year in asked) for match in (one, other)
        )
    elif first.report != second.report and len(matcher.question.bodies) < 2:
        score -= _ELSEWHERE
    if first.stage != second.stage and len(matcher.asked.stages) < 2 and len(asked) < 2:
        if matcher.asked.task == "sum":
            return None
        score -= _YEARS
    if first.column != second.column and first.row != second.row and len(asked) < 2:
        score -= _FAR
    stages = [s for s in matcher.asked.stages if _has(matcher, one, s) or _has(matcher, other, s)]
    if matcher.asked.stages:
        score += _YEARS * len(stages) / len(matcher.asked.stages)
    score += _STATED * (one.stated or other.stated)
    return score + nearness(one, other)


def _so_far(match: Match) -> bool:
    """Say whether a figure is told to count all there have been so far."""
    return _SO_FAR.search(match.fact.own) is not None


def _has(matcher: Matcher, match: Match, stage: str) -> bool:
    return matcher.has_stage(match.fact, stage)


def _position(match: Match, asked: Asked) -> tuple[int, ...]:
    """Return where the question says what is a figure's own."""
    places = [asked.plain.find(word) for word in match.said]
    years = [year for year in asked.years if year in match.years]
    return (max(places, default=0), *years, match.fact.figure.first)


def _last(match: Match, rival: Match, asked: Asked) -> int:
    """Return how late the words before 보다 say what is a figure's own; -1 if they do not."""
    own, base = match.said - rival.said, asked.base
    for longer in rival.said:
        # A name inside the other's is not said there (공방 in 제2공방).
        if any(word in longer and word != longer for word in own):
            base = base.replace(longer, " " * len(longer))
    return max((base.rfind(word) for word in own), default=-1)
