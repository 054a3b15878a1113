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
from assistant.question.attributes import is_attribute
from ingest.quantity import parse_quantities
from prompts.messages import message

# What is asked for of each (분야별로 결성액을).
_NOUN = re.compile(r"(?:로)?\s(?P<noun>[가-힣]{2,}?)(?:은|는|이|가|을|를|도)?(?=\s|[?.!]|$)")
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
    if not _wants_each(search, units):
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


def across_each(evidence: Sequence[Evidence], writer: Writer) -> str:
    """Write the cells of a row that tells a figure of each part beside their total, or nothing.

    Parameters
    ----------
    evidence, writer
        As for :func:`rows_of_each`.
    """
    search, units = writer.question.search, writer.question.units
    best = evidence[0]
    if not _wants_each(search, units) or (
        isinstance(best.item, Item) and units and len(_told(best.item.text, units)) >= _LEAST
    ):
        return ""
    for one in evidence[:_LOOKED_AT]:
        if isinstance(one.item, RowItem) and one.score >= best.score - _NEAR:
            near = _belongs(one.item, best.item)
            if near and (told := _across(one.item, writer)):
                return told
    return ""


def _across(row: RowItem, writer: Writer) -> str:
    """Write the cells of one row, with their total, where the total is what is asked for."""
    if not any(_is_total(cell) for cell in writer.cells(row)):
        return ""
    first, last = span(row)
    figures = writer.citer.records.figures(row.report, first, last)
    own = tuple(figure for figure in figures if figure.first == first)
    slots = slots_of(row.table, row.row, row.labels, own)
    cells = [s.cell for s in slots if not s.inner and _is_of(s.cell, writer.question.units)]
    if len([cell for cell in cells if not _is_total(cell)]) < _LEAST:
        return ""
    told = ", ".join(f"{' '.join(cell.column)} {cell.shown()}" for cell in cells[:_MOST])
    name = writer.name(row.report)
    text = message("assistant.states", report=name, subject=row_label(row), value=told)
    return f"{text} {writer.mark(row)}"


def _wants_each(search: str, units: frozenset[str]) -> bool:
    """Say whether a question wants a figure of each part (분야별 결성액은)."""
    each = BY_EACH.search(search)
    if each is None or OF_PARTS.search(search):
        return False
    behind = _NOUN.match(search[each.end() :])
    return bool(units) or (behind is not None and is_attribute(behind["noun"]))


def _belongs(row: RowItem, best: Item | RowItem) -> bool:
    """Say whether a row stands in the table of the best candidate, or right below it."""
    if row.report != best.report:
        return False
    if isinstance(best, RowItem):
        return row.table.first == best.table.first
    return 0 < row.table.first - best.last <= _BELOW


def _is_total(cell: Cell) -> bool:
    return bool(cell.column) and is_total(cell.column[-1])


def _is_of(cell: Cell, units: frozenset[str]) -> bool:
    """Say whether a cell has a number that may be of the unit asked for."""
    if not re.search(r"\d", cell.shown()):
        return False
    told = [q.unit for q in parse_quantities(cell.shown()) if q.unit]
    return not (told and units) or any(has_unit(own, unit) for own in told for unit in units)


def _tells(row: RowItem, writer: Writer) -> bool:
    """Say whether a cell of the row that is asked for has a number of the unit asked for."""
    cells = writer.cells(row)[:1]
    return any(_is_of(cell, writer.question.units) and not _is_total(cell) for cell in cells)


def _told(text: str, units: frozenset[str]) -> list[str]:
    """Return the numbers of a text that have the unit asked for."""
    found = parse_quantities(text)
    return [q.text for q in found if any(has_unit(q.unit, unit) for unit in units)]
