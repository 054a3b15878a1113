"""Ranking what was found: a linear model over a few features of question and passage.

The weights stand in ``ranker.toml`` and are learnt by ``python -m eval.training`` from the question
sets: a softmax over the candidates of each question, raised for those that hold its evidence
(ListNet's top-one probability, Cao et al. 2007).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log

import numpy as np
import numpy.typing as npt

from index.kept import KEPT
from index.morphemes import content_tokens
from index.records import Records
from index.words import Words
from ingest.model import Passage

FEATURES = (
    *("words", "spread", "cosine", "favoured"),
    *("cover", "content", "names", "line", "unit", "label", "table"),
)
"""What a passage is ranked by.

``words`` is its share of the best word score, ``spread`` that of the best vector score above the
mean, ``cosine`` the vector score itself, ``favoured`` whether the question names its report,
``cover`` the weight of the question's tokens that it has (by rarity, from 0 to 1), ``content`` the
same without letter pairs, ``names`` the share of the names as written, ``line`` the same for its
best line under its headings, ``unit`` whether a figure of it has a unit asked for, ``label`` the
share of the names in the labels of its best such figure, ``table`` whether it is a table.
"""

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Asked:
    """What ranking reads of a question: tokens with their weights, names, unit families."""

    tokens: Mapping[str, float]
    names: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate as the first search saw it."""

    position: int
    passage: Passage
    words: float
    spread: float
    cosine: float
    favoured: bool


@dataclass(frozen=True, slots=True)
class _Texts:
    """A passage's texts without spaces, in lower case.

    ``whole`` is the heading with all lines, ``lines`` each line behind the heading, ``joined``
    these one below the other.
    """

    heading: str
    whole: str
    lines: tuple[str, ...]
    joined: str


class Ranker:
    """Weighs the candidates of a question.

    Parameters
    ----------
    words
        Says how rare a token is and which passages have it.
    records
        Holds the passages' figures.
    """

    def __init__(self, words: Words, records: Records) -> None:
        self._words = words
        self._records = records
        self._texts = lru_cache(maxsize=KEPT)(_texts)
        self._labels = lru_cache(maxsize=KEPT)(self._labels_of)

    def features(self, asked: Asked, found: Sequence[Found]) -> Matrix:
        """Return the features of each candidate: float32, ``(candidates, len(FEATURES))``."""
        covers = self._covers(asked.tokens, [one.position for one in found])
        names = self._weighed(asked.names)
        rows = [
            (
                *(one.words, one.spread, one.cosine, float(one.favoured), *cover),
                *self._matches(asked, names, one.passage),
                float(one.passage.kind == "table"),
            )
            for one, cover in zip(found, covers, strict=True)
        ]
        return np.array(rows, dtype=np.float32).reshape(len(found), len(FEATURES))

    def _covers(
        self, tokens: Mapping[str, float], positions: Sequence[int]
    ) -> list[tuple[float, float]]:
        """Return what each candidate has of the tokens' weight: of all, of whole morphemes."""
        weights = np.array([w * self._rarity(token) for token, w in tokens.items()])
        whole = np.array([not token.startswith("~") for token in tokens], dtype=np.bool_)
        kinds = np.stack([weights, weights * whole])
        total = kinds.sum(axis=1, keepdims=True)
        had = kinds @ self._words.having(list(tokens), positions)
        shares = had / np.where(total > 0, total, 1)
        return [(float(all_), float(whole)) for all_, whole in shares.T]

    def _rarity(self, token: str) -> float:
        """Return BM25's idf of a token."""
        count = self._words.frequency(token)
        return log(1 + (self._words.count - count + 0.5) / (count + 0.5))

    def _weighed(self, names: Sequence[str]) -> dict[str, float]:
        """Return the question's names without spaces, with weights that add up to 1.

        A name is as rare as the rarest of its tokens that some passage has.
        """
        weights = {
            _squeezed(name): max(
                (self._rarity(token) for token in _tokens(name) if self._words.frequency(token)),
                default=0.0,
            )
            for name in names
        }
        total = sum(weights.values()) or 1.0
        return {name: weight / total for name, weight in weights.items() if name and weight}

    def _matches(
        self, asked: Asked, names: Mapping[str, float], passage: Passage
    ) -> tuple[float, float, float, float]:
        """Return the features ``names``, ``line``, ``unit`` and ``label``."""
        texts = self._texts(passage)
        # Few of the names stand in most passages: the lines are searched for those alone.
        near = {name: weight for name, weight in names.items() if name in texts.joined}
        best = max((_share(near, line) for line in texts.lines), default=0.0) if near else 0.0
        whole = _share(names, texts.whole)
        if not asked.units:
            return whole, best, 0.0, 0.0
        labels = [label for unit, label in self._labels(passage) if unit in asked.units]
        label = max((_share(names, texts.heading + label) for label in labels), default=0.0)
        return whole, best, float(bool(labels)), label

    def _labels_of(self, passage: Passage) -> tuple[tuple[str, str], ...]:
        """Return the unit and the labels of each of a passage's figures."""
        figures = self._records.figures(passage.report, passage.first, passage.last)
        return tuple(
            (figure.unit, _squeezed("".join((*figure.row, *figure.column)))) for figure in figures
        )


def rank_scores(features: Matrix) -> npt.NDArray[np.float32]:
    """Return the model's score of each row of features."""
    scores: npt.NDArray[np.float32] = features @ weights()
    return scores


@cache
def weights() -> npt.NDArray[np.float32]:
    """Return the learnt weight of each feature, in the order of ``FEATURES``."""
    table = tomllib.loads(files("index").joinpath("ranker.toml").read_text(encoding="utf-8"))
    return np.array([table["weights"][name] for name in FEATURES], dtype=np.float32)


def _share(names: Mapping[str, float], text: str) -> float:
    share = 0.0  # a loop: thousands of lines are looked at for a question
    for name, weight in names.items():
        if name in text:
            share += weight
    return share


def _texts(passage: Passage) -> _Texts:
    heading = _squeezed("".join(passage.heading))
    lines = [_squeezed(line) for line in passage.search.split("\n")[1:]]
    below = tuple(heading + line for line in lines)
    return _Texts(heading, heading + "".join(lines), below, "\n".join(below))


@lru_cache(maxsize=KEPT)
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(content_tokens([name])[0])


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()
