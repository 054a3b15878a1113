"""What a run comes to: each measure over all questions, by kind and by split, with intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from eval.folder import Result
from eval.measures import MEASURES, confidence
from eval.questions import Question
from eval.statistics import bootstrap_interval, risk_coverage

SEED = 20260301
"""Of every drawing of lots in intervals and tests, so that two runs agree to the byte."""

_DIGITS = 6

Values = dict[str, float]
"""A measure's value for each question that it applies to, by the question's id."""


def values_of(name: str, results: Iterable[Result]) -> Values:
    """Return a measure's values, for the questions that it applies to."""
    return {
        result.id: value for result in results if (value := result.scores.get(name)) is not None
    }


def is_right(question: Question, result: Result) -> bool:
    """Tell whether an answer is right, or rightly says that the reports have none."""
    if question.answerable:
        return result.scores.get("right") == 1
    return bool(result.answer["abstained"])


def summarise(questions: Sequence[Question], results: Sequence[Result]) -> dict[str, Any]:
    """Return the summary of a run as JSON values.

    Parameters
    ----------
    questions, results
        The questions of the run and their results, in the same order.

    Returns
    -------
    dict
        ``questions`` and ``right`` (counts), ``measures`` (for each its label, source and
        direction, and under ``all``, ``kind`` and ``split`` the mean with its 95% bootstrap
        interval and n) and ``risk_coverage``. Measures that apply to no question are left out.
    """
    scopes = scopes_of(questions)
    measures = {
        name: {
            "label": measure.label,
            "about": measure.about,
            "source": measure.source,
            "higher_is_better": measure.higher_is_better,
            "all": _estimate(values, [question.id for question in questions]),
            **{
                scope: {group: _estimate(values, ids) for group, ids in groups.items()}
                for scope, groups in scopes.items()
            },
        }
        for name, measure in MEASURES.items()
        if (values := values_of(name, results))
    }
    return {
        "questions": len(questions),
        "right": sum(map(is_right, questions, results)),
        "measures": measures,
        "risk_coverage": _risk_coverage(questions, results),
    }


def scopes_of(questions: Iterable[Question]) -> dict[str, dict[str, list[str]]]:
    """Return the ids of the questions of each ``kind`` and of each ``split``."""
    scopes: dict[str, dict[str, list[str]]] = {"kind": {}, "split": {}}
    for question in questions:
        scopes["kind"].setdefault(question.kind, []).append(question.id)
        scopes["split"].setdefault(question.split, []).append(question.id)
    return scopes


def _estimate(values: Values, ids: Sequence[str]) -> dict[str, float | None]:
    sample = [values[name] for name in ids if name in values]
    if not sample:
        return {"value": None, "low": None, "high": None, "n": 0}
    low, high = bootstrap_interval(sample, SEED)
    return {
        "value": round(sum(sample) / len(sample), _DIGITS),
        "low": round(low, _DIGITS),
        "high": round(high, _DIGITS),
        "n": len(sample),
    }


def _risk_coverage(questions: Sequence[Question], results: Sequence[Result]) -> dict[str, Any]:
    """Order what was answered by how sure it is; what has no answer is wrong to answer."""
    found = risk_coverage(
        [confidence(result.answer) for result in results],
        [is_right(*pair) for pair in zip(questions, results, strict=True)],
    )
    return {
        "area": None if found.area is None else round(found.area, _DIGITS),
        "points": [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in found.points],
    }
