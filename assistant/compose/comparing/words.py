"""Comparisons in words: what the reports say of each part of a question, or that they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.aspects import unsaid
from assistant.compose.candidates import span
from assistant.compose.choose import is_sure, likeliest, regions
from assistant.compose.comparing.matter import of_one_matter
from assistant.compose.comparing.moved import one_writer
from assistant.compose.comparing.paired import concluded, of_one_size
from assistant.compose.comparing.stated import Stated, asks_one
from assistant.compose.compute import Computed
from assistant.compose.evidence import Evidence
from assistant.compose.happening import DATED
from assistant.compose.items import Item
from assistant.compose.renaming import with_its_names
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.question import Understood
from prompts.messages import message

_SIDES = 2  # what is set side by side has so many labels at least
_FITTING = 0.5  # how well a statement holds the kind of answer that a part asks for
_LOOKED_AT = 6  # statements of a part among which another is sought
_MORE = 0.1  # how much worse a second statement may be,
_OTHER = 0.35  # and how much where it says what the first does not
_NEARLY_AS_GOOD = 0.1
_NEW = 0.15  # of the names' weight


def in_words(
    found: Sequence[Stated], question: Understood, writer: Writer
) -> tuple[str, tuple[Computed, ...]]:
    """Write what the reports say of each part, first how two figures differ if that is asked."""
    if sum(1 for one in found if one.sought.part.label) < _SIDES:
        return in_turn(of_one_matter(found) if asks_one(found) else found, writer), ()
    found = of_one_size(found, writer)
    leads: list[str] = []
    computed: tuple[Computed, ...] = ()
    for group in dict.fromkeys(one.sought.part.group for one in found):
        compared = [one for one in found if one.sought.part.group == group]
        lead, results = concluded(compared, question, writer)
        leads += [lead] if lead else []
        computed += results
    lines = comparison(found, writer)
    return "\n".join([*(leads or [message("assistant.compared")]), *lines]), computed


def in_turn(found: Sequence[Stated], writer: Writer) -> str:
    """Write the statement on each thing that is asked after the other, those of one place once."""
    chosen = [(one, item) for one in found for item in _told_of(one)]
    items = list(dict.fromkeys(item for _, item in chosen))
    cited = tuple(regions(sorted(items, key=lambda item: (item.report, *span(item)))))
    lines: list[str] = []
    name = writer.name(items[0].report) if items else ""
    above: set[str] = set()
    said: set[Item] = set()
    for one, item in chosen:
        if isinstance(item, Item) and item in said:
            continue
        said |= {item} if isinstance(item, Item) else set()
        own = replace(writer, question=one.sought.question, wanted=one.wanted, regions=cited)
        entry = own.entry(item, name, above)
        lines += [entry] if entry not in lines else []
        above |= set(own.about(item))
    return "\n".join([writer.follows(items[0].report) if items else "", *lines]).strip()


def _told_of(one: Stated) -> list[Item | RowItem]:
    """Return the statements on a part; the notice of a new name with all that it tells."""
    items = [evidence.item for evidence in _deciding(one)]
    return with_its_names(items, one.evidence, one.sought.question.search)


def _deciding(one: Stated) -> list[Evidence]:
    """Return the best statement with what completes it.

    One that holds the kind of answer asked if that does not, else one that hangs from it and
    answers as well; what is said beside it of the other things asked.
    """
    best = [*one.evidence[:1]]
    if not best:
        return []
    beside = unsaid(one.evidence, one.sought.question)
    if not is_sure(best[0]):
        # A second that answers as well, or speaks of more, may be what is asked for.
        ranked = likeliest(one.evidence[:_LOOKED_AT], sure=False)[:1]
        best += [other for lost, other in ranked if lost <= _NEARLY_AS_GOOD]
    if best[0].fit >= _FITTING:
        below = (e for e in one.evidence[1:_LOOKED_AT] if _hangs(e, best[0]))
        return [*best, *(e for e in below if e.fit >= _FITTING), *beside]
    better = (e for e in one.evidence[1:_LOOKED_AT] if e.fit >= _FITTING + best[0].fit)
    more = next((e for e in better if best[0].score - e.score <= _OTHER), None)
    return [*best, *([more] if more else []), *beside]


def _hangs(evidence: Evidence, above: Evidence) -> bool:
    """Say whether a statement hangs from another and answers nearly as well."""
    item = evidence.item
    hangs = isinstance(item, Item) and above.item in item.parents
    return hangs and above.score - evidence.score <= _MORE


def comparison(found: Sequence[Stated], writer: Writer) -> list[str]:
    """Write an entry or two for each part, and which of them the reports do not speak of."""
    lines: list[str] = []
    silent: list[str] = []
    for one in found:
        own = one_writer(one, writer)
        for chosen in _chosen(one):
            entry = own.entry(chosen.item)
            lines += [entry] if entry not in lines else []
        if not one.evidence:
            period = one.sought.part.label or one.sought.part.text
            silent.append("- " + message("assistant.silent", period=period))
    # What has no place to cite stands in a paragraph of its own.
    return [*lines, *(["", *silent] if silent else [])]


def _chosen(one: Stated) -> list[Evidence]:
    """Return the best statement, and another that is as good or says what it does not.

    A date that is asked for and told needs no second one.
    """
    if not one.evidence:
        return []
    best = one.evidence[0]
    if one.sought.question.kind == "when" and best.fit >= DATED:
        return [best]
    for other in one.evidence[1:6]:
        lost = best.score - other.score
        pairs = zip(one.wanted.names, best.credits, other.credits, strict=True)
        new = sum(name.weight * max(0.0, more - had) for name, had, more in pairs)
        enough = _OTHER if new >= _NEW * one.wanted.total else _MORE
        fits = other.fit >= _FITTING or best.fit < _FITTING
        if fits and lost <= enough and other.item.text != best.item.text:
            return [best, other]
    return [best]
