"""Learn the ranker's weights: ``python -m eval.training SET DATA [SET DATA …]``.

Each set of questions goes with the data directory whose index its places count lines in. Printed
is, besides the weights, what the ranker gains over the plain fusion of words and vectors on
questions that it was not taught (cross-validation over all halves given).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.service import Assistant
from assistant.settings import Settings
from eval.questions import Place, Question, read_set
from index.gather import FAVOUR, VECTOR_WEIGHT
from index.rank import FEATURES, Found

_FOLDS = 5
_STEPS = 400
_RATE = 0.05
_DECAY = 0.01  # the weight of the squared norm: too few questions for a free hand
_CUTS = (1, 5, 10)

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question's candidates: features, which of them hold evidence, the fused scores."""

    question: Question
    features: npt.NDArray[np.float64]
    right: npt.NDArray[np.bool_]
    fused: Vector


def lessons(path: Path, data: Path) -> Iterator[Lesson]:
    """Yield the lessons of a question set over an index."""
    assistant = Assistant(Settings(data=data))
    assistant.warm()
    for question in read_set(path).questions:
        if not question.evidence:
            continue
        before = [earlier for earlier, _ in question.history]
        found, features = assistant.candidates(question.question, before)
        right = np.array([_holds(one, question) for one in found], dtype=bool)
        fused = [
            (f.words + VECTOR_WEIGHT * f.spread) * (FAVOUR if f.favoured else 1) for f in found
        ]
        yield Lesson(question, features.astype(np.float64), right, np.array(fused))


def _holds(found: Found, question: Question) -> bool:
    passage = found.passage
    place = Place(passage.report, passage.first, passage.last)
    return any(place.touches(option) for need in question.evidence for option in need)


def learn(taught: Sequence[Lesson]) -> Vector:
    """Return the weights that make evidence come first, by full-batch Adam; deterministic."""
    rows = np.concatenate([lesson.features for lesson in taught])
    deviation = rows.std(axis=0) + 1e-6
    usable = [lesson for lesson in taught if lesson.right.any()]
    weights = np.zeros(rows.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        slope = 2 * _DECAY * weights
        for lesson in usable:
            scaled = lesson.features / deviation
            share = _softmax(scaled @ weights)
            wanted = np.where(lesson.right, share, 0)
            slope += scaled.T @ (share - wanted / wanted.sum()) / len(usable)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    learnt: Vector = weights / deviation
    return learnt


def _softmax(scores: Vector) -> Vector:
    raised = np.exp(scores - scores.max())
    share: Vector = raised / raised.sum()
    return share


def cross_validated(taught: Sequence[Lesson]) -> list[Vector]:
    """Return the scores of each lesson's candidates by weights learnt from the other folds."""
    order = np.random.default_rng(0).permutation(len(taught))
    scores: list[Vector] = [lesson.fused for lesson in taught]
    for fold in range(_FOLDS):
        held = set(order[fold::_FOLDS].tolist())
        weights = learn([one for at, one in enumerate(taught) if at not in held])
        for at in held:
            scores[at] = taught[at].features @ weights
    return scores


def success(taught: Sequence[Lesson], scores: Sequence[Vector]) -> str:
    """Return how often evidence is among the first 1, 5 and 10 candidates."""
    ranked = [
        lesson.right[np.argsort(-score, kind="stable")]
        for lesson, score in zip(taught, scores, strict=True)
    ]
    shares = (f"{k} {np.mean([right[:k].any() for right in ranked]):.3f}" for k in _CUTS)
    return "  ".join(shares)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pairs", nargs="+", type=Path, metavar="SET DATA")
    parser.add_argument("--ablate", action="store_true", help="leave out each feature in turn")
    parser.add_argument("--output", type=Path, help="where to write ranker.toml")
    options = parser.parse_args(arguments)
    pairs = list(zip(options.pairs[::2], options.pairs[1::2], strict=True))
    taught = [lesson for path, data in pairs for lesson in lessons(path, data)]
    lines = [
        f"{len(taught)} questions",
        f"fused            {success(taught, [lesson.fused for lesson in taught])}",
        f"cross-validated  {success(taught, cross_validated(taught))}",
    ]
    for left_out in range(len(FEATURES)) if options.ablate else ():
        kept = [at for at in range(len(FEATURES)) if at != left_out]
        fewer = [
            Lesson(one.question, one.features[:, kept], one.right, one.fused) for one in taught
        ]
        lines.append(f"without {FEATURES[left_out]:9}{success(fewer, cross_validated(fewer))}")
    weights = learn(taught)
    table = "\n".join(f"{n} = {w:.4f}" for n, w in zip(FEATURES, weights, strict=True))
    lines.append(table)
    if options.output:
        head = "# The weights of the ranker's features (index/rank.py); "
        text = f"{head}written by `python -m eval.training`.\n[weights]\n{table}\n"
        options.output.write_text(text, encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
