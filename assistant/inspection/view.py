"""A report on the page: what it is, its outline, and a window of its lines as understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.inspection.excerpt import excerpt_of
from assistant.inspection.figures_html import facts_html
from assistant.inspection.lines_html import lines_html
from assistant.inspection.link import Link, link_of, query_of
from assistant.inspection.locate import LINES, PAGE, Locator, locator_of_span, said
from assistant.inspection.outline import Node, outline_of
from assistant.inspection.picture_html import picture_html
from assistant.inspection.window import Window, window_of
from assistant.inspection.wording import path_of
from index.records import Records, ReportInfo, StoredLine
from index.snapshot import Snapshot
from ingest.errors import UijeongError, UsageError
from prompts.messages import message

_OPEN_LEVELS = 1  # of the outline, shown unfolded
_PLACE = re.compile(r"(?P<first>\d[\d,]*)(?:\s*[~∼-]\s*(?P<last>\d[\d,]*))?(?P<kind>행|쪽)")


@dataclass(frozen=True, slots=True)
class View:
    """What an address opens: the report, if there is one of that name, and the HTML to show."""

    report: ReportInfo | None
    html: str


def view_of(address: str, snapshot: Snapshot) -> View | None:
    """Return what an address (``?report=…``) opens; ``None`` where it names no report.

    A report or place that does not exist gives a view that says so.
    """
    query = query_of(address)
    known = {report.name: report for report in snapshot.records.reports()}
    report = known.get(query.get("report", ""))
    try:
        link = link_of(query)
        if link is None:
            return None
        if report is None:
            raise UsageError("ui.no_report", name=link.report)
        return View(report, window_html(link, snapshot))
    except UijeongError as problem:
        return View(report, problem_html(problem.message))


def report_choices(records: Records) -> list[tuple[str, str]]:
    """Return how each report is offered for choosing, and its name."""
    return [
        (" · ".join(filter(None, (report.title, report.name))), report.name)
        for report in records.reports()
    ]


def outline_html(report: ReportInfo, records: Records) -> str:
    """Return the tree of a report's headings, each a link to its place."""
    nodes = outline_of(records.lines(report.name, 1, report.line_count))
    if not nodes:
        return f"<p>{escape(message('ui.no_outline'))}</p>"
    return f'<nav aria-label="{escape(message("ui.outline"))}">{_tree(nodes, report.name, 0)}</nav>'


def window_html(link: Link, snapshot: Snapshot) -> str:
    """Return what a link opens: the report's head, and the window around the place.

    Raises
    ------
    KeyError
        If there is no such report.
    UsageError
        If the report has no such place.
    """
    records = snapshot.records
    report = records.report(link.report)
    window = window_of(link, report, records)
    excerpt = excerpt_of(report, window.first, window.last, records)
    body = lines_html(excerpt, window) or f"<p>{escape(message('ui.no_text'))}</p>"
    if window.page is not None:
        picture = picture_html(excerpt, window, snapshot.manifest)
        body = f'<div class="paged"><div>{picture}</div><div>{body}</div></div>'
    body = f"{_steps(window)}{body}{_steps(window)}{facts_html(excerpt.figures)}"
    shown = (
        line.number for line in excerpt.lines if line.number >= window.top and line.text.strip()
    )
    top = f' data-top="L{next(shown, window.top)}"' if link.marked or link.start else ""
    return (
        f'<article class="view" data-link="{escape(link.href)}"{top}>'
        f"{_head(report)}{_where(excerpt.lines, window)}{body}</article>"
    )


def problem_html(sentence: str) -> str:
    """Return a sentence that stands where a report would."""
    return f'<article class="view"><p class="notice" role="alert">{escape(sentence)}</p></article>'


def _tree(nodes: Sequence[Node], report: str, level: int) -> str:
    items = []
    for node in nodes:
        href = escape(Link(report, start=node.line).href)
        link = f'<a class="to-place" href="{href}">{escape(node.title)}</a>'
        if node.children:
            is_open = " open" if level < _OPEN_LEVELS else ""
            below = _tree(node.children, report, level + 1)
            link = f"<details{is_open}><summary>{link}</summary>{below}</details>"
        items.append(f"<li>{link}</li>")
    return f"<ul>{''.join(items)}</ul>"


def _head(report: ReportInfo) -> str:
    facts = [
        report.body,
        report.issued and message("ui.issued", month=report.issued),
        report.as_of and message("ui.table_as_of", as_of=report.as_of),
        message("ui.report_size", lines=report.line_count, figures=report.figure_count),
    ]
    about = " · ".join(escape(fact) for fact in facts if fact)
    return (
        f'<header><h3>{escape(report.title or report.name)}</h3><p class="file">'
        f"{escape(report.name)}</p><p>{about}</p>{_problems(report)}</header>"
    )


def _problems(report: ReportInfo) -> str:
    if not report.warnings:
        return ""
    items = "".join(f"<li>{_with_links(text, report)}</li>" for text in report.warnings)
    title = escape(message("ui.problems", count=len(report.warnings)))
    return f'<details class="problems"><summary>{title}</summary><ul>{items}</ul></details>'


def _with_links(text: str, report: ReportInfo) -> str:
    """Escape a warning and turn the lines and pages that it names into links."""
    parts, at = [], 0
    for found in _PLACE.finditer(text):
        first = int(found["first"].replace(",", ""))
        last = int((found["last"] or found["first"]).replace(",", ""))
        place = (
            Locator(PAGE, first, first) if found["kind"] == "쪽" else Locator(LINES, first, last)
        )
        href = escape(Link(report.name, place).href)
        parts.append(f'{escape(text[at : found.start()])}<a class="to-place" href="{href}">')
        parts.append(f"{escape(found[0])}</a>")
        at = found.end()
    return "".join(parts) + escape(text[at:])


def _where(lines: Sequence[StoredLine], window: Window) -> str:
    """Return the heading path above the first line to look at, and the place itself."""
    at = next((line for line in lines if line.number >= window.top), None)
    path = escape(path_of(at.heading)) if at else ""
    if window.marked:
        place = said(locator_of_span(*window.marked, lines))
    elif window.page is not None:
        place = message("ui.page", page=window.page)
    else:
        place = said(locator_of_span(window.first, window.last, lines))
    return f'<p class="path"><b>{escape(place)}</b> {path}</p>'


def _steps(window: Window) -> str:
    """Return the links to the neighbouring windows."""
    page = window.page is not None
    keys = ("ui.page_before", "ui.page_after") if page else ("ui.lines_before", "ui.lines_after")
    links = [
        f'<a class="to-place" href="{escape(link.href)}">{escape(message(key))}</a>'
        for key, link in zip(keys, (window.before, window.after), strict=True)
        if link is not None
    ]
    return f'<p class="steps">{"".join(links)}</p>' if links else ""
