"""Whether a statement tells the time that a question asks for."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.compose.happening import DATED, is_dated
from assistant.compose.items import Item
from assistant.compose.labels import labelled_as, with_above
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem
from assistant.question import Understood

# A date or a length of time, however short (5.29., '31년, 3~5월), but no decimal number.
_DATE = (
    r"['’‘]\s?\d\d|\d\s*[월년]|\d\s*일(?!자리)|(?:19|20)\d\d[.~)]"
    r"|(?<![\d.,])(?:1[0-2]|[1-9])\.\s?(?:[12]\d|3[01]|[1-9])(?!\d|\s?(?:[%㎡:억조만천배점명개]|km))"
)
_DATED = re.compile(_DATE)
_TIME_TAIL = re.compile(r"(?<=..)(?:일자?|시기|시점|날짜|연도|기간)$")
_TIMED = re.compile(rf"{_DATE}|[상하]반기|분기|연[중내]|매[년월]")
_ANY_TIME = re.compile(
    rf"{_TIMED.pattern}|\d\s*[시주회차]|상시|수시|정기|평일|주말|기간|연말|\d\.\s?\d"
)
_TIMELY = re.compile(r"일\s*시|기\s*간|시\s*기|일\s*정|준공|착공|개관|개최|예정|완료|모집")
# A day is asked for, and how one is written (8.23., 8월 23일; not '26. 8.).
_DAY_ASKED = re.compile(r"며칠(?:부터|까지|에|날)|정확한\s날짜|\b(?:what|which) (?:date|day)\b")
_DAY = re.compile(
    r"(?<!['’‘`\d])(?:1[0-2]|[1-9])(?:\.\s?|월\s?)(?:[12]\d|3[01]|[1-9])(?![\d%])|\d\s?일(?!자리)"
)
# From when to when is asked for, and how that is written (8.23. ~ 8.25., 2월부터 4월까지).
_SPAN_ASKED = re.compile(
    r"(?:며칠|언제|몇\s?월)부터\s(?:언제|며칠|몇\s?월|어느\s?날)(?:까지|이?[가며]?\s?끝)"
)
_SPAN = re.compile(r"\d[^\d~∼]{0,6}[~∼]|[~∼]\s?['’]?\d|부터\s[^,]{0,16}까지")
# Until when is asked for, and how that is written.
_UNTIL_ASKED = re.compile(
    r"(?<!부터\s)(?:언제|며칠|몇\s?월|몇\s?년)까지|(?:몇\s?월|언제|며칠)이?\s(?:끝|마지막|마감)"
)
_UNTIL = re.compile(r"\d\s?(?:[년월일]|분기)(?:\s?말)?까지")
# When papers on something were handed in is no time of its own.
_HANDED_IN = re.compile(r"(?:자료|서류)\s?제출")
_NO_DAY = 0.6  # what a date counts then that tells no day
_HINTED = 0.6  # what any date counts
_ABOVE = 0.4  # what one counts that only the statement's parent has
_APART = 0.75  # what one counts that stands beside no name of the question
_BESIDE = 0.85  # what one counts that does


def time_fit(item: Item | RowItem, question: Understood) -> float:
    """Return 0 to 1: how surely a statement tells the time asked for.

    Of what happens (준공, 개관) only the date beside it tells; of all else a date beside a name of
    the question (접수('31.5월)), another or, what counts less, its parent's.
    """
    text = with_above(item)
    exact = not _DAY_ASKED.search(question.search) or _DAY.search(text)
    if _SPAN_ASKED.search(question.search) and not _SPAN.search(text):
        exact = None
    if _UNTIL_ASKED.search(question.search):
        if _UNTIL.search(item.text):
            return 1.0
        exact = exact if "까지" in text or _SPAN.search(text) else None
    if _HANDED_IN.search(item.text) and "제출" not in question.search:
        return _ABOVE * _told(item, question)
    return _told(item, question) * (1.0 if exact else _NO_DAY)


def _told(item: Item | RowItem, question: Understood) -> float:
    dated = is_dated(item, question.search)
    if dated is None:
        return _any_date(item, question)
    return 1.0 if dated >= DATED and labelled_as(item, "when") else dated


def tells_time(item: Item | RowItem) -> bool:
    """Say whether a statement, or what it stands under, tells a time of any kind."""
    columns = item.column_text if isinstance(item, RowItem) else ""
    return _ANY_TIME.search(f"{with_above(item)} {columns}") is not None


def _any_date(item: Item | RowItem, question: Understood) -> float:
    text = with_above(item)
    if not (_TIMED if isinstance(item, Item) else _DATED).search(item.text):
        return _ABOVE if _TIMED.search(text) else 0.0
    if labelled_as(item, "when"):
        return 1.0
    if _dated(item.text, question):
        return _BESIDE
    return _APART if _TIMELY.search(text) else _HINTED


def _dated(text: str, question: Understood) -> bool:
    """Say whether a date stands beside a name of the question, or what reports write for it."""
    spelt = (*question.names, *(found.written for found in question.expansions))
    return (
        _beside_date(tuple(sorted({squeezed(name) for name in spelt}))).search(squeezed(text))
        is not None
    )


@lru_cache(maxsize=64)
def _beside_date(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of some names, without 일 or 시기 behind it, next to a date."""
    heads = "|".join(re.escape(_TIME_TAIL.sub("", name)) for name in names if len(name) > 1)
    named = f"(?:{heads or '(?!)'})"
    return re.compile(
        rf"{named}(?:예정|완료|일|시기|기간)?[^가-힣\da-z]{{0,3}}(?:{_DATE})|(?:{_DATE})[^가-힣a-z]{{0,9}}{named}"
    )
