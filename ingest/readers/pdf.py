"""The text layer of PDF files, page by page."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import FileProblem
from ingest.model import Document, Line
from ingest.readers.signatures import is_pdf, real_kind
from prompts.messages import message

if TYPE_CHECKING:
    from pypdf import PdfReader

_TAIL = 2048  # bytes in which a whole file's end mark stands
_LINE_END = re.compile(r"\r\n|\n|\r")
_PAGE_NUMBER = re.compile(r"\s*[-–—]\s*\d{1,4}\s*[-–—]\s*")
_CID = re.compile(r"\(cid:\d+\)")
_MEANINGLESS = re.compile(r"[\0-\x08\x0e-\x1f\x7f\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]")
_LATIN_1 = re.compile(r"[\u0080-\u024f]")
_OUTLINE = re.compile(r"\s*[□■○ㅇ●◇◆※·•▶▸①-⑳|(]")  # never a running line: part of the text
_EDGE_LINES = 2  # running heads and feet looked for at either end of a page
_MOST_PAGES = 0.6  # of the pages share a line that is none of the text
_LISTED_PAGES = 10  # page numbers named in a message


def read_pdf(path: Path) -> Document:
    """Return the lines of a PDF's text layer, without running heads and page numbers.

    Lines are numbered through the document. Pages that have no text, or only text whose fonts do
    not say what their glyphs mean, are left out and named in the warnings.

    Raises
    ------
    FileProblem
        If the file is no PDF, damaged, locked by a password, or has no usable text at all.
    """
    data = path.read_bytes()
    pages = _pages(data, path.suffix)
    texts = [_lines_of(page) for page in pages]
    empty = [number for number, page in enumerate(pages, start=1) if not page.strip()]
    unmapped = [number for number, page in enumerate(pages, start=1) if _is_unmapped(page)]
    if len(empty) == len(pages):
        raise FileProblem("ingest.pdf_scanned")
    if len(empty) + len(unmapped) == len(pages):
        raise FileProblem("ingest.pdf_unmapped", pages=_listed(unmapped))
    for number in unmapped:
        texts[number - 1] = []
    texts = _without_running_lines(texts)
    numbered = [(text, page) for page, lines in enumerate(texts, start=1) for text in lines]
    warnings = [
        message(f"ingest.{key}", pages=_listed(numbers))
        for key, numbers in (("warn_empty", empty), ("warn_unmapped", unmapped))
        if numbers
    ]
    lines = (Line(number, text, page) for number, (text, page) in enumerate(numbered, start=1))
    return Document(tuple(lines), len(pages), tuple(warnings), "pdf")


def _pages(data: bytes, suffix: str) -> list[str]:
    """Return the text of each page."""
    if not data.strip():
        raise FileProblem("ingest.empty")
    if not is_pdf(data):
        if kind := real_kind(data):
            raise FileProblem("ingest.other_kind", suffix=suffix, kind=kind)
        raise FileProblem("ingest.not_pdf")
    if b"%%EOF" not in data[-_TAIL:]:
        raise FileProblem("ingest.pdf_damaged", detail="no end-of-file mark")

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of each oddity it mends
    try:
        reader = PdfReader(BytesIO(data))
        _unlock(reader)
        pages = [page.extract_text() for page in reader.pages]
    except PyPdfError as error:
        raise FileProblem("ingest.pdf_damaged", detail=str(error)) from error
    if not pages:
        raise FileProblem("ingest.pdf_damaged", detail="no pages")
    return pages


def _unlock(reader: PdfReader) -> None:
    """Open a file that is encrypted but asks for no password to be read."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise FileProblem("ingest.pdf_encrypted")


def _lines_of(page: str) -> list[str]:
    return [line.rstrip() for line in _LINE_END.split(page) if line.strip()]


def _is_unmapped(page: str) -> bool:
    """Tell a page whose fonts have no Unicode map: glyph numbers, private or Latin-1 letters."""
    chars = [char for char in page if not char.isspace()]
    letters = [char for char in chars if not char.isascii()]
    hangul = sum("가" <= char <= "힣" for char in letters)
    meaningless = len(_CID.findall(page)) * 8 + len(_MEANINGLESS.findall(page))
    latin = len(_LATIN_1.findall(page))
    return meaningless * 5 > len(chars) > 0 or (len(letters) >= 20 and latin > hangul * 10)


def _without_running_lines(pages: Sequence[list[str]]) -> list[list[str]]:
    """Drop page numbers, and the lines that most pages have at the same edge.

    Where that would take most of the text, the pages are alike throughout and stay as they are.
    """
    stripped = [list(page) for page in pages]
    for edge in (0, -1):
        for _ in range(_EDGE_LINES):
            counts = Counter(_shape(page[edge]) for page in stripped if page)
            least = max(3, _MOST_PAGES * sum(1 for page in stripped if page))
            for page in stripped:
                if page and _is_running(page[edge], counts, least):
                    del page[edge]
    left, whole = (sum(map(len, side)) for side in (stripped, pages))
    return stripped if left * 3 > whole else list(pages)


def _is_running(line: str, counts: Counter[str], least: float) -> bool:
    if _PAGE_NUMBER.fullmatch(line):
        return True
    return counts[_shape(line)] >= least and not _OUTLINE.match(line)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", "".join(line.split()))


def _listed(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:_LISTED_PAGES]))
    return f"{shown} …" if len(pages) > _LISTED_PAGES else shown
