"""Opening a PDF: what it is, whether it is whole, whether it may be read, how many pages it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import FileProblem
from ingest.readers.signatures import is_pdf, real_kind

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 10_000
_HEAD = 64 * 1024  # bytes that tell what another file really is
_OBJECT = re.compile(rb"\bendobj\b|\b\d+\s+\d+\s+obj\b")


def page_count(path: Path) -> int:
    """Return how many pages a PDF has.

    Raises
    ------
    FileProblem
        If the file is no PDF, damaged, cut off, locked by a password, or longer than any report.
    """
    with opened(path) as pdf:
        return len(pdf)


@contextmanager
def opened(path: Path) -> Iterator[PdfDocument]:
    """Open a PDF that is encrypted with no password or not at all, and close it afterwards.

    Raises
    ------
    FileProblem
        As :func:`page_count` says.
    """
    _check(path)

    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        pdf = PdfDocument(path)
    except PdfiumError as error:
        locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        key = "ingest.pdf_encrypted" if locked else "ingest.pdf_damaged"
        raise FileProblem(key, detail=str(error)) from error
    try:
        if len(pdf) > MOST_PAGES:
            raise FileProblem("ingest.pdf_too_long", pages=len(pdf), most=MOST_PAGES)
        yield pdf
    finally:
        pdf.close()


def _check(path: Path) -> None:
    """Refuse what is no PDF, and one that was cut off.

    A whole file ends in a cross-reference; what mail and web servers add behind it does no harm.
    The library would mend a file that was cut off and keep quiet about the pages that are gone.
    """
    if not path.stat().st_size:
        raise FileProblem("ingest.empty")
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        head = data[:_HEAD]
        if not is_pdf(head):
            if kind := real_kind(head):
                raise FileProblem("ingest.other_kind", suffix=path.suffix, kind=kind)
            raise FileProblem("ingest.not_pdf" if head.strip() else "ingest.empty")
        end = data.rfind(b"startxref")
        if end < 0 or _OBJECT.search(data, end):
            raise FileProblem("ingest.pdf_damaged", detail="cut off: no cross-reference at the end")
