"""One bench from reports and a question set to its files."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.command.configuration import embedding_choice
from eval.bench.contest import TOP, hold
from eval.bench.drawing import success_curves
from eval.bench.ours import fresh_index, our_side
from eval.bench.peers import peer_sides, require_peers
from eval.bench.places import LineMap
from eval.bench.sizes import measure_size
from eval.bench.table import Outcome, as_json, as_markdown
from eval.desk import fitting_set
from eval.folder import write_json, write_text, writing
from eval.questions import QuestionSet
from index.snapshot import Snapshot, open_current
from ingest.errors import UsageError
from ingest.progress import Progress
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.settings import Settings

TABLE, VALUES, PLOT = "bench.md", "bench.json", "bench.svg"
_PACKAGES = ("uijeong", "llama-index-core", "llama-index-retrievers-bm25", "bm25s", "numpy")


def bench(
    reports: Sequence[Path],
    questions: str,
    settings: Settings,
    progress: Progress,
    sizes: Sequence[int] = (),
) -> Outcome:
    """Index reports anew, put a set's answerable questions to all sides, and measure sizes.

    Parameters
    ----------
    reports
        Files and folders.
    questions
        A shipped set's name or a file, about these reports.
    settings
        The embedding, which all sides share, and the data folder, for the models.
    progress
        Told of each step.
    sizes
        Numbers of passages that finding is also measured with.

    Raises
    ------
    UijeongError
        If the reports cannot be read, the set is of other reports, or what the peers need is not
        installed.
    UsageError
        If no question of the set has an answer.
    """
    require_peers()
    with fresh_index(reports, settings, progress) as index:
        with closing(open_current(index.settings.data)) as snapshot:
            found = fitting_set(questions, snapshot)
            texts = _texts(snapshot)
            spans = [p.last - p.first + 1 for p in snapshot.records.all_passages()]
        asked = [question for question in found.questions if question.answerable]
        if not asked:
            raise UsageError("eval.bench_no_questions", name=found.name)
        peers = peer_sides(texts, embedding_choice(index.settings).load)
        sides = [our_side(index, spans), *peers]
        standings = hold(sides, asked, progress, message("eval.step_bench"))
    measured = [measure_size(size, texts, len(spans), asked, settings, progress) for size in sizes]
    return Outcome(_meta(found, len(asked), len(texts)), standings, measured)


def write_outcome(outcome: Outcome, folder: Path) -> None:
    """Write the table, the values and the plot into ``folder``.

    Raises
    ------
    UijeongError
        If the folder cannot be written.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    title = f"Evidence in the top k: {outcome.meta['questions']} questions ({outcome.meta['set']})"
    write_text(folder / TABLE, as_markdown(outcome))
    write_json(folder / VALUES, as_json(outcome))
    write_text(folder / PLOT, success_curves(title, outcome.standings))


def _texts(snapshot: Snapshot) -> list[LineMap]:
    records = snapshot.records
    return [
        LineMap(report.name, records.lines(report.name, 1, report.line_count))
        for report in records.reports()
    ]


def _meta(found: QuestionSet, questions: int, reports: int) -> dict[str, Any]:
    return {
        "set": found.name,
        "version": found.version,
        "digest": found.digest,
        "questions": questions,
        "reports": reports,
        "top": TOP,
        "software": {
            "python": platform.python_version(),
            **{name: version(name) for name in _PACKAGES},
        },
    }
