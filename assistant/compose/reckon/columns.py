"""Two columns of a table side by side: for each row, or column, the figure of either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import is_total, plain_label
from assistant.compose.reckon.groups import kind_fit, row_name
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match

_LEAST = 2  # rows that a table of them has
_TOTAL, _SIZE, _KIND = 0.3, 0.2, 0.3
_YEAR = re.compile(r"['’‘]?(?:20)?\d\d년도?")

Members = tuple[tuple[str, tuple[Match, ...]], ...]
"""The rows of a table by name, each with its figures."""


@dataclass(slots=True)
class _Columns:
    """The figures of each row (or column) of one table, by its name."""

    total: bool
    left: dict[str, Match] = field(default_factory=dict)
    right: dict[str, Match] = field(default_factory=dict)

    def named(self, right: str) -> list[str]:
        """Return the rows that have all the figures asked for."""
        return [name for name in self.left if not right or name in self.right]


def side_by_side(matches: Sequence[Match], matcher: Matcher, left: str, right: str) -> Members:
    """Return the rows of the table that fits a question best, each with the figures of two columns.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    matcher
        Of the question.
    left, right
        The columns or stages; no second one where ``right`` is empty.
    """
    tables: dict[tuple[object, ...], _Columns] = {}
    for match in matches:
        for key, name, side in _places(match, matcher, left, right):
            columns = tables.setdefault(key, _Columns(_of_all(key[-1])))
            getattr(columns, side).setdefault(name, match)
    whole = [columns for columns in tables.values() if len(columns.named(right)) >= _LEAST]
    if not whole:
        return ()
    best = max(whole, key=lambda columns: _score(columns, right, matcher))
    return tuple(
        (name, (best.left[name], best.right[name]) if right else (best.left[name],))
        for name in best.named(right)
    )


def _places(
    match: Match, matcher: Matcher, left: str, right: str
) -> Iterator[tuple[tuple[object, ...], str, str]]:
    """Yield the tables that a figure belongs to, its name there, and which side it is."""
    fact, figure = match.fact, match.fact.figure
    if fact.table is None:
        return
    common = (figure.report, fact.table, figure.unit)
    sides = tuple((side, name) for side, name in (("left", left), ("right", right)) if name)
    names = row_name(fact, matcher)
    if names:
        measure = [label for label in figure.column if not _is_side(label, left, right)]
        for side, wanted in sides:
            told = any(wanted in squeezed(label) for label in figure.column)
            if told or matcher.has_stage(fact, wanted):
                yield ("rows", *common, names[:-1], tuple(measure)), names[-1], side
    if figure.column and not is_total(figure.column[-1]):
        for side, wanted in sides:
            if any(wanted in squeezed(label) for label in figure.row):
                yield ("columns", *common, ()), figure.column[-1], side


def _is_side(label: str, left: str, right: str) -> bool:
    """Say whether a heading says only which of the columns it is of, or of which year."""
    return _YEAR.sub("", squeezed(plain_label(label))) in ("", left, right)


def _of_all(measure: object) -> bool:
    labels = measure if isinstance(measure, tuple) else ()
    return not labels or any(is_total(str(label)) or "합계" in str(label) for label in labels)


def _score(columns: _Columns, right: str, matcher: Matcher) -> float:
    names = columns.named(right)
    kind = kind_fit(names, matcher) or 0.0
    mean = sum(columns.left[name].score for name in names) / len(names)
    return mean + _KIND * kind + _TOTAL * columns.total + _SIZE * min(len(names), 12) / 12
