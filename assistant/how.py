"""How an answer came about as HTML: a fold below the answer's citations."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from assistant.explanation import CANDIDATES, checks, figures_read, place_of_hit, understood
from assistant.inspection.link import Link
from assistant.inspection.locate import LINES, Locator
from assistant.inspection.wording import path_of, value_of
from assistant.trace import Trace
from index.records import Records
from ingest.model import Figure
from prompts.messages import message

if TYPE_CHECKING:
    from index.retrieve import Hit


def how_html(trace: Trace, records: Records) -> str:
    """Return how the question was read, what was found, which figures, and what was checked."""
    hits = trace.hits[:CANDIDATES]
    parts = [
        ("cli.explain_understood", [_said(*said) for said in understood(trace)]),
        ("cli.explain_candidates" if hits else "cli.explain_no_candidates", map(_place, hits)),
        ("cli.explain_figures", map(_figure, figures_read(trace, records))),
        ("cli.explain_checks", map(escape, checks(trace))),
    ]
    told = "".join(_part(message(key), entries) for key, entries in parts)
    summary = escape(message("ui.how"))
    return f'<details class="how"><summary>{summary}</summary>{told}</details>'


def _part(title: str, entries: Iterable[str]) -> str:
    items = "".join(f"<li>{entry}</li>" for entry in entries)
    return f"<h4>{escape(title)}</h4><ul>{items}</ul>" if items else ""


def _said(name: str, text: str) -> str:
    return f"<b>{escape(name)}</b> {escape(text)}"


def _place(hit: Hit) -> str:
    """Return a passage found, as a link to its lines, with its score."""
    passage = hit.passage
    href = Link(passage.report, Locator(LINES, passage.first, passage.last)).href
    where = escape(f"{passage.report} · {place_of_hit(hit)}")
    path = escape(path_of(passage.heading))
    return f'<a class="to-place" href="{escape(href)}">{where}</a> {path} ({hit.score:.2f})'


def _figure(figure: Figure) -> str:
    """Return a figure read there: its labels, its text, its value."""
    labels = path_of((*figure.row, *figure.column))
    return _said(labels, f"{figure.text} = {value_of(figure)}")
