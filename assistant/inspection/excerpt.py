"""Some lines of a report with what was understood of them."""

from __future__ import annotations

from dataclasses import dataclass

from index.records import Records, ReportInfo, StoredLine
from ingest.model import Figure, Table


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines ``first`` to ``last`` of a report, and the tables and figures that touch them."""

    report: ReportInfo
    first: int
    last: int
    lines: tuple[StoredLine, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]


def excerpt_of(report: ReportInfo, first: int, last: int, records: Records) -> Excerpt:
    """Return the lines ``first`` to ``last`` with what was understood of them."""
    return Excerpt(
        report=report,
        first=first,
        last=last,
        lines=tuple(records.lines(report.name, first, last)),
        tables=tuple(records.tables(report.name, first, last)),
        figures=tuple(records.figures(report.name, first, last)),
    )
