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

from ingest.samples.parts import CITY, Sample, Table
from ingest.samples.printed import EPOCH, Styled, printed, without_sign

if TYPE_CHECKING:
    from docx.document import Document as Opened


def docx(sample: Sample) -> bytes:
    """Return a sample as a DOCX file."""
    document = Document()
    year, month = (int(part) for part in re.findall(r"\d+", sample.month))
    about = document.core_properties
    about.title = f"{CITY} {sample.office} {sample.heading}"
    about.author = about.last_modified_by = f"{CITY} {sample.office}"
    about.created = about.modified = datetime(year, month, 1, tzinfo=UTC)
    about.comments = ""
    for part in printed(sample):
        if isinstance(part, Table):
            _table(document, part)
        else:
            _add(document, part)
    out = io.BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _add(document: Opened, part: Styled) -> None:
    run = document.add_paragraph().add_run(part.text)
    run.bold = part.bold
    run.font.size = Pt(part.size)


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
        texts = [without_sign(line) for line in cell.lines]
        place.paragraphs[0].text = texts[0]
        for text in texts[1:]:
            place.add_paragraph(text)


def _fixed(archive: bytes) -> bytes:
    """Return the archive depending on the source alone: no clock."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, EPOCH)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return out.getvalue()
