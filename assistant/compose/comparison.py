"""Comparisons: what each year or report says of one thing, or that it is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def says_all(best: Evidence, question: Understood) -> bool:
    """Say whether the best statement by itself speaks of every year compared."""
    context = context_of(best.item)
    return len(question.years) > 1 and all(names_year(context, y) for y in question.years)


def comparison(hits: Sequence[Hit], cover: float, writer: Writer, candidates: Candidates) -> str:
    """State what each report of a comparison says, or that it is silent."""
    lines = [message("assistant.compared")]
    silent: list[str] = []
    kind = kind_of(writer.question.question)
    for period, names, years in _periods(writer):
        question = replace(
            writer.question,
            years=years,
            favoured=frozenset(names),
            each=(),
            kind="figure" if kind in ("list", "other") else kind,
        )
        own = [hit for hit in hits if hit.passage.report in _reach(names, years, writer)]
        evidence = gather(question, own, writer.wanted, candidates, writer.reports)
        if evidence and evidence[0].cover >= _SPEAKS * cover:
            entry = replace(writer, question=question).entry(evidence[0].item)
            lines += [entry] if entry not in lines else []
        else:
            silent.append("- " + message("assistant.silent", period=period))
    # What has no place to cite stands in a paragraph of its own.
    return "\n\n".join("\n".join(part) for part in (lines, silent) if part)


def _reach(names: Sequence[str], years: Sequence[int], writer: Writer) -> set[str]:
    """Return the reports that may speak of a period: its own, and for a year those after it."""
    later = {str(year + 1) for year in years}
    return {*names, *(r.name for r in writer.reports.values() if r.issued[:4] in later)}


def _periods(writer: Writer) -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    """Return what is compared: each year with its reports, or each report by itself."""
    question = writer.question
    compared = [writer.reports[name] for name in question.each]
    by_month = sum(report.issued in question.issued for report in compared)
    if len(question.years) < 2 or by_month == len(compared) > len(question.years):
        return [(name_of(report), (report.name,), ()) for report in compared]
    return [
        (f"{year}년", tuple(r.name for r in reports_of_year(year, compared)), (year,))
        for year in question.years
    ]
