"""The quantities of a table's cell: with a unit, a name and a stage for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.cleaning import clean
from ingest.figures.clauses import name_quantities
from ingest.figures.items import items_of, key_label
from ingest.figures.labels import label_in
from ingest.figures.periods import period_beside
from ingest.figures.words import cell_unit, is_rate, stage_of
from ingest.model import Table
from ingest.quantity import Quantity, parse_quantities
from ingest.tables.cells import is_number, is_serial

_PARTS = re.compile(r"(?P<main>[^()]*)\((?P<inner>[^()]*)\)\s*")
_TWO_NAMES = re.compile(r"(?P<main>[^()]+?)\s*\((?P<inner>[^()]*[가-힣][^()]*)\)")
_AMOUNT_BEHIND = re.compile(r"(?P<name>.*[가-힣A-Za-z].*?)\s*\(\s?(?P<inner>[^()]*)\)")
#: 272 / 276 여성(136)
_NAMED_INSIDE = re.compile(r"[\d,./\s]+\s(?P<name>[가-힣]{1,3})\s?\(\d[\d,.]*\)")
_STAFF = re.compile(r"정원.{0,12}현원")
_PAIR = re.compile(r"([가-힣]{2,8})\s?/\s?([가-힣]{2,8})")
_STAGES = ("정원", "현원")
_PRINTED = re.compile(r"\d\s?[가-힣]")
#: Cells of a row that print a unit tell that of one without.
_FEWEST_BESIDE = 2
#: Columns whose bare numbers count nothing.
_NO_FIGURES = re.compile(
    r"순위|비고(?!\s?\()|(?<!\d)[연년]도|시작|전화|연락처|우편번호|쪽|페이지|단계|차수|호수"
)


@dataclass(frozen=True, slots=True)
class CellQuantity:
    """A quantity of a cell; ``words`` name it, ``part`` is its part of the column's heading.

    ``stage`` and ``period`` are what the cell itself says of it.
    """

    quantity: Quantity
    words: tuple[str, ...] = ()
    part: str = ""
    stage: str | None = None
    period: str | None = None


def cell_quantities(
    cell: str,
    column: Sequence[str],
    labels: Sequence[str],
    table: Table,
    as_of: str,
    inside: str = "",
    beside: str = "",
) -> Iterator[CellQuantity]:
    """Yield the quantities of a cell.

    Parameters
    ----------
    cell
        Its text: a number (``1,250 (0.5)``, ``20/19 (9)``) or words with numbers.
    column, labels
        The headings of its column and of its row, outermost first.
    table
        Its table, for the unit and for what the caption says of pairs.
    as_of
        The report's own as-of date, from which 올해 is counted.
    inside
        What the numbers in parentheses of its column are (see :func:`name_inside`).
    beside
        The unit of the other cells of its row (see :func:`unit_beside`).
    """
    if column and is_serial(column[-1]):
        return
    if is_number(cell):
        if not column or not (_NO_FIGURES.search(column[-1]) and cell.strip().isdigit()):
            yield from _of_number(cell, column, labels, table, inside, beside)
        return
    for item in items_of(clean(cell)):
        key, named = key_label(item.key), name_quantities(item)
        for index, one in enumerate(named):
            words = tuple(dict.fromkeys(name for name in (key, *one.labels) if name))
            said, period = period_beside(item, named, index, as_of)
            yield CellQuantity(one.quantity, words, "", stage_of((*words, said)), period)


def name_inside(cells: Iterable[str]) -> str:
    """Return what the numbers in parentheses of a column are, as one cell says for all of them.

    Examples
    --------
    >>> name_inside(["40/42 여성(23)", "32/30 (15)"]), name_inside(["40/42 (23)"])
    ('여성', '')
    """
    named = (_NAMED_INSIDE.fullmatch(cell) for cell in cells)
    return next((found["name"] for found in named if found), "")


def unit_beside(cells: Iterable[str]) -> str:
    """Return the unit that the cells of a row print, where all that print one print the same.

    Examples
    --------
    >>> unit_beside(["221명", "101명", "226"]), unit_beside(["221명", "101건", "226"])
    ('명', '')
    """
    printed = [cell for cell in cells if _PRINTED.search(cell)]
    if len(printed) < _FEWEST_BESIDE:
        return ""
    read = [found for found in map(parse_quantities, printed) if found]
    plain = all(one.text == f"{one.value:,}{one.unit}" for found in read for one in found)
    units = {one.unit for found in read for one in found}
    return units.pop() if plain and len(units) == 1 and len(read) >= _FEWEST_BESIDE else ""


def label_quantity(label: str) -> tuple[str, Quantity] | None:
    """Return the name and the amount of a row's heading such as ``창업 지원 (6,670천원)``."""
    found = _AMOUNT_BEHIND.fullmatch(label)
    amounts = parse_quantities(found["inner"]) if found else []
    if found is None or len(amounts) != 1 or amounts[0].text != found["inner"].strip():
        return None
    return (found["name"], amounts[0]) if amounts[0].unit else None


def _of_number(
    cell: str,
    column: Sequence[str],
    labels: Sequence[str],
    table: Table,
    inside: str,
    beside: str,
) -> Iterator[CellQuantity]:
    """Yield the numbers of a cell without words, but for those in parentheses."""
    unit = cell_unit(column, labels, table.unit) or beside
    parts = _PARTS.fullmatch(cell)
    main, inner = (parts["main"], parts["inner"]) if parts else (cell, "")
    names = _TWO_NAMES.fullmatch(column[-1]) if column else None
    if not unit and main.count("/") == 1 and _STAFF.search(_about(table, column)):
        unit = "명"
    yield from _of_main(_own_words(main), unit, column, labels, table)
    rates = any(is_rate(name) or "률" in name or "%" in name for name in column[-1:])
    for quantity in parse_quantities(inner, "%" if rates else unit):
        word = label_in(inner[: quantity.start]) or inside
        part = names["inner"] if names and not word else ""
        yield CellQuantity(quantity, (word,) if word else (), part)


def _of_main(
    text: str, unit: str, column: Sequence[str], labels: Sequence[str], table: Table
) -> Iterator[CellQuantity]:
    """Yield a cell's number, or both of a pair: 20/19 of 정원 and 현원, 158 / 5,322."""
    amounts = parse_quantities(text, unit)
    if text.count("/") != 1 or len(amounts) != 2:
        yield from map(CellQuantity, amounts)
    elif _STAFF.search(_about(table, column)):
        for quantity, stage in zip(amounts, _STAGES, strict=False):
            yield CellQuantity(quantity, stage=stage)
    else:
        names = _pair(column, labels, table)
        own = [label for label in labels if not _PAIR.fullmatch(label)]
        for name, part in zip(names, text.split("/"), strict=True):
            counted = cell_unit((*column, name), own, table.unit) if name else unit
            for quantity in parse_quantities(part, counted):
                yield CellQuantity(quantity, (name,) if name else ())


def _pair(column: Sequence[str], labels: Sequence[str], table: Table) -> tuple[str, str]:
    """Return the names of both numbers of ``158 / 5,322``: 과정 / 인원, as a heading says.

    Where neither the column nor the row says it, the first row does for those below it; else the
    names are empty.
    """
    above = table.rows[0].labels if table.rows else ()
    for heading in (*reversed(column), *reversed(labels), *table.corner, *reversed(above)):
        found = _PAIR.fullmatch(heading)
        if found:
            return found[1], found[2]
    return "", ""


def _own_words(main: str) -> str:
    """Drop the words before parentheses: 60/58 여성(30)."""
    return re.sub(r"\s[가-힣]{1,3}\s*$", "", main)


def _about(table: Table, column: Sequence[str]) -> str:
    return " ".join((table.caption, *table.heading, *table.corner, *column))
