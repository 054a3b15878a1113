"""Searching a snapshot by candidates from Milvus, ranked by the snapshot's own scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from index.filters import Places, Spans, best
from index.milvus.collections import PROBES, Names, check, exact
from index.milvus.server import Server
from index.search import Ranked
from index.vectors import Matrix, Vectors
from index.vectors.flat import unit
from index.words import Words
from ingest.errors import UijeongError

_MOST = 16_384
"""As many results as Milvus gives at once."""

_ROWS_EACH, _ROWS_MORE = 8, 64
_EQUAL = 1e-5
"""Below this share two scores may be the same, rounded otherwise."""

_OFF_EXACT, _OFF_PACKED = 1e-3, 0.1
"""How far Milvus' scores may be from the snapshot's: computed in another order, or packed."""


class MilvusSearch:
    """Searches one snapshot in Milvus.

    Parameters
    ----------
    server
        The connection.
    id_
        The snapshot's id.
    words, vectors
        The snapshot's own, which say what a position scores.

    Raises
    ------
    UijeongError
        If Milvus does not hold this snapshot, all of it. The searches raise it when Milvus does
        not answer, or answers with what is not the snapshot's.
    """

    def __init__(self, server: Server, id_: str, words: Words, vectors: Vectors) -> None:
        self._server = server
        self._names = Names.of(id_)
        self._words = words
        self._vectors = vectors
        self._exact = exact(vectors)
        check(server, self._names, words, vectors)

    def by_vector(
        self, vector: Sequence[float] | Matrix, k: int, allowed: Spans | None = None
    ) -> Ranked:
        """See :class:`index.search.PassageSearch`."""
        question = unit(vector)
        limit = _ROWS_EACH * k + _ROWS_MORE
        spans = _within(allowed, self._vectors.count)
        while k > 0 and spans:
            rows, given = self._ask(
                *(self._names.vectors, "vector", "row", question, limit, spans),
                {} if self._exact else {"nprobe": PROBES},
            )
            self._known(rows, self._vectors.rows)
            owners, firsts = np.unique(self._vectors.owner(rows), return_index=True)
            scores = self._vectors.cosines(vector, owners)
            # Rows come best first: the first of a passage is its best.
            self._agree(given[firsts], scores, _OFF_EXACT if self._exact else _OFF_PACKED)
            if len(rows) < min(limit, _MOST) or limit >= _MOST or _enough(scores, given, k):
                return best(owners, scores, k)
            limit *= 4
        return []

    def by_words(
        self,
        tokens: Sequence[str],
        k: int,
        weights: Sequence[float] | None = None,
        allowed: Spans | None = None,
    ) -> Ranked:
        """See :class:`index.search.PassageSearch`."""
        asked: dict[int, float] = {}
        for token, weight in self._words.ids(tokens, weights):
            asked[token] = asked.get(token, 0.0) + weight
        asked = {token: weight for token, weight in asked.items() if weight > 0}
        limit = k + _ROWS_MORE
        spans = _within(allowed, self._words.count)
        while k > 0 and asked and spans:
            places, given = self._ask(
                self._names.words, "words", "position", asked, limit, spans, {}
            )
            self._known(places, self._words.count)
            order = np.argsort(places)
            places, given = places[order], given[order]
            scores = self._words.scores_at(tokens, weights, places)
            self._agree(given, scores, _OFF_EXACT)
            if len(places) < min(limit, _MOST) or limit >= _MOST or _enough(scores, given, k):
                return best(places, scores, k)
            limit *= 4
        return []

    def _ask(
        self,
        name: str,
        field: str,
        key: str,
        question: Any,  # noqa: ANN401 (an array or a mapping)
        limit: int,
        spans: str,
        settings: dict[str, int],
    ) -> tuple[Places, Matrix]:
        """Return the keys and scores that Milvus finds best, best first."""
        with self._server.asked() as client:
            (hits,) = client.search(
                name,
                data=[question],
                anns_field=field,
                filter="" if spans == _ALL else spans,
                limit=min(limit, _MOST),
                search_params={"metric_type": "IP", "params": settings},
                timeout=self._server.choice.timeout,
            )
            found = [(int(hit[key]), float(hit["distance"])) for hit in hits]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        keys = np.array([key for key, _ in found], dtype=np.int64)
        return keys, np.array([score for _, score in found], dtype=np.float32)

    def _known(self, keys: Places, count: int) -> None:
        if len(keys) and (keys.min() < 0 or keys.max() >= count):
            raise self._other(f"key {int(keys.max())} of {count}")

    def _agree(self, given: Matrix, scores: npt.NDArray[np.float32], tolerance: float) -> None:
        """Make sure that what Milvus says of its candidates is what the snapshot says of them."""
        off = np.abs(given - scores) > tolerance * np.maximum(np.abs(scores), 1)
        if off.any():
            raise self._other(f"{int(off.sum())} of {len(off)} scores differ")

    def _other(self, detail: str) -> UijeongError:
        return UijeongError("index.milvus_other", uri=self._server.choice.uri, detail=detail)


_ALL = "all"


def _within(allowed: Spans | None, count: int) -> str:
    """Return ``allowed`` as Milvus' condition, ``""`` where it leaves no position."""
    if allowed is None:
        return _ALL if count else ""
    return " or ".join(
        f"(position >= {first} and position < {end})" for first, end in allowed.within(count).pairs
    )


def _enough(scores: npt.NDArray[np.float32], given: Matrix, k: int) -> bool:
    """Tell whether no passage that Milvus kept back may equal the ``k``-th best of those found."""
    if len(scores) < k:
        return False
    last = float(np.sort(scores)[-k])
    return float(given.min()) < last - _EQUAL * max(abs(last), 1.0)
