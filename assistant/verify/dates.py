"""Dates, years and months of a statement against the places it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set

from assistant.answer import CheckedFigure
from assistant.verify.alignment import Span, belongs_elsewhere
from assistant.verify.amounts import quantities_in
from assistant.verify.found import DATE, Found
from assistant.verify.periods import DatedAt, foreign_years
from assistant.verify.places import EXACT, NONE, Place
from assistant.verify.years import year_spans_at, years_at
from ingest.dates import find_dates

_DATE_END = re.compile(r"\s?[월일.]")
_YEAR = re.compile(
    r"(?<![\d,.])(?P<long>(?:19|20)\d\d)(?=\s?년|\s?학년도|\s?회계|\.?\s?[~∼～\-–]|\.(?!\d)|\s[가-힣]|\))"
    r"(?!\s?(?:명|개|건|회|원|백만|천|억|만))"
    r"|['’‘](?P<short>\d\d)(?!\d)"
    r"|(?<![\d,.])(?P<bare>\d\d)년(?=도|\s?(?:\d|상반기|하반기|말|초|목표|실적|계획|예산|최종|본예산))"
)
_MONTHS = re.compile(r"(?<![\d,])\d{1,2}(?:\s?월?\s?[~∼～,·‧ㆍ\-]\s?\d{1,2})*\s?월")
_MONTH_AT = re.compile(r"(?<![\d,])(1[0-2]|0?[1-9])(?=\s?월|\s?[~∼～,·‧ㆍ\-]|\s?\.|\s?/)")
_AS_OF = re.compile(
    r"\s?[.일월]?\s?(?:말\s?)?(?:기준|현재|[가-힣]{0,8}\s?(?:주요\s?)?(?:업무\s?)?보고)"
)
_MONTH_DAY = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:\s?월\s?|\.\s?)(\d{1,2})(?:\s?일|\.(?!\d)|\s?\([월화수목금토일]\))"
)
_DAY_AT = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s?[.월/]\s?(\d{1,2})(?!\d)")
_LAST_DAY = re.compile(
    r"(?<!\d)(1[0-2]|0?[1-9])\s?[.월/]\s?\d{1,2}(?![\d%]|\s?[억조])[^\d\n]{0,8}?[~∼～,·\-]\s?"
    r"([12]\d|3[01]|0?[1-9])(?!\d)(?=\s?(?:\.(?!\d)|[일(])|\)|$)"
)
_MONTH_SPAN = re.compile(
    r"(?<![\d,])(1[0-2]|0?[1-9])\s?[월.]?\s?[~∼～\-]\s?(?:['’‘]?\d\d\.\s?)?(1[0-2]|0?[1-9])\s?월"
)
_INT = re.compile(r"\d{1,2}")
_TITLE = re.compile(r"「([^「」]+)」\s?\($")
_REPORT = re.compile(
    r"[.월]?년?도?\s?(?:(?P<month>\d{1,2})월\s?)?(?:(?P<body>[가-힣]{2,12})의?\s)?(?:주요\s?)?(?:업무\s?)?보고"
    r"(?:서)?(?![회대된되받])"
)


def check_dates(text: str, places: Sequence[Place], *, strict: bool = True) -> Iterator[Found]:
    """Yield each date and, outside dates, each year and month of ``text``.

    ``strict`` asks besides whether the words around it are those around it in the place.
    """
    covered: list[tuple[int, int]] = []
    dated: list[DatedAt] = []
    for date in find_dates(text):
        covered.append((date.start, date.end))
        if not _AS_OF.match(text, date.end):
            dated.append(DatedAt(date.start, int(date.iso[:4]), full=True))
        if _of_report(text, (date.start, date.end), places):
            at = next((p.n for p in places if p.report.issued.startswith(date.iso[:7])), None)
        else:
            at = next((place.n for place in places if place.has_date(date.iso)), None)
            span = (date.start, date.end)
            if strict and at is not None and _elsewhere(text, span, date.iso, _dates, places):
                at = None
        printed = _DATE_END.match(text, date.end)
        whole = text[date.start : printed.end() if printed else date.end].strip()
        yield _found(date.start, whole, int(date.iso.replace("-", "")), "날짜", at)
    years = [found for found in _YEAR.finditer(text) if not _within(found.start(), covered)]
    covered += [found.span() for found in years]
    yield from _check_years(text, years, dated, places, strict=strict)
    yield from _check_months(text, places, covered, strict=strict)


def _check_years(
    text: str,
    years: Sequence[re.Match[str]],
    dated: Sequence[DatedAt],
    places: Sequence[Place],
    *,
    strict: bool,
) -> Iterator[Found]:
    reported = {y.start() for y in years if _of_report(text, y.span(), places)}
    said = [DatedAt(y.start(), _value(y), full=False) for y in years if y.start() not in reported]
    foreign = foreign_years(text, sorted([*said, *dated]), places) if strict else set()
    spans = list(year_spans_at(text))
    for year in years:
        value = _value(year)
        if year.start() in reported:
            at = next((p.n for p in places if p.report.issued.startswith(str(value))), None)
        elif year.start() in foreign:
            at = None
        else:
            ends = [(a, b) for a, b, start, end in spans if start <= year.start() < end]
            at = next(
                (
                    p.n
                    for p in places
                    if p.has_year(value) and all(p.bounds_years(*span) for span in ends)
                ),
                None,
            )
            span = year.span()
            if strict and at is not None and _elsewhere(text, span, value % 100, _years, places):
                at = None
        whole = text[year.start() : year.end()] + ("년" if text[year.end() :][:1] == "년" else "")
        yield _found(year.start(), whole, value, "년", at)


def _elsewhere(
    text: str,
    span: Span,
    value: int | str,
    spots_in: Callable[[str], Iterator[tuple[int | str, Span]]],
    places: Sequence[Place],
) -> bool:
    """Say whether the words around a date are those around one that is not stated."""
    stated = {known for known, _ in spots_in(text)}
    for place in places:
        spots = list(spots_in(place.text))
        own = [spot for known, spot in spots if known == value]
        others = [spot for known, spot in spots if known not in stated]
        if belongs_elsewhere(text, span, place.text, own, others):
            return True
    return False


def _dates(text: str) -> Iterator[tuple[str, Span]]:
    yield from ((date.iso, (date.start, date.end)) for date in find_dates(text))


def _years(text: str) -> Iterator[tuple[int, Span]]:
    yield from ((year, (start, end)) for year, start, end in years_at(text))


def _lone_months(text: str) -> Iterator[tuple[int, Span]]:
    for found in _MONTHS.finditer(text):
        for number in _INT.finditer(found[0]):
            start = found.start() + number.start()
            yield int(number[0]), (start, start + len(number[0]))


def _check_months(
    text: str, places: Sequence[Place], covered: Sequence[tuple[int, int]], *, strict: bool
) -> Iterator[Found]:
    taken = [*covered, *((q.start, q.end) for q in quantities_in(text))]
    for found in _MONTH_DAY.finditer(text):
        if not _within(found.start(), taken):
            day = int(found[1]), int(found[2])
            at = next((place.n for place in places if day in _days(place)), None)
            taken.append(found.span())
            yield _found(found.start(), found[0].strip(), 100 * day[0] + day[1], "날짜", at)
    for found in _LAST_DAY.finditer(text):
        day = int(found[1]), int(found[2])
        at = next((place.n for place in places if day in _days(place)), None)
        yield _found(found.start(2), found[2], day[1], "일", at)
    for found in _MONTHS.finditer(text):
        if _within(found.start(), taken):
            continue
        months = {int(number) for number in _INT.findall(found[0])}
        as_of = _AS_OF.match(text, found.end()) is not None
        spans = _month_spans(found[0])
        at = next(
            (
                place.n
                for place in places
                if months <= _months(place, as_of=as_of) and _lasts_so(spans, place)
            ),
            None,
        )
        if strict and at is not None and len(months) == 1:
            (month,) = months
            at = None if _elsewhere(text, found.span(), month, _lone_months, places) else at
        yield _found(found.start(), found[0].strip(), min(months), "월", at)


def _months(place: Place, *, as_of: bool) -> set[int]:
    """Return the months that a place names; the report's own count too where it names none."""
    own = {int(place.report.issued[5:7] or 0), int(place.report.as_of[5:7] or 0)}
    named = {int(found[1]) for found in _MONTH_AT.finditer(place.whole)}
    named |= {int(date[5:7]) for date in place.dates if date != place.report.as_of}
    return named | own if as_of or not named else named


def _month_spans(text: str) -> set[tuple[int, int]]:
    plain = re.sub(r"\s+", " ", text)
    return {(int(found[1]), int(found[2])) for found in _MONTH_SPAN.finditer(plain)}


def _lasts_so(spans: Set[tuple[int, int]], place: Place) -> bool:
    """Say whether no span of months begins or ends here where a statement's does, and not both."""
    known = _month_spans(place.text)
    return all(
        span in known or not any(a == span[0] or b == span[1] for a, b in known) for span in spans
    )


def _days(place: Place) -> set[tuple[int, int]]:
    """Return each month and day that a place may mean (7. 25.~28. means the 28th too)."""
    found = {(int(iso[5:7]), int(iso[8:])) for iso in place.dates if len(iso) > len("2024-03")}
    for pattern in (_DAY_AT, _LAST_DAY):
        found |= {(int(day[1]), int(day[2])) for day in pattern.finditer(place.whole)}
    return found


def _of_report(text: str, span: Span, places: Sequence[Place]) -> bool:
    """Say whether a date is that of a report (2026년 3월 보고에 따르면, 「제목」(2026년 3월))."""
    start, end = span
    titled = _TITLE.search(text, 0, start)
    if titled and any(titled[1] == place.report.title for place in places):
        return True
    found = _REPORT.match(text, end)
    if found is None:
        return False
    body = found["body"]
    return not body or any(body in (p.report.body, *p.report.body.split()) for p in places)


def _value(year: re.Match[str]) -> int:
    if year["long"]:
        return int(year["long"])
    short = int(year["short"] or year["bare"])
    return 2000 + short if short < 70 else 1900 + short


def _found(start: int, text: str, value: int, unit: str, at: int | None) -> Found:
    state = EXACT if at is not None else NONE
    return Found(start, CheckedFigure(text, value, unit, state, at, kind=DATE))


def _within(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
