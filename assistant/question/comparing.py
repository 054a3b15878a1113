"""A question that is a part of another one, without the words that only set things side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.question.roles import Phrase
from assistant.question.units_asked import units_of
from assistant.question.which import bodies_in
from assistant.question.years import months_in
from index.records import ReportInfo

WITH = re.compile(r"(?:와|과|이랑|랑|하고)$")
"""What joins a word with the next one."""

_MUCH = (
    r"(?:차이|달라|다른|다르|늘|줄|커|크|큰|작|올|바뀌|변|많|적|높|낮|모자|넘|증가|감소"
    r"|늦|앞당|당겨|미뤄|미루|밀[려리렸린]|지연|연기)"
)
_COMPARING = re.compile(
    r"각각|비교\S*(?:\s주\S+)?(?:\s좀)?(?:\s때)?|나란히|순으로|순서(?:대)?로|나누어|나눠\S*|(?<=얼마)씩|(?:서로\s)?(?:다르게|다르던|다릅)\S*"
    r"|견[주줄줘]\S*(?:\s때)?|(?:같은|동일(?:한)?)\s(?:사업|것)(?:의|을|은|과)?(?=\s|$)"
    r"|(?:(?:봄|여름|가을|겨울|초|말)\s)?보고서?\s때\S*|(?<![가-힣])때(?:보다|와)(?=\s)"
    r"|(?:보고서?|연도|해)별로|해마다|매년|씩(?=\s|$)|(?:으?로\s)?가면서"
    rf"|(?:서로\s)?(?:얼마나|어떻게|몇\s\S*[^\s고](?:\s\S+)?|얼마)\s(?:더\s)?{_MUCH}\S*(?:\s[나납됐되]\S*)?"
    r"|차이[가는도]?\s?\S*(?:\s[나납주]\S*)?|몇\s?배\S*(?:\s[되더]\S+)*(?:\s거\S+)?"
    rf"|(?:어느\s(?:쪽|해|곳)|어디)[이가에]?\s(?:더\s)?{_MUCH}\S*"
    rf"|더\s\S+(?:\s(?:곳|쪽|것|해|데)[은는이가]\s(?:어디|어느|무엇|뭐|뭔)\S*)?"
    rf"|(?:늘|줄)(?:었|고\s있)\S*|(?<=\s)중(?=\s)|어느\s(?:쪽|해)[이가에]?"
)
_COUNTED = re.compile(r"몇\s?(?:명|사람|개사|개국|개교|건|회|번|차례|팀|과정|억|조|만|천|실|석|대)")
_THINGS = re.compile(r"몇\s?(?:개소|곳|군데|개|가지)")  # what is counted by them, other words tell
_EARLY = re.compile(r"(?<=년 )초|(?<=년)초|연초|상반기|봄")
_EARLY_OR_LATE = re.compile(rf"{_EARLY.pattern}|하반기|연말|(?<=년 )말|여름|가을|겨울")

SEASON = re.compile(
    r"(?<!\d)(?P<year>(?:20)?\d\d)년\s?(?P<season>봄|여름|가을|겨울)"
    r"(?=까지|엔|에\s|\s?(?:보고|기준|현재|당시|시점|무렵))"
)
"""A season that tells when something is reported, as in 2031년 여름까지."""


@dataclass(frozen=True, slots=True)
class Part:
    """One question within a question.

    ``text`` asks it by itself; ``label`` is what tells it from the others (2024년, 가온과);
    ``reports`` are those that may answer it, all if empty; ``year`` is that of a time, or 0.
    What is compared with each other has one ``group``. An ``outcome`` is what came of the first
    part, which only later reports than that one's can tell.
    """

    text: str
    label: str
    reports: frozenset[str] = frozenset()
    year: int = 0
    group: str = ""
    outcome: bool = False


def joined(phrases: Sequence[Phrase]) -> str:
    """Return phrases as the text that they stand for."""
    return " ".join(phrase.text for phrase in phrases)


def without_comparison(text: str) -> str:
    """Return a text without the words that only say that things are set side by side.

    Examples
    --------
    >>> without_comparison("2024년 공방 예산은 각각 얼마인가요")
    '2024년 공방 예산은 얼마인가요'
    >>> without_comparison("동관에 온 손님이 몇 명 더 많은가요")
    '동관에 온 손님이 몇 명'
    """
    plain = " ".join(_COMPARING.sub(_counted, text).split())
    return plain if units_of(plain) else " ".join(_COMPARING.sub(_all_counted, text).split())


def _counted(found: re.Match[str]) -> str:
    """Return what is counted within words of comparison: 어느 쪽이 몇 명 더 많은가."""
    counted = _COUNTED.search(found[0])
    return f" {counted[0]} " if counted else " "


def _all_counted(found: re.Match[str]) -> str:
    counted = _THINGS.search(found[0])
    return f" {counted[0]} " if counted else _counted(found)


def reports_of(time: str, year: int, reports: Sequence[ReportInfo]) -> frozenset[str]:
    """Return the reports that may tell of a time: the one named, or that year's and later ones."""
    bodies = bodies_in(time, reports)
    asked = [report for report in reports if not bodies or report.body in bodies]
    months = {f"{y}-{month:02d}" for y, month in months_in(time)}
    own = [report for report in asked if report.issued in months]
    if not own and re.search(r"보고|계획|자료", time):
        own = _in_season(time, [report for report in asked if report.issued[:4] == str(year)])
    if not own and (half := half_of(time, year)):
        own = [report for report in asked if in_half(report.issued, year, half)]
    later = [report for report in asked if report.issued[:4] >= str(year)]
    return frozenset(report.name for report in own or later)


def half_of(text: str, year: int) -> int:
    """Return the half of a year up to which a text asks, by a season: 1, 2, or 0 for none.

    Examples
    --------
    >>> half_of("2031년 봄에 비해 32년 여름까지", 2031), half_of("2031년 여름 축제", 2031)
    (1, 0)
    """
    for found in SEASON.finditer(text):
        if int(found["year"]) % 100 == year % 100:
            return 1 if found["season"] == "봄" else 2
    return 0


def in_half(issued: str, year: int, half: int) -> bool:
    """Say whether a report's month (2031-04) is in a half of a year."""
    return issued[:4] == str(year) and (1 if issued[5:7] <= "06" else 2) == half


def _in_season(time: str, reports: Sequence[ReportInfo]) -> list[ReportInfo]:
    """Return the reports of a year, of several those of the half of it that a time names."""
    halves = [r for r in reports if (r.issued[5:7] <= "06") == (_EARLY.search(time) is not None)]
    return halves if halves and _EARLY_OR_LATE.search(time) else list(reports)
