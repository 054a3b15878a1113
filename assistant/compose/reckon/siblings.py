"""The figures of one label for each of the things that a question lists (기업형과 국제형)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.matching import squeezed
from assistant.compose.reckon.apart import is_unsaid_part, wholes_of
from assistant.compose.reckon.facts import Fact
from assistant.compose.reckon.listed import without_kind
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.told import label_of
from index.records import Records

_LEAST = 0.5  # of the names beside the things listed that a figure must speak of
_OWN_LABEL = 0.3  # what a figure counts whose own label names the thing listed that it is of
_ABOVE, _AHEAD = 8, 12  # lines above a figure, and letters that open one, that tell what it is of
_QUOTED = re.compile(r"[‘'「“\"]([^‘’'「」“”\"]{2,30})[’'」”\"]")  # a name in a line tells it too


@dataclass(frozen=True, slots=True)
class Siblings:
    """The figures of one label for all the things listed, each with its thing; how well they fit.

    ``labels`` are the label's texts, ``stage`` is that of the figures.
    """

    worth: float
    labels: tuple[str, ...]
    stage: str
    parts: tuple[tuple[str, Match], ...]

    @property
    def matches(self) -> tuple[Match, ...]:
        """The figures alone."""
        return tuple(match for _, match in self.parts)


def of_each(
    matches: Sequence[Match], listed: Sequence[str], matcher: Matcher, records: Records
) -> tuple[tuple[str, Match], ...]:
    """Return the figure of one and the same label for each of the things listed; none if one lacks.

    What a figure is of is told by a label, by its innermost heading or those above, or by the
    nearest line above it that begins with one of the things listed.
    """
    found = siblings(matches, listed, matcher, records)
    return max(found, key=lambda one: one.worth).parts if found else ()


def siblings(
    matches: Sequence[Match],
    listed: Sequence[str],
    matcher: Matcher,
    records: Records,
    least: float = _LEAST,
) -> list[Siblings]:
    """Return the figures of each label that all the things listed have.

    ``least`` is the share of the names beside the things listed that a figure must speak of.
    """
    alike: dict[tuple[object, ...], dict[str, Match]] = {}
    worth: dict[tuple[object, ...], float] = {}
    shown: dict[tuple[object, ...], tuple[str, ...]] = {}
    wholes = wholes_of(matches)
    for match in matches if len(listed) > 1 else ():
        figure = match.fact.figure
        if figure.unit == "%" or not matcher.fits_unit(match.fact):
            continue
        if is_unsaid_part(match, wholes):
            continue
        named = _named_by(match.fact, listed, records)
        speaks = _besides(match, listed, matcher) >= least
        if named and speaks and figure.row and not match.fact.is_total:
            rows = figure.row[-1:] if match.fact.table is None else figure.row
            labels = [
                tuple(t for t in texts if not _begins(t, named)) for texts in (rows, figure.column)
            ]
            shape = (figure.report, match.fact.table is None, figure.unit, figure.stage)
            key = (*shape, *(tuple(map(squeezed, texts)) for texts in labels))
            if named not in alike.setdefault(key, {}):
                alike[key][named] = match
                told = any(_begins(text, named) for text in (*figure.row, *figure.column))
                worth[key] = worth.get(key, 0.0) + match.score + _OWN_LABEL * told
                shown.setdefault(key, (*labels[0], *labels[1]))
    return [
        Siblings(
            worth[key],
            shown[key],
            next(iter(own.values())).fact.figure.stage or "",
            tuple((word, own[word]) for word in listed),
        )
        for key, own in alike.items()
        if len(own) == len(listed)
    ]


def called(word: str, match: Match) -> Match:
    """Return a figure with the thing that it is of before its label, where that does not say it."""
    fact = match.fact
    if word in squeezed(label_of(fact)):
        return match
    row = (*fact.figure.row[:-1], word, *fact.figure.row[-1:])
    return replace(match, fact=replace(fact, figure=replace(fact.figure, row=row)))


def _named_by(fact: Fact, listed: Sequence[str], records: Records) -> str:
    """Return the one of the things listed that a figure is of, ``""`` where it is not told."""
    figure = fact.figure
    # In running text the outermost label is a heading, which all below it share.
    rows = figure.row if fact.table is not None else figure.row[1:] or figure.row
    labels = (*rows, *figure.column)
    inside = [word for word in listed if any(_begins(label, word) for label in labels)]
    for text in (fact.title, fact.near, fact.outer):
        inside = inside or [word for word in listed if word in text]
    if len(inside) == 1 or fact.table is not None:
        return inside[0] if len(inside) == 1 else ""
    for line in reversed(records.lines(figure.report, max(1, figure.first - _ABOVE), figure.first)):
        ahead = squeezed(line.text)[:_AHEAD]
        quoted = tuple(map(squeezed, _QUOTED.findall(line.text)))
        told = [word for word in listed if any(word in text for text in (ahead, *quoted))]
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
