"""Comparisons in words: what the reports say of each part of a question, or that they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.candidates import span
from assistant.compose.comparing.answer import Grid
from assistant.compose.comparing.conclusion import Compared, beside_each_other, changed
from assistant.compose.comparing.stated import Stated
from assistant.compose.compute import Computed
from assistant.compose.evidence import Evidence
from assistant.compose.fitness import has_unit
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.reckon.asked import is_operation
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.question import Understood
from ingest.model import Figure
from prompts.messages import message

_MORE = 0.1  # how much worse a second statement may be,
_OTHER = 0.35  # and how much where it says what the first does not
_NEW = 0.15  # of the names' weight
_ROUNDED = Decimal("0.001")  # how far two printings of one amount lie apart
_FACTOR = 20  # figures further apart are hardly of one thing
_DIFFERENCE = re.compile(
    r"차이|격차|더\s|얼마나|보다|늘|줄|증가|감소|몇\s?배|비교|어느\s(?:쪽|해)|[높낮많적]은|변했|달라"
)
_TIMES = re.compile(r"몇\s?배")


def beside(grid: Grid, found: Sequence[Stated], writer: Writer) -> tuple[str, tuple[Computed, ...]]:
    """Write a grid with what the reports say of the parts that it does not show.

    Where it shows a figure that is not that of the best statement, and that speaks of the question
    no less, both stand there, and nothing is computed: which of them is meant is the reader's to
    say.
    """
    shown = [(one, _shown(grid, one, writer)) for one in found if one.evidence]
    other = [one for one, holds in shown if holds is False and _rivals(one, grid)]
    more = [one for one, holds in shown if holds is None and not one.sought.part.year]
    if not other:
        return "\n".join([grid.text, *comparison(more, writer)]), grid.computed
    table = [line for line in grid.text.split("\n") if line.startswith(("|", "※"))]
    lines = comparison([*other, *more], writer)
    return "\n".join([message("assistant.compared"), *table, "", *lines]), ()


def _shown(grid: Grid, one: Stated, writer: Writer) -> bool | None:
    """Say whether a grid shows a figure of a part's best statement, ``None`` if it cannot.

    One printed in thousands is the same as one in millions.
    """
    item = one.evidence[0].item
    row = grid.of_year(one.sought.part.year, item.report) if one.sought.part.year else []
    if not row:
        return None
    stated = writer.citer.records.figures(item.report, *span(item))
    return any(_same(shown, figure) for shown in row for figure in stated)


def _rivals(one: Stated, grid: Grid) -> bool:
    """Say whether a part's best statement speaks of the question as the figures of a grid do."""
    return one.evidence[0].cover >= grid.cover


def _same(one: Figure, other: Figure) -> bool:
    """Say whether two figures are one, however they are rounded."""
    apart = abs(Decimal(one.value) - Decimal(other.value))
    return one.unit == other.unit and apart <= _ROUNDED * abs(Decimal(one.value))


def in_words(
    found: Sequence[Stated], question: Understood, writer: Writer
) -> tuple[str, tuple[Computed, ...]]:
    """Write what the reports say of each part, first how two figures differ if that is asked."""
    lines = comparison(found, writer)
    lead = message("assistant.compared")
    computed: tuple[Computed, ...] = ()
    pair = _pair(found, writer) if _DIFFERENCE.search(question.search) else None
    if pair is not None:
        one, other = pair
        if found[0].sought.part.year and not _TIMES.search(question.search):
            about = " ".join(name for name in question.names if not is_operation(squeezed(name)))
            lead, computed = changed(one, other, about)
        else:
            times = _TIMES.search(question.search) is not None
            lead, computed = beside_each_other(one, other, times=times)
    return "\n".join([lead, *lines]), computed


def settles(found: Sequence[Stated], question: Understood, writer: Writer) -> bool:
    """Say whether the statements of two things set side by side tell how they differ."""
    sides = len(found) == 2 and not any(one.sought.part.year for one in found)
    asked = _DIFFERENCE.search(question.search) is not None
    return sides and asked and _pair(found, writer) is not None


def _pair(found: Sequence[Stated], writer: Writer) -> tuple[Compared, Compared] | None:
    """Return the first and the last figure compared, where each statement has just one."""
    sides = [_figure(one, writer) for one in found if one.sought.part.label]
    pairs = [side for side in sides if side is not None]
    if len(pairs) < 2 or len(pairs) < len(sides) or len({p.figure.unit for p in pairs}) > 1:
        return None
    low, high = sorted(abs(Decimal(side.figure.value)) for side in (pairs[0], pairs[-1]))
    same = pairs[0].figure == pairs[-1].figure
    return None if same or high > _FACTOR * low else (pairs[0], pairs[-1])


def _figure(one: Stated, writer: Writer) -> Compared | None:
    """Return the figure that answers a part, ``None`` where its statement has none or several."""
    if not one.evidence:
        return None
    item, question = one.evidence[0].item, one.sought.question
    own = replace(writer, question=question, wanted=one.wanted)
    texts = [cell.text for cell in own.cells(item)] if isinstance(item, RowItem) else [item.text]
    figures = writer.citer.records.figures(item.report, *span(item))
    inside = [f for f in figures if f.unit and any(f.text in text for text in texts)]
    fitting = [f for f in inside if any(has_unit(f.unit, unit) for unit in question.units)]
    found = sorted(fitting or inside, key=lambda figure: -_told(figure, one.wanted))
    if not found or any(_told(f, one.wanted) == _told(found[0], one.wanted) for f in found[1:]):
        return None
    return Compared(one.sought.part.label, found[0], own.mark(item))


def _told(figure: Figure, wanted: Wanted) -> float:
    """Return how much of a question a figure's own headings speak of."""
    return wanted.cover(" ".join((*figure.row, *figure.column)))


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
