"""Whether candidates tell of the years and months that a question asks about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose.candidates import context_of
from assistant.compose.evidence import Evidence
from assistant.compose.rows import RowItem
from assistant.question import Understood
from assistant.question.years import names_year
from index.records import ReportInfo

_READ = 5
_HOLDS = 0.6  # how well a number of the unit that is asked for fits at least
_NEAR_BEST = 0.8  # of the best cover: a candidate that speaks of the matter as well


def speaking_of(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the best candidate and those behind it that speak of the matter as well."""
    first = evidence[:_READ]
    best = max((e.cover for e in first), default=0.0)
    return [e for at, e in enumerate(first) if at == 0 or e.cover >= _NEAR_BEST * best]


def untimely(
    question: Understood, speaking: Sequence[Evidence], infos: Mapping[str, ReportInfo]
) -> list[int]:
    """Return the years that none of the candidates tells of.

    Of the only year asked about a later report must say so; where several are compared, a report
    is of the year before as well. A month that a report of the next spring speaks of is of the
    year before (2035-03: 12월 물가).
    """
    years = question.years
    tells = tells_of if len(years) > 1 else _names_or_issued
    return [
        year
        for year in years
        if not any(
            tells(e, year, infos[e.item.report])
            or any(_lately(e, month, infos[e.item.report]) for month in question.issued)
            for e in speaking
        )
    ]


def mistimed(
    question: Understood, speaking: Sequence[Evidence], infos: Mapping[str, ReportInfo]
) -> bool:
    """Say whether what holds the number asked for is not of the year, and only what lacks it is.

    Of 2034 how many helped is told, and of 2035 how many people took part: neither answers how many
    took part in 2034. A share may be reckoned from what the year's own line tells.
    """
    units = question.units
    if question.kind != "figure" or not units or "%" in units or question.issued:
        return False
    holding = [e for e in speaking if e.fit >= _HOLDS]
    if len(question.years) != 1 or not holding:
        return False
    year = question.years[0]
    return not any(_names_or_issued(e, year, infos[e.item.report]) for e in holding)


def _lately(evidence: Evidence, month: str, report: ReportInfo) -> bool:
    """Say whether a candidate speaks of a month that was the last of its name for its report."""
    year, number = int(month[:4]), int(month[5:7])
    if report.issued[:4] != str(year + 1) or report.issued[5:7] > f"{number:02}":
        return False
    return re.search(rf"(?<!\d)0?{number}\s?월", evidence.item.text) is not None


def _names_or_issued(evidence: Evidence, year: int, report: ReportInfo) -> bool:
    return report.issued[:4] == str(year) or names_year(context_of(evidence.item), year)


def tells_of(evidence: Evidence, year: int, report: ReportInfo) -> bool:
    """Say whether a candidate names a year or stands in a report of it, or of the year after."""
    return report.issued[:4] == str(year + 1) or _names_or_issued(evidence, year, report)


def month_told(evidence: Sequence[Evidence], month: str, infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether some candidate, its table or its report speaks of a month (``2024-07``)."""
    spoken = re.compile(rf"(?<!\d)0?{int(month[5:])}\s?[월.]")
    for one in evidence:
        report = infos[one.item.report]
        as_of = (one.item.table.as_of or "") if isinstance(one.item, RowItem) else ""
        if month in (report.issued, report.as_of[:7], as_of[:7]):
            return True
        if spoken.search(context_of(one.item)):
            return True
    return False
