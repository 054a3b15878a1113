"""Lists of terms: what people ask and what reports write, one entry a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from ingest.errors import UijeongError

WEIGHTS = {"everyday": 0.5, "same": 0.3, "english": 1.0}
"""What the counterpart of an entry counts, beside 1 for a word of the question.

English words occur in hardly any report, so their counterparts stand for them in full. Of n
alternatives each counts 1 / √n of it: they seldom stand in one passage.
"""

COLUMNS = 3


class Entry(NamedTuple):
    """A line of a list of terms."""

    asked: tuple[str, ...]
    written: tuple[str, ...]
    kind: str


def read_terms(extra: Path | None = None) -> list[Entry]:
    """Read the shipped list and, if there is one, an office's own.

    Raises
    ------
    UijeongError
        If the office's file cannot be read or a line of it is not an entry.
    """
    shipped = files("index").joinpath("terms.tsv").read_text(encoding="utf-8")
    entries = list(parse_terms(shipped, "terms.tsv"))
    if extra is not None:
        try:
            text = extra.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise UijeongError("index.no_terms", detail=str(error), file=extra.name) from error
        entries.extend(parse_terms(text, extra.name))
    return entries


def parse_terms(text: str, file: str) -> Iterator[Entry]:
    """Read the entries of a list: ``asked``, ``written`` and kind, tabs between them.

    Empty lines and lines that start with ``#`` are skipped.

    Raises
    ------
    UijeongError
        At a line that is not an entry; ``file`` is what the message calls the list.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = unicodedata.normalize("NFC", line).split("\t")
        asked, written = (_alternatives(field) for field in (*fields, "", "")[:2])
        kind = fields[-1].strip()
        if len(fields) != COLUMNS or kind not in WEIGHTS or "" in asked + written:
            raise UijeongError("index.bad_terms", detail=line, file=file, number=number)
        yield Entry(asked, written, kind)


def _alternatives(field: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in field.split("|"))
