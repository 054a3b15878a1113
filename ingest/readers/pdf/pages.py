"""Reading a range of pages, each on its own, so that processes can share a file's pages."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.readers.pdf.content import PageContent, State
from ingest.readers.pdf.layer import Part, SecondLayer, read_layer, set_parts
from ingest.readers.pdf.ocr import RECOGNISED_GAP, can_recognise, recognise
from ingest.readers.pdf.opening import opened
from ingest.readers.pdf.quality import is_unmapped, text_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_log = logging.getLogger(__name__)


def read_pages(path: Path, first: int, last: int) -> list[PageContent]:
    """Return the contents of pages ``first`` to ``last``, counted from 1.

    Raises
    ------
    FileProblem
        If the file cannot be opened; a page that cannot be read says so in its state.
    """
    second = SecondLayer(path)
    with opened(path) as pdf:
        return [_content(pdf, second, number) for number in range(first, last + 1)]


def _content(pdf: PdfDocument, second: SecondLayer, number: int) -> PageContent:
    try:
        page = pdf[number - 1]
        try:
            return _read(page, second, number)
        finally:
            page.close()
    except Exception as error:
        # Whatever one page does to a library, the file's other pages are read.
        _log.info("page %d: %s: %s", number, type(error).__name__, error)
        return PageContent(number, "broken")


def _read(page: PdfPage, second: SecondLayer, number: int) -> PageContent:
    parts = read_layer(page)
    state = _state(page, parts)
    if state == "text":
        return PageContent(number, state, tuple(parts))
    if state != "blank":
        parts = _by_pypdf(second, number)
        if parts and not is_unmapped(text_of(parts)):
            return PageContent(number, "text", tuple(parts))
        if parts := _by_picture(page, number):
            return PageContent(number, "recognised", tuple(parts))
    return PageContent(number, state)


def _state(page: PdfPage, parts: list[Part]) -> State:
    import pypdfium2.raw as pdfium

    text = text_of(parts)
    if text.strip():
        return "unmapped" if is_unmapped(text) else "text"
    return "empty" if pdfium.FPDFPage_CountObjects(page) else "blank"


def _by_pypdf(second: SecondLayer, number: int) -> list[Part]:
    try:
        return second.read(number)
    except Exception as error:
        # The page is poor already; what pypdf makes of it can only help.
        _log.info("page %d by pypdf: %s: %s", number, type(error).__name__, error)
        return []


def _by_picture(page: PdfPage, number: int) -> list[Part]:
    if not can_recognise():
        return []
    try:
        return set_parts(recognise(page), (), RECOGNISED_GAP)
    except (RuntimeError, OSError) as error:
        _log.info("page %d by recognition: %s: %s", number, type(error).__name__, error)
        return []
