"""The figures that other reports print under the very headings of one that is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.compose.comparing.axis import Place
from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import Fact, Facts, is_total, plain_label
from assistant.compose.reckon.kinds import is_generic
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from ingest.quantity.units import same_unit

_MODELS = 4  # figures of a report whose headings are looked for in the others
_REPORTS = 4  # in which they are
_LEAST = 0.5  # of the names that such a figure speaks of


def mirrored(
    places: Sequence[Place], matches: Sequence[Match], matcher: Matcher, facts: Facts
) -> list[Match]:
    """Return the figures not yet found whose row and column are those of a fitting one.

    Two reports of a series print the same table; a passage of one of them may escape the search.

    Parameters
    ----------
    places
        The rows of the comparison.
    matches
        The figures found, best first.
    """
    known = {match.fact for match in matches}
    found: list[Match] = []
    for place in places:
        models = [
            match.fact
            for match in matches
            if match.fact.figure.report not in place.reports
            and match.fact.table is not None
            and matcher.fits_unit(match.fact)
            and matcher.wanted.share(match.credits) >= _LEAST
            and _label(match.fact)
        ][:_MODELS]
        for fact in _like(models, place, facts):
            if fact not in known:
                known.add(fact)
                found.append(matcher.match(fact))
    return found


def _like(models: Sequence[Fact], place: Place, facts: Facts) -> Iterator[Fact]:
    """Yield the figures of a row's reports that stand under the headings of a model."""
    headings = {(_label(model), _column(model)) for model in models}
    units = [model.figure.unit for model in models]
    for name in sorted(place.reports)[:_REPORTS] if headings else ():
        for fact in facts.of_report(name):
            if (_label(fact), _column(fact)) in headings and any(
                same_unit(fact.figure.unit, unit) for unit in units
            ):
                yield fact


def _label(fact: Fact) -> str:
    """Return a figure's innermost row, ``""`` where that tells but a kind of number."""
    label = squeezed(plain_label(fact.figure.row[-1])) if fact.figure.row else ""
    return "" if is_generic(label) or is_total(label) or fact.table is None else label


def _column(fact: Fact) -> str:
    """Return a figure's innermost column without a time in it."""
    columns = [squeezed(plain_label(label)) for label in fact.figure.column]
    return next((label for label in reversed(columns) if not is_generic(label)), "")
