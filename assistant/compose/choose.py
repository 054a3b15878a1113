"""Which statements an answer gives: the best, what stands close to it, what is nearly as good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.candidates import span
from assistant.compose.evidence import Evidence
from assistant.compose.items import REGION_LINES, Item, shown_parents
from assistant.compose.rows import RowItem

Statement = Item | RowItem
Region = tuple[str, int, int]
"""A report with the first and the last of some of its lines."""

_LOOKED_AT = 40
_MOST_NEAR, _MOST_OTHERS = 3, 2
_ROOM = 300  # characters of all statements together; the best one has no limit
# How far below the best a statement's score may be: in the citation of the best, which makes the
# answer only longer; elsewhere, as the first and as the second of the others.
_NEAR = 0.30
_ELSEWHERE = (0.20, 0.10)


def choose(evidence: Sequence[Evidence]) -> list[Statement]:
    """Return the best statement, those close to it, then others nearly as good.

    What stands close comes in the report's order, the others best first. Nothing is said twice.

    Parameters
    ----------
    evidence
        Candidates, best first; at least one.
    """
    best = evidence[0]
    near: list[Statement] = []
    others: list[Statement] = []
    said, room = _said(best.item), _ROOM - len(best.item.text)
    for candidate in evidence[1:_LOOKED_AT]:
        item, lost = candidate.item, best.score - candidate.score
        if _letters(item) in said or lost > _NEAR or len(item.text) > room:
            continue
        if len(near) < _MOST_NEAR and region_of([best.item, *near, item]):
            near.append(item)
        elif len(others) < _MOST_OTHERS and lost <= _ELSEWHERE[len(others)]:
            others.append(item)
        else:
            continue
        said |= _said(item)
        room -= len(item.text)
    near.sort(key=span)
    return [best.item, *near, *others]


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
