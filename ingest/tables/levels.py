"""How many leading rows of a grid are headings: none, or up to three levels of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.quantity.units import is_unit
from ingest.tables.cells import is_number, is_value
from ingest.tables.headers import CORNERS

_MOST_LEVELS = 3
_LONGEST_NAME = 14
_LONGEST_HEADING = 20
_LONGEST_IN_ROW = 80
_DIGIT = re.compile(r"\d").search
_YEAR = re.compile(r"['’‘]?(?:\d\d)?\d\d\s?(?:년도?)?\s?(?:목표|실적|계획|예산|결산|현황)?")
#: Begin row, end row (exclusive) and width of a cell.
Span = tuple[int, int, int]


def header_depth(
    rows: Sequence[Sequence[str]],
    *,
    spans: Sequence[Span] = (),
    separator: int | None = None,
    stated: int | None = None,
) -> int:
    """Return how many leading rows are headings.

    Parameters
    ----------
    rows
        The cells, each text only where its cell begins.
    spans
        Where the file says it: the begin row, end row (exclusive) and width of each cell.
    separator
        The number of rows above a Markdown separator; headings of two levels go on below it,
        because Markdown has but one heading row.
    stated
        How many rows the file says are headings. Word processors often say so of the first row
        only, or of none.
    """
    first = rows[0]
    if separator == 0 or (separator is not None and not any(first)):
        return separator
    if separator is None and (len(rows) == 1 or _mostly_values(first)):
        return 0
    if separator is None and not stated and (_has_text(first) or names_and_texts(rows)):
        return 0
    depth = separator or 1
    depth = max(depth, _spanned_depth(rows, spans))
    while depth < min(_MOST_LEVELS, len(rows) - 1) and _is_next_level(rows, depth):
        depth += 1
    if stated and depth < stated < len(rows) and not _has_values(rows[depth:stated]):
        return stated
    return depth


def _has_text(cells: Sequence[str]) -> bool:
    """Tell whether a cell says too much for a heading."""
    return any(len(cell) > _LONGEST_IN_ROW for cell in cells)


def names_and_texts(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table without headings pairs names with texts: 사업기간 | 1~12월, two a row.

    Its first row says something already: a date, an amount, a sentence.
    """
    width = len(rows[0])
    if width % 2 or width > 4 or not all(rows[0]):
        return False
    names = [cell for row in rows for cell in row[::2] if cell]
    texts = [cell for row in rows for cell in row[1::2] if cell]
    if any(len(name) > _LONGEST_NAME or _DIGIT(name) for name in names):
        return False
    if any(re.sub(r"\s", "", name) in CORNERS for name in rows[0][::2]):
        return False
    said = [len(text) > _LONGEST_HEADING or _DIGIT(text) for text in rows[0][1::2]]
    years = any(map(_YEAR.fullmatch, rows[0][1::2]))
    return any(said) and not years and 2 * sum(map(is_value, texts)) < len(texts)


def _spanned_depth(rows: Sequence[Sequence[str]], spans: Sequence[Span]) -> int:
    """Return how deep the cells of the first row reach, if another of them is split below it.

    부서 over two rows beside 예산 over two columns is a heading of two levels; a spanning cell
    in a row where nothing is split is the first label of a table without headings.
    """
    depth = 1
    for level in range(1, _MOST_LEVELS):
        ends = [end for begin, end, _ in spans if begin < level < end]
        split = any(end == level and width > 1 for begin, end, width in spans if begin < level)
        reach = max(ends, default=0)
        fits = level + 1 <= reach <= _MOST_LEVELS and reach < len(rows)
        if depth != level or not split or not fits or _has_values(rows[level : level + 1]):
            break
        depth = level + 1
    return depth


def _has_values(rows: Sequence[Sequence[str]]) -> bool:
    return any(is_number(cell) for row in rows for cell in row)


def _mostly_values(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return 2 * sum(map(is_value, filled)) >= max(1, len(filled))


def _is_next_level(rows: Sequence[Sequence[str]], depth: int) -> bool:
    above, row, below = rows[:depth], rows[depth], rows[depth + 1]
    if any(is_value(cell) and cell != "-" for cell in row) or not any(row):
        return False
    if _same(row, above[-1]):  # the heading of the page before
        return False
    if not row[0] and all(is_unit(cell.strip("()[] ")) for cell in row if cell):
        return True
    named = [any(cells) for cells in zip(*above, strict=True)]
    fills = [not name and bool(cell) for name, cell in zip(named, row, strict=True)]
    if not row[0]:
        return named[0] and any(fills)
    repeated = row[0] == above[-1][0] and len(set(above[-1])) < len(above[-1])
    # Headings over every column in pairs: 계 | | 남 | | above 명 | % | 명 | %.
    return (repeated or 3 * sum(fills) >= len(row)) and _mostly_values(below[1:])


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [re.sub(r"\s", "", cell) for cell in one] == [re.sub(r"\s", "", c) for c in other]
