"""Which statements an answer gives: the best, what stands close to it, what is nearly as good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.aspects import unsaid
from assistant.compose.candidates import span
from assistant.compose.evidence import Evidence
from assistant.compose.items import REGION_LINES, Item, shown_parents
from assistant.compose.renaming import with_its_names
from assistant.compose.rows import RowItem
from assistant.question import Understood

Statement = Item | RowItem
Region = tuple[str, int, int]
"""A report with the first and the last of some of its lines."""

_LOOKED_AT = 40
_MOST_NEAR = 3
_ROOM = 420  # characters of all statements together; the best one has no limit
# How far below the best a statement's score may be: in the citation of the best, which makes the
# answer only longer; elsewhere, as the first, second and third of the others. Where the best one is
# no sure answer, another may be the right one.
_NEAR = 0.30
_ELSEWHERE = (0.20, 0.10)
_UNSURE = (0.40, 0.32, 0.22)
# What counts for another where the best is no sure answer.
_FIT_GAIN, _COVER_GAIN, _CLOSE_GAIN = 0.25, 0.6, 0.05
_MORE = 0.1  # how much more of the question another speaks of that may answer all the same
_LESS, _LOST = 0.2, 0.5  # what another may have less of: the kind of answer, a name of the best
_EXACT = frozenset({"figure", "when", "where", "who"})  # kinds that one statement answers
_COVERED, _FITTING = 0.85, 0.5  # what a sure answer covers of the question, and how well it fits
# When a statement close to the best completes it: what the best one has at most of the kind of
# answer asked for, how much more the other has, how far its score may be below.
_ANSWERED, _BETTER, _MOST_LOST = 0.85, 0.3, 0.80
_NEXT = 2  # lines behind the best that begin what hangs from it


def choose(evidence: Sequence[Evidence], question: Understood) -> list[Statement]:
    """Return the best statement, those close to it, then others nearly as good.

    What stands close comes in the report's order, the others best first. Nothing is said twice.
    What completes the best one stands close to it, whatever its score, and so does what says the
    other things that are asked of the same matter.

    Parameters
    ----------
    evidence
        Candidates, best first; at least one.
    question
        As understood.
    """
    best = evidence[0]
    missing = next((e.item for e in evidence[1:_LOOKED_AT] if _completes(e, best)), None)
    near: list[Statement] = [] if missing is None else [missing]
    for more in unsaid(evidence, question):
        near += [more.item] if more.item not in near else []
    others: list[Statement] = []
    said = set().union(*map(_said, [best.item, *near]))
    room = _ROOM - sum(len(item.text) for item in [best.item, *near])
    sure = is_sure(best)
    elsewhere = _ELSEWHERE if sure else _UNSURE
    for lost, candidate in likeliest(evidence[:_LOOKED_AT], sure=sure):
        item = candidate.item
        if _letters(item) in said or len(item.text) > room:
            continue
        if question.kind in _EXACT and not _may_answer(candidate, best, sure=sure):
            continue
        close = len(near) < _MOST_NEAR and region_of([best.item, *near, item]) is not None
        if close and lost <= _NEAR:
            near.append(item)
        elif len(others) < len(elsewhere) and lost <= elsewhere[len(others)]:
            others.append(item)
        else:
            continue
        said |= _said(item)
        room -= len(item.text)
    near.sort(key=span)
    return with_its_names([best.item, *near, *others], evidence, question.search)


def likeliest(evidence: Sequence[Evidence], *, sure: bool) -> list[tuple[float, Evidence]]:
    """Return the candidates behind the best with how far below it they are, likeliest first.

    Where the best is no sure answer, what it lacks counts for another: the kind of answer asked
    for, names of the question, and that it stands with it.
    """
    best = evidence[0]
    if sure:
        return [(best.score - other.score, other) for other in evidence[1:]]
    ranked = [(_missed(other, best), other) for other in evidence[1:]]
    return sorted(ranked, key=lambda pair: (pair[0], pair[1].key))


def _missed(other: Evidence, best: Evidence) -> float:
    """Return how far below the best another is, less what that one lacks and this has."""
    gained = _FIT_GAIN * max(0.0, other.fit - best.fit)
    gained += _COVER_GAIN * max(0.0, other.cover - best.cover)
    if region_of([best.item, other.item]) is not None:
        gained += _CLOSE_GAIN
    return best.score - other.score - gained


def is_sure(best: Evidence) -> bool:
    """Say whether the best statement speaks of nearly all that is asked, and answers it."""
    return best.cover >= _COVERED and best.fit >= _FITTING


def _may_answer(candidate: Evidence, best: Evidence, *, sure: bool) -> bool:
    """Say whether a statement may answer as well as the best one, or goes on from it.

    It holds the kind of answer asked if the best one does, and loses no name of a sure one.
    """
    item = candidate.item
    if isinstance(item, Item) and best.item in item.parents:
        return True
    more = not sure and candidate.cover >= best.cover + _MORE
    if best.fit >= _ANSWERED and candidate.fit < _FITTING and not more:
        return False
    pairs = zip(best.credits, candidate.credits, strict=True)
    less = candidate.fit < best.fit - _LESS or any(had - has > _LOST for had, has in pairs)
    return not (sure and less)


def _completes(candidate: Evidence, best: Evidence) -> bool:
    """Say whether a statement close to the best one holds the answer that this one lacks.

    It fits the kind of answer asked for better, or hangs from the best one where that only
    announces it.
    """
    item, above = candidate.item, best.item
    if best.fit >= _ANSWERED or best.score - candidate.score > _MOST_LOST:
        return False
    if not isinstance(item, Item) or region_of([above, item]) is None:
        return False
    if _letters(item) in _said(above) or len(item.text) > _ROOM:
        return False
    if candidate.fit >= best.fit + _BETTER:
        return True
    if best.fit >= _FITTING or not isinstance(above, Item):
        return False
    return 0 < item.first - above.last <= _NEXT and item.level > above.level


def region_of(statements: Sequence[Statement]) -> Region | None:
    """Return the lines that hold all the statements, if they are for one citation.

    They are items of one report, not rows, whose cells are places of their own.
    """
    if any(isinstance(s, RowItem) for s in statements) or len({s.report for s in statements}) > 1:
        return None
    spans = [span(statement) for statement in statements]
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    return (statements[0].report, first, last) if last - first < REGION_LINES else None


def regions(chosen: Sequence[Statement]) -> Iterator[Region]:
    """Yield the places that successive statements are cited by, as few as possible.

    The parents that are shown with them belong to them where there is room.
    """
    group: list[Statement] = []
    for statement in chosen:
        if group and not region_of([*group, statement]):
            yield from _cited(group)
            group = []
        group.append(statement)
    yield from _cited(group)


def _cited(group: Sequence[Statement]) -> Iterator[Region]:
    parents = [parent for item in group if isinstance(item, Item) for parent in shown_parents(item)]
    found = region_of([*parents, *group]) or region_of(group)
    if found is not None:
        yield found


def _said(statement: Statement) -> set[str]:
    """Return what an entry says: the statement, and the parent that is shown before it."""
    parents = shown_parents(statement) if isinstance(statement, Item) else []
    return {_letters(statement), *map(_letters, parents)}


def _letters(statement: Statement) -> str:
    return re.sub(r"\W", "", statement.text)
