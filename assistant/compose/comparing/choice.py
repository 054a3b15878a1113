"""The figure of each row of a comparison: those chosen that measure one and the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.compose.comparing.axis import Place
from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import is_total
from assistant.compose.reckon.match import GENERIC, Match, Matcher

_BEST = 12  # figures weighed for each row
_ANCHORS = 8
_LEAST_COVER, _SPEAKS = 0.4, 0.5  # of the names: the least, and what they count once more
_YEAR, _STAGE, _ROW, _COLUMN, _HEADING, _BODY = 0.35, 0.15, 0.25, 0.1, 0.15, 0.25
_TIMES = frozenset({"년", "개월", "일", "시간", "분", "세", "박", "주"})
_MISSING = 0.5  # of the names' weight that the one missing most may have
_FAR = 0.9  # how much worse than the best row's a row's figure may fit
_OWN = 0.12  # the report of the year itself tells its figure best


class _Picked(NamedTuple):
    """A row's figure: with its likeness to the others, and how it fits by itself."""

    total: float
    score: float
    match: Match | None


def chosen(
    places: Sequence[Place], matches: Sequence[Match], matcher: Matcher, unit: str = ""
) -> list[Match | None]:
    """Return the figure for each row of a comparison, ``None`` where the reports are silent.

    The rows' figures must measure one thing: the set is chosen that fits the question and each
    other best, by unit, stage, row, column and heading.

    Parameters
    ----------
    places
        The rows.
    matches
        The figures that fit the question, best first.
    matcher
        Of the question.
    unit
        The base unit of all figures, ``""`` for any one unit.
    """
    fitting = [m for m in matches if not unit or m.fact.figure.unit == unit]
    lists = [_candidates(place, fitting, matcher) for place in places]
    anchors = [(score, match) for some in lists for score, match in some[:_ANCHORS]]
    best: tuple[float, list[_Picked]] | None = None
    for _, anchor in anchors:
        picked = [_nearest(some, anchor, matcher) for some in lists]
        total = sum(one.total for one in picked)
        if best is None or total > best[0] + 1e-9:
            best = (total, picked)
    if best is None:
        return [None] * len(places)
    top = max(one.score for one in best[1])
    found = [one.match if one.score >= top - _FAR else None for one in best[1]]
    seen: set[object] = set()
    for number, match in enumerate(found):
        if match is not None and match.fact.figure in seen:
            found[number] = None
        elif match is not None:
            seen.add(match.fact.figure)
    return found


def _candidates(
    place: Place, matches: Sequence[Match], matcher: Matcher
) -> list[tuple[float, Match]]:
    """Return the figures that can stand in a row, best first."""
    found: list[tuple[float, Match]] = []
    for match in matches:
        figure = match.fact.figure
        cover = matcher.wanted.share(match.credits)
        if figure.report not in place.reports or cover < _LEAST_COVER:
            continue
        if not matcher.fits_unit(match.fact) or (figure.unit in _TIMES and not matcher.asked.units):
            continue
        if matcher.wanted.heaviest(match.credits) > _MISSING:
            continue
        score = match.score + _SPEAKS * cover
        score += _COLUMN * any(is_total(label) for label in figure.column)
        if place.year:
            fit = matcher.year_fit(match.fact, place.year)
            if fit < 0.6:
                continue
            issued = matcher.reports[figure.report].issued[:4]
            score += match.plain - match.score + _YEAR * fit + _OWN * (issued == str(place.year))
        found.append((score, match))
    found.sort(key=lambda item: (-item[0], item[1].fact.key))
    return found[:_BEST]


def _nearest(candidates: Sequence[tuple[float, Match]], anchor: Match, matcher: Matcher) -> _Picked:
    """Return the figure that best fits the question and the anchor together."""
    best = _Picked(0.0, 0.0, None)
    for score, match in candidates:
        if match.fact.figure.unit != anchor.fact.figure.unit:
            continue
        bodies = [matcher.reports[m.fact.figure.report].body for m in (match, anchor)]
        total = score + likeness(match, anchor) + _BODY * (_line(bodies[0]) == _line(bodies[1]))
        if total > best.total + 1e-9:
            best = _Picked(total, score, match)
    return best


def likeness(one: Match, other: Match) -> float:
    """Return how surely two figures measure one thing, by their headings."""
    first, second = one.fact.figure, other.fact.figure
    score = _STAGE * (first.stage == second.stage)
    score += _ROW * (0.5 if one.fact.row in GENERIC else _alike(one.fact.row, other.fact.row))
    score += _COLUMN * (one.fact.is_total == other.fact.is_total)
    score += _HEADING * _alike(one.fact.near, other.fact.near)
    score += _ROW * _jaccard(one.said | one.about, other.said | other.about)
    return score


def _line(body: str) -> str:
    """Return what bodies have in common that followed one another (경제정책실, 경제실)."""
    return body[:2] + body[-1:]


def _alike(one: str, other: str) -> float:
    """Return 1 for equal texts, less where one holds the other or they share letter pairs."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (one, other)]
    union = pairs[0] | pairs[1]
    return len(pairs[0] & pairs[1]) / len(union) if union else 0.0


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    first, second = ({squeezed(word) for word in words} for words in (one, other))
    union = first | second
    return len(first & second) / len(union) if union else 1.0
