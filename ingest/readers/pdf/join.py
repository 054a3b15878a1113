"""The pages of a PDF joined into one document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.errors import FileProblem
from ingest.model import Document
from ingest.readers.assembly import Assembly
from ingest.readers.pdf.content import PageContent, PageTable, State
from ingest.readers.pdf.ocr import can_recognise
from ingest.readers.pdf.opening import page_count
from ingest.readers.pdf.pages import read_pages
from ingest.readers.pdf.running import without_running_lines
from prompts.messages import message

_LISTED_PAGES = 10  # page numbers named in a message


def read_pdf(path: Path) -> Document:
    """Return the lines and ruled tables of a PDF, without running heads and page numbers.

    Lines are numbered through the document. Pages that could not be read, or only by recognition,
    are named in the warnings.

    Raises
    ------
    FileProblem
        If the file is no PDF, damaged, locked by a password, or has no usable text at all.
    """
    return join_pages(read_pages(path, 1, page_count(path)))


def join_pages(pages: Sequence[PageContent]) -> Document:
    """Return the document that all pages of a file, in their order, make.

    Raises
    ------
    FileProblem
        If no page has usable text; the message says why.
    """
    _check(pages)
    assembly = Assembly("pdf")
    for page, parts in zip(pages, without_running_lines(pages), strict=True):
        recognised = page.state == "recognised"
        for part in parts:
            if isinstance(part, PageTable):
                assembly.table(
                    part.cells,
                    page=page.number,
                    boxes=part.boxes,
                    words=part.words,
                    recognised=recognised,
                )
            else:
                assembly.paragraph(
                    part.text,
                    page=page.number,
                    box=part.box,
                    words=part.words,
                    recognised=recognised,
                )
    return assembly.document(pages=len(pages), warnings=_warnings(pages))


def _check(pages: Sequence[PageContent]) -> None:
    """Say why a file of which no page could be read is of no use."""
    states = {page.state for page in pages}
    if states & {"text", "recognised"}:
        return
    if "unmapped" in states:
        raise FileProblem("ingest.pdf_unmapped", pages=_listed(pages, "unmapped"))
    if "empty" in states:
        raise FileProblem("ingest.pdf_scanned")
    if "broken" in states:
        raise FileProblem("ingest.pdf_damaged", detail="no page could be read")
    raise FileProblem("ingest.empty")


def _warnings(pages: Sequence[PageContent]) -> list[str]:
    keys: dict[State, str] = {
        "recognised": "warn_recognised",
        "empty": "warn_empty" if can_recognise() else "warn_empty_without_ocr",
        "unmapped": "warn_unmapped" if can_recognise() else "warn_unmapped_without_ocr",
        "broken": "warn_broken_pages",
    }
    return [
        message(f"ingest.{key}", pages=_listed(pages, state))
        for state, key in keys.items()
        if any(page.state == state for page in pages)
    ]


def _listed(pages: Sequence[PageContent], state: State) -> str:
    numbers = [page.number for page in pages if page.state == state]
    shown = ", ".join(map(str, numbers[:_LISTED_PAGES]))
    return f"{shown} …" if len(numbers) > _LISTED_PAGES else shown
