"""Passages: pieces of a report that are small enough to find and whole enough to read.

The pieces of one section (what stands under a heading) are divided where the cuts cost least:
passages near ``SIZE``, cut before a main item rather than within one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Line, Passage, Table
from ingest.passages.pieces import Piece, bind_lines, search_lines

#: Characters of cleaned text that a passage should have.
SIZE = 700
#: Sections with less join a neighbour under the same heading.
LEAST = 160
#: Pieces of a passage; only lines of hardly a word reach it before their characters do.
_MOST_PIECES = 120

_ITEM = re.compile(r"\s*(?:[○●❍◎◦∘－\-–—·ㆍ•▸‣▶►✓✔※*]|ㅇ|o\s)")
_SECTION = re.compile(r"\s*(?:[□■◆◇【\[<①-⑳➀-➓❶-❿Ⅰ-Ⅻ\ue000-\uf8ff]|\*\*|\d{1,2}(?!\d)|[IVX]+\.\s)")
_MAIN_ITEM = re.compile(r"\s*(?:[○●❍◎]|ㅇ|o\s|\d{1,2}\s*[.)]\s)")

_Section = list[tuple[tuple[str, ...], Piece]]


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
    sections = _merged(_sections(bind_lines(lines, headings, tables), lines))
    return tuple(
        _passage(name, title, lines, part)
        for section in sections
        for part in _divided(section, lines)
    )


def _sections(pieces: list[Piece], lines: Sequence[Line]) -> list[_Section]:
    """Group pieces by section: a new one opens at each heading that is not an item (○, －)."""
    sections: list[_Section] = []
    path: tuple[str, ...] = ()
    for piece in pieces:
        text = lines[piece.start].text
        opens = piece.heading and piece.path != path and not _ITEM.match(text)
        if opens and not _SECTION.match(text) and _depth_below(path, piece.path) > 1:
            opens = False  # a box or caption under an item
        if opens or not sections:
            path = piece.path
            sections.append([])
        sections[-1].append((path, piece))
    return sections


def _depth_below(section: tuple[str, ...], path: tuple[str, ...]) -> int:
    """Return how many titles ``path`` goes deeper than ``section``, 0 if it is not under it.

    A very deep path can lack its outermost titles.
    """
    for lost in range(len(section)):
        kept = section[lost:]
        if path[: len(kept)] == kept:
            return len(path) - len(kept)
    return 0


def _merged(sections: list[_Section]) -> list[_Section]:
    """Join sections that are too short to stand alone with a neighbour of the same parent."""
    merged: list[_Section] = []
    size = 0
    for section in sections:
        added = _weight(section)
        if merged and _belong(merged[-1], section, size, added):
            merged[-1] += section
            size += added
        else:
            merged.append(section)
            size = added
    return merged


def _belong(before: _Section, section: _Section, size: int, added: int) -> bool:
    """Tell whether ``section``, ``added`` characters, joins the one before, which has ``size``."""
    first, old, new = before[0][0], before[-1][0], section[0][0]
    below = new[: len(first)] == first  # a section under the one before
    siblings = bool(new) and len(old) == len(new) and old[:-1] == new[:-1]
    if size < LEAST:
        return below or siblings
    if all(piece.leads for _, piece in section):
        return False
    return (below or siblings) and added < LEAST and size + added <= SIZE


def _weight(section: _Section) -> int:
    return sum(piece.weight for _, piece in section)


def _divided(section: _Section, lines: Sequence[Line]) -> list[_Section]:
    """Cut a section into passages near ``SIZE`` at the least cost (dynamic programming)."""
    cuts = [_cut_cost(section, index, lines) for index in range(len(section))]
    weights = [piece.weight for _, piece in section]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(section) + 1):
        choices = []
        size = 0
        for start in range(end - 1, max(-1, end - 1 - _MOST_PIECES), -1):
            size += weights[start]
            choices.append((best[start][0] + _size_cost(size) + cuts[start], start))
            if size > 2 * SIZE:
                break
        best.append(min(choices))
    parts: list[_Section] = []
    end = len(section)
    while end:
        start = best[end][1]
        parts.append(section[start:end])
        end = start
    return parts[::-1]


def _size_cost(size: int) -> float:
    """Return the cost of a passage's size: too long is worse than too short."""
    miss = (size - SIZE) / SIZE
    return 4 * miss * miss if miss > 0 else miss * miss


def _cut_cost(section: _Section, index: int, lines: Sequence[Line]) -> float:
    """Return what it costs to cut before a piece, in the terms of :func:`_size_cost`."""
    if not index:
        return 0.0
    piece, before = section[index][1], section[index - 1][1]
    if before.leads:
        return 2.0  # a heading or unit line does not end a passage
    text = lines[piece.start].text
    if piece.leads or piece.opens_table or _MAIN_ITEM.match(text):
        return 0.0
    if piece.table is not None:
        return 0.05
    return 0.15 if _ITEM.match(text) else 0.3


def _passage(name: str, title: str, lines: Sequence[Line], part: _Section) -> Passage:
    pieces = [piece for _, piece in part]
    opening, end = pieces[0], pieces[-1].end
    path = _common_path(part)
    # A passage from the middle of an item is found by the item's words, too.
    inside = not opening.heading and len(opening.path) > len(path)
    found = (line for piece in pieces for text in piece.search for line in search_lines(text))
    body = [line for line in found if line]
    if path and body and body[0].endswith(path[-1]) and len(body[0]) <= len(path[-1]) + 5:
        body = body[1:]  # the heading path says it
    table = opening.table
    if table is not None and lines[opening.start].number >= table.rows[0].first:
        body.insert(0, opening.context)
    rows = sum(piece.weight for piece in pieces if piece.table is not None)
    first, last = lines[opening.start].number, lines[end].number
    return Passage(
        id=f"{name}:{first}-{last}",
        report=name,
        heading=path,
        text="\n".join(line.text for line in lines[opening.start : end + 1]),
        search="\n".join([" > ".join((opening.path if inside else path) or (title,)), *body]),
        first=first,
        last=last,
        page=lines[opening.start].page,
        kind="table" if 2 * rows > _weight(part) else "prose",
    )


def _common_path(part: _Section) -> tuple[str, ...]:
    """Return the heading path that all pieces share."""
    if len({piece.path for _, piece in part}) == 1:
        return part[0][1].path
    path = part[0][0]
    for other, _ in part:
        depth = 0
        while depth < min(len(path), len(other)) and path[depth] == other[depth]:
            depth += 1
        path = path[:depth]
    return path
