"""Dates as Korean reports write them: ``’21.3.31.``, ``2024. 7. 31.``, ``'24년 2월``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_QUOTES = "'’‘‛′`´＇"
_DATE = re.compile(
    rf"""
    (?: (?<![\d.,]) (?P<full>(?:19|20)\d\d)        # 2024
      | [{_QUOTES}] \s? (?P<short>\d\d)            # ’24
      | (?<![\d.,]) (?P<bare>\d\d) (?=\s?년\s?\d)  # 24년 2월: two digits alone are no year
    )
    (?: \s? (?: 년 | [.\-/] ) \s*
      | \s+ (?= \d\d? \s? \. \s? \d ) )            # ’23 4.14.: the first point was left out
    (?P<month>0?[1-9]|1[0-2])
    (?! \d | ,\d | [개건명억만조천백회팀실곳편종호대분차단인위주년배%] )  # ’25년 7억원, ’24년 3분기
    (?: \s? (?: 월 | [.\-/] ) \s* (?P<day>0?[1-9]|[12]\d|3[01]) (?!\d|\s?[월개건명억만조배점,]) )?
    (?! \d | \s?[%㎡] | ,\d | \.\d+\s?(?:%|배|[천만억조]|점) )  # 2024년 4.1%
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands: ``text[start:end]`` is what was read as ``iso``."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> Iterator[FoundDate]:
    """Yield each date of ``text`` that names a year and a month, in order.

    ``iso`` is a day (``2021-03-31``) where the text states one that exists, else a month
    (``2021-03``). Years of two digits need an apostrophe or ``년`` and lie in 1970–2069.
    """
    for found in _DATE.finditer(text):
        year = int(found["full"] or found["short"] or found["bare"])
        if year < 100:
            year += 2000 if year < 70 else 1900
        iso = f"{year}-{int(found['month']):02}"
        if found["day"]:
            iso = _with_day(iso, int(found["day"]))
        yield FoundDate(found.start(), found.end(), iso)


def _with_day(month: str, day: int) -> str:
    try:
        return date.fromisoformat(f"{month}-{day:02}").isoformat()
    except ValueError:  # 2. 31.: the month is all that can be trusted
        return month


def parse_date(text: str) -> str | None:
    """Return the first date of ``text`` as ISO day or month, or ``None``.

    Examples
    --------
    >>> parse_date("(단위 : 백만원, ’21.3.31. 기준)")
    '2021-03-31'
    >>> parse_date("’24년 2월 기준")
    '2024-02'
    >>> parse_date("8.31. 기준") is None
    True
    """
    found = next(find_dates(text), None)
    return found.iso if found else None
