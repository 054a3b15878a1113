"""Every number of a report as a record: from table cells and from labelled text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.cleaning import clean
from ingest.figures.prose import named_quantities, prose_figures
from ingest.figures.words import cell_unit, period_of, stage_of
from ingest.model import Figure, Line, Table
from ingest.passages.pieces import bind_lines
from ingest.quantity import Quantity, parse_quantities
from ingest.tables.cells import is_number, is_serial

_LONGEST_LABEL = 60
_PARTS = re.compile(r"(?P<main>[^()]*)\((?P<inner>[^()]*)\)\s*")
_STAFF = re.compile(r"정원.{0,12}현원")


def find_figures(
    name: str,
    lines: Sequence[Line],
    headings: Sequence[tuple[str, ...]],
    tables: Sequence[Table],
    as_of: str,
) -> tuple[Figure, ...]:
    """Return the figures of a report in the order of their lines.

    Parameters
    ----------
    name
        The report's name.
    lines, headings, tables
        The report's lines, the heading path of each, and its tables.
    as_of
        The report's own as-of date; it completes dates that name no year.
    """
    pages = {line.number: line.page for line in lines}
    found = [figure for table in tables for figure in _table_figures(name, table, pages)]
    for piece in bind_lines(lines, headings, tables):
        if piece.table is None:
            found.extend(prose_figures(name, piece, lines, headings, as_of))
    found.sort(key=lambda figure: figure.first)
    return tuple(found)


def _table_figures(name: str, table: Table, pages: dict[int, int | None]) -> Iterator[Figure]:
    for row in table.rows:
        labels = tuple(label for label in row.labels if len(label) <= _LONGEST_LABEL)
        for index, cell in enumerate(row.cells):
            column = table.columns[index] if index < len(table.columns) else ()
            if not cell or (column and is_serial(column[-1])):
                continue
            for words, stage, quantity in _cell_quantities(cell, column, labels, table):
                yield Figure(
                    report=name,
                    row=(*labels, *words),
                    column=column,
                    text=quantity.text,
                    value=quantity.value,
                    unit=quantity.unit,
                    as_of=table.as_of,
                    stage=stage or stage_of((*labels, *column), table.heading[-1:]),
                    period=period_of((*reversed(column), *reversed(labels), *table.heading[-1:])),
                    heading=table.heading,
                    first=row.first,
                    last=row.last,
                    page=pages.get(row.first),
                )


def _cell_quantities(
    cell: str, column: Sequence[str], labels: Sequence[str], table: Table
) -> Iterator[tuple[tuple[str, ...], str | None, Quantity]]:
    """Yield the quantities of a cell, with the words that name each and the stage it shows."""
    if not is_number(cell):
        named = named_quantities(clean(cell))
        for words, quantity in named:
            # One number in a cell is what the row and the column say.
            yield words if len(named) > 1 else (), None, quantity
        return
    unit = cell_unit(column, labels, table.unit)
    parts = _PARTS.fullmatch(cell)
    main, inner = (parts["main"], parts["inner"]) if parts else (cell, "")
    stages: list[str | None] = []
    if main.count("/") == 1 and _STAFF.search(f"{table.caption} {' '.join(table.heading)}"):
        stages = ["정원", "현원"]
    amounts = parse_quantities(main, unit)
    for index, quantity in enumerate(amounts):
        yield (), stages[index] if len(stages) == len(amounts) else None, quantity
    rates = any("률" in label or "율" in label or "%" in label for label in column)
    for quantity in parse_quantities(inner, "%" if rates else unit):
        yield (), None, quantity
