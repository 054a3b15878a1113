"""The member with the largest or smallest change, gap, share or rate: two figures of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.matching import most, squeezed
from assistant.compose.reckon.derived import Derived
from assistant.compose.reckon.groups import kind_fit
from assistant.compose.reckon.layout import Layout, Measure, layouts
from assistant.compose.reckon.listed import listed_among
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.member_written import Members, written
from assistant.compose.reckon.number_words import members_said
from assistant.compose.reckon.operands import operands_of
from assistant.compose.reckon.written import Written

_LEAST = 0.5  # of the names that the two measures must speak of
_PRINTED = 0.2  # for two measures whose differences the table prints
_MOSTLY = 0.8  # of those differences, allowing for rounding and misprints
_CHANGES = re.compile(r"증\s?감|과부족")
_PRESENT = 0.5  # of the members that must have both figures, and be of the kind asked for
# What a rate of goals met is called: two figures tell it, no heading.
_OF_RATES = frozenset(("달성률", "달성도", "달성율", "달성", "실적", "성과", "비율"))
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
    members: Members


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
    return written(best.members, matcher.asked, derived) if best is not None else None


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
