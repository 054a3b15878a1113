"""The parts of a comparison with what the reports state of each, statements of one kind alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.compose.abstain import signs_of
from assistant.compose.aspects import rows_asked
from assistant.compose.candidates import Candidates, context_of, span
from assistant.compose.choose import Region
from assistant.compose.comparing.came import of_stage
from assistant.compose.comparing.named import spoken_names
from assistant.compose.comparing.worth import of_matter, worth
from assistant.compose.evidence import Evidence, gather
from assistant.compose.fitness import kind_fit
from assistant.compose.items import Item, shown_parents
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.compose.timely import tells_of
from assistant.compose.weighing import weigh
from assistant.question import Understood
from assistant.question.attributes import is_attribute
from assistant.question.comparing import Part
from assistant.question.years import names_year
from index.retrieve import Hit
from index.words import Words

TEXTUAL = ("when", "where", "who", "reason", "status")
"""Kinds of answer that are words."""

_SPEAKS = 0.45  # a part is spoken of if its best covers this share of the overall best
_BARELY, _SURELY = 0.3, 0.05  # or this, where the reports hold it with all but this probability
_COVERED = 0.85  # share of a question that a statement speaks of which answers all of it
_FITTING = 0.5  # how well it answers each part then
_CERTAIN, _NEARLY = 1.0, 0.9  # … and of the question beside the best that tells of a part
_BOTH = re.compile(r"^[^:：]{1,12}[/·,][^:：]{1,12}[:：]")
_LOOKED_AT = 8  # statements of a time among which one like the others is sought
_AS_WELL = 0.1  # how much less a statement may be than the best that speaks of a part as well
_LIKE = 0.5
# How well another statement answers that stands within so many lines of one that does not.
_ANSWERS, _REACH = 0.85, 14


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

    @property
    def timed(self) -> bool:
        """Whether the reports speak of it, and it is that of a time."""
        return bool(self.evidence and self.sought.part.year)

    @property
    def best_lines(self) -> tuple[Region, ...]:
        """The lines of the best statement, and of those that speak of the part as well."""
        best = self.evidence[0]
        return tuple(
            (one.item.report, *span(one.item))
            for one in self.evidence[:_LOOKED_AT]
            if best.score - one.score <= _AS_WELL and best.fit - one.fit <= _AS_WELL
        )


def says_all(evidence: Sequence[Evidence], found: Sequence[Stated], writer: Writer) -> bool:
    """Say whether the best statement answers all parts of a question.

    It speaks of every year compared; or it is a row of a table whose other rows are asked for by
    name (정원과 현원); or it speaks of nearly all and is a row with a cell for each side (원인행위
    집행률과 지출 집행률), or answers each of the parts that are asked one after the other, of no
    time or side.
    """
    best, question = evidence[0], writer.question
    context = context_of(best.item)
    all_years = all(names_year(context, year) for year in question.years)
    if len(question.years) > 1 and all_years and not _dated_apart(found):
        return True
    rows = [best, *rows_asked(evidence, question)]
    if len(question.years) < 2 and len(rows) == len(found) and found[0].evidence:
        return span(found[0].evidence[0].item) == span(best.item)
    if any(one.sought.part.year for one in found):
        return False
    if any(one.sought.part.label for one in found):
        own = writer.cells(best.item) if isinstance(best.item, RowItem) else []
        return best.cover >= _COVERED and len(own) == len(found)
    if any(_of_other_row(best, one) for one in found):
        return False
    item = best.item
    if isinstance(item, Item):  # as it is shown: not all that stands above it is told with it
        item = replace(item, parents=tuple(shown_parents(item)))
    fits = [kind_fit(item, one.sought.question) for one in found]
    # What is labelled as all that is asked (일시/장소) need but speak of as much as any other.
    both = isinstance(item, Item) and _BOTH.match(item.text) is not None
    as_much = (
        both
        and min(fits) >= _CERTAIN
        and all(best.cover >= _NEARLY * one.evidence[0].cover for one in found if one.evidence)
    )
    return (best.cover >= _COVERED or as_much) and min(fits) >= _FITTING


def _of_other_row(best: Evidence, one: Stated) -> bool:
    """Say whether another row of the best one's table speaks of more of a part than that does."""
    if not isinstance(best.item, RowItem) or not one.evidence:
        return False
    first, place = one.evidence[0], span(best.item)
    own = next((e for e in one.evidence if span(e.item) == place), None)
    beside = isinstance(first.item, RowItem) and first.item.table == best.item.table
    return beside and span(first.item) != place and (own is None or first.cover > own.cover)


def _dated_apart(found: Sequence[Stated]) -> bool:
    """Say whether dates are asked for that different reports tell: the years are the reports'."""
    dated = [one.sought for one in found if one.sought.question.kind == "when"]
    timed = [sought.part.reports for sought in dated if sought.part.year]
    return any(one and other and not one & other for one, other in pairwise(timed))


def mixed(found: Sequence[Stated]) -> bool:
    """Say whether of some parts one asks for words where another asks for a number."""
    return len({one.sought.question.kind in TEXTUAL for one in found}) > 1


def asks_one(found: Sequence[Stated]) -> bool:
    """Say whether the parts ask of one matter: none has a name beside those of a richer one."""
    named = [
        {squeezed(name) for name in one.sought.question.names if not is_attribute(name)}
        for one in found
    ]
    return all(less <= more for less, more in pairwise(sorted(named, key=len)))


def stated(
    parts: Sequence[Sought], writer: Writer, candidates: Candidates, words: Words
) -> list[Stated]:
    """Return what the reports say of each part of a question.

    Statements of one thing are put alike, so that of nearly equal ones those are taken that are
    most like the best of the other parts. Empty where the reports seem to hold none of them.
    """
    found: list[Stated] = []
    unlikely: list[float] = []
    absent = True
    for sought in parts:
        question = sought.question
        wanted = weigh(question.names, question.terms, words, question.expansions)
        wanted = spoken_names(wanted, question)
        evidence = gather(question, sought.hits, wanted, candidates, writer.reports)
        signs = signs_of(question, evidence, sought.hits, wanted, tuple(writer.reports.values()))
        held = bool(evidence) and evidence[0].cover >= _COVERED and evidence[0].fit >= _FITTING
        absent = absent and signs.absent and not held
        unlikely.append(signs.probability)
        timely = [one for one in evidence if _is_timely(one, sought.part, writer)]
        plan = found[0].evidence[0] if found and found[0].evidence else None
        timely = of_stage(timely, sought.part, question, plan, writer)
        found.append(Stated(sought, wanted, of_matter(timely, wanted, question)))
    covers = [max((e.cover for e in one.evidence[:_LOOKED_AT]), default=0.0) for one in found]
    best = max(covers, default=0.0)
    found = [
        one if _speaks(cover, best, doubt) else replace(one, evidence=())
        for one, cover, doubt in zip(found, covers, unlikely, strict=True)
    ]
    return [] if absent else [_answering(one) for one in _alike(found)]


def _answering(one: Stated) -> Stated:
    """Return a part with what answers it first, where the best statement stands beside that."""
    if not one.evidence or one.evidence[0].fit > _FITTING:
        return one
    best = one.evidence[0].item
    for answer in one.evidence[1:_LOOKED_AT]:
        beside = abs(span(answer.item)[0] - span(best)[0]) <= _REACH
        if answer.item.report == best.report and beside and answer.fit >= _ANSWERS:
            return replace(one, evidence=(answer, *(e for e in one.evidence if e is not answer)))
    return one


def _speaks(cover: float, best: float, doubt: float) -> bool:
    """Say whether a part is spoken of: nearly as well as the others, or surely by itself."""
    return cover >= _SPEAKS * best or (doubt <= _SURELY and cover >= _BARELY * best)


def _is_timely(evidence: Evidence, part: Part, writer: Writer) -> bool:
    """Say whether a statement can be of a part's year, by its words or its report."""
    return not part.year or tells_of(evidence, part.year, writer.reports[evidence.item.report])


def _alike(found: Sequence[Stated]) -> list[Stated]:
    """Order the statements of each side by how well they fit it and the best of another side."""
    sides = [one for one in found if one.evidence and one.sought.part.label]
    best: tuple[float, dict[int, tuple[Evidence, ...]]] | None = None
    for anchor in sides:
        pairs = _pairs(anchor.evidence[0])
        order: dict[int, tuple[Evidence, ...]] = {}
        total = 0.0
        for one in sides:
            first = one.evidence[:_LOOKED_AT]
            asked = one.sought.question
            scores = [worth(e, asked) + _LIKE * _likeness(e, pairs, anchor, one) for e in first]
            ranked = sorted(range(len(first)), key=scores.__getitem__, reverse=True)
            order[id(one)] = (*(first[at] for at in ranked), *one.evidence[_LOOKED_AT:])
            total += scores[ranked[0]]
        if best is None or total > best[0] + 1e-9:
            best = (total, order)
    if best is None or len(sides) < 2:
        return list(found)
    return [replace(one, evidence=best[1].get(id(one), one.evidence)) for one in found]


def _likeness(evidence: Evidence, pairs: frozenset[str], anchor: Stated, own: Stated) -> float:
    """Return how much of its wording a statement shares with another side's best, 0 to 1."""
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
