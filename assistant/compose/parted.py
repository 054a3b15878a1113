"""The one figure that a question names, of several that a statement has."""

from __future__ import annotations

from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.unit_fit import has_unit
from assistant.question import Understood
from assistant.question.years import other_year
from index.records import Records
from ingest.model import Figure


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
