"""Example questions for the page, made from what is indexed, so that each has an answer."""

from __future__ import annotations

from collections.abc import Iterator

from index.records import Records, ReportInfo
from ingest.model import Figure
from prompts.messages import message

_TOTALS = frozenset({"계", "합계", "소계", "총계"})
_LONGEST = 24
"""Characters of a label that still reads well inside a question."""


def example_questions(records: Records, count: int = 4) -> list[str]:
    """Return up to ``count`` questions over the newest reports, the same for the same index."""
    newest = sorted(records.reports(), key=lambda report: (report.issued, report.name))[::-1]
    questions: list[str] = []
    makers = [_questions(records, report, turn) for turn, report in enumerate(newest)]
    while makers and len(questions) < count:
        for maker in list(makers):
            question = next(maker, None)
            if question is None:
                makers.remove(maker)
            elif question not in questions and len(questions) < count:
                questions.append(question)
    return questions


def _questions(records: Records, report: ReportInfo, turn: int) -> Iterator[str]:
    """Yield questions about one report, another kind first for each ``turn``."""
    figures = records.figures(report.name)
    kinds = [
        _figure_question(report, figures, "원"),
        _programme_question(records, report),
        _figure_question(report, figures, "명"),
    ]
    first = turn % len(kinds)
    for kind in kinds[first:] + kinds[:first]:
        yield from kind


def _figure_question(report: ReportInfo, figures: list[Figure], unit: str) -> Iterator[str]:
    """Ask for a table cell whose column is a known stage (예산현액, 현원 …)."""
    key = "ui.example_figure" if unit == "원" else "ui.example_people"
    for figure in figures:
        labels = (*figure.row[-1:], figure.stage or "")
        if figure.unit == unit and figure.column and _readable(labels):
            yield message(
                key,
                body=report.body,
                year=report.issued[:4],
                item=" ".join(dict.fromkeys(labels)),
            )
            return


def _programme_question(records: Records, report: ReportInfo) -> Iterator[str]:
    for line in records.lines(report.name, 1, report.line_count):
        path = line.heading
        if len(path) >= 2 and path[-1] == "사업개요" and _readable(path[-2:-1]):
            yield message("ui.example_programme", item=path[-2])
            return


def _readable(labels: tuple[str, ...]) -> bool:
    """Tell whether labels name one thing and are short enough to stand in a question."""
    return all(2 <= len(label) <= _LONGEST and label not in _TOTALS for label in labels)
