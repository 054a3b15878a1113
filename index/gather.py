"""Candidates of a question: the best by words and by vectors, scored exactly and fused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.filters import Places, Spans, spans_of
from index.query import Query
from index.records import ReportInfo
from index.search import EmbeddedSearch, PassageSearch
from index.vectors import Matrix, Vectors
from index.words import Words

VECTOR_WEIGHT = 0.5
"""What the best vector match counts beside the best word match."""

FAVOUR = 2.0
"""By what factor a passage of a report that the question names is weighed up."""

DEPTH = 200
"""How many passages are taken from each side: of all, and once more of the favoured reports."""

_ASIDE = 8
"""How many questions' vectors may be searched at once, beside their words."""

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Candidates in the order of the snapshot, one entry each in every array.

    ``words`` and ``spread`` are brought to a common scale, the best being 1; ``fused`` is what
    they amount to together.
    """

    positions: Places
    words: Scores
    spread: Scores
    cosines: Scores
    favoured: npt.NDArray[np.bool_]
    fused: npt.NDArray[np.float64]

    def best(self, count: int) -> list[int]:
        """Return where the ``count`` best of them stand here, of those above 0, best first."""
        order = np.argsort(-self.fused, kind="stable")[:count]
        return [int(at) for at in order[self.fused[order] > 0]]


class Gatherer:
    """Gathers the candidates of a question from whichever store is searched.

    Parameters
    ----------
    words, vectors
        A snapshot's own, which say what a passage scores.
    reports
        The snapshot's, in its order.
    search
        Says which passages are worth asking about; the words and vectors if not given.
    """

    def __init__(
        self,
        words: Words,
        vectors: Vectors,
        reports: Sequence[ReportInfo],
        search: PassageSearch | None = None,
    ) -> None:
        self._words = words
        self._vectors = vectors
        self._reports = reports
        self._search = search or EmbeddedSearch(words, vectors)
        self._aside = ThreadPoolExecutor(_ASIDE, "vectors")

    def gather(self, query: Query, weights: Mapping[str, float], vector: Matrix) -> Gathered:
        """Return the candidates of a question.

        Parameters
        ----------
        query
            The question.
        weights
            Its tokens and how much each counts.
        vector
            Its vector.
        """
        tokens, shares = list(weights), list(weights.values())
        favoured = spans_of(
            self._reports,
            lambda report: report.name in query.favoured and query.within.allows(report),
        )
        allowed = spans_of(self._reports, query.within.allows) if query.within else None
        near: dict[int, float] = {}
        having: set[int] = set()
        for spans in (allowed, favoured) if favoured.pairs else (allowed,):
            # Each takes long where there is much to search, and neither waits for the other.
            by_vector = self._aside.submit(self._search.by_vector, vector, DEPTH, spans)
            having.update(at for at, _ in self._search.by_words(tokens, DEPTH, shares, spans))
            near.update(by_vector.result())
        # The search says the cosines of what it found; those of vectors on disk are dear.
        rest = sorted(having - near.keys())
        near.update(zip(rest, self._vectors.cosines(vector, rest).tolist(), strict=True))
        positions = np.array(sorted(near), dtype=np.int64)
        cosines = np.array([near[place] for place in positions.tolist()], dtype=np.float32)
        words = self._words.scores_at(tokens, shares, positions)
        scaled, spread = scale(words, cosines, *self._vectors.usual(vector))
        named = _among(positions, favoured)
        fused = (scaled + np.float32(VECTOR_WEIGHT) * spread) * np.where(named, FAVOUR, 1)
        return Gathered(positions, scaled, spread, cosines, named, fused)


def scale(words: Scores, cosines: Scores, mean: float, deviation: float) -> tuple[Scores, Scores]:
    """Bring word and vector scores to a common scale, the best being 1.

    Words are divided by the question's best word score. A cosine counts by how many standard
    deviations it stands above the mean of all passages, divided by the best of these.
    """
    scaled = words / (words.max(initial=0) or np.float32(1))
    above = np.clip((cosines - np.float32(mean)) / np.float32(deviation or 1), 0, None)
    spread: Scores = above / (above.max(initial=0) or np.float32(1))
    return scaled, spread


def _among(positions: Places, spans: Spans) -> npt.NDArray[np.bool_]:
    """Tell for each of ``positions`` whether it is among those of ``spans``."""
    edges = np.array(spans.pairs, dtype=np.int64).reshape(-1)
    # Before a span's first edge the number of edges passed is even, within it odd.
    inside: npt.NDArray[np.bool_] = np.searchsorted(edges, positions, side="right") % 2 == 1
    return inside
