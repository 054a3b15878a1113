"""What a sample report is made of, and the reading of its source in ``content``.

A source is TOML: the title page, the text dialect and the text itself, a line a paragraph. A
line's first sign says what it is (``Ⅰ.``, ``1.``, ``□``, ``○``, ``－``, ``※``, ``>`` for a lead
sentence); lines that begin with ``|`` are a table's rows, ``|---`` ends its header. In a cell,
``<`` continues the cell to the left, ``^`` the one above, and ``=…`` is computed
(:mod:`ingest.samples.sums`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ingest.samples.sums import compute

CONTENT = Path(__file__).parent / "content"
CITY = "가온시"

_LEVELS = (
    ("chapter", re.compile(r"[Ⅰ-Ⅹ]\. ")),
    ("programme", re.compile(r"\d+\. ")),
    ("section", re.compile("□ ")),
    ("item", re.compile("○ ")),
    ("detail", re.compile("－ ")),
    ("lead", re.compile("> ")),
    ("note", re.compile(r"※ |\d+\) ")),
    ("caption", re.compile(r"\(.+\)$")),
)
_UNMARKED = ("section", "item", "detail", "lead")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    ``level`` names its kind. ``text`` is without the mark where each renderer sets its own
    (sections, items, details, leads) and with it elsewhere.
    """

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with its place and how many rows and columns it covers."""

    row: int
    column: int
    lines: tuple[str, ...]
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells in reading order, its size, and how many rows are its header."""

    cells: tuple[Cell, ...]
    height: int
    width: int
    header: int

    def row(self, number: int) -> list[Cell]:
        """Return the cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == number]


@dataclass(frozen=True, slots=True)
class Sample:
    """One report; ``dialect`` is how its text version writes tables (``spaces`` or ``tabs``)."""

    name: str
    dialect: str
    session: str
    heading: str
    month: str
    office: str
    parts: tuple[Paragraph | Table, ...]


def read_samples() -> list[Sample]:
    """Read all reports of ``content``, ordered by name."""
    return [read_sample(path) for path in sorted(CONTENT.glob("*.toml"))]


def read_sample(path: Path) -> Sample:
    """Read one report's source."""
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    return Sample(
        name=source["name"],
        dialect=source["dialect"],
        parts=tuple(_parts(source["text"].splitlines())),
        **source["title"],
    )


def _parts(lines: list[str]) -> Iterator[Paragraph | Table]:
    for in_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if in_table:
            yield _table(list(group))
        else:
            yield from map(_paragraph, group)


def _paragraph(line: str) -> Paragraph:
    for level, mark in _LEVELS:
        if match := mark.match(line):
            return Paragraph(level, line[match.end() :] if level in _UNMARKED else line)
    return Paragraph("plain", line)


def _table(lines: list[str]) -> Table:
    header = lines.index("|---")
    del lines[header]
    grid = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    grid[header:] = compute(grid[header:])
    cells = tuple(
        _cell(grid, row, column)
        for row, texts in enumerate(grid)
        for column, text in enumerate(texts)
        if text not in ("<", "^")
    )
    return Table(cells, len(grid), len(grid[0]), header)


def _cell(grid: list[list[str]], row: int, column: int) -> Cell:
    columns = rows = 1
    while column + columns < len(grid[row]) and grid[row][column + columns] == "<":
        columns += 1
    while row + rows < len(grid) and grid[row + rows][column] == "^":
        rows += 1
    return Cell(row, column, tuple(grid[row][column].split(" // ")), rows, columns)
