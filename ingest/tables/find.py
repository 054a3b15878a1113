"""The tables of a report, in whichever of three dialects its text sets them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.cleaning import clean
from ingest.model import Line, Row, RuledTable, Table
from ingest.quantity import UnitLine, parse_unit_line
from ingest.tables.grids import find_grids
from ingest.tables.rows import Carried, read_bodies
from ingest.tables.text import find_text_tables

_LINES_ABOVE = 3
_LONGEST_CAPTION = 60
_ITEM = re.compile(r"\s*(?:[○●◦∘·ㆍ•▸‣▶►✓✔※*－–]|-\s|[ㅇo]\s)")
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
    carried = Carried()
    found: list[tuple[int, tuple[str, ...], tuple[tuple[str, ...], ...], tuple[Row, ...]]] = []
    taken: set[int] = set()
    for grid in find_grids(lines, ruled):
        taken.update(range(grid.rows[0].number, grid.rows[-1].number + 1))
        for body in read_bodies(grid, carried):
            found.append((grid.rows[0].number, body.corner, body.columns, body.rows))
    for text in find_text_tables(lines, frozenset(taken)):
        found.append((text.first, text.corner, text.columns, text.rows))
    found.sort(key=lambda table: table[0])
    tables = []
    for first, corner, columns, rows in found:
        caption, unit_line = _surroundings(lines, positions[first], taken, as_of)
        tables.append(
            Table(
                first=first,
                last=rows[-1].last,
                heading=headings[positions[first]],
                caption=caption,
                unit=_main_unit(unit_line),
                as_of=unit_line.as_of,
                corner=corner,
                columns=columns,
                rows=rows,
            )
        )
    return tuple(tables)


def _surroundings(
    lines: Sequence[Line], index: int, taken: set[int], as_of: str
) -> tuple[str, UnitLine]:
    """Return the caption above a table, and the units and as-of date that stand there."""
    caption, seen = "", 0
    units: tuple[str, ...] = ()
    dated: str | None = None
    for above in range(index - 1, -1, -1):
        text = lines[above].text
        if not text.strip():
            continue
        if lines[above].number in taken or seen == _LINES_ABOVE:
            break
        seen += 1
        stated = parse_unit_line(text, as_of)
        units = units or stated.units
        if stated.as_of and (not _ITEM.match(text) or stated.units):
            dated = dated or stated.as_of
        words = _CAPTION_MARKS.sub("", clean(_UNIT_NOTE.sub("", text)))
        if words and len(words) <= _LONGEST_CAPTION and not words.endswith("다."):
            caption = words
            break
    return caption, UnitLine(units, dated)


def _main_unit(stated: UnitLine) -> str | None:
    """Return the unit of numbers that show none; several are joined, percentages left out."""
    amounts = [unit for unit in stated.units if not unit.startswith("%")]
    return ", ".join(amounts or stated.units) or None
