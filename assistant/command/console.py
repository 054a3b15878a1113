"""What the commands print: answers, lists and tables for people, objects for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from time import monotonic
from typing import TYPE_CHECKING, cast

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from assistant.answer import Answer
from assistant.command.configuration import Setting
from assistant.render import place
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.command.doctor import Finding
    from assistant.generate import Draft
    from assistant.trace import Trace
    from index.records import ReportInfo

_WIDE = 200  # characters a table may take where no terminal limits it


class Bars:
    """Shows the steps of long work on stderr: a bar with the time left, or a line now and then.

    It is the ``Progress`` that ingestion and batches report to.

    Parameters
    ----------
    console
        Where to show them, if not on stderr.
    every
        Seconds between two lines about a long step.
    """

    def __init__(self, console: Console | None = None, every: float = 30.0) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._every = every
        self._progress: Progress | None = None
        self._task = TaskID(0)
        self._plain = _PlainStep("", 0, every)

    def start(self, label: str, total: int) -> None:
        """Begin a step of ``total`` units under a Korean ``label``."""
        self.finish()
        if not self._console.is_terminal:
            self._plain = _PlainStep(label, total, self._every)
            self.tell(message("cli.step_plain", label=label, total=total))
            return
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            _HowFar(),
            TimeRemainingColumn(),
            console=self._console,
        )
        self._task = self._progress.add_task(label, total=total, note="")
        self._progress.start()

    def grow(self, units: int) -> None:
        """Add ``units`` to the step's total."""
        self._plain.total += units
        if self._progress:
            total = self._progress.tasks[0].total or 0
            self._progress.update(self._task, total=total + units)

    def advance(self, units: int = 1) -> None:
        """Count ``units`` as done."""
        if self._progress:
            self._progress.advance(self._task, units)
        elif line := self._plain.advance(units):
            self.tell(line)

    def note(self, text: str) -> None:
        """Show ``text`` in place of the count of units."""
        self._plain.note = text
        if self._progress:
            self._progress.update(self._task, note=text)

    def tell(self, text: str) -> None:
        """Print a sentence, above the bar where there is one."""
        self._console.print(text, markup=False, soft_wrap=True)

    def finish(self) -> None:
        """End the step."""
        if self._progress:
            self._progress.stop()
            self._progress = None


class _HowFar(MofNCompleteColumn):
    """The step's note, or else how many of its units are done."""

    def render(self, task: Task) -> Text:
        note: str = task.fields["note"]
        return Text(note) if note else super().render(task)


class _PlainStep:
    """A step where no terminal shows a bar: how far it is, said now and then."""

    def __init__(self, label: str, total: int, every: float) -> None:
        self.total = total
        self.note = ""
        self._label = label
        self._every = every
        self._done = 0
        self._began = self._said = monotonic()

    def advance(self, units: int) -> str:
        """Count ``units`` as done; return what is to be said now, ``""`` where nothing is."""
        self._done += units
        now = monotonic()
        if now - self._said < self._every or self._done >= self.total:
            return ""
        self._said = now
        seconds = (now - self._began) * (self.total - self._done) / max(1, self._done)
        far = self.note or f"{self._done:,}/{self.total:,}"
        left = max(1, round(seconds / 60))
        return message("cli.step_going", label=self._label, far=far, minutes=left)


@contextmanager
def waiting(step: str) -> Iterator[None]:
    """Show on a terminal that something takes a moment."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield
        return
    with console.status(message(f"cli.{step}")):
        yield


def writing(step: str, steps: Generator[Draft, None, Trace]) -> Trace:
    """Return what an answer comes to; on a terminal, show meanwhile what of it holds.

    What is shown goes to stderr and is taken back in the end, as the answer may differ from it.
    Ctrl+C closes ``steps``, and with them the language model's call.
    """
    console = Console(stderr=True, highlight=False)
    with closing(steps), console.status(message(f"cli.{step}")) as status:
        while True:
            try:
                status.update(Text(next(steps).text))
            except StopIteration as end:
                return cast("Trace", end.value)


def say(text: str = "") -> None:
    """Print a line as it is: brackets are no markup, long lines are not cut."""
    _console().print(text, markup=False, highlight=False, soft_wrap=True)


def say_json(value: object) -> None:
    """Print one JSON value on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def show_answer(answer: Answer) -> None:
    """Print an answer, then each citation with its place and quotation, then notices.

    A follow-up is told first as it was understood.
    """
    if answer.resolved:
        say(message("assistant.resolved", question=answer.resolved))
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
    show_table(columns, rows, right=("pages", "passages", "figures"))


def show_finding(finding: Finding) -> None:
    """Print what a check of ``doctor`` found and, where it is wrong, what to do."""
    say(f"{'✓' if finding.ok else '✗'} {finding.text}")
    if finding.advice:
        say(f"  → {finding.advice}")


def show_settings(settings: Sequence[Setting]) -> None:
    """Print every setting with its value and meaning."""
    rows = [[setting.name, setting.value, setting.description] for setting in settings]
    show_table(("setting", "setting_value", "description"), rows)


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_WIDE)


def show_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str] = ()
) -> None:
    """Print a table.

    Parameters
    ----------
    columns
        The keys of the titles: ``report`` is titled by ``cli.col_report``.
    rows
        The cells of each row.
    right
        The columns that stand at their right edge.
    """
    table = Table(box=None, pad_edge=False)
    for name in columns:
        title = message(f"cli.col_{name}")
        table.add_column(title, justify="right" if name in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    _console().print(table)
