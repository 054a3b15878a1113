"""Figures laid out by what they are of and what they measure: the rows of a table, its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import Fact, is_total, plain_label
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match

_OF_STAGE = ("정원", "현원")  # two figures of one cell
_LEAST = 2  # members that a layout has


@dataclass(frozen=True, slots=True)
class Measure:
    """What figures of several members measure: their further headings, without totals.

    ``stage`` is that of two figures in one cell (정원, 현원).
    """

    labels: tuple[str, ...]
    stage: str
    unit: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The figures of one place by their measure and their member; members by their labels."""

    cells: Mapping[Measure, Mapping[tuple[str, ...], Match]]


def layouts(matches: Iterable[Match], matcher: Matcher) -> list[Layout]:
    """Lay figures out in all ways that give at least two members; the best match of a cell."""
    found: dict[tuple[object, ...], dict[Measure, dict[tuple[str, ...], Match]]] = {}
    for match in matches:
        for place, member, measure in _addresses(match.fact, matcher):
            cells = found.setdefault(place, {}).setdefault(measure, {})
            cells.setdefault(member, match)
    kept = []
    for measures in found.values():
        several = {key: cells for key, cells in measures.items() if len(cells) >= _LEAST}
        if several:
            kept.append(Layout(several))
    return kept


def _addresses(
    fact: Fact, matcher: Matcher
) -> Iterator[tuple[tuple[object, ...], tuple[str, ...], Measure]]:
    """Yield the ways to read a figure: its place, the member it is of, what it measures."""
    figure = fact.figure
    rows = tuple(label for label in figure.row if not is_total(label))
    columns = tuple(label for label in figure.column if not is_total(label))
    stage = figure.stage if figure.stage in _OF_STAGE else ""

    def measure(*labels: str) -> Measure:
        return Measure(tuple(map(plain_label, labels)), stage or "", figure.unit or "")

    if fact.table is None:
        where = (figure.report, figure.heading)
        if len(rows) > 1:
            yield ("list", *where, rows[:-1]), rows[-1:], measure(*columns)
        if len(rows) > 2:
            yield ("list", *where, rows[:-2]), rows[-2:-1], measure(rows[-1], *columns)
        return
    place = (figure.report, fact.table)
    if rows:
        yield ("outer rows", *place), rows[:1], measure(*rows[1:], *columns)
    if len(rows) > 1 and not fact.is_total:
        outer = rows[0] if squeezed(rows[0]) in matcher.asked.plain else ""
        yield ("rows", *place, outer, len(rows)), rows, measure(*columns)
    if len(rows) > 2 and not fact.is_total:
        # A cell of several figures: each measures what its own label says (60억, 30개 과제).
        outer = rows[0] if squeezed(rows[0]) in matcher.asked.plain else ""
        yield ("rows", *place, outer, len(rows) - 1), rows[:-1], measure(rows[-1], *columns)
    if columns:
        yield ("outer columns", *place), columns[:1], measure(*rows, *columns[1:])
    if len(columns) > 1:
        yield ("columns", *place), columns[-1:], measure(*rows, *columns[:-1])
