"""The figures of one label for each of the things that a question lists (기업형과 국제형)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import Fact
from assistant.compose.reckon.listed import without_kind
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from index.records import Records

_LEAST = 0.5  # of the names beside the things listed that a figure must speak of
_OWN_LABEL = 0.3  # what a figure counts whose own label names the thing listed that it is of
_ABOVE, _AHEAD = (
    8,
    12,
)  # lines above a figure, and letters that open one, which may tell what it is of


def of_each(
    matches: Sequence[Match], listed: Sequence[str], matcher: Matcher, records: Records
) -> tuple[tuple[str, Match], ...]:
    """Return the figure of one and the same label for each of the things listed; none if one lacks.

    What a figure is of is told by a label, by its innermost heading or those above, or by the
    nearest line above it that begins with one of the things listed.
    """
    alike: dict[tuple[object, ...], dict[str, Match]] = {}
    worth: dict[tuple[object, ...], float] = {}
    for match in matches if len(listed) > 1 else ():
        figure = match.fact.figure
        if figure.unit == "%" or not matcher.fits_unit(match.fact):
            continue
        named = _named_by(match.fact, listed, records)
        speaks = _besides(match, listed, matcher) >= _LEAST
        if named and speaks and figure.row and not match.fact.is_total:
            rows = figure.row[-1:] if match.fact.table is None else figure.row
            labels = [
                (t for t in texts if not _begins(t, named)) for texts in (rows, figure.column)
            ]
            shape = (figure.report, match.fact.table is None, figure.unit, figure.stage)
            key = (*shape, *(tuple(map(squeezed, texts)) for texts in labels))
            if named not in alike.setdefault(key, {}):
                alike[key][named] = match
                told = any(_begins(text, named) for text in (*figure.row, *figure.column))
                worth[key] = worth.get(key, 0.0) + match.score + _OWN_LABEL * told
    whole = [key for key, own in alike.items() if len(own) == len(listed)]
    if not whole:
        return ()
    best = alike[max(whole, key=worth.__getitem__)]
    return tuple((word, best[word]) for word in listed)


def _named_by(fact: Fact, listed: Sequence[str], records: Records) -> str:
    """Return the one of the things listed that a figure is of, ``""`` where it is not told."""
    figure = fact.figure
    labels = (*figure.row, *figure.column)
    inside = [word for word in listed if any(_begins(label, word) for label in labels)]
    for text in (fact.title, fact.near, fact.outer):
        inside = inside or [word for word in listed if word in text]
    if inside or fact.table is not None:
        return inside[0] if len(inside) == 1 else ""
    for line in reversed(records.lines(figure.report, max(1, figure.first - _ABOVE), figure.first)):
        ahead = squeezed(line.text)[:_AHEAD]
        told = [word for word in listed if word in ahead]
        if told:
            return told[0] if len(told) == 1 else ""
    return ""


def _besides(match: Match, listed: Sequence[str], matcher: Matcher) -> float:
    """Return the share of the names beside the things listed that a figure speaks of."""
    pairs = list(zip(matcher.wanted.names, match.credits, strict=True))
    others = [(name.weight, credit) for name, credit in pairs if name.text not in listed]
    total = sum(weight for weight, _ in others)
    return sum(weight * credit for weight, credit in others) / total if total else 1.0


def _begins(label: str, word: str) -> bool:
    plain = squeezed(label)
    return plain.startswith(word) or plain.endswith(word) or plain == without_kind(word)
