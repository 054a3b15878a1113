"""One reader for each file format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.errors import FileProblem
from ingest.model import Document
from ingest.readers.docx import read_docx
from ingest.readers.hwp import read_hwp
from ingest.readers.hwpx import read_hwpx
from ingest.readers.pdf import read_pdf
from ingest.readers.signatures import kind_of, real_kind
from ingest.readers.text import read_text

_READERS: dict[str, Callable[[Path], Document]] = {
    ".txt": read_text,
    ".md": read_text,
    ".pdf": read_pdf,
    ".hwpx": read_hwpx,
    ".hwp": read_hwp,
    ".docx": read_docx,
}
SUFFIXES = tuple(_READERS)
# A file named as a word processor's is read as what it is.
_BY_CONTENT = {
    "hwpx": read_hwpx,
    "hwp3": read_hwp,
    "ole": read_hwp,
    "docx": read_docx,
    "pdf": read_pdf,
}
_WORD_PROCESSORS = (".hwpx", ".hwp", ".docx")
# Office files that a user would expect to be read get told what to do instead.
_OFFICE = (".doc", ".hwt", ".hml", ".odt", ".rtf", ".xlsx", ".xls", ".pptx", ".ppt")


def read_document(path: Path) -> Document:
    """Return the lines of a file.

    Raises
    ------
    FileProblem
        If the file is of a kind that is not read, or its content cannot be used; the message says
        why.
    OSError
        If the file cannot be opened.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        key = "ingest.unsupported_office" if suffix in _OFFICE else "ingest.unsupported"
        raise FileProblem(key, kind=suffix or path.name, kinds=", ".join(SUFFIXES))
    read = _READERS[suffix]
    if suffix in _WORD_PROCESSORS:
        data = path.read_bytes()
        if not data.strip(b"\0 \t\r\n"):
            raise FileProblem("ingest.empty")
        kind = kind_of(data)
        if kind in _BY_CONTENT:
            read = _BY_CONTENT[kind]
        elif kind is None:
            raise FileProblem("ingest.not_office", suffix=suffix)
        elif kind != "zip" or suffix == ".hwp":
            raise FileProblem("ingest.other_kind", suffix=suffix, kind=real_kind(data))
    return read(path)
