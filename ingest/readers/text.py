"""Plain text and Markdown, in the encodings that Korean offices use."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from ingest.errors import FileProblem
from ingest.model import Document, Line
from ingest.readers.signatures import real_kind

# A byte-order mark settles the encoding; UTF-32's begins with UTF-16's and must come first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Only these end a line for an editor; str.splitlines would also cut at form feeds and U+2028.
_LINE_END = re.compile(r"\r\n|\n|\r")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_JAMO = re.compile(r"[\u1100-\u11ff]")
_MOST_CONTROLS = 0.01  # share of control characters above which a text is no text


def read_text(path: Path) -> Document:
    """Return the lines of a text file: UTF-8, UTF-16 or UTF-32 with a mark, or CP949.

    Lines stay as they are but for Hangul in decomposed form (NFD, as macOS names and copies it),
    which is composed.

    Raises
    ------
    FileProblem
        If the file is empty, holds another format, or no encoding fits.
    """
    data = path.read_bytes()
    if kind := real_kind(data):
        raise FileProblem("ingest.other_kind", suffix=path.suffix, kind=kind)
    text = _decoded(data)
    if not text.strip():
        raise FileProblem("ingest.empty")
    if "\x00" in text or len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise FileProblem("ingest.binary", suffix=path.suffix)
    if _JAMO.search(text):
        text = unicodedata.normalize("NFC", text)
    return Document(tuple(split_lines(text)))


def split_lines(text: str) -> list[Line]:
    r"""Return the lines of ``text``, numbered from 1 as editors do: ``\n``, ``\r\n`` or ``\r``."""
    parts = _LINE_END.split(text)
    if parts[-1] == "":
        parts.pop()
    return [Line(number, part) for number, part in enumerate(parts, start=1)]


def _decoded(data: bytes) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            problem = error
    raise FileProblem("ingest.unknown_encoding", detail=str(problem)) from problem
