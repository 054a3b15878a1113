"""How many rows or columns of a table fulfil a condition, with their names."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.reckon.arithmetic import shown
from assistant.compose.reckon.columns import side_by_side
from assistant.compose.reckon.conditions import Condition
from assistant.compose.reckon.facts import plain_label
from assistant.compose.reckon.groups import best_group
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.written import Written

_MOST_NAMED = 15


def counted(matches: Sequence[Match], matcher: Matcher, condition: Condition) -> Written | None:
    """Count what fulfils a condition: of one column against a limit, or of two side by side."""
    if not condition.right and not condition.left:
        return _below_limit(matches, matcher, condition)
    members = side_by_side(matches, matcher, condition.left, condition.right)
    if not members:
        return None
    held = [(name, own) for name, own in members if _holds(own, condition)]
    return _written(held, condition, len(members), members[0][1][0])


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
    operands = tuple(match.fact for _, own in held[:_MOST_NAMED] for match in own[:1])
    key = "reckon_counted" if held else "reckon_counted_none"
    values = {
        "number": number,
        "names": names,
        "size": f"{size}{condition.counter}",
    }
    return Written(
        f"assistant.{key}", values, operands or (first.fact,), "", "", (number, values["size"])
    )


def _values(own: Sequence[Match], condition: Condition) -> str:
    words = [condition.left, condition.right] if condition.right else [""]
    parts = [
        f"{word} {shown(match.fact.figure)}".strip() for word, match in zip(words, own, strict=True)
    ]
    return f"({', '.join(parts)})"
