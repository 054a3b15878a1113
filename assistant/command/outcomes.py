"""What ``ingest`` tells of each file, and ``reports --problems`` afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.command.console import say, show_table
from prompts.messages import message

if TYPE_CHECKING:
    from index.outcomes import BuildResult, Outcome
    from index.problems import FileProblems

_WARNINGS = 3  # told beneath a file's line; the others can be asked for


def show_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Print a line for each file: read (and its warnings), unchanged, skipped and why, removed."""
    for outcome in outcomes:
        state = message(f"cli.state_{outcome.state}")
        if outcome.reason:
            line = message(
                "cli.outcome_reason", state=state, name=outcome.name, reason=outcome.reason
            )
        elif outcome.state == "removed":
            line = message("cli.outcome_plain", state=state, name=outcome.name)
        else:
            counts = {"passages": outcome.passages, "figures": outcome.figures}
            line = message("cli.outcome_counts", state=state, name=outcome.name, **counts)
        say(line)
        if outcome.state == "read":
            _show_warnings(outcome.warnings)


def _show_warnings(warnings: Sequence[str]) -> None:
    for warning in warnings[:_WARNINGS]:
        say(message("cli.outcome_warning", text=warning))
    if len(warnings) > _WARNINGS:
        say(message("cli.outcome_more", count=len(warnings) - _WARNINGS))


def show_totals(result: BuildResult) -> None:
    """Print what the whole index holds now."""
    say(
        message(
            "cli.totals",
            reports=result.reports,
            passages=result.passages,
            figures=result.figures,
        )
    )


def show_problems(problems: Sequence[FileProblems]) -> None:
    """Print what is wrong with each file as a table, or that nothing is."""
    if not problems:
        say(message("cli.no_problems"))
        return
    rows = []
    for file in problems:
        first = (file.name, message(f"cli.state_{file.state}"), _local(file.tried))
        texts = [text for text in (file.reason, *file.warnings) if text]
        rows += [[*first, text] for text in texts[:1]]
        rows += [["", "", "", text] for text in texts[1:]]
    show_table(("report", "state", "tried", "problem"), rows)


def problem_object(file: FileProblems) -> dict[str, Any]:
    """Return what ``reports --problems --json`` says of a file."""
    return {
        "report": file.name,
        "state": file.state,
        "reason": file.reason or None,
        "warnings": list(file.warnings),
        "tried": file.tried or None,
        "seconds": file.seconds or None,
    }


def _local(time: str) -> str:
    """Return an ISO time as the clock on the wall said it."""
    from datetime import datetime

    return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}" if time else ""
