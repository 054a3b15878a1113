"""The members of a group that a question names, by what of their labels no other member has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.compose.matching import most, squeezed
from assistant.compose.reckon.apart import is_unsaid_part, wholes_of
from assistant.compose.reckon.facts import is_total, plain_label
from assistant.compose.reckon.groups import places_of
from assistant.compose.reckon.listed import without_kind
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.number_words import number_of_all

_LEAST = 0.55  # of the names that the members together must speak of
_WORDS = re.compile(r"[\s()·,/]+")


def members_told(
    matches: Sequence[Match], listed: Sequence[str], matcher: Matcher
) -> tuple[Match, ...]:
    """Return the figures of the best group of which a question names two members or more.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    listed
        The things that the question lists: each is a member, or said about all of them.
    matcher
        Of the question.
    """
    wholes = wholes_of(matches)
    groups: dict[tuple[object, ...], dict[str, Match]] = {}
    for match in matches:
        figure = match.fact.figure
        fits = matcher.fits_unit(match.fact) and figure.unit != "%"
        if fits and not match.fact.is_total and not is_unsaid_part(match, wholes):
            for key, name in places_of(match.fact, matcher):
                if not is_total(name):
                    groups.setdefault(key, {}).setdefault(name, match)
    number = number_of_all(matcher.question.search)
    found = (_named(members, matcher) for members in groups.values())
    fitting = [one for one in found if _fits(one, listed, number, matcher)]
    return max(fitting, key=_score, default=())


def _named(members: dict[str, Match], matcher: Matcher) -> tuple[Match, ...]:
    """Return the members that a question names, none where it tells fewer than two apart."""
    labels = {name: squeezed(plain_label(name)) for name in members}
    named = [
        match
        for name, match in members.items()
        if _is_named(name, [own for other, own in labels.items() if other != name], matcher)
    ]
    return tuple(named) if len(named) > 1 else ()


def _is_named(name: str, others: Iterable[str], matcher: Matcher) -> bool:
    """Say whether a question says what of a label no other member has (가온 in 가온 공방)."""
    words = (squeezed(word) for word in _WORDS.split(plain_label(name)))
    forms = {form for word in words for form in (word, without_kind(word)) if len(form) > 1}
    others = tuple(others)
    return any(
        form in matcher.asked.plain and not any(form in other for other in others) for form in forms
    )


def _fits(parts: Sequence[Match], listed: Sequence[str], number: int, matcher: Matcher) -> bool:
    """Say whether members are all that a question lists or counts, and what it speaks of."""
    if not parts or number not in (0, len(parts)):
        return False
    if matcher.wanted.share(most(*(part.credits for part in parts))) < _LEAST:
        return False
    return all(any(_tells(part, word) for part in parts) for word in listed)


def _tells(match: Match, word: str) -> bool:
    fact = match.fact
    return any(word in text for text in (fact.own, fact.near, fact.outer, fact.corner))


def _score(parts: Sequence[Match]) -> float:
    return sum(part.score for part in parts) / len(parts)
