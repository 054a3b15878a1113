"""The amounts that a question states: what its figures are recognised by."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.question.years import years_in
from ingest.quantity import parse_quantities

_TIMES = ("년", "월", "일", "개월", "시간", "세")


def values_in(text: str) -> list[tuple[Decimal, str, int | None]]:
    """Return the amounts that a question states, with units and the year named before each.

    Small ones may be of anything.
    """
    return [
        (
            Decimal(found.value),
            found.unit or "",
            next(reversed(years_in(text[: found.start], None)), None),
        )
        for found in parse_quantities(text)
        if len(re.sub(r"\D", "", found.text)) > 1 and found.unit not in _TIMES
    ]
