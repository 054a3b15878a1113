"""The rows of a table that tell a figure of each part of a whole: 부서별 예산현액."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.broken_down import BY_EACH, OF_PARTS
from assistant.compose.candidates import span
from assistant.compose.cells_read import slots_of
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.rows import Cell, RowItem, is_total
from assistant.compose.sentences import Writer, row_label
from assistant.compose.unit_fit import has_unit
from ingest.quantity import parse_quantities
from prompts.messages import message

_LOOKED_AT = 15
_NEAR = 0.35  # how far below the best a row's score may be
_BELOW = 12  # lines that a table may stand below the statement that announces it
_MOST = 15
_LEAST = 2
_MOSTLY = 0.7  # share of the rows that tell the figure


def rows_of_each(evidence: Sequence[Evidence], writer: Writer) -> Sequence[RowItem] | None:
    """Return all rows of the table into which a question wants a figure broken down, or nothing.

    Not where the best candidate is a statement that tells the parts itself.

    Parameters
    ----------
    evidence
        Candidates, best first; at least one.
    writer
        Tells which cells of a row the question asks for.
    """
    search, units = writer.question.search, writer.question.units
    if not units or not BY_EACH.search(search) or OF_PARTS.search(search):
        return None
    best = evidence[0]
    if isinstance(best.item, Item) and len(_told(best.item.text, units)) >= _LEAST:
        return None
    for one in evidence[:_LOOKED_AT]:
        if not isinstance(one.item, RowItem) or one.score < best.score - _NEAR:
            continue
        if not _belongs(one.item, best.item):
            continue
        rows = [
            RowItem(one.item.report, one.item.table, r, one.item.page) for r in one.item.table.rows
        ]
        parts = [row for row in rows if not any(map(is_total, row.labels))]
        telling = [row for row in parts if row.labels and _tells(row, writer)]
        if _LEAST <= len(telling) <= _MOST and len(telling) >= _MOSTLY * len(parts):
            return [row for row in rows if row in telling or row not in parts]
    return None


def _belongs(row: RowItem, best: Item | RowItem) -> bool:
    """Say whether a row stands in the table of the best candidate, or right below it."""
    if row.report != best.report:
        return False
    if isinstance(best, RowItem):
        return row.table.first == best.table.first
    return 0 < row.table.first - best.last <= _BELOW


def across_each(best: Item | RowItem, writer: Writer) -> str:
    """Write the cells of a row that tells a figure of each part beside their total, or nothing."""
    search, units = writer.question.search, writer.question.units
    if not (isinstance(best, RowItem) and units and BY_EACH.search(search)):
        return ""
    if OF_PARTS.search(search) or not any(_is_total(cell) for cell in writer.cells(best)):
        return ""
    first, last = span(best)
    own = tuple(
        f for f in writer.citer.records.figures(best.report, first, last) if f.first == first
    )
    slots = slots_of(best.table, best.row, best.labels, own)
    cells = [slot.cell for slot in slots if not slot.inner and _is_of(slot.cell, units)]
    if len([cell for cell in cells if not _is_total(cell)]) < _LEAST:
        return ""
    told = ", ".join(f"{' '.join(cell.column)} {cell.shown()}" for cell in cells[:_MOST])
    name = writer.name(best.report)
    text = message("assistant.states", report=name, subject=row_label(best), value=told)
    return f"{text} {writer.mark(best)}"


def _is_total(cell: Cell) -> bool:
    return bool(cell.column) and is_total(cell.column[-1])


def _is_of(cell: Cell, units: frozenset[str]) -> bool:
    """Say whether a cell has a number that may be of the unit asked for."""
    if not re.search(r"\d", cell.shown()):
        return False
    told = [q.unit for q in parse_quantities(cell.shown()) if q.unit]
    return not told or any(has_unit(own, unit) for own in told for unit in units)


def _tells(row: RowItem, writer: Writer) -> bool:
    """Say whether a cell of the row that is asked for has a number of the unit asked for."""
    return any(_is_of(cell, writer.question.units) for cell in writer.cells(row)[:1])


def _told(text: str, units: frozenset[str]) -> list[str]:
    """Return the numbers of a text that have the unit asked for."""
    found = parse_quantities(text)
    return [q.text for q in found if any(has_unit(q.unit, unit) for unit in units)]
