"""DOCX, opened by python-docx; its element tree is walked for what its objects leave out.

Those are text boxes, notes, the heads of numbered paragraphs, the spans of merged cells, and which
changes were tracked. Pictures are taken out before python-docx sees the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from ingest.errors import FileProblem
from ingest.model import Document
from ingest.readers.archives import Archive
from ingest.readers.blocks import MAX_NESTING, Block, Cell, Grid, anchored, assembled
from ingest.readers.docx_heads import Heads
from ingest.readers.docx_markup import (
    alternative,
    attribute,
    children,
    integer,
    is_hidden,
    is_on,
    property_of,
    symbol,
)
from ingest.readers.markup import check, local
from ingest.readers.signatures import real_kind

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from docx.opc.part import Part
    from lxml.etree import _Element as Node

MAX_ATTRIBUTES = 2_500_000  # an attribute takes lxml 250 bytes
_PARTS = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
# What is not printed: properties, fields' codes, tracked deletions, equations.
_UNREAD = frozenset(
    (
        *("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"),
        *("instrText", "del", "delText", "moveFrom", "oMath", "oMathPara", "rt"),
    )
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(path: Path) -> Document:
    """Return the paragraphs and tables of a DOCX file.

    Notes stand after the paragraph or table that refers to them; headers, footers, pictures,
    equations and tracked deletions are left out.

    Raises
    ------
    FileProblem
        If the file is damaged, no DOCX file, empty, or a trap.
    OSError
        If the file cannot be opened.
    """
    data = path.read_bytes()
    opened = _opened(Archive(data), data, path.suffix)
    walk = _Walk(opened)
    return assembled("docx", walk.blocks(opened.element.body))


def _opened(archive: Archive, data: bytes, suffix: str) -> Opened:
    if "[Content_Types].xml" not in archive.names:
        if (kind := real_kind(data)) and "word/document.xml" not in archive.names:
            raise FileProblem("ingest.other_kind", suffix=suffix, kind=kind)
        raise FileProblem("ingest.office_damaged", detail="no content types")

    from docx import Document as open_docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        opened: Opened = open_docx(_without_pictures(archive))
        if opened.element.body is None:
            raise FileProblem("ingest.office_damaged", detail="no body")
    except (
        OpcError,
        LxmlError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        AssertionError,
    ) as error:
        raise FileProblem("ingest.office_damaged", detail=str(error)) from error
    return opened


def _without_pictures(archive: Archive) -> BytesIO:
    """Return the container with its checked XML parts; other members are there, but empty."""
    slim = BytesIO()
    with ZipFile(slim, "w") as target:
        for name in archive.names:
            part = (archive.read(name) or b"") if _PARTS.search(name) else b""
            check(part, MAX_ATTRIBUTES)
            target.writestr(name, part)
    slim.seek(0)
    return slim


class _Walk:
    """Walks the body of one document, numbering its paragraphs."""

    def __init__(self, opened: Opened) -> None:
        parts = {
            relation.reltype.rpartition("/")[2]: relation.target_part
            for relation in opened.part.rels.values()
            if not relation.is_external
        }
        self._heads = Heads(*(_root(parts.get(name)) for name in ("styles", "numbering")))
        self._notes = {
            (name, attribute(note, "id")): note
            for name in _NOTES.values()
            for note in _root(parts.get(name))
            if local(note.tag) in ("footnote", "endnote")
        }
        self._numbers = count(1)
        self._waiting: list[Node] = []  # notes referred to and not written yet
        self._depth = 0

    def blocks(self, parent: Node) -> Iterator[Block]:
        """Yield the body's blocks in reading order."""
        for blocks in self._groups(parent):
            yield from blocks
            notes, self._waiting = self._waiting, []
            for note in notes:
                yield from self._held(note)
            self._waiting = []  # a note in a note

    def _groups(self, parent: Node | tuple[()]) -> Iterator[list[Block]]:
        """Yield the blocks of each paragraph and each table."""
        for part in parent:
            name = local(part.tag)
            if name == "p":
                yield self._paragraph(part)
            elif name == "tbl":
                yield self._table(part)
            elif name == "AlternateContent":
                yield from self._groups(alternative(part))
            elif name and name not in _UNREAD:
                yield from self._groups(part)

    def _held(self, parent: Node) -> tuple[Block, ...]:
        """Return what a cell, text box or note holds."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise FileProblem("ingest.office_nested")
        held = tuple(block for blocks in self._groups(parent) for block in blocks)
        self._depth -= 1
        return held

    def _paragraph(self, paragraph: Node) -> list[Block]:
        """Return a paragraph with what is anchored in it."""
        return anchored(self._parts(paragraph), self._heads.of(paragraph), self._numbers)

    def _parts(self, parent: Node) -> Iterator[str | tuple[Block, ...]]:
        """Yield the texts and text boxes of a paragraph or a part of one, in their order."""
        for part in parent:
            name = local(part.tag)
            if name == "t":
                yield part.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield symbol(part)
            elif name == "txbxContent":
                yield self._held(part)
            elif name in _NOTES:
                note = self._notes.get((_NOTES[name], attribute(part, "id")))
                self._waiting += [] if note is None else [note]
            elif name == "AlternateContent":
                yield from self._parts(alternative(part))
            elif name and name not in _UNREAD and not is_hidden(part):
                yield from self._parts(part)

    def _table(self, table: Node) -> list[Block]:
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}  # where in cells the one is that a column's merge continues
        rows = [row for row in children(table, "tr") if property_of(row, "trPr", "del") is None]
        for row, held in enumerate(rows):
            column = integer(property_of(held, "trPr", "gridBefore"), 0)
            heading = is_on(property_of(held, "trPr", "tblHeader"))
            for cell in children(held, "tc"):
                width = max(integer(property_of(cell, "tcPr", "gridSpan"), 1), 1)
                merge = property_of(cell, "tcPr", "vMerge")
                continued = merge is not None and attribute(merge, "val") != "restart"
                if continued and column in open_cells:
                    index = open_cells[column]
                    cells[index] = _taller(cells[index], self._held(cell))
                else:
                    cells.append(Cell(row, column, 1, width, self._held(cell), heading))
                    open_cells[column] = len(cells) - 1
                if merge is None:
                    open_cells.pop(column, None)
                column += width
        return [Grid(tuple(cells))] if cells else []


def _taller(cell: Cell, blocks: tuple[Block, ...]) -> Cell:
    """Return a merged cell with one row more."""
    return Cell(
        cell.row, cell.column, cell.rows + 1, cell.columns, cell.blocks + blocks, cell.heading
    )


def _root(part: Part | None) -> Node | tuple[()]:
    """Return the root element of a part, which python-docx parses only for the kinds it knows."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    if part is None:
        return ()
    if hasattr(part, "element"):
        return part.element
    try:
        return fromstring(part.blob, XMLParser(resolve_entities=False, no_network=True))
    except XMLSyntaxError as error:
        raise FileProblem("ingest.office_damaged", detail=str(error)) from error
