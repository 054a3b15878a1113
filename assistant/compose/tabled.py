"""An answer as a table in Markdown: the rows that answer, with the columns that are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.by_each import rows_of_each
from assistant.compose.candidates import span
from assistant.compose.evidence import Evidence
from assistant.compose.lists import asks_list, list_items
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer, row_label
from assistant.compose.wording import day_of
from index.records import Records
from prompts.messages import message

_NEAR = 0.15  # rows of the best row's table this near its score stand in the table
_MOST_ROWS = 15
_MOST_COLUMNS = 6
_ENTRY = re.compile(
    r"^- (?:(?P<label>[^:\[\]]{1,60}): )?(?P<said>.+?)\s*(?P<mark>(?:\[\d{1,3}\])*)$"
)


def tabled_rows(evidence: Sequence[Evidence], writer: Writer, records: Records) -> str | None:
    """Return the best table rows as a table, ``None`` where the best candidate is no row.

    The rows are those of the list that is asked for, else those of the best row's table that are
    nearly as good, in the report's order; the columns those asked for in any of them. Each row
    has its citation.
    """
    best = evidence[0].item
    each = rows_of_each(evidence, writer)
    if each:
        best = each[0]
    if not isinstance(best, RowItem):
        return None
    rows = each or _rows(best, evidence, writer, records)
    cells = [{cell.column: cell.shown() for cell in writer.cells(row)} for row in rows]
    columns = list(dict.fromkeys(column for row in cells for column in row))[:_MOST_COLUMNS]
    if not columns:
        return None
    titles = [" ".join(column) or message("assistant.table_value") for column in columns]
    lines = [[message("assistant.table_label"), *titles, message("assistant.table_source")]]
    for row, own in zip(rows, cells, strict=True):
        mark = writer.citer.cite(row.report, row.row.first, row.row.last)
        lines.append([row_label(row), *(own.get(column, "") for column in columns), mark])
    lead = writer.follows(best.report)
    if best.table.as_of:
        lead = f"{lead.rstrip('.')}({day_of(best.table.as_of)} 기준)."
    return "\n".join([lead, *_markdown(lines)])


def tabled_entries(text: str) -> str:
    """Return a text with its list entries as a table: what each is of, what it says, markers."""
    lines = text.splitlines()
    found = {at: match for at, line in enumerate(lines) if (match := _ENTRY.match(line))}
    if not found:
        return text
    head = [message(f"assistant.table_{name}") for name in ("label", "value", "source")]
    rows = [[match["label"] or "", match["said"], match["mark"]] for match in found.values()]
    if not any(label for label, *_ in rows):
        head, rows = head[1:], [row[1:] for row in rows]
    first = min(found)
    before = lines[:first]
    after = [line for at, line in enumerate(lines) if at > first and at not in found]
    return "\n".join([*before, *_markdown([head, *rows]), *after])


def _rows(
    best: RowItem, evidence: Sequence[Evidence], writer: Writer, records: Records
) -> Sequence[RowItem]:
    if asks_list(writer.question):
        block = list_items(evidence, writer.question, writer.wanted, records) or ()
        listed = [item for item in block if isinstance(item, RowItem)]
        if listed:
            return listed[:_MOST_ROWS]
    near = [
        candidate.item
        for candidate in evidence
        if isinstance(candidate.item, RowItem)
        and (candidate.item.report, candidate.item.table.first) == (best.report, best.table.first)
        and candidate.score >= evidence[0].score - _NEAR
    ]
    return sorted(near[:_MOST_ROWS], key=span)


def _markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows, the first of them the head, as the lines of a table."""
    plain = [[cell.replace("|", "／") for cell in row] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in plain]
    return [lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]]
