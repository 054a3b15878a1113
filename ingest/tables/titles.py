"""Titles that a report lost, given back from its tables.

A programme with several facilities repeats its sections for each: 추진계획, 추진실적, 예산 집행.
Where the titles between are lost, the one row of each part's budget table says whose it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Line, Table
from ingest.outline.matters import is_recurring
from ingest.outline.paths import MAX_LEVELS
from ingest.tables.cells import is_subtotal, is_total

Path = tuple[str, ...]


def restore_titles(
    lines: Sequence[Line], headings: Sequence[Path], tables: Sequence[Table]
) -> tuple[tuple[Path, ...], tuple[Table, ...]]:
    """Return the headings and tables, with a title for each part of a programme that lost its own.

    Parameters
    ----------
    lines, headings, tables
        The report's lines, the heading path of each, and its tables.
    """
    paths = list(headings)
    positions = {line.number: index for index, line in enumerate(lines)}
    begun = [positions[table.first] for table in tables]
    for parent, starts in _repeated(headings):
        spans = list(zip(starts, [*starts[1:], _end(headings, parent, starts[-1])], strict=True))
        names = [
            _name([t for t, at in zip(tables, begun, strict=True) if first <= at < end])
            for first, end in spans
        ]
        if not all(names) or len(set(names)) < len(names):
            continue
        for name, (first, end) in zip(names, spans, strict=True):
            for index in range(first, end):
                path = (*parent, name, *headings[index][len(parent) :])
                paths[index] = path[-MAX_LEVELS:]
    moved = [
        replace(table, heading=paths[at]) if paths[at] != headings[at] else table
        for table, at in zip(tables, begun, strict=True)
    ]
    return tuple(paths), tuple(moved)


def _repeated(headings: Sequence[Path]) -> Iterator[tuple[Path, list[int]]]:
    """Yield each path below which sections repeat, and where the first of these begins again."""
    starts: dict[Path, list[int]] = defaultdict(list)
    before: Path = ()
    for index, path in enumerate(headings):
        for depth in range(2, len(path) + 1):
            if before[:depth] != path[:depth] and is_recurring(path[depth - 1]):
                starts[path[:depth]].append(index)
        before = path
    seen: set[Path] = set()
    for path, places in starts.items():
        if len(places) > 1 and path[:-1] not in seen:
            seen.add(path[:-1])
            yield path[:-1], places


def _end(headings: Sequence[Path], parent: Path, start: int) -> int:
    """Return where the lines below ``parent`` end that begin at ``start``."""
    depth = len(parent)
    inside = (at for at in range(start, len(headings)) if headings[at][:depth] != parent)
    return next(inside, len(headings))


def _name(tables: Sequence[Table]) -> str:
    """Return the label of the only row of the only table that has such a row, ``""`` if none."""
    names = []
    for table in tables:
        rows = [row.labels[-1] for row in table.rows if row.labels]
        rows = [label for label in rows if not is_total(label) and not is_subtotal(label)]
        if len(rows) == 1 and not is_recurring(rows[0]):
            names.append(rows[0])
    return names[0] if len(names) == 1 else ""
