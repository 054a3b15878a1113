"""The contest: every side finds passages for the same questions, one question after the other.

A side is a way to find passages. The sides take turns at each question, so that what else the
machine does meets all of them alike, and times are given as ratios.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from eval.questions import Place, Question
from eval.ranking import all_in_top, in_top, ndcg, reciprocal_rank
from eval.run import by_step
from ingest.progress import Progress

TOP = 20
"""How many passages a side gives for a question."""

QUALITY: dict[str, Callable[..., float | None]] = {
    "top1": partial(in_top, k=1),
    "top5": partial(in_top, k=5),
    "top10": partial(in_top, k=10),
    "all10": partial(all_in_top, k=10),
    "mrr": reciprocal_rank,
    "ndcg10": partial(ndcg, k=10),
}
"""Measures of the passages found, of needs and places, as ``eval.measures`` has them."""

SPEED = ("median", "p95", "index")

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """The places of the passages found for a question, best first, and how long it took."""

    places: tuple[Place, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Side:
    """One way to find passages.

    ``index_seconds`` is the time from the reports to an index in memory, ``spans`` how many lines
    each passage covers.
    """

    name: str
    find: Callable[[Question], Found]
    index_seconds: float
    spans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a side comes to.

    ``quality`` has the mean of each of :data:`QUALITY`, ``success`` the share of questions with
    evidence in the top k for k = 1 … :data:`TOP`, ``seconds`` those of :data:`SPEED`.
    """

    name: str
    passages: int
    lines: float
    quality: dict[str, float]
    success: tuple[float, ...]
    seconds: dict[str, float]


def hold(
    sides: Sequence[Side], questions: Sequence[Question], progress: Progress, label: str
) -> list[Standing]:
    """Put every question to every side in turn.

    Parameters
    ----------
    sides
        Who takes part.
    questions
        Questions with evidence, at least one.
    progress, label
        Told of each question; what the step is called.

    Returns
    -------
    list of Standing
        One for each side, in their order.
    """
    for side in sides:
        side.find(questions[0])  # what loads on first use is no part of the times
    found: list[dict[str, Found]] = []
    progress.start(label, len(questions))
    for question in questions:
        found.append({side.name: side.find(question) for side in sides})
        progress.advance()
    progress.finish()
    times = by_step(
        {
            question.id: {name: of_side.seconds for name, of_side in row.items()}
            for question, row in zip(questions, found, strict=True)
        }
    )
    return [
        _standing(side, questions, [row[side.name].places for row in found], times[side.name])
        for side in sides
    ]


def _standing(
    side: Side,
    questions: Sequence[Question],
    found: Sequence[Sequence[Place]],
    times: Mapping[str, float],
) -> Standing:
    def mean(measure: Callable[..., float | None]) -> float:
        pairs = zip(questions, found, strict=True)
        values = [measure(question.evidence, places) for question, places in pairs]
        return round(statistics.fmean(value for value in values if value is not None), _DIGITS)

    return Standing(
        name=side.name,
        passages=len(side.spans),
        lines=statistics.median(side.spans),
        quality={name: mean(measure) for name, measure in QUALITY.items()},
        success=tuple(mean(partial(in_top, k=k)) for k in range(1, TOP + 1)),
        seconds={
            "median": times["median"],
            "p95": times["p95"],
            "index": round(side.index_seconds, 3),
        },
    )


def ratios(ours: Standing, peer: Standing) -> dict[str, float | None]:
    """Return ours ÷ theirs for each measure of quality and speed; ``None`` where theirs is 0.

    Above 1 is better in quality, below 1 in speed.
    """
    pairs = {name: (ours.quality[name], peer.quality[name]) for name in QUALITY}
    pairs |= {name: (ours.seconds[name], peer.seconds[name]) for name in SPEED}
    return {
        name: round(own / theirs, _DIGITS) if theirs else None
        for name, (own, theirs) in pairs.items()
    }
