"""Lists of terms: what people ask and what reports write, one entry a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from ingest.errors import UijeongError

RENAMED = "renamed"
"""The kind of entries that tell an old and a new name; they come from the reports."""

WEIGHTS = {"everyday": 0.5, "same": 0.3, "english": 1.0, RENAMED: 0.3}
"""What the counterpart of an entry counts, beside 1 for a word of the question.

English words occur in hardly any report, so their counterparts stand for them in full. Of n
alternatives each counts 1 / √n of it: they seldom stand in one passage.
"""

KINDS = ("everyday", "same", "english")
"""The kinds that a list may have."""

BOTH_WAYS = frozenset({"same", RENAMED})
"""Kinds whose written words find the asked ones as well."""

OWN = "own"
"""Said of what an office's own list tells."""

COLUMNS = 3


class Entry(NamedTuple):
    """A line of a list of terms; ``own`` where it is an office's."""

    asked: tuple[str, ...]
    written: tuple[str, ...]
    kind: str
    own: bool = False


def read_terms(extra: Path | None = None) -> list[Entry]:
    """Read the shipped list and, if there is one, an office's own.

    Raises
    ------
    UijeongError
        If the office's file cannot be read or a line of it is not an entry.
    """
    return [*shipped_terms(), *([] if extra is None else own_terms(extra))]


def shipped_terms() -> list[Entry]:
    """Read the list that comes with the program."""
    text = files("index").joinpath("terms.tsv").read_text(encoding="utf-8")
    return list(parse_terms(text, "terms.tsv"))


def own_terms(file: Path) -> list[Entry]:
    """Read an office's own list.

    Raises
    ------
    UijeongError
        If the file cannot be read or a line of it is not an entry.
    """
    entries = parse_terms(own_text(file), file.name)
    return [entry._replace(own=True) for entry in entries]


def own_text(file: Path) -> str:
    """Return the text of an office's list.

    Raises
    ------
    UijeongError
        If the file cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UijeongError("index.no_terms", detail=str(error), file=file.name) from error


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
        entry = entry_of(line)
        if entry is None:
            raise UijeongError("index.bad_terms", detail=line, file=file, number=number)
        yield entry


def entry_of(line: str) -> Entry | None:
    """Return the entry that a line holds, ``None`` where it is not one."""
    fields = unicodedata.normalize("NFC", line).split("\t")
    asked, written = (_alternatives(field) for field in (*fields, "", "")[:2])
    kind = fields[-1].strip()
    fits = len(fields) == COLUMNS and kind in KINDS and "" not in asked + written
    return Entry(asked, written, kind) if fits else None


def line_of(entry: Entry) -> str:
    """Return the line that holds an entry."""
    return "\t".join(("|".join(entry.asked), "|".join(entry.written), entry.kind))


def _alternatives(field: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in field.split("|"))
