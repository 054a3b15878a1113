"""What a language model is shown of the reports: numbered excerpts around the passages found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.records import Records, ReportInfo, StoredLine
from ingest.cleaning import clean
from ingest.model import Passage, Table
from prompts.messages import message
from prompts.templates import Template

if TYPE_CHECKING:
    from index.retrieve import Hit

MOST_EXCERPTS = 8
_REACH = 12  # lines of surroundings on each side
_LEAST = 200  # characters: less room than this is left unused

_FENCE = re.compile(r"<(?=\s*/?\s*본문)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive lines of a report under the number that the model cites them by."""

    number: int
    report: ReportInfo
    lines: tuple[StoredLine, ...]
    tables: tuple[Table, ...]


def choose_excerpts(hits: Sequence[Hit], records: Records, characters: int) -> tuple[Excerpt, ...]:
    """Return the best passages in their surroundings, at most ``MOST_EXCERPTS``.

    Parameters
    ----------
    hits
        Best first; a passage that an earlier excerpt holds already is left out.
    records
        Where the lines are.
    characters
        How many characters of cleaned text all excerpts together may have.
    """
    chosen: list[Excerpt] = []
    left = characters
    for hit in hits:
        if len(chosen) == MOST_EXCERPTS or left < _LEAST:
            break
        passage = hit.passage
        if any(_holds(excerpt, passage) for excerpt in chosen):
            continue
        share = max(_LEAST, left // (MOST_EXCERPTS - len(chosen)))
        lines = _surroundings(passage, records, share)
        tables = records.tables(passage.report, lines[0].number, lines[-1].number)
        report = records.report(passage.report)
        chosen.append(Excerpt(len(chosen) + 1, report, lines, tuple(tables)))
        left -= sum(len(clean(line.text)) for line in lines)
    return tuple(chosen)


def excerpt_text(excerpt: Excerpt, template: Template) -> str:
    """Return an excerpt as the model reads it, fenced so that it cannot pass for instructions."""
    report = excerpt.report
    dates = [message("llm.issued", month=report.issued)] if report.issued else []
    dates += [message("llm.as_of", date=report.as_of)] if report.as_of else []
    title = report.title or report.name
    name = message("llm.report", title=title, dates=", ".join(dates)) if dates else title
    body = [note for table in excerpt.tables for note in _notes(table)]
    body += [text for line in excerpt.lines if (text := clean(line.text))]
    heading = " > ".join(excerpt.lines[0].heading)
    return template.text(
        {
            "number": str(excerpt.number),
            "report": _unfenced(name),
            "heading": _unfenced(heading),
            "text": _unfenced("\n".join(body)),
        }
    )


def _holds(excerpt: Excerpt, passage: Passage) -> bool:
    return (
        excerpt.report.name == passage.report
        and excerpt.lines[0].number <= passage.first
        and passage.last <= excerpt.lines[-1].number
    )


def _surroundings(passage: Passage, records: Records, characters: int) -> tuple[StoredLine, ...]:
    """Return the passage's lines and, while there is room, those around it in its section."""
    lines = records.lines(passage.report, passage.first - _REACH, passage.last + _REACH)
    start = next(i for i, line in enumerate(lines) if line.number == passage.first)
    end = start
    room = characters - len(clean(lines[start].text))
    while end + 1 < len(lines) and (cost := len(clean(lines[end + 1].text))) <= room:
        inside = lines[end + 1].number <= passage.last
        if not inside and lines[end + 1].heading != passage.heading:
            break
        end, room = end + 1, room - cost
    while start and (cost := len(clean(lines[start - 1].text))) <= room:
        if lines[start - 1].heading != passage.heading:
            break
        start, room = start - 1, room - cost
    return tuple(lines[start : end + 1])


def _notes(table: Table) -> list[str]:
    """Say what a table's rows do not: its caption, unit, date and columns."""
    notes = []
    about = [table.caption] if table.caption else []
    about += [message("llm.unit", unit=table.unit)] if table.unit else []
    about += [message("llm.as_of", date=table.as_of)] if table.as_of else []
    if about:
        notes.append(message("llm.table", caption=", ".join(about)))
    if any(table.columns):
        columns = [" > ".join(path) for path in (table.corner, *table.columns) if path]
        notes.append(message("llm.columns", columns=" | ".join(columns)))
    return notes


def _unfenced(text: str) -> str:
    """Keep a passage from closing its own fence."""
    return _FENCE.sub("＜", text)
