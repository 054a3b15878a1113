"""A figure with how well it fits a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.compose.matching import Credits
from assistant.compose.reckon.facts import Fact
from index.records import Records

_WORTH, _SO_FAR = 0.5, 0.3  # of a figure whose line is read, and what the word there counts


@dataclass(frozen=True, slots=True)
class Match:
    """A figure with how well it fits.

    ``credits`` say how far it speaks of each name, ``year`` which of the years asked about it is
    of, ``said`` which of its own words the question says, ``rest`` what share of them it does not;
    ``timely`` whether it can be of a year asked about at all. ``about`` are the names that its
    innermost heading has. ``plain`` is the score without the years. ``stated`` says whether the
    question states its value (586개사에서 몇 곳 줄었나).
    """

    fact: Fact
    score: float
    credits: Credits
    years: frozenset[int]
    said: frozenset[str]
    rest: float
    timely: bool
    about: frozenset[str]
    plain: float
    stated: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """Sort key: best first, then by place."""
        return (-self.score, self.fact.key)


def if_cumulative(match: Match, records: Records) -> Match:
    """Raise a figure that its line says is the sum so far (누적 913팀)."""
    figure = match.fact.figure
    if match.fact.table is not None or match.plain < _WORTH:
        return match
    lines = records.lines(figure.report, figure.first, figure.last)
    text = " ".join(line.text for line in lines)
    if not re.search(rf"(?:누적|누계|총)\s?(?:약\s?)?{re.escape(figure.text)}", text):
        return match
    return replace(match, score=match.score + _SO_FAR, plain=match.plain + _SO_FAR)
