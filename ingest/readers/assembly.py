"""Putting a document together from paragraphs and ruled tables, the same for every format.

A table becomes one line a row, its cells parted by tabs. A table that only lays out text (one cell
a row, or one row of sentences) is taken apart into paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Box, Document, Line, RuledCell, RuledTable, Word

_SPACES = re.compile(r"\s+")
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
        layout = _is_layout(cells, columns)
        if not layout:
            first = len(self._lines) + 1
            flat = tuple(
                RuledCell(_flat(cell.text), cell.row, cell.column, cell.rows, cell.columns)
                for cell in cells
            )
            self._tables.append(RuledTable(first, rows, columns, flat, header))
        for row in range(rows):
            place = {
                "page": page,
                "paragraph": paragraphs[row] if paragraphs else None,
                "box": boxes[row] if boxes else None,
                "words": words[row] if words else (),
                "recognised": recognised,
            }
            in_row = sorted((c for c in cells if c.row == row), key=lambda cell: cell.column)
            if layout:
                for text in (line for cell in in_row for line in cell.text.split("\n")):
                    self.paragraph(text, **place)  # type: ignore[arg-type]
                continue
            texts = [""] * columns
            for cell in in_row:
                texts[cell.column] = _flat(cell.text)
            self.paragraph("\t".join(texts), **place)  # type: ignore[arg-type]

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


def _is_layout(cells: Sequence[RuledCell], columns: int) -> bool:
    """Tell a table whose frame only surrounds text: one column, or a single row of long text."""
    filled = [cell for cell in cells if cell.text.strip()]
    if columns < 2 or len(filled) < 2:
        return True
    rows = {cell.row for cell in filled}
    return len(rows) == 1 and any(len(cell.text) > _LONG for cell in filled)
