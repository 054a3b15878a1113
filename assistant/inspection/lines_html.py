"""The original lines of a window, its tables beside them as they were understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from assistant.inspection.excerpt import Excerpt
from assistant.inspection.figures_html import marked_text
from assistant.inspection.link import Link
from assistant.inspection.locate import own_place
from assistant.inspection.marks import Mark, marks_of
from assistant.inspection.table_html import table_html
from assistant.inspection.window import Window
from assistant.inspection.wording import close
from index.records import StoredLine
from ingest.model import Figure, Table
from prompts.messages import message


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that stand together, with the tables that were read from them."""

    lines: list[StoredLine]
    tables: list[Table]


def lines_html(excerpt: Excerpt, window: Window) -> str:
    """Return the lines with their numbers, figures marked, and tables beside them."""
    marks = marks_of(excerpt.lines, excerpt.figures)
    numbered = list(enumerate(excerpt.figures))
    places = {line.number: own_place(line) for line in excerpt.lines}
    headings = _heading_levels(excerpt.lines)
    parts = []
    for block in _blocks(excerpt.lines, excerpt.tables):
        shown = "".join(
            _line(line, excerpt.report.name, marks.get(line.number, ()), headings, window)
            for line in block.lines
            if line.text.strip()
        )
        if not block.tables:
            parts.append(f'<div class="prose">{shown}</div>')
            continue
        tables = "".join(
            table_html(table, excerpt.report.name, _within(numbered, table), places)
            for table in block.tables
        )
        parts.append(
            f'<div class="pair"><div class="original"><h4>{escape(message("ui.original"))}</h4>'
            f"{shown}</div><div><h4>{escape(message('ui.understood'))}</h4>{tables}</div></div>"
        )
    return "".join(parts)


def _blocks(lines: Sequence[StoredLine], tables: Sequence[Table]) -> Iterator[_Block]:
    """Part lines into blocks with a table (or several that overlap) and without."""
    rest = list(lines)
    waiting = sorted(tables, key=lambda table: (table.first, table.last))
    while waiting:
        own = [waiting.pop(0)]
        end = own[0].last
        while waiting and waiting[0].first <= end:
            own.append(waiting.pop(0))
            end = max(end, own[-1].last)
        before = [line for line in rest if line.number < own[0].first]
        inside = [line for line in rest if own[0].first <= line.number <= end]
        rest = [line for line in rest if line.number > end]
        if before:
            yield _Block(before, [])
        yield _Block(inside, own)
    if rest:
        yield _Block(rest, [])


def _heading_levels(lines: Sequence[StoredLine]) -> dict[int, int]:
    """Return the level (from 1) of each line that states the innermost heading of its path."""
    levels: dict[int, int] = {}
    previous: tuple[str, ...] = ()
    for line in lines:
        path = line.heading
        if path and path != previous and close(path[-1]) in close(line.text):
            levels[line.number] = len(path)
        previous = path
    return levels


def _line(
    line: StoredLine, report: str, marks: Sequence[Mark], headings: dict[int, int], window: Window
) -> str:
    place = own_place(line)
    marked = window.marked and window.marked[0] <= line.number <= window.marked[1]
    classes = ["line"]
    classes += [f"heading h{headings[line.number]}"] if line.number in headings else []
    classes += ["marked"] if marked else []
    href = escape(Link(report, place).href)
    text = marked_text(line.text, marks)
    return (
        f'<div class="{" ".join(classes)}" id="L{line.number}">'
        f'<a class="no" href="{href}">{place.first}</a><span>{text}</span></div>'
    )


def _within(figures: Sequence[tuple[int, Figure]], table: Table) -> list[tuple[int, Figure]]:
    return [(i, f) for i, f in figures if f.first <= table.last and table.first <= f.last]
