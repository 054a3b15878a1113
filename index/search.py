"""What a snapshot's passages are searched with: its own files, or a Milvus server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.filters import Spans
from index.vectors import Matrix, Vectors
from index.words import Words

Ranked = list[tuple[int, float]]
"""Positions and scores, best first, equal scores by position."""


class PassageSearch(Protocol):
    """Finds the best positions of a snapshot; every store gives the same.

    What a position scores is asked of the snapshot itself (``Vectors.cosines``,
    ``Words.scores_at``), whichever store found it.
    """

    def by_vector(
        self, vector: Sequence[float] | Matrix, k: int, allowed: Spans | None = None
    ) -> Ranked:
        """Return the ``k`` best positions by their best cosine with ``vector``.

        ``allowed`` are the positions that may be found, by default all.
        """

    def by_words(
        self,
        tokens: Sequence[str],
        k: int,
        weights: Sequence[float] | None = None,
        allowed: Spans | None = None,
    ) -> Ranked:
        """Return the ``k`` best positions by BM25 of the weighted tokens, of those above 0."""


@dataclass(frozen=True, slots=True)
class EmbeddedSearch:
    """Searches the snapshot's own files."""

    words: Words
    vectors: Vectors

    def by_vector(
        self, vector: Sequence[float] | Matrix, k: int, allowed: Spans | None = None
    ) -> Ranked:
        """See :class:`PassageSearch`."""
        return self.vectors.search(vector, k, allowed)

    def by_words(
        self,
        tokens: Sequence[str],
        k: int,
        weights: Sequence[float] | None = None,
        allowed: Spans | None = None,
    ) -> Ranked:
        """See :class:`PassageSearch`."""
        return self.words.top(tokens, k, weights, allowed)
