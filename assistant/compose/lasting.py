"""How long something lasts: reckoned from the first and the last day that a statement tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.compose.compute import Computed, computed_in
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.question import Understood
from index.records import ReportInfo
from prompts.messages import message

_UNIT = r"며칠|몇\s?(?:일|달|개월|년|해)"
_ASKS = re.compile(
    rf"(?:며칠|몇\s?(?:일|달|개월|년|해))\s?(?:간|동안|짜리|에\s?걸쳐|씩?\s?(?:이나\s)?(?:열|걸|하|진행|이어|계속))"
    rf"|(?:기간|일정|기한)[은이]?\s(?:총|모두|다\s?해서)?\s?(?:{_UNIT})|얼마\s?동안|얼마나\s(?:오래|길게)"
    r"|총\s?며칠|\bhow (?:long|many (?:days|months|years))\b",
    re.IGNORECASE,
)
_IN_DAYS = re.compile(r"며칠|몇\s?일|\bhow many days\b", re.IGNORECASE)
_LENGTH_TOLD = re.compile(r"\d+\s?(?:일|주|개월|달|년)\s?(?:간|동안|씩)|\d+\s?박")
_YEAR = r"(?:(?:19|20)\d\d|['’‘`´′]\s?\d\d)\s?[년.]\s?"
_WEEKDAY = r"(?:\s?\([월화수목금토일]\))?"
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_TO = r"\s?[~∼～\-–]\s?"
_DAYS = re.compile(
    rf"(?<![\d.,])(?P<y1>{_YEAR})?(?P<m1>{_MONTH})\s?[월.]\s?(?P<d1>{_DAY})\s?[일.]?{_WEEKDAY}{_TO}"
    rf"(?P<y2>{_YEAR})?(?:(?P<m2>{_MONTH})\s?[월.]\s?)?(?P<d2>{_DAY})(?!\d|\s?[월.]\s?\d)(?:\s?[일.])?{_WEEKDAY}"
)
_MONTHS = re.compile(
    rf"(?<![\d.,])(?P<y1>{_YEAR})?(?P<m1>{_MONTH})\s?[월.]?{_TO}"
    rf"(?P<y2>{_YEAR})?(?P<m2>{_MONTH})\s?(?:월|\.(?!\s?\d))"
)
_FEW_DAYS = 62
_READ = 3  # statements that may tell the days, of those that fit as well as the best
_AS_WELL = 0.9


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of something, as printed in ``text``.

    ``days`` says whether days were printed, not only months.
    """

    text: str
    first: date
    last: date
    days: bool


@dataclass(frozen=True, slots=True)
class Lasts:
    """How long it lasts, by the span that an item prints."""

    item: Item
    span: str
    length: str

    @property
    def computed(self) -> tuple[Computed, ...]:
        """The figures of the length."""
        return computed_in(self.length, self.span)

    def written(self, mark: str) -> str:
        """Return the sentence, with the marker of the item's place."""
        return message("assistant.lasts", span=self.span, length=self.length, mark=mark)


def lasting(
    question: Understood, evidence: Sequence[Evidence], reports: Mapping[str, ReportInfo]
) -> Lasts | None:
    """Reckon how long it lasts where that is asked and the best statement tells both ends.

    Returns
    -------
    Lasts or None
        ``None`` where no length is asked for, it is printed, or no statement that fits as well as
        the best tells one first and one last day.
    """
    if not evidence or not _ASKS.search(question.search):
        return None
    for one in evidence[:_READ]:
        item = one.item
        if one.cover < evidence[0].cover * _AS_WELL or not isinstance(item, Item):
            return None
        spans = spans_in(item.text, reports[item.report].issued[:4])
        if len(spans) > 1 or _LENGTH_TOLD.search(item.text):
            return None
        if spans and (length := length_of(spans[0], question.search)):
            return Lasts(item, spans[0].text, length)
    return None


def spans_in(text: str, year: str = "") -> list[Span]:
    """Return the spans of days, or else of months, that a text prints.

    ``year`` is that of what is printed without one.

    Examples
    --------
    >>> [(str(one.first), str(one.last)) for one in spans_in("일정 : '31. 3. 29. ~ 4. 2.")]
    [('2031-03-29', '2031-04-02')]
    >>> [(str(one.first), str(one.last)) for one in spans_in("운영 : 3~11월", "2031")]
    [('2031-03-01', '2031-11-30')]
    """
    usual = int(year) if year.isdigit() else None
    for pattern, days in ((_DAYS, True), (_MONTHS, False)):
        if found := list(pattern.finditer(text)):
            return [span for one in found if (span := _span(one, usual, days=days))]
    return []


def _span(found: re.Match[str], usual: int | None, *, days: bool) -> Span | None:
    begins = _year(found["y1"]) or usual
    ends = _year(found["y2"]) or begins
    if begins is None or ends is None:
        return None
    from_month, to_month = int(found["m1"]), int(found["m2"] or found["m1"])
    try:
        first = date(begins, from_month, int(found["d1"]) if days else 1)
        last = date(ends, to_month, int(found["d2"])) if days else _month_end(ends, to_month)
    except ValueError:  # 2. 30.
        return None
    return Span(found[0].strip(), first, last, days) if first <= last else None


def _year(text: str | None) -> int | None:
    digits = re.sub(r"\D", "", text or "")
    return (int(digits) if len(digits) > 2 else 2000 + int(digits)) if digits else None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def length_of(span: Span, asked: str) -> str:
    """Return how long a span is, in days or in years and months as asked; "" if it cannot tell.

    Examples
    --------
    >>> span = Span("'31. 4. 1. ~ '33. 12. 31.", date(2031, 4, 1), date(2033, 12, 31), True)
    >>> length_of(span, "몇 년 동안 맡았나요?")
    '2년 9개월'
    """
    count = (span.last - span.first).days + 1
    in_days = _IN_DAYS.search(asked) is not None
    if in_days or (span.days and count <= _FEW_DAYS):
        return f"{count:,}일" if span.days else ""
    after = span.last + timedelta(days=1)
    months = (after.year - span.first.year) * 12 + after.month - span.first.month
    if after.day != span.first.day:
        return f"{count:,}일"
    years, rest = divmod(months, 12)
    told = " ".join(
        word for word in (f"{years}년" * bool(years), f"{rest}개월" * bool(rest)) if word
    )
    return f"{told}({months}개월)" if years and rest and "개월" in asked else told
