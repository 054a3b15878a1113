"""Years as reports write them: 2024, ’24, 24년, ’20.~’24."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SPAN = re.compile(
    r"(?<!\d)((?:19|20)?\d\d)\.?\s?년?(?:\s?\d{1,2}\s?[월.])?\s?(?:[~∼～\-–]|부터)\s?['’‘`]?((?:19|20)?\d\d)(?=\s?년|\.|$|\))"
)
_YEAR = re.compile(
    r"(?<![\d,.])((?:19|20)\d\d)(?![\d,])|['’‘′`]\s?(\d\d)(?!\d)|(?<!\d)(\d\d)(?=년)"
)


def named_years(texts: Iterable[str]) -> frozenset[int]:
    """Return the last two digits of the years in texts, those between two of them too."""
    found: set[int] = set()
    for text in texts:
        found |= {int(next(filter(None, y.groups()))) % 100 for y in _YEAR.finditer(text)}
        for first, last in year_spans(text):
            found |= set(range(first, last + 1))
    return frozenset(found)


def years_at(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the last two digits of each year in a text, and where it starts and ends."""
    for found in _YEAR.finditer(text):
        yield int(next(filter(None, found.groups()))) % 100, *found.span()


def year_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the last two digits of the first and last year of each span (’20.~’24년)."""
    for first, last, *_ in year_spans_at(text):
        yield first, last


def year_spans_at(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield each span as in :func:`year_spans`, and where it starts and ends."""
    for span in _SPAN.finditer(text):
        yield int(span[1]) % 100, int(span[2]) % 100, *span.span()
