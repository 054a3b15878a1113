"""The figure of a text that stands at a claim's label, and is of the same kind and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.premise.limits import limit_of
from assistant.compose.premise.stated import Stated, figures_of
from ingest.quantity import Quantity

NEAR = 14
"""Characters between a label and its figure."""

_PARTICLE = 3
_YEAR = re.compile(r"['’‘´`](\d{2})(?!\d)|(?<!\d)((?:19|20)\d{2})(?!\d)")
_LEAST = re.compile(r"(?:최소|최저)\s*$")
_ARROW = re.compile(r"[→⇒➡⇨]")


def comparable(text: str, stated: Stated, years: Sequence[int]) -> list[Quantity]:
    """Return the figures of a text in a claim's unit that say the same kind of thing.

    A share for each (1인당 300만원) is compared with such a share, a limit with a limit; a claim
    beyond what is called the most is compared with that. What a text gives for another year than
    those asked about is left out.

    Parameters
    ----------
    text
        Of a report.
    stated
        The figure claimed.
    years
        Those that the question names.
    """
    return [
        figure
        for figure in figures_of(text, stated.unit)
        if _is_alike(text[: figure.start], figure, stated) and of_years(text, figure, years)
    ]


def _is_alike(before: str, figure: Quantity, stated: Stated) -> bool:
    limit = limit_of(before)
    if _LEAST.search(before):
        return False
    if limit == stated.limit:
        return True
    beyond = not stated.bound and stated.value > Decimal(figure.value)
    return not stated.limit and limit == "most" and beyond


def of_years(text: str, figure: Quantity, years: Sequence[int]) -> bool:
    """Say whether a figure is of the years asked about, where its text tells of several.

    Examples
    --------
    >>> from ingest.quantity import parse_quantities
    >>> text = "('32년) 5만원 → ('33년) 9만원"
    >>> [of_years(text, q, (2033,)) for q in parse_quantities(text) if q.unit == "원"]
    [False, True]
    """
    marks = [(m.start(), 2000 + int(m[1]) if m[1] else int(m[2])) for m in _YEAR.finditer(text)]
    if not years or len({year for _, year in marks}) < 2:
        return True
    before = [year for start, year in marks if start < figure.start]
    return not before or before[-1] in years


def of_year_before(text: str, figure: Quantity, years: Sequence[int]) -> bool:
    """Say whether a figure is only what another one was raised or lowered from."""
    return _ARROW.search(text) is not None and not of_years(text, figure, years)


def at_label(
    text: str, stated: Stated, label: Sequence[str], years: Sequence[int], reach: int = NEAR
) -> Quantity | None:
    """Return the figure that stands at one of a label's spellings: right behind, or before it."""
    figures = comparable(text, stated, years)
    for word in label if figures else ():
        for match in re.finditer(r"\s*".join(map(re.escape, word)), text.lower()):
            room = len(text) if stated.unit == "일" else reach
            behind = [q for q in figures if 0 <= q.start - match.end() <= room]
            before = [q for q in figures if 0 <= match.start() - q.end <= _PARTICLE]
            if before or behind:
                return (before or behind)[0]
    return None


def only_one(text: str, stated: Stated, years: Sequence[int]) -> Quantity | None:
    """Return the one figure of a text that is of the kind stated; ``None`` where it has several."""
    figures = comparable(text, stated, years)
    return figures[0] if len({figure.value for figure in figures}) == 1 else None
