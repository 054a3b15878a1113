"""What a report says about itself: title, submitting body, month of issue and as-of date.

All of it is found in the text; file names say nothing. The title page, where there is one, ends
where the first chapter begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.cleaning import clean_label
from ingest.dates import FoundDate, find_dates
from ingest.model import Line
from ingest.outline.marks import read_mark
from prompts.messages import message

_HEAD_LINES = 40
_HEAD_ENDS = frozenset({"roman", "point", "letter", "box", "ring", "dash", "circled", "table"})
_TITLE = re.compile(
    r"(?:업무|추진|현안|실적|결과|성과|예산|사업|운영)\s*보고(?:서|자료)?$|보고서$|설명서$"
)
_LONGEST_TITLE = 60
_YEAR_ALONE = re.compile(r"^(?:19|20)\d\d년도?(?:\s*(?:상|하)반기)?$")
_BODY = re.compile(
    r"^[가-힣A-Za-z·]{2,20}(?:실|국|과|본부|원|단|청|공사|공단|재단|센터|사업소|사무소|관|처|담당관)$"
)
# Bodies that receive reports, and words that only end like a body.
_NO_BODY = re.compile(
    r"(?:의회|위원회|의원|회의실|인원|지원|정원|현원|재원|민원|목차|기관|결과|성과|효과)$"
)
_RANK = re.compile(r"\(\s*\d[^()]*급\s*\)$")
# What makes a date one that figures refer to: 기준 close behind it, or 현재, or a monthly issue.
_REFERS = re.compile(r"[\s.말일월년현]{0,5}(?:서울|전국|누적)?\s*기\s?준")
_CURRENT = re.compile(r"[\s.말일월년]{0,5}(?:현재|기\s?준|호)")
_MONTH_ONLY = re.compile(
    r"(?<![\d.’'])(\d{1,2})(?:월\s*말?|\s*\.\s*\d{1,2}\s*\.?)\s*(?:현재|기\s?준)"
)
_SESSION = re.compile(r"임시회|정례회|회기")
_DAY = len("2026-01-31")
_LATEST_LAG = 3  # months after its as-of date by which a report has been issued


@dataclass(frozen=True, slots=True)
class Description:
    """What a report says about itself; each is ``""`` where it does not.

    ``issued`` is a month (``2026-03``), ``as_of`` a day or month (``2026-01-31``).
    """

    title: str
    body: str
    issued: str
    as_of: str


def describe(lines: Sequence[Line]) -> Description:
    """Return title, body, month of issue and as-of date as the text states them."""
    head = list(_head(lines))
    as_of = _as_of(lines)
    body = _body(head)
    # Any text may say what held in a year or month (2020년 기준); that of a report tells its month.
    told = as_of if len(as_of) == _DAY or body or any(map(_is_title, head)) else ""
    return Description(_title(head, body), body, _issued(head, lines, told), as_of)


def _head(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the cleaned lines of the title page."""
    for line in lines[:_HEAD_LINES]:
        mark = read_mark(line.text)
        if mark.kind in _HEAD_ENDS or (mark.kind == "sharp" and mark.number > 1):
            return
        text = mark.title if mark.kind == "sharp" else clean_label(line.text)
        if text:
            yield text


def _title(head: Sequence[str], body: str) -> str:
    for index, line in enumerate(head):
        if _is_title(line):
            before = head[index - 1] if index else ""
            return f"{before} {line}" if _YEAR_ALONE.match(before) else line
    if body:
        return message("ingest.fallback_title", body=body)
    return head[0][:_LONGEST_TITLE] if head else ""


def _is_title(line: str) -> bool:
    return _TITLE.search(line) is not None and len(line) <= _LONGEST_TITLE


def _body(head: Sequence[str]) -> str:
    """Return the organisation on a line of its own; a city's name before it is left out."""
    for line in head:
        name = _RANK.sub("", line).split()[-1:] or [""]
        words = line.split()
        if len(words) <= 3 and _BODY.match(name[0]) and not _NO_BODY.search(name[0]):
            return name[0]
    return ""


def _as_of(lines: Sequence[Line]) -> str:
    """Return the date most often stated as 기준; of equals the one stated first."""
    counts: Counter[str] = Counter()
    for line in lines:
        if re.search(r"기\s?준", line.text):
            counts.update(date.iso for date in _dates(line.text, _REFERS))
    return max(counts, key=lambda date: counts[date]) if counts else ""


def _issued(head: Sequence[str], lines: Sequence[Line], as_of: str) -> str:
    """Return the month on the title page, else the latest month that the text calls current."""
    for text in head:
        found = next(find_dates(text), None)
        alone = found is not None and not re.search(
            r"[가-힣]", text.replace("년", "").replace("월", "")
        )
        if found and (alone or _SESSION.search(text)):
            return found.iso[:7]
    latest = as_of[:7]
    if not latest:
        return ""
    year = latest[:4]
    for line in lines:
        months = [date.iso[:7] for date in _dates(line.text, _CURRENT)]
        months += [f"{year}-{int(month):02}" for month in _MONTH_ONLY.findall(line.text)]
        for month in months:
            if latest < month and _months(month) - _months(as_of[:7]) <= _LATEST_LAG:
                latest = month
    return latest


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def _dates(text: str, follows: re.Pattern[str]) -> Iterator[FoundDate]:
    for date in find_dates(text):
        if follows.match(text, date.end):
            yield date
