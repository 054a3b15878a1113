"""Tables and figures as JSON text, and back, without losing a decimal."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ingest.model import Box, Figure, Row, Sum, Table


def dump_paths(labels: tuple[str, ...]) -> str:
    """Return a heading path, or any tuple of strings, as JSON."""
    return json.dumps(labels, ensure_ascii=False)


@lru_cache(maxsize=16384)  # the lines below a heading share its path
def load_paths(text: str) -> tuple[str, ...]:
    """Return the tuple of strings that ``dump_paths`` wrote."""
    return tuple(json.loads(text))


def dump_table(table: Table) -> str:
    """Return ``table`` as a JSON array of its fields, in their order."""
    rows = [(row.first, row.last, row.labels, row.cells) for row in table.rows]
    fields = (
        *(table.first, table.last, table.heading, table.caption, table.unit, table.as_of),
        *(table.corner, table.columns, rows),
        [(total.row, total.parts) for total in table.sums],
    )
    return json.dumps(fields, ensure_ascii=False)


def load_table(text: str) -> Table:
    """Return the table that ``dump_table`` wrote."""
    first, last, heading, caption, unit, as_of, corner, columns, rows, sums = json.loads(text)
    return Table(
        first=first,
        last=last,
        heading=tuple(heading),
        caption=caption,
        unit=unit,
        as_of=as_of,
        corner=tuple(corner),
        columns=tuple(tuple(column) for column in columns),
        rows=tuple(Row(a, b, tuple(labels), tuple(cells)) for a, b, labels, cells in rows),
        sums=tuple(Sum(row, tuple(parts)) for row, parts in sums),
    )


def dump_figure(figure: Figure) -> str:
    """Return ``figure`` as JSON; the report is left out, the row it is stored in says it.

    The value is text beside a flag, because JSON's numbers would round a decimal.
    """
    fields: dict[str, Any] = {
        name: getattr(figure, name) for name in Figure.__slots__ if name not in ("report", "value")
    }
    fields["value"] = str(figure.value)
    fields["decimal"] = isinstance(figure.value, Decimal)
    return json.dumps(fields, ensure_ascii=False)


def load_figure(text: str, report: str) -> Figure:
    """Return the figure of ``report`` that ``dump_figure`` wrote."""
    fields: dict[str, Any] = json.loads(text)
    number = Decimal if fields.pop("decimal") else int
    value = number(fields.pop("value"))
    for name in ("row", "column", "heading"):
        fields[name] = tuple(fields[name])
    for name in ("paragraphs", "box"):
        fields[name] = fields[name] and tuple(fields[name])
    return Figure(report=report, value=value, **fields)


def dump_box(box: Box | None) -> str | None:
    """Return a box as JSON, ``None`` where there is none."""
    return None if box is None else json.dumps(box)


def load_box(text: str | None) -> Box | None:
    """Return the box that ``dump_box`` wrote."""
    if text is None:
        return None
    left, top, right, bottom = json.loads(text)
    return left, top, right, bottom
