"""Which two measures of a table a change, a share or a rate is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.compose.matching import squeezed
from assistant.compose.reckon.derived import Derived
from assistant.compose.reckon.goals import goals_met
from assistant.compose.reckon.kinds import GENERIC
from assistant.compose.reckon.layout import Layout, Measure
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.question.years import names_year

_MOST_UNSAID = 0.4  # of a measure's words that the question may leave out
_BUDGETS = ("본예산", "최종예산", "예산현액")
_YEAR = re.compile(r"(?:20|['’‘])(\d\d)(?!\d)")

Cells = Mapping[tuple[str, ...], Match]
"""The figures of one measure by their member."""


def operands_of(
    layout: Layout, matcher: Matcher, derived: Derived
) -> Iterator[tuple[Measure, Measure]]:
    """Yield the measures of a layout that a quantity can be derived of, the base first."""
    if derived.base == "목표" and derived.other is None:
        yield from goals_met(layout, matcher)
        return
    fits = {"share": _is_part, "each": _is_each}.get(derived.kind, _is_change)
    for one in layout.cells:
        for other in layout.cells:
            if one is not other and fits(layout, one, other, matcher, derived):
                yield one, other


def _is_change(
    layout: Layout, base: Measure, other: Measure, matcher: Matcher, derived: Derived
) -> bool:
    """Say whether two measures are one, but for the stages or years that are asked about."""
    if base.unit != other.unit or (base.unit == "%" and "%" not in matcher.asked.units):
        return False
    cells = (layout.cells[base], layout.cells[other])
    orders = [(derived.base, derived.other)]
    before, after = _year(base), _year(other)
    if before and after and before != after:
        if before > after:
            return False
        # A budget of the year before is the base, whichever stage it is of.
        orders += [orders[0][::-1]] if isinstance(derived.base, str) else []
    fit = any(
        all(_is_of(own, side, matcher) for own, side in zip(cells, order, strict=True))
        for order in orders
    )
    bare = _bare(base, derived, matcher)
    told = matcher.share_unsaid(bare) <= _MOST_UNSAID
    return fit and told and bare == _bare(other, derived, matcher)


def _year(measure: Measure) -> int:
    """Return the one year that a measure's labels name, 0 for none."""
    years = {int(found) for label in measure.labels for found in _YEAR.findall(label)}
    return years.pop() if len(years) == 1 else 0


def _is_of(cells: Cells, side: str | int | None, matcher: Matcher) -> bool:
    """Say whether a measure is of a stage or a year."""
    fact = next(iter(cells.values())).fact
    if isinstance(side, str):
        return matcher.has_stage(fact, side)
    return side is not None and names_year(fact.named, side)


def _bare(measure: Measure, derived: Derived, matcher: Matcher) -> tuple[str, ...]:
    """Return the labels of a measure without those that tell its stage or its year."""
    stages = (*(s for s in (derived.base, derived.other) if isinstance(s, str)), *_BUDGETS)
    return tuple(
        label
        for label in measure.labels
        if not any(stage in squeezed(label) for stage in stages)
        and not any(names_year(label, year) for year in matcher.asked.years)
        and not _YEAR.search(label)
    )


def _is_part(
    layout: Layout, whole: Measure, part: Measure, matcher: Matcher, derived: Derived
) -> bool:
    """Say whether one measure is a part of the other that the question names."""
    del derived
    if whole.unit != part.unit or part.unit == "%":
        return False
    own = [label for label in part.labels if label not in whole.labels]
    if not own or not all(_is_said(label, matcher) for label in own):
        return False
    more = [label for label in whole.labels if label not in part.labels]
    if any(matcher.share_unsaid((label,)) > _MOST_UNSAID for label in more):
        return False
    if whole.stage and whole.stage != part.stage:
        present = matcher.asked.stages or ("현원",)  # who is counted is there
        if part.stage or whole.stage not in present:
            return False
    wholes, parts = layout.cells[whole], layout.cells[part]
    return all(
        parts[member].fact.figure.value <= wholes[member].fact.figure.value
        for member in parts
        if member in wholes
    )


def _is_said(label: str, matcher: Matcher) -> bool:
    """Say whether a question says a heading that is of one thing."""
    return squeezed(label) not in GENERIC and matcher.share_unsaid((label,)) <= _MOST_UNSAID


def _is_each(
    layout: Layout, heads: Measure, whole: Measure, matcher: Matcher, derived: Derived
) -> bool:
    """Say whether one measure is an amount and the other what it is asked for each of."""
    if heads.unit == whole.unit or "%" in (heads.unit, whole.unit):
        return False
    if derived.per in squeezed(" ".join(whole.labels)):
        return False
    if derived.per == "인" and heads.unit != "명":
        return False
    counted = squeezed(" ".join(heads.labels))
    if derived.per not in counted and derived.per not in (heads.unit, "인"):
        return False
    return matcher.fits_unit(next(iter(layout.cells[whole].values())).fact)
