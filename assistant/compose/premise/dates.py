"""When something happened or will, as a question takes it for granted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.items import Item
from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.clause import clause_of, said_around
from assistant.compose.premise.events import FROM, PATTERNS, others_in
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted, said
from assistant.compose.premise.matter import binding, main_of, own_part, tell_apart
from assistant.compose.rows import RowItem
from assistant.compose.wording import strip_numbering
from ingest.cleaning import clean
from ingest.dates import find_dates

_WHEN = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s*년\s*)?(?:(?P<month>1[0-2]|[1-9])\s*월)?\s*"
    r"(?:\d{1,2}\s*일)?\s*(?P<until>말?까지)?"
)
_MONTH = re.compile(
    r"(?<=['’‘]\d\d\.)\s?(?P<short>1[0-2]|[1-9])(?!\d)|"
    r"(?<![\d.])(?P<day>1[0-2]|[1-9])\.\s?(?:[0-3]?\d)(?:\.|\()|(?<!\d)(?P<month>1[0-2]|[1-9])\s?월"
)
_YEAR = re.compile(r"['’‘](\d{2})|(?<!\d)((?:19|20)\d{2})(?=\s*(?:년|\.))")
# A time that is said of what happens (5월에 개관한), and not of what is asked about.
_PLAINLY = re.compile(
    r"월\s?(?:\d{1,2}일)?에\s|년부터|년에\s(?:\S+\s)?\S*(?:준공|완공|개관|착공|출범|설립|폐|지정|출시|제정|시작|문을|바뀐|바꾼)"
)
_OF_REPORT = re.compile(
    r"(?:\s?[가-힣A-Za-z]+)?\s?(?:업무\s?)?(?:보고(?!회)|자료|문서)"
)  # 2024년 8월 경제국 보고
_NEXT_CENTURY = 50
_LEAST = 0.7
_TOUCHED = 0.3  # of the names, where the claim itself stands
# The year from which something is done: '16년부터 추진, 사업기간 : '18년 ~ '22년.
_SINCE = re.compile(
    r"(?P<since>['’‘]?(?:\d{4}|\d{2})년?[^,()~∼～]{0,8}?)부터|기간\s*:\s*(?P<first>[^~∼～]+)[~∼～]"
)
_INSIDE = re.compile(r"(?<=\S)\s?\([^()]*\)")
_WORD = 5  # letters of brackets that hold one word: (변경)
_BESIDE = 3  # lines above what tells a change that may have its date
# A date right behind the event that it is of, or before it: 개관('31.10.), '31.10. 개관.
_OF_EVENT = (
    r"(?:{0})[가-힣]{{0,2}}\s?\((?P<behind>[^()]*\d[^()]*)\)"
    r"|(?P<before>['’‘]\d{{2}}(?:\.\s?\d{{1,2}})?(?:\.|월|년))\s?(?:{0})"
)


@dataclass(frozen=True, slots=True)
class _When:
    text: str
    year: int | None
    month: int | None
    until: bool


@dataclass(frozen=True, slots=True)
class _Dated:
    """What dates an event; ``says`` and ``line`` where it stands above the statement."""

    text: str
    says: str = ""
    line: int = 0


def wrong_date(ground: Ground) -> Contradiction | None:
    """Return the contradiction of the year or month that a question gives an event."""
    text = ground.question.question
    stating = clause_of(text)
    for asked, written in (*PATTERNS, *others_in(stating)):
        for event in asked.finditer(text):
            claimed = event.end() <= len(stating)
            around = said_around(ground.question, event.start())
            when = _when(stating if claimed else text, event.start(), event.end())
            if when is None or not (claimed or _PLAINLY.search(when.text)):
                continue
            names = ground.heard(ground.names_in(around, but=f"{when.text} {event[0]}"))
            if not claimed and not tell_apart(names):
                continue
            found = _held(ground, names, when, written, around)
            if found is not None:
                return found
    return None


def event_years(text: str) -> tuple[int, ...]:
    """Return the years that a question gives an event as known (1974년에 지정됐지요?).

    Examples
    --------
    >>> event_years("가온단지는 1974년에 지정됐지요? 면적은요?")
    (1974,)
    """
    stating = clause_of(text)
    found = []
    for asked, _ in PATTERNS:
        for event in asked.finditer(text):
            claimed = event.end() <= len(stating)
            when = _when(stating if claimed else text, event.start(), event.end())
            if when is not None and when.year and (claimed or _PLAINLY.search(when.text)):
                found.append(when.year)
    return tuple(dict.fromkeys(found))


def _when(clause: str, start: int, end: int) -> _When | None:
    """Return the date nearest to an event: before it, or behind its name (위탁기간이 …까지)."""
    found = [
        (abs(start - match.end()), match)
        for match in _WHEN.finditer(clause)
        if (match["month"] or match["year"]) and -30 < match.start() - end < 12
        if not _OF_REPORT.match(clause, match.end())
    ]
    if not found:
        return None
    match = min(found, key=lambda pair: pair[0])[1]
    before = match.end() <= start
    if before and (start - match.end() > 12 or _other_event(clause[match.end() : start])):
        return None
    year = int(match["year"]) if match["year"] else None
    month = int(match["month"]) if match["month"] else None
    phrase = clause[match.start() : end] if before else clause[start : match.end()]
    return _When(phrase, year, month, bool(match["until"]))


def _other_event(between: str) -> bool:
    """Say whether a date is that of what stands between it and an event (5월에 착공해 준공)."""
    return any(asked.search(between) for asked, _ in PATTERNS)


def _held(
    ground: Ground, names: Sequence[Name], when: _When, written: re.Pattern[str], clause: str
) -> Contradiction | None:
    statements = [
        (statement, dated)
        for statement in _undated(ground, names, when)
        if (dated := _dated(ground, statement, written, clause, names)) is not None
    ]
    if not statements:
        return None
    statements = [one for one in statements if binding(one[0], names)] or statements
    if any(_agrees(when, dated.text) for _, dated in statements):
        return None
    if _told_elsewhere(ground, names, when, written):
        return None
    best = statements[0][0].share
    near = [one for one in statements if one[0].share >= max(_LEAST, best - 0.1)]
    # The very day of another year tells what is meant better than a month planned before.
    for statement, dated in sorted(near, key=lambda one: when.month not in _months(one[1].text)):
        if _differs(when, dated.text):
            says = dated.says or _says(ground, statement, clause)
            words = [name.text for name in ground.names_in(when.text)]
            found = contradicted(when.text, statement, says, words)
            if clause != clause_of(ground.question.question):
                found = replace(found, phrase=when.text)
            if dated.line:
                found = replace(found, first=dated.line)
            return replace(found, years=() if when.year is None else (when.year,))
    return None


def _told_elsewhere(
    ground: Ground, names: Sequence[Name], when: _When, written: re.Pattern[str]
) -> bool:
    """Say whether what speaks less of the matter has the event in the very month claimed."""
    if when.year is None or when.month is None:
        return False
    month = f"{when.year}-{when.month:02}"
    return any(
        written.search(squeezed(statement.item.text))
        and any(date.iso.startswith(month) for date in find_dates(statement.item.text))
        for statement in ground.about(names, _TOUCHED, any_year=True, any_time=True)
    )


def _undated(ground: Ground, names: Sequence[Name], when: _When) -> list[Statement]:
    """Return what speaks of the matter, of any year where the claim says which it means."""
    return ground.about(names, _LEAST * 0.8, any_year=when.year is not None, any_time=True)


def _dated(
    ground: Ground,
    statement: Statement,
    written: re.Pattern[str],
    clause: str,
    names: Sequence[Name],
) -> _Dated | None:
    """Return what dates the event: a part of the statement, or the line above it."""
    item = statement.item
    if isinstance(item, RowItem):
        if not written.search(squeezed(" ".join(item.labels))):
            return None
        cells = ground.cells(item, clause)
        told = len(cells) == 1 and re.search(r"\d", cells[0].text)
        return _Dated(cells[0].text) if told else None
    text = own_part(item.text, main_of(names).text)
    if not written.search(squeezed(_INSIDE.sub(_with_date, text))):
        return None
    if written is FROM:
        since = _SINCE.search(text)
        return None if since is None else _Dated(since["since"] or since["first"])
    if own := list(re.finditer(_OF_EVENT.format(written.pattern), text)):
        text = ", ".join(found["behind"] or found["before"] for found in own)
    return _Dated(text) if _is_dated(text) else _above(ground, item, written)


def _above(ground: Ground, item: Item, written: re.Pattern[str]) -> _Dated | None:
    """Return the line right above an item where it tells the event and its date."""
    first = max(1, item.first - _BESIDE)
    lines = ground.writer.citer.records.lines(item.report, first, item.first - 1)
    for line in reversed(lines):
        if text := clean(line.text):
            told = written.search(squeezed(text)) and _is_dated(text)
            return _Dated(text, strip_numbering(text), line.number) if told else None
    return None


def _with_date(brackets: re.Match[str]) -> str:
    """Return brackets that have a date; what only explains (… 폐원·이전) has none of its own."""
    word = len(squeezed(brackets[0])) <= _WORD
    return brackets[0] if word or _is_dated(brackets[0]) else ""


def _is_dated(text: str) -> bool:
    return bool(_YEAR.search(text) or _MONTH.search(text))


def _agrees(when: _When, text: str) -> bool:
    years, months = _years(text), _months(text)
    same_year = when.year is None or when.year in years or not years
    same_month = when.month is None or when.month in months or not months
    if when.until and years:
        return when.year is None or max(years) == when.year
    return same_year and same_month


def _differs(when: _When, text: str) -> bool:
    years, months = _years(text), _months(text)
    if when.until:
        return bool(years) and when.year is not None and max(years) != when.year
    wrong_year = when.year is not None and bool(years) and when.year not in years
    wrong_month = when.month is not None and bool(months) and when.month not in months
    return wrong_year or wrong_month


def _years(text: str) -> set[int]:
    return {_full(int(a)) if a else int(b) for a, b in _YEAR.findall(text)}


def _full(short: int) -> int:
    """Return the year of two digits: '64 lies behind us, no report looks so far ahead."""
    return (2000 if short < _NEXT_CENTURY else 1900) + short


def _months(text: str) -> set[int]:
    months = {int(date.iso[5:7]) for date in find_dates(text)}
    return months | {int(m["short"] or m["day"] or m["month"]) for m in _MONTH.finditer(text)}


def _says(ground: Ground, statement: Statement, clause: str) -> str:
    item = statement.item
    return said(item, ground.cells(item, clause)) if isinstance(item, RowItem) else ""
