"""Comparisons in words: what the reports say of each part of a question, or that they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.aspects import unsaid
from assistant.compose.candidates import span
from assistant.compose.choose import Region, is_sure, likeliest, regions
from assistant.compose.comparing.answer import Grid
from assistant.compose.comparing.matter import of_one_matter
from assistant.compose.comparing.moved import one_writer
from assistant.compose.comparing.paired import DIFFERENCE, concluded, of_one_size
from assistant.compose.comparing.stated import Stated, asks_one
from assistant.compose.compute import Computed
from assistant.compose.evidence import Evidence
from assistant.compose.happening import DATED
from assistant.compose.items import Item
from assistant.compose.sentences import Writer
from assistant.question import Understood
from ingest.model import Figure
from prompts.messages import message

_SIDES = 2  # what is set side by side has so many labels at least
_FITTING = 0.5  # how well a statement holds the kind of answer that a part asks for
_LOOKED_AT = 6  # statements of a part among which another is sought
_MORE = 0.1  # how much worse a second statement may be,
_OTHER = 0.35  # and how much where it says what the first does not
_NEARLY_AS_GOOD = 0.1
_NEW = 0.15  # of the names' weight
_FITTING = 0.5  # how well it answers then, if the best does
_UNSAID = 0.6  # how much less a statement speaks of a name of which it hardly speaks
_ROUNDED = Decimal("0.001")  # how far two printings of one amount lie apart
_AIMED = ("목표", "계획")  # what is aimed at contradicts nothing that came about
_NEARLY = Decimal("0.05")  # and how far two values of one thing
_LESS = 0.1  # a statement speaks no less, or more, of a part than a figure by this much
_KINDS = re.compile(r"(?:어느|어떤|무슨)\s(?:유형|종류|형태|분야|과정|단계|계층)")
_TELLING, _SAID = 1.5, 0.6  # the weight of a name that tells what is asked, and how far it is said


def beside(grid: Grid, found: Sequence[Stated], writer: Writer) -> tuple[str, tuple[Computed, ...]]:
    """Write a grid with what the reports say of the parts that it does not show.

    Where a statement that speaks of the part no less than the figure of its row gives another
    figure, both stand there, and that they differ is said: which of them is meant is the reader's
    to say. But where a statement confirms one row, it speaks for the others, which were chosen for
    being like it, unless what contradicts one has nearly its figure or speaks better of the part.
    """
    if grid.settled:
        return grid.text, grid.computed
    shown = [(one, _shown(grid, one, writer)) for one in found if one.evidence]
    confirmed = any(holds for _, holds in shown)
    other = [
        one
        for one, holds in shown
        if holds is False and _speaks(grid, one, -_LESS) and not _as_well(grid, one, writer)
    ]
    more = [one for one, holds in shown if holds is None and _adds(one)]
    told = any(_nearly(grid, one, writer) or _speaks(grid, one, _LESS) for one in other)
    if not other or (confirmed and not told):
        first = [replace(one, evidence=one.evidence[:1]) for one in other]
        besides = [told for one, holds in shown if holds for told in _besides(grid, one, writer)]
        lines = comparison([*first, *besides, *more], writer)
        return "\n".join([grid.text, *(["", *lines] if lines else [])]), grid.computed
    lines = comparison([*other, *more], writer)
    return "\n".join(
        [grid.text, "", message("assistant.compared_otherwise"), *lines]
    ), grid.computed


def _speaks(grid: Grid, one: Stated, more: float) -> bool:
    """Say whether a part's best statement speaks by that much more of it than its row's figure.

    One that says nothing of a thing that the figure is of does not.
    """
    best = one.evidence[0]
    row = grid.of_year(one.sought.part.year, best.item.report)
    told = [one.wanted.credits(" ".join((*f.heading, *f.row, *f.column))) for f in row]
    if any(
        had - said >= _UNSAID for own in told for had, said in zip(own, best.credits, strict=True)
    ):
        return False
    return best.cover >= max(map(one.wanted.share, told), default=0.0) + more


def _besides(grid: Grid, one: Stated, writer: Writer) -> list[Stated]:
    """Return what is asked besides the figure that a row shows: of its statement, or beside it.

    Its statement tells more where it speaks of a name that the figure's own headings do not
    (이용자 with 운영 개소), or of the kinds that are asked for; beside it stands a place or a date.
    """
    best = one.evidence[0]
    row = [f for f in grid.of_year(one.sought.part.year, best.item.report) if _within(f, best)]
    own = [one.wanted.credits(" ".join((*f.heading, *f.row, *f.column))) for f in row]
    text = one.wanted.credits(best.item.text)
    names = zip(one.wanted.names, text, *own, strict=True)
    more = any(
        n.weight >= _TELLING and said >= _SAID > max(told) for n, said, *told in names if told
    )
    found = [best] if more or _KINDS.search(writer.question.search) else []
    found += unsaid(one.evidence, writer.question)
    return [replace(one, evidence=(evidence,)) for evidence in found]


def _within(figure: Figure, evidence: Evidence) -> bool:
    first, last = span(evidence.item)
    return figure.report == evidence.item.report and first <= figure.first <= last


def _adds(one: Stated) -> bool:
    """Say whether a part asks for more than the years or reports compared and their difference."""
    part = one.sought.part
    return not part.year and DIFFERENCE.search(part.text) is None


def _shown(grid: Grid, one: Stated, writer: Writer) -> bool | None:
    """Say whether a grid shows a figure of a part's best statement, ``None`` if it cannot.

    It cannot where neither has a figure of the other's unit. One printed in thousands is the same
    as one in millions.
    """
    pairs = _pairs(grid, one, writer)
    return any(_same(shown, figure, _ROUNDED) for shown, figure in pairs) if pairs else None


def _as_well(grid: Grid, one: Stated, writer: Writer) -> bool:
    """Say whether a grid shows a figure of a statement that speaks of a part as well as the best.

    The best then contradicts nothing.
    """
    pairs = (pair for place in one.best_lines for pair in _pairs(grid, one, writer, place))
    return any(_same(shown, figure, _ROUNDED) for shown, figure in pairs)


def _nearly(grid: Grid, one: Stated, writer: Writer) -> bool:
    """Say whether a part's best statement contradicts the figure of its row in a little."""
    return any(_same(shown, figure, _NEARLY) for shown, figure in _pairs(grid, one, writer))


def _pairs(
    grid: Grid, one: Stated, writer: Writer, place: Region | None = None
) -> list[tuple[Figure, Figure]]:
    """Return the figures of a part's row in a grid, each with those stated in the same unit.

    Stated in some lines, by default in those of the part's best statement.
    """
    item = one.evidence[0].item
    report, first, last = place or (item.report, *span(item))
    row = grid.of_year(one.sought.part.year, report) if one.sought.part.year else []
    stated = writer.citer.records.figures(report, first, last)
    return [
        (shown, figure)
        for shown in row
        for figure in stated
        if shown.unit == figure.unit and (figure.stage not in _AIMED or shown.stage in _AIMED)
    ]


def _same(one: Figure, other: Figure, most: Decimal) -> bool:
    """Say whether two figures lie apart by no more than a share of the first."""
    apart = abs(Decimal(one.value) - Decimal(other.value))
    return apart <= most * abs(Decimal(one.value))


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
    chosen = [(one, evidence.item) for one in found for evidence in _deciding(one)]
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
