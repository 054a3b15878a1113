"""What so many come to at a price for each (한 곳당 지원금을 곳 수로 곱하면)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.compose.reckon.apart import is_unsaid_part, wholes_of
from assistant.compose.reckon.arithmetic import amount, shown
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.told import label_of
from assistant.compose.reckon.written import Written

_REACH = 4  # lines between a price and how many there are
_LEAST = 0.5  # of the names that the two must speak of
_EACH = re.compile(r"(?:1|한)\s?(?P<counter>[가-힣]{1,3}?)(?:당|에|마다)")


def multiplied(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve a price for each times how many of them there are, told of one matter.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    matcher
        Of the question, which says what the price is for (1개교당).
    """
    each = _EACH.search(matcher.question.search)
    if each is None:
        return None
    pairs = [
        pair
        for pair in _pairs(matches, matcher, each["counter"])
        if matcher.wanted.share(tuple(map(max, zip(pair[0].credits, pair[1].credits, strict=True))))
        >= _LEAST
    ]
    if not pairs:
        return None
    price, count = max(pairs, key=lambda pair: pair[0].score + pair[1].score)
    figure = price.fact.figure
    text = amount(Decimal(figure.value) * Decimal(count.fact.figure.value), "원", [figure])
    values = {
        "price": f"{label_of(price.fact)} {shown(figure)}",
        "count": f"{label_of(count.fact)} {shown(count.fact.figure)}",
        "amount": text,
    }
    facts = (price.fact, count.fact)
    return Written("assistant.reckon_product", values, facts, "×", text, (text,))


def _pairs(
    matches: Sequence[Match], matcher: Matcher, counter: str
) -> Iterator[tuple[Match, Match]]:
    """Yield the prices with how many there are, near, of all that is said of the price."""
    names = frozenset(name.text for name in matcher.wanted.names)
    counts = [m for m in matches if _counts(m.fact.figure.unit or "", counter)]
    counts = [match for match in counts if match.fact.figure.value > 1]
    wholes = wholes_of(matches)
    for price in (match for match in matches if not is_unsaid_part(match, wholes)):
        figure, told = price.fact.figure, price.said & names
        for count in counts if figure.unit == "원" and told else ():
            other = count.fact.figure
            near = figure.report == other.report and abs(figure.first - other.first) <= _REACH
            if near and told <= count.said:
                yield price, count


def _counts(unit: str, counter: str) -> bool:
    """Say whether a unit is that of a counter (개교 of 학교, 개소 of 곳)."""
    if counter in ("학교", "대학", "교"):
        return unit in ("개교", "개")
    if counter in ("곳", "군데", "개소"):
        return unit in ("개소", "곳", "개")
    return unit in (counter, f"개{counter}")
