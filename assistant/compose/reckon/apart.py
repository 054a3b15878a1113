"""Whether a question tells two figures apart, and whether they are of one matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.asked import Asked
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.wording import is_recurring
from ingest.model import Figure

_FORMER = re.compile(r"^(?:당초|기존|종전|변경\s?전|원래)$")
Wholes = dict[tuple[str, int, tuple[str, ...]], list[Figure]]
"""Figures by their report, line and row."""

_NEXT = 2  # lines between what was done and its goal
_FACTOR = 20  # one thing seldom grows by more from one report to the next
_SAME_LABEL = 0.75
_SEVERAL = 3  # figures of one line that are told by their names
MOST_REST = 0.45  # of its own words that a further figure may have unsaid


def far_apart(one: Match, other: Match) -> bool:
    """Say whether two figures are too far apart to measure one thing, if not by one name."""
    low, high = sorted(abs(Decimal(match.fact.figure.value)) for match in (one, other))
    return high > _FACTOR * low and alike(one.fact.own, other.fact.own) < _SAME_LABEL


def alike(one: str, other: str) -> float:
    """Return 1 for equal texts, less where they share letter pairs, 0 where they share none."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other)]
    union = pairs[0] | pairs[1]
    return len(pairs[0] & pairs[1]) / len(union) if union else 0.0


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


def wholes_of(matches: Sequence[Match]) -> Wholes:
    """Return the figures that may be told with their parts, by their report, line and row.

    That of the head of a list (9억원 조성: 국 5, 시 4) counts as of the row that its parts share.
    """
    found: Wholes = {}
    for figure in (match.fact.figure for match in matches):
        found.setdefault((figure.report, figure.first, figure.row), []).append(figure)
        if _heads_its_row(figure):
            found.setdefault((figure.report, figure.first, figure.row[:-1]), []).append(figure)
    return found


def is_unsaid_part(match: Match, wholes: Wholes) -> bool:
    """Say whether no word of a part's innermost label is said (국 of 9억원(국 5, 시 4))."""
    figure = match.fact.figure
    if match.fact.table is not None or not figure.row:
        return False
    own = squeezed(figure.row[-1])
    wholes_here = wholes.get((figure.report, figure.first, figure.row[:-1]), ())
    inside = any(is_part(figure, whole) for whole in wholes_here)
    return inside and not any(word in own for word in match.said)


def is_unsaid_member(match: Match, wholes: Wholes) -> bool:
    """Say whether a figure is one of three or more of a line, and no word of its label is said.

    Of 큰가게 25곳(100명), 작은가게 30곳(220명), 새가게 20곳(90명) each is told by its own name.
    """
    figure = match.fact.figure
    if match.fact.table is not None or len(figure.row) < 2:
        return False
    own = squeezed(figure.row[-1])
    beside = {
        row[-1]
        for (report, first, row), told in wholes.items()
        if (report, first, row[:-1]) == (figure.report, figure.first, figure.row[:-1])
        and any(one.unit == figure.unit and one.row == row for one in told)
    }
    return len(beside) >= _SEVERAL and not any(word in own for word in match.said)


def is_bare_part(match: Match, wholes: Wholes) -> bool:
    """Say whether a bare number has the label of a greater amount of its line (12억원(운영 9))."""
    figure = match.fact.figure
    if match.fact.table is not None or not figure.text.replace(",", "").isdigit():
        return False
    alike = wholes.get((figure.report, figure.first, figure.row), ())
    return any(
        whole.unit == figure.unit
        and whole.column == figure.column
        and whole.value > figure.value
        and not whole.text.replace(",", "").isdigit()
        for whole in alike
    )


def is_part(figure: Figure, whole: Figure) -> bool:
    """Say whether a figure is told as a part of another of its line: 국 of 9억원(국 5, 시 4)."""
    rows = (whole.row, whole.row[:-1] if _heads_its_row(whole) else whole.row)
    inside = bool(figure.row) and figure.row[:-1] in rows and not _heads_its_row(figure)
    line = (whole.report, whole.first, whole.unit) == (figure.report, figure.first, figure.unit)
    return line and inside and whole.value > figure.value


def are_parts(one: Figure, other: Figure, wholes: Wholes) -> bool:
    """Say whether two figures are told as parts of one whole: 국 and 시 of 9억원(국 5, 시 4)."""
    heads = wholes.get((one.report, one.first, one.row[:-1]), ()) if one.row else ()
    return any(is_part(one, head) and is_part(other, head) for head in heads)


def _heads_its_row(figure: Figure) -> bool:
    """Say whether a figure's label is said by the one outside it (조성 in 펀드 조성)."""
    return len(figure.row) > 1 and squeezed(figure.row[-1]) in squeezed(figure.row[-2])


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
    if asked.task == "short" and (is_done(one, other, asked) or _are_told_together(one, other)):
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
    bare = [tuple(label for label in f.row if label != "목표") for f in (first, second)]
    near = abs(first.first - second.first) <= _NEXT and bare[0] == bare[1]
    together = first.row == second.row or first.first == second.first or near
    alike = first.report == second.report and together and one.fact.table == other.fact.table
    return alike and sum(goals) == 1 and first.column[:-1] == second.column[:-1]


def is_done(one: Match, other: Match, asked: Asked) -> bool:
    """Say whether one figure is how much of the other is done, as asked (12억원 중 9억원 납입)."""
    first, second = one.fact.figure, other.fact.figure
    return any(
        part.row[:-1] == whole.row
        and part.value < whole.value
        and any(word in asked.plain or word in said for word in map(squeezed, part.row[-1].split()))
        for part, whole, said in ((first, second, one.said), (second, first, other.said))
        if part.row
    )


def _are_told_together(one: Match, other: Match) -> bool:
    """Say whether one figure stands in the brackets of another, and more of it is said."""
    first, second = one.fact.figure, other.fact.figure
    return first.first == second.first and any(
        inner.row[:-1] == outer.row and more > less
        for inner, outer, more, less in (
            (first, second, one.said, other.said),
            (second, first, other.said, one.said),
        )
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
