"""Comparisons: what each year or report says of one thing, or that it is silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.compose.candidates import Candidates, context_of
from assistant.compose.evidence import Evidence, gather
from assistant.compose.sentences import Writer
from assistant.compose.wording import name_of
from assistant.question import Understood, reports_of_year
from assistant.question.kinds import kind_of
from assistant.question.years import names_year
from index.retrieve import Hit
from prompts.messages import message

_SPEAKS = 0.45  # a compared report speaks if its best covers this share of the overall best
_MORE = 0.1  # how much worse a second statement may be,
_OTHER = 0.35  # and how much where it says what the first does not
_NEW = 0.15  # of the names' weight
_IN_THE_END = re.compile(r"결국|실제|최종적으로|끝내|마침내|그\s?후")
_CLAUSE = re.compile(r"(?:고|며|는데|지만|,)\s+")


@dataclass(frozen=True, slots=True)
class _Period:
    """What is compared: how it is called, its reports, its year if it is one, what is asked."""

    label: str
    names: tuple[str, ...]
    years: tuple[int, ...]
    kind: str


def says_all(best: Evidence, question: Understood) -> bool:
    """Say whether the best statement by itself speaks of every year compared."""
    context = context_of(best.item)
    return len(question.years) > 1 and all(names_year(context, y) for y in question.years)


def comparison(hits: Sequence[Hit], cover: float, writer: Writer, candidates: Candidates) -> str:
    """State what each report of a comparison says, or that it is silent."""
    lines = [message("assistant.compared")]
    silent: list[str] = []
    for period in _periods(writer):
        question = replace(
            writer.question,
            years=period.years,
            favoured=frozenset(period.names),
            each=(),
            kind=period.kind,
        )
        own = [hit for hit in hits if hit.passage.report in _reach(period, writer)]
        evidence = gather(question, own, writer.wanted, candidates, writer.reports)
        if evidence and evidence[0].cover >= _SPEAKS * cover:
            for chosen in _chosen(evidence, writer):
                entry = replace(writer, question=question).entry(chosen.item)
                lines += [entry] if entry not in lines else []
        else:
            silent.append("- " + message("assistant.silent", period=period.label))
    # What has no place to cite stands in a paragraph of its own.
    return "\n\n".join("\n".join(part) for part in (lines, silent) if part)


def _chosen(evidence: Sequence[Evidence], writer: Writer) -> list[Evidence]:
    """Return the best statement, and another that is as good or says what it does not."""
    best = evidence[0]
    for other in evidence[1:6]:
        lost = best.score - other.score
        pairs = zip(writer.wanted.names, best.credits, other.credits, strict=True)
        new = sum(name.weight * max(0.0, more - had) for name, had, more in pairs)
        enough = _OTHER if new >= _NEW * writer.wanted.total else _MORE
        if lost <= enough and other.item.text != best.item.text:
            return [best, other]
    return [best]


def _reach(period: _Period, writer: Writer) -> set[str]:
    """Return the reports that may speak of a period: its own, and for a year those after it."""
    later = {str(year + 1) for year in period.years}
    return {*period.names, *(r.name for r in writer.reports.values() if r.issued[:4] in later)}


def _periods(writer: Writer) -> list[_Period]:
    """Return what is compared: each year with its reports, or each report by itself.

    What came of it in the end is asked of the newest reports.
    """
    question = writer.question
    compared = [writer.reports[name] for name in question.each]
    kind = _kind(question.question)
    by_month = sum(report.issued in question.issued for report in compared)
    if len(question.years) < 2 or by_month == len(compared) > len(question.years):
        periods = [_Period(name_of(report), (report.name,), (), kind) for report in compared]
    else:
        periods = [
            _Period(
                message("assistant.compared_year", year=year),
                tuple(report.name for report in reports_of_year(year, compared)),
                (year,),
                kind,
            )
            for year in question.years
        ]
    if _IN_THE_END.search(question.search):
        last = _CLAUSE.split(question.search)[-1]
        newest = max(report.issued for report in compared)
        periods += [
            _Period(name_of(report), (report.name,), (), _kind(last))
            for report in sorted(writer.reports.values(), key=lambda r: (r.issued, r.name))
            if report.issued > newest
        ]
    return periods


def _kind(text: str) -> str:
    """Return the kind of answer asked for; what is compared is a figure if nothing else."""
    kind = kind_of(text)
    return "figure" if kind in ("list", "other") else kind
