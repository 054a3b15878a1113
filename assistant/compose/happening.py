"""Whether a statement dates what a question asks the time of: 준공('27.5.), 9월 개관 예정."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.compose.items import Item
from assistant.compose.rows import RowItem


class _Event(NamedTuple):
    """What may happen at a time: how it is asked for, how it is said, and said less exactly."""

    asked: re.Pattern[str]
    said: re.Pattern[str]
    near: re.Pattern[str]


def _event(asked: str, said: str, near: str = r"(?!)") -> _Event:
    return _Event(re.compile(asked), re.compile(said), re.compile(near))


_OPENED = (
    r"개관(?!전시|식당|\s?준비)|(?<![\d개])개소(?!당|별)|개원|개장|개점|오픈|문을\s?[여연열]"
    r"|운영\s?개시"
)
# When a contract ends is told by its period.
_ENDS = (
    r"(?:계약|위탁|협약|수탁)[가-힣]{0,3}\s(?:[가-힣]+\s)?"
    r"(?:언제까지|언제\s(?:끝|만료|종료)|끝|만료|종료)"
)
_BUILT = r"(?<!용역 )(?<!용역)준공|완공|건립|조성(?!\s?(?:중|공사|추진))"
_EVENTS = (
    _event(
        r"개관|(?<![\d개])개소(?!당|별)|개원|개장|개점|오픈|문(?:을|은)?\s?(?:여|열|연)|\bopen",
        _OPENED,
        rf"{_BUILT}|운영|입주",
    ),
    _event(
        r"준공|완공|(?:다|언제|언제까지)\s?(?:짓|지어|지을|지은)|짓[기겠는]|지어[지진졌]|건립|공사[가는를은]?\s?(?:끝|마)",
        _BUILT,
        _OPENED,
    ),
    _event(r"착공|첫\s?삽|공사[를가는은]?\s?(?:시작|들어)", r"착공", r"공사"),
    _event(
        r"열리|열렸|열린|개최|(?<!문을 )(?<!문을)(?:연|여는|열었|열기로|열\s계획)",
        rf"개최|일\s*시(?:\s?/\s?장소)?|(?<!사업)(?<!공사)기\s*간|개막|{_OPENED}",
        r"행사",
    ),
    _event(r"뽑|선정|선발", r"선정|선발", r"공모|심사"),
    _event(r"모집|접수|신청", r"모집|접수|공모|신청|공고"),
    _event(r"수립|세우|세웠|세워", r"수립", r"용역"),
    _event(
        r"폐원|폐쇄|폐관|폐교|문(?:을|은)?\s?닫|없어[졌지진질]|사라[졌지진질]|없앴",
        r"폐원|폐쇄|폐관|폐교|폐지|운영\s?종료",
    ),
    _event(r"착수", r"착수"),
    _event(_ENDS, r"(?:위탁|계약|협약|수탁|운영)\s?기간|만료"),
    _event(rf"^(?!.*(?:{_ENDS})).*(?:체결|협약|계약)", r"체결|협약|계약"),
    _event(r"설립|출범|생겼|생긴|만들어|세[워웠운]", r"설립|출범|창립"),
)
_WEEKDAY = r"(?:\([월화수목금토일]\))?"
_DAY = rf"[123]?\d(?:일|\.)?(?![\d%월]){_WEEKDAY}"
_ONE = (
    r"(?:['’‘]\s?\d\d(?!\d)|(?<!\d)20\d\d(?=[.년]))(?:[.년]\s?)?"
    rf"(?:1?\d\s?월(?:\s?{_DAY})?|1?\d\.\s?{_DAY}|1?\d\.?(?![\d%월개])|[상하]반기|[1-4]/4\s?분기)?"
    rf"|(?<![\d.])1?\d월(?!\s?기준)(?:\s?(?:{_DAY}|초|말))?"
    rf"|(?<![\d.])1?\d\.\s?[123]?\d(?:\.|(?=\s?[~∼])){_WEEKDAY}(?!\d)"
    r"|(?<!\d)[상하]반기"
)
_DATE = re.compile(rf"(?:~\s?)?(?:{_ONE})(?:\s?[~∼]\s?(?:{_ONE}|{_DAY})?)?")
_BETWEEN = r"(?:(?![,;/→⇒⇨➡▶※]).)"
# Behind what happens no other word comes before its date: 개관 예정 : 9월, not 개관 준비 회의 9월.
_BEHIND = (
    r"(?:(?![,;/→⇒⇨➡▶※가-힣]).|예정|목표|시기|일정|기간|및\s?(?:[가-힣]{2,6}\s?){1,2}행사|및\s?\S"
    r"|개최|[일식관공소])"
)
_AFTER, _BEFORE = 14, 16  # letters between what happens and its date
_IN_YEAR = re.compile(r"(?:['’‘]\s?|20)(?P<year>\d\d)(?!\d)[.년]?\s?(?P<month>1[0-2]|\d)?")
DATED, _RELATED, _ABOVE, _TIMED = 0.85, 0.7, 0.6, 0.4
"""How surely a statement answers that dates what is asked, or something like it, or is dated."""


def is_dated(item: Item | RowItem, asked: str) -> float | None:
    """Return 0 to 1: how surely a statement dates what a question asks the time of.

    ``None`` where the question names nothing that happens: any date may answer it.
    """
    events = _asked(asked)
    if not events:
        return None
    own = item.text
    columns = item.column_text if isinstance(item, RowItem) else ""
    above = item.parents[-1].text if isinstance(item, Item) and item.parents else columns
    if any(_dates(own, event.said) for event in events):
        return DATED
    if not _DATE.search(own):
        dated = any(_dates(above, event.said) for event in events)
        return _ABOVE if dated else 0.0
    if any(_dates(own, event.near) or event.said.search(above) for event in events):
        return _RELATED
    said = any(event.said.search(own) for event in events)
    return _ABOVE if said else _TIMED


def date_told(text: str, asked: str) -> str | None:
    """Return the date of what a question asks the time of as a statement prints it.

    ``None`` where it prints none beside what happens, or several.
    """
    events = _asked(asked)
    for said in ([event.said for event in events], [event.near for event in events]):
        found = {date.strip(" ∼") for words in said for date in _dates(text, words)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def cell_date(labels: Sequence[str], cell: str, asked: str) -> str | None:
    """Return the date that a cell holds, if its row or column is called as what is asked."""
    date = _DATE.fullmatch(cell.strip())
    told = any(event.said.search(label) for event in _asked(asked) for label in labels)
    return date[0].strip(" ∼~") if date and told else None


def is_ahead(text: str, asked: str, issued: str) -> bool:
    """Say whether a statement dates what is asked after its own report, which but plans it.

    Parameters
    ----------
    text, asked
        The statement and the question.
    issued
        The month of the statement's report (``2035-03``).
    """
    dates = _IN_YEAR.finditer(date_told(text, asked) or text)
    told = [f"20{date['year']}-{int(date['month'] or 0):02d}" for date in dates]
    return bool(told) and told[-1] > issued


def names_event(question: str) -> bool:
    """Say whether a question names something that happens."""
    return bool(_asked(question))


@lru_cache(maxsize=64)
def _asked(question: str) -> tuple[_Event, ...]:
    return tuple(event for event in _EVENTS if event.asked.search(question))


def _dates(text: str, said: re.Pattern[str]) -> list[str]:
    """Return the dates that stand right behind or before words in a text."""
    return list(_dates_beside(text, said))


def _dates_beside(text: str, said: re.Pattern[str]) -> Iterator[str]:
    for event in said.finditer(text):
        behind = re.compile(rf"{_BEHIND}{{0,{_AFTER}}}?({_DATE.pattern})").match(text, event.end())
        if behind:
            yield behind[1]
            continue
        dates = (d for d in _DATE.finditer(text, 0, event.start()))
        last = max(dates, key=lambda date: date.end(), default=None)
        if last and re.fullmatch(rf"{_BETWEEN}{{0,{_BEFORE}}}", text[last.end() : event.start()]):
            yield last[0]
