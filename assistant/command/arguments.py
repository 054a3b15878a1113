"""What a command was given, in the form it works with."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from ingest.errors import UsageError
from prompts.messages import message

_ALIKE = 0.5  # how alike (0 to 1) a name must be to be suggested


def named(given: str, known: Sequence[str]) -> str:
    """Return the one known report that ``given`` names in full, begins, or is a part of.

    Raises
    ------
    UsageError
        If there is none, or more than one; names that are alike are told.
    """
    name = unicodedata.normalize("NFC", given)
    if name in known:
        return name
    begun = [report for report in known if report.startswith(name)]
    found = begun or [report for report in known if name.casefold() in report.casefold()]
    if not found:
        near = get_close_matches(name, known, n=3, cutoff=_ALIKE)
        key = "cli.no_such_report_near" if near else "cli.no_such_report"
        raise UsageError(key, name=given, near=", ".join(near))
    if len(found) > 1:
        raise UsageError("cli.ambiguous_report", name=given, names=", ".join(found))
    return found[0]


def written(count: int, path: Path) -> int:
    """Say how many lines went into a file; return the exit code."""
    sys.stderr.write(message("cli.written", count=count, path=path) + "\n")
    return 0
