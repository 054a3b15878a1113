"""What ``terms`` prints and changes: the words that questions are searched by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.command.console import say, say_json, show_table
from index.term_file import add_entry, remove_entries
from index.term_list import OWN, Entry
from ingest.errors import UsageError
from prompts.messages import message


def show_entries(entries: Sequence[Entry], as_json: bool) -> None:
    """Print entries as a table, or one JSON object a line."""
    if as_json:
        for entry in entries:
            say_json(entry_object(entry))
        return
    if not entries:
        say(message("cli.no_terms"))
        return
    rows = [
        [
            *(", ".join(entry.asked), ", ".join(entry.written)),
            *(message(f"cli.source_{entry.kind}"), message("cli.source_own") if entry.own else ""),
        ]
        for entry in entries
    ]
    show_table(("asked", "written", "term_kind", "origin"), rows)
    say(message("cli.terms_total", count=len(entries)))


def entry_object(entry: Entry) -> dict[str, object]:
    """Return what ``terms --json`` says of an entry."""
    return {
        "asked": list(entry.asked),
        "written": list(entry.written),
        "kind": entry.kind,
        "source": OWN if entry.own else "shipped",
    }


def changed(
    file: Path | None, add: str | None, meaning: str | None, kind: str, remove: str | None
) -> int:
    """Put an entry into an office's list or take one out, and say so; return the exit code.

    Raises
    ------
    UsageError
        If no list is set, both are asked for, or half of an entry is missing.
    """
    if file is None:
        raise UsageError("cli.terms_unset")
    if remove is not None:
        if add is not None or meaning is not None:
            raise UsageError("cli.terms_both")
        for entry in remove_entries(file, remove):
            _tell("terms_removed", entry, file)
        return 0
    if add is None or meaning is None:
        raise UsageError("cli.terms_half")
    _tell("terms_added", add_entry(file, add, meaning, kind), file)
    return 0


def _tell(key: str, entry: Entry, file: Path) -> None:
    asked, written = ", ".join(entry.asked), ", ".join(entry.written)
    say(message(f"cli.{key}", asked=asked, written=written, file=file))
