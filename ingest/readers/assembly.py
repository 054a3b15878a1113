"""Putting a document together from paragraphs and ruled tables, the same for every format.

A table becomes one line a row, its cells parted by tabs. A table that only lays out text (one cell
a row, or one row of sentences) is taken apart into paragraphs; a frame around a heading, its number
in one cell and its title in another, becomes that heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Box, Document, Line, RuledCell, RuledTable, Word

_SPACES = re.compile(r"\s+")
_HEADING_NUMBER = re.compile(r"[Ⅰ-Ⅻ]\.?|[IVX]{1,4}\.?|\d{1,2}\.?|[가-하]\.|(?:붙임|참고)\s*\d*")
_HANGUL = re.compile("[가-힣]")
_LONG = 60  # characters: a cell with more is text that a frame was drawn around


class Assembly:
    """Receives the parts of a file in reading order and numbers the lines.

    Parameters
    ----------
    format
        What ``Document.format`` says.
    """

    def __init__(self, format: str) -> None:
        self._format = format
        self._lines: list[Line] = []
        self._tables: list[RuledTable] = []
        self._words: dict[int, tuple[Word, ...]] = {}

    def paragraph(
        self,
        text: str,
        *,
        page: int | None = None,
        paragraph: int | None = None,
        box: Box | None = None,
        words: Sequence[Word] = (),
        recognised: bool = False,
    ) -> None:
        """Add a line of text; in a PDF with its page, box and words."""
        number = len(self._lines) + 1
        self._lines.append(Line(number, text, page, paragraph, box, recognised))
        if words:
            self._words[number] = tuple(words)

    def table(
        self,
        cells: Sequence[RuledCell],
        *,
        header: int | None = None,
        page: int | None = None,
        paragraphs: Sequence[int] = (),
        boxes: Sequence[Box] = (),
        words: Sequence[Sequence[Word]] = (),
        recognised: bool = False,
    ) -> None:
        r"""Add a table, or the paragraphs of one that only lays out text.

        Parameters
        ----------
        cells
            The cells; ``\n`` parts the lines of one.
        header
            How many leading rows the file says are headings.
        page, recognised
            As of each line.
        paragraphs, boxes, words
            For each row: its first paragraph's number, its box, its words. Empty where the format
            has none.
        """
        rows = max((cell.row + cell.rows for cell in cells), default=0)
        columns = max((cell.column + cell.columns for cell in cells), default=0)
        heading, layout = _framed_heading(cells), is_layout(cells)
        if not (heading or layout):
            flat = tuple(replace(cell, text=_flat(cell.text)) for cell in cells)
            self._tables.append(RuledTable(len(self._lines) + 1, rows, columns, flat, header))
        in_rows: dict[int, list[RuledCell]] = {}
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
            in_rows.setdefault(cell.row, []).append(cell)
        for row in range(rows):
            in_row = in_rows.get(row, [])
            if heading:
                texts = [heading] if any(cell.text.strip() for cell in in_row) else []
            elif layout:
                texts = [line for cell in in_row for line in cell.text.split("\n")]
            else:
                placed = dict.fromkeys(range(columns), "")
                placed.update((cell.column, _flat(cell.text)) for cell in in_row)
                texts = ["\t".join(placed.values())]
            for text in texts:
                self.paragraph(
                    text,
                    page=page,
                    paragraph=paragraphs[row] if paragraphs else None,
                    box=boxes[row] if boxes else None,
                    words=words[row] if words else (),
                    recognised=recognised,
                )

    def document(self, *, pages: int | None = None, warnings: Sequence[str] = ()) -> Document:
        """Return what was added."""
        return Document(
            tuple(self._lines),
            pages,
            tuple(warnings),
            self._format,
            tuple(self._tables),
            self._words,
        )


def _flat(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def is_layout(cells: Sequence[RuledCell]) -> bool:
    """Tell a table whose frame only surrounds text: nothing beside each other, or one long row."""
    filled = [cell for cell in cells if cell.text.strip()]
    rows = Counter(row for cell in filled for row in range(cell.row, cell.row + cell.rows))
    if max(rows.values(), default=0) < 2:
        return True
    return len(rows) == 1 and any(len(cell.text) > _LONG for cell in filled)


def _framed_heading(cells: Sequence[RuledCell]) -> str:
    """Return the heading whose number and title stand in two cells of a frame, else ``""``."""
    filled = sorted((cell for cell in cells if cell.text.strip()), key=lambda cell: cell.column)
    if len(filled) != 2 or filled[0].row != filled[1].row:
        return ""
    number, title = (_flat(cell.text) for cell in filled)
    if not _HEADING_NUMBER.fullmatch(number) or not _HANGUL.search(title) or len(title) > _LONG:
        return ""
    return f"{number} {title}"
