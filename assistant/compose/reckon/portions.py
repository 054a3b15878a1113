"""What one of several bears of a price for each, which they bear by shares (시 40%, 기업 60%)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.matching import most, squeezed
from assistant.compose.reckon.arithmetic import amount, shown
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.told import label_of
from assistant.compose.reckon.written import Written

_BEARS = re.compile(r"부담|분담|(?:내|대|보태)(?:는|야|게|주)|낼|댈|몫|나눠")
_FOR_EACH = re.compile(
    r"(?:1|한)\s?(?:인|명|개사|곳|팀|건|가구|회)당|[가-힣](?:인|명|기업|업체|사|곳)당"
)
_REACH = 4  # lines between a price and the shares of it
_LEAST = 0.4  # of the names that a price and a share of it must speak of


def borne(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve what the one that a question names bears of a price for each.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    matcher
        Of the question.
    """
    if not _BEARS.search(matcher.question.search):
        return None
    found = [
        (price.score + share.score, price, share)
        for price in matches
        if price.fact.figure.unit == "원" and _FOR_EACH.search(_own(price))
        for share in matches
        if _is_share(share, price, matcher)
    ]
    if not found:
        return None
    _, price, share = max(found, key=lambda one: one[0])
    figure, rate = price.fact.figure, share.fact.figure
    text = amount(Decimal(figure.value) * Decimal(rate.value) / 100, "원", [figure])
    values = {
        "price": f"{label_of(price.fact)} {shown(figure)}",
        "count": f"{label_of(share.fact)} {shown(rate)}",
        "amount": text,
    }
    facts = (price.fact, share.fact)
    return Written("assistant.reckon_product", values, facts, "×", text, (text,))


def _own(match: Match) -> str:
    figure = match.fact.figure
    return " ".join((*figure.row[-1:], *figure.column))


def _is_share(share: Match, price: Match, matcher: Matcher) -> bool:
    """Say whether a percentage is that of one whom the question names, of a price near it."""
    one, other = share.fact.figure, price.fact.figure
    if one.unit != "%" or one.report != other.report or not one.row:
        return False
    near = 0 <= one.first - other.first <= _REACH
    named = squeezed(one.row[-1]).lower() in matcher.asked.plain.lower()
    credits = most(price.credits, share.credits)
    return near and named and matcher.wanted.share(credits) >= _LEAST
