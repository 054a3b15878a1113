"""Whether an amount stands in a table's row that a statement does not name, beside one it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verify.amounts import equals, quantities_in, size, units_agree
from assistant.verify.pieces import squeezed
from assistant.verify.places import Place
from assistant.verify.statement import sentence_around
from ingest.model import Figure
from ingest.quantity import Quantity

_TOTAL = re.compile(r"^(?:합?계|총계|소계|전체|평균)$|[합총소]\s?계$")
_SHORTEST = 4  # letters of a label that names one row and no other


def of_other_row(text: str, quantity: Quantity, places: Sequence[Place]) -> bool:
    """Say whether each row of an amount is unnamed in its sentence and another one is named.

    Only where the place has an amount of the same column in the named row, which is not stated.
    """
    cells = [f for place in places for f in place.figures if f.column and f.row]
    own = [f for f in cells if _is(quantity, f)]
    if not own or any(_is_total(f) for f in own):
        return False
    start, end = sentence_around(text, quantity.start)
    letters = squeezed(text[start:end])
    if any(len(_label(f)) < _SHORTEST or _label(f) in letters for f in own):
        return False
    stated = {size(q.value) for q in quantities_in(text)}
    named = [f for f in cells if len(_label(f)) >= _SHORTEST and _label(f) in letters]
    rivals = [f for f in named if size(f.value) not in stated]
    return all(any(r.column == f.column and r.first != f.first for r in rivals) for f in own)


def _label(figure: Figure) -> str:
    return squeezed(figure.row[-1])


def _is_total(figure: Figure) -> bool:
    return _TOTAL.search(_label(figure)) is not None


def _is(quantity: Quantity, figure: Figure) -> bool:
    return units_agree(quantity.unit, figure.unit) and equals(
        quantity, figure.text, size(figure.value)
    )
