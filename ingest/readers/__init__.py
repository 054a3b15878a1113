"""One reader for each file format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.errors import FileProblem
from ingest.model import Document
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text

_READERS: dict[str, Callable[[Path], Document]] = {
    ".txt": read_text,
    ".md": read_text,
    ".pdf": read_pdf,
}
SUFFIXES = tuple(_READERS)
# Office files that a user would expect to be read get told what to do instead.
_OFFICE = (".hwp", ".hwpx", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".pptx", ".ppt")


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
    if suffix in _READERS:
        return _READERS[suffix](path)
    key = "ingest.unsupported_office" if suffix in _OFFICE else "ingest.unsupported"
    kind = suffix or path.name
    raise FileProblem(key, kind=kind, kinds=", ".join(SUFFIXES))
