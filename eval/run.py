"""Running a question set: answers are asked for, scored, and kept one by one as they come."""

from __future__ import annotations

import hashlib
import math
import platform
import statistics
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.asking import generative
from eval.folder import (
    FORMAT,
    RESULTS,
    RUNNING_TIMES,
    TIMES,
    Result,
    Times,
    append_line,
    read_results,
    read_times,
    result_line,
    time_line,
    write_json,
    write_results,
    write_text,
)
from eval.questions import Question, QuestionSet
from ingest.errors import UijeongError
from ingest.progress import Progress
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.snapshot import Snapshot

Ask = Callable[[Sequence[Question]], Generator[dict[str, Any]]]
"""Yields the contract's object for each question, in their order."""
Score = Callable[[Question, dict[str, Any]], dict[str, float | None]]

# What makes the answers; a change of any of these makes it another program.
_MAKERS = ("assistant", "index", "ingest", "prompts")
_TEXTS = (".py", ".toml", ".txt", ".tsv")
_OWN_MESSAGES = "prompts/messages/eval.toml"
_PACKAGES = ("uijeong", "bm25s", "faiss-cpu", "kiwipiepy", "kiwipiepy-model", "numpy", "torch")
# Where things stand, and what is secret, have no part in the answers.
_ELSEWHERE = frozenset({"data", "host", "port", "llm_key", "milvus_token"})


def run(
    questions: Sequence[Question],
    ask: Ask,
    score: Score,
    folder: Path,
    snapshot: str,
    progress: Progress,
) -> list[Result]:
    """Answer and score the questions that the folder has no result of yet.

    Parameters
    ----------
    questions
        All questions of the run, in order.
    ask, score
        What answers and what judges.
    folder
        Made ready by :func:`eval.folder.open_folder`; each result is on the disk before the next
        is worked on, and results that are there are scored anew by the measures of today.
    snapshot
        The id of the snapshot that every answer must come from.
    progress
        Told of each answer.

    Raises
    ------
    UijeongError
        If a question cannot be answered, the snapshot changes while the set runs, or the folder
        cannot be written.
    """
    results = _kept(questions, score, folder)
    done = {result.id for result in results}
    rest = [question for question in questions if question.id not in done]
    if not rest and (folder / TIMES).exists():
        return results
    times = {name: seconds for name, seconds in read_times(folder).items() if name in done}
    write_text(folder / RUNNING_TIMES, "".join(time_line(*item) for item in times.items()))
    began = time.perf_counter()
    progress.start(message("eval.step_ask"), len(rest))
    with closing(ask(rest)) as answers:
        for question, answer in zip(rest, answers, strict=True):
            if answer["snapshot"] != snapshot:
                raise UijeongError("eval.snapshot_changed", folder=folder)
            times[question.id] = answer.pop("seconds")
            result = Result(question.id, answer, score(question, answer))
            append_line(folder / RUNNING_TIMES, time_line(question.id, times[question.id]))
            append_line(folder / RESULTS, result_line(result))
            results.append(result)
            progress.advance()
    progress.finish()
    wall = {"answered": len(rest), "seconds": round(time.perf_counter() - began, 2)}
    write_json(folder / TIMES, {"run": wall, "steps": by_step(times), "questions": times})
    (folder / RUNNING_TIMES).unlink()
    return results


def _kept(questions: Sequence[Question], score: Score, folder: Path) -> list[Result]:
    """Return the results that are there, scored anew, and leave the file with just these."""
    by_id = {question.id: question for question in questions}
    results = [
        Result(old.id, old.answer, score(by_id[old.id], old.answer)) for old in read_results(folder)
    ]
    write_results(folder, results)
    return results


def by_step(times: Times) -> dict[str, dict[str, float]]:
    """Return the mean, the median, the 95th percentile and the longest seconds of each step."""
    steps: dict[str, dict[str, float]] = {}
    for step in dict.fromkeys(step for seconds in times.values() for step in seconds):
        values = sorted(seconds[step] for seconds in times.values() if step in seconds)
        steps[step] = {
            "mean": round(statistics.fmean(values), 4),
            "median": round(statistics.median(values), 4),
            "p95": values[max(0, math.ceil(0.95 * len(values)) - 1)],
            "longest": values[-1],
        }
    return steps


def describe_run(
    questions: QuestionSet, split: str | None, settings: Settings, snapshot: Snapshot
) -> dict[str, Any]:
    """Return what determines a run's answers: two runs that share it agree to the byte.

    Parameters
    ----------
    questions, split
        The set, and the half of it that is asked; None for all.
    settings, snapshot
        What the assistant is set to, and what it searches.
    """
    shown = settings.model_dump(mode="json", exclude=set(_ELSEWHERE))
    return {
        "format": FORMAT,
        "set": {
            "name": questions.name,
            "version": questions.version,
            "digest": questions.digest,
            "split": split,
        },
        "snapshot": snapshot.id,
        "embedding": snapshot.manifest.makers.embedding,
        "mode": "generative" if generative(settings) else "extractive",
        "settings": shown,
        "software": {
            "python": platform.python_version(),
            **{name: version(name) for name in _PACKAGES},
            "code": _code_digest(),
        },
    }


def _code_digest() -> str:
    """Return a digest of the program's own code and texts, those of the evaluation aside."""
    digest = hashlib.sha256()
    for package in _MAKERS:
        for name, file in _sources(files(package), package):
            digest.update(f"{name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _sources(entry, path)
        elif entry.name.endswith(_TEXTS) and path != _OWN_MESSAGES:
            yield path, entry
