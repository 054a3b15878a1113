"""What the commands print: answers, lists and tables for people, objects for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from assistant.answer import Answer
from assistant.command.configuration import Setting
from assistant.render import place
from ingest.model import Figure
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.command.doctor import Finding
    from index.build import BuildResult, Outcome
    from index.records import ReportInfo

_WIDE = 200  # characters a table may take where no terminal limits it


class Bars:
    """Shows the steps of long work on stderr: a bar with the time left, or a line a step.

    It is the ``Progress`` that ingestion and batches report to.
    """

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._progress: Progress | None = None
        self._task = TaskID(0)

    def start(self, label: str, total: int) -> None:
        """Begin a step of ``total`` units under a Korean ``label``."""
        self.finish()
        if not self._console.is_terminal:
            line = message("cli.step_plain", label=label, total=total)
            self._console.print(line, markup=False, soft_wrap=True)
            return
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
        )
        self._task = self._progress.add_task(label, total=total)
        self._progress.start()

    def advance(self, units: int = 1) -> None:
        """Count ``units`` as done."""
        if self._progress:
            self._progress.advance(self._task, units)

    def finish(self) -> None:
        """End the step."""
        if self._progress:
            self._progress.stop()
            self._progress = None


@contextmanager
def waiting(step: str) -> Iterator[None]:
    """Show on a terminal that something takes a moment."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield
        return
    with console.status(message(f"cli.{step}")):
        yield


def say(text: str = "") -> None:
    """Print a line as it is: brackets are no markup, long lines are not cut."""
    _console().print(text, markup=False, highlight=False, soft_wrap=True)


def say_json(value: object) -> None:
    """Print one JSON value on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def show_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Print a line for each file: read, unchanged, skipped and why, removed."""
    for outcome in outcomes:
        state = message(f"cli.state_{outcome.state}")
        if outcome.reason:
            say(
                message("cli.outcome_reason", state=state, name=outcome.name, reason=outcome.reason)
            )
        elif outcome.state == "removed":
            say(message("cli.outcome_plain", state=state, name=outcome.name))
        else:
            counts = {"passages": outcome.passages, "figures": outcome.figures}
            say(message("cli.outcome_counts", state=state, name=outcome.name, **counts))


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


def show_answer(answer: Answer) -> None:
    """Print an answer, then each citation with its place and quotation, then notices."""
    say(answer.answer)
    if answer.citations:
        say()
        say(message("cli.evidence"))
    for citation in answer.citations:
        path = " ▸ ".join(citation.heading)
        title = f"{citation.title}({citation.report})" if citation.title else citation.report
        say(" · ".join(part for part in (f"[{citation.n}] {title}", place(citation), path) if part))
        for line in citation.quote.splitlines():
            if line.strip():
                say(f"    │ {line.strip()}")
    for notice in answer.notices:
        say(message("cli.notice", text=notice))


def show_reports(reports: Sequence[ReportInfo]) -> None:
    """Print the reports as a table."""
    columns = ("report", "title", "body", "issued", "as_of", "pages", "passages", "figures")
    rows = [
        [
            *(r.name, r.title, r.body, r.issued, r.as_of),
            "" if r.pages is None else str(r.pages),
            f"{r.passage_count:,}",
            f"{r.figure_count:,}",
        ]
        for r in reports
    ]
    _show_table(columns, rows, right=("pages", "passages", "figures"))


def show_figures(figures: Sequence[Figure]) -> None:
    """Print figures as a table, or say that there are none."""
    if not figures:
        say(message("cli.no_figures"))
        return
    rows = [
        [
            _where(figure),
            " > ".join(figure.row),
            " > ".join(figure.column),
            figure.text,
            f"{figure.value:,}{figure.unit}",
            figure.period or figure.as_of or "",
            figure.stage or "",
        ]
        for figure in figures
    ]
    columns = ("place", "row", "column", "text", "value", "period", "stage")
    _show_table(columns, rows, right=("text", "value"))


def show_finding(finding: Finding) -> None:
    """Print what a check of ``doctor`` found and, where it is wrong, what to do."""
    say(f"{'✓' if finding.ok else '✗'} {finding.text}")
    if finding.advice:
        say(f"  → {finding.advice}")


def show_settings(settings: Sequence[Setting]) -> None:
    """Print every setting with its value and meaning."""
    rows = [[setting.name, setting.value, setting.description] for setting in settings]
    _show_table(("setting", "setting_value", "description"), rows)


def _where(figure: Figure) -> str:
    if figure.page is not None:
        return message("ui.page", page=figure.page)
    return message("ui.line", line=figure.first)


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_WIDE)


def _show_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str] = ()
) -> None:
    table = Table(box=None, pad_edge=False)
    for name in columns:
        title = message(f"cli.col_{name}")
        table.add_column(title, justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    _console().print(table)
