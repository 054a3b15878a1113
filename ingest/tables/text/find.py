"""The tables of plain text: rows under headers, cells of words, rows without labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.model import Line, Row
from ingest.tables.headers import CORNERS
from ingest.tables.text.bare import find_bare
from ingest.tables.text.blocks import Block, find_blocks, squeezed
from ingest.tables.text.doubled import find_doubled
from ingest.tables.text.groups import label_rows
from ingest.tables.text.headings import Headings, align
from ingest.tables.text.matrix import find_matrices
from ingest.tables.text.readings import words_of
from ingest.tables.text.rows import TextTable, is_name, read_rows, with_unit
from ingest.tables.text.tokens import starts_value

_FEWEST_WITHOUT_HEADINGS = 3


def find_text_tables(lines: Sequence[Line], taken: frozenset[int]) -> list[TextTable]:
    """Return the tables in lines of words and numbers; ``taken`` line numbers are others'.

    What has the clearest header is read first; a line belongs to one table only.
    """
    tables = list(find_doubled(lines, taken))
    taken = _with_lines(taken, tables)
    blocks = find_blocks(read_rows(lines, taken), lines, taken)
    headed = [table for block in blocks if (table := _headed(block, lines)) is not None]
    taken = _with_lines(taken, headed)
    worded = list(find_matrices(lines, taken))
    taken = _with_lines(taken, worded)
    bare = list(find_bare(lines, taken))
    taken = _with_lines(taken, bare)
    rest = [table for block in blocks if (table := _headless(block, lines, taken)) is not None]
    return sorted([*tables, *headed, *worded, *bare, *rest], key=lambda table: table.first)


def _with_lines(taken: frozenset[int], tables: Iterable[TextTable]) -> frozenset[int]:
    return taken.union(
        number for table in tables for number in range(table.first, table.rows[-1].last + 1)
    )


def _headed(block: Block, lines: Sequence[Line]) -> TextTable | None:
    """Return a block as a table if its header fits it."""
    if len(block.rows) + block.width < 4 or not block.header or _has_more_cells(block):
        return None
    best: tuple[list[str], Headings] | None = None
    for header in _headers(block, [lines[index].text for index in block.header]):
        headings = align(
            header,
            block.width,
            words=any(row.rest for row in block.rows),
            grouped=any(row.label.endswith("소계") for row in block.rows),
        )
        if headings is None or not _is_sure(block, headings):
            continue
        if best is None or headings.cost < best[1].cost:
            best = header, headings
    return _table(block, lines, *best) if best else None


def _is_sure(block: Block, headings: Headings) -> bool:
    """Tell whether it is a table: one number in a row, or one row, could be any sentence's."""
    corner = headings.corner[0].replace(" ", "") if headings.corner else ""
    return corner in CORNERS or (block.width > 1 and len(block.rows) > 1)


def _has_more_cells(block: Block) -> bool:
    """Tell whether quantities among the words behind the values begin further cells."""
    more = [any(map(starts_value, row.rest.split())) for row in block.rows]
    return 2 * sum(more) > len(more)


def _headers(block: Block, header: list[str]) -> list[list[str]]:
    """Return what the header can be: its last line can be the name of the first group instead."""
    headers = [header]
    if len(header) > 1 and is_name(header[-1]) and len(words_of(header[-1])) == 1:
        headers.append(header[:-1])
        if any(row.names for row in block.rows[1:]):  # so have the other groups
            headers.reverse()
    return headers


def _headless(block: Block, lines: Sequence[Line], taken: frozenset[int]) -> TextTable | None:
    """Return rows in which at least the labels are sure; their columns have no headings."""
    bare = all(not cell[-1].isalpha() for row in block.rows for cell in row.values)
    if block.width < (2 if bare else 3) or len(block.rows) < _FEWEST_WITHOUT_HEADINGS:
        return None
    if _has_more_cells(block) or any(lines[row.first].number in taken for row in block.rows):
        return None
    extra = int(any(row.rest for row in block.rows))
    return _table(block, lines, [], Headings((), ((),) * (block.width + extra), extra))


def _table(
    block: Block, lines: Sequence[Line], header: Sequence[str], headings: Headings
) -> TextTable:
    used = {squeezed(line) for line in header}
    texts = [
        replace(row, names=tuple(name for name in row.names if squeezed(name) not in used))
        for row in block.rows
    ]
    corner = headings.corner
    if len(corner) > 1 and corner[-1] == "단위":
        texts, corner = [with_unit(row) for row in texts], corner[:-1]
    rows = []
    for row, labels in zip(texts, label_rows(texts, corner), strict=True):
        cells = list(row.values)
        if headings.extra:
            behind = row.rest.split(" ", headings.extra - 1)
            cells += [*behind, *[""] * (headings.extra - len(behind))]
        elif headings.glued and row.rest:
            cells[-1] += f" {row.rest}"
        rows.append(Row(lines[row.first].number, lines[row.last].number, labels, tuple(cells)))
    first = block.header[0] if header else block.rows[0].first
    return TextTable(lines[first].number, corner, headings.columns, tuple(rows))
