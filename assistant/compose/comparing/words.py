"""Comparisons in words: what the reports say of each part of a question, or that they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.aspects import unsaid
from assistant.compose.candidates import span
from assistant.compose.choose import Region, regions
from assistant.compose.comparing.answer import Grid
from assistant.compose.comparing.conclusion import Compared, beside_each_other, changed
from assistant.compose.comparing.matter import of_one_matter
from assistant.compose.comparing.moved import moved, one_writer
from assistant.compose.comparing.stated import Stated, asks_one
from assistant.compose.compute import Computed
from assistant.compose.evidence import Evidence
from assistant.compose.happening import DATED
from assistant.compose.items import Item
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.reckon.apart import is_part
from assistant.compose.reckon.asked import is_operation
from assistant.compose.reckon.facts import is_years_share
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.compose.unit_fit import has_unit
from assistant.question import Understood
from ingest.model import Figure
from prompts.messages import message

_SIDES = 2  # what is set side by side has so many labels at least
_FITTING = 0.5  # how well a statement holds the kind of answer that a part asks for
_LOOKED_AT = 6  # statements of a part among which another is sought
_MORE = 0.1  # how much worse a second statement may be,
_OTHER = 0.35  # and how much where it says what the first does not
_NEW = 0.15  # of the names' weight
_FITTING = 0.5  # how well it answers then, if the best does
_UNSAID = 0.6  # how much less a statement speaks of a name of which it hardly speaks
_ROUNDED = Decimal("0.001")  # how far two printings of one amount lie apart
_AIMED = ("목표", "계획")  # what is aimed at contradicts nothing that came about
_NEARLY = Decimal("0.05")  # and how far two values of one thing
_LESS = 0.1  # a statement speaks no less, or more, of a part than a figure by this much
_FACTOR = 20  # figures further apart are hardly of one thing
_DIFFERENCE = re.compile(
    r"차이|격차|더\s|얼마나|보다|늘|줄|증가|감소|증감|몇\s?배|비교|어느\s(?:쪽|해)|[높낮많적]은|변했|변화|달라"
    r"|올랐|올라|오른|떨어|상승|하락|낮아|높아|커졌|작아|많아|적어|%\s?p|%?포인트|바뀌"
)
_KINDS = re.compile(r"(?:어느|어떤|무슨)\s(?:유형|종류|형태|분야|과정|단계|계층)")
_TELLING, _SAID = 1.5, 0.6  # the weight of a name that tells what is asked, and how far it is said
_TIMES = re.compile(r"몇\s?배")
_SIGNED = re.compile(r"[+△▲▽▼−–-]\s?\d")  # by its sign a change, but no share needs to be one
_INCLUDING = re.compile(r"[가-힣]\s?포함")


def beside(grid: Grid, found: Sequence[Stated], writer: Writer) -> tuple[str, tuple[Computed, ...]]:
    """Write a grid with what the reports say of the parts that it does not show.

    Where a statement that speaks of the part no less than the figure of its row gives another
    figure, both stand there, and nothing is computed: which of them is meant is the reader's to
    say. But where a statement confirms one row, it speaks for the others, which were chosen for
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
    table = [line for line in grid.text.split("\n") if line.startswith(("|", "※"))]
    lines = comparison([*other, *more], writer)
    return "\n".join([message("assistant.compared"), *table, "", *lines]), ()


def _speaks(grid: Grid, one: Stated, more: float) -> bool:
    """Say whether a part's best statement speaks by that much more of it than its row's figure.

    One that says nothing of a thing that the figure is of does not.
    """
    best = one.evidence[0]
    row = grid.of_year(one.sought.part.year, best.item.report)
    told = [one.wanted.credits(" ".join((*f.heading, *_labels(f)))) for f in row]
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
    own = [one.wanted.credits(" ".join((*f.heading, *_labels(f)))) for f in row]
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
    return not part.year and _DIFFERENCE.search(part.text) is None


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
    leads: list[str] = []
    computed: tuple[Computed, ...] = ()
    for group in dict.fromkeys(one.sought.part.group for one in found):
        compared = [one for one in found if one.sought.part.group == group]
        lead, results = _concluded(compared, question, writer)
        leads += [lead] if lead else []
        computed += results
    lines = comparison(found, writer)
    return "\n".join([*(leads or [message("assistant.compared")]), *lines]), computed


def _concluded(
    found: Sequence[Stated], question: Understood, writer: Writer
) -> tuple[str, tuple[Computed, ...]]:
    """Write how what is compared differs: dates, or two figures if that is asked."""
    if lead := moved(found, writer):
        return lead, ()
    pair = _pair(found, writer) if _DIFFERENCE.search(question.search) else None
    if pair is None:
        return "", ()
    times = _TIMES.search(question.search) is not None
    if found[0].sought.part.year and not times:
        asked = found[0].sought.question if found[0].sought.part.group else question
        about = " ".join(name for name in asked.names if not is_operation(squeezed(name)))
        return changed(*pair, about)
    return beside_each_other(*pair, times=times)


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
    best = one.evidence[:1]
    if not best:
        return []
    beside = unsaid(one.evidence, one.sought.question)
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


def settles(found: Sequence[Stated], question: Understood, writer: Writer) -> bool:
    """Say whether the statements of two things set side by side tell how they differ."""
    sides = len(found) == 2 and not any(one.sought.part.year for one in found)
    asked = _DIFFERENCE.search(question.search) is not None
    return sides and asked and _pair(found, writer) is not None


def _pair(found: Sequence[Stated], writer: Writer) -> tuple[Compared, Compared] | None:
    """Return the first and the last figure compared, where each statement has just one."""
    sides = [_figures(one, writer) for one in found if one.sought.part.label]
    pairs = _alike(sides)
    if len(pairs) < 2 or len(pairs) < len(sides) or len({p.figure.unit for p in pairs}) > 1:
        return None
    low, high = sorted(abs(Decimal(side.figure.value)) for side in (pairs[0], pairs[-1]))
    same = pairs[0].figure == pairs[-1].figure
    return None if same or high > _FACTOR * low else (pairs[0], pairs[-1])


def _alike(sides: Sequence[Sequence[Compared]]) -> list[Compared]:
    """Return the figure of each side that has one, of several the one called as on another side.

    A line that tells 20 new ones and 913 in all (누적) is compared by what the other line tells.
    """
    alone = [side[0].figure for side in sides if len(side) == 1]
    found: list[Compared] = []
    for side in sides:
        like = [c for c in side if any(_called(c.figure) == _called(one) for one in alone)]
        one = side if len(side) == 1 else like
        found += one if len(one) == 1 else []
    return found


def _called(figure: Figure) -> tuple[str, ...]:
    """Return what tells a figure from others of its line: its unit and its innermost column."""
    return (figure.unit or "", *figure.column[-1:])


def _figures(one: Stated, writer: Writer) -> list[Compared]:
    """Return the figures that may answer a part: those its statement speaks of best."""
    if not one.evidence:
        return []
    item, question = one.evidence[0].item, one.sought.question
    own = one_writer(one, writer)
    texts = [cell.text for cell in own.cells(item)] if isinstance(item, RowItem) else [item.text]
    figures = writer.citer.records.figures(item.report, *span(item))
    inside = [f for f in figures if f.unit and any(f.text in text for text in texts)]
    inside = [f for f in inside if f.unit == "%" or not _SIGNED.match(f.text.strip())] or inside
    inside = [f for f in inside if not is_years_share(f, question.search)]
    inside = [f for f in inside if not _is_unasked_part(f, inside, question)]
    fitting = [f for f in inside if any(has_unit(f.unit, unit) for unit in question.units)]
    if _INCLUDING.search(question.search) and len(fitting or inside) > 1:
        return []  # which of them has what is to be included is not told
    told = [_told(figure, one.wanted) for figure in fitting or inside]
    best = [f for f, own in zip(fitting or inside, told, strict=True) if own == max(told)]
    return [Compared(one.sought.part.label, figure, own.mark(item)) for figure in best]


def _is_unasked_part(figure: Figure, others: Sequence[Figure], question: Understood) -> bool:
    """Say whether a figure is but a part of another of its line that the question does not name."""
    named = bool(figure.row) and squeezed(figure.row[-1]) in squeezed(question.search)
    return not named and any(is_part(figure, whole) for whole in others)


def _told(figure: Figure, wanted: Wanted) -> float:
    """Return how much of a question a figure's own headings speak of."""
    return wanted.cover(" ".join(_labels(figure)))


def _labels(figure: Figure) -> tuple[str, ...]:
    return (*figure.row, *figure.column)


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
