"""What programs read: the contract's JSON objects of reports, figures and checked figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from assistant.answer import CheckedFigure
from index.records import ReportInfo
from ingest.model import Figure


def report_object(report: ReportInfo) -> dict[str, Any]:
    """Return what ``reports --json`` says of a report."""
    return {
        "report": report.name,
        "title": report.title,
        "body": report.body,
        "issued": report.issued,
        "as_of": report.as_of,
        "format": report.format,
        "pages": report.pages,
        "line_count": report.line_count,
        "passages": report.passage_count,
        "figures": report.figure_count,
    }


def figure_object(figure: Figure) -> dict[str, Any]:
    """Return the contract's figure.

    Its place is ``lines``, in a PDF ``page`` and ``box``, in a word-processor file ``paragraphs``;
    ``recognised`` stands only where the number was read from a picture.
    """
    place: dict[str, Any] = {"lines": [figure.first, figure.last]}
    if figure.page is not None:
        place = {"page": figure.page}
        if figure.box is not None:
            place["box"] = list(figure.box)
    elif figure.paragraphs is not None:
        place = {"paragraphs": list(figure.paragraphs)}
    if figure.recognised:
        place["recognised"] = True
    return {
        "report": figure.report,
        "row": list(figure.row),
        "column": list(figure.column),
        "text": figure.text,
        "value": json_number(figure.value),
        "unit": figure.unit,
        "as_of": figure.as_of,
        "stage": figure.stage,
        "period": figure.period,
        "heading": list(figure.heading),
        **place,
    }


def checked_object(figure: CheckedFigure) -> dict[str, Any]:
    """Return the contract's checked figure; ``formula`` only where there is one."""
    data = {
        "text": figure.text,
        "value": figure.value if isinstance(figure.value, str) else json_number(figure.value),
        "unit": figure.unit,
        "state": figure.state,
        "citation": figure.citation,
        "kind": figure.kind,
    }
    return data if figure.formula is None else {**data, "formula": figure.formula}


def json_number(value: int | Decimal) -> int | float:
    """Return a number that JSON can hold; whole ones stay whole.

    Examples
    --------
    >>> json_number(Decimal("42.50")), json_number(Decimal("3E+2"))
    (42.5, 300)
    """
    return int(value) if value == int(value) else float(value)
