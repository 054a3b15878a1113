"""The reports that a question is about: by body, year, month, order and title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from assistant.question.titled import squeezed, titled_in
from assistant.question.years import months_in
from index.records import ReportInfo

_SINCE = re.compile(r"년\s*(?:도)?\s*(?:이후|부터|이래)")
_OVER_TIME = re.compile(
    r"어떻게\s*(?:변|달라|바뀌)|변해\s*왔|변했|변화했|추이|연도별|해마다|매년|보고별|보고서별"
)
_RECENT_YEARS = re.compile(r"(?:최근|지난)\s*(?P<count>[2-9]|1\d)\s*(?:년|개년|해)(?:간|\s*동안)?")
_COMPARED = re.compile(
    r"비교|각각|차이|다른\s*점|어느\s*(?:쪽|곳|기관|부서)|\bvs\b|\bcompare|\bdifference",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:모든|전체|각|여러)\s*(?:업무\s*)?보고|보고(?:서)?(?:마다|들)"
    r"|\b(?:all|each|every) (?:\w+ )?reports?"
)
_REPORT = r"(?:[가-힣]+\s)?(?:주요\s*)?(?:업무\s*)?보고(?:서)?"
_PUT = r"(?:에\s*(?:나온|제출(?:된|한)|보고(?:된|한)|한|올라온|만든)\s*)?"
# Which of the reports in the order of their months; the last is 0 from the end.
_IN_ORDER: tuple[tuple[str, int], ...] = (
    (
        rf"(?:(?:가장|제일|맨)\s*)?(?:최근|최신|나중|마지막|새로운)\s*(?:의\s*)?{_PUT}{_REPORT}"
        rf"|(?:이번|금번|요번)\s*{_REPORT}"
        r"|\b(?:latest|newest|most recent|last|current) (?:\w+ )?report",
        -1,
    ),
    (
        rf"(?:지난\s*번?|저번|직전|바로\s*(?:앞|전)(?:의|번)?|이전|앞선|전번)\s*{_REPORT}"
        r"|\bprevious (?:\w+ )?report",
        -2,
    ),
    (
        rf"(?:첫\s*(?:번째)?|최초|(?:가장|제일|맨)\s*(?:오래된|먼저|이른|옛날|처음|앞))\s*(?:의\s*)?{_PUT}{_REPORT}"
        r"|\b(?:oldest|first|earliest) (?:\w+ )?report",
        0,
    ),
)
_ORDER_PATTERNS = tuple((re.compile(text, re.IGNORECASE), place) for text, place in _IN_ORDER)
_MONTH_REPORT = re.compile(
    r"(?<![\d.년])(?<!년 )(?P<month>1[0-2]|[1-9])월\s*(?:주요\s*)?(?:업무\s*)?보고"
    r"(?:서(?=\s|에|의|상|를|는))?"
)
_YEAR_REPORT = re.compile(
    r"(?<!\d)(?P<year>20\d{2}|\d{2})년도?\s?(?:에\s?(?:나온|낸|한)\s)?(?:[가-힣]+\s)?"
    r"(?:주요\s?)?(?:업무\s?)?보고"
)
_COUNT_WORDS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_COUNTED = re.compile(r"(?P<count>두|세|네|다섯|[2-5])\s*(?:개\s*)?(?:업무\s*)?보고")
_SAY_WHICH = (_ALL, _MONTH_REPORT, _RECENT_YEARS, _COUNTED)
_BRACKETS = re.compile(r"[()（）]")
# What came of a plan, which later reports tell (2031년엔 언제 문을 연다고 했고 결국 언제 열었나).
_CAME_OF_IT = re.compile(
    r"(?:했|하던|다던|다더니|예정|계획|예상|전망|약속|목표|잡)[^?]{0,30}?(?:실제|결국|정작|그\s?뒤)"
    r"|(?:그\s?)?다음\s?해\s?(?:의\s?)?보고"
)


def reports_of_year(year: int, reports: Sequence[ReportInfo]) -> tuple[ReportInfo, ...]:
    """Return the reports issued in ``year``, or else those of the year after, which tell of it."""
    for issued in (year, year + 1):
        found = tuple(report for report in reports if report.issued[:4] == str(issued))
        if found:
            return found
    return ()


def newest_year(reports: Sequence[ReportInfo]) -> int | None:
    """Return the issue year of the newest report; ``None`` where none tells it."""
    months = {report.issued for report in reports}
    return max((int(month[:4]) for month in months if month[:4].isdigit()), default=None)


def seen_from(text: str, reports: Sequence[ReportInfo]) -> int | None:
    """Return the year that 올해 and 작년 are counted from: the one report's named, or the newest's.

    A report is named by its month (2031년 2월 보고 기준 올해 예산) or by its year.
    """
    issued = {f"{year}-{month:02d}" for year, month in months_in(text)}
    named = {int(report.issued[:4]) for report in reports if report.issued in issued}
    if not named:
        told = {_full_year(match["year"]) for match in _YEAR_REPORT.finditer(text)}
        named = {int(r.issued[:4]) for r in reports if r.issued[:4] in told}
    return named.pop() if len(named) == 1 else newest_year(reports)


def _full_year(digits: str) -> str:
    return digits if len(digits) > len("31") else f"20{digits}"


def without_reports(text: str) -> str:
    """Return a text without the words that only say which report is meant (가장 최근 보고)."""
    for pattern in (*(pattern for pattern, _ in _ORDER_PATTERNS), *_SAY_WHICH):
        text = pattern.sub(" ", text)
    return re.sub(r" {2,}", " ", text).strip()


def recent_years(text: str, newest: int | None) -> tuple[int, ...]:
    """Return the years that 최근 3년 means where a question asks for a course over time."""
    match = _RECENT_YEARS.search(text)
    if newest is None or match is None or not _OVER_TIME.search(text):
        return ()
    return tuple(range(newest - int(match["count"]) + 1, newest + 1))


def bodies_in(text: str, reports: Sequence[ReportInfo]) -> tuple[str, ...]:
    """Return the bodies a text names.

    By a full name, by what the name has in brackets, or by an end of three syllables or more that
    only this body has and that stands as a word of its own (진흥원).
    """
    bodies = tuple(sorted({report.body for report in reports if report.body}))
    plain = squeezed(text)
    return tuple(
        body
        for body, names, ends in _called(bodies)
        if any(name in plain for name in names)
        or any(end in text and re.search(rf"(?<![가-힣]){re.escape(end)}", text) for end in ends)
    )


@lru_cache(maxsize=8)
def _called(bodies: tuple[str, ...]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return each body with its names, squeezed, and the ends of the first that it alone has."""
    named = {body: [re.sub(r"\s", "", part) for part in _BRACKETS.split(body)] for body in bodies}
    having = Counter(end for head, *_ in named.values() for end in _ends(head))
    return [
        (
            body,
            tuple(name.lower() for name in names if len(name) > 1),
            tuple(end for end in _ends(names[0]) if having[end] == 1),
        )
        for body, names in named.items()
    ]


def _ends(name: str) -> list[str]:
    return [name[start:] for start in range(len(name) - 2)]


def favoured_in(
    text: str, years: Sequence[int], bodies: Sequence[str], reports: Sequence[ReportInfo]
) -> frozenset[str]:
    """Return the names of the reports that a text's years, bodies, order words or titles mean."""
    told = _told(text, bodies, reports)
    if told:
        return frozenset(told)
    issued = _issued_in(text, reports)
    of_years = [issued.get(year) or reports_of_year(year, reports) for year in years]
    by_year = {report.name for some in of_years for report in some}
    by_body = {report.name for report in reports if report.body in bodies}
    both = by_year & by_body or by_year | by_body
    if by_year and _CAME_OF_IT.search(text):
        told_last = max(report.issued for some in of_years for report in some)
        both |= {report.name for report in reports if report.issued > told_last}
    return frozenset(both)


def compared_in(
    text: str, years: Sequence[int], bodies: Sequence[str], reports: Sequence[ReportInfo]
) -> tuple[str, ...]:
    """Return the names of the reports that a comparison is about, oldest first."""
    asked = [report for report in reports if not bodies or report.body in bodies]
    told = _in_order(text, asked)
    if len(told) > 1:
        chosen = told
    elif len(years) == 1 and _SINCE.search(text) and _OVER_TIME.search(text):
        chosen = {report.name for report in asked if report.issued[:4] >= str(years[0])}
    elif len(years) > 1:
        issued = _issued_in(text, reports)
        chosen = {
            report.name
            for year in years
            for report in issued.get(year) or _of_year(year, asked, reports)
        }
    elif not years and (_OVER_TIME.search(text) or _compares_all(text, len(asked))):
        # Only reports of a time can tell a course over time.
        chosen = {report.name for report in asked if report.issued}
    elif len(bodies) > 1 and _COMPARED.search(text):
        scope = [r for r in asked if not years or r.issued[:4] == str(years[0])] or asked
        chosen = {name for body in bodies for name in _newest([r for r in scope if r.body == body])}
    else:
        return ()
    ordered = sorted((r for r in reports if r.name in chosen), key=lambda r: (r.issued, r.name))
    return tuple(report.name for report in ordered) if len(ordered) > 1 else ()


def _compares_all(text: str, count: int) -> bool:
    """Say whether a text compares all the reports there are (각 보고서, 두 보고서)."""
    match = _COUNTED.search(text)
    told = _ALL.search(text) or (match and _COUNT_WORDS[match["count"]] == count)
    return bool(told and _COMPARED.search(text))


def _of_year(
    year: int, asked: Sequence[ReportInfo], reports: Sequence[ReportInfo]
) -> tuple[ReportInfo, ...]:
    """Return a compared year's reports: of the body asked for if it has one, else of any."""
    exact = [[r for r in some if r.issued[:4] == str(year)] for some in (asked, reports)]
    found = next((some for some in exact if some), None)
    return tuple(found) if found else reports_of_year(year, asked) or reports_of_year(year, reports)


def _told(text: str, bodies: Sequence[str], reports: Sequence[ReportInfo]) -> set[str]:
    """Return the reports told by their order, by a month without a year, or by name."""
    asked = [report for report in reports if not bodies or report.body in bodies]
    found = _in_order(text, asked) or titled_in(text, reports)
    for match in _MONTH_REPORT.finditer(text):
        found |= {r.name for r in asked if r.issued[5:] == f"{int(match['month']):02d}"}
    return found


def _in_order(text: str, reports: Sequence[ReportInfo]) -> set[str]:
    """Return the reports that 가장 최근 보고, 지난번 보고 or 첫 보고 mean."""
    months = sorted({report.issued for report in reports if report.issued})
    places = {place for pattern, place in _ORDER_PATTERNS if pattern.search(text)}
    if -2 in places and -1 not in places:
        # Seen from today, the report before is the newest there is.
        places = places - {-2} | {-1}
    chosen = {months[place] for place in places if -len(months) <= place < len(months)}
    return {report.name for report in reports if report.issued in chosen}


def _newest(reports: Sequence[ReportInfo]) -> set[str]:
    last = max((report.issued for report in reports), default="")
    return {report.name for report in reports if report.issued == last}


def _issued_in(text: str, reports: Sequence[ReportInfo]) -> dict[int, list[ReportInfo]]:
    """Return, by year, the reports whose very month a question names (2024년 8월 보고)."""
    found: dict[int, list[ReportInfo]] = {}
    for year, month in months_in(text):
        for report in reports:
            if report.issued == f"{year}-{month:02d}":
                found.setdefault(year, []).append(report)
    return found
