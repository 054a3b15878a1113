"""Tables of text reports drawn with ruling lines, for :mod:`eval.rendering`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN = 30.0  # points
LEADING = 1.4  # of the size of the letters
_PADDING = 2.0  # points between a cell's border and its text
_KEPT = 5  # first rows of a table that no page parts: headings stand above something
_SIZES = (8.0, 7.0, 6.0, 5.0, 4.0)  # points: the largest at which a table's words fit
_SEPARATOR = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:[|\t]\s*:?-{2,}:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")

Pages = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and whether it only goes on with the cell above or to its left."""

    text: str = ""
    goes_down: bool = False
    goes_right: bool = False


def kind_of(line: str) -> str:
    """Tell whether a line is a row of a Markdown (``pipe``) or ``tab`` table, or ``text``."""
    if line.lstrip().startswith("|"):
        return "pipe"
    return "tab" if "\t" in line.strip() else "text"


def draw_table(pdf: FPDF, lines: Sequence[str], kind: str) -> list[Pages]:
    """Draw the table that lines make, and return each line's first and last page.

    A Markdown separator draws nothing, and so do headings that are all empty, which Markdown cannot
    do without. It leaves cells empty for spans: above the separator
    for headings over several columns, at the start of a row for labels over several rows; those
    are drawn as one cell.
    """
    rows = _rows(lines, kind)
    width = max((len(row) for row in rows if row), default=1)
    rows = [[*row, *[Cell()] * (width - len(row))] if row else None for row in rows]
    size, widths = _fitted(pdf, [row for row in rows if row], width)
    pdf.set_font("Nanum", size=size)
    texts = [_wrapped_cells(pdf, row, widths) if row else [] for row in rows]
    start = sum(_height(cells, size) for cells in texts[:_KEPT] if cells)
    if start < pdf.h - 3 * MARGIN:
        keep(pdf, start)
    drawing = _Drawing(pdf, widths, size)
    pages = [
        drawing.row(row, cells) if row else (pdf.page_no(), pdf.page_no())
        for row, cells in zip(rows, texts, strict=True)
    ]
    drawing.close()
    return pages


def keep(pdf: FPDF, height: float) -> bool:
    """Begin a page if this one has too little room left above its number; tell whether so."""
    full = pdf.get_y() + height > pdf.h - 1.5 * MARGIN
    if full:
        pdf.add_page()
    return full


def wrapped(pdf: FPDF, text: str, room: float) -> list[str]:
    """Cut a text into lines at its spaces, and within a word only where it does not fit."""
    lines: list[str] = []
    for piece in _pieces(pdf, text, room):
        if lines and pdf.get_string_width(lines[-1] + piece.rstrip()) <= room:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.rstrip() for line in lines]


def _rows(lines: Sequence[str], kind: str) -> list[list[Cell] | None]:
    """Return each line's cells, ``None`` for a line that draws nothing."""
    if kind == "tab":
        split = [[" ".join(cell.split()) for cell in line.split("\t")] for line in lines]
        return [[Cell(text) for text in texts] for texts in split]
    separators = [bool(_SEPARATOR.fullmatch(line)) for line in lines]
    head = separators.index(True) if True in separators else 0
    bares = [
        separator or (number < head and not any(_split(line)))
        for number, (line, separator) in enumerate(zip(lines, separators, strict=True))
    ]
    return [
        None if bare else _spanned(_split(line), number < head, number == 0)
        for number, (line, bare) in enumerate(zip(lines, bares, strict=True))
    ]


def _split(line: str) -> list[str]:
    cells = [cell.strip() for cell in _PIPE.split(line.strip().removeprefix("|"))]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _spanned(texts: Sequence[str], heading: bool, first: bool) -> list[Cell]:
    filled = [column for column, text in enumerate(texts) if text]
    begin = filled[0] if filled else 0
    return [
        Cell(
            text,
            goes_down=column < begin and not first,
            goes_right=heading and not text and column > begin,
        )
        for column, text in enumerate(texts)
    ]


def _wrapped_cells(pdf: FPDF, row: Sequence[Cell], widths: Sequence[float]) -> list[list[str]]:
    cells = []
    for column, cell in enumerate(row):
        end = column + 1
        while end < len(row) and row[end].goes_right:
            end += 1
        cells.append(wrapped(pdf, cell.text, sum(widths[column:end]) - 2 * _PADDING))
    return cells


def _height(cells: Sequence[Sequence[str]], size: float) -> float:
    return max(1, *(len(lines) for lines in cells)) * size * LEADING + 2 * _PADDING


def _fitted(pdf: FPDF, rows: Sequence[Sequence[Cell]], width: int) -> tuple[float, list[float]]:
    """Return the size of letters at which a table's words fit, and the width of each column.

    What room the longest words leave goes to the columns with most text.
    """
    longest, most = [0.0] * width, [0.0] * width
    pdf.set_font("Nanum", size=1.0)
    for row in rows:
        for column, cell in enumerate(row):
            word = max(map(pdf.get_string_width, cell.text.split()), default=0.0)
            longest[column] = max(longest[column], word)
            most[column] = max(most[column], pdf.get_string_width(cell.text))
    spare = 2 * _PADDING + 0.5
    for size in _SIZES:
        needed = [size * word + spare for word in longest]
        if sum(needed) <= pdf.epw:
            break
    else:
        return size, [pdf.epw * room / sum(needed) for room in needed]
    wanted = [max(size * (text - word), 0.0) for text, word in zip(most, longest, strict=True)]
    share = min(1.0, (pdf.epw - sum(needed)) / (sum(wanted) or 1.0))
    return size, [room + share * more for room, more in zip(needed, wanted, strict=True)]


class _Drawing:
    """Draws rows below each other, and the line that closes a table on each page."""

    def __init__(self, pdf: FPDF, widths: Sequence[float], size: float) -> None:
        self._pdf = pdf
        self._widths = widths
        self._size = size
        self._begun = False

    def row(self, row: Sequence[Cell], cells: Sequence[list[str]]) -> Pages:
        """Draw a row, over several pages if one does not hold it, and return its pages."""
        pdf = self._pdf
        whole = int((pdf.h - 3 * MARGIN) / (self._size * LEADING))
        first = 0
        for start in range(0, max(1, *(len(lines) for lines in cells)), whole):
            shown = [lines[start : start + whole] for lines in cells]
            deep = _height(shown, self._size)
            if self._begun and pdf.get_y() + deep > pdf.h - 1.5 * MARGIN:
                self.close()
            keep(pdf, deep)
            first = first or pdf.page_no()
            self._part(row, shown, deep)
        return first, pdf.page_no()

    def close(self) -> None:
        """Draw the line under the last row."""
        if self._begun:
            x, y = self._pdf.l_margin, self._pdf.get_y()
            self._pdf.line(x, y, x + sum(self._widths), y)
        self._begun = False

    def _part(self, row: Sequence[Cell], cells: Sequence[list[str]], deep: float) -> None:
        pdf, step = self._pdf, self._size * LEADING
        x, y = pdf.l_margin, pdf.get_y()
        for cell, lines, room in zip(row, cells, self._widths, strict=True):
            if not (cell.goes_down and self._begun):
                pdf.line(x, y, x + room, y)
            if not cell.goes_right:
                pdf.line(x, y, x, y + deep)
            for number, text in enumerate(lines):
                pdf.set_xy(x + _PADDING, y + _PADDING + number * step)
                pdf.cell(room, step, text)
            x += room
        pdf.line(x, y, x, y + deep)
        pdf.set_xy(pdf.l_margin, y + deep)
        self._begun = True


def _pieces(pdf: FPDF, text: str, room: float) -> Iterator[str]:
    """Yield words with the spaces behind them, parts of words where a word is too long."""
    for word in re.findall(r"\S+\s*", text):
        rest = word
        while len(rest.rstrip()) > 1 and pdf.get_string_width(rest.rstrip()) > room:
            end = len(rest.rstrip()) - 1
            while end > 1 and pdf.get_string_width(rest[:end]) > room:
                end -= 1
            yield rest[:end]
            rest = rest[end:]
        if rest:
            yield rest
