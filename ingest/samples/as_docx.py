"""A sample as a DOCX file: paragraphs, and tables with merged cells and marked heading rows."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Pt

from ingest.samples.parts import CITY, Paragraph, Sample, Table

if TYPE_CHECKING:
    from docx.document import Document as Opened

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can state
_FOOTNOTE = re.compile(r"\^(\d+\))")
_SIZES = {"chapter": 17, "programme": 13, "section": 12, "note": 9, "caption": 9}
_MARKS = {"section": "□ ", "item": " ○ ", "detail": "   － "}


def docx(sample: Sample) -> bytes:
    """Return a sample as a DOCX file."""
    document = Document()
    year, month = (int(part) for part in re.findall(r"\d+", sample.month))
    about = document.core_properties
    about.title = f"{CITY} {sample.office} {sample.heading}"
    about.author = about.last_modified_by = f"{CITY} {sample.office}"
    about.created = about.modified = datetime(year, month, 1, tzinfo=UTC)
    about.comments = ""
    for size, text in (
        (12, sample.session),
        (24, sample.heading),
        (15, sample.month),
        (18, f"{CITY} {sample.office}"),
    ):
        _add(document, text, size, bold=size > 15)
    for part in sample.parts:
        if isinstance(part, Table):
            _table(document, part)
        else:
            _paragraph(document, part)
    out = io.BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _paragraph(document: Opened, part: Paragraph) -> None:
    text = _MARKS.get(part.level, "") + _FOOTNOTE.sub(r"\1", part.text)
    bold = part.level in ("chapter", "programme", "section")
    _add(document, text, _SIZES.get(part.level, 11), bold=bold)


def _add(document: Opened, text: str, size: int, *, bold: bool) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold = bold
    run.font.size = Pt(size)


def _table(document: Opened, table: Table) -> None:
    made = document.add_table(table.height, table.width, style="Table Grid")
    for row in made.rows[: table.header]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    places = [list(row.cells) for row in made.rows]
    for cell in table.cells:
        place = places[cell.row][cell.column]
        if cell.rows > 1 or cell.columns > 1:
            last = places[cell.row + cell.rows - 1][cell.column + cell.columns - 1]
            place = place.merge(last)
        texts = [_FOOTNOTE.sub(r"\1", line) for line in cell.lines]
        place.paragraphs[0].text = texts[0]
        for text in texts[1:]:
            place.add_paragraph(text)


def _fixed(archive: bytes) -> bytes:
    """Return the archive depending on the source alone: no clock."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return out.getvalue()
