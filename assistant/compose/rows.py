"""Table rows as evidence: the row that a question names, and the cells of it that it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answer import CellPlace
from assistant.compose.cells import Cell, is_total
from assistant.compose.cells_asked import asked_cells
from assistant.compose.cells_labels import column_names
from assistant.compose.cells_named import column_named, partial, row_named
from assistant.compose.cells_read import slots_of
from assistant.compose.counting import NAMING
from assistant.compose.items import Item
from assistant.compose.matching import Wanted
from assistant.question import Understood
from ingest.cleaning import clean, clean_label
from ingest.model import Figure, Row, Table

__all__ = ["Cell", "RowItem", "cell_place", "cells_asked", "focus", "is_total"]

_LONGEST_CELL = 120
_SURE = 0.8  # share of its label from which a row counts as named
_CELL_LEVEL = 3.0
_FEW_CARDS = 6  # rows of things that stand beside each other
_THING = re.compile(r"[가-힣A-Za-z]{2}")
# Where an item begins within a cell whose line ends are lost.
_ITEM_START = re.compile(r"(?:^|\s)[•○□■▶▸‣※·]+\s|(?:^|(?<=\s))-\s(?!\d)")


@dataclass(frozen=True)  # without slots: what is cleaned once is kept
class RowItem:
    """One row of a table in a report."""

    report: str
    table: Table
    row: Row
    page: int | None
    figures: tuple[Figure, ...] = ()

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The row's headings, cleaned, outermost first, without repetitions."""
        return tuple(
            dict.fromkeys(label for text in self.row.labels if (label := clean_label(text)))
        )

    @cached_property
    def text(self) -> str:
        """The row's own words: headings and cells."""
        return " ".join((*self.labels, *map(clean, self.row.cells)))

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """What a row of names (시설명) says of each column."""
        return column_names(self.table)

    @cached_property
    def column_text(self) -> str:
        """The headings of all columns, and their names where a row has them."""
        headings = (label for path in self.table.columns for label in path)
        return " ".join((*headings, *filter(None, self.column_names)))

    @cached_property
    def measures(self) -> str:
        """The columns, and what its first row says of the numbers in every cell (과정 / 인원)."""
        mixed = (label for row in self.table.rows[:1] for label in row.labels if "/" in label)
        return " ".join((*mixed, self.column_text))

    @cached_property
    def around(self) -> str:
        """What gives the row its meaning: the table's headings and columns."""
        return " ".join(
            (*self.table.heading, self.table.caption, *self.table.corner, self.measures)
        )

    def parts(self) -> list[Item]:
        """Return the statements of a row whose cells are running text, or nothing.

        Whole audit answers stand in one cell; each of their bullet items is a statement.
        """
        if max((len(cell) for cell in self.row.cells), default=0) <= _LONGEST_CELL:
            return []
        label = " ".join(text for text in self.labels if len(text) <= _LONGEST_CELL)
        heading = (*self.table.heading, label) if label else self.table.heading
        texts = [
            part.strip()
            for text in (*self.row.labels, *self.row.cells)
            if len(text) > _LONGEST_CELL
            for part in _ITEM_START.split(clean(text))
        ]
        first, last = self.row.first, self.row.last
        return [
            Item(self.report, first, last, text, _CELL_LEVEL, heading, (), self.page)
            for text in texts
            if len(text) > 1
        ]


def focus(item: RowItem, question: Understood) -> float:
    """Return how surely a question means a row: it names the row, and the column beside it.

    0 to 2; less where the row only tells of a part of the year asked for.
    """
    columns, search = item.table.columns, question.search
    named = row_named(item.labels, search)
    if named > _SURE and column_named(columns, item.column_names, search):
        named += 1.0
    return named + partial(item.labels, columns, question.years, search)


def cells_asked(item: RowItem, question: Understood, wanted: Wanted) -> list[Cell]:
    """Return the cells of a row that a question asks for, in the order in which it does.

    A row without a heading has what is listed beside each other: all of it where places or names
    are asked for.
    """
    slots = slots_of(item.table, item.row, item.labels, item.figures)
    if is_listing(item) and question.kind in NAMING:
        return [slot.cell for slot in slots if not slot.inner and not slot.cell.missing]
    return asked_cells(slots, " ".join(item.labels), question, wanted)


def is_listing(item: RowItem) -> bool:
    """Say whether a row has no heading, and stands alone below the names that its table lists."""
    alone = not item.labels and len(item.table.rows) == 1
    return alone and len(item.table.columns) > 2 and all(item.table.columns)


def things_across(item: RowItem) -> int:
    """Return how many things a row's table shows beside each other like cards, one a column.

    Such a table has nothing above its rows' labels, few rows, and a name above each column.
    """
    table = item.table
    names = [path[0] for path in table.columns if len(path) == 1 and _THING.search(path[0])]
    cards = not table.corner and len(table.rows) <= _FEW_CARDS and len(names) > 2
    return len(names) if cards and len(names) == len(table.columns) else 0


def cell_place(item: RowItem, cells: Sequence[Cell]) -> CellPlace | None:
    """Return the contract's cell for a statement about one cell of a row."""
    paths = {cell.path for cell in cells}
    if len(paths) != 1:
        return None
    unit = cells[0].unit if len(cells) == 1 else None
    return CellPlace(row=item.labels, column=cells[0].path, unit=unit)
