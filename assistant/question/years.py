"""The years that a question names, also as ranges, in short and relative to the newest report."""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTE = "['’‘`´′]"
# Two digits are a year behind an apostrophe, or before 년 where that is no length of time (20년간).
_YEAR = re.compile(
    r"(?<!\d)(?P<four>(?:19|20)\d{2})(?P<mark>\s*(?:년|\.|/))?(?!\d|,\d{3}|\s*[명원개건억만조%㎡])"
    rf"|{_QUOTE}\s?(?P<short>\d{{2}})(?!\d)"
    r"|(?<![\d.])(?P<dotted>[0-3]\d)(?=\.\s?\d{1,2}월)"
    r"|(?<![\d.])(?P<bare>[0-3]\d)년(?!\s*(?:간|차|동안|이상|이내|이하|만|째|후|전|된|짜리))"
)
_ONE = rf"(?:(?:19|20)\d{{2}}|{_QUOTE}?\d{{2}})"
# From one year to another (2031년에서 2033년으로 오면서): the two, and none between them.
_TO_ANOTHER = r"에서\s*(?:(?:19|20)\d{2}|['’‘]?\d{2})년도?(?:\s?\([^)]*\))?으?로(?=\s)"
# Between which years something moved: what lies between them is not asked for.
_MOVED = (
    r"(?=년도?(?:\s?\d{1,2}월)?\s?(?:사이|동안|까지|보고)?[^?.]{0,30}?(?:몇\s?\S+|얼마나|얼마)\s(?:더\s)?"
    r"(?:늘|줄|증가|감소|올랐|올라|떨어|상승|하락|많아|적어|커졌|달라|변했|차이|불어))"
)
YEAR_RANGE = re.compile(
    rf"(?P<first>{_ONE})년?\s*(?!{_TO_ANOTHER})(?:부터|에서|[~∼～\-–])"
    rf"\s*(?!{_ONE}{_MOVED})(?P<last>{_ONE})년"
)
_IN_REPORT = re.compile(
    rf"(?<![\d.,])(?P<long>(?:19|20)\d{{2}})(?=년|\.\s?\d|\))|{_QUOTE}\s?(?P<short>\d{{2}})(?!\d)"
)
_NAMED = re.compile(
    rf"(?:(?:19|20)\d{{2}}|{_QUOTE}\s?\d{{2}}|(?<!\d)[0-3]\d(?=년)|(?<![\d.])[0-3]\d(?=\.\s?\d{{1,2}}월))"
    r"(?:년도?|-(?:1[0-2]|0[1-9])(?!\d)|\.(?=\s?\d{1,2}월))?(?:의|에는|에|은|는)?"
)
_MONTH = re.compile(
    rf"(?P<year>(?<!\d)(?:19|20)\d{{2}}|{_QUOTE}\s?\d{{2}}|(?<!\d)\d{{2}}(?=년)|(?<![\d.])\d{{2}}(?=\.\s?\d{{1,2}}월))"
    r"\s*(?:(?:년|\.|/)\s*(?P<month>1[0-2]|0?[1-9])(?:월|\.)|[-/](?P<iso>1[0-2]|0[1-9])(?!\d))"
)
ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_ENGLISH_MONTH = re.compile(
    rf"\b(?P<name>{'|'.join(ENGLISH_MONTHS)}),?\s+(?P<year>20\d{{2}})\b", re.IGNORECASE
)
# Words for a year beside the newest report's, and how far from it; the longer stand first.
_RELATIVE = (
    (r"지지난\s?해|재작년|(?:the )?year before last", -2),
    (r"작년|지난\s?해|거년|(?:last|previous) year", -1),
    (
        r"올해|금년|이번\s?해|(?:this|current) year"
        r"|(?<![가-힣])올(?=\s?(?:상반기|하반기|한\s?해|연말|연초|[봄가겨여]|\d{1,2}월))",
        0,
    ),
    (r"내후년", 2),
    (r"내년|next year", 1),
)
_RELATIVE_WORD = re.compile("|".join(f"({word})" for word, _ in _RELATIVE), re.IGNORECASE)
_TOLD_TWICE = re.compile(
    rf"(?:{'|'.join(word for word, _ in _RELATIVE)})\s?\((?P<told>{_QUOTE}?\d{{2,4}})년?도?\)",
    re.IGNORECASE,
)
_THAN_LAST = re.compile(r"(?:작년|지난\s?해)\s?(?:보다|대비|에\s?비해|(?:이랑|과|하고)\s?비교)")
_TO_RELATIVE = re.compile(r"\s*(?:부터|에서|이후|[~∼～\-–]|to)\s*$")
_LONGEST_RANGE = 20
_RECENT = 15  # a bare number of four digits further back is hardly a year


def years_in(text: str, newest: int | None) -> tuple[int, ...]:
    """Return the years a text names, in the order of their naming, ranges filled in.

    Parameters
    ----------
    text
        A question.
    newest
        The issue year of the newest report, which 올해 and 작년 refer to; ``None`` without any.

    Examples
    --------
    >>> years_in("'24년과 작년의 예산", 2026), years_in("2021~2023년", None)
    ((2024, 2025), (2021, 2022, 2023))
    """
    found: list[tuple[int, int]] = []
    for match in YEAR_RANGE.finditer(text):
        first, last = _full(match["first"]), _full(match["last"])
        if first < last <= first + _LONGEST_RANGE:
            found += [(match.start(), year) for year in range(first, last + 1)]
    for match in _YEAR.finditer(text):
        year = _full(match["four"] or match["short"] or match["dotted"] or match["bare"])
        # Without 년 it may be part of a name (비전 2030).
        bare = match["four"] and not match["mark"]
        if bare and newest and not newest - _RECENT <= year <= newest + 1:
            continue
        found.append((match.start(), year))
    return tuple(dict.fromkeys(year for _, year in sorted(found + _relative(text, newest))))


def than_last_year(text: str, newest: int | None) -> str:
    """Return a text with 올해, where something is compared with 작년 and no other year is named."""
    if newest is None or _NAMED.search(text) or not _THAN_LAST.search(text):
        return text
    return f"올해 {text}" if years_in(text, newest) == (newest - 1,) else text


def told_once(text: str) -> str:
    """Return a text with the year itself where a word for it has it in brackets.

    Examples
    --------
    >>> told_once("올해(2026) 보고와 작년(25년) 보고")
    '2026년 보고와 25년 보고'
    """
    return _TOLD_TWICE.sub(r"\g<told>년", text)


def relative_years(text: str, newest: int) -> str:
    """Return a text with the years that 올해, 작년 and their like mean (``2026년``)."""

    def year(match: re.Match[str]) -> str:
        return f"{newest + _RELATIVE[(match.lastindex or 1) - 1][1]}년"

    return _RELATIVE_WORD.sub(year, text)


def without_years(text: str) -> str:
    """Return a text without the years it names and the particles behind them."""
    text = _RELATIVE_WORD.sub(" ", _NAMED.sub(" ", YEAR_RANGE.sub(" ", text)))
    text = re.sub(r"(?<=\s)사이에?(?=\s)", " ", text)
    return re.sub(r" {2,}", " ", text).strip()


def months_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the years with a month that a text names (2024년 8월, August 2024) as pairs."""
    found = [(_full(m["year"]), int(m["month"] or m["iso"])) for m in _MONTH.finditer(text)]
    for match in _ENGLISH_MONTH.finditer(text):
        month = ENGLISH_MONTHS.index(match["name"].lower()) + 1
        found.append((int(match["year"]), month))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def names_year(text: str, year: int) -> bool:
    """Say whether a report's text names a year in any of its spellings."""
    short = f"{year % 100:02d}"
    pattern = rf"(?<!\d){year}(?!\d)|{_QUOTE}\s?{short}(?!\d)|(?<![\d.,]){short}년(?!간)"
    return re.search(pattern, text) is not None


# What stands between the first and the last year of a period.
_UNTIL = re.compile(r"[\d.\s년월일]*[~∼〜～－–-]\s*")


def other_year(text: str, years: tuple[int, ...]) -> bool:
    """Say whether a report's text names years, and none of ``years``; a period has all its years.

    Examples
    --------
    >>> other_year("위탁(’30.7.~’32.8.)", (2031,)), other_year("위탁(’30.7.)", (2031,))
    (False, True)
    """
    named = _years_named(text)
    return bool(named) and named.isdisjoint(years)


@lru_cache(maxsize=65536)
def _years_named(text: str) -> frozenset[int]:
    """Return the years that a report's text names, those within its periods included."""
    named: set[int] = set()
    before, end = 0, 0
    for match in _IN_REPORT.finditer(text):
        year = _full(match["long"] or match["short"])
        if before and _UNTIL.fullmatch(text[end : match.start()]):
            named.update(range(before, year))
        named.add(year)
        before, end = year, match.end()
    return frozenset(named)


def _relative(text: str, newest: int | None) -> list[tuple[int, int]]:
    """Return where a text names years relative to the newest report's, ranges filled in."""
    if newest is None:
        return []
    found: list[tuple[int, int]] = []
    end = 0
    for match in _RELATIVE_WORD.finditer(text):
        year = newest + _RELATIVE[(match.lastindex or 1) - 1][1]
        if found and _TO_RELATIVE.search(text[end : match.start()]):
            found += [(match.start(), between) for between in range(found[-1][1] + 1, year)]
        found.append((match.start(), year))
        end = match.end()
    return found


def _full(digits: str) -> int:
    """Read ``'26`` as 2026 and ``'98`` as 1998."""
    number = int(re.sub(r"\D", "", digits))
    if number >= 100:
        return number
    return 2000 + number if number < 70 else 1900 + number
