"""The evaluation desk: ``uijeong eval`` from a set's name to the reports and the exit code."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.asking import ask_all, usual_workers
from eval.compare import compare, read_baseline
from eval.evaluators import export
from eval.folder import held, open_folder
from eval.gates import Limits, check_falls, check_floors, read_limits
from eval.measures import score
from eval.questions import SPLITS, Question, QuestionSet, read_set, require_reports
from eval.report import Run, write_reports
from eval.run import describe_run, run
from eval.summary import summarise
from eval.telling import tell_run, tell_sweep
from index.snapshot import open_current
from ingest.errors import UsageError
from ingest.progress import Progress, Silent

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.records import Records
    from index.snapshot import Snapshot

DEFAULT_SET = "samples"


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be evaluated and how.

    Parameters
    ----------
    questions
        A shipped set's name (``samples``, ``reports``) or a file.
    split
        The half of the set to ask; ``None`` for all of it.
    workers
        How many questions are worked on at a time; 0 to choose.
    baseline
        The folder of an earlier run to compare with.
    limits
        What must be reached and kept.
    fresh
        Whether to drop an earlier run in the output folder.
    export
        Where the questions and results go in the forms that other evaluators read.
    """

    questions: str = DEFAULT_SET
    split: str | None = None
    workers: int = 0
    baseline: Path | None = None
    limits: Limits = field(default_factory=Limits)
    fresh: bool = False
    export: Path | None = None


def run_command(
    settings: Settings,
    *,
    questions: str | None = None,
    output: Path | None = None,
    baseline: Path | None = None,
    split: str | None = None,
    workers: int = 0,
    sweep: Path | None = None,
    export: Path | None = None,
    gates: Path | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> int:
    """Run a question set, or a sweep of several runs, and tell on standard output how it went.

    Parameters
    ----------
    settings
        What the assistant is set to; the data folder has the snapshot.
    questions, baseline, split, workers, fresh, export
        As :class:`Task` has them.
    output
        Where the run is written; by default ``<data>/eval/<set>-<snapshot>``.
    sweep
        A file of runs that differ in their settings.
    gates
        A file of limits in place of the one that comes with the program.
    progress
        Told of each answer.

    Returns
    -------
    int
        1 if a limit is broken, else 0.

    Raises
    ------
    UsageError
        If an option's value cannot be used.
    UijeongError
        If the set is malformed or of other reports, or the output or the baseline is of another
        run; nothing is written then.
    """
    if split not in (None, *SPLITS):
        raise UsageError("eval.no_such_split", split=split, known=", ".join(SPLITS))
    if sweep and (baseline or export):
        raise UsageError("eval.sweep_alone")
    task = Task(
        questions or DEFAULT_SET, split, workers, baseline, read_limits(gates), fresh, export
    )
    if sweep:
        from eval.sweep import run_sweep

        tell_sweep(run_sweep(sweep, task, settings, output, progress or Silent()))
        return 0
    finished, folder = evaluate(task, settings, output, progress or Silent())
    tell_run(finished, folder)
    return 0 if finished.passed else 1


def evaluate(
    task: Task, settings: Settings, output: Path | None, progress: Progress
) -> tuple[Run, Path]:
    """Run a question set, write its reports, and return the run with its folder.

    Raises
    ------
    UijeongError
        As :func:`run_command`.
    """
    with closing(open_current(settings.data)) as snapshot:
        found = fitting_set(task.questions, snapshot)
        asked = tuple(q for q in found.questions if task.split in (None, q.split))
        if not asked:
            raise UsageError("eval.empty_split", split=task.split)
        meta = describe_run(found, task.split, settings, snapshot)
        folder = output or settings.data / "eval" / _folder_name(found, task, snapshot)
        lines_of = partial(_lines_of, snapshot.records)
        judge = partial(score, lines_of=lines_of)
        baseline = task.baseline and read_baseline(task.baseline, meta, asked, folder, judge)
        with held(folder):
            open_folder(folder, meta, fresh=task.fresh)
            ask = partial(_ask, settings, task.workers)
            results = run(asked, ask, judge, folder, snapshot.id, progress)
            summary = summarise(asked, results)
            floors = check_floors(task.limits, found.name, task.split, summary)
            comparison = compare(asked, baseline, results) if baseline else None
            falls = check_falls(task.limits, found.name, comparison) if comparison else []
            finished = Run(meta, asked, results, summary, [*floors, *falls], comparison)
            page = f"http://{settings.host}:{settings.port}"
            write_reports(folder, finished, lines_of, page)
            if task.export:
                export(task.export, asked, results, lines_of)
    return finished, folder


def fitting_set(name: str, snapshot: Snapshot) -> QuestionSet:
    """Read a set by name or path and make sure that it is about the snapshot's reports.

    Raises
    ------
    UijeongError
        If the set is malformed, or one of its reports is not indexed letter for letter.
    """
    path = set_path(name)
    reports = snapshot.records.reports()
    at_hand = {report.name: report.sha256 for report in reports}
    # How many paragraphs a word-processor file has is not among what is known of a report.
    counted = [report for report in reports if report.format in ("text", "pdf")]
    lengths = {report.name: report.pages or report.line_count for report in counted}
    found = read_set(path)
    named = {place.report for q in found.questions for need in q.evidence for place in need}
    # A set without a description still says which reports it counts lines in.
    wanted = found.reports or {report: at_hand.get(report, "") for report in named}
    require_reports(QuestionSet(found.name, found.version, found.digest, wanted, ()), at_hand)
    return read_set(path, lengths)


def set_path(name: str) -> Path:
    """Return the file of a shipped set, by its name, or the file that is named."""
    shipped = Path(str(files("eval").joinpath("sets", f"{name}.jsonl")))
    return shipped if shipped.is_file() and not Path(name).is_file() else Path(name)


def _folder_name(found: QuestionSet, task: Task, snapshot: Snapshot) -> str:
    return "-".join(filter(None, (found.name, snapshot.id, task.split)))


def _ask(
    settings: Settings, workers: int, questions: Sequence[Question]
) -> Generator[dict[str, Any]]:
    return ask_all(questions, settings, workers or usual_workers(settings, len(questions)))


def _lines_of(records: Records, report: str, first: int, last: int) -> list[str]:
    return [line.text for line in records.lines(report, first, last)]
