"""What a language model is shown of the reports: numbered excerpts around the passages found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.inspection.wording import value_of
from index.records import Records, ReportInfo, StoredLine
from ingest.cleaning import clean
from ingest.model import Figure, Passage, Table
from prompts.messages import message

if TYPE_CHECKING:
    from index.retrieve import Hit

MOST_EXCERPTS = 8
MOST_FIGURES = 8  # of one excerpt
_REACH = 12  # lines of surroundings on each side
_LEAST = 200  # characters: less room than this is left unused


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive lines of a report under the number that the model cites them by."""

    number: int
    report: ReportInfo
    lines: tuple[StoredLine, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...] = ()


def choose_excerpts(
    hits: Sequence[Hit], records: Records, characters: int, question: str = ""
) -> tuple[Excerpt, ...]:
    """Return the best passages in their surroundings, at most ``MOST_EXCERPTS``.

    Parameters
    ----------
    hits
        Best first; a passage that an earlier excerpt holds already is left out.
    records
        Where the lines are.
    characters
        How many characters of cleaned text all excerpts together may have.
    question
        What is asked: the cells whose labels it names are told with their values.
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
        where = (passage.report, lines[0].number, lines[-1].number)
        excerpt = Excerpt(
            number=len(chosen) + 1,
            report=records.report(passage.report),
            lines=lines,
            tables=tuple(records.tables(*where)),
            figures=_telling(records.figures(*where), question),
        )
        chosen.append(excerpt)
        left -= len(body_of(excerpt))
    return tuple(chosen)


def name_of(excerpt: Excerpt) -> str:
    """Return how an excerpt's report is named to the model: its title and dates."""
    report = excerpt.report
    dates = [message("llm.issued", month=report.issued)] if report.issued else []
    dates += [message("llm.as_of", date=report.as_of)] if report.as_of else []
    title = report.title or report.name
    return message("llm.report", title=title, dates=", ".join(dates)) if dates else title


def body_of(excerpt: Excerpt) -> str:
    """Return an excerpt's lines, with what is known of its tables above and its figures below."""
    body = [note for table in excerpt.tables for note in _notes(table)]
    body += [text for line in excerpt.lines if (text := clean(line.text))]
    figures = [_figure(figure) for figure in excerpt.figures]
    return "\n".join(body + ([message("llm.figures"), *figures] if figures else []))


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


def _figure(figure: Figure) -> str:
    """Say what a table's cell means: its labels, its text and its value."""
    labels = " > ".join((*figure.row, *figure.column))
    known = (figure.stage or "", figure.period or "", figure.as_of or "")
    more = ", ".join(dict.fromkeys(part for part in known if part and part not in labels))
    return message(
        "llm.figure",
        labels=f"{labels} ({more})" if more else labels,
        text=figure.text,
        value=value_of(figure),
    )


def _telling(
    figures: Sequence[Figure], question: str, share: int = MOST_FIGURES
) -> tuple[Figure, ...]:
    """Return the cells whose labels share most with the question, in the report's order."""
    asked = "".join(question.split())
    pairs = {asked[at : at + 2] for at in range(len(asked) - 1)}

    def shared(figure: Figure) -> int:
        labels = "".join("".join((*figure.row, *figure.column)).split())
        return sum(labels[at : at + 2] in pairs for at in range(len(labels) - 1))

    cells = [figure for figure in figures if figure.row and figure.column]
    best = sorted(range(len(cells)), key=lambda at: (-shared(cells[at]), at))[:share]
    return tuple(cells[at] for at in sorted(best))
