"""Table rows as evidence: the row that a question names, and the cells of it that it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from assistant.answer import CellPlace
from assistant.compose.items import Item
from assistant.compose.matching import Wanted
from assistant.question import Understood
from assistant.question.years import names_year
from ingest.cleaning import clean, clean_label
from ingest.figures.words import cell_unit
from ingest.model import Figure, Row, Table
from ingest.quantity import format_both, parse_quantities

_EMPTY = {"", "-", "–", "·"}
_STAGES = ("정원", "현원")
_COUNTERS = frozenset({"명", "건", "개사", "개소", "회", "팀", "개"})
_MOST_CELLS = 6
# What stands before a base unit for each power of ten (백만원); the first is the unit itself.
_POWERS = ("", None, "백", "천", "만", None, "백만", None, "억", None, None, None, "조")
_SCALES = {Decimal(10) ** power: word for power, word in enumerate(_POWERS) if word is not None}
_CHANGES = re.compile(r"증감|늘었|늘어|줄었|줄어|증가|감소")
_CHANGE = re.compile(r"증\s*감(?!\s*[률율])")
_TOTAL = re.compile(r"^(?:소|합|총)?계$")
_LONGEST_CELL = 120
_CELL_LEVEL = 3.0
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
    def column_text(self) -> str:
        """The headings of all columns."""
        return " ".join(label for path in self.table.columns for label in path)

    @cached_property
    def around(self) -> str:
        """What gives the row its meaning: the table's headings and columns."""
        table = self.table
        return " ".join((*table.heading, table.caption, *table.corner, self.column_text))

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
    """One cell with its column's headings and its unit.

    ``stages`` are the numbers of a cell that has both places and staff (정원/현원 24/23);
    ``counter`` is what the question counts, where the table does not say.
    """

    column: tuple[str, ...]
    text: str
    unit: str | None
    stages: tuple[tuple[str, str], ...] = ()
    counter: str = ""

    def shown(self) -> str:
        """Return the cell for reading: with its unit, and an amount of money as it is said."""
        if self.stages:
            return ", ".join(f"{stage} {number}명" for stage, number in self.stages)
        text = re.sub(r"\[(\d{1,3})\]", r"(\1)", clean(self.text))
        if _is_bare_number(text):
            text = f"{text}{self.unit or self.counter}"
        found = parse_quantities(text)
        if len(found) == 1 and found[0].unit == "원" and found[0].text == text:
            both = format_both(text, found[0].value)
            return text if both == f"{text}({text}원)" else both
        return text


def cells_asked(item: RowItem, question: Understood, wanted: Wanted) -> list[Cell]:
    """Choose the cells of a row that answer a question, in the table's order.

    A column is asked for by the words of its headings, by the year in them and by its unit; where
    nothing chooses, all cells that hold something are returned, up to ``_MOST_CELLS``. A column
    of totals stands for those beside it.
    """
    cells = [
        Cell(_column(path), text, _unit(item, path, text), _stages(item, path, text, question))
        for path, text in zip(item.table.columns, item.row.cells, strict=False)
        if clean(text) not in _EMPTY
    ]
    if not cells:
        return []
    named = _named_columns(cells, item, question, wanted)
    chosen = named or cells
    totals = [cell for cell in chosen if any(map(is_total, cell.column))]
    chosen = (totals or chosen)[:_MOST_CELLS]
    counters = question.units & _COUNTERS
    if named and len(chosen) == len(counters) == len(question.units) == 1:
        return [replace(chosen[0], counter=next(iter(counters)))]
    return chosen


def _named_columns(
    cells: list[Cell], item: RowItem, question: Understood, wanted: Wanted
) -> list[Cell]:
    """Return the columns that the question names, or whose year or unit it asks for.

    Each name picks the columns that have it whole, of these the ones that fit best otherwise.
    """
    in_row = wanted.credits(" ".join(item.labels))
    credits = [wanted.credits(" ".join(cell.column)) for cell in cells]
    base = [_suits(cell, question) for cell in cells]
    fit = [
        suits + wanted.share(tuple(max(0.0, c - r) for c, r in zip(own, in_row, strict=True)))
        for suits, own in zip(base, credits, strict=True)
    ]
    chosen: set[int] = set()
    if _CHANGES.search(question.question):
        chosen = {i for i, cell in enumerate(cells) if _CHANGE.search(" ".join(cell.column))}
        if chosen:
            return [cells[i] for i in sorted(chosen)]
    for place, known in enumerate(in_row):
        having = [i for i, own in enumerate(credits) if own[place] == 1.0 > known]
        best = max((fit[i] for i in having), default=0.0)
        chosen |= {i for i in having if fit[i] >= best - 1e-9}
    if not chosen and max(base) > 0:
        chosen = {i for i, suits in enumerate(fit) if suits >= max(fit) - 1e-9}
    return [cells[i] for i in sorted(chosen)]


def _stages(
    item: RowItem, path: tuple[str, ...], text: str, question: Understood
) -> tuple[tuple[str, str], ...]:
    """Return the places and the staff of a cell that has both, or the one asked about."""
    if "/" not in text:
        return ()
    found = [
        (figure.stage, figure.text)
        for figure in item.figures
        if figure.column == path and figure.stage in _STAGES and _is_bare_number(figure.text)
    ]
    asked = [(stage, number) for stage, number in found if stage in question.search]
    return tuple(asked or found)


def is_total(label: str) -> bool:
    """Say whether a row's or column's label is that of a total (소계)."""
    return _TOTAL.match(label) is not None


def _unit(item: RowItem, path: tuple[str, ...], text: str) -> str | None:
    """Return the unit that belongs behind a bare cell, as its figure record understood it."""
    if not _is_bare_number(clean(text)):
        return None
    for figure in item.figures:
        if figure.column == path and clean(figure.text) == clean(text) and figure.unit:
            printed = abs(Decimal(re.sub(r"[^\d.]", "", clean(text))))
            scale = _SCALES.get(abs(Decimal(figure.value)) / printed if printed else Decimal(1))
            return None if scale is None else f"{scale}{figure.unit}"
    return cell_unit(path, item.row.labels, item.table.unit) or None


def cell_place(item: RowItem, cells: list[Cell]) -> CellPlace | None:
    """Return the contract's cell for a statement about one cell of a row."""
    if len(cells) != 1:
        return None
    return CellPlace(row=item.labels, column=cells[0].column, unit=cells[0].unit)


def _column(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for text in path if (label := clean_label(text))))


def _is_bare_number(text: str) -> bool:
    return re.fullmatch(r"[△▲+\-]?\s?\d[\d,]*(?:\.\d+)?", text) is not None


def _suits(cell: Cell, question: Understood) -> float:
    """Score a column by the year and unit asked for."""
    label = " ".join(cell.column)
    score = 0.35 if any(names_year(label, year) for year in question.years) else 0.0
    if question.units:
        score += 0.15 if _family(cell) in question.units else -0.05
    return score


def _family(cell: Cell) -> str:
    found = parse_quantities(clean(cell.text), unit=cell.unit or "")
    return found[0].unit if found else ""
