"""Passages: pieces of a report that are small enough to find and whole enough to read.

Lines are first bound into pieces that must not be cut (a sentence over several lines, a table's
row, a table's header with its first row). Pieces of one section are then divided where the cuts
cost least: passages near ``SIZE``, cut before a main item rather than within one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cleaning import clean
from ingest.model import Line, Passage, Table

#: Characters of cleaned text that a passage should have.
SIZE = 520
#: Sections with less join a neighbour under the same heading.
LEAST = 120
#: A row with its headings says more than its characters: what it counts for at least.
_ROW_WEIGHT = 45
#: Lines bound into one sentence by their look alone; more would swallow lists.
_LONGEST_SENTENCE = 300

_MARK = re.compile(
    r"\s*(?:[^\w\s「『\"'“‘’(（<〈&%,.~]|[\(（<〈【\[]|ㅇ\s|o\s|\d{1,2}\s*[.)]\s|\d{1,2}\s{1,2}\S|"
    r"[가-하]\.\s|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVX]+\.\s|\|)"
)
_MAIN_ITEM = re.compile(r"\s*(?:[□■◆◇○●❍◎【<\[]|ㅇ\s|o\s|[①-⑳➀-➓❶-❿]|\d{1,2}\s*[.)]?\s)")
_SUB_ITEM = re.compile(r"\s*(?:[－\-–—·ㆍ•▸‣▶►✓✔※*◦∘]|\(\d{1,2}\))")


@dataclass(slots=True)
class _Piece:
    """Lines ``start`` to ``end`` (positions, inclusive) that stay together."""

    start: int
    end: int
    path: tuple[str, ...]
    search: list[str]
    table: Table | None = None
    opens_table: bool = False
    heading: bool = False
    cut: float = 0.0
    weight: int = field(default=0)


def cut_passages(
    name: str,
    title: str,
    lines: Sequence[Line],
    headings: Sequence[tuple[str, ...]],
    tables: Sequence[Table],
) -> tuple[Passage, ...]:
    """Divide a report into passages; every line with text is in exactly one of them.

    Parameters
    ----------
    name, title
        The report's name (for the ids) and title (the heading of lines that have none).
    lines, headings
        The report's lines and the heading path of each.
    tables
        The tables of the report, in the order of their lines.
    """
    pieces = _pieces(lines, headings, tables)
    groups = _merged(_sections(pieces, lines))
    return tuple(_passage(name, title, lines, part) for group in groups for part in _divided(group))


def table_context(table: Table) -> str:
    """Return what a row of ``table`` needs to be understood: caption, unit and columns."""
    columns = [" ".join(column) for column in table.columns]
    corner = " ".join(table.corner)
    unit = f"(단위 : {table.unit})" if table.unit else ""
    return " ".join(part for part in (table.caption, unit, corner, *columns) if part)


def _pieces(
    lines: Sequence[Line], headings: Sequence[tuple[str, ...]], tables: Sequence[Table]
) -> list[_Piece]:
    position = {line.number: index for index, line in enumerate(lines)}
    rows, headers = _table_lines(position, tables)
    pieces: list[_Piece] = []
    index = 0
    while index < len(lines):
        text = clean(lines[index].text)
        if index in rows:
            table, last, cells = rows[index]
            piece = _Piece(index, last, headings[index], [cells], table)
            if pieces and pieces[-1].opens_table:
                _bind(pieces[-1], piece)
            else:
                pieces.append(piece)
            index = last + 1
            continue
        if index in headers:
            table = headers[index]
            opening = pieces[-1] if pieces and pieces[-1].opens_table else None
            if opening is not None and opening.table is table:
                opening.end = index
            elif lines[index].text.strip():
                context = [table_context(table)]
                pieces.append(_Piece(index, index, headings[index], context, table, True))
        elif lines[index].text.strip():
            piece = _Piece(index, index, headings[index], [text] if text else [])
            piece.heading = _is_heading(headings, index)
            if pieces and _goes_on(pieces[-1], piece, lines):
                _bind(pieces[-1], piece)
            else:
                pieces.append(piece)
        index += 1
    for piece in pieces:
        piece.weight = sum(map(len, piece.search))
        if piece.table is not None:
            piece.weight = max(piece.weight, _ROW_WEIGHT)
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


def _bind(piece: _Piece, other: _Piece) -> None:
    piece.end = other.end
    if other.table is None and piece.search and other.search:
        piece.search[-1] += " " + other.search[0]
    else:
        piece.search += other.search
    piece.opens_table = False


def _is_heading(headings: Sequence[tuple[str, ...]], index: int) -> bool:
    """Tell whether a line opens the heading path it stands under."""
    before = headings[index - 1] if index else ()
    return bool(headings[index]) and headings[index] != before


def _goes_on(piece: _Piece, line: _Piece, lines: Sequence[Line]) -> bool:
    """Tell whether ``line`` continues the sentence of ``piece``."""
    if piece.table is not None or piece.heading or line.heading or line.path != piece.path:
        return False
    gap = line.start - piece.end - 1
    if gap > 1 or lines[line.start].page != lines[piece.end].page:
        return False
    if sum(map(len, piece.search)) > _LONGEST_SENTENCE:
        return False
    return not _MARK.match(lines[line.start].text)


def _sections(pieces: list[_Piece], lines: Sequence[Line]) -> list[list[_Piece]]:
    """Group pieces by their section: the heading path without its items (○, －)."""
    items: set[tuple[str, ...]] = set()
    groups: list[list[_Piece]] = []
    current: tuple[str, ...] | None = None
    for piece in pieces:
        text = lines[piece.start].text
        if piece.heading and _SUB_ITEM.match(text):
            items.add(piece.path)
        if piece.heading and re.match(r"\s*(?:[○●❍◎]|ㅇ\s|o\s)", text):
            items.add(piece.path)
        section = piece.path
        while any(section[:depth] in items for depth in range(1, len(section) + 1)):
            section = section[:-1]
        piece.cut = _cut_cost(piece, text)
        if section == current:
            groups[-1].append(piece)
        else:
            groups.append([piece])
            current = section
    return groups


def _cut_cost(piece: _Piece, text: str) -> float:
    """Return what it costs to cut before a piece; ``SIZE`` missed by half costs 0.25."""
    if piece.heading or piece.opens_table or _MAIN_ITEM.match(text):
        return 0.0
    if piece.table is not None:
        return 0.05
    return 0.15 if _SUB_ITEM.match(text) else 0.3


def _merged(groups: list[list[_Piece]]) -> list[list[_Piece]]:
    """Join sections that are too short to stand alone with a neighbour of the same parent."""
    merged: list[list[_Piece]] = []
    for group in groups:
        before = merged[-1] if merged else None
        if before is not None and _belong(before, group):
            before.extend(group)
        else:
            merged.append(list(group))
    return merged


def _belong(before: list[_Piece], group: list[_Piece]) -> bool:
    old, new = before[-1].path, group[0].path
    below = new[: len(before[0].path)] == before[0].path  # a section under the one before
    siblings = bool(new) and len(old) == len(new) and old[:-1] == new[:-1]
    size, added = _weight(before), _weight(group)
    if all(piece.heading for piece in before):
        return below
    if size < LEAST:
        return below or siblings
    return (below or siblings) and added < LEAST and size + added <= SIZE


def _weight(pieces: Sequence[_Piece]) -> int:
    return sum(piece.weight for piece in pieces)


def _divided(group: list[_Piece]) -> list[list[_Piece]]:
    """Cut a section into passages near ``SIZE`` at the least cost (dynamic programming)."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(group) + 1):
        choices = []
        size = 0
        for start in range(end - 1, -1, -1):
            size += group[start].weight
            cut = group[start].cut if start else 0.0
            if start and group[start - 1].heading:
                cut += 1.0  # a heading does not end a passage
            choices.append((best[start][0] + _size_cost(size) + cut, start))
            if size > 2 * SIZE:
                break
        best.append(min(choices))
    parts: list[list[_Piece]] = []
    end = len(group)
    while end:
        start = best[end][1]
        parts.append(group[start:end])
        end = start
    return parts[::-1]


def _size_cost(size: int) -> float:
    miss = (size - SIZE) / SIZE
    return 4 * miss * miss if miss > 0 else miss * miss


def _passage(name: str, title: str, lines: Sequence[Line], part: list[_Piece]) -> Passage:
    start, end = part[0].start, part[-1].end
    while not lines[end].text.strip():
        end -= 1
    path = part[0].path
    for piece in part:
        path = path[: _common(path, piece.path)]
    body = [text for piece in part for text in piece.search if text]
    if path and body and body[0].endswith(path[-1]) and len(body[0]) <= len(path[-1]) + 3:
        body = body[1:]  # the heading path says it
    first_table = part[0].table
    if first_table is not None and not _has_header(part[0], first_table, lines):
        body.insert(0, table_context(first_table))
    rows = sum(piece.weight for piece in part if piece.table is not None)
    first, last = lines[start].number, lines[end].number
    return Passage(
        id=f"{name}:{first}-{last}",
        report=name,
        heading=path,
        text="\n".join(line.text for line in lines[start : end + 1]),
        search="\n".join([" > ".join(path or (title,)), *body]),
        first=first,
        last=last,
        page=lines[start].page,
        kind="table" if 2 * rows > _weight(part) else "prose",
    )


def _has_header(piece: _Piece, table: Table, lines: Sequence[Line]) -> bool:
    return lines[piece.start].number < table.rows[0].first


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    depth = 0
    while depth < min(len(one), len(other)) and one[depth] == other[depth]:
        depth += 1
    return depth
