"""What a comparison sets side by side: years, reports, or things named together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.compose.choose import Region
from assistant.compose.comparing.stated import Stated
from assistant.compose.wording import name_of
from assistant.question import Understood
from assistant.question.comparing import Part, half_of, in_half
from assistant.question.times import AIM, MEANT
from index.records import ReportInfo
from ingest.model import Figure
from prompts.messages import message

_TEXTUAL = re.compile(
    r"언제|시점|시기|일정|날짜|어디(?!.{0,12}(?:많|적|크|높|낮))|누구|어느\s*지역|무슨|내용|방식|방법|목적|이유|정책|방향|차이점|다른\s*점"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the grid: how it is called, its year or 0, and the reports it may come from.

    ``months`` are those of the year that the question names, in ISO form; ``season`` are the
    reports of these, or of the half of the year that it names (여름); ``spoken`` are the lines
    that speak of it best. ``told`` says that a report of the year is asked about and not the year.
    ``aims`` says whether its goal is asked for, ``None`` where that is not told of it alone.
    """

    label: str
    year: int
    reports: frozenset[str]
    months: frozenset[str] = frozenset()
    season: frozenset[str] = frozenset()
    spoken: tuple[Region, ...] = ()
    told: bool = False
    aims: bool | None = None

    def holds(self, figure: Figure) -> bool:
        """Say whether a figure stands in the lines that speak best of the row."""
        return any(
            figure.report == report and first <= figure.first <= last
            for report, first, last in self.spoken
        )


def places_of(
    question: Understood, reports: Mapping[str, ReportInfo], found: Sequence[Stated] = ()
) -> tuple[Place, ...]:
    """Return the years or reports that a question compares, in order; empty if it compares none.

    A year's figures may stand in its own reports and in all later ones, which look back; where a
    report is named with the year (2024년 가온구 보고), only there. ``found`` is what the reports
    state of each part of the question.
    """
    parts = [one.sought.part for one in found]
    told = {part.year: part.reports for part in parts if part.label.endswith("보고")}
    spoken = {one.sought.part.year: one.best_lines for one in found if one.timed}
    others = [year for year in question.years if year not in told]
    if len(told) == len(parts) > 1 and len(others) == 1:
        label = message("assistant.compared_year", year=others[0])
        return tuple(
            Place(label, others[0], told[year], spoken=spoken.get(year, ()))
            for year in sorted(told)
        )
    compared = [reports[name] for name in question.each]
    by_month = sum(report.issued in question.issued for report in compared)
    if len(question.years) < 2 or by_month == len(compared) > len(question.years):
        return tuple(
            Place(
                name_of(report),
                0,
                frozenset((report.name,)),
                spoken=spoken.get(int(report.issued[:4] or 0), ()),
            )
            for report in compared
            if _asked(report, question)
        )
    # Where every part is of a time, and told, no other year is compared: 2034년 보고에 적힌 2033년.
    whole = 1 < len(spoken) == len(parts)
    years = [year for year in sorted(question.years) if year in spoken or not whole]
    places = (_of_year(y, question, reports, told.get(y)) for y in years)
    aims = _aims(parts, question.search)
    return tuple(
        replace(place, spoken=spoken.get(place.year, ()), aims=aims.get(place.year))
        for place in places
    )


def _aims(parts: Sequence[Part], asked: str) -> dict[int, bool]:
    """Return for which years a goal is asked for, and for which not, where they differ in that.

    It may stand in brackets behind one of them: 2031년, 2032년(목표).
    """
    aims = {
        part.year: any(pattern.search(part.text) for pattern in (AIM, MEANT))
        or re.search(rf"{part.year % 100:02d}년?\s?\((?:{AIM.pattern})", asked) is not None
        for part in parts
    }
    return aims if len(set(aims.values())) > 1 else {}


def is_textual(question: Understood) -> bool:
    """Say whether a comparison asks for words (when, where, how) and not for numbers."""
    return question.kind in ("reason", "who", "when", "where") or (
        _TEXTUAL.search(question.search) is not None and not question.units
    )


def _asked(report: ReportInfo, question: Understood) -> bool:
    return not question.bodies or report.body in question.bodies


def _of_year(
    year: int,
    question: Understood,
    reports: Mapping[str, ReportInfo],
    told: frozenset[str] | None,
) -> Place:
    later = [report for report in reports.values() if report.issued[:4] >= str(year)]
    own = [report for report in later if _asked(report, question)]
    names = told or frozenset(report.name for report in own or later)
    months = frozenset(month for month in question.issued if month.startswith(str(year)))
    half = half_of(question.search, year)
    season = frozenset(
        n
        for n in names
        if reports[n].issued in months or (half and in_half(reports[n].issued, year, half))
    )
    label = message("assistant.compared_year", year=year)
    return Place(label, year, names, months, season, told=told is not None)
