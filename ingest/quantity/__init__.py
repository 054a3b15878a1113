"""Numbers with Korean units: found, compared and written."""

from ingest.quantity.parse import (
    Quantity,
    UnitLine,
    format_both,
    format_won,
    parse_quantities,
    parse_unit_line,
    same_value,
)

__all__ = [
    "Quantity",
    "UnitLine",
    "format_both",
    "format_won",
    "parse_quantities",
    "parse_unit_line",
    "same_value",
]
