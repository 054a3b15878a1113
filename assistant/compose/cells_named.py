"""How far a question names a row of a table and one of its columns: both mark the cell it asks for.

The exact name of a row is the best sign; a total (소계) stands for what its label says besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.compose.cells import is_total
from assistant.compose.cells_labels import core
from assistant.compose.cells_words import MEASURES, PERIOD
from assistant.compose.matching import squeezed
from assistant.question.years import names_year

_WORDS = re.compile(r"[가-힣a-z0-9&+]+")
_INNERMOST = 0.9  # what the innermost label counts where the question leaves out those around it
_WHOLE = re.compile(r"총|전체|합계|모두|전부|통틀어")
_ALL = 0.95  # a bare total (계) where the question wants the whole: a row that it names wins
_NO_NAME = 0.3  # a bare total where it does not say so
# What a row on a part of a year (24. 7월) lacks where the question asks for the year.
_PARTIAL = -2.5
_SO_FAR = re.compile(r"현재|지금|까지|올해|금년|기준|말(?![가-힣])")


def row_named(labels: Sequence[str], search: str) -> float:
    """Return how much of a row's label a question says, 0 to 1.

    Examples
    --------
    >>> row_named(("산업과", "소계"), "산업과 예산"), row_named(("산업과", "온실"), "산업과 예산")
    (1.0, 0.6)
    """
    own = [label for label in labels if not is_total(label)]
    if not own:
        return _ALL if _WHOLE.search(search) else _NO_NAME
    asked = squeezed(search)
    return max(_share(" ".join(own), asked), _INNERMOST * _share(own[-1], asked))


def _share(label: str, asked: str) -> float:
    plain = squeezed(label)
    inside = sum(len(word) for word in _WORDS.findall(plain) if word in asked)
    return min(1.0, inside / len(plain)) if plain else 0.0


@lru_cache(maxsize=4096)
def column_named(columns: tuple[tuple[str, ...], ...], names: tuple[str, ...], search: str) -> bool:
    """Say whether a question names one of a table's columns, by its heading or a word for it."""
    asked = squeezed(search)
    labels = {squeezed(core(label)) for path in columns for label in path}
    labels |= set(map(squeezed, names))
    if any(len(label) > 1 and label in asked for label in labels if not label.isdigit()):
        return True
    inner = [core(path[-1]) for path in columns if path]
    said = [m.column for group in MEASURES for m in group if m.asked.search(search)]
    return any(column.search(label) for column in said for label in inner)


def partial(
    labels: Sequence[str],
    columns: Sequence[tuple[str, ...]],
    years: Sequence[int],
    search: str,
) -> float:
    """Return what a row lacks that only tells of a part of the year asked for, else 0."""
    if not years or PERIOD.search(search) or _SO_FAR.search(search):
        return 0.0
    row = [label for label in labels if any(names_year(label, year) for year in years)]
    path = [" ".join(p) for p in columns if any(names_year(" ".join(p), y) for y in years)]
    naming = row or path
    return _PARTIAL if naming and all(PERIOD.search(label) for label in naming) else 0.0
