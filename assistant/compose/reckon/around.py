"""The figures that are weighed for a question: around what was found, and in the reports named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from assistant.compose.matching import Wanted
from assistant.compose.reckon.asked import Asked
from assistant.compose.reckon.facts import Fact, Facts, without_years_shares
from assistant.question import Understood
from index.retrieve import Hit

_HITS_READ = 10
_MOST_REPORTS = 4
_NEXT = 2  # lines between a part and its whole
_BESIDE = 0.6  # what a hit counts for figures of its table or list that it does not hold


def figures_around(
    hits: Sequence[Hit],
    facts: Facts,
    question: Understood,
    asked: Asked,
    wanted: Wanted,
    *,
    every: bool,
) -> dict[Fact, float]:
    """Return figures with what the passage that each stands in or beside counts, 0 to 1.

    Those around the best passages, around all with ``every``, and those of the reports asked
    about whose labels have two of the words.
    """
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    best: dict[Fact, float] = {}
    for hit in hits if every else hits[:_HITS_READ]:
        share, passage = max(hit.score, 0.0) / top, hit.passage
        for fact in facts.around(passage):
            inside = passage.first <= fact.figure.first <= passage.last
            value = share if inside else share * _BESIDE
            best[fact] = max(best.get(fact, 0.0), value)
    found = {hit.passage.report for hit in hits}
    for fact in _elsewhere(facts, found, question, asked, _words(wanted, asked, others=every)):
        best.setdefault(fact, 0.0)
    if asked.task == "share" and asked.years:
        return best
    return without_years_shares(best, question.search)


def beside(facts: Iterable[Fact], speaking: Set[Fact]) -> Iterator[Fact]:
    """Yield the figures of running text that stand beside one that speaks of the names.

    What a part is told of may have none of its words (인증 90개사, 그중 수출 12개사).
    """
    places = {
        (fact.figure.report, fact.figure.first + step, fact.title)
        for fact in speaking
        if fact.table is None
        for step in range(-_NEXT, _NEXT + 1)
    }
    for fact in facts:
        if fact.table is None and (fact.figure.report, fact.figure.first, fact.title) in places:
            yield fact


def _words(wanted: Wanted, asked: Asked, *, others: bool) -> list[tuple[str, ...]]:
    """Return the words of a question, each as it may be said; one of its ``others`` (GRDP) too."""
    words = [(name.text, *name.others) if others else (name.text,) for name in wanted.names]
    return [*words, *((stage,) for stage in asked.stages)]


def _elsewhere(
    facts: Facts,
    found: Set[str],
    question: Understood,
    asked: Asked,
    words: Sequence[tuple[str, ...]],
) -> Iterator[Fact]:
    """Yield the figures of the reports asked about whose labels have two of the words.

    Where many are asked about, those among the ``found`` reports come first.
    """
    sides = asked.stages if asked.derived is not None else ()
    reports = sorted(question.favoured, key=lambda name: (name not in found, name))
    for name in reports[:_MOST_REPORTS]:
        told = facts.of_report(name)
        owns = [fact.own for fact in told]
        # Word by word over all figures at once: a report has thousands.
        said = Counter(
            at
            for forms in words
            for at in {at for form in forms for at, own in enumerate(owns) if form in own}
        )
        chosen = {at for at, count in said.items() if count > 1}
        for side in sides:
            chosen |= {at for at, f in enumerate(told) if f.table is not None and side in f.own}
        yield from (told[at] for at in sorted(chosen))
