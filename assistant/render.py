"""An answer as HTML for the page: the text with its markers, and each cited place in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant.answer import Answer, CheckedFigure, Citation
from assistant.inspection.link import Link
from assistant.inspection.locate import LINES, Locator, locator_of, own_place, said
from index.records import Records, ReportInfo, StoredLine
from prompts.messages import message

AROUND = 8
"""How many lines before and after a cited place are shown, blank ones left out."""

Turn = dict[str, str]
"""``question``, ``answer`` (plain), ``reply`` and ``citations`` (HTML)."""

_MARKER = re.compile(r"\[(\d{1,3})\]")
_STATE_CLASS = {"원문 일치": "ok", "단위 환산": "ok", "계산값": "made", "근거 없음": "bad"}


def answer_html(answer: Answer, turn: int) -> str:
    """Return the answer as one HTML block whose markers link to the turn's citations.

    A follow-up is told first as it was understood.

    Parameters
    ----------
    answer
        What the assistant said; a line that starts with ``- `` is a list item.
    turn
        The number of the question in the conversation; it keeps the links of turns apart.
    """
    parts: list[str] = []
    if answer.resolved:
        parts.append(_notice(message("assistant.resolved", question=answer.resolved)))
    parts.append(_text_html(answer.answer, turn))
    parts.extend(map(_notice, answer.notices))
    return f'<div class="answer">{"".join(parts)}</div>'


def partial_html(text: str, turn: int) -> str:
    """Return what of an answer holds so far, while the language model goes on."""
    note = f'<p class="writing">{escape(message("ui.writing"))}</p>'
    return f'<div class="answer">{_text_html(text, turn)}{note}</div>'


def _text_html(text: str, turn: int) -> str:
    """Return an answer's lines as paragraphs, lists and tables."""
    parts: list[str] = []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for kind, group in groupby(lines, key=lambda line: line[:2]):
        if kind == "| ":
            parts.append(_table_html(list(group), turn))
        elif kind == "- ":
            items = "".join(f"<li>{_linked(line[2:], turn)}</li>" for line in group)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts.extend(f"<p>{_linked(line, turn)}</p>" for line in group)
    return "".join(parts)


def _notice(text: str) -> str:
    return f'<p class="notice">{escape(text)}</p>'


def question_html(text: str) -> str:
    """Return plain text as the chat shows it: letter for letter, never as markup."""
    shown = escape(text.strip()).replace("\n", "<br>")
    return f'<div class="answer"><p>{shown}</p></div>'


def citations_html(answer: Answer, turn: int, records: Records) -> str:
    """Return every citation of an answer: its place, its lines marked in their surroundings."""
    head = f'<h3 class="asked">{escape(answer.question)}</h3>'
    if not answer.citations:
        return f"{head}<p>{escape(message('ui.no_citation'))}</p>"
    cards = [
        _card(citation, turn, _figures_of(answer.figures, citation.n), records)
        for citation in answer.citations
    ]
    return head + "".join(cards)


def chat_messages(
    turns: Sequence[Turn], pending: str = "", partial: str = ""
) -> list[dict[str, str]]:
    """Return the conversation as the chat shows it, with a question not yet answered.

    ``partial`` is what there is of its answer.
    """
    shown = []
    for turn in turns:
        shown.append({"role": "user", "content": question_html(turn["question"])})
        shown.append({"role": "assistant", "content": turn["reply"]})
    if pending:
        shown.append({"role": "user", "content": question_html(pending)})
    if partial:
        shown.append({"role": "assistant", "content": partial})
    return shown


def panel_html(turns: Sequence[Turn]) -> str:
    """Return the citations of the newest turn, with those of earlier ones folded below."""
    cited = [turn["citations"] for turn in turns if turn["citations"]]
    if not cited:
        return f"<p>{message('ui.citations_empty')}</p>"
    earlier = "".join(reversed(cited[:-1]))
    if earlier:
        earlier = f"<details><summary>{message('ui.earlier')}</summary>{earlier}</details>"
    return cited[-1] + earlier


def place(citation: Citation) -> str:
    """Say where a citation stands: lines of a text, page of a PDF, paragraphs of a document.

    Examples
    --------
    >>> place(Citation(1, "a.txt", "", None, (3, 4), (), "", None, (3, 4)))
    '3~4행'
    """
    return said(locator_of(citation.lines, citation.page, citation.paragraphs))


def reports_html(reports: Sequence[ReportInfo]) -> str:
    """Return the table of indexed reports."""
    head = "".join(
        f"<th>{escape(message(key))}</th>"
        for key in ("ui.col_report", "ui.col_body", "ui.col_issued", "ui.col_as_of", "ui.col_file")
    )
    rows = "".join(
        f"<tr><td>{escape(r.title)}</td><td>{escape(r.body)}</td><td>{escape(r.issued)}</td>"
        f'<td>{escape(r.as_of)}</td><td><a class="to-place" href="{escape(Link(r.name).href)}">'
        f"{escape(r.name)}</a></td></tr>"
        for r in reports
    )
    return f'<table class="reports"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _table_html(lines: Sequence[str], turn: int) -> str:
    """Return the lines of a table in Markdown, the first its head and the second a rule."""
    head, *rows = [[cell.strip() for cell in line[2:-2].split(" | ")] for line in lines]
    titles = "".join(f'<th scope="col">{_linked(cell, turn)}</th>' for cell in head)
    body = "".join(
        f"<tr>{''.join(f'<td>{_linked(cell, turn)}</td>' for cell in row)}</tr>"
        for row in rows
        if any(cell.strip("-| ") for cell in row)
    )
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"


def _linked(text: str, turn: int) -> str:
    """Escape a line and turn each ``[n]`` into a link to that citation's card."""
    return _MARKER.sub(rf'<a class="cite" href="#c{turn}-\1">[\1]</a>', escape(text))


def _figures_of(figures: Sequence[CheckedFigure], n: int) -> list[CheckedFigure]:
    return [figure for figure in figures if figure.citation == n]


def _card(citation: Citation, turn: int, figures: Sequence[CheckedFigure], records: Records) -> str:
    """One citation: heading, surroundings with the cited lines marked, checked figures."""
    first, last = citation.span
    lines = records.lines(citation.report, max(1, first - AROUND), last + AROUND)
    body = "".join(_line(line, first <= line.number <= last) for line in lines if line.text.strip())
    report = records.report(citation.report)
    year, _, month = report.issued.partition("-")
    source = f"{report.body} {year}. {month.lstrip('0')}." if year else report.body
    path = " ▸ ".join(escape(part) for part in citation.heading)
    checks = "".join(
        f'<li class="{_STATE_CLASS[f.state]}">{escape(f.text)} · {escape(f.state)}</li>'
        for f in figures
    )
    return (
        f'<section class="card" id="c{turn}-{citation.n}" tabindex="-1">'
        f"<header><b>[{citation.n}]</b> {escape(source)} · {escape(place(citation))}"
        f'<div class="file">{escape(citation.title)} · {escape(citation.report)}</div>'
        f'<div class="path">{path}</div>{_open_link(citation)}</header>'
        f'<div class="source">{body}</div>'
        + (f'<ul class="checks">{checks}</ul>' if checks else "")
        + "</section>"
    )


def _open_link(citation: Citation) -> str:
    """Return the link that shows a citation in its report, as it was understood."""
    href = Link(citation.report, Locator(LINES, *citation.span)).href
    return f'<a class="open" href="{escape(href)}">{escape(message("ui.open_place"))}</a>'


def _line(line: StoredLine, cited: bool) -> str:
    text = escape(line.text)
    shown = f"<mark>{text}</mark>" if cited else f"<span>{text}</span>"
    return f'<div class="line"><i>{own_place(line).first}</i>{shown}</div>'
