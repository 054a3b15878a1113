"""Table rows as evidence: the row that a question names, and the cells of it that it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import CellPlace
from assistant.matching import TermWeights, squeezed
from assistant.question import Understood
from ingest.cleaning import clean, clean_label
from ingest.model import Row, Table
from ingest.quantity import format_both, parse_quantities
from ingest.units import is_unit

_EMPTY = {"", "-", "–", "·"}
_MOST_CELLS = 6


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
        return tuple(dict.fromkeys(label for text in self.row.labels if (label := clean_label(text))))

    @property
    def text(self) -> str:
        """The row's own words: headings and cells."""
        return " ".join((*self.labels, *map(clean, self.row.cells)))

    @property
    def around(self) -> str:
        """What gives the row its meaning: the table's headings and columns."""
        columns = (label for path in self.table.columns for label in path)
        return " ".join((*self.table.heading, self.table.caption, *self.table.corner, *columns))


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


def cells_asked(item: RowItem, question: Understood, terms: TermWeights) -> list[Cell]:
    """Choose the cells of a row that answer a question, in the table's order.

    A column is asked for by the words of its headings, by the year in them and by its unit; where
    nothing chooses, all cells that hold something are returned, up to ``_MOST_CELLS``.
    """
    cells = [
        Cell(_column(path), text, cell_unit(path, item.table.unit, text))
        for path, text in zip(item.table.columns, item.row.cells, strict=False)
        if clean(text) not in _EMPTY
    ]
    if not cells:
        return []
    scored = [(_column_score(cell, question, terms, item), cell) for cell in cells]
    best = max(score for score, _ in scored)
    if best <= 0:
        return cells[:_MOST_CELLS]
    return [cell for score, cell in scored if score >= best - 1e-9][:_MOST_CELLS]


def cell_unit(path: tuple[str, ...], unit: str | None, text: str) -> str | None:
    """Return a cell's unit: what its column says in brackets, else the table's.

    A share's column (집행률) is in % even below a line that speaks of money alone.
    """
    for label in reversed(path):
        for inner in re.findall(r"[(（]([^()（）]+)[)）]", label):
            if is_unit(inner):
                return str(re.sub(r"\s", "", inner))
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


def _column_score(cell: Cell, question: Understood, terms: TermWeights, item: RowItem) -> float:
    """Score how well a column's headings answer: words the row itself does not have, year, unit."""
    label = " ".join(cell.column)
    in_row = terms.found_in(" ".join(item.labels))
    words = terms.found_in(label) - in_row
    score = sum(terms.weights[word] for word in words) / (terms.total or 1)
    plain = squeezed(label)
    if question.years and any(_names_year(plain, year) for year in question.years):
        score += 0.35
    if question.units:
        family = _family(cell)
        score += 0.15 if family in question.units else -0.05
    return score


def _names_year(plain: str, year: int) -> bool:
    return re.search(rf"(?<!\d)(?:{year}|['’‘]?{year % 100:02d}(?=년|\.|$|\D))", plain) is not None


def _family(cell: Cell) -> str:
    found = parse_quantities(clean(cell.text), unit=cell.unit or "")
    return found[0].unit if found else ""
