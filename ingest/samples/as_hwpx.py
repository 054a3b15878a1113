"""A sample as an HWPX file: paragraphs, and tables with merged cells."""

from __future__ import annotations

import io
import re
from itertools import count
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hwpx import HwpxDocument

from ingest.samples.parts import CITY, Sample, Table
from ingest.samples.printed import EPOCH, Styled, printed, without_sign

TABLE_WIDTH = 42520  # HWP units (1/7200 inch): the text width of the blank document
ROW_HEIGHT = 1800
_IDENTIFIER = re.compile(rb'(<hp:(?:p|tbl)\b[^>]*? id=")\d+')


def hwpx(sample: Sample) -> bytes:
    """Return a sample as an HWPX file."""
    document = HwpxDocument.new()
    for part in printed(sample):
        if isinstance(part, Table):
            _table(document, part)
        else:
            _add(document, part)
    return _fixed(document.to_bytes(), sample)


def _add(document: HwpxDocument, part: Styled) -> None:
    style = document.styles.ensure_run(bold=part.bold, size=part.size)
    document.add_paragraph(part.text, char_pr_id_ref=style)


def _table(document: HwpxDocument, table: Table) -> None:
    made = document.add_table(
        table.height, table.width, width=TABLE_WIDTH, height=ROW_HEIGHT * table.height
    )
    for cell in table.cells:
        if cell.rows > 1 or cell.columns > 1:
            last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            made.merge_cells(cell.row, cell.column, *last)
        text = "\n".join(without_sign(line) for line in cell.lines)
        made.set_cell_text(cell.row, cell.column, text, logical=True, split_paragraphs=True)


def _fixed(archive: bytes, sample: Sample) -> bytes:
    """Return the archive depending on the source alone: no clock, no random identifiers."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "Contents/content.hpf":
                content = _described(content.decode(), sample).encode()
            elif name.startswith("Contents/section"):
                content = _renumbered(content)
            info = ZipInfo(name, EPOCH)
            # The format wants its first member, the file's type, uncompressed.
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()


def _renumbered(section: bytes) -> bytes:
    """Return a section with its paragraphs' and tables' random identifiers counted from 1."""
    numbers = count(1)
    return _IDENTIFIER.sub(lambda match: b"%s%d" % (match[1], next(numbers)), section)


def _described(package: str, sample: Sample) -> str:
    """Return the package description with the report's title, office and month."""
    year, month = (int(part) for part in re.findall(r"\d+", sample.month))
    office = f"{CITY} {sample.office}"
    date = f"{year}-{month:02}-01T00:00:00Z"
    package = package.replace("<opf:title/>", f"<opf:title>{office} {sample.heading}</opf:title>")
    for name, value in (
        ("creator", office),
        ("lastsaveby", office),
        ("CreatedDate", date),
        ("ModifiedDate", date),
        ("date", sample.month),
    ):
        meta = rf'(<opf:meta name="{name}" content="text")(?:/>|>[^<]*</opf:meta>)'
        package = re.sub(meta, rf"\1>{value}</opf:meta>", package)
    return package
