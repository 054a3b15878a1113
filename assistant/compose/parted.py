"""The one figure that a question names, of several that a statement has."""

from __future__ import annotations

from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.unit_fit import THINGS, has_unit
from assistant.question import Understood
from assistant.question.units_asked import counted_in
from assistant.question.years import other_year
from index.records import Records
from ingest.model import Figure
from ingest.quantity import Quantity, parse_quantities


def counted_figure(text: str, asked: str) -> Quantity | None:
    """Return the number of what a question counts, which its own label in a text says.

    The words between two numbers are the label of the second (법인설립 12개사, 해외거점 3개소).

    Examples
    --------
    >>> found = counted_figure("법인설립 12개사, 해외거점 3개소 구축", "세운 법인은 몇 곳인가요?")
    >>> found.text
    '12개사'
    """
    counted = counted_in(asked)
    figures = parse_quantities(text) if counted else []
    starts = [0, *(figure.end for figure in figures)]
    labelled = [
        figure
        for start, figure in zip(starts, figures, strict=False)
        if figure.unit in THINGS and counted in squeezed(text[start : figure.start])
    ]
    return labelled[0] if len(labelled) == 1 and len(figures) > 1 else None


def named_figure(item: Item, question: Understood, records: Records) -> Figure | None:
    """Return the figure of an item whose own label the question names and that of no other.

    소요예산 : 90백만원(설비 60, 교육 30) has three; who asks for what 설비 gets is told 60백만원.
    ``None`` where an item has one figure of the unit asked for, or the question names none of them.
    """
    figures = [
        figure
        for figure in records.figures(item.report, item.first, item.last)
        if any(has_unit(figure.unit, unit) for unit in question.units)
    ]
    asked = squeezed(question.search)
    named = [
        figure
        for figure in figures
        if figure.row
        and len(label := squeezed(figure.row[-1])) > 1
        and label in asked
        and not other_year(figure.period or "", question.years)
    ]
    deepest = max((len(figure.row) for figure in named), default=0)
    found = [figure for figure in named if len(figure.row) == deepest]
    return found[0] if len(found) == 1 and len(figures) > 1 else None
