"""The sentence on the member with the most of a quantity of two figures, with its steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.reckon.arithmetic import amount, average, hundredth, shown, tenth, times
from assistant.compose.reckon.asked import Asked
from assistant.compose.reckon.derived import Derived
from assistant.compose.reckon.facts import plain_label
from assistant.compose.reckon.groups import without_sums
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.ranks import ordinal
from assistant.compose.reckon.told import label_of, own_label
from assistant.compose.reckon.written import Step, Written, rounded
from prompts.messages import message

_IN_BRACKETS = re.compile(r"^\(([^()]+)\)$")

Members = tuple[tuple[tuple[str, ...], Match, Match], ...]
"""The names of each member, with its two figures."""


def _value(base: Match, other: Match, derived: Derived) -> Decimal:
    """Return the derived quantity of one member."""
    before, after = Decimal(base.fact.figure.value), Decimal(other.fact.figure.value)
    if derived.kind in ("share", "rate"):
        return after * 100 / before
    if derived.kind in ("each", "times"):
        return after / before
    change = after - before if derived.way in ("up", "over") else before - after
    if derived.kind == "growth":
        return change * 100 / before
    return abs(change) if derived.way == "apart" else change


def written(members: Members, asked: Asked, derived: Derived) -> Written | None:
    """Write which member has the most of a derived quantity, and how it comes about."""
    parts = without_sums([(name[-1], other) for name, _, other in members])
    kept = {id(match) for _, match in parts}
    left = [
        (name, base, other)
        for name, base, other in members
        if id(other) in kept and (derived.kind == "difference" or base.fact.figure.value > 0)
    ]
    ranked = sorted(
        ((_value(base, other, derived), name, base, other) for name, base, other in left),
        key=lambda one: (-one[0] if derived.largest else one[0], one[2].fact.key),
    )
    if derived.way in ("up", "down", "over", "lack"):
        ranked = [one for one in ranked if one[0] > 0]  # what did not change so is none of them
    if len(ranked) < max(1, asked.nth):
        return None
    if asked.nth or asked.most > 1:
        best = ranked[asked.nth - 1 : asked.nth] if asked.nth else ranked[: asked.most]
    else:
        best = [one for one in ranked if one[0] == ranked[0][0]]
    steps = [_step(value, base, other, derived) for value, _, base, other in best]
    names = ", ".join(
        f"{name[-1]} {step.results[0]}" for (_, name, _, _), step in zip(best, steps, strict=True)
    )
    _, name, base, other = best[0]
    entries = ", ".join(
        message(
            "assistant.reckon_member_entry",
            name=name[-1],
            before=_with_label(base, other, name[-1]),
            after=_with_label(other, base, name[-1]),
            amount=step.result,
        )
        for (_, name, base, other), step in zip(best, steps, strict=True)
    )
    values = {
        "entries": entries,
        "base": "1인" if derived.per == "인" else derived.per or _measure(base, other, name),
        "other": _measure(other, base, name),
        "names": names,
        **_how(derived, other.fact.figure.unit or "", asked.nth),
    }
    key = f"assistant.reckon_member_{derived.way or derived.kind}"
    if derived.kind == "growth":
        key = f"assistant.reckon_member_{derived.way}_rate"
    first, *further = steps
    return Written(
        key,
        values,
        first.operands,
        first.sign,
        first.result,
        first.results,
        tuple(further),
    )


def _with_label(match: Match, rival: Match, name: str) -> str:
    """Return a figure behind what it measures, without the name of its member."""
    label = own_label(match, rival).removeprefix(name).strip()
    label = _IN_BRACKETS.sub(r"\1", label)
    return f"{label} {shown(match.fact.figure)}".strip()


def _measure(match: Match, rival: Match, name: Sequence[str]) -> str:
    """Return what a figure measures, without the name of its member where more is left."""
    own = own_label(match, rival)
    for label in (own, label_of(match.fact)):
        bare = label
        for word in name:
            bare = bare.replace(plain_label(word), "").strip()
        if bare:
            return _IN_BRACKETS.sub(r"\1", bare)
    return own


def _how(derived: Derived, unit: str, nth: int) -> dict[str, str]:
    """Return the words for how far a quantity goes: 가장 많이, 두 번째로 높은."""
    size = "most" if derived.largest else "least"
    rates = ("share", "rate", "times", "growth")
    kind = "rate" if derived.kind in rates or unit == "%" else "count"
    if kind == "count" and (unit == "원" or derived.way):
        kind = "money"
    rank = message("assistant.reckon_rank_nth", nth=ordinal(nth)) if nth else ""
    return {
        "rank": rank or message("assistant.reckon_rank_first"),
        "much": message(f"assistant.reckon_much_{size}"),
        "degree": message(f"assistant.reckon_{kind}_{size}"),
        "ending": message(f"assistant.reckon_{kind}_{size}_ending"),
    }


def _step(value: Decimal, base: Match, other: Match, derived: Derived) -> Step:
    """Return how the quantity of one member comes about."""
    before, after = base.fact.figure, other.fact.figure
    unit = before.unit or ""
    if derived.kind == "each":
        text = average(value, after.unit or "")
        return Step((other.fact, base.fact), "÷", text, (text,))
    if derived.kind in ("share", "rate", "times"):
        exact, text = f"{hundredth(value)}%", f"{tenth(value)}%"
        if derived.kind == "times":
            exact, text = times(value)
        return Step((other.fact, base.fact), "÷", rounded(exact, text), (text, exact))
    operands = (other.fact, base.fact)
    change = amount(Decimal(after.value) - Decimal(before.value), unit, [before, after])
    if derived.kind == "growth":
        text = f"{tenth(value)}%"
        return Step(
            operands,
            "-",
            f"{change}, {text}" if "(" in change else f"{change}({text})",
            (text, change),
        )
    if after.value < before.value:
        operands = operands[::-1]
    return Step(operands, "-", change, (change,))
