"""A grid of figures with what the reports say of the parts that it does not show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.aspects import unsaid
from assistant.compose.candidates import span
from assistant.compose.choose import Region
from assistant.compose.comparing.answer import Grid
from assistant.compose.comparing.paired import DIFFERENCE
from assistant.compose.comparing.stated import Stated
from assistant.compose.comparing.words import comparison
from assistant.compose.compute import Computed
from assistant.compose.evidence import Evidence
from assistant.compose.sentences import Writer
from ingest.model import Figure
from prompts.messages import message

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
    to say. Of two values that lie near each other none is reckoned with. But where a statement
    confirms one row, it speaks for the others, which were chosen for being like it, unless what
    contradicts one has nearly its figure or speaks better of the part.
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
    if any(_nearly(grid, one, writer) and _is_reckoned(grid, one) for one in other):
        table = [line for line in grid.text.split("\n") if line.startswith(("|", "※"))]
        return "\n".join([message("assistant.compared"), *table, "", *lines]), ()
    caution = message("assistant.compared_otherwise")
    return "\n".join([grid.text, "", caution, "", *lines]), grid.computed


def _is_reckoned(grid: Grid, one: Stated) -> bool:
    """Say whether the difference that a grid tells first, of its ends, is of a part's row."""
    row = grid.of_year(one.sought.part.year, one.evidence[0].item.report)
    return any(figure in row for _, figure in (grid.figures[0], grid.figures[-1]))


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
