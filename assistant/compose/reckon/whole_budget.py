"""The totals of all that a body spends, where a question names nothing but it (진흥원 예산)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.matching import squeezed
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.question.called import bodies_called
from assistant.question.which import bodies_in

_WHOLE = re.compile(
    r"(?:총|전체)?(?:본|최종|당초)?예산(?:액|규모|현액|총액)?|총?세[입출]|전체|올해|전년"
)


def of_whole(matches: Sequence[Match], matcher: Matcher) -> list[Match]:
    """Return the totals of tables of a budget, none where a question names more than a body.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    matcher
        Of the question.
    """
    names = [name.text for name in matcher.wanted.names]
    rest = [name for name in names if not _WHOLE.fullmatch(name)]
    if len(rest) == len(names) or not rest or not all(_is_body(name, matcher) for name in rest):
        return []
    return [
        match
        for match in matches
        if match.fact.is_total
        and match.fact.table is not None
        and "예산" in squeezed(" ".join((*match.fact.figure.heading, *match.fact.figure.column)))
    ]


def _is_body(name: str, matcher: Matcher) -> bool:
    reports = tuple(matcher.reports.values())
    expansions = matcher.question.expansions
    called = [one for one in expansions if squeezed(one.asked).lower() == name]
    return bool(bodies_in(name, reports) or bodies_called(called, reports))
