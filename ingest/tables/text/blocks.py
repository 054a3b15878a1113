"""Rows that stand together and the header lines above them, over page breaks too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import clean
from ingest.model import Line
from ingest.tables.headers import starts_header
from ingest.tables.text.rows import TextRow, is_furniture, read_row
from ingest.tables.text.tokens import BULLET

_LARGEST_GAP = 3
_LONGEST_BETWEEN = 24
_MOST_HEADER_LINES = 5
_HEADER_REACH = 12
_REACH_BACK = 3
_LONGEST_HEADER_LINE = 120
_NO_HEADER = re.compile(r"단\s*위\s*[:：]|다\.\s*$|기준\s*\)")
_UNIT_NOTE = re.compile(r"\s*[(\[<]\s*단\s*위|.*기준\s*\)\s*$")


@dataclass(slots=True)
class Block:
    """Rows of one table, and the positions of its header lines, topmost first."""

    rows: list[TextRow]
    header: list[int]

    @property
    def width(self) -> int:
        """How many values each row has."""
        return len(self.rows[0].values)


def find_blocks(
    rows: Sequence[TextRow], lines: Sequence[Line], taken: frozenset[int]
) -> list[Block]:
    """Group rows with as many values each, with hardly a line between them."""
    blocks: list[Block] = []
    for row in rows:
        last = blocks[-1].rows[-1] if blocks else None
        if last is not None and len(last.values) == len(row.values) and _near(last, row, lines):
            blocks[-1].rows.append(row)
        else:
            blocks.append(Block([row], _header_lines(row, lines, taken)))
    return _once_headed(_continued(blocks, lines))


def _once_headed(blocks: list[Block]) -> list[Block]:
    """Leave a header to the block with the most rows: the others under it lack cells."""
    best: dict[int, Block] = {}
    for block in blocks:
        if block.header:
            first = best.setdefault(block.header[0], block)
            if (len(block.rows), block.width) > (len(first.rows), first.width):
                best[block.header[0]] = block
    return [
        block if not block.header or best[block.header[0]] is block else Block(block.rows, [])
        for block in blocks
    ]


def _near(last: TextRow, row: TextRow, lines: Sequence[Line]) -> bool:
    """Tell whether lines between two rows are few, and empty or parts of labels."""
    between = [line.text for line in lines[last.last + 1 : row.first] if line.text.strip()]
    return (
        row.first - last.last - len(between) <= _LARGEST_GAP
        and len(between) <= 2
        and all(
            len(text.strip()) <= _LONGEST_BETWEEN
            and not BULLET.match(text)
            and not starts_header(text)
            for text in between
        )
    )


def _continued(blocks: Sequence[Block], lines: Sequence[Line]) -> list[Block]:
    """Join the parts of tables that a page break divides; a repeated header is dropped."""
    joined: list[Block] = []
    for block in blocks:
        before = next(
            (b for b in joined[: -_REACH_BACK - 1 : -1] if _goes_on(b, block, lines)), None
        )
        if before is not None:
            before.rows.extend(block.rows)
        else:
            joined.append(block)
    return joined


def _goes_on(before: Block, block: Block, lines: Sequence[Line]) -> bool:
    """Tell whether a block belongs to the table of another before it.

    Between them stand only page numbers, a unit line, the header again or rows that lack a cell.
    """
    start, end = before.rows[-1].last + 1, block.rows[0].first
    if before.width != block.width or not before.header or end - start > 4 * _HEADER_REACH:
        return False
    header = {squeezed(lines[at].text) for at in before.header}
    return all(
        is_furniture(line.text)
        or _UNIT_NOTE.match(line.text)
        or squeezed(line.text) in header
        or ((row := read_row(at, line.text)) is not None and len(row.values) < before.width)
        for at, line in enumerate(lines[start:end], start)
    )


def squeezed(text: str) -> str:
    """Return a line without its spaces."""
    return re.sub(r"\s", "", text)


def _header_lines(row: TextRow, lines: Sequence[Line], taken: frozenset[int]) -> list[int]:
    """Return the lines above a first row that can be its headings, topmost first.

    Rows of fewer values may stand between: they lack a cell.
    """
    found: list[int] = []
    for above in range(row.first - 1, max(-1, row.first - _HEADER_REACH - 1), -1):
        text = lines[above].text
        if not text.strip():
            continue
        if lines[above].number in taken or len(found) == _MOST_HEADER_LINES:
            break
        if BULLET.match(text) or len(text) > _LONGEST_HEADER_LINE:
            break
        heads = starts_header(text)
        if _NO_HEADER.search(text) and not heads:
            break
        other = None if heads else read_row(above, text)
        if other is not None and other.label and len(other.values) > 1:
            if len(other.values) >= len(row.values) or found:
                return []
            continue
        found.insert(0, above)
        if heads:
            return found
    return found[-1:] if found and len(clean(lines[found[-1]].text).split()) > 1 else []
