"""Table rows as evidence: the row that a question names, and the cells of it that it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import CellPlace
from assistant.items import Item
from assistant.matching import Wanted
from assistant.places import units_named
from assistant.question import Understood
from assistant.years import names_year
from ingest.cleaning import clean, clean_label
from ingest.model import Row, Table
from ingest.quantity import format_both, parse_quantities

_EMPTY = {"", "-", "–", "·"}
_MOST_CELLS = 6
_TOTAL = re.compile(r"^(?:소|합|총)?계$")
_LONGEST_CELL = 120
_CELL_LEVEL = 3.0
# Where an item begins within a cell whose line ends are lost.
_ITEM_START = re.compile(r"(?:^|\s)[•○□■▶▸‣※·]+\s|(?:^|(?<=\s))-\s(?!\d)")


@dataclass(frozen=True, slots=True)
class RowItem:
    """One row of a table in a report."""

    report: str
    table: Table
    row: Row
    page: int | None

    @property
    def labels(self) -> tuple[str, ...]:
        """The row's headings, cleaned, outermost first, without repetitions."""
        return tuple(
            dict.fromkeys(label for text in self.row.labels if (label := clean_label(text)))
        )

    @property
    def text(self) -> str:
        """The row's own words: headings and cells."""
        return " ".join((*self.labels, *map(clean, self.row.cells)))

    @property
    def around(self) -> str:
        """What gives the row its meaning: the table's headings and columns."""
        columns = (label for path in self.table.columns for label in path)
        return " ".join((*self.table.heading, self.table.caption, *self.table.corner, *columns))


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


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with its column's headings and its unit."""

    column: tuple[str, ...]
    text: str
    unit: str | None

    def shown(self) -> str:
        """Return the cell for reading: with its unit, and an amount of money as it is said."""
        text = clean(self.text)
        if self.unit and _is_bare_number(text):
            text = f"{text}{self.unit}"
        found = parse_quantities(text)
        if len(found) == 1 and found[0].unit == "원" and found[0].text == text:
            return format_both(text, found[0].value)
        return text


def cells_asked(item: RowItem, question: Understood, wanted: Wanted) -> list[Cell]:
    """Choose the cells of a row that answer a question, in the table's order.

    A column is asked for by the words of its headings, by the year in them and by its unit; where
    nothing chooses, all cells that hold something are returned, up to ``_MOST_CELLS``. A column
    of totals stands for those beside it.
    """
    cells = [
        Cell(_column(path), text, cell_unit(path, item.table.unit, text))
        for path, text in zip(item.table.columns, item.row.cells, strict=False)
        if clean(text) not in _EMPTY
    ]
    if not cells:
        return []
    scored = [(_column_score(cell, question, wanted, item), cell) for cell in cells]
    best = max(score for score, _ in scored)
    chosen = [cell for score, cell in scored if score >= best - 1e-9] if best > 0 else cells
    totals = [cell for cell in chosen if any(_TOTAL.match(label) for label in cell.column)]
    return (totals or chosen)[:_MOST_CELLS]


def cell_unit(path: tuple[str, ...], unit: str | None, text: str) -> str | None:
    """Return a cell's unit: what its column says in brackets, else the table's.

    A share's column (집행률) is in % even below a line that speaks of money alone.
    """
    named = units_named(" ".join(path))
    if named:
        return named[-1]
    if any(re.search(r"[가-힣](?:률|율)(?:$|\W)|비중|비율", clean_label(label)) for label in path):
        return "%"
    return unit if _is_bare_number(clean(text)) else None


def cell_place(item: RowItem, cells: list[Cell]) -> CellPlace | None:
    """Return the contract's cell for a statement about one cell of a row."""
    if len(cells) != 1:
        return None
    return CellPlace(row=item.labels, column=cells[0].column, unit=cells[0].unit)


def _column(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for text in path if (label := clean_label(text))))


def _is_bare_number(text: str) -> bool:
    return re.fullmatch(r"[△▲+\-]?\s?\d[\d,]*(?:\.\d+)?", text) is not None


def _column_score(cell: Cell, question: Understood, wanted: Wanted, item: RowItem) -> float:
    """Score how well a column's headings answer: words the row itself does not have, year, unit."""
    label = " ".join(cell.column)
    in_row = wanted.credits(" ".join(item.labels))
    beyond = (max(0.0, c - r) for c, r in zip(wanted.credits(label), in_row, strict=True))
    score = wanted.share(tuple(beyond))
    if any(names_year(label, year) for year in question.years):
        score += 0.35
    if question.units:
        score += 0.15 if _family(cell) in question.units else -0.05
    return score


def _family(cell: Cell) -> str:
    found = parse_quantities(clean(cell.text), unit=cell.unit or "")
    return found[0].unit if found else ""
