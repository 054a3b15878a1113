"""Finding passages: candidates by words and vectors, the best of them ranked by features.

:class:`Retriever` is a LlamaIndex retriever over one snapshot. It ranks what :mod:`index.gather`
brings (:mod:`index.rank`), lets a cross-encoder read the first ones again if there is one, and
returns :class:`Hit` records, best first, equal scores in the order of the snapshot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.embedding import encode_query
from index.gather import Gatherer
from index.kept import KeptPassages
from index.query import Hit, Query, token_weights
from index.rank import FEATURES, Asked, Found, Matrix, Ranker, rank_scores
from index.reranker import DEPTH, Reranker
from index.search import PassageSearch
from index.snapshot import Snapshot
from ingest.model import Passage

__all__ = ["CANDIDATES", "Hit", "Query", "Retriever", "SecondLook", "node_of", "token_weights"]

CANDIDATES = 60
"""How many of the best passages by fused score are ranked by features."""

SOFTNESS = 2.0
"""How far below the best a score of the ranker must be to count e times less."""

PER_REPORT = 3
"""How many passages of each compared report come before all others."""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A cross-encoder and how many of the best passages it reads."""

    reranker: Reranker
    depth: int = DEPTH


class Retriever(BaseRetriever):
    """Words and vectors of one snapshot, fused and ranked.

    Parameters
    ----------
    snapshot
        What is searched.
    embedding
        The model that made the snapshot's vectors.
    search
        Where candidates come from; the snapshot's own files if not given.
    second
        Reads the best passages again, if given.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        embedding: BaseEmbedding,
        search: PassageSearch | None = None,
        second: SecondLook | None = None,
    ) -> None:
        super().__init__()
        self._embedding = embedding
        reports = snapshot.records.reports()
        self._gatherer = Gatherer(snapshot.words, snapshot.vectors, reports, search)
        self._passages = KeptPassages(snapshot.records)
        self._ranker = Ranker(snapshot.words, snapshot.records)
        self._second = second

    def find(self, query: Query, top_k: int = 20) -> list[Hit]:
        """Return the ``top_k`` best passages, best first; none if no word or vector fits.

        Raises
        ------
        UijeongError
            If another store than the snapshot's files is searched and does not answer.
        """
        depth = self._second.depth if self._second else 0
        found, features = self.candidates(query, max(CANDIDATES, top_k, depth))
        if not found:
            return []
        scores = rank_scores(features)
        ranked = np.argsort(-scores, kind="stable").tolist()
        best = scores[ranked[0]]
        shown = np.exp((scores[ranked] - best) / SOFTNESS).tolist()
        order = self._read_again(query, ranked, found)
        chosen = _represented([found[at].passage.report for at in order], query.each)
        return [
            Hit(
                *(found[at].passage, score, found[at].words, found[at].cosine),
                dict(zip(FEATURES, features[at].tolist(), strict=True)),
            )
            for at, score in ((order[place], shown[place]) for place in chosen[:top_k])
        ]

    def candidates(self, query: Query, count: int = CANDIDATES) -> tuple[list[Found], Matrix]:
        """Return the ``count`` best passages by fused score and their features, row by row."""
        weights = token_weights(query.text, query.expansions, bool(query.favoured))
        # What is encoded is the question with the counterparts of its words after it.
        written = [query.text, *(expansion.written for expansion in query.expansions)]
        vector = np.asarray(encode_query(self._embedding, " ".join(written)), dtype=np.float32)
        gathered = self._gatherer.gather(query, weights, vector)
        order = gathered.best(count)
        positions = gathered.positions[order].tolist()
        found = [
            Found(
                *(position, passage, float(gathered.words[at]), float(gathered.spread[at])),
                *(float(gathered.cosines[at]), bool(gathered.favoured[at])),
            )
            for at, position, passage in zip(
                order, positions, self._passages.at(positions), strict=True
            )
        ]
        return found, self._ranker.features(Asked(weights, query.names, query.units), found)

    def _read_again(self, query: Query, ranked: list[int], found: Sequence[Found]) -> list[int]:
        """Return the ranked candidates in the order of the cross-encoder, if there is one."""
        if self._second is None:
            return ranked
        texts = [found[at].passage.search for at in ranked]
        return self._second.reranker.order(query.text, ranked, texts, self._second.depth)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self.find(Query(query_bundle.query_str))
        return [NodeWithScore(node=node_of(hit.passage), score=hit.score) for hit in hits]


def _represented(reports: Sequence[str], each: Sequence[str]) -> list[int]:
    """Return ranks with the best passages of each compared report at the front, in turns.

    The first turn has the best of every such report, and so on; within a turn the better is first.
    """
    ranks = list(range(len(reports)))
    if len(each) < 2:
        return ranks
    had: Counter[str] = Counter()
    turns = []
    for report in reports:
        turns.append(min(had[report], PER_REPORT) if report in each else PER_REPORT)
        had[report] += 1
    return sorted(ranks, key=turns.__getitem__)


def node_of(passage: Passage) -> TextNode:
    """Return a passage as a LlamaIndex node, its place in the metadata."""
    return TextNode(
        id_=passage.id,
        text=passage.text,
        metadata={
            "report": passage.report,
            "heading": list(passage.heading),
            "first": passage.first,
            "last": passage.last,
            "page": passage.page,
        },
    )
