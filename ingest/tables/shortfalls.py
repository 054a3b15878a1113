"""What a user is told of a total that its parts do not add up to."""

from __future__ import annotations

from decimal import Decimal

from ingest.figures.words import cell_unit
from ingest.model import Line, Sum, Table
from ingest.places import place_of
from ingest.tables.addends import Miss
from prompts.messages import message


def warning_of(table: Table, tied: Sum, miss: Miss, line: Line) -> str:
    """Return the sentence for a total: its place, what is printed and what its parts sum to."""
    row = table.rows[tied.row]
    column = table.columns[miss.column]
    unit = cell_unit(column, row.labels, table.unit)
    return message(
        "ingest.sum_differs",
        place=place_of(line),
        row=" ".join(row.labels),
        column=" ".join(column) or table.caption,
        printed=_written(miss.printed, unit),
        parts=len(tied.parts),
        computed=_written(miss.computed, unit),
    )


def _written(value: Decimal, unit: str) -> str:
    """Write a number as officials do: 12,345백만원, △3명."""
    return f"{'△' if value < 0 else ''}{abs(value):,}{unit}"
