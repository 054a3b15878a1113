"""Every measure of one answer, by name: what it says, where it comes from, how it is computed.

Measures are pure: the same question, answer and report texts give the same number. ``None`` means
that a measure does not apply (no evidence to find, no citation to judge …); a summary takes the
mean over the questions that it applies to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from eval import answering, citing, ranking
from eval.case import Case, LinesOf, case_of
from eval.questions import Question
from prompts.messages import message

__all__ = ["MEASURES", "TIMES", "LinesOf", "Measure", "Time", "confidence", "score", "times"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. ``source`` names the publication or definition that it follows."""

    name: str
    source: str
    function: Callable[[Case], float | None]
    higher_is_better: bool = True

    @property
    def label(self) -> str:
        """What the measure is called in Korean."""
        return message(f"eval.measure_{self.name}")

    @property
    def about(self) -> str:
        """How the measure is computed, in Korean."""
        return message(f"eval.about_{self.name}")


@dataclass(frozen=True, slots=True)
class Time:
    """A step whose seconds an answer states; kept apart, since no two runs agree on them."""

    name: str
    step: str

    @property
    def label(self) -> str:
        """What the step is called in Korean."""
        return message(f"eval.measure_{self.name}")


def _found(function: Callable[..., float | None], *k: int) -> Callable[[Case], float | None]:
    """Apply a measure of the places that an answer needs and the passages that were found."""
    return lambda case: function(case.question.evidence, case.found, *k)


def _cited(function: Callable[..., float | None]) -> Callable[[Case], float | None]:
    """Apply a measure of the places that an answer needs and those it cites."""
    return lambda case: function(case.question.evidence, case.cited)


_GOLD = "required strings and figures of the set"
_ALCE = "ALCE (Gao et al. 2023), adapted to places"
_SELECTIVE = "selective answering (El-Yaniv & Wiener 2010)"
_NDCG = "Järvelin & Kekäläinen 2002, with needs as in Clarke et al. 2008"

MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure("right", _GOLD, answering.right),
        Measure("figure_exact", "figures of the set, in base units", answering.figure_exact),
        Measure("list_complete", "required strings of the set", answering.list_complete),
        Measure("premise_corrected", "premises of the set", answering.premise_corrected),
        Measure("premise_precision", "premises of the set", answering.premise_precision),
        Measure("followup_resolved", "right or top5", answering.followup_resolved),
        Measure("abstained_rightly", _SELECTIVE, answering.abstained_rightly),
        Measure("abstention_precision", _SELECTIVE, answering.abstention_precision),
        Measure("abstention_recall", _SELECTIVE, answering.abstention_recall),
        Measure("citation_recall", _ALCE, _cited(citing.citation_recall)),
        Measure("citation_precision", _ALCE, _cited(citing.citation_precision)),
        Measure(
            "citation_lines",
            "lines a citation",
            lambda case: citing.citation_lines(case.cited),
            higher_is_better=False,
        ),
        Measure(
            "quote_intact",
            "texts of the reports",
            lambda case: citing.quote_intact(case.quotes, case.lines_of),
        ),
        Measure(
            "figures_grounded",
            "states of the answer's figures",
            lambda case: citing.figures_grounded(case.states),
        ),
        Measure("top1", "success@1", _found(ranking.in_top, 1)),
        Measure("top5", "success@5", _found(ranking.in_top, 5)),
        Measure("top10", "success@10", _found(ranking.in_top, 10)),
        Measure("all10", "every need within 10", _found(ranking.all_in_top, 10)),
        Measure("mrr", "Voorhees 1999 (TREC-8)", _found(ranking.reciprocal_rank)),
        Measure("ndcg10", _NDCG, _found(ranking.ndcg, 10)),
        Measure(
            "length",
            "characters",
            lambda case: float(len(case.text)),
            higher_is_better=False,
        ),
    )
}

TIMES: dict[str, Time] = {
    f"seconds_{step}": Time(f"seconds_{step}", step) for step in ("retrieve", "answer", "total")
}


def score(
    question: Question, answer: Mapping[str, Any], lines_of: LinesOf | None = None
) -> dict[str, float | None]:
    """Judge one answer by every measure.

    Parameters
    ----------
    question
        What was asked and what is needed.
    answer
        The contract's object (``Answer.to_json()``).
    lines_of
        ``lines_of(report, first, last)`` returns the original texts of a report's lines; without
        it, ``quote_intact`` does not apply.

    Returns
    -------
    dict
        A number for each of :data:`MEASURES`, in its order; ``None`` where one does not apply.
    """
    case = case_of(question, answer, lines_of)
    return {name: measure.function(case) for name, measure in MEASURES.items()}


def times(answer: Mapping[str, Any]) -> dict[str, float | None]:
    """Return the seconds that each step of :data:`TIMES` took, as the answer states them."""
    seconds = answer.get("seconds", {})
    return {name: seconds.get(time.step) for name, time in TIMES.items()}


def confidence(answer: Mapping[str, Any]) -> float | None:
    """Return how sure an answer is, for a risk–coverage curve: the best passage's score.

    ``None`` where no answer was given.
    """
    if answer["abstained"] or not answer["retrieved"]:
        return None
    return float(max(passage["score"] for passage in answer["retrieved"]))
