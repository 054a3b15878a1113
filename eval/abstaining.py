"""Learn when to say that the reports hold no answer: ``python -m eval.abstaining SET DATA …``.

Each set of questions goes with the data directory whose index it is asked of. A logistic regression
over the signs (``assistant.compose.signs.SIGNS``), both classes weighing the same, is fitted to
all questions but those whose answer is certain. The curve and the threshold come from holding out
one set after the other: a set's writer has ways of asking that its other questions give away. The
threshold goes by the sets that ask of everything: those of one kind hold few hard questions.
With ``--write`` the weights go to ``assistant/compose/absence.toml``; with ``--output`` the
risk–coverage curve is drawn there (``risk_coverage.svg``, ``risk_coverage.json``).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import assistant.compose.signs as absence
from assistant.service import Assistant
from assistant.settings import Settings
from eval.plots import curve
from eval.questions import Question, read_set
from prompts.messages import message

_STEPS = 30
_RIDGE = 1.0  # on signs of unit deviation: too few questions for a free hand
_MOST_REFUSED = 0.035  # of the questions with an answer
_STYLE = (
    "svg{background:#fff}text{font:11px sans-serif;fill:#333}.title{font-weight:bold}"
    ".middle{text-anchor:middle}.end{text-anchor:end}.grid{stroke:#ddd}"
    ".curve{fill:none;stroke:#0b57d0;stroke-width:2}"
)
_OWN = "own"  # sets of this name's beginning are of one kind, and for learning as a whole

Vector = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the name of its set, and its signs in the order of ``SIGNS``.

    ``whole`` says that the best candidate tells all that is asked, which the model is not asked
    about.
    """

    question: Question
    of: str
    signs: tuple[float, ...]
    whole: bool

    @property
    def mixed(self) -> bool:
        """Whether the set has questions of every kind."""
        return not self.of.startswith(_OWN)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the signs and the bias."""

    weights: Vector
    bias: float

    def probabilities(self, signs: Vector) -> Vector:
        """Return the probability of absence for each row of signs."""
        chances: Vector = 1 / (1 + np.exp(-(signs @ self.weights + self.bias)))
        return chances


def cases(path: Path, data: Path) -> list[Case]:
    """Ask a set's questions and return their signs.

    Left out are questions that name nothing, and those whose premise was corrected: neither is
    decided by the signs.
    """
    assistant = Assistant(Settings(data=data))
    found = []
    for question in read_set(path).questions:
        trace = assistant.trace(question.question, history=question.history)
        signs = trace.signs
        if signs.nameless or trace.answer.premise is not None:
            continue
        values = tuple(signs.values[name] for name in absence.SIGNS)
        found.append(Case(question, path.stem, values, signs.whole))
    return found


def fitted(signs: Vector, absent: Flags) -> Model:
    """Fit a logistic regression by Newton's method (Hastie et al. 2009, 4.4.1), with a ridge.

    Parameters
    ----------
    signs
        ``(questions, len(SIGNS))``.
    absent
        Which of the questions have no answer; they weigh as much together as the others.
    """
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
    rows = np.column_stack([(signs - mean) / spread, np.ones(len(signs))])
    share = np.where(absent, 0.5 / absent.mean(), 0.5 / (1 - absent.mean()))
    ridge = np.diag([_RIDGE] * signs.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (share * (absent - chance)) - ridge @ weights
        bend = (rows * (share * chance * (1 - chance))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(bend, slope)
    plain = weights[:-1] / spread
    return Model(plain, float(weights[-1] - plain @ mean))


def cross_validated(signs: Vector, absent: Flags, sets: Sequence[str]) -> Vector:
    """Return each question's probability by the model that was taught all sets but its own."""
    chances = np.zeros(len(absent))
    for held in sorted(set(sets)):
        out = np.array([name == held for name in sets])
        chances[out] = fitted(signs[~out], absent[~out]).probabilities(signs[out])
    return chances


def threshold_of(chances: Vector, absent: Flags) -> float:
    """Return the least threshold that refuses few enough of the questions with an answer."""
    highest = np.quantile(chances[~absent], 1 - _MOST_REFUSED, method="higher")
    return float(highest) + 1e-6


def risk_coverage(chances: Vector, absent: Flags) -> list[tuple[float, float]]:
    """Return, from the surest question on, the share answered and that of them without an answer.

    El-Yaniv and Wiener 2010; the risk is that of answering what the reports do not hold.
    """
    order = np.argsort(chances, kind="stable")
    wrong = np.cumsum(absent[order])
    return [((n + 1) / len(order), float(wrong[n] / (n + 1))) for n in range(len(order))]


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, tell and, where asked, write the weights and the curve."""
    parser = argparse.ArgumentParser(prog="python -m eval.abstaining")
    parser.add_argument("pairs", nargs="+", type=Path, metavar="SET DATA")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--output", type=Path)
    given = parser.parse_args(arguments)
    if len(given.pairs) % 2:
        parser.error("each set needs a data directory")
    pairs = zip(given.pairs[::2], given.pairs[1::2], strict=True)
    told = [case for path, data in pairs for case in cases(path, data)]
    signs, absent = _arrays(told)
    doubted = np.array([not case.whole for case in told])
    sets = [case.of for case in told if not case.whole]
    chances = np.zeros(len(told))
    chances[doubted] = cross_validated(signs[doubted], absent[doubted], sets)
    mixed = np.array([case.mixed for case in told])
    threshold = threshold_of(chances[mixed], absent[mixed])
    model = fitted(signs[doubted], absent[doubted])
    numbers = {
        "threshold": round(threshold, 3),
        "held_out": _rates(chances, absent, threshold),
        "held_out_mixed": _rates(chances[mixed], absent[mixed], threshold),
        "learnt": _rates(model.probabilities(signs) * doubted, absent, threshold),
    }
    sys.stdout.write(json.dumps(numbers, ensure_ascii=False, indent=1) + "\n")
    if given.write:
        _write(Path(absence.__file__).with_name("absence.toml"), _toml(model, threshold))
    if given.output:
        _draw(given.output, risk_coverage(chances[mixed], absent[mixed]), numbers)
    return 0


def _arrays(some: Sequence[Case]) -> tuple[Vector, Flags]:
    signs = np.array([case.signs for case in some], dtype=np.float64)
    return signs, np.array([not case.question.answerable for case in some], dtype=bool)


def _rates(chances: Vector, absent: Flags, threshold: float) -> dict[str, float]:
    """Return how many questions of either class are refused, and the classes' sizes."""
    refused = chances >= threshold
    return {
        "answerable": int((~absent).sum()),
        "refused": round(float(refused[~absent].mean()), 3),
        "unanswerable": int(absent.sum()),
        "recognised": round(float(refused[absent].mean()), 3) if absent.any() else 0.0,
    }


def _toml(model: Model, threshold: float) -> str:
    weights = zip(absence.SIGNS, model.weights, strict=True)
    lines = [
        "# The weights of the signs of absence (assistant/compose/signs.py); written by",
        "# `python -m eval.abstaining`.",
        "[weights]",
        *(f"{name} = {weight:.3f}" for name, weight in weights),
        "",
        "[decision]",
        f"bias = {model.bias:.3f}",
        f"threshold = {threshold:.3f}",
    ]
    return "\n".join(lines) + "\n"


def _draw(folder: Path, points: Sequence[tuple[float, float]], numbers: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    labels = (message(f"eval.{key}") for key in ("absence_curve", "coverage", "absence_risk"))
    title, x_label, y_label = labels
    drawn = str(curve(points, title, x_label, y_label))
    whole = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    whole = whole.replace(">", f"><style>{_STYLE}</style>", 1)
    _write(folder / "risk_coverage.svg", whole + "\n")
    told = {"numbers": numbers, "curve": [[round(x, 4), round(y, 4)] for x, y in points]}
    _write(folder / "risk_coverage.json", json.dumps(told, ensure_ascii=False) + "\n")


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


if __name__ == "__main__":
    sys.exit(main())
