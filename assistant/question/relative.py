"""Times that a question counts from another of its own, as years: 2년 뒤 보고, 그해, 지금은."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.which import bodies_in, newest_year
from assistant.question.years import relative_years, years_in
from index.records import ReportInfo

_COUNTS = {"한": 1, "두": 2, "세": 3, "네": 4}
_SAME = r"(?:그|같은|동일한?)\s?해|동년"
_NEXT = r"(?:그\s?)?(?:이듬해|다음\s?해|다음\s?연도)"
_LATER = r"(?:그로부터\s?)?(?P<count>[1-9]|한|두|세|네)\s?(?:년|해)\s?(?:뒤|후|지나서?)(?:의)?"
_FOLLOWING = r"(?:그\s?)?(?:다음|후속|뒤|이후)\s?(?:번\s?)?(?:업무\s?)?보고서?"
_NOW = (
    r"(?:지금|현재|이제|요즘|요새|최근|최신)(?:의|은|는|엔|에는)?\s?(?:업무\s?)?보고서?"
    r"|(?<![가-힣])(?:지금|현재|요즘|요새)(?:은|는|엔|에는)(?=\s)|(?<![가-힣])이제는?(?=\s)"
    r"|(?<![가-힣])(?<![월말일]\s)(?:지금|현재)(?=\s(?:언제|몇|어디|얼마|어떻|누가|누구|어느))"
)
_RELATIVE = re.compile(
    rf"(?P<same>{_SAME})|(?P<next>{_NEXT})|(?P<later>{_LATER})|(?P<following>{_FOLLOWING})"
    rf"|(?P<now>{_NOW})"
)
# A month that a report is called by, without its year: 8월 보고, 8월 무렵 경제실 보고.
_MONTH = re.compile(
    r"(?<![\d.년~])(?<!년 )(?P<month>1[0-2]|[1-9])월"
    r"(?=\s?(?:쯤|경|께|무렵|\s)*(?:[가-힣A-Za-z]+\s)?(?:업무\s?)?보고)"
)
# One beside such a one: 2월엔 언제 연다고 했고 8월 보고에선.
_MONTH_BEFORE = re.compile(
    r"(?<![\d.년~])(?<!년 )(?P<month>1[0-2]|[1-9])월(?=(?:엔|에는|에선|에서는|하고|이랑|랑|과)\s)"
)
# The report in which a question looks for what follows, and what sets that against another time.
_IN_REPORT = re.compile(
    r"['’]?(?P<year>(?:20)?\d\d)년\s?(?P<month>1[0-2]|[1-9])월\s?(?:[가-힣A-Za-z]+\s)?(?:업무\s?)?보고서?"
    r"(?:에서|에|상|를\s보면|에\s따르면|\s?기준(?:으로)?)\s"
)
_AGAINST = re.compile(
    r"\d년|보고|(?:올해|금년|작년|지난해|내년)[은는엔]|지금|현재|이제|비교|보다|대비|비해|각각|차이|달라|다른"
    r"|[가-힣](?:는데|던데|은데|인데|지만|했고|였고|었고|다가)(?=[\s,])"
)
_CENTURY = 100
_FIRST = re.compile(r"(?<![가-힣])(?:당초|처음|원래|애초|최초)")
_BODY_REPORT = re.compile(
    r"(?<![\d년월] )(?<!\S)(?P<body>[가-힣A-Za-z()]{2,12})(?=\s(?:업무\s?)?보고)"
)


def with_years(text: str, reports: Sequence[ReportInfo]) -> str:
    """Return a question with the years and reports that its relative times mean.

    They are counted from the last year named before; 올해 and 지금 mean the newest report's, which
    지금 does only beside an earlier time.

    Parameters
    ----------
    text
        A question in Hangul with its spaces.
    reports
        What is indexed.
    """
    newest = newest_year(reports)
    if newest is None:
        return text
    text = relative_years(text, _reported_in(text, reports) or newest)
    first = _FIRST.search(text)
    found = ""
    at = 0
    for match in _RELATIVE.finditer(text):
        found += text[at : match.start()]
        years = years_in(found, newest)
        if not years and match["now"] and first and first.start() < match.start():
            years = (0,)
        found += _said(match, years[-1], reports, newest) if years else match[0]
        at = match.end()
    return _with_bodies(_with_months(found + text[at:], reports), reports)


def _reported_in(text: str, reports: Sequence[ReportInfo]) -> int:
    """Return the year of the one report in which a question looks (2031년 4월 보고에서 올해), or 0.

    What is set against a report's year is that of today (2031년 보고에서는 …, 올해는).
    """
    found = _IN_REPORT.match(text)
    if found is None or _AGAINST.search(text[found.end() :]):
        return 0
    year = int(found["year"])
    year += 2000 if year < _CENTURY else 0
    issued = f"{year}-{int(found['month']):02d}"
    return year if any(report.issued == issued for report in reports) else 0


def _said(match: re.Match[str], year: int, reports: Sequence[ReportInfo], newest: int) -> str:
    """Return a relative time as a year, with the report where it means one."""
    if match["same"]:
        return f"{year}년"
    if match["next"]:
        return f"{year + 1}년"
    if match["count"]:
        return f"{year + int(_COUNTS.get(match['count'], match['count']))}년"
    if match["following"]:
        later = min((r.issued[:4] for r in reports if r.issued[:4] > str(year)), default="")
        return f"{later}년 보고" if later else match[0]
    return f"{newest}년 보고" if year < newest else match[0]


def _with_months(text: str, reports: Sequence[ReportInfo]) -> str:
    """Return a text with the year of each month that a report of one year alone was issued in."""

    def dated(match: re.Match[str]) -> str:
        month = f"{int(match['month']):02d}"
        issued = {report.issued[:4] for report in reports if report.issued[5:7] == month}
        named = [str(year) for year in years_in(text[: match.start()], None)]
        # Of several years it is the one that the question has named.
        year = next(iter(issued), "") if len(issued) == 1 else ""
        year = named[-1] if named and named[-1] in issued else year
        return f"{year}년 {match[0]}" if year else match[0]

    found = _MONTH.sub(dated, text)
    return _MONTH_BEFORE.sub(dated, found) if found != text else text


def _with_bodies(text: str, reports: Sequence[ReportInfo]) -> str:
    """Return a text with the month of each report that is called by its body alone (재단 보고)."""

    def dated(match: re.Match[str]) -> str:
        bodies = bodies_in(match["body"], reports)
        issued = {report.issued for report in reports if report.body in bodies}
        year, month = next(iter(issued), "-").split("-")
        return f"{year}년 {int(month)}월 {match[0]}" if len(issued) == 1 and month else match[0]

    return _BODY_REPORT.sub(dated, text)
