"""What a command was given, in the form it works with."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import UsageError
from prompts.messages import message


def named(given: str, known: Sequence[str]) -> str:
    """Return the one known report that ``given`` names in full or begins.

    Raises
    ------
    UsageError
        If there is none, or more than one.
    """
    name = unicodedata.normalize("NFC", given)
    if name in known:
        return name
    found = [report for report in known if report.startswith(name)]
    if not found:
        raise UsageError("cli.no_such_report", name=given)
    if len(found) > 1:
        raise UsageError("cli.ambiguous_report", name=given, names=", ".join(found))
    return found[0]


def written(count: int, path: Path) -> int:
    """Say how many lines went into a file; return the exit code."""
    sys.stderr.write(message("cli.written", count=count, path=path) + "\n")
    return 0
