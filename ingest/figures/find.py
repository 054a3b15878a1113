"""Every number of a report as a record: from table cells and from labelled text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.figures.cells import (
    CellQuantity,
    cell_quantities,
    label_quantity,
    name_inside,
    unit_beside,
)
from ingest.figures.dated import counted_dates, section_dates
from ingest.figures.labels import flattened, label_in
from ingest.figures.matters import with_matter
from ingest.figures.prose import Subject, Surroundings, prose_figures
from ingest.figures.words import heading_period, is_rate, period_of, stage_of
from ingest.model import Figure, Line, Row, Table
from ingest.passages.pieces import Piece, bind_lines
from ingest.quantity.units import stated_date
from ingest.tables.text.rows import is_name

_LONGEST_LABEL = 60
_LONGEST_TITLE = 40
_ITEM = re.compile(r"^(?:[○ㅇ□■•◦]|-\s)\s*")
#: ○ 안내판 정비 필요 (관광과)
_DEMAND = re.compile(r".{20}(?:[함음임됨람다요것]|필요|바랍니다|여부)[.\s]*(?:\([^()]*\))?$")
#: (관광 안내판 관련) 정비 필요
_ABOUT = re.compile(r"\(([^()\d]{2,30}?)(?:\s관련)?\)")
_OFFICE = re.compile(r"[.\s]*\([^()]*\)$")
_GAP = 2
#: ⇨ ’25년 2월 35억원: what came of the statement above.
_ARROW = re.compile(r"\s*[⇨→➡⇒➔]\s*\S")
#: 〈회원사 현황〉(’25. 1월 기준): what the lines below it are of, up to a list.
_FRAMED = re.compile(
    r"\s*[<〈《【❙]\s*([^<>〈〉《》【】❙]{2,40}?)\s*[>〉》】❙]\s*(?:\([^()]*\)\s*)?"
)
_LISTED = re.compile(r"\s*(?:[○●□■◦▶▷✓✔※\ue000-\uf8ff]|[ㅇo－–-]\s)")
#: A cell that says which year its row is of: 통계청 ’24년 잠정치.
_SOURCE = re.compile(r"(?:['’‘]\d\d|(?:19|20)\d\d)년?\s?(?:기준|잠정치|확정치)")
_REMARK = re.compile(r"\s*\([^()\d]{2}[^()]*\d[^()]*\)\s*")
_AMOUNT = re.compile(r"\s*\(\d[^()]{0,10}\)\s*")


def find_figures(
    name: str,
    lines: Sequence[Line],
    headings: Sequence[tuple[str, ...]],
    tables: Sequence[Table],
    as_of: str,
) -> tuple[Figure, ...]:
    """Return the figures of a report in the order of their lines.

    Parameters
    ----------
    name
        The report's name.
    lines, headings, tables
        The report's lines, the heading path of each, and its tables.
    as_of
        The report's own as-of date; it completes dates that name no year.
    """
    dates = section_dates(lines, headings, as_of)
    counted = counted_dates(lines, headings, as_of)
    around = Surroundings(name, lines, headings, dates, counted, as_of)
    positions = {line.number: index for index, line in enumerate(lines)}
    found: list[Figure] = []
    for table in tables:
        dated = table.as_of or around.dates[positions[table.first]]
        cells = _table_figures(around, table, dated, positions)
        found.extend(with_matter(figure, in_text=False) for figure in cells)
    found.extend(_text_figures(around, _sentences(bind_lines(lines, headings, tables), lines)))
    found.sort(key=lambda figure: figure.first)
    return tuple(found)


def _text_figures(around: Surroundings, pieces: Sequence[Piece]) -> Iterator[Figure]:
    """Yield the figures of running text; what stands above a statement can be its subject."""
    above = titled = Subject()
    for piece in pieces:
        text = around.lines[piece.start].text
        goes_on = _ARROW.match(text) is not None and not piece.heading
        if piece.heading or _LISTED.match(text):
            titled = Subject()
        figures = list(prose_figures(around, piece, above if goes_on else titled))
        title = _FRAMED.fullmatch(text)
        if title and not figures:
            titled = Subject((label_in(title[1], longest=_LONGEST_TITLE),), stated_date(text))
        if not goes_on:
            above = Subject(figures[0].row[:1] if figures else ())
        yield from (with_matter(figure, in_text=True) for figure in figures)


def _sentences(pieces: Sequence[Piece], lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces of running text, each with the remark in parentheses on its next line."""
    sentences: list[Piece] = []
    for piece in pieces:
        if piece.table is not None:
            continue
        before = sentences[-1] if sentences else None
        near = before is not None and piece.start - before.end <= _GAP and not piece.heading
        text = lines[piece.start].text
        if before and near and (_REMARK.fullmatch(text) or _names(lines, before, text)):
            before.end = piece.end
        elif piece.start < piece.end and _FRAMED.fullmatch(text):
            sentences.append(replace(piece, end=piece.start))
            sentences.append(replace(piece, start=piece.start + 1))
        else:
            sentences.append(piece)
    return sentences


def _names(lines: Sequence[Line], before: Piece, text: str) -> bool:
    """Tell whether a line is the amount in parentheses of the name on the line before it."""
    return _AMOUNT.fullmatch(text) is not None and is_name(lines[before.end].text)


def _row_labels(labels: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a row's headings that name figures, and the demands among them, which do not."""
    kept: list[str] = []
    demands: list[str] = []
    for label in labels:
        name = _ITEM.sub("", label, count=1)
        demanded = name != label and _DEMAND.search(name)
        if not demanded and len(label) <= _LONGEST_LABEL:
            kept.append(name)
        elif about := _ABOUT.match(name):
            kept.append(about[1])
        elif demanded:
            demands.append(_OFFICE.sub("", name))
    return tuple(kept), tuple(demands)


def _table_figures(
    around: Surroundings, table: Table, dated: str | None, positions: dict[int, int]
) -> Iterator[Figure]:
    """Yield the figures of a table; ``dated`` is the as-of date that holds for all of it."""
    columns = [stated_date(" ".join(column), around.as_of) for column in table.columns]
    inside = [
        name_inside(row.cells[at] for row in table.rows if at < len(row.cells))
        for at in range(len(columns))
    ]
    counted = around.counted[positions[table.first]]
    known: set[tuple[str, ...]] = set()
    for row in table.rows:
        labels, demands = _row_labels(row.labels)
        own = stated_date(" ".join(labels), around.as_of)
        page = around.lines[positions[row.first]].page
        remark = next((cell for cell in row.cells if _SOURCE.search(cell)), "")
        for depth, label in enumerate(labels):
            named = label_quantity(label)
            if named and labels[: depth + 1] not in known:
                known.add(labels[: depth + 1])
                one = CellQuantity(named[1])
                over = table.corner[depth : depth + 1]
                yield _figure(around, table, row, (*labels[:depth], named[0]), over, one, own, page)
        beside = unit_beside(row.cells)
        for index, cell in enumerate(row.cells):
            if not cell:
                continue
            named_column = index < len(table.columns)
            column = table.columns[index] if named_column else ()
            nearest = own or (columns[index] if named_column else None) or dated
            within = inside[index] if named_column else ""
            for one in cell_quantities(cell, column, labels, table, around.as_of, within, beside):
                counts = counted is not None and one.quantity.unit in counted[1]
                date = nearest or (counted[0] if counted and counts else None)
                path = (*column, one.part) if one.part else column
                name = tuple(dict.fromkeys((*labels, *one.words))) or demands or _title(table)
                if not one.period and remark:
                    one = replace(one, period=period_of([*path, remark]))
                yield _figure(around, table, row, name, path, one, date, page)


def _figure(
    around: Surroundings,
    table: Table,
    row: Row,
    labels: tuple[str, ...],
    column: tuple[str, ...],
    one: CellQuantity,
    as_of: str | None,
    page: int | None,
) -> Figure:
    return Figure(
        report=around.report,
        row=labels,
        column=column,
        text=one.quantity.text,
        value=one.quantity.value,
        unit=one.quantity.unit,
        as_of=as_of,
        stage=one.stage or _stage(table, labels, column),
        period=one.period
        or period_of((*reversed(column), *reversed(labels)))
        or heading_period(table.heading),
        heading=table.heading,
        first=row.first,
        last=row.last,
        page=page,
    )


def _title(table: Table) -> tuple[str, ...]:
    """Return what a table is of, as the label of rows without one."""
    title = table.caption or next(iter(table.heading[-1:]), "")
    label = label_in(flattened(title).split(" : ")[0].strip(" >"), longest=_LONGEST_TITLE)
    return (label,) if label else ()


def _stage(table: Table, labels: Sequence[str], column: Sequence[str]) -> str | None:
    """Return the stage that a cell's labels name; a share of an amount has none."""
    if any(map(is_rate, column)):
        return None
    return stage_of((*labels, *column), table.heading[-1:])
