"""Whole lists: the children of an item or heading, or a table's rows, in the report's order."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.evidence import Evidence
from assistant.compose.items import Item, is_heading, items_of
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.rows import RowItem
from assistant.question import Understood
from index.records import Records

_REACH = 80  # lines before and behind an item that its section may take
_MOST = 15
_CLOSE = 0.08  # rows of one table this near the best score belong to the list


def list_items(
    evidence: Sequence[Evidence], question: Understood, wanted: Wanted, records: Records
) -> Sequence[Item | RowItem] | None:
    """Return the list that the best candidate belongs to, or ``None`` where it is no list.

    The question's words decide how far the list reaches: the item that they name gives its
    children; a child whose parent they name, its siblings; an item whose heading they name, the
    heading's items.
    """
    best = evidence[0].item
    if isinstance(best, RowItem):
        return _rows(best, evidence)
    rows = _named_rows(best, question, records)
    if rows is not None:
        return rows
    section = _section(best, records)
    own = wanted.cover(best.text)
    children = _children(best, section)
    if len(children) > 1:
        return children[:_MOST]
    for parent in reversed(best.parents[-2:]):
        siblings = _children(parent, section)
        if len(siblings) > 1 and wanted.cover(parent.text) >= own:
            return siblings[:_MOST]
    if wanted.cover(" ".join(best.heading)) > own:
        inside = [item for item in section if not is_heading(item) or item.level >= 2]
        level = min((item.level for item in inside), default=best.level)
        siblings = [item for item in inside if item.level == level]
        if len(siblings) > 1:
            return siblings[:_MOST]
    return None


def _named_rows(best: Item, question: Understood, records: Records) -> Sequence[RowItem] | None:
    """Return the rows of a table under the same heading whose column is what is asked for."""
    asked = question.names[-1] if question.names else ""
    last = best.last + _REACH
    lines = [x for x in records.lines(best.report, best.first, last) if x.heading == best.heading]
    if len(asked) < 2 or not lines:
        return None
    for table in records.tables(best.report, lines[0].number, lines[-1].number):
        labels = [*table.corner, *(label for path in table.columns for label in path)]
        if len(table.rows) > 1 and any(asked in squeezed(label) for label in labels):
            return [RowItem(best.report, table, row, best.page) for row in table.rows[:_MOST]]
    return None


def _rows(best: RowItem, evidence: Sequence[Evidence]) -> Sequence[RowItem] | None:
    place = (best.report, best.table.first)
    rows = [
        candidate.item
        for candidate in evidence
        if isinstance(candidate.item, RowItem)
        and (candidate.item.report, candidate.item.table.first) == place
        and candidate.score >= evidence[0].score - _CLOSE
    ]
    rows.sort(key=lambda row: (row.row.first, row.row.last))
    return rows[:_MOST] if len(rows) > 2 else None


def _section(item: Item, records: Records) -> list[Item]:
    """Return the items around ``item`` under the same heading, without a gap."""
    lines = records.lines(item.report, max(1, item.first - _REACH), item.last + _REACH)
    at = next(i for i, line in enumerate(lines) if line.number == item.first)
    start = end = at
    while start > 0 and _same(lines[start - 1].heading, item.heading):
        start -= 1
    while end + 1 < len(lines) and _same(lines[end + 1].heading, item.heading):
        end += 1
    tables = records.tables(item.report, lines[start].number, lines[end].number)
    skip = [range(table.first, table.last + 1) for table in tables]
    items = items_of(item.report, lines[start : end + 1], skip)
    return [found for found in items if not found.is_note]


def _same(heading: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return heading[: len(wanted)] == wanted


def _children(parent: Item, section: Sequence[Item]) -> list[Item]:
    """Return the items directly below ``parent``."""
    below: list[Item] = []
    for item in section:
        if item.first <= parent.last:
            continue
        if item.level <= parent.level:
            break
        below.append(item)
    top = min((item.level for item in below), default=0.0)
    return [item for item in below if item.level == top]
