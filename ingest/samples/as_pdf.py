"""A sample as a PDF: ruled tables, page numbers, embedded and subset NanumGothic (OFL)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import east_asian_width

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from ingest.samples.parts import CITY, Paragraph, Sample, Table

FONTS = Path("/usr/share/fonts/truetype/nanum")
MARGIN = 20.0  # mm
BODY = 10.5  # points
LINE = 6.4  # mm
_SHADE = (228, 234, 241)
_FOOTNOTE = re.compile(r"\^(\d+\))")
# level: (size in points, weight, indent in mm, mark, space above in mm)
_STYLES = {
    "chapter": (17.0, "B", 0.0, "", 0.0),
    "programme": (13.0, "B", 0.0, "", 6.0),
    "section": (11.5, "B", 0.0, "□ ", 3.0),
    "item": (BODY, "", 3.0, "○ ", 0.8),
    "detail": (BODY, "", 7.0, "－ ", 0.4),
    "lead": (BODY, "", 0.0, "", 1.5),
    "note": (9.0, "", 3.0, "", 1.0),
    "caption": (9.0, "", 0.0, "", 1.0),
    "plain": (9.5, "", 0.0, "", 1.5),
}


class _Pages(FPDF):
    """A4 pages numbered below."""

    def footer(self) -> None:
        """Print the page's number, but not on the title page."""
        if self.page_no() > 1:
            self.set_y(-14)
            self.set_font("Nanum", size=9)
            self.cell(0, 6, f"- {self.page_no() - 1} -", align="C")


def pdf(sample: Sample) -> bytes:
    """Return a sample as a PDF file."""
    pages = _pages(sample)
    _title_page(pages, sample)
    for number, part in enumerate(sample.parts):
        if isinstance(part, Table):
            _table(pages, part)
        else:
            follows = sample.parts[number + 1 : number + 2]
            _paragraph(pages, part, before_table=any(isinstance(p, Table) for p in follows))
    return bytes(pages.output())


def _pages(sample: Sample) -> _Pages:
    pages = _Pages(format="A4")
    year, month = (int(part) for part in re.findall(r"\d+", sample.month))
    pages.set_creation_date(datetime(year, month, 1, tzinfo=UTC))
    pages.set_title(f"{CITY} {sample.office} {sample.heading}")
    pages.set_lang("ko-KR")
    pages.set_margins(MARGIN, MARGIN)
    pages.set_auto_page_break(True, MARGIN)
    pages.add_font("Nanum", "", FONTS / "NanumGothic.ttf")
    pages.add_font("Nanum", "B", FONTS / "NanumGothicBold.ttf")
    return pages


def _title_page(pages: _Pages, sample: Sample) -> None:
    pages.add_page()
    pages.set_font("Nanum", size=13)
    pages.cell(0, 10, sample.session, align="L")
    pages.set_line_width(0.6)
    pages.line(MARGIN, 92, pages.w - MARGIN, 92)
    pages.line(MARGIN, 122, pages.w - MARGIN, 122)
    for y, size, weight, text in (
        (97, 27, "B", sample.heading),
        (140, 17, "", sample.month),
        (235, 21, "B", f"{CITY} {sample.office}"),
    ):
        pages.set_y(y)
        pages.set_font("Nanum", weight, size)
        pages.cell(0, 20, text, align="C")
    pages.set_line_width(0.2)


def _paragraph(pages: _Pages, part: Paragraph, before_table: bool) -> None:
    size, weight, indent, mark, above = _STYLES[part.level]
    text = mark + _FOOTNOTE.sub(r"\1", part.text)
    needed = above + LINE * _kept_together(part, before_table)
    if part.level == "chapter" or pages.will_page_break(needed):
        pages.add_page()
    else:
        pages.ln(above)
    pages.set_font("Nanum", weight, size)
    pages.set_x(MARGIN + indent)
    pages.multi_cell(
        0,
        LINE + (size - BODY) * 0.35,
        text,
        align="R" if part.level == "caption" else "L",
        border="B" if part.level == "chapter" else "TB" if part.level == "lead" else 0,
        padding=(1, 0) if part.level == "lead" else 0,
        new_x="LMARGIN",
        new_y="NEXT",
    )
    if part.level == "chapter":
        pages.ln(2)


def _kept_together(part: Paragraph, before_table: bool) -> int:
    """Return how many lines a page must still hold, so that no heading stands last on it."""
    if part.level == "programme":
        return 10
    return 6 if before_table or part.level == "section" else 1


def _table(pages: _Pages, table: Table) -> None:
    pages.ln(1)
    pages.set_font("Nanum", size=9)
    heading = FontFace(emphasis="BOLD", fill_color=_SHADE)
    with pages.table(
        first_row_as_headings=True,
        num_heading_rows=table.header,
        headings_style=heading,
        col_widths=_widths(table),
        text_align="CENTER",
        line_height=5.2,
        padding=0.7,
        v_align="M",
        borders_layout=TableBordersLayout.ALL,
    ) as ruled:
        for number in range(table.height):
            row = ruled.row()
            for cell in table.row(number):
                text = "\n".join(_FOOTNOTE.sub(r"\1", line) for line in cell.lines)
                row.cell(
                    text,
                    align="L" if len(cell.lines) > 1 else None,
                    colspan=cell.columns,
                    rowspan=cell.rows,
                )
    pages.ln(1)


def _widths(table: Table) -> tuple[int, ...]:
    """Return each column's share: its longest line, between bounds that keep the rest legible."""
    widths = [9] * table.width
    for cell in table.cells:
        if cell.columns == 1:
            longest = max(map(_width, cell.lines))
            widths[cell.column] = max(widths[cell.column], min(longest + 3, 60))
    return tuple(widths)


def _width(text: str) -> int:
    """Return a text's width in half-width signs: a Hangul syllable is two wide."""
    return sum(2 if east_asian_width(sign) == "W" else 1 for sign in text)
