"""An office's own list of terms: entries put in and taken out, the file written whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from index.term_list import Entry, entry_of, line_of, own_terms, own_text, shipped_terms
from index.terms import Terms
from ingest.errors import UijeongError, UsageError

_HEAD = "# asked\twritten\tkind (everyday, same, english)\n"


def add_entry(file: Path, asked: str, written: str, kind: str) -> Entry:
    """Put an entry at the end of an office's list, which is made if need be.

    Parameters
    ----------
    file
        The list.
    asked, written
        Alternatives with ``|`` between them.
    kind
        ``everyday``, ``same`` or ``english``.

    Raises
    ------
    UsageError
        If it is no entry, says nothing new, or would never be found in a question.
    UijeongError
        If the file cannot be read or written, or a line of it is not an entry.
    """
    fields = (asked, written, kind)
    entry = None if any(set(f) & set("\t\r\n") for f in fields) else entry_of("\t".join(fields))
    if entry is None or entry.asked[0].startswith("#"):
        raise UsageError("index.bad_entry")
    own = own_terms(file) if file.exists() else []
    if _known(entry, [*shipped_terms(), *own]):
        raise UsageError("index.known_entry", asked=asked)
    lost = _lost(entry)
    if lost:
        raise UsageError("index.lost_entry", words=", ".join(lost))
    text = own_text(file) if file.exists() else _HEAD
    ending = "" if not text or text.endswith("\n") else "\n"
    _write(file, f"{text}{ending}{line_of(entry)}\n")
    return entry._replace(own=True)


def remove_entries(file: Path, asked: str) -> list[Entry]:
    """Take the entries with an asked word out of an office's list and return them.

    The other words of such an entry go with it; comments and all other lines stay as they are.

    Raises
    ------
    UsageError
        If the list has no such entry.
    UijeongError
        If the file cannot be read or written, or a line of it is not an entry.
    """
    word = " ".join(asked.split()).lower()
    removed: list[Entry] = []
    kept: list[str] = []
    own = own_terms(file) if file.exists() else []
    for line in own_text(file).splitlines(keepends=True) if own else ():
        entry = None if not line.strip() or line.startswith("#") else entry_of(line.rstrip("\r\n"))
        if entry is not None and word in (other.lower() for other in entry.asked):
            removed.append(entry._replace(own=True))
        else:
            kept.append(line)
    if not removed:
        raise UsageError("index.no_entry", asked=asked, file=file.name)
    _write(file, "".join(kept))
    return removed


def find_entries(entries: Sequence[Entry], word: str) -> list[Entry]:
    """Return the entries one of whose words holds ``word``, however it is spaced."""
    wanted = "".join(word.split()).lower()
    return [
        entry
        for entry in entries
        if any(wanted in "".join(w.split()).lower() for w in entry.asked + entry.written)
    ]


def _known(entry: Entry, entries: Sequence[Entry]) -> bool:
    pairs = {(a, w, e.kind) for e in entries for a in e.asked for w in e.written}
    return all((a, w, entry.kind) in pairs for a in entry.asked for w in entry.written)


def _lost(entry: Entry) -> list[str]:
    """Return the asked words that no question would be found by."""
    terms = Terms([entry])
    return [word for word in entry.asked if not terms.expand(word)]


def _write(file: Path, text: str) -> None:
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.resolve().parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, file.resolve())
    except OSError as error:
        raise UijeongError("index.terms_unwritten", detail=str(error), file=file.name) from error
