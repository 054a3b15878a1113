"""The questions that a question holds: one for each thing asked, each time, each thing named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.attributed import attributes_of
from assistant.question.clauses import clauses_of, sentences_of
from assistant.question.company import Company
from assistant.question.comparing import Part, joined, without_comparison
from assistant.question.english_parts import english_parts
from assistant.question.phrases import phrases_of
from assistant.question.relative import with_years
from assistant.question.roles import Phrase
from assistant.question.sides import sides_of
from assistant.question.stages import staged, with_both_asked
from assistant.question.times import Time, times_of
from assistant.question.titles import Titles
from assistant.question.which import bodies_in, newest_year, without_reports
from assistant.question.years import YEAR_RANGE, without_years, years_in
from index.records import ReportInfo
from prompts.josa import with_josa

_MOST = 5
_SIDE = re.compile(r"(?P<side>\S+[가-힣A-Za-z\d])\s(?:쪽|측)은(?=\s)")  # 목공 쪽은: 목공은
_AFTER_ASKING = re.compile(r"(?<=몇 )(\S+),\s|(얼마|언제|어디),\s")
_FROM_TO = re.compile(r"\S*\d년\s?보고서?(?:부터|에서)\s.{0,12}보고서?까지")
_LISTED_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?년?\s?[·,/]\s?(?=(?:19|20)\d{2})")

# What is said behind the question of the report that is meant (… 하나요? 2034년 보고 기준입니다).
_GOES_BY = re.compile(
    r"(?<=[?!.])\s*(?P<told>[^?!.]{2,30}?)\s?기준(?:으로)?(?:입니다|이에요|예요|이야|임|요)?$"
)
# A report that only tells of another time: 2034년 보고에 나온 2033년 실적.
_TOLD_IN = re.compile(
    r"(?:19|20)\d{2}년(?:\s\d{1,2}월)?\s(?:[가-힣]+\s)?보고서?(?:에서|에)?\s"
    r"(?:나온|나오는|나타난|적힌|적은|실린|담긴|쓰인|밝힌|기재된|보고된|있는)\s(?=(?P<year>(?:19|20)\d{2}년))"
)
_LISTED_REPORTS = re.compile(
    r"(?:(?<!\d)(?:19|20)\d{2}\s?년?\s?[·,/]\s?)+(?=(?:19|20)\d{2}\s?년?\s?(?:업무\s?)?보고)"
)


def parts_of(
    text: str,
    reports: Sequence[ReportInfo],
    titles: Titles | None = None,
    each: Sequence[str] = (),
    company: Company | None = None,
) -> tuple[Part, ...]:
    """Return the questions that a question holds, in its order; empty where it holds but one.

    Parameters
    ----------
    text
        A question in Hangul with its spaces.
    reports
        What is indexed.
    titles
        The reports' headings, by which offices are known.
    each
        The names of the reports that the question compares, if it does.
    company
        Which words stand together in the reports.
    """
    if english := english_parts(text):
        return tuple(Part(part, "") for part in english[:_MOST])
    plain = re.sub(r"[?!.]+$", "", text.strip())
    plain = _without_standing(plain, newest_year(reports))
    plain = _LISTED_REPORTS.sub(_each_report, _SIDE.sub(_itself, plain))
    plain = _LISTED_YEARS.sub(r"\1년 ", plain)
    plain = with_both_asked(plain)
    plain = with_years(YEAR_RANGE.sub(_each_year, plain), reports)
    plain = _without_tellers(plain)
    if len(years_in(plain, newest_year(reports))) > 1:
        plain = _AFTER_ASKING.sub(lambda found: f"{found[1] or found[2]}이고 ", plain)
    span = _FROM_TO.search(plain)
    if span:
        years = years_in(span[0], None)
        return _of_reports(plain.replace(span[0], ""), _between(years, plain, reports))
    if len(each) > 1 and not years_in(plain, newest_year(reports)):
        return _of_reports(plain, [report for report in reports if report.name in each])
    sentences = (phrases_of(sentence, reports, titles) for sentence in sentences_of(plain))
    clauses = clauses_of(*sentences, apart=company.apart if company else None)
    times = [times_of(clause, reports) for clause in clauses]
    # Where each clause asks of one time, they are compared with each other.
    apart = any(len(own) > 1 for own in times)
    found: list[Part] = []
    for at, (clause, own) in enumerate(zip(clauses, times, strict=True)):
        found += _asked_of(clause, own, reports, str(at) if apart else "")
    found = staged(found, reports) if len(found) > 1 else found
    if not apart and len({(part.label, part.reports) for part in found}) == 1:
        found = [Part(part.text, "") for part in found]  # of one time, there is nothing to compare
    return tuple(found[:_MOST]) if len(found) > 1 else ()


def _without_standing(text: str, newest: int | None) -> str:
    """Return a question without the report said behind it where it names that year already."""
    said = _GOES_BY.search(text)
    if said is None:
        return text
    rest = text[: said.start()]
    return rest if set(years_in(said["told"], newest)) <= set(years_in(rest, newest)) else text


def _without_tellers(text: str) -> str:
    """Return a question without the reports that only tell of the times which it compares.

    Where they tell of one time they are what is compared.
    """
    rest = _TOLD_IN.sub("", text)
    return rest if len(years_in(rest, None)) > 1 else text


def _asked_of(
    clause: Sequence[Phrase], times: Sequence[Time], reports: Sequence[ReportInfo], group: str
) -> list[Part]:
    """Return the questions of a clause: one for each of its times and each of its sides."""
    if len(times) < 2 and (sides := sides_of(clause, reports) or attributes_of(clause)):
        return sides
    if not times:
        return [Part(joined(clause), "", group=group)]
    if len(times) == 1:
        [time] = times
        return [Part(joined(clause), time.label, time.reports, time.year, group)]
    found = []
    for time in times:
        whole = Part(without_comparison(joined(time.phrases)), "")
        for side in sides_of(time.phrases, reports) or [whole]:
            text, label = f"{time.label} {side.text}", f"{time.label} {side.label}".strip()
            own = f"{group} {side.label}".strip()
            found.append(Part(text, label, time.reports, time.year, own))
    return found


def _between(years: Sequence[int], text: str, reports: Sequence[ReportInfo]) -> list[ReportInfo]:
    """Return the reports of some years and those between, of the bodies named if any is."""
    bodies = bodies_in(text, reports)
    return [
        report
        for report in reports
        if str(min(years)) <= report.issued[:4] <= str(max(years))
        and (not bodies or report.body in bodies)
    ]


def _of_reports(text: str, reports: Sequence[ReportInfo]) -> tuple[Part, ...]:
    """Return the question for each of some reports, the oldest first."""
    own = without_comparison(without_reports(without_years(text)))
    found = []
    for report in sorted(reports, key=lambda report: (report.issued, report.name)):
        year, month = report.issued[:4], report.issued[5:7].lstrip("0")
        label = f"{year}년 {month}월 보고"
        found.append(Part(f"{label} {own}", label, frozenset((report.name,)), int(year or 0)))
    return tuple(found[:_MOST])


def _itself(found: re.Match[str]) -> str:
    """Return what the side of something is called, as a subject."""
    return with_josa(found["side"], "은/는")


def _each_year(found: re.Match[str]) -> str:
    """Return the years of a range one by one (2022년부터 2024년)."""
    return " ".join(f"{year}년" for year in years_in(found[0], None))


def _each_report(found: re.Match[str]) -> str:
    """Return the reports of a list of years one by one (2031·2033년 보고, all but the last)."""
    return "".join(f"{year}년 보고 " for year in years_in(found[0], None))
