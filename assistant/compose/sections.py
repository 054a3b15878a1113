"""What hangs from an item or a heading: its section and its children, in the report's order."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.candidates import rows_in
from assistant.compose.items import Item, is_heading, items_of
from index.records import Records

REACH = 80
"""Lines before and behind an item that its section may take."""


def section_of(item: Item, records: Records) -> list[Item]:
    """Return the items around ``item`` under the same heading, without a gap."""
    lines = records.lines(item.report, max(1, item.first - REACH), item.last + REACH)
    at = next(i for i, line in enumerate(lines) if line.number == item.first)
    start = end = at
    while start > 0 and _same(lines[start - 1].heading, item.heading):
        start -= 1
    while end + 1 < len(lines) and _same(lines[end + 1].heading, item.heading):
        end += 1
    tables = records.tables(item.report, lines[start].number, lines[end].number)
    section = lines[start : end + 1]
    items = items_of(item.report, section, rows_in(tables, section))
    return [found for found in items if not found.is_note]


def _same(heading: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return heading[: len(wanted)] == wanted


def items_under(best: Item, section: Sequence[Item]) -> list[Item]:
    """Return the outermost items of a section below its heading."""
    inside = [item for item in section if not is_heading(item) or item.level >= 2]
    level = min((item.level for item in inside), default=best.level)
    return [item for item in inside if item.level == level]


def children_of(parent: Item, section: Sequence[Item]) -> list[Item]:
    """Return the items directly below ``parent``."""
    below: list[Item] = []
    for item in section:
        if item.first <= parent.last:
            continue
        if item.level <= parent.level:
            break
        below.append(item)
    return [item for item in below if item.level == below[0].level]
