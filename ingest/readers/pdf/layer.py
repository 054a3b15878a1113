"""The text layers of a page: pdfium's with its places, or pypdf's where pdfium finds no letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.model import Box, Word
from ingest.readers.pdf.content import PageLine, PageTable
from ingest.readers.pdf.frames import frame_of, turned
from ingest.readers.pdf.glyphs import Glyph, main_direction, read_glyphs
from ingest.readers.pdf.grids import find_grids
from ingest.readers.pdf.lines import aside_lines, lines_of, word_gap
from ingest.readers.pdf.rulings import read_rulings
from ingest.readers.pdf.tables import take_tables

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdfium2 import PdfPage

Part = PageLine | PageTable


def read_layer(page: PdfPage) -> list[Part]:
    """Return the lines and tables of a page's text, from top to bottom.

    A page whose text was drawn sideways is read as it reads; its boxes are those of the page as
    it is shown.
    """
    frame = frame_of(page)
    glyphs = read_glyphs(page, frame)
    if not glyphs:
        return []
    rulings = read_rulings(page, frame)
    quarters = main_direction(glyphs)
    width, height = frame.size
    upright = [glyph for glyph in glyphs if glyph.quarters == quarters]
    if quarters:
        upright = [g._replace(box=turned(g.box, quarters, width, height)) for g in upright]
        rulings = [turned(ruling, quarters, width, height) for ruling in rulings]
    parts = set_parts(upright, rulings, word_gap(upright))
    if quarters:
        size = (height, width) if quarters % 2 else (width, height)
        parts = [_turned_back(part, -quarters, *size) for part in parts]
    return [*parts, *aside_lines([glyph for glyph in glyphs if glyph.quarters != quarters])]


def set_parts(glyphs: Sequence[Glyph], rulings: Sequence[Box], gap: float) -> list[Part]:
    """Return the tables that rulings make of letters, and the lines of the others.

    ``gap`` is what parts words, as a share of a letter's height.
    """
    tables, outside = take_tables(find_grids(rulings), glyphs, gap)
    margin = min((glyph.box[0] for glyph in outside if not glyph.text.isspace()), default=0.0)
    parts: list[Part] = [*tables, *lines_of(outside, gap, margin)]
    return sorted(parts, key=_top_left)


class SecondLayer:
    """Reads by pypdf, which knows some fonts that pdfium does not; opened when first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader: PdfReader | None = None

    def read(self, number: int) -> list[Part]:
        """Return the lines of a page, counted from 1, without places."""
        import logging

        from pypdf import PdfReader

        if self._reader is None:
            logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of all that it mends
            self._reader = PdfReader(self._path)
        text = self._reader.pages[number - 1].extract_text()
        return [PageLine(line.rstrip()) for line in text.splitlines() if line.strip()]


def _top_left(part: Part) -> tuple[float, float]:
    box = part.boxes[0] if isinstance(part, PageTable) else part.box
    return (box[1], box[0]) if box else (0.0, 0.0)


def _turned_back(part: Part, quarters: int, width: float, height: float) -> Part:
    def box(there: Box) -> Box:
        return turned(there, quarters, width, height)

    def moved(words: Sequence[Word]) -> tuple[Word, ...]:
        return tuple(Word(word.text, box(word.box)) for word in words)

    if isinstance(part, PageTable):
        rows = tuple(moved(row) for row in part.words)
        return replace(part, boxes=tuple(map(box, part.boxes)), words=rows)
    return replace(part, box=box(part.box) if part.box else None, words=moved(part.words))
