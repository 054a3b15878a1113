"""Holding a run against an earlier one: what changed, question by question, and is it chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.folder import Result, read_meta, read_results
from eval.measures import MEASURES
from eval.questions import Question
from eval.run import Score
from eval.statistics import paired_test
from eval.summary import SEED, is_right, values_of
from ingest.errors import UijeongError, UsageError

FIXED, BROKEN, CHANGED = "fixed", "broken", "changed"
_STATES = (BROKEN, FIXED, CHANGED)
_DIGITS = 6
# They apply where the program abstained or corrected, so that pairs never differ.
_UNPAIRED = ("abstention_precision", "premise_precision")


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure over the questions that it applies to in both runs.

    ``better`` and ``worse`` count questions; ``p`` is that of a paired test.
    """

    measure: str
    label: str
    before: float
    after: float
    n: int
    better: int
    worse: int
    p: float


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that scores otherwise: ``fixed``, ``broken`` or only ``changed``.

    ``scores`` holds before and after of each measure that changed.
    """

    id: str
    kind: str
    question: str
    state: str
    scores: dict[str, tuple[float | None, float | None]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier run: its meta data and its results, scored by the measures of today."""

    folder: Path
    meta: dict[str, Any]
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from an earlier run; ``questions`` has the broken ones first."""

    baseline: dict[str, Any]
    measures: tuple[MeasureChange, ...]
    questions: tuple[QuestionChange, ...]

    def count(self, state: str) -> int:
        """Return how many questions changed in one way."""
        return sum(change.state == state for change in self.questions)


def read_baseline(
    folder: Path,
    meta: Mapping[str, Any],
    questions: Sequence[Question],
    output: Path,
    score: Score,
) -> Baseline:
    """Read an earlier run to hold a new one against.

    Parameters
    ----------
    folder
        Where the earlier run was written.
    meta, questions, output
        What the new run is, asks, and where it goes.
    score
        Judges the earlier answers anew, so that both runs are measured alike.

    Raises
    ------
    UijeongError
        If there is no run, it is of another set or version of the set, or it lacks questions.
    """
    if not folder.is_dir():
        raise UsageError("eval.no_baseline", folder=folder)
    if output.exists() and folder.samefile(output):
        raise UsageError("eval.baseline_is_output", folder=folder)
    earlier = read_meta(folder)
    was, now = earlier["set"], meta["set"]
    if was["name"] != now["name"]:
        raise UijeongError(
            "eval.baseline_other_set", folder=folder, was=was["name"], now=now["name"]
        )
    if was["digest"] != now["digest"]:
        raise UijeongError(
            "eval.baseline_other_version",
            folder=folder,
            was=_edition(was),
            now=_edition(now),
        )
    answers = {result.id: result.answer for result in read_results(folder)}
    missing = sum(question.id not in answers for question in questions)
    if missing:
        raise UijeongError("eval.baseline_incomplete", folder=folder, count=missing)
    results = (
        Result(question.id, answers[question.id], score(question, answers[question.id]))
        for question in questions
    )
    return Baseline(folder, earlier, tuple(results))


def compare(
    questions: Sequence[Question], baseline: Baseline, results: Sequence[Result]
) -> Comparison:
    """Compare two runs over the same questions, all in the same order."""
    measures = [
        _measure(name, baseline.results, results) for name in MEASURES if name not in _UNPAIRED
    ]
    changes = [
        change
        for question, before, after in zip(questions, baseline.results, results, strict=True)
        if (change := _question(question, before, after))
    ]
    changes.sort(key=lambda change: _STATES.index(change.state))
    return Comparison(baseline.meta, tuple(change for change in measures if change), tuple(changes))


def _measure(name: str, before: Sequence[Result], after: Sequence[Result]) -> MeasureChange | None:
    was, now = values_of(name, before), values_of(name, after)
    shared = [id_ for id_ in was if id_ in now]
    if not shared:
        return None
    # Better is higher for the test, whichever way the measure points.
    sign = 1 if MEASURES[name].higher_is_better else -1
    old, new = ([sign * values[id_] for id_ in shared] for values in (was, now))
    test = paired_test(old, new, SEED)
    return MeasureChange(
        name,
        MEASURES[name].label,
        round(sign * sum(old) / test.n, _DIGITS),
        round(sign * sum(new) / test.n, _DIGITS),
        test.n,
        test.better,
        test.worse,
        round(test.p_value, _DIGITS),
    )


def _question(question: Question, before: Result, after: Result) -> QuestionChange | None:
    scores = {
        name: (before.scores.get(name), after.scores.get(name))
        for name in MEASURES
        if before.scores.get(name) != after.scores.get(name)
    }
    was, now = is_right(question, before), is_right(question, after)
    if not scores and was == now:
        return None
    state = CHANGED if was == now else FIXED if now else BROKEN
    return QuestionChange(question.id, question.kind, question.question, state, scores)


def _edition(described: Mapping[str, Any]) -> str:
    return f"{described['version']} ({described['digest'][:8]})"
