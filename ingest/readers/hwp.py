"""HWP 5, the binary format of Hangul; records after Hancom's published specification."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from ingest.errors import FileProblem
from ingest.model import Document
from ingest.readers.blocks import MAX_NESTING, Block, Cell, Grid, Para, assembled
from ingest.readers.hwp_heads import Heads
from ingest.readers.hwp_records import (
    CTRL_HEADER,
    LIST_HEADER,
    PARA_HEADER,
    PARA_TEXT,
    TABLE,
    Container,
    Record,
)
from ingest.readers.signatures import kind_of

# Control signs in a text: most take eight units, some of these stand for a control record.
_WIDE = frozenset((*range(1, 10), *range(11, 13), *range(14, 24)))
_ANCHORS = frozenset((1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23))
_TAB = 9
_SIGNS = {10: "\n", 24: "-", 30: " ", 31: " "}  # a break, a hyphen, two kinds of space
# Control records by their names, stored backwards.
_SECTION, _TABLE, _NUMBER = b"dces", b" lbt", b"onta"
_NOTES = (b"  nf", b"  ne")
_RUBIES = (b"tudt"[::-1], b"tcps"[::-1])
_UNREAD = (b"daeh", b"toof", b"tmct", b"deqe")  # running heads, comments, equations
_COUNTED = (3, 4, 5)  # pictures', tables' and equations' numbers are printed where they stand
_HEADING_CELL = 1 << 18
_TOP_OR_LEFT = (0, 2)


def read_hwp(path: Path) -> Document:
    """Return the paragraphs and tables of an HWP 5 file.

    Distribution-protected (배포용) files are read too: they are to be kept from changes, not from
    reading. Notes stand after the paragraph or table that refers to them; running heads, pictures
    and equations are left out.

    Raises
    ------
    FileProblem
        If the file is damaged, locked by a password, older than HWP 5, empty, or a trap.
    OSError
        If the file cannot be opened.
    """
    data = path.read_bytes()
    if kind_of(data) == "hwp3":
        raise FileProblem("ingest.hwp_old")
    container = Container(data, path.suffix)
    walk = _Walk(Heads(container.description()))
    return assembled(
        "hwp", (block for section in container.sections() for block in walk.section(section))
    )


class _Walk:
    """Walks the sections of one document, numbering its paragraphs."""

    def __init__(self, heads: Heads) -> None:
        self._heads = heads
        self._numbers = count(1)
        self._notes: list[Block] = []
        self._depth = 0

    def section(self, root: Record) -> Iterator[Block]:
        """Yield a section's blocks in reading order."""
        for record in root.parts:
            if record.tag == PARA_HEADER:
                yield from self._paragraph(record)
                yield from self._notes
                self._notes = []

    def _paragraphs(self, records: Sequence[Record]) -> tuple[Block, ...]:
        """Return the paragraphs among the records of a cell, text box, caption or note."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise FileProblem("ingest.office_nested")
        held = tuple(
            block
            for record in records
            if record.tag == PARA_HEADER
            for block in self._paragraph(record)
        )
        self._depth -= 1
        return held

    def _paragraph(self, paragraph: Record) -> list[Block]:
        """Return a paragraph, and the tables and text boxes anchored in it on their side of it."""
        controls = [part for part in paragraph.parts if part.tag == CTRL_HEADER]
        for section in (control for control in controls if control.data[:4] == _SECTION):
            self._heads.enter(section)
        head = self._heads.of(paragraph.number("H", 8))
        waiting = iter(controls)
        number = 0  # counted where its text stands
        texts: list[str] = []
        before: list[Block] = []
        after: list[Block] = []
        for part in _text(paragraph):
            text, blocks = part or "", list[Block]()
            if part is None and (control := next(waiting, None)):
                text, blocks = self._control(control)
            texts.append(text)
            if text.strip():
                number = number or next(self._numbers)
            (after if number else before).extend(blocks)
        for control in waiting:  # a damaged text lacks the sign of a control
            after += self._control(control)[1]
        number = number or next(self._numbers)
        text = "".join(texts)
        if head and text.strip():
            text = f"{head} {text.lstrip()}"
        return [*before, Para(number, text), *after]

    def _control(self, control: Record) -> tuple[str, list[Block]]:
        """Return what a control prints in the line and the blocks it holds."""
        name = control.data[:4]
        if name == _TABLE:
            return "", self._table(control)
        if name == _NUMBER:
            counted = control.number("I", 4) & 0xF in _COUNTED
            return str(control.number("H", 8)) if counted else "", []
        if name in _RUBIES:
            end = 6 + 2 * control.number("H", 4)
            return control.data[6:end].decode("utf-16-le", "replace"), []
        if name in _NOTES:
            self._notes += self._paragraphs(control.parts)
        elif name not in (*_UNREAD, _SECTION):
            return "", self._shape(control)
        return "", []

    def _shape(self, record: Record) -> list[Block]:
        """Return the captions and text boxes of a drawing, groups of drawings among them."""
        blocks = list(self._paragraphs(record.parts))
        for part in record.parts:
            if part.tag not in (PARA_HEADER, CTRL_HEADER):
                self._depth += 1
                if self._depth > MAX_NESTING:
                    raise FileProblem("ingest.office_nested")
                blocks += self._shape(part)
                self._depth -= 1
        return blocks

    def _table(self, control: Record) -> list[Block]:
        parts = control.parts
        start = next((at for at, part in enumerate(parts) if part.tag == TABLE), len(parts))
        caption = next((part for part in parts[:start] if part.tag == LIST_HEADER), None)
        above = caption is None or caption.number("I", 8, 3) & 3 in _TOP_OR_LEFT
        titles = list(self._paragraphs(parts[:start])) if above else []
        cells: list[Cell] = []
        at = start + 1
        while at < len(parts):
            end = at + 1
            while end < len(parts) and parts[end].tag != LIST_HEADER:
                end += 1
            if parts[at].tag == LIST_HEADER:
                cells.append(self._cell(parts[at], parts[at + 1 : end]))
            at = end
        grid: list[Block] = [Grid(tuple(cells))] if cells else []
        return [*titles, *grid, *([] if above else self._paragraphs(parts[:start]))]

    def _cell(self, header: Record, records: Sequence[Record]) -> Cell:
        """Return a cell; its list header holds its column, row and spans."""
        column, row, columns, rows = (header.number("H", at) for at in (8, 10, 12, 14))
        heading = bool(header.number("I", 4) & _HEADING_CELL)
        return Cell(row, column, max(rows, 1), max(columns, 1), self._paragraphs(records), heading)


def _text(paragraph: Record) -> Iterator[str | None]:
    """Yield a paragraph's text in pieces, ``None`` where a control stands."""
    for record in paragraph.parts:
        if record.tag != PARA_TEXT:
            continue
        size = len(record.data) // 2
        units = struct.unpack_from(f"<{size}H", record.data)
        at = start = 0
        while at < size:
            unit = units[at]
            if unit >= 32:
                at += 1
                continue
            yield record.data[2 * start : 2 * at].decode("utf-16-le", "replace")
            if unit in _ANCHORS:
                yield None
            else:
                yield "\t" if unit == _TAB else _SIGNS.get(unit, "")
            at += 8 if unit in _WIDE else 1
            start = at
        yield record.data[2 * start :].decode("utf-16-le", "replace")
