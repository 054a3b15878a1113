"""A figure that the program computed, as an answer shows it and as it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingest.quantity import parse_quantities


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed figure: as written, in its base unit, and how it came about."""

    text: str
    value: int | Decimal
    unit: str
    formula: str


def computed_in(text: str, formula: str) -> tuple[Computed, ...]:
    """Return the figures of a text that one formula gave, each as it is written there.

    Examples
    --------
    >>> [found.text for found in computed_in("1,200백만원(12억원)", "700백만원 + 500백만원")]
    ['1,200백만원', '12억원']
    """
    return tuple(
        Computed(found.text, found.value, found.unit, formula) for found in parse_quantities(text)
    )
