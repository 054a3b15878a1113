"""How two figures fit together: what they speak of jointly, and how near each other they stand."""

from __future__ import annotations

from assistant.compose.matching import Credits, squeezed
from assistant.compose.reckon.apart import years_apart
from assistant.compose.reckon.kinds import GENERIC
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from ingest.model import Figure

_SAME_LINE, _SAME_TABLE, _FAR = 0.15, 0.10, 0.10


def are_named_cells(one: Match, other: Match, matcher: Matcher) -> bool:
    """Say whether two figures are cells of one row whose row and stages, or years, are all said."""
    stages = matcher.asked.stages
    both = len(stages) > 1 and all(
        any(matcher.has_stage(match.fact, stage) for stage in stages) for match in (one, other)
    )
    both = both or (years_apart(one, other) and bool(one.said & other.said))
    same = one.fact.table is not None and one.fact.figure.row == other.fact.figure.row
    return both and same and not one.rest and not other.rest


def is_within(figure: Figure, matcher: Matcher) -> bool:
    """Say whether the labels of a figure and outside it are said (기업 부문의 수료)."""
    if len(figure.row) < 2:
        return False
    names = {name.text for name in matcher.wanted.names}
    own = squeezed(figure.row[-1])
    told = own in matcher.asked.plain or own not in GENERIC
    return told and squeezed(figure.row[-2]) in names and not matcher.share_unsaid(figure.row[-1:])


def joint(one: Match, other: Match, matcher: Matcher) -> Credits:
    """Return the credits of two figures: names that tell them apart once, others of both."""
    apart: set[str] | frozenset[str] = (one.said ^ other.said) | (one.about ^ other.about)
    if years_apart(one, other):
        apart = {word for word in apart if word in matcher.asked.stages}
    whole = matcher.asked.whole if matcher.asked.task == "sum" else ""
    return tuple(
        max(a, b)
        if name.text not in whole and any(name.text in word or word in name.text for word in apart)
        else min(a, b)
        for name, a, b in zip(matcher.wanted.names, one.credits, other.credits, strict=True)
    )


def nearness(one: Match, other: Match) -> float:
    """Reward figures that stand together, and labels that are the same but for what differs."""
    first, second = one.fact.figure, other.fact.figure
    if first.report != second.report:
        return 0.0
    score = 0.0
    if first.first == second.first:
        score += _SAME_LINE
    elif one.fact.table is not None and one.fact.table == other.fact.table:
        score += _SAME_TABLE
    if first.row == second.row or first.column == second.column:
        score += _SAME_TABLE
    elif first.first != second.first:
        score -= _FAR
    if first.stage != second.stage and "목표" in (first.stage, second.stage):
        score += 0.05 * (_letters(first)[:2] == _letters(second)[:2])
    if first.stage != second.stage and first.column == second.column and first.column:
        score += 0.0 if first.row == second.row else -_FAR
    return score


def _letters(figure: Figure) -> str:
    return "".join(figure.column or figure.row)


def alike(one: Match, other: Match) -> bool:
    """Say whether two figures stand in one column, row or list."""
    first, second = one.fact.figure, other.fact.figure
    return (
        first.report == second.report
        and first.stage == second.stage
        and (
            (first.column == second.column and first.heading == second.heading)
            or (first.first == second.first and len(first.row) == len(second.row))
            or (first.row == second.row and first.heading == second.heading)
            or abs(first.first - second.first) <= 12
        )
    )
