"""Lines bound into pieces that a passage must not cut: sentences, table rows, table headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import clean
from ingest.model import Line, Table
from ingest.quantity.units import parse_unit_line

#: A row with its headings says more than its characters: what it counts for at least.
_ROW_WEIGHT = 45
#: Lines bound into one sentence by their look alone; more would swallow lists.
_LONGEST_SENTENCE = 300

#: Characters of a line that is searched; a longer one is cut where its statements end …
_LONGEST_LINE = 300
#: … and one statement beyond this between its words.
_LONGEST_STATEMENT = 1500

_STATEMENT = re.compile(r"\s(?=[○●◎❍□■◇◆▶▸•※☞]\s?\S)|(?<=[가-힣)]\.)\s|(?<=[함음됨임])\s(?=[-·]\s)")
_MARK = re.compile(
    r"\s*(?:[^\w\s「『\"'“‘’(（<〈&%,.~]|[(（<〈【\[]|[ㅇo]\s|\d{1,2}\s*[.)]\s|\d{1,2}\s{1,2}\S|"
    r"[가-하]\.\s|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVX]+\.\s)"
)


@dataclass(slots=True)
class Piece:
    """Lines ``start`` to ``end`` (positions, inclusive) that stay together.

    ``search`` is their cleaned text; ``context`` what a table's rows need to be understood.
    ``heading`` tells that the piece opens its ``path``, ``leads`` that it belongs with what
    follows.
    """

    start: int
    end: int
    path: tuple[str, ...]
    search: list[str]
    table: Table | None = None
    context: str = ""
    opens_table: bool = False
    heading: bool = False
    leads: bool = False

    @property
    def weight(self) -> int:
        """How many characters of text the piece counts for."""
        size = sum(map(len, self.search))
        return size if self.table is None else max(size, _ROW_WEIGHT)


def search_lines(text: str) -> list[str]:
    """Return a piece's text in lines that say one thing each and so can be weighed alike.

    A cell of a word processor's table can hold a page, which would match everything a little.
    """
    if len(text) <= _LONGEST_LINE:
        return [text]
    lines = [""]
    for statement in _STATEMENT.split(text):
        parts = statement.split() if len(statement) > _LONGEST_STATEMENT else [statement]
        for part in parts:
            if lines[-1] and len(lines[-1]) + len(part) >= _LONGEST_LINE:
                lines.append(part)
            else:
                lines[-1] = f"{lines[-1]} {part}".strip()
    return lines


def _contexts(tables: Sequence[Table]) -> dict[int, str]:
    """Return what the rows of each table need to be understood: caption, unit and headings.

    The keys are the tables' first lines, which tables set side by side share.
    """
    contexts: dict[int, str] = {}
    for table in tables:
        unit = f"(단위 : {table.unit})" if table.unit else ""
        headings = [*table.corner, *(" ".join(column) for column in table.columns)]
        known = contexts.get(table.first)
        parts = [known, *headings] if known else [table.caption, unit, *headings]
        contexts[table.first] = " ".join(part for part in parts if part)
    return contexts


def bind_lines(
    lines: Sequence[Line], headings: Sequence[tuple[str, ...]], tables: Sequence[Table]
) -> list[Piece]:
    """Return the pieces of a report; every line with text is in exactly one."""
    position = {line.number: index for index, line in enumerate(lines)}
    rows, headers = _table_lines(position, tables)
    contexts = _contexts(tables)
    pieces: list[Piece] = []
    index = 0
    while index < len(lines):
        last = index
        if index in rows:
            table, last, cells = rows[index]
            context = contexts[table.first]
            row = Piece(index, last, headings[index], [cells], table=table, context=context)
            _add_row(pieces, row)
        elif index in headers:
            table = headers[index]
            context = contexts[table.first]
            header = Piece(index, index, headings[index], [context], table=table, context=context)
            header.opens_table = True
            _add_header(pieces, header, lines)
        elif lines[index].text.strip():
            _add_line(pieces, lines, headings, index)
        index = last + 1
    return pieces


def _table_lines(
    position: dict[int, int], tables: Sequence[Table]
) -> tuple[dict[int, tuple[Table, int, str]], dict[int, Table]]:
    """Return where rows start (with their last line and text), and the lines of headers.

    Tables set side by side share their lines; then a line's text is that of all its rows.
    """
    rows: dict[int, tuple[Table, int, str]] = {}
    headers: dict[int, Table] = {}
    for table in tables:
        for row in table.rows:
            start, last = position[row.first], position[row.last]
            text = " ".join(clean(part) for part in (*row.labels, *row.cells) if part)
            known = rows.get(start)
            rows[start] = (
                (known[0], known[1], f"{known[2]} {text}") if known else (table, last, text)
            )
        if table.rows:
            for index in range(position[table.first], position[table.rows[0].first]):
                headers.setdefault(index, table)
    return rows, headers


def _add_row(pieces: list[Piece], row: Piece) -> None:
    if pieces and pieces[-1].opens_table:  # a header is nothing without a row
        opening = pieces[-1]
        opening.end, opening.opens_table, opening.leads = row.end, False, False
        opening.search += row.search
    else:
        pieces.append(row)


def _add_header(pieces: list[Piece], header: Piece, lines: Sequence[Line]) -> None:
    if pieces and pieces[-1].opens_table and pieces[-1].table is header.table:
        pieces[-1].end = header.end
    elif lines[header.start].text.strip():
        pieces.append(header)


def _add_line(
    pieces: list[Piece],
    lines: Sequence[Line],
    headings: Sequence[tuple[str, ...]],
    index: int,
) -> None:
    text = clean(lines[index].text)
    if not any(map(str.isalnum, text)):  # a ruled line
        text = ""
    piece = Piece(index, index, headings[index], [text] if text else [])
    above = next((at for at in range(index - 1, -1, -1) if lines[at].text.strip()), None)
    before = () if above is None else headings[above]
    piece.heading = bool(piece.path) and piece.path != before
    piece.leads = piece.heading or bool(parse_unit_line(lines[index].text).units)
    if pieces and _goes_on(pieces[-1], piece, lines):
        pieces[-1].end = index
        if text:
            pieces[-1].search = [" ".join([*pieces[-1].search, text])]
    else:
        pieces.append(piece)


def _goes_on(piece: Piece, line: Piece, lines: Sequence[Line]) -> bool:
    """Tell whether ``line`` continues the sentence of ``piece``."""
    if piece.table is not None or piece.leads or line.leads or line.path != piece.path:
        return False
    if line.start - piece.end > 2 or lines[line.start].page != lines[piece.end].page:
        return False
    if piece.weight > _LONGEST_SENTENCE:
        return False
    text = lines[line.start].text
    listed = lines[piece.end].text.rstrip().endswith(",") and text.lstrip()[:1] == "("
    return listed or not _MARK.match(text)
