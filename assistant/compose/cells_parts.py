"""Numbers that share a cell, told apart.

One cell may hold places and staff (정원/현원 24/23), an amount and its rate (``1,250 (3.1)``
below 지출액 (집행률)) or a sum and its parts (국비 490, 시비 4,162). The figure records say which
is which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.cells import Cell, printed_unit
from assistant.compose.cells_labels import below_total, cleaned, read_out
from ingest.cleaning import clean, clean_label
from ingest.model import Figure, Table

_STAGES = ("정원", "현원")
_ONLY_NUMBERS = re.compile(r"[\s\d,.()/%△▲:+\-–]*")
_AMOUNT_AND_OTHER = re.compile(r"(?P<amount>[^()]+?)\s*\((?P<other>[가-힣]+)\)")
_BEFORE_BRACKETS = re.compile(r"[가-힣]{2,6}(?=\s?\(\d[\d,]*\))")
_NOTED = re.compile(r"([가-힣]{2,6})\s?\(\d")  # 여성(136) above (23): what the number below counts


def only_numbers(text: str) -> bool:
    """Say whether a cell is nothing but numbers, signs between them and a name before brackets."""
    return _ONLY_NUMBERS.fullmatch(_BEFORE_BRACKETS.sub("", text)) is not None


def parts_of(
    table: Table, index: int, text: str, figures: Sequence[Figure], labels: Sequence[str]
) -> list[Cell]:
    """Return the numbers of a cell that have a name each, or nothing.

    Parameters
    ----------
    table, index
        The cell's table and the number of its column.
    text
        The cell, cleaned.
    figures
        Those of the cell, in its order.
    labels
        The row's headings, cleaned.
    """
    path = table.columns[index]
    heading = read_out(path)
    pair = _AMOUNT_AND_OTHER.fullmatch(heading[-1]) if heading else None
    found: list[Cell] = []
    if pair and re.match(r"[-–]?\s*\(", text):
        found.append(Cell((pair["amount"],), "-", None, cleaned(path)))
    bare = only_numbers(text)
    for figure in figures:
        number = clean(figure.text)
        name = _name(table, index, text, figure, labels)
        if pair:
            amount = pair["amount"]
            column: tuple[str, ...] = (f"{amount} {name}" if name == pair["other"] else amount,)
        elif name and (bare or _stands_before(name, number, text)):
            column = (*heading[:-1], name) if heading and name in heading[-1] else (*heading, name)
        elif bare:
            return []
        else:
            continue
        found.append(Cell(below_total(column), number, printed_unit(figure), cleaned(path)))
    return found


def _name(table: Table, index: int, text: str, figure: Figure, labels: Sequence[str]) -> str:
    """Return what tells a number from the others in its cell, or ``""``."""
    tail = figure.column[len(table.columns[index]) :]
    row = [clean_label(part) for part in figure.row]
    if not tail and labels and labels[-1] in row:
        tail = tuple(row[row.index(labels[-1]) + 1 :])
    if tail:
        return clean_label(tail[-1])
    if figure.stage in _STAGES:
        return figure.stage
    if f"({clean(figure.text)})" in re.sub(r"\s", "", text):
        cells = (clean(row.cells[index]) for row in table.rows if index < len(row.cells))
        return next((noted[1] for cell in cells if (noted := _NOTED.search(cell))), "")
    return ""


def _stands_before(name: str, number: str, text: str) -> bool:
    return re.search(rf"{re.escape(name)}[\s:(]*{re.escape(number)}", text) is not None


def noted(table: Table) -> list[str]:
    """Return what the numbers in brackets of some cells count (여성 of 여성(136))."""
    return [
        name for row in table.rows for cell in row.cells for name in _NOTED.findall(clean(cell))
    ]
