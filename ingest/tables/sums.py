"""Total rows (계, 소계, 합계) tied to the rows they sum, and totals that do not add up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.model import Line, Sum, Table
from ingest.tables.addends import Addends, added_columns, exact_sum, misses
from ingest.tables.groups import Groups, Parts
from ingest.tables.shortfalls import warning_of

_NOT_ALL = re.compile(r"중복|복수|제외|미포함|별도|일부|발췌|미추진")
_NOTE_SIGN = re.compile(r"\s*[(\[]?\s*(?:[※*†☞▸]|주\s*\d?\s*[):]|\d\s*\)|[-－]\s)")
_NOTES_BESIDE = 4
_LONGEST_TITLE = 80
_MOST_COLLAPSED = 60


def tie_sums(table: Table) -> tuple[Sum, ...]:
    """Return the total rows of a table with the rows that each sums, in the order of the rows.

    Labels decide where they can: a 소계 sums the rows under its group's name, a 계 over the table
    the subtotals, or the rows where there are none. Where a name is missing the rows before and
    behind a total are tried; those are its parts that add up in the most columns.
    """
    groups = Groups(table.rows)
    totals = groups.totals()
    columns = added_columns(table) if totals else []
    for index in totals:
        named = len(table.rows[index].labels) > 1
        best = _best(columns, index, groups.candidates(index), named=named)
        if best:
            groups.tie(index, best)
    return tuple(Sum(index, groups.tied[index]) for index in sorted(groups.tied))


def sum_warnings(tables: Sequence[Table], lines: Sequence[Line]) -> tuple[str, ...]:
    """Return a Korean sentence for each total that its parts do not add up to, with its place."""
    places = {line.number: index for index, line in enumerate(lines)}
    found: dict[str, None] = {}
    for table in tables:
        if not table.sums or _is_excused(table, lines, places):
            continue
        for tied, miss in misses(table):
            line = lines[places[table.rows[tied.row].first]]
            found.setdefault(warning_of(table, tied, miss, line))
    return tuple(found)


def _is_excused(table: Table, lines: Sequence[Line], places: Mapping[int, int]) -> bool:
    """Tell whether a note beside a table says that not all is counted, or some of it twice."""
    above = lines[max(0, places[table.first] - _NOTES_BESIDE) : places[table.first]]
    below = lines[places[table.last] + 1 : places[table.last] + 1 + _NOTES_BESIDE]
    notes = [line.text for line in below if _NOTE_SIGN.match(line.text)]
    titles = [line.text for line in above if len(line.text) <= _LONGEST_TITLE]
    return any(map(_NOT_ALL.search, (*titles, *notes)))


def _best(
    columns: Sequence[Addends], index: int, candidates: Sequence[Parts], *, named: bool
) -> Parts:
    """Return the parts that add up in the most columns, ``()`` if none can be told.

    The only possible group, and that of the total's name, needs no numbers.
    """
    if not candidates:
        return ()
    scores = [sum(_fits(column, index, parts) for column in columns) for parts in candidates]
    if any(scores):
        return candidates[scores.index(max(scores))]
    collapsed = _collapsed(columns, index, candidates[0])
    if collapsed:
        return collapsed
    return candidates[0] if len(candidates) == 1 or named else ()


def _fits(column: Addends, index: int, parts: Parts) -> bool:
    computed, printed = exact_sum(column, parts), column.values[index]
    if computed is None or printed is None:
        return False
    allowed = column.tolerance(parts)
    return all(abs(a - b) <= allowed for a, b in zip(printed, computed, strict=True))


def _collapsed(columns: Sequence[Addends], index: int, parts: Parts) -> Parts:
    """Return parts without the rows that a row above them sums, if the rest adds up everywhere.

    경상예산 stands above what it is made of, without a word that says so: the numbers of two
    columns or more do.
    """
    kept: list[int] = []
    at = 0
    while at < len(parts) <= _MOST_COLLAPSED:
        kept.append(parts[at])
        at = _end_of_group(columns, parts, at)
    found = tuple(kept)
    full = [column for column in columns if exact_sum(column, found) is not None]
    fits = [column for column in full if _fits(column, index, found)]
    return found if len(kept) > 1 and len(fits) == len(full) > 1 else ()


def _end_of_group(columns: Sequence[Addends], parts: Parts, at: int) -> int:
    """Return where the rows end that the row ``parts[at]`` sums; the next one if it sums none."""
    for end in range(len(parts), at + 2, -1):
        inner = parts[at + 1 : end]
        checked = [column for column in columns if exact_sum(column, inner) is not None]
        if len(checked) > 1 and all(_fits(column, parts[at], inner) for column in checked):
            return end
    return at + 1
