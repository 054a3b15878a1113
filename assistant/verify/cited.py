"""What citations lead to: the place of each, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.answer import Citation
from assistant.inspection.locate import page_span, paragraph_span
from assistant.verify.pieces import squeezed
from assistant.verify.places import Place
from index.records import Records, ReportInfo, StoredLine
from ingest.cleaning import lowered
from ingest.quantity import parse_unit_line
from ingest.quantity.units import is_unit
from prompts.messages import message

# How far above a table row its unit line may stand: a page of a long table.
_UNIT_REACH = 60


def place_of(citation: Citation, records: Records) -> Place:
    """Return the place of one of the program's own citations."""
    return _place(
        citation.n, records.report(citation.report), _own_lines(citation, records), records
    )


def place_of_object(citation: dict[str, Any], records: Records) -> Place | None:
    """Return the place of a citation given as JSON, or ``None`` where there is no such place."""
    found = _resolve(citation, records)
    if isinstance(found, str):
        return None
    report, lines = found
    return _place(int(citation["n"]), report, lines, records)


def citation_problem(citation: dict[str, Any], records: Records) -> str | None:
    """Say what is wrong with a citation: no such report or lines, or a quotation that differs."""
    found = _resolve(citation, records)
    if isinstance(found, str):
        return found
    quote = citation.get("quote")
    if isinstance(quote, str) and quote.strip():
        text = "\n".join(line.text for line in found[1])
        if squeezed(quote) not in squeezed(text):
            return message("assistant.check_misquoted", n=citation.get("n", "?"))
    return None


def _resolve(
    citation: dict[str, Any], records: Records
) -> tuple[ReportInfo, list[StoredLine]] | str:
    """Return the report and lines that a JSON citation names, or a sentence that says why not."""
    n, name = citation.get("n", "?"), citation.get("report")
    try:
        report = records.report(str(name))
    except KeyError:
        return message("assistant.check_no_report", n=n, report=name)
    lines, page = citation.get("lines"), citation.get("page")
    if isinstance(lines, list | tuple) and _is_span(lines):
        first, last = lines
        if not 1 <= first <= last <= report.line_count:
            return message(
                "assistant.check_no_lines", n=n, first=first, last=last, count=report.line_count
            )
        return report, records.lines(report.name, first, last)
    if isinstance(page, int):
        span = page_span(page, report, records)
        if span is None:
            return message("assistant.check_no_page", n=n, page=page)
        return report, records.lines(report.name, *span)
    paragraphs = citation.get("paragraphs")
    if isinstance(paragraphs, list | tuple) and _is_span(paragraphs):
        first, last = paragraphs
        span = paragraph_span(first, last, report, records) if 1 <= first <= last else None
        if span is None:
            return message("assistant.check_no_paragraphs", n=n, first=first, last=last)
        return report, records.lines(report.name, *span)
    return message("assistant.check_no_place", n=n)


def _is_span(lines: Sequence[object]) -> bool:
    return len(lines) == 2 and all(isinstance(number, int) for number in lines)


def _own_lines(citation: Citation, records: Records) -> list[StoredLine]:
    first, last = citation.span if citation.span != (0, 0) else citation.lines or (1, 0)
    return records.lines(citation.report, first, last)


def _place(n: int, report: ReportInfo, lines: Sequence[StoredLine], records: Records) -> Place:
    if not lines:
        return Place(n, report, "", "", (), ())
    first, last = lines[0].number, lines[-1].number
    around = [part for line in lines for part in line.heading] + [report.title]
    units: list[str] = []
    for table in records.tables(report.name, first, last):
        around += [table.caption, table.as_of or "", f"(단위 : {table.unit})" if table.unit else ""]
        around += [label for path in table.columns for label in path] + list(table.heading)
        around += [
            label
            for row in table.rows
            if row.first <= last and first <= row.last
            for label in row.labels
        ]
        units += [table.unit] if table.unit else []
        units += [unit for path in table.columns for unit in units_named(" ".join(path))]
    figures = tuple(records.figures(report.name, first, last))
    around += [label for figure in figures for label in (*figure.row, *figure.column)]
    above = _unit_line(report.name, first, records)
    if above:
        around.append(above)
        units += parse_unit_line(above).units
    return Place(
        n=n,
        report=report,
        text="\n".join(lowered(line.text) for line in lines),
        around="\n".join(dict.fromkeys(part for part in around if part)),
        figures=figures,
        units=tuple(dict.fromkeys(units)),
    )


def units_named(label: str) -> list[str]:
    """Return the units that a column's heading has in brackets (``집행률(%)``)."""
    inner = re.findall(r"[(（]([^()（）]+)[)）]", label)
    return [re.sub(r"\s", "", text) for text in inner if is_unit(text)]


def _unit_line(report: str, first: int, records: Records) -> str:
    """Return the nearest line above (or the line itself) that states a unit."""
    for line in reversed(records.lines(report, max(1, first - _UNIT_REACH), first)):
        if "단" in line.text and re.search(r"단\s*위\s*[:：]", line.text):
            return line.text
    return ""
