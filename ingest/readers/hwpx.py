"""HWPX (OWPML, KS X 6101): a zip of XML parts.

The sections are walked here, for no library gives all that a report needs: syhwp counts cells
instead of reading their addresses and spans and sorts sections by name, python-hwpx leaves out
drawn text boxes and automatic paragraph heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from xml.etree.ElementTree import Element

from ingest.errors import FileProblem
from ingest.model import Document
from ingest.readers.archives import Archive
from ingest.readers.blocks import MAX_NESTING, Block, Cell, Grid, anchored, assembled
from ingest.readers.hwpx_heads import Heads
from ingest.readers.markup import parse
from ingest.readers.signatures import real_kind

_SECTION = re.compile(r"(?:^|/)section(\d+)\.xml$", re.IGNORECASE)
_HEADER = "Contents/header.xml"
_MANIFEST = "META-INF/manifest.xml"
# Line positions are half of a section and of no use here.
_LAYOUT = ("linesegarray",)
# Running heads, comments, and the descriptions of fields; pictures and equations hold no text runs.
_UNREAD = frozenset(("secPr", "header", "footer", "hiddenComment", "fieldBegin"))
_SIGNS = {"tab": "\t", "lineBreak": "\n", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_COUNTED = ("TABLE", "FIGURE", "PICTURE", "EQUATION")  # numbers printed where they stand


def read_hwpx(path: Path) -> Document:
    """Return the paragraphs and tables of an HWPX file.

    Notes stand after the paragraph or table that refers to them; running heads, pictures and
    equations are left out.

    Raises
    ------
    FileProblem
        If the file is damaged, locked by a password, no HWPX file, empty, or a trap.
    OSError
        If the file cannot be opened.
    """
    data = path.read_bytes()
    archive = Archive(data)
    numbers = {name: int(match[1]) for name in archive.names if (match := _SECTION.search(name))}
    if b"encryption-data" in (archive.read(_MANIFEST) or b""):
        raise FileProblem("ingest.office_encrypted")
    if not numbers:
        if archive.read("mimetype") != b"application/hwp+zip" and (kind := real_kind(data)):
            raise FileProblem("ingest.other_kind", suffix=path.suffix, kind=kind)
        raise FileProblem("ingest.office_damaged", detail="no sections")
    header = archive.read(_HEADER)
    heads = Heads(parse(header) if header else Element("head"))
    walk = _Walk(heads)
    sections = sorted(numbers, key=lambda name: (numbers[name], name))
    return assembled(
        "hwpx",
        (
            block
            for name in sections
            for block in walk.section(parse(archive.read(name) or b"", without=_LAYOUT))
        ),
    )


class _Walk:
    """Walks the sections of one document, numbering its paragraphs."""

    def __init__(self, heads: Heads) -> None:
        self._heads = heads
        self._numbers = count(1)
        self._notes: list[Block] = []
        self._depth = 0
        self._deleted = False  # inside text that a tracked change removed

    def section(self, root: Element) -> Iterator[Block]:
        """Yield a section's blocks in reading order."""
        self._heads.enter(root)
        for paragraph in root.findall("p"):
            yield from self._paragraph(paragraph)
            yield from self._notes
            self._notes = []

    def _paragraphs(self, parent: Element) -> tuple[Block, ...]:
        """Return what a cell, text box, caption or note holds."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise FileProblem("ingest.office_nested")
        held = tuple(
            block
            for part in parent
            if part.tag in ("subList", "p")
            for paragraph in (part.findall("p") if part.tag == "subList" else (part,))
            for block in self._paragraph(paragraph)
        )
        self._depth -= 1
        return held

    def _paragraph(self, paragraph: Element) -> list[Block]:
        """Return a paragraph with what is anchored in it."""
        return anchored(self._parts(paragraph), self._heads.of(paragraph), self._numbers)

    def _parts(self, parent: Element) -> Iterator[str | Sequence[Block]]:
        """Yield the texts and objects of a paragraph or a part of one, in their order."""
        for part in parent:
            if part.tag == "t":
                yield from self._text(part)
            elif part.tag == "tbl":
                yield self._table(part)
            elif part.tag in ("drawText", "caption"):
                yield self._paragraphs(part)
            elif part.tag in ("footNote", "endNote"):
                self._notes += self._paragraphs(part)
            elif part.tag == "autoNum":
                yield part.get("num", "") if part.get("numType") in _COUNTED else ""
            elif part.tag == "compose":
                yield part.get("composeText", "")
            elif part.tag == "dutmal":
                yield part.findtext("mainText", "")
            elif part.tag == "switch":
                yield from self._parts(_or_empty(part.find("default")))
            elif part.tag not in _UNREAD:
                yield from self._parts(part)

    def _text(self, part: Element) -> Iterator[str]:
        if not self._deleted:
            yield part.text or ""
        for sign in part:
            if sign.tag in ("deleteBegin", "deleteEnd"):
                self._deleted = sign.tag == "deleteBegin"
            elif not self._deleted:
                yield _SIGNS.get(sign.tag, "")
            if not self._deleted:
                yield sign.tail or ""

    def _table(self, table: Element) -> list[Block]:
        caption = table.find("caption")
        above = caption is not None and caption.get("side") in ("TOP", "LEFT")
        titles = list(self._paragraphs(caption)) if caption is not None and above else []
        cells = [
            self._cell(cell, row, column)
            for row, held in enumerate(table.findall("tr"))
            for column, cell in enumerate(held.findall("tc"))
        ]
        grid = [Grid(tuple(cells))] if cells else []
        if caption is not None and not above:
            return [*grid, *self._paragraphs(caption)]
        return [*titles, *grid]

    def _cell(self, cell: Element, row: int, column: int) -> Cell:
        """Return a cell; a file that leaves addresses out counts rows and columns."""
        address, span = _or_empty(cell.find("cellAddr")), _or_empty(cell.find("cellSpan"))
        return Cell(
            _number(address, "rowAddr", row),
            _number(address, "colAddr", column),
            max(_number(span, "rowSpan", 1), 1),
            max(_number(span, "colSpan", 1), 1),
            self._paragraphs(cell),
            cell.get("header") in ("1", "true"),
        )


def _or_empty(element: Element | None) -> Element:
    return Element("none") if element is None else element


def _number(element: Element, name: str, otherwise: int) -> int:
    text = element.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
