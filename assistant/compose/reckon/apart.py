"""Whether a question tells two figures apart, and whether they are of one matter."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.matching import squeezed
from assistant.compose.reckon.asked import Asked
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.wording import is_recurring
from ingest.model import Figure

_FORMER = re.compile(r"^(?:당초|기존|종전|변경\s?전|원래)$")
MOST_REST = 0.45  # of its own words that a further figure may have unsaid


def told_apart(one: Match, other: Match) -> tuple[Match, Match]:
    """Return two figures without what only the labels say that they share (both of the list)."""
    if one.said != other.said or one.fact.figure.row[:1] != other.fact.figure.row[:1]:
        return one, other
    first, second = ((*match.fact.figure.row, *match.fact.figure.column) for match in (one, other))
    shared = squeezed(" ".join(label for label in first if label in second))
    own = [
        squeezed(" ".join(label for label in labels if label not in rival))
        for labels, rival in ((first, second), (second, first))
    ]
    kept = [
        frozenset(word for word in one.said if word not in shared or word in text) for text in own
    ]
    return replace(one, said=kept[0]), replace(other, said=kept[1])


def strange(one: Match, other: Match, matcher: Matcher) -> bool:
    """Say whether two figures of one report are of matters that the question does not name."""
    first, second = one.fact.figure, other.fact.figure
    if first.report != second.report or (one.fact.table and one.fact.table == other.fact.table):
        return False
    named, others = (_matter(match, matcher) for match in (one, other))
    apart = named - others and others - named
    matters = [[h for h in figure.heading if not is_recurring(h)] for figure in (first, second)]
    within = any(a[-1] in b for a, b in (matters, matters[::-1]) if a)
    return not apart and not within and first.row[:1] != second.row[:1]


def of_others(one: Match, other: Match, matcher: Matcher) -> bool:
    """Say whether two figures of different reports are hardly of one matter.

    Where years, reports or bodies are compared, these tell the two apart.
    """
    question = matcher.question
    compared = max(len(matcher.asked.years), len(question.each), len(question.bodies)) > 1
    if compared or one.fact.figure.report == other.fact.figure.report:
        return False
    names = [name.text for name in matcher.wanted.names]
    first, second = one.fact.own, other.fact.own
    alike = any(name in first and name in second for name in names)
    return not alike or max(one.rest, other.rest) > MOST_REST


def _matter(match: Match, matcher: Matcher) -> frozenset[str]:
    """Return the names of the question that a figure's outermost label or heading has."""
    figure = match.fact.figure
    label = squeezed(figure.row[0]) if len(figure.row) > 1 else ""
    return match.about | {name.text for name in matcher.wanted.names if name.text in label}


def years_apart(one: Match, other: Match) -> bool:
    """Say whether each of two figures is of a year that the other is not of."""
    return bool(one.years - other.years) and bool(other.years - one.years)


def differ(one: Match, other: Match, asked: Asked) -> bool:
    """Say whether the question tells two figures apart: each has something said of it alone."""
    if one.fact.figure == other.fact.figure:
        return False
    if not one.fact.title or one.fact.title == other.fact.title:
        said, rivals = one.said, other.said
    else:
        said, rivals = one.said | one.about, other.said | other.about
    mine = [word for word in said - rivals if not _inside(word, rivals, asked)]
    theirs = [word for word in rivals - said if not _inside(word, said, asked)]
    if (mine and theirs) or _beside_goal(one, other, asked) or _beside_former(one, other):
        return True
    if asked.task == "short" and _is_done(one, other, asked):
        return True
    return len(asked.years) > 1 and years_apart(one, other)


def _inside(word: str, said: frozenset[str], asked: Asked) -> bool:
    """Say whether a word is only said as a part of one of another figure's words."""
    longer = [other for other in said if word in other]
    return any(asked.plain.count(word) <= asked.plain.count(other) for other in longer)


def _beside_goal(one: Match, other: Match, asked: Asked) -> bool:
    """Say whether one figure is a goal and the other what came of it, where only it is named."""
    if asked.stages != ("목표",):
        return False
    first, second = one.fact.figure, other.fact.figure
    goals = [(figure.stage == "목표") for figure in (first, second)]
    together = first.row == second.row or first.first == second.first
    alike = first.report == second.report and together and one.fact.table == other.fact.table
    return alike and sum(goals) == 1 and first.column[:-1] == second.column[:-1]


def _is_done(one: Match, other: Match, asked: Asked) -> bool:
    """Say whether one figure is how much of the other is done, as asked (12억원 중 9억원 납입)."""
    first, second = one.fact.figure, other.fact.figure
    return any(
        part.row[:-1] == whole.row
        and part.value < whole.value
        and any(word in asked.plain for word in map(squeezed, part.row[-1].split()))
        for part, whole in ((first, second), (second, first))
        if part.row
    )


def _beside_former(one: Match, other: Match) -> bool:
    """Say whether one figure is what the other was at first (334억원, 당초 318억원)."""
    first, second = one.fact.figure, other.fact.figure
    return any(
        old.row[:-1] == new.row and old.first == new.first and _FORMER.search(old.row[-1])
        for old, new in ((first, second), (second, first))
        if old.row
    )


def of_one_line(first: Figure, second: Figure) -> bool:
    """Say whether two figures are of one thing: of its line, or of its row."""
    place, other = (first.report, first.first), (second.report, second.first)
    if first.column == second.column:
        within = first.row[:-1] == second.row or second.row[:-1] == first.row
        return place == other and (within or first.row[:-1] == second.row[:-1])
    return place == other and first.row == second.row
