"""The figure of each row of a comparison: those chosen that measure one and the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from assistant.compose.comparing.axis import Place
from assistant.compose.comparing.fit import asks_goal, candidates, is_goal, is_so_far
from assistant.compose.matching import Name, squeezed
from assistant.compose.reckon.apart import alike, far_apart
from assistant.compose.reckon.facts import Fact, is_total
from assistant.compose.reckon.kinds import GENERIC
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from ingest.quantity.units import same_unit

_ANCHORS = 8
_OF_YEAR = re.compile(r"['’‘]?(?:20)?\d\d년도?")
_STAGE, _ROW, _COLUMN, _HEADING, _BODY = 0.15, 0.25, 0.1, 0.15, 0.25
_SAME_COLUMN = 0.15  # what figures count more that stand in columns called alike
_STATE = 0.2  # what sums so far count more beside each other than beside what came in a year
_SERIES = 0.2  # what figures of one line count more: it tells how the thing went
_FAR = 0.9  # how much worse than the best row's a row's figure may fit
_SPOKEN = 1.3  # times as much where it stands in the statement that speaks best of its row
_AIMS = 0.25  # what a goal loses beside what is
_PART = 2  # times that a whole is more than the part named, at least
_APART = 0.5  # what figures lose that are so far apart


class _Picked(NamedTuple):
    """A row's figure: with its likeness to the others, and how it fits by itself."""

    total: float
    score: float
    match: Match | None


def chosen(
    places: Sequence[Place], matches: Sequence[Match], matcher: Matcher, unit: str = ""
) -> list[Match | None]:
    """Return the figure for each row of a comparison, all ``None`` where one row has none.

    The rows' figures must measure one thing: the set is chosen that fits the question and each
    other best, by unit, stage, row, column and heading. A wrong comparison is worse than none.

    Parameters
    ----------
    places
        The rows.
    matches
        The figures that fit the question, best first.
    matcher
        Of the question.
    unit
        The base unit of all figures, ``""`` for any one unit.
    """
    fitting = [m for m in matches if not unit or m.fact.figure.unit == unit]
    lists = [candidates(place, fitting, matcher) for place in places]
    anchors = [(score, match) for some in lists for score, match in some[:_ANCHORS]]
    best: tuple[float, list[_Picked]] | None = None
    for _, anchor in anchors:
        picked = [_nearest(some, anchor, matcher) for some in lists]
        total = sum(one.total for one in picked)
        if best is None or total > best[0] + 1e-9:
            best = (total, picked)
    if best is None:
        return [None] * len(places)
    top = max(one.score for one in best[1])
    found = [
        one.match
        for place, one in zip(places, best[1], strict=True)
        if one.match is not None and (place.season or one.score >= top - _far(place, one.match))
    ]
    same = len({match.fact.figure for match in found}) < len(places)
    whole = any(_is_whole(match, lists, matcher.wanted.names) for match in found)
    if same or whole or any(far_apart(one, other) for one, other in combinations(found, 2)):
        return [None] * len(places)
    return list(found)


def _far(place: Place, match: Match) -> float:
    """Return how much worse a row's figure may fit, more if the best statement tells it."""
    return _FAR * (_SPOKEN if place.holds(match.fact.figure) else 1)


def _nearest(some: Sequence[tuple[float, Match]], anchor: Match, matcher: Matcher) -> _Picked:
    """Return the figure that best fits the question and the anchor together."""
    best = _Picked(0.0, 0.0, None)
    for score, match in some:
        if not same_unit(match.fact.figure.unit, anchor.fact.figure.unit):
            continue
        aims = is_goal(match.fact) != is_goal(anchor.fact) and not asks_goal(matcher)
        bodies = [matcher.reports[m.fact.figure.report].body for m in (match, anchor)]
        total = score + likeness(match, anchor) + _BODY * (_line(bodies[0]) == _line(bodies[1]))
        total -= _APART * far_apart(match, anchor) + _AIMS * aims
        if total > best.total + 1e-9:
            best = _Picked(total, score, match)
    return best


def likeness(one: Match, other: Match) -> float:
    """Return how surely two figures measure one thing, by their headings."""
    first, second = one.fact.figure, other.fact.figure
    score = _STAGE * (first.stage == second.stage)
    score += _ROW * alike(_row(one), _row(other))
    score += _COLUMN * (one.fact.is_total == other.fact.is_total)
    score += _SAME_COLUMN * alike(_column(one), _column(other))
    score += _HEADING * alike(one.fact.near, other.fact.near)
    score += _STATE * (_is_sum_of(one.fact, other.fact) or _is_sum_of(other.fact, one.fact))
    score += _SERIES * ((first.report, first.first) == (second.report, second.first))
    score += _ROW * _jaccard(one.said | one.about, other.said | other.about)
    return score


def _is_sum_of(one: Fact, other: Fact) -> bool:
    """Say whether a figure is a sum so far as another is, or as what there is on a day."""
    if is_goal(one) or is_goal(other) or one.figure.unit == "%":
        return False
    return is_so_far(one) and (is_so_far(other) or other.figure.as_of is not None)


def _is_whole(
    match: Match, lists: Sequence[Sequence[tuple[float, Match]]], names: Sequence[Name]
) -> bool:
    """Say whether a figure says nothing of a name of the question that another one's row is.

    That one is of the part asked for, this of the whole that it belongs to.
    """
    return any(
        not credit and name.text == _label(other)
        for name, credit in zip(names, match.credits, strict=True)
        for some in lists
        for _, other in some
        if same_unit(other.fact.figure.unit, match.fact.figure.unit)
        and other.fact.figure.value * _PART < match.fact.figure.value
    )


def _label(match: Match) -> str:
    """Return a figure's innermost label, ``""`` where it tells a kind of number."""
    label = squeezed(match.fact.figure.row[-1]) if match.fact.figure.row else ""
    return "" if label in GENERIC or is_total(label) else label


def _row(match: Match) -> str:
    """Return a figure's innermost label, ``""`` where it tells no row, or one that is asked for."""
    label = _label(match)
    return "" if label in match.said else label


def _column(match: Match) -> str:
    """Return a cell's innermost column without its year, ``""`` for a total or for running text."""
    columns = match.fact.figure.column if match.fact.table is not None else ()
    return "" if not columns or is_total(columns[-1]) else squeezed(_OF_YEAR.sub("", columns[-1]))


def _line(body: str) -> str:
    """Return what bodies have in common that followed one another (경제정책실, 경제실)."""
    return body[:2] + body[-1:]


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    first, second = ({squeezed(word) for word in words} for words in (one, other))
    union = first | second
    return len(first & second) / len(union) if union else 1.0
