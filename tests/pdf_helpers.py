"""PDF files that tests make: real ones, written by fpdf2 and pypdf."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from pypdfium2 import PdfDocument

FONT = "/usr/share/fonts/truetype/nanum/NanumGothic.ttf"


class _Paged(FPDF):
    head = ""

    def header(self):
        if self.head:
            self.cell(0, 10, self.head, new_x="LMARGIN", new_y="NEXT")

    def footer(self):
        if self.head:
            self.set_y(-15)
            self.cell(0, 10, f"- {self.page_no()} -", align="C")


def write_pdf(path: Path, pages: Sequence[str], head: str = "") -> Path:
    """Write a PDF with one page of text for each of ``pages``; ``""`` makes a page without text."""
    pdf = _Paged()
    pdf.add_font("Nanum", fname=FONT)
    pdf.set_font("Nanum", size=11)
    pdf.head = head
    for text in pages:
        pdf.add_page()
        if text:
            pdf.multi_cell(0, 8, text)
        else:
            pdf.rect(20, 20, 100, 100, style="F")
    pdf.output(str(path))
    return path


@contextmanager
def drawn_pdf(path: Path) -> Iterator[FPDF]:
    """Give a page in points to draw on, and write it as a PDF afterwards."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("Nanum", fname=FONT)
    pdf.set_font("Nanum", size=10)
    pdf.add_page()
    yield pdf
    pdf.output(str(path))


def draw_grid(
    pdf: FPDF, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]] = ()
) -> None:
    """Draw a ruled table with a text in each cell."""
    for x in xs:
        pdf.line(x, ys[0], x, ys[-1])
    for y in ys:
        pdf.line(xs[0], y, xs[-1], y)
    write_cells(pdf, xs, ys, rows)


def write_cells(
    pdf: FPDF, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]
) -> None:
    """Write a text into each cell of a table that is drawn otherwise."""
    for y, texts in zip(ys, rows, strict=False):
        for x, text in zip(xs, texts, strict=False):
            pdf.text(x + 4, y + 14, text)


def scanned(data: bytes) -> bytes:
    """Return ``data``, a PDF, with a picture of each page in its place."""
    pictures = FPDF(unit="pt")
    with PdfDocument(data) as pdf:
        for page in pdf:
            size = page.get_size()
            pictures.add_page(format=size)
            pictures.image(page.render(scale=200 / 72).to_pil(), 0, 0, *size)
    return bytes(pictures.output())


def changed(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """Return ``data``, a PDF, after a change by pypdf."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    change(writer)
    return _written(writer)


def locked(data: bytes, user_password: str) -> bytes:
    """Return ``data``, a PDF, encrypted; with an empty user password anyone may read it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(user_password=user_password, owner_password="주인", algorithm="AES-256")
    return _written(writer)


def unmapped(data: bytes, pages: Sequence[int]) -> bytes:
    """Return ``data``, a PDF, whose fonts on ``pages`` (from 0) lack their map to Unicode."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for index in pages:
        page = writer.pages[index]
        resources = page["/Resources"].get_object()
        fonts = resources["/Font"].get_object()
        for name in list(fonts):
            font = fonts[name].get_object().clone(writer, force_duplicate=True)
            font.pop("/ToUnicode", None)
            fonts[NameObject(name)] = writer._add_object(font)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
