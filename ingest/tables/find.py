"""The tables of a report, in whichever of three dialects its text sets them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.cleaning import clean
from ingest.model import Line, RuledTable, Table
from ingest.quantity import UnitLine, parse_quantities, parse_unit_line
from ingest.tables.cells import is_total
from ingest.tables.grids import Grid, find_grids
from ingest.tables.joins import join_grids
from ingest.tables.repairs import keys_as_labels
from ingest.tables.rows import Body, read_bodies
from ingest.tables.sums import tie_sums
from ingest.tables.text import find_text_tables

_LINES_ABOVE = 3
_COUNTS = frozenset(("건", "명", "개", "개소", "개사", "회"))
_LONGEST_CAPTION = 60
_ITEM = re.compile(r"\s*(?:[○●◦∘·ㆍ•▸‣▶►✓✔※*－–]|-\s|[ㅇo]\s)")
_NOTE = re.compile(r"\s*[(\[]?\s*(?:[※*]|주\s*\d?\s*[):])")
_UNIT_NOTE = re.compile(r"[(\[<]\s*(?:단\s*위|[^()]*(?:기준|현재)\s*[)\]>])[^()]*[)\]>]?")
_CAPTION_MARKS = re.compile(r"^[\s<>【】\[\]❙|□■◇◆○ㅇ●▶※*•-]+|[\s<>【】\]❙|:]+$")


def find_tables(
    lines: Sequence[Line],
    headings: Sequence[tuple[str, ...]],
    as_of: str,
    ruled: Sequence[RuledTable] = (),
) -> tuple[Table, ...]:
    """Return the tables of a report in the order of their lines.

    Parameters
    ----------
    lines, headings
        The report's lines and the heading path of each.
    as_of
        The report's own as-of date; it completes dates that name no year (``3월말 기준``).
    ruled
        The tables that the file itself marks; they take the lines they stand on.
    """
    positions = {line.number: index for index, line in enumerate(lines)}
    found: list[tuple[int, Body, Grid | None]] = []
    taken: set[int] = set()
    for drawn in map(keys_as_labels, join_grids(find_grids(lines, ruled), lines)):
        taken.update(range(drawn.first, drawn.rows[-1].number + 1))
        found.extend((drawn.first, body, drawn) for body in read_bodies(drawn) if body.rows)
    for text in find_text_tables(lines, frozenset(taken)):
        found.append((text.first, Body(text.corner, text.columns, text.rows), None))
    found.sort(key=lambda table: table[0])
    tables = []
    for first, body, grid in found:
        caption, stated = _surroundings(lines, positions[first], taken, as_of, grid)
        table = Table(
            first=first,
            last=body.rows[-1].last,
            heading=headings[positions[first]],
            caption=caption,
            unit=_main_unit(stated) or _counted(body, _above(lines, positions[first], taken)),
            as_of=stated.as_of or _dated_below(lines, positions[body.rows[-1].last], as_of),
            corner=body.corner,
            columns=body.columns,
            rows=body.rows,
        )
        tables.append(replace(table, sums=tie_sums(table)))
    return tuple(tables)


def _surroundings(
    lines: Sequence[Line], index: int, taken: set[int], as_of: str, grid: Grid | None
) -> tuple[str, UnitLine]:
    """Return the caption of a table, and the units and as-of date that stand there.

    What the notes and the first heading of a grid leave open is looked for in the lines above it.
    The first heading stands over the labels, so that a unit or a date in it is of all columns.
    """
    caption = ""
    notes = grid.notes if grid else ()
    corner = parse_unit_line(grid.rows[0].cells[0] if grid and grid.header else "", as_of)
    units, dated = corner.units, corner.as_of
    for at, text in enumerate((*reversed(notes), *_above(lines, index, taken))):
        stated = parse_unit_line(text, as_of)
        units = units or stated.units
        if stated.as_of and (not _ITEM.match(text) or stated.units):
            dated = dated or stated.as_of
        words = _CAPTION_MARKS.sub("", clean(_UNIT_NOTE.sub("", text)))
        if words and len(words) <= _LONGEST_CAPTION and not words.endswith("다."):
            caption = caption or words
            if at >= len(notes) or (units and dated):
                break
    return caption, UnitLine(units, dated)


def _dated_below(lines: Sequence[Line], index: int, as_of: str) -> str | None:
    """Return the as-of date that a note right below a table states (※ ’25. 3월말 기준)."""
    for line in lines[index + 1 : index + 3]:
        if line.text.strip():
            short = len(line.text) <= _LONGEST_CAPTION and _NOTE.match(line.text)
            return parse_unit_line(line.text, as_of).as_of if short else None
    return None


def _above(lines: Sequence[Line], index: int, taken: set[int]) -> list[str]:
    """Return the nearest lines with text above a table, up to another table."""
    found: list[str] = []
    for above in range(index - 1, -1, -1):
        if lines[above].number in taken or len(found) == _LINES_ABOVE:
            break
        if lines[above].text.strip():
            found.append(lines[above].text)
    return found


def _counted(body: Body, above: Sequence[str]) -> str | None:
    """Return what a table's total counts, as a line above says it: 총 35건 above 계 35."""
    headings = [path[-1] for path in body.columns[:1] if path]
    total = body.rows[0]
    if not (total.labels and total.cells and all(map(is_total, (*headings, total.labels[-1])))):
        return None
    for quantity in (one for text in above for one in parse_quantities(text)):
        if quantity.unit in _COUNTS and str(quantity.value) == total.cells[0].replace(",", ""):
            return quantity.unit
    return None


def _main_unit(stated: UnitLine) -> str | None:
    """Return the unit of numbers that show none; several are joined, percentages left out."""
    amounts = [unit for unit in stated.units if not unit.startswith("%")]
    return ", ".join(amounts or stated.units) or None
