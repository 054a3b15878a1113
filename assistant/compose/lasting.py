"""How long something lasts: the days, months or years from one date of a statement to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from assistant.compose.compute import Computed, computed_in
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from ingest.cleaning import clean
from prompts.messages import message

_DAYS = re.compile(
    r"(?:며칠|몇\s?일)(?:간|\s?동안|이나(?!\s?늦)|짜리|에\s?걸[쳐친])"
    r"|(?:기간|일정)[은이]?\s(?:총|모두)?\s?(?:며칠|몇\s?일)|\bhow many days\b",
    re.IGNORECASE,
)
_LONGER = re.compile(
    r"몇\s?(?:개월|달|년|해)(?:간|\s?동안|\s?(?:이나\s)?걸[리려렸]|짜리|에\s?걸[쳐친])|얼마\s?동안"
    r"|기간[은이]?\s(?:총|모두)?\s?몇\s?(?:개월|달|년|해)|얼마나\s(?:오래|길게)"
    r"|\bhow (?:long|many (?:months|years))\b",
    re.IGNORECASE,
)
_FEW_DAYS = 62  # what is shorter is told in days
_YEAR = r"(?:20\d\d|['’‘`´′]\s?\d\d)\s?[년.]\s?"
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_WEEKDAY, _TO = r"(?:\s?\([월화수목금토일]\))?", r"\s?[~∼～]\s?"
_BY_DAY = re.compile(
    rf"(?<![\d.,])(?P<ay>{_YEAR})?(?P<am>{_MONTH})\s?[월.]\s?(?P<ad>{_DAY})\s?[일.]?{_WEEKDAY}{_TO}"
    rf"(?P<by>{_YEAR})?(?:(?P<bm>{_MONTH})\s?[월.]\s?)?(?P<bd>{_DAY})(?!\d|\s?[월.]\s?\d)"
    rf"(?:\s?[일.])?{_WEEKDAY}"
)
_BY_MONTH = re.compile(
    rf"(?<![\d.,])(?P<ay>{_YEAR})?(?P<am>{_MONTH})\s?[월.]?{_TO}"
    rf"(?P<by>{_YEAR})?(?P<bm>{_MONTH})\s?(?:월|\.(?!\s?\d))"
)
_PERIOD = re.compile(r"(?<![가-힣])(?P<what>[가-힣]{2})기간")
_STATED = re.compile(r"\d\s?(?:일|개월|년|주)\s?(?:간|동안)|\((?:총\s?)?\d+\s?(?:일|개월|년)\)")
_ASKS_PLACE = re.compile(r"어디(?!까지)|장소|위치")
_PLACE = re.compile(r"장\s*소|위\s*치")
_BESIDE = 24  # lines between the time and the place of what is held
_LOOKED, _NEAR = 5, 0.25  # candidates whose dates are read, and how near the best


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both counted; whole months where no day is told."""

    text: str
    first: date
    last: date
    by_day: bool

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """How many months it has, the last one begun counted as whole."""
        end = self.last + timedelta(days=1)
        begun = end.day > self.first.day
        return (end.year - self.first.year) * 12 + end.month - self.first.month + begun


def span_in(text: str, year: int) -> Span | None:
    """Return the one span of time that a text states, ``None`` for none or several.

    Parameters
    ----------
    text
        Of a statement.
    year
        That of dates which name none.

    Examples
    --------
    >>> span_in("일정 : '31. 12. 30.(화) ~ '32. 1. 2.(금)", 2031).days
    4
    >>> span_in("기간 : '28.1월 ~ '32.7월", 2031).months
    55
    """
    for pattern in (_BY_DAY, _BY_MONTH):
        if matches := list(pattern.finditer(text)):
            return _span(matches[0], year) if len(matches) == 1 else None
    return None


def lasting(evidence: Sequence[Evidence], writer: Writer) -> tuple[str, tuple[Computed, ...]]:
    """Return how long what is asked about lasts, with its formula; nothing where it is not told."""
    asked = writer.question.search
    days = _DAYS.search(asked) is not None
    if not days and not _LONGER.search(asked):
        return "", ()
    named = _PERIOD.search(asked)
    for candidate in evidence[:_LOOKED]:
        item = candidate.item
        if candidate.score < evidence[0].score - _NEAR or _STATED.search(item.text):
            break  # what a report states needs no reckoning
        if named is not None and named["what"] not in item.text:
            continue  # what is prepared lasts otherwise than what is held
        found = span_in(clean(item.text), int(writer.reports[item.report].issued[:4]))
        if found is None or (days and not found.by_day):
            continue
        length = _length(found, days=days)
        name = writer.name(item.report)
        text = message("assistant.lasts", report=name, span=found.text, length=length)
        formula = f"{found.text} = {length}"
        lines = (
            f"{text} {writer.mark(item)}",
            message("assistant.reckon_formula", formula=formula),
            writer.entry(item, name),
            *(writer.entry(place, name) for place in _places(item, evidence, asked)),
        )
        return "\n".join(lines), computed_in(length, formula)
    return "", ()


def _places(
    item: Item | RowItem, evidence: Sequence[Evidence], asked: str
) -> Iterator[Item | RowItem]:
    """Yield the statement of the place beside that of the time, where that is asked for too."""
    if not _ASKS_PLACE.search(asked) or _PLACE.search(item.text):
        return
    near = (e.item for e in evidence if e.item.report == item.report and e.item != item)
    beside = (one for one in near if _is_beside(one, item))
    yield from islice((one for one in beside if _PLACE.search(one.text)), 1)


def _is_beside(one: Item | RowItem, other: Item | RowItem) -> bool:
    """Say whether two statements stand in one section, near each other."""
    if isinstance(one, RowItem) or isinstance(other, RowItem):
        return False
    same = one.heading[:-1] == other.heading[:-1] != () or one.heading == other.heading
    return same and abs(one.first - other.first) <= _BESIDE


def _length(found: Span, *, days: bool) -> str:
    if days or (found.by_day and found.days <= _FEW_DAYS):
        return f"{found.days}일"
    years, months = divmod(found.months, 12)
    if not years:
        return f"{found.months}개월"
    rest = f" {months}개월" if months else ""
    return f"{years}년{rest}({found.months}개월)"


def _span(found: re.Match[str], year: int) -> Span | None:
    by_day = found.re is _BY_DAY
    begins = _year(found["ay"], year)
    ends = _year(found["by"], begins)
    month = int(found["bm"] or found["am"])
    try:
        first = date(begins, int(found["am"]), int(found["ad"]) if by_day else 1)
        if by_day:
            last = date(ends, month, int(found["bd"]))
        else:
            last = date(ends + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:  # 2. 30.
        return None
    return Span(found[0].strip(), first, last, by_day) if first <= last else None


def _year(text: str | None, default: int) -> int:
    digits = re.sub(r"\D", "", text or "")
    return (int(digits) if len(digits) > 2 else 2000 + int(digits)) if digits else default
