"""What came of a goal: the measure of a table that stands beside its goals (목표, 실적)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.matching import squeezed
from assistant.compose.reckon.layout import Layout, Measure, layouts
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from ingest.model import Figure

_GOAL = "목표"
_PRESENT = 0.5  # of the goals' members that what came of them must have
_SPEAKS = 0.5  # of the names that a goal and what came of it must speak of together
_FAR = 24  # lines from a goal to what came of it, below one heading
_CAME = re.compile(r"(?:결성|달성)?(?:실적|총?액|현황|결과|금액|규모)(?:누적|누계)?")
_OF_GOAL = re.compile(r"목표(?:액|치|인원)?(?:대비|에비해|에견[줘주]|의몇)")
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_MOST_UNSAID = 0.4  # of the words of a measure that the question names


def goals_met(layout: Layout, matcher: Matcher) -> Iterator[tuple[Measure, Measure]]:
    """Yield each measure of goals with that of what came of them.

    It is the one that the question names, or has the goal's own word (조성 of 조성목표), or stands
    alone beside it or on the line right behind it.
    """
    goals = [measure for measure in layout.cells if _is_goal(measure, layout, matcher)]
    for goal in goals:
        own = layout.cells[goal]
        others = [
            measure
            for measure, cells in layout.cells.items()
            if measure not in goals
            and measure.unit == goal.unit != "%"
            and sum(name in own for name in cells) >= max(2, _PRESENT * len(own))
        ]
        found = _named(others, matcher) or _of_one_word(goal, others) or _next(goal, others, layout)
        if found is not None:
            yield goal, found


def beside_goal(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, Match] | None:
    """Return the goal of what a question names, and what came of it, where a table has both.

    Only the goal is named (바이오 분야는 목표까지 얼마나 남았나).
    """
    found = [
        (goals[member].score + cells[member].score, (goals[member], cells[member]))
        for layout in layouts(matches, matcher)
        for goal, came in goals_met(layout, matcher)
        for goals, cells in ((layout.cells[goal], layout.cells[came]),)
        for member in goals
        if member in cells and not matcher.share_unsaid(member)
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def done_of_goal(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, Match] | None:
    """Return what one line tells as done, and its goal, where the rate of the two is asked for.

    More may have been done than was aimed at: the goal is no whole of it.
    """
    if not _OF_GOAL.search(matcher.asked.plain):
        return None
    found = [
        (one.score + goal.score, (one, goal))
        for goal in matches
        if goal.fact.figure.stage == _GOAL
        for one in matches
        if _is_done(one.fact.figure, goal.fact.figure) and one.said & goal.said
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def _is_done(done: Figure, goal: Figure) -> bool:
    """Say whether a figure is the outcome that stands in the line of a goal."""
    line = (done.report, done.first, done.unit, done.row[:-1], done.column)
    same = line == (goal.report, goal.first, goal.unit, goal.row[:-1], goal.column)
    return same and goal.unit != "%" and done.stage == "실적" and goal.value > 0


def told_with_goal(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, Match] | None:
    """Return a goal and what came of it that are called alike: 조성목표, and 조성액 or 조성실적.

    They stand in one row of a table, or below one heading.
    """
    goals = [match for match in matches if match.fact.figure.stage == _GOAL]
    stated = any(match.stated for match in goals)
    found = [
        (one.score + other.score, (one, other))
        for one in goals
        if one.stated or not stated
        for other in matches
        if _came_of(other, one) and matcher.fits_unit(one.fact)
    ]
    pair = max(found, key=lambda each: each[0])[1] if found else None
    if pair is None:
        return None
    credits = tuple(map(max, zip(pair[0].credits, pair[1].credits, strict=True)))
    return pair if matcher.wanted.share(credits) >= _SPEAKS else None


def _came_of(other: Match, goal: Match) -> bool:
    """Say whether a figure is what came of a goal, by how both are called and where they stand."""
    first, second = goal.fact.figure, other.fact.figure
    if (first.report, first.unit) != (second.report, second.unit) or second.unit == "%":
        return False
    if goal.fact.table is None:
        rows = first.row[:-1] == second.row[:-1] != ()
        together = rows and other.fact.table is None and second.first - first.first <= _FAR
        labels = first.row[-1:], second.row[-1:]
    else:
        together = (first.first, first.row) == (second.first, second.row)
        labels = first.column[-1:], second.column[-1:]
        if goal.fact.table == other.fact.table and first.column == second.column:
            together, labels = True, (first.row[-1:], second.row[-1:])  # a measure is a row
    named, came = (squeezed(_BRACKETS.sub("", label)) for label in _firsts(labels))
    stem = named.removesuffix(_GOAL)
    if _done_below(first, second) and len(stem) > 1 and named != stem and came.endswith(stem):
        return True
    if not together or not all(labels):
        return False
    return len(stem) > 1 and named != stem and _CAME.fullmatch(came.removeprefix(stem)) is not None


def _firsts(labels: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """Yield the first of each of some labels, nothing where there is none."""
    return (next(iter(label), "") for label in labels)


def _done_below(goal: Figure, done: Figure) -> bool:
    """Say whether what a list tells as done stands below a goal of the same matter."""
    below = 0 < done.first - goal.first <= _FAR
    return done.stage == "실적" and below and goal.row[:1] == done.row[:1] != ()


def _is_goal(measure: Measure, layout: Layout, matcher: Matcher) -> bool:
    first = next(iter(layout.cells[measure].values())).fact
    return any(_GOAL in label for label in measure.labels) or matcher.has_stage(first, _GOAL)


def _named(measures: list[Measure], matcher: Matcher) -> Measure | None:
    """Return the one measure that the question names by its innermost label."""
    named = [
        measure
        for measure in measures
        if any(
            len(squeezed(label)) > 1 and matcher.share_unsaid((label,)) <= _MOST_UNSAID
            for label in measure.labels
        )
    ]
    return named[0] if len(named) == 1 else None


def _of_one_word(goal: Measure, measures: list[Measure]) -> Measure | None:
    """Return the one measure that has the goal's word: 조성액 beside 조성목표."""
    words = [squeezed(label).replace(_GOAL, "") for label in goal.labels if _GOAL in label]
    alike = [
        measure
        for measure in measures
        if any(len(w) > 1 and w in squeezed(label) for w in words for label in measure.labels)
    ]
    return alike[0] if len(alike) == 1 else None


def _next(goal: Measure, measures: list[Measure], layout: Layout) -> Measure | None:
    """Return the only measure, or that of the first line behind the goals."""
    if len(measures) == 1:
        return measures[0]
    lines = {m: min(c.fact.figure.first for c in layout.cells[m].values()) for m in measures}
    start = min(cell.fact.figure.first for cell in layout.cells[goal].values())
    behind = sorted((line, at) for at, line in enumerate(lines.values()) if line > start)
    if not behind or (len(behind) > 1 and behind[0][0] == behind[1][0]):
        return None
    return measures[behind[0][1]]
