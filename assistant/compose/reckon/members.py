"""The member with the largest or smallest change, gap, share or rate: two figures of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.matching import most, squeezed
from assistant.compose.reckon.arithmetic import amount, average, hundredth, shown, tenth, times
from assistant.compose.reckon.derived import Derived
from assistant.compose.reckon.facts import plain_label
from assistant.compose.reckon.groups import kind_fit, members_said, without_sums
from assistant.compose.reckon.layout import Layout, Measure, layouts
from assistant.compose.reckon.listed import listed_among
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.operands import operands_of
from assistant.compose.reckon.ranks import ordinal
from assistant.compose.reckon.told import label_of, own_label
from assistant.compose.reckon.written import Step, Written, rounded
from prompts.messages import message

_LEAST = 0.5  # of the names that the two measures must speak of
_PRINTED = 0.2  # for two measures whose differences the table prints
_MOSTLY = 0.8  # of those differences, allowing for rounding and misprints
_CHANGES = re.compile(r"증\s?감|과부족")
_PRESENT = 0.5  # of the members that must have both figures, and be of the kind asked for
# What a rate of goals met is called: two figures tell it, no heading.
_OF_RATES = frozenset(("달성률", "달성도", "달성율", "달성", "실적", "성과", "비율"))
_IN_BRACKETS = re.compile(r"^\(([^()]+)\)$")
_MONEY = re.compile(r"^(?:예산액?|금액|사업비|비용|돈)$")
_PEOPLE = re.compile(r"(?:인원|인력|사람|생|자)$")
_ASKED = re.compile(
    r"(?:가장|(?<![가-힣])제일|젤|번째로)[^?,.]*?[은는한든난인던]\s(?P<noun>[가-힣]+?)(?:은|는|이|가|을|를|의|과|와)?"
    r"(?=[\s?.,]|$)"
)
_ROW_KINDS = re.compile(
    r"사업|과제|분야|항목|직급|캠퍼스|센터|지역|기관|부문|업종|시설|유형|구분|부서"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures of each member: what is divided or lessened, and by what."""

    score: float
    members: tuple[tuple[tuple[str, ...], Match, Match], ...]


def best_member(matches: Sequence[Match], matcher: Matcher, derived: Derived) -> Written | None:
    """Rank the members of a table by a quantity of two of their figures, and name the first."""
    best: _Pair | None = None
    favoured = matcher.question.favoured  # whose tables have the year before as well
    timely = [m for m in matches if m.timely or m.fact.figure.report in favoured]
    for layout in layouts(timely, matcher):
        for one, other in operands_of(layout, matcher, derived):
            pair = _paired(layout, one, other, matcher)
            if pair is None:
                continue
            if derived.kind in ("difference", "growth") and _is_printed(pair, layout):
                pair = replace(pair, score=pair.score + _PRINTED)
            if best is None or pair.score > best.score + 1e-9:
                best = pair
    return _written(best, matcher, derived) if best is not None else None


def _is_printed(pair: _Pair, layout: Layout) -> bool:
    """Say whether a column of changes (증감) is that of two measures."""
    changes = (
        cells
        for measure, cells in layout.cells.items()
        if any(_CHANGES.search(label) for label in measure.labels)
    )
    for cells in changes:
        told = [
            abs(cells[name].fact.figure.value)
            == abs(other.fact.figure.value - base.fact.figure.value)
            for name, base, other in pair.members
            if name in cells
        ]
        if told and sum(told) >= _MOSTLY * len(told):
            return True
    return False


def _paired(layout: Layout, base: Measure, rival: Measure, matcher: Matcher) -> _Pair | None:
    """Score two measures by what they speak of and by what their members are."""
    one, other = layout.cells[base], layout.cells[rival]
    names = [name for name in one if name in other]
    listed = listed_among([name[-1] for name in names], matcher.question.search)
    if listed:
        names = [name for name in names if name[-1] in listed]
    elif len(names) < max(2, _PRESENT * max(len(one), len(other))):
        return None
    if (said := members_said(matcher.question.search)) and said != len(names):
        return None
    kind = kind_fit([name[-1] for name in names], matcher)
    if kind is not None and kind < _PRESENT:
        return None
    matches = [cells[name] for cells in (one, other) for name in names]
    credits = [
        tuple(map(min, zip(*(cells[name].credits for name in names), strict=True)))
        for cells in (one, other)
    ]
    asked = _ASKED.search(matcher.question.search)
    noun = asked["noun"] if asked else ""
    derived = matcher.asked.derived
    kind_of_rate = derived is not None and derived.kind in ("rate", "times")
    kinds = tuple(
        float(
            (bool(noun) and (name.text in noun or name.text.endswith(noun)))
            or _names_kind(name.text, other[names[0]])
            or any(name.text in squeezed(label) for label in listed)
            or (kind_of_rate and name.text in _OF_RATES)
        )
        for name in matcher.wanted.names
    )
    cover = matcher.wanted.share(most(*credits, kinds))
    if cover < _LEAST and matcher.wanted.names:
        return None
    corner = one[names[0]].fact.corner
    labels = tuple(dict.fromkeys((*base.labels, *rival.labels)))
    score = cover + 0.5 * sum(match.score for match in matches) / len(matches)
    score += 0.3 * (kind or 0.0)
    score += 0.15 * bool(noun and _ROW_KINDS.search(noun) and noun in corner)
    score += 0.2 * min(len(names), 12) / 12 - 0.3 * matcher.share_unsaid(labels)
    if not matcher.asked.stages and any("본예산" in label for label in labels):
        score += 0.05  # the year's budget, where no stage is named
    return _Pair(score, tuple((name, one[name], other[name]) for name in names))


def _names_kind(name: str, match: Match) -> bool:
    """Say whether a word only tells the kind of a figure: 예산 of money, 훈련생 of people."""
    unit = match.fact.figure.unit
    return (unit == "원" and _MONEY.search(name) is not None) or (
        unit == "명" and _PEOPLE.search(name) is not None
    )


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


def _written(pair: _Pair, matcher: Matcher, derived: Derived) -> Written | None:
    parts = without_sums([(name[-1], other) for name, _, other in pair.members])
    kept = {id(match) for _, match in parts}
    members = [
        (name, base, other)
        for name, base, other in pair.members
        if id(other) in kept and (derived.kind == "difference" or base.fact.figure.value > 0)
    ]
    ranked = sorted(
        ((_value(base, other, derived), name, base, other) for name, base, other in members),
        key=lambda one: (-one[0] if derived.largest else one[0], one[2].fact.key),
    )
    if derived.way in ("up", "down", "over", "lack"):
        ranked = [one for one in ranked if one[0] > 0]  # what did not change so is none of them
    asked = matcher.asked
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
