"""What word processors write: paragraphs and tables within each other, laid out as lines.

Each reader yields blocks in reading order. A table inside a frame that only lays out text becomes
a table of its own; one inside a real table's cell becomes that cell's text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.errors import FileProblem
from ingest.model import Document, RuledCell
from ingest.readers.assembly import Assembly, is_layout

MAX_NESTING = 12  # tables and text boxes within each other
_LONGEST = 1_000_000  # characters of a paragraph
_MAX_SLOTS = 400_000  # rows × columns of one table
_MAX_SPARSE = 64  # slots to a cell: with more, a large table is a column of paragraphs
# Soft hyphens, zero-width signs and byte-order marks print nothing, control characters neither.
_UNPRINTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_LONE = re.compile("[\ud800-\udfff]")
_JAMO = re.compile(r"[\u1100-\u11ff]")
_SPACES = re.compile(r"(?<=\S)[^\S\n]+")
_BLANK_LINES = re.compile(r" *\n\s*(?=\n)|[ \t]+(?=\n)")
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_BULLET = re.compile(
    r"[□■○●◯ㅇ◦◇◆▢▣▪▫▶▷▸►☐☑✓✔※*·•∙⇒➡→①-⑳㉮-㉻㉠-㉭\ue000-\uf8ff\U000f0000-\U000ffffd]"
    r"|[-–―－]\s|(?:\d{1,2}|[가-하])[.)]\s|\((?:\d{1,2}|[가-하])\)"
)


@dataclass(frozen=True, slots=True)
class Para:
    r"""A paragraph: its number in the document and its text, ``\n`` where a line was broken."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, its place counted from 0, and whether it is marked as a heading."""

    row: int
    column: int
    rows: int
    columns: int
    blocks: tuple[Block, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the file marks it."""

    cells: tuple[Cell, ...]


Block = Para | Grid


def anchored(
    parts: Iterable[str | Iterable[Block]], head: str, numbers: Iterator[int]
) -> list[Block]:
    """Return a paragraph, and the tables and text boxes anchored in it on their side of it.

    Parameters
    ----------
    parts
        Its texts and what is anchored in it, in their order.
    head
        The bullet or number that stands before its text.
    numbers
        Gives the paragraphs' numbers; this one's is taken where its text begins.
    """
    number = 0
    texts: list[str] = []
    before: list[Block] = []
    after: list[Block] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            if part.strip():
                number = number or next(numbers)
        else:
            (after if number else before).extend(part)
    number = number or next(numbers)
    text = "".join(texts)
    if head and text.strip():
        text = f"{head} {text.lstrip()}"
    return [*before, Para(number, text), *after]


def assembled(format: str, blocks: Iterable[Block], warnings: Sequence[str] = ()) -> Document:
    """Return the document that the blocks make.

    Raises
    ------
    FileProblem
        If they hold no text at all.
    """
    assembly = Assembly(format)
    _write(blocks, assembly)
    document = assembly.document(warnings=warnings)
    if not document.lines:
        raise FileProblem("ingest.office_empty")
    return document


def cleaned(text: str) -> str:
    r"""Return a paragraph's text with single spaces for tabs, without what prints nothing.

    Examples
    --------
    >>> cleaned("\t예산\xad액 :\t 12\x00억원 ")
    '예산액 : 12억원'
    """
    if len(text) > _LONGEST:
        raise FileProblem("ingest.office_bomb", detail=f"a paragraph of {len(text)} characters")
    text = _LONE.sub("\ufffd", _UNPRINTED.sub("", _BREAKS.sub("\n", text)))
    if _JAMO.search(text):
        text = unicodedata.normalize("NFC", text)
    return _BLANK_LINES.sub("\n", _SPACES.sub(" ", text.replace("\t", " "))).strip("\n").rstrip()


def printed_lines(text: str) -> list[str]:
    r"""Return a paragraph's lines: one, or several where each has a bullet of its own.

    Examples
    --------
    >>> printed_lines("○ 대상 : 청년\n○ 인원 : 30명"), printed_lines("길어서\n나눈 문장")
    (['○ 대상 : 청년', '○ 인원 : 30명'], ['길어서 나눈 문장'])
    """
    lines = [line for line in cleaned(text).split("\n") if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line.lstrip()) for line in lines[1:]):
        return lines
    return [" ".join([lines[0], *map(str.strip, lines[1:])])] if lines else []


def _write(blocks: Iterable[Block], assembly: Assembly) -> None:
    for block in blocks:
        if isinstance(block, Para):
            for line in printed_lines(block.text):
                assembly.paragraph(line, paragraph=block.number)
            continue
        cells = _compact(block.cells)
        ruled = [
            RuledCell(_text(cell.blocks), cell.row, cell.column, cell.rows, cell.columns)
            for cell in cells
        ]
        if is_layout(ruled):
            _write((inner for cell in cells for inner in cell.blocks), assembly)
        else:
            rows = max(cell.row for cell in cells) + 1
            assembly.table(ruled, header=_header(cells), paragraphs=_firsts(cells, rows))


def _text(blocks: Iterable[Block]) -> str:
    r"""Return the text of a cell, its paragraphs parted by ``\n``."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Para):
            lines += printed_lines(block.text)
            continue
        rows: dict[int, list[str]] = {}
        for cell in block.cells:
            rows.setdefault(cell.row, []).append(_text(cell.blocks).replace("\n", " "))
        lines += [" ".join(filter(None, texts)) for texts in rows.values()]
    return "\n".join(filter(None, lines))


def _compact(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells on a grid without rows and columns in which none begins.

    Word processors keep such columns where borders nearly meet. Where cells overlap, which no
    word processor writes, none spans more than its own place.
    """
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    if len(rows) * len(columns) > max(_MAX_SLOTS, len(cells) * _MAX_SPARSE):
        return [Cell(row, 0, 1, 1, cell.blocks) for row, cell in enumerate(cells)]
    placed = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        height = bisect_left(rows, cell.row + cell.rows) - row
        width = bisect_left(columns, cell.column + cell.columns) - column
        placed.append(
            replace(cell, row=row, column=column, rows=max(height, 1), columns=max(width, 1))
        )
    area = sum(cell.rows * cell.columns for cell in placed)
    return _single(placed) if area > len(rows) * len(columns) or _overlap(placed) else placed


def _overlap(cells: Sequence[Cell]) -> bool:
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                if (row, column) in taken:
                    return True
                taken.add((row, column))
    return False


def _single(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells one to a place, those that share one joined."""
    places: dict[tuple[int, int], list[Block]] = {}
    for cell in cells:
        places.setdefault((cell.row, cell.column), []).extend(cell.blocks)
    return [Cell(row, column, 1, 1, tuple(held)) for (row, column), held in places.items()]


def _header(cells: Sequence[Cell]) -> int | None:
    """Return how many leading rows are marked as headings, ``None`` if the file marks none."""
    body = {cell.row for cell in cells if not cell.heading}
    leading = min(body, default=max(cell.row for cell in cells) + 1)
    return leading or None


def _firsts(cells: Sequence[Cell], rows: int) -> list[int]:
    """Return the number of each row's first paragraph; an empty row has that of the row above."""
    firsts: dict[int, int] = {}
    for cell in cells:
        for number in _numbers(cell.blocks):
            firsts[cell.row] = min(number, firsts.get(cell.row, number))
    known = min(firsts.values(), default=1)
    return [known := firsts.get(row, known) for row in range(rows)]


def _numbers(blocks: Iterable[Block]) -> Iterable[int]:
    for block in blocks:
        if isinstance(block, Para):
            yield block.number
        else:
            for cell in block.cells:
                yield from _numbers(cell.blocks)
