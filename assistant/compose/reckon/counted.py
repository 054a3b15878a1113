"""How many rows or columns of a table fulfil a condition, with their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.compose.reckon.arithmetic import shown
from assistant.compose.reckon.columns import Members, side_by_side
from assistant.compose.reckon.conditions import Condition
from assistant.compose.reckon.facts import Fact, plain_label
from assistant.compose.reckon.goals import goals_met
from assistant.compose.reckon.groups import best_group
from assistant.compose.reckon.layout import layouts
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.written import Written

_MOST_NAMED = 15


def counted(matches: Sequence[Match], matcher: Matcher, condition: Condition) -> Written | None:
    """Count what fulfils a condition: of one column against a limit, or of two side by side."""
    if not condition.right and not condition.left:
        return _below_limit(matches, matcher, condition)
    members = side_by_side(matches, matcher, condition.left, condition.right)
    if not members and condition.right == "목표":
        members = _goals(matches, matcher)
    if not members:
        return None
    held = [(name, own) for name, own in members if _holds(own, condition)]
    return _written(held, condition, len(members), members[0][1][0])


def _goals(matches: Sequence[Match], matcher: Matcher) -> Members:
    """Return the members of the table of goals that fits best, each with what came of its goal."""
    found: list[tuple[float, Members]] = []
    for layout in layouts(matches, matcher):
        for goal, came in goals_met(layout, matcher):
            goals, results = layout.cells[goal], layout.cells[came]
            members = tuple(
                (name[-1], (results[name], match))
                for name, match in goals.items()
                if name in results
            )
            mean = sum(match.score for match in goals.values()) / len(goals)
            found.append((mean, members))
    return max(found, key=lambda one: one[0])[1] if found else ()


def _below_limit(
    matches: Sequence[Match], matcher: Matcher, condition: Condition
) -> Written | None:
    group = best_group([m for m in matches if m.fact.figure.unit == condition.unit], matcher)
    if group is None:
        return None
    held = [(name, (match,)) for name, match in group.members if _holds((match,), condition)]
    return _written(held, condition, len(group.members), group.members[0][1])


def _holds(own: Sequence[Match], condition: Condition) -> bool:
    values = [Decimal(match.fact.figure.value) for match in own]
    return condition.holds(values[0], values[1] if len(values) > 1 else None)


def _written(
    held: Sequence[tuple[str, tuple[Match, ...]]], condition: Condition, size: int, first: Match
) -> Written:
    """Write how many fulfil the condition, and which."""
    number = f"{len(held)}{condition.counter}"
    names = ", ".join(
        f"{plain_label(name)} {_values(own, condition)}" for name, own in held[:_MOST_NAMED]
    )
    operands = tuple(fact for _, own in held[:_MOST_NAMED] for fact in _places(own))
    key = "reckon_counted" if held else "reckon_counted_none"
    values = {
        "number": number,
        "names": names,
        "size": f"{size}{condition.counter}",
    }
    return Written(
        f"assistant.{key}", values, operands or (first.fact,), "", "", (number, values["size"])
    )


def _places(own: Sequence[Match]) -> Iterator[Fact]:
    """Yield the figures of one row that stand on lines of their own."""
    lines = {match.fact.figure.first: match.fact for match in reversed(own)}
    yield from reversed(lines.values())


def _values(own: Sequence[Match], condition: Condition) -> str:
    words = [condition.left, condition.right] if condition.right else [""]
    parts = [
        f"{_word(word, match, own)} {shown(match.fact.figure)}".strip()
        for word, match in zip(words, own, strict=True)
    ]
    return f"({', '.join(parts)})"


def _word(word: str, match: Match, own: Sequence[Match]) -> str:
    """Return what a figure is called: by the condition's word, or by its own where that lacks."""
    if not word or word in match.fact.own or len(own) < 2:
        return word
    rival = own[1] if match is own[0] else own[0]
    mine = (label for label in (*match.fact.figure.row, *match.fact.figure.column))
    theirs = (*rival.fact.figure.row, *rival.fact.figure.column)
    return plain_label(next((label for label in mine if label not in theirs), word))
