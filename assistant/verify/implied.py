"""Days and months that are printed without their year: it stands before them, or is the report's.

``’24. 10. 7. ~ 10. 9.`` means the ninth of October 2024, ``4. 30. 기준`` in
a report of 2031 the last of April 2031.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.verify.years import years_at
from ingest.dates import find_dates

_MONTH = re.compile(r"(?<![\d,.])(1[0-2]|0?[1-9])(?=\s?월|\s?[~∼～]\s?\d{1,2}\s?월)")
_DAY = re.compile(
    r"(?<![\d.,])(1[0-2]|0?[1-9])\s?(?:\.\s?|월\s?|/)(3[01]|[12]\d|0?[1-9])(?=\s?일|\.(?!\d)|\s?\(|\s?[~∼～)]|$)"
)


def implied_dates(text: str, years: Iterable[int]) -> Iterator[str]:
    """Yield each day and month of ``text`` without a year of its own, in ISO form.

    Parameters
    ----------
    text
        The text of a place, in one line.
    years
        The full years that are meant where the text names none before a date.

    Examples
    --------
    >>> sorted(implied_dates("’24. 9월 ~ 11월, 12.5.(목)", ()))
    ['2024-11', '2024-12', '2024-12-05']
    """
    dates = list(find_dates(text))
    spans = [(date.start, date.end) for date in dates]
    named = [(start, _full(year)) for year, start, _ in years_at(text)]
    named += [(date.start, int(date.iso[:4])) for date in dates]
    for pattern in (_MONTH, _DAY):
        for found in pattern.finditer(text):
            if any(start <= found.start() < end for start, end in spans):
                continue
            before = [(start, year) for start, year in named if start < found.start()]
            for year in (max(before)[1],) if before else years:
                month = f"{year}-{int(found[1]):02}"
                yield month
                if pattern is _DAY:
                    yield f"{month}-{int(found[2]):02}"


def _full(year: int) -> int:
    return 2000 + year if year < 70 else 1900 + year
