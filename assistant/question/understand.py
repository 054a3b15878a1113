"""What a question asks for: years, bodies, the kind of answer, and the reports to look in.

Everything here is read from the question and from the indexed reports' own metadata; no report,
programme or body is known by name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.question.kinds import kind_of, units_of, wants_cell
from assistant.question.names import names_in, spaced, terms_in
from assistant.question.years import months_in, without_years, years_in
from index.records import ReportInfo
from index.terms import Expansion, Terms
from ingest.errors import UsageError

if TYPE_CHECKING:
    from index.retrieve import Query

LONGEST_QUESTION = 2000

_SINCE = re.compile(r"년\s*(?:도)?\s*(?:이후|부터|이래)")
_OVER_TIME = re.compile(
    r"어떻게\s*(?:변|달라|바뀌)|변해\s*왔|변했|변화했|추이|연도별|해마다|매년|보고별|보고서별"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as the program understood it.

    ``search`` is what retrieval reads: the question itself, after the previous one's words where
    it is a follow-up. ``issued`` are the months named with their year, in ISO form, ``units`` the
    unit families that the number asked for may have, ``terms`` the content words, ``names`` the
    words as written without their particles (``예산현액``, whose terms are ``예산``, ``현`` and
    ``액``). ``favoured`` are the reports of the years and bodies named; ``each`` the reports that
    a comparison is about, oldest first. ``expansions`` are the question's everyday and English
    words in the words of reports.
    """

    question: str
    search: str
    years: tuple[int, ...]
    issued: tuple[str, ...]
    bodies: tuple[str, ...]
    favoured: frozenset[str]
    each: tuple[str, ...]
    kind: str
    units: frozenset[str]
    terms: tuple[str, ...]
    names: tuple[str, ...] = ()
    wants_cell: bool = False
    expansions: tuple[Expansion, ...] = ()

    def query(self) -> Query:
        """Return what retrieval needs."""
        from index.retrieve import Query

        return Query(self.search, self.favoured, self.each, self.expansions)


def understand(
    question: str,
    reports: Sequence[ReportInfo],
    previous: Sequence[str] = (),
    terms: Terms | None = None,
) -> Understood:
    """Read years, bodies, the kind of answer and the content words out of a question.

    Parameters
    ----------
    question
        As typed.
    reports
        What is indexed; its issue months and bodies give the question's names their meaning.
    previous
        The conversation's earlier questions, oldest first. A follow-up with fewer than two content
        words of its own ("그럼 2024년은?") takes over the words of the one before.

    Raises
    ------
    UsageError
        If the question is empty or longer than ``LONGEST_QUESTION`` characters.
    """
    tidied = _tidy(question)
    if not re.search(r"\w", tidied):
        raise UsageError("assistant.empty_question")
    if len(tidied) > LONGEST_QUESTION:
        raise UsageError(
            "assistant.long_question", limit=f"{LONGEST_QUESTION:,}", length=f"{len(tidied):,}"
        )
    text = spaced(tidied)
    newest = _newest_year(reports)
    before = ""
    for earlier in previous:
        before = _resolved(_tidy(earlier)[:LONGEST_QUESTION], before, newest)
    search = _resolved(text, before, newest)
    followed = before if search != text else ""
    kind = kind_of(text)
    if kind == "other" and followed:
        kind = kind_of(followed)
    years = years_in(search, newest)
    bodies = _bodies(search, reports)
    each = _each(search, years, bodies, reports)
    return Understood(
        question=tidied,
        search=search,
        years=years,
        issued=tuple(f"{year}-{month:02d}" for year, month in months_in(search)),
        bodies=bodies,
        favoured=_favoured(search, years, bodies, reports),
        each=each,
        kind="compare" if each else kind,
        units=units_of(text) or units_of(followed),
        terms=terms_in(search),
        names=names_in(without_years(search)),
        wants_cell=wants_cell(search),
        expansions=tuple(terms.expand(search)) if terms else (),
    )


def reports_of_year(year: int, reports: Sequence[ReportInfo]) -> tuple[ReportInfo, ...]:
    """Return the reports issued in ``year``, or else those of the year after, which tell of it."""
    for issued in (year, year + 1):
        found = tuple(report for report in reports if report.issued[:4] == str(issued))
        if found:
            return found
    return ()


def _of_year(
    year: int, asked: Sequence[ReportInfo], reports: Sequence[ReportInfo]
) -> tuple[ReportInfo, ...]:
    """Return a compared year's reports: of the body asked for if it has one, else of any."""
    exact = [[r for r in some if r.issued[:4] == str(year)] for some in (asked, reports)]
    found = next((some for some in exact if some), None)
    return tuple(found) if found else reports_of_year(year, asked) or reports_of_year(year, reports)


def _tidy(text: str) -> str:
    """Return NFC text on one line, single-spaced, without control characters."""
    normal = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if char.isspace() else char for char in normal)
    kept = "".join(char for char in spaced if unicodedata.category(char)[0] != "C")
    return re.sub(r" {2,}", " ", kept).strip()


def _newest_year(reports: Sequence[ReportInfo]) -> int | None:
    issued = [int(report.issued[:4]) for report in reports if report.issued[:4].isdigit()]
    return max(issued, default=None)


def _resolved(text: str, before: str, newest: int | None) -> str:
    """Return a follow-up after the words of the question before; its own years replace those."""
    if not before or len(terms_in(text)) > 1:
        return text
    return f"{without_years(before) if years_in(text, newest) else before} {text}"


def _bodies(text: str, reports: Sequence[ReportInfo]) -> tuple[str, ...]:
    """Return the bodies a text names.

    By a full name, by what the name has in brackets, or by an end of three syllables or more that
    only this body has and that stands as a word of its own (진흥원).
    """
    bodies = sorted({report.body for report in reports if report.body})
    named = {
        body: [re.sub(r"\s", "", part) for part in re.split(r"[()（）]", body)] for body in bodies
    }
    plain = re.sub(r"\s", "", text).lower()
    found: list[str] = []
    for body, (head, *others) in named.items():
        ends = [head[start:] for start in range(1, len(head) - 2)]
        own = [end for end in ends if sum(h[0].endswith(end) for h in named.values()) == 1]
        if any(len(name) > 1 and name.lower() in plain for name in (head, *others)) or any(
            re.search(rf"(?<![가-힣]){re.escape(end)}", text) for end in own
        ):
            found.append(body)
    return tuple(found)


def _favoured(
    text: str, years: Sequence[int], bodies: Sequence[str], reports: Sequence[ReportInfo]
) -> frozenset[str]:
    issued = _issued_in(text, reports)
    by_year = {r.name for y in years for r in issued.get(y) or reports_of_year(y, reports)}
    by_body = {report.name for report in reports if report.body in bodies}
    if by_year and by_body:
        return frozenset(by_year & by_body or by_year | by_body)
    return frozenset(by_year | by_body)


def _issued_in(text: str, reports: Sequence[ReportInfo]) -> dict[int, list[ReportInfo]]:
    """Return, by year, the reports whose very month a question names (2024년 8월 보고)."""
    found: dict[int, list[ReportInfo]] = {}
    for year, month in months_in(text):
        for report in reports:
            if report.issued == f"{year}-{month:02d}":
                found.setdefault(year, []).append(report)
    return found


def _each(
    text: str, years: Sequence[int], bodies: Sequence[str], reports: Sequence[ReportInfo]
) -> tuple[str, ...]:
    """Return the reports that a comparison over years is about, oldest first."""
    asked = [report for report in reports if not bodies or report.body in bodies]
    if len(years) == 1 and _SINCE.search(text) and _OVER_TIME.search(text):
        chosen = {report.name for report in asked if report.issued[:4] >= str(years[0])}
    elif len(years) > 1:
        issued = _issued_in(text, reports)
        chosen = {
            report.name
            for year in years
            for report in issued.get(year) or _of_year(year, asked, reports)
        }
    elif not years and _OVER_TIME.search(text):
        chosen = {report.name for report in asked}
    else:
        return ()
    ordered = sorted((r for r in reports if r.name in chosen), key=lambda r: (r.issued, r.name))
    return tuple(report.name for report in ordered) if len(ordered) > 1 else ()
