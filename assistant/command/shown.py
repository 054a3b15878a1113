"""What ``show`` and ``figures`` print: lines of a report with what was understood of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Sheet
from rich.text import Text

from assistant.command.console import say
from assistant.command.objects import figure_object
from assistant.inspection.excerpt import Excerpt
from assistant.inspection.locate import locator_of_span, said
from assistant.inspection.wording import (
    column_titles,
    label_columns,
    path_of,
    place_of,
    table_caption,
    value_of,
)
from index.records import StoredLine
from ingest.model import Figure, Row, Table
from ingest.quantity.units import same_unit, split_unit
from prompts.messages import message

_WIDE = 200  # characters a table may take where no terminal limits it
_FIGURE_COLUMNS = ("place", "text", "value", "row", "column", "as_of", "period", "stage")


def show_excerpt(excerpt: Excerpt) -> None:
    """Print lines with their numbers, their headings, and the tables and figures on them."""
    place = said(locator_of_span(excerpt.first, excerpt.last, excerpt.lines))
    title = excerpt.report.title
    say(" · ".join(part for part in (excerpt.report.name, title, place) if part))
    heading: tuple[str, ...] | None = None
    for line in excerpt.lines:
        if line.heading != heading:
            heading = line.heading
            say(f"\n[{path_of(heading)}]" if heading else "")
        say(f"{_number(line):>9} │ {line.text}")
    for table in excerpt.tables:
        _show_table(table, excerpt)
    say()
    show_figures(excerpt.figures)


def show_figures(figures: Sequence[Figure]) -> None:
    """Print figures as a table, or say that there are none."""
    if not figures:
        say(message("cli.no_figures"))
        return
    rows = [
        [
            *(place_of(figure), figure.text, value_of(figure)),
            *(path_of(figure.row), path_of(figure.column)),
            *(figure.as_of or "", figure.period or "", figure.stage or ""),
        ]
        for figure in figures
    ]
    _print_sheet([message(f"cli.col_{name}") for name in _FIGURE_COLUMNS], rows, right=(1, 2))
    say(message("cli.figures_total", count=len(figures)))


def excerpt_object(excerpt: Excerpt) -> dict[str, Any]:
    """Return what ``show --json`` says: lines, tables and figures as they were understood."""
    return {
        "report": excerpt.report.name,
        "title": excerpt.report.title,
        "span": [excerpt.first, excerpt.last],
        "lines": [
            {
                "number": line.number,
                "page": line.page,
                "paragraph": line.paragraph,
                "heading": list(line.heading),
                "text": line.text,
            }
            for line in excerpt.lines
        ],
        "tables": [_table_object(table) for table in excerpt.tables],
        "figures": [figure_object(figure) for figure in excerpt.figures],
    }


def wanted_figures(
    figures: Sequence[Figure], *, unit: str = "", row: str = "", column: str = "", stage: str = ""
) -> list[Figure]:
    """Return the figures that every given filter lets through.

    Parameters
    ----------
    figures
        Of one report.
    unit
        As printed (``백만원``, ``명``): what is counted must be the same, whatever its size.
    row, column, stage
        A part of one of the labels, or of the stage; spaces do not count.
    """
    base = split_unit(unit)[1] if unit else ""
    tests: list[Callable[[Figure], bool]] = [
        lambda figure: not base or (bool(figure.unit) and same_unit(base, figure.unit)),
        lambda figure: _has(figure.row, row),
        lambda figure: _has(figure.column, column),
        lambda figure: _has((figure.stage or "",), stage),
    ]
    return [figure for figure in figures if all(test(figure) for test in tests)]


def _has(labels: Sequence[str], wanted: str) -> bool:
    part = "".join(wanted.split())
    return not part or any(part in "".join(label.split()) for label in labels)


def _number(line: StoredLine) -> str:
    """Return a line's number as its format counts: the line, or the paragraph."""
    return str(line.number) if line.paragraph is None else f"#{line.paragraph}"


def _show_table(table: Table, excerpt: Excerpt) -> None:
    """Print a table's headings, unit and date, and those of its rows that touch the lines."""
    place = said(locator_of_span(table.first, table.last, excerpt.lines))
    say()
    say(" · ".join(filter(None, (message("cli.table", place=place), table_caption(table)))))
    titles = column_titles(table)
    labels = label_columns(table)
    here = [
        at
        for at, row in enumerate(table.rows)
        if row.first <= excerpt.last and excerpt.first <= row.last
    ]
    rows = [
        [*(*table.rows[at].labels, *[""] * labels)[:labels], *table.rows[at].cells] for at in here
    ]
    totals = {total.row for total in table.sums}
    bold = {number for number, at in enumerate(here) if at in totals}
    _print_sheet(titles, rows, right=range(labels, len(titles)), bold=bold)
    if others := len(table.rows) - len(here):
        say(message("cli.other_rows", count=others))


def _table_object(table: Table) -> dict[str, Any]:
    return {
        "lines": [table.first, table.last],
        "heading": list(table.heading),
        "caption": table.caption,
        "unit": table.unit,
        "as_of": table.as_of,
        "corner": list(table.corner),
        "columns": [list(path) for path in table.columns],
        "rows": [_row_object(row) for row in table.rows],
        "sums": [{"row": total.row, "parts": list(total.parts)} for total in table.sums],
    }


def _row_object(row: Row) -> dict[str, Any]:
    return {
        "lines": [row.first, row.last],
        "labels": list(row.labels),
        "cells": list(row.cells),
    }


def _print_sheet(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Collection[int] = (),
    bold: Collection[int] = (),
) -> None:
    """Print a table whose columns share the width; cells are shown letter for letter."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDE)
    sheet = Sheet(box=SIMPLE_HEAD, pad_edge=False)
    for at, title in enumerate(titles):
        sheet.add_column(Text(title), justify="right" if at in right else "left", overflow="fold")
    for at, row in enumerate(rows):
        sheet.add_row(*(Text(cell) for cell in row), style="bold" if at in bold else None)
    console.print(sheet)
