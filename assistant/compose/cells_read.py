"""The cells of a row made ready to be chosen from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.cells import Cell, is_number, printed_unit
from assistant.compose.cells_labels import cleaned, column_names, core, read_out
from assistant.compose.cells_parts import only_numbers, parts_of
from ingest.cleaning import clean
from ingest.figures.words import cell_unit
from ingest.model import Figure, Row, Table

_COUNTS = re.compile(r"[\d,.]+\s?[가-힣]{1,3}\s\D{1,20}")  # 237개사 신청
_FIRST = re.compile(r"[△▲]?\d[\d,.]*(?=\s*\()")
_COUNTED = {
    "개사": re.compile(r"(?:기업|업체)수$"),
    "개": re.compile(
        r"(?:사업|과제|기관|시설|단체|대학|학교|품목|점포|센터|조합|브랜드)수$|(?:과정|학과|강좌)수?$"
    ),
    "개소": re.compile(r"개소수?$"),
    "팀": re.compile(r"팀수$"),
    "건": re.compile(r"건수$"),
}
_DIGITS = re.compile(r"[\d,.]+")


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that a question may ask for: a cell, or a number in it.

    ``levels`` are the headings that name it, outermost first, without formulas and remarks;
    ``words`` everything that it is found by. A ``part`` is a number that shares its cell; an
    ``inner`` one stands in a cell that reads well as a whole: only its own name, the last of
    ``levels``, asks for it.
    """

    cell: Cell
    levels: tuple[str, ...]
    words: str
    part: bool = False
    inner: bool = False


def slots_of(
    table: Table, row: Row, labels: Sequence[str], figures: Sequence[Figure]
) -> list[Slot]:
    """Return what a row offers, in the table's order.

    Parameters
    ----------
    table, row
        Where the row stands.
    labels
        The row's headings, cleaned.
    figures
        The figures of the row.
    """
    found: list[Slot] = []
    names = column_names(table)
    for index, text in enumerate(_texts(table, row)):
        path, name = table.columns[index], names[index : index + 1]
        own = [f for f in figures if f.column[: len(path)] == path and clean(f.text) in text]
        parts = parts_of(table, index, text, own, labels) if len(own) > 1 or "(" in text else []
        split = bool(parts) and only_numbers(text)
        if not split:
            unit = _unit(table, row, index, text, own)
            counter = "" if unit else _counter(path)
            whole = Cell(read_out(path), _with_units(text, own), unit, cleaned(path), counter)
            levels = (*map(core, whole.path), *whole.column, *name)
            found.append(_slot(whole, levels))
        found += [
            _slot(_counted(part), (*name, *part.column), part=True, inner=not split)
            for part in parts
        ]
    return found


def _counted(part: Cell) -> Cell:
    return part if part.unit else replace(part, counter=_counter(part.column))


def _counter(path: Sequence[str]) -> str:
    """Return what a column counts whose heading says it and no unit (사업수), or ``""``."""
    label = re.sub(r"\s", "", path[-1]) if path else ""
    return next((unit for unit, counted in _COUNTED.items() if counted.search(label)), "")


def _texts(table: Table, row: Row) -> Iterator[str]:
    """Yield the cells of a row, words that span several columns in each of them."""
    before = ""
    for _, raw in zip(table.columns, row.cells, strict=False):
        text = clean(raw)
        if not text and not only_numbers(before):
            text = before
        yield text
        before = text


def _slot(cell: Cell, levels: Sequence[str], *, part: bool = False, inner: bool = False) -> Slot:
    named = tuple(dict.fromkeys(level for level in levels if level))
    spoken = _DIGITS.sub(" ", cell.text) if _COUNTS.fullmatch(cell.text) else ""
    return Slot(cell, named, " ".join((*named, spoken)), part, inner)


def _with_units(text: str, figures: Sequence[Figure]) -> str:
    """Return a cell of several numbers with the unit of the first, where only headings state it.

    (1,139 (15.9%) below 참여인원)
    """
    first = _FIRST.match(text)
    if is_number(text) or first is None:
        return text
    units = [printed_unit(figure) for figure in figures if clean(figure.text) == first[0]]
    return f"{first[0]}{units[0]}{text[first.end() :]}" if units and units[0] else text


def _unit(table: Table, row: Row, index: int, text: str, figures: Sequence[Figure]) -> str | None:
    """Return the unit that belongs behind a bare cell, as its figure record understood it."""
    if not is_number(text):
        return None
    for figure in figures:
        if clean(figure.text) == text and figure.unit:
            return printed_unit(figure)
    return cell_unit(table.columns[index], row.labels, table.unit) or None
