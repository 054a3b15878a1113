"""Comparisons in words: what the reports say of each part of a question, or that they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.abstain import signs_of
from assistant.compose.candidates import Candidates, context_of, span
from assistant.compose.comparing import Compared
from assistant.compose.compute import Computed
from assistant.compose.evidence import Evidence, gather
from assistant.compose.matching import Wanted, weigh
from assistant.compose.sentences import Writer
from assistant.question import Understood
from assistant.question.comparing import Part
from assistant.question.years import names_year
from index.retrieve import Hit
from index.words import Words
from prompts.messages import message

_SPEAKS = 0.45  # a part is spoken of if its best covers this share of the overall best
_MORE = 0.1  # how much worse a second statement may be,
_OTHER = 0.35  # and how much where it says what the first does not
_NEW = 0.15  # of the names' weight
_LOOKED_AT, _LIKE = 8, 0.5


@dataclass(frozen=True, slots=True)
class Sought:
    """A part of a question as understood by itself, and the passages found for it."""

    part: Part
    question: Understood
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the reports say of a part of a question, best first; empty where they are silent."""

    sought: Sought
    wanted: Wanted
    evidence: tuple[Evidence, ...]


def says_all(best: Evidence, question: Understood) -> bool:
    """Say whether the best statement by itself speaks of every year compared."""
    context = context_of(best.item)
    return len(question.years) > 1 and all(names_year(context, y) for y in question.years)


def stated(
    parts: Sequence[Sought], writer: Writer, candidates: Candidates, words: Words
) -> list[Stated]:
    """Return what the reports say of each part of a question.

    Statements of one thing are put alike, so that of nearly equal ones those are taken that are
    most like the best of the other parts. Empty where the reports seem to hold none of them.
    """
    found: list[Stated] = []
    absent = True
    for sought in parts:
        question = sought.question
        wanted = weigh(question.names, question.terms, words, question.expansions)
        evidence = gather(question, sought.hits, wanted, candidates, writer.reports)
        signs = signs_of(question, evidence, sought.hits, wanted, tuple(writer.reports.values()))
        absent = absent and signs.absent
        found.append(Stated(sought, wanted, tuple(evidence)))
    best = max((one.evidence[0].cover for one in found if one.evidence), default=0.0)
    found = [
        one
        if one.evidence and one.evidence[0].cover >= _SPEAKS * best
        else replace(one, evidence=())
        for one in found
    ]
    return [] if absent else _alike(found)


def _alike(found: Sequence[Stated]) -> list[Stated]:
    """Order the statements of each time by how well they fit it and the best of another time."""
    timed = [one for one in found if one.sought.part.year and one.evidence]
    best: tuple[float, dict[int, tuple[Evidence, ...]]] | None = None
    for anchor in timed:
        pairs = _pairs(anchor.evidence[0])
        order: dict[int, tuple[Evidence, ...]] = {}
        total = 0.0
        for one in timed:
            first = one.evidence[:_LOOKED_AT]
            scores = {e: e.score + _LIKE * _likeness(e, pairs, anchor, one) for e in first}
            ranked = sorted(first, key=lambda e, scores=scores: -scores[e])
            order[id(one)] = (*ranked, *one.evidence[_LOOKED_AT:])
            total += scores[ranked[0]]
        if best is None or total > best[0] + 1e-9:
            best = (total, order)
    if best is None or len(timed) < 2:
        return list(found)
    return [replace(one, evidence=best[1].get(id(one), one.evidence)) for one in found]


def _likeness(evidence: Evidence, pairs: frozenset[str], anchor: Stated, own: Stated) -> float:
    """Return how much of its wording a statement shares with another time's best, 0 to 1."""
    best = anchor.evidence[0].item
    if own is not anchor and evidence.item == best:
        return 0.0
    other = _pairs(evidence)
    union = len(pairs | other)
    return len(pairs & other) / union if union else 0.0


def _pairs(evidence: Evidence) -> frozenset[str]:
    """Return the pairs of letters of a statement with its labels and parents, without numbers."""
    text = re.sub(r"[^가-힣A-Za-z]+", "", context_of(evidence.item))
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def beside(
    grid: Compared, found: Sequence[Stated], writer: Writer
) -> tuple[str, tuple[Computed, ...]]:
    """Write a grid with what the reports say of the parts that it does not show.

    Where it shows a figure that is not that of the best statement, both stand there, and nothing
    is computed: which of them is meant is the reader's to say.
    """
    shown = [(one, _shown(grid, one)) for one in found if one.evidence]
    other = [one for one, holds in shown if holds is False]
    more = [one for one, holds in shown if holds is None and not one.sought.part.year]
    if not other:
        return "\n".join([grid.text, *comparison(more, writer)]), grid.computed
    table = [line for line in grid.text.split("\n") if line.startswith(("|", "※"))]
    lines = comparison([*other, *more], writer)
    return "\n".join([message("assistant.compared"), *table, "", *lines]), ()


def _shown(grid: Compared, one: Stated) -> bool | None:
    """Say whether a grid shows a figure of a part's best statement, ``None`` if it cannot."""
    year, item = one.sought.part.year, one.evidence[0].item
    return grid.holds(year, item.report, *span(item)) if year else None


def comparison(found: Sequence[Stated], writer: Writer) -> list[str]:
    """Write an entry or two for each part, and which of them the reports do not speak of."""
    lines: list[str] = []
    silent: list[str] = []
    for one in found:
        own = replace(writer, question=one.sought.question, wanted=one.wanted)
        for chosen in _chosen(one):
            entry = own.entry(chosen.item)
            lines += [entry] if entry not in lines else []
        if not one.evidence:
            period = one.sought.part.label or one.sought.part.text
            silent.append("- " + message("assistant.silent", period=period))
    # What has no place to cite stands in a paragraph of its own.
    return [*lines, *(["", *silent] if silent else [])]


def _chosen(one: Stated) -> list[Evidence]:
    """Return the best statement, and another that is as good or says what it does not."""
    if not one.evidence:
        return []
    best = one.evidence[0]
    for other in one.evidence[1:6]:
        lost = best.score - other.score
        pairs = zip(one.wanted.names, best.credits, other.credits, strict=True)
        new = sum(name.weight * max(0.0, more - had) for name, had, more in pairs)
        enough = _OTHER if new >= _NEW * one.wanted.total else _MORE
        if lost <= enough and other.item.text != best.item.text:
            return [best, other]
    return [best]
