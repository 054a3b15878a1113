"""How figures are called in a sentence, and where they are cited."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import CellPlace
from assistant.cite import Citer
from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import Fact, is_total, plain_label
from assistant.compose.reckon.matched import Match
from assistant.compose.wording import name_of, strip_numbering, subject_of
from assistant.question.years import names_year
from index.records import ReportInfo
from prompts.messages import message

_MONEY_WORD = re.compile(r"(?:예산|예산액|사업비|실적|현황|인원)$")
_PERIOD = re.compile(r"^['’‘]?(?:20)?\d\d(?:[~∼-]['’‘]?(?:20)?\d\d)?년?도?$")
_IN_TIME = re.compile(r"\(['’‘]?[\d~∼'’‘-]+년?도?\)$")
_LONGEST = 40


class Teller:
    """Names and cites figures for one answer.

    Parameters
    ----------
    citer
        Of the answer.
    reports
        The snapshot's reports by name.
    """

    def __init__(self, citer: Citer, reports: Mapping[str, ReportInfo]) -> None:
        self._citer, self._reports = citer, reports

    def reports(self, facts: Sequence[Fact]) -> str:
        """Return the names of the reports that figures stand in."""
        names = dict.fromkeys(name_of(self._reports[fact.figure.report]) for fact in facts)
        return ", ".join(names)

    def cite(self, fact: Fact) -> str:
        """Return the marker of a figure's place."""
        figure = fact.figure
        cell = None
        if fact.table is not None:
            cell = CellPlace(row=figure.row, column=figure.column, unit=figure.unit)
        return self._citer.cite(figure.report, figure.first, figure.last, cell)

    def marks(self, facts: Sequence[Fact]) -> str:
        """Return the markers of some figures, each once."""
        return "".join(dict.fromkeys(self.cite(fact) for fact in facts))


def label_of(fact: Fact) -> str:
    """Return how a figure is called: its row, its column and its stage, without totals."""
    figure = fact.figure
    rows = [plain_label(label) for label in figure.row if not is_total(label)][-2:]
    if len(rows) > 1 and (_MONEY_WORD.search(rows[0]) or len(rows[0]) > _LONGEST):
        rows = [*rows[1:], rows[0]] if len(rows[0]) <= _LONGEST else rows[1:]
    columns = [plain_label(label) for label in figure.column if not is_total(label)]
    periods = [column for column in columns if _PERIOD.match(column)]
    columns = [column for column in columns if column not in periods]
    if not rows:
        rows = [message("assistant.reckon_all")] if figure.row else []
    words = list(dict.fromkeys(strip_numbering(word) for word in (*rows, *columns) if word))
    stage = figure.stage or ""
    if stage in ("정원", "현원") and not any(stage in word for word in words):
        words.append(stage)
    kept = [w for w in words if not any(w != o and squeezed(w) in squeezed(o) for o in words)]
    return " ".join(kept) + (f"({periods[0]})" if periods else "")


def time_of(fact: Fact, year: int, report: ReportInfo) -> str:
    """Return the year of a figure, or the report that tells it where nothing else has the year.

    What the 2024 report says without a year holds then, and its line may name other years.
    """
    told = " ".join((fact.named, *fact.figure.heading))
    if names_year(told, year) or report.issued[:4] != str(year):
        return message("assistant.compared_year", year=year)
    return message("assistant.compared_report", year=year, month=int(report.issued[5:7]))


def without_period(label: str) -> str:
    """Return what a figure is called without the year behind it."""
    return _IN_TIME.sub("", label)


def own_label(match: Match, rival: Match) -> str:
    """Return what a figure is called beside another: only what the two do not share."""
    mine, theirs = label_of(match.fact).split(), label_of(rival.fact).split()
    own = [word for word in mine if word not in theirs]
    return " ".join(own) or label_of(match.fact)


def subject(matches: Sequence[Match]) -> str:
    """Return what several figures are all about: the labels that they share, or their heading."""
    labels = [without_period(label_of(match.fact)).split() for match in matches]
    shared = [word for word in labels[0] if all(word in label for label in labels)]
    about = subject_of(matches[0].fact.figure.heading)
    text = " ".join(shared)
    if about and len(text) < 6 and squeezed(about) not in squeezed(text):
        return f"{about} {text}".strip()
    return text or about
