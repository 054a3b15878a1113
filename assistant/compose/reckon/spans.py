"""The figures from one thing named to another (공방부터 서점까지), or below one label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import Fact, facts_of, is_total
from assistant.compose.reckon.kinds import GENERIC
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.siblings import of_each
from index.records import Records

_TIME = r"(?!['’‘]?\d+(?:년|월|일|분기|시|차))"
_FROM_TO = re.compile(
    rf"{_TIME}(?<![^\s(])(?P<first>[^\s(]{{2,}}?)(?:부터|에서)\s{_TIME}(?P<last>[^\s)]{{2,}}?)까지"
)
_LEAST_LETTERS = 3  # of a label below which all is summed


def ends_of(text: str) -> tuple[str, ...]:
    """Return from what to what a question sums, squeezed; empty where it names no such ends.

    Examples
    --------
    >>> ends_of("공방부터 찻집까지 예산을 다 더하면 얼마인가")
    ('공방', '찻집')
    >>> ends_of("2031년부터 2033년까지 예산을 다 더하면 얼마인가")
    ()
    """
    found = _FROM_TO.search(text)
    return (squeezed(found["first"]), squeezed(found["last"])) if found else ()


def between(
    matches: Sequence[Match], ends: Sequence[str], matcher: Matcher, records: Records
) -> tuple[Match, ...]:
    """Return the figures of a row, a column or a line from one thing named to another."""
    found = of_each(matches, ends, matcher, records)
    if not found:
        return ()
    first, last = (match.fact for _, match in found)
    line = [
        fact
        for fact in facts_of(records).of_report(first.figure.report)
        if _is_alongside(fact, first, last)
    ]
    if first not in line or last not in line:
        return ()
    low, high = sorted((line.index(first), line.index(last)))
    inside = [fact for fact in line[low : high + 1] if not _totals(fact)]
    return tuple(map(matcher.match, inside))


def below(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, ...]:
    """Return all figures of one column below the outer label that a question says.

    None where it does not tell which column is meant, by its unit or by its name.
    """
    columns: dict[tuple[object, ...], list[Match]] = {}
    totals = (match.fact.figure.row for match in matches if match.fact.is_total)
    totalled = {squeezed(row[0]) for row in totals if row}
    for match in matches:
        fact, figure = match.fact, match.fact.figure
        if fact.table is None or len(figure.row) < 2 or fact.is_total or not matcher.asked.units:
            continue
        outer = squeezed(figure.row[0])
        if outer in totalled:
            continue  # the table has their sum itself
        if len(outer) >= _LEAST_LETTERS and outer in matcher.asked.plain and outer not in GENERIC:
            shape = (figure.report, fact.table, figure.unit, figure.stage, len(figure.row))
            columns.setdefault((*shape, outer, figure.column, figure.row[2:]), []).append(match)
    several = [parts for parts in columns.values() if len(parts) > 1]
    if len(several) > 1:
        several = [parts for parts in several if _is_said(parts[0].fact, matcher)]
    if len(several) != 1:
        return ()
    return tuple(sorted(several[0], key=lambda match: match.fact.figure.first))


def _is_alongside(fact: Fact, first: Fact, last: Fact) -> bool:
    """Say whether a figure stands in the row, column or line that two others share."""
    own, one, other = fact.figure, first.figure, last.figure
    if fact.table != first.table or (own.unit, own.stage) != (one.unit, one.stage):
        return False
    if first.table is None:
        apart = one.first == other.first == own.first and len(own.row) == len(one.row)
        return apart and own.row[:-1] == one.row[:-1] and own.column == one.column
    if one.column == other.column:
        return own.column == one.column and len(own.row) == len(one.row)
    return own.row == one.row == other.row and len(own.column) == len(one.column)


def _totals(fact: Fact) -> bool:
    return any(map(is_total, (*fact.figure.row, *fact.figure.column)))


def _is_said(fact: Fact, matcher: Matcher) -> bool:
    """Say whether a question says the column of a figure, or its inner label."""
    labels = (*fact.figure.column, *fact.figure.row[2:])
    return any(
        not matcher.share_unsaid((label,)) and squeezed(label) not in GENERIC for label in labels
    )
