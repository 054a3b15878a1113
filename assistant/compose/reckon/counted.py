"""How many rows or columns of a table fulfil a condition, with their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.arithmetic import shown
from assistant.compose.reckon.conditions import Condition
from assistant.compose.reckon.facts import is_total, plain_label
from assistant.compose.reckon.groups import best_group
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.written import Written

_LEAST = 2  # rows that a table of them has
_TOTAL, _SIZE = 0.3, 0.2
_MOST_NAMED = 15
_STAGES = ("정원", "현원")


@dataclass(slots=True)
class _Pairs:
    """The two figures of each row (or column) of one table, by its name."""

    total: bool
    left: dict[str, Match] = field(default_factory=dict)
    right: dict[str, Match] = field(default_factory=dict)


def counted(matches: Sequence[Match], matcher: Matcher, condition: Condition) -> Written | None:
    """Count what fulfils a condition: of one column against a limit, or of two side by side."""
    if not condition.right and not condition.left:
        return _below_limit(matches, matcher, condition)
    tables: dict[tuple[object, ...], _Pairs] = {}
    for match in matches:
        for key, name, side in _places(match, matcher, condition):
            pairs = tables.setdefault(key, _Pairs(_of_all(key[-1])))
            getattr(pairs, side).setdefault(name, match)
    whole = [pairs for pairs in tables.values() if len(_named(pairs, condition)) >= _LEAST]
    if not whole:
        return None
    best = max(whole, key=lambda pairs: _score(pairs, condition))
    members = [
        (name, (best.left[name], best.right[name]) if condition.right else (best.left[name],))
        for name in _named(best, condition)
    ]
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


def _places(
    match: Match, matcher: Matcher, condition: Condition
) -> Iterator[tuple[tuple[object, ...], str, str]]:
    """Yield the tables that a figure belongs to, its name there, and which side it is."""
    fact, figure = match.fact, match.fact.figure
    if fact.table is None:
        return
    common = (figure.report, fact.table, figure.unit)
    names = [label for label in figure.row if not is_total(label)]
    if names and not fact.is_total:
        measure = [label for label in figure.column if not _is_side(label, condition)]
        for side, wanted in (("left", condition.left), ("right", condition.right)):
            told = any(wanted in squeezed(label) for label in figure.column)
            if wanted and (told or matcher.has_stage(fact, wanted)):
                yield ("rows", *common, len(names), tuple(measure)), names[-1], side
    if figure.column and not is_total(figure.column[-1]):
        for side, wanted in (("left", condition.left), ("right", condition.right)):
            if wanted and any(wanted in squeezed(label) for label in figure.row):
                yield ("columns", *common, ()), figure.column[-1], side


def _is_side(label: str, condition: Condition) -> bool:
    plain = squeezed(plain_label(label))
    return plain in (condition.left, condition.right)


def _of_all(measure: object) -> bool:
    labels = measure if isinstance(measure, tuple) else ()
    return not labels or any(is_total(str(label)) or "합계" in str(label) for label in labels)


def _named(pairs: _Pairs, condition: Condition) -> list[str]:
    """Return the rows that have all the figures of a condition."""
    return [name for name in pairs.left if not condition.right or name in pairs.right]


def _score(pairs: _Pairs, condition: Condition) -> float:
    names = _named(pairs, condition)
    mean = sum(pairs.left[name].score for name in names) / len(names)
    return mean + _TOTAL * pairs.total + _SIZE * min(len(names), 12) / 12


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
