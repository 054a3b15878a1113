"""A sample as a text file, in one of two manners in which real reports reach us as text.

``spaces`` is a PDF's text: cells split by single spaces, labels letter-spaced, long sentences
cut, a private-use glyph where the font drew a square. ``tabs`` is a converter's output: cells
split by tabs, HTML left in them, a long table's header repeated after a page break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.samples.parts import CITY, Cell, Paragraph, Sample, Table

WIDTH = 50  # characters to a line in a PDF's text
ROWS_A_PAGE = 14
_SQUARE_GLYPH = "\uf000"
_LABEL = re.compile(r"[가-힣]+과|구분|부서|소계|담당업무")
_FOOTNOTE = re.compile(r"\^(\d+\))")


def text(sample: Sample) -> str:
    """Return a sample as text, each line ended by a line feed."""
    lines = spaced(sample) if sample.dialect == "spaces" else tabbed(sample)
    gap = "\n\n\n" if sample.dialect == "spaces" else "\n\n"
    return re.sub(gap + "\n+", gap, "\n".join(lines)) + "\n"


def spaced(sample: Sample) -> Iterator[str]:
    """Yield the lines of a PDF-like text."""
    yield from ("", f" {sample.session}", "", f"{sample.heading}", "", sample.month, "")
    yield from (f" {_stretch(CITY)}", f" {_stretch(sample.office)}", "")
    square = _SQUARE_GLYPH
    for part in sample.parts:
        if isinstance(part, Table):
            yield from _spaced_table(part)
            continue
        if part.level == "programme":
            square = "□"
        yield from _spaced_paragraph(part, square)


def _spaced_paragraph(part: Paragraph, square: str) -> Iterator[str]:
    body = _FOOTNOTE.sub(r"\1", part.text)
    match part.level:
        case "chapter":
            number, title = body.split(" ", 1)
            yield from ("", "", f"{number} {title if ' ' in title else _stretch(title)}", "")
        case "programme":
            yield from ("", "", body.replace(". ", "  ", 1), "")
        case "section":
            yield from ("", f"{square} {body}")
        case "item":
            yield from _cut(f" ○ {body}")
        case "detail":
            yield from _cut(f"   － {body}")
        case "lead":
            yield from _cut(f" {body}")
        case _:
            yield body


def _cut(line: str) -> Iterator[str]:
    """Cut a long line where its last word fits; the rest follows unmarked, then a blank line."""
    if len(line) <= WIDTH:
        yield line
        return
    while len(line) > WIDTH:
        at = line.rfind(" ", 0, WIDTH + 1)
        yield line[: at + 1]
        line = line[at + 1 :]
    yield from (line, "")


def _spaced_table(table: Table) -> Iterator[str]:
    for row in range(table.height):
        cells = table.row(row)
        first = [_FOOTNOTE.sub(r"\1", _label(cell, row < table.header)) for cell in cells]
        yield " ".join(first)
        yield from (line for cell in cells for line in cell.lines[1:])
    yield ""


def tabbed(sample: Sample) -> Iterator[str]:
    """Yield the lines of a converter's text."""
    yield from ("", sample.session, "", sample.heading, "", sample.month, "")
    yield f"{CITY} {sample.office}"
    caption = ""
    for part in sample.parts:
        if isinstance(part, Table):
            yield from _tabbed_table(part, caption)
            caption = ""
        else:
            caption = part.text if part.level == "caption" else ""
            yield from _tabbed_paragraph(part)


def _tabbed_paragraph(part: Paragraph) -> Iterator[str]:
    body = _FOOTNOTE.sub(r"^{\1}", part.text)
    match part.level:
        case "chapter" | "lead" | "caption":
            yield from ("", body)
        case "programme":
            yield from ("", body.replace(". ", " ", 1), "")
        case "section":
            yield from ("", f"□ {body}", "")
        case "item":
            yield f"- {body}"
        case "detail":
            yield f" - {body}"
        case _:
            yield body


def _tabbed_table(table: Table, caption: str) -> Iterator[str]:
    header = [_tabbed_row(table, row) for row in range(table.header)]
    yield from ("", *header)
    for row in range(table.header, table.height):
        body = row - table.header
        line = _tabbed_row(table, row)
        if body and body % ROWS_A_PAGE == 0:
            yield from ("", caption, "", *header)
            line = line if table.row(row)[0].column == 0 else _row_label(table, row) + line
        yield line
    yield ""


def _row_label(table: Table, row: int) -> str:
    """Return the label that spans a row from above, as a new page repeats it."""
    above = [cell for cell in table.cells if cell.column == 0 and cell.row < row]
    return _label(above[-1], in_header=False)


def _tabbed_row(table: Table, row: int) -> str:
    texts = [""] * table.width
    for cell in table.row(row):
        label = _FOOTNOTE.sub(r"^{\1}", _label(cell, row < table.header))
        if len(cell.lines) > 1:
            items = "".join(f"<li>{line}</li>" for line in cell.lines)
            label = f'<ul style="list-style-type: none">{items}</ul>'
        texts[cell.column] = label
    return "\t".join(texts)


def _label(cell: Cell, in_header: bool) -> str:
    """Return a cell's first line, letter-spaced where tables stretch their labels."""
    label = cell.lines[0]
    stretched = (in_header or cell.column < 2) and _LABEL.fullmatch(label)
    return _stretch(label) if stretched else label


def _stretch(label: str) -> str:
    return " ".join(label)
