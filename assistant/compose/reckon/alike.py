"""All figures that a sum without a list is asked of: of one label, or below one label of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.counting import NUMBERS
from assistant.compose.matching import squeezed
from assistant.compose.reckon.kinds import GENERIC
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match

_LEAST = 0.7  # of the names that figures of one label must all speak of
_LEAST_BELOW = 0.6
_TIMES = re.compile(r"(?P<number>두|세|네|다섯|[2-9])\s?(?:번|차례|회)(?![째차])")
_ALL = re.compile(r"모두|전부|다\s?(?:합|더|해서)|총|통틀어|합계|전체")


def of_one_label(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, ...]:
    """Return the figures that several lines of one matter have of the label asked for.

    Where a question counts them (두 번 열린), there must be as many; else they must be asked for
    all together.
    """
    text = matcher.question.search
    counted = _TIMES.search(text)
    if counted is None:
        return ()
    number = NUMBERS.get(counted["number"]) or int(counted["number"])
    groups: dict[tuple[object, ...], dict[int, Match]] = {}
    for match in matches:
        figure = match.fact.figure
        if match.fact.table is None and matcher.wanted.share(match.credits) >= _LEAST:
            key = (figure.report, figure.heading, figure.row, figure.column, figure.unit)
            groups.setdefault((*key, figure.stage), {}).setdefault(figure.first, match)
    found = [group for group in groups.values() if len(group) == number]
    return tuple(found[0][line] for line in sorted(found[0])) if found else ()


def below_label(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, ...]:
    """Return all figures of one unit that a list has below a label that the question says."""
    if not matcher.asked.units or _ALL.search(matcher.question.search) is None:
        return ()
    groups: dict[tuple[object, ...], list[Match]] = {}
    for match in matches:
        figure = match.fact.figure
        if match.fact.table is not None or len(figure.row) < 2 or figure.unit == "%":
            continue
        outer = squeezed(figure.row[-2])
        if len(outer) < 2 or outer in GENERIC or outer not in matcher.asked.plain:
            continue
        key = (figure.report, figure.heading, figure.row[:-1], figure.unit, figure.stage)
        groups.setdefault(key, []).append(match)
    for parts in groups.values():
        common = tuple(map(min, zip(*(part.credits for part in parts), strict=True)))
        if len(parts) > 1 and matcher.wanted.share(common) >= _LEAST_BELOW:
            return tuple(sorted(parts, key=lambda part: part.fact.figure.first))
    return ()
