"""Finding passages: words and vectors fused by score, the reports asked about favoured.

Both sides are LlamaIndex retrievers over one snapshot. :class:`Retriever` fuses their scores and
returns :class:`Hit` records, best first, equal scores in the order of the snapshot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.embedding import encode_query
from index.morphemes import content_tokens
from index.snapshot import Snapshot
from index.terms import Expansion
from ingest.model import Passage

VECTOR_WEIGHT = 0.5
"""What the best vector match counts beside the best word match."""

FAVOUR = 2.0
"""By what factor a passage of a report that the question names is weighed up."""

PERIOD_WEIGHT = 0.3
"""What a word that only says when or in which report counts: the favoured reports say that."""

PER_REPORT = 3
"""How many passages of each compared report come before all others."""

_PERIOD = re.compile(r"(?:19|20)\d\d|[년월말]|년도|연도|기준|현재|보고서?|~(?:년도|기준|현재|보고)")

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    ``favoured`` are the names of the reports asked about; each report of ``each`` (a comparison)
    is represented among the results. ``expansions`` are everyday and English words of the text in
    the words of reports.
    """

    text: str
    favoured: frozenset[str] = frozenset()
    each: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its fused score, its share of the best word score, its cosine."""

    passage: Passage
    score: float
    words: float
    vector: float


class WordRetriever(BaseRetriever):
    """Passages by BM25 over content morphemes and letter pairs."""

    def __init__(self, snapshot: Snapshot, passages: Sequence[Passage], top_k: int = 20) -> None:
        super().__init__()
        self._words = snapshot.words
        self._passages = passages
        self._top_k = top_k

    def scores(self, text: str, expansions: Sequence[Expansion] = ()) -> Scores:
        """Return the BM25 score of every passage: float32, one for each position.

        The tokens of ``expansions`` count as much as their weights say.
        """
        (tokens,) = content_tokens([text])
        weights = {t: PERIOD_WEIGHT if _PERIOD.fullmatch(t) else 1.0 for t in tokens}
        for expansion in expansions:
            for token in expansion.tokens:
                weights.setdefault(token, expansion.weight)
        return self._words.scores(list(weights), list(weights.values()))

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return _nodes(self._passages, self.scores(query_bundle.query_str), self._top_k)


class VectorRetriever(BaseRetriever):
    """Passages by the best cosine of their vectors with the question's."""

    def __init__(
        self,
        snapshot: Snapshot,
        passages: Sequence[Passage],
        embedding: BaseEmbedding,
        top_k: int = 20,
    ) -> None:
        super().__init__()
        self._vectors = snapshot.vectors
        self._passages = passages
        self._embedding = embedding
        self._top_k = top_k

    def scores(self, text: str, expansions: Sequence[Expansion] = ()) -> Scores:
        """Return the best cosine of every passage: float32, one for each position.

        What is encoded is the question with the counterparts of its words after it.
        """
        asked = " ".join([text, *(expansion.written for expansion in expansions)])
        return self._vectors.scores(encode_query(self._embedding, asked))

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return _nodes(self._passages, self.scores(query_bundle.query_str), self._top_k)


class Retriever(BaseRetriever):
    """Words and vectors of one snapshot, fused.

    Parameters
    ----------
    snapshot
        What is searched.
    embedding
        The model that made the snapshot's vectors.
    """

    def __init__(self, snapshot: Snapshot, embedding: BaseEmbedding) -> None:
        super().__init__()
        self._passages = list(snapshot.records.all_passages())
        self._words = WordRetriever(snapshot, self._passages)
        self._vectors = VectorRetriever(snapshot, self._passages, embedding)

    def find(self, query: Query, top_k: int = 20) -> list[Hit]:
        """Return the ``top_k`` best passages, best first; none if no word or vector fits."""
        words = self._words.scores(query.text, query.expansions)
        vectors = self._vectors.scores(query.text, query.expansions)
        scores = fuse(words, vectors)
        favoured = [passage.report in query.favoured for passage in self._passages]
        scores = np.where(favoured, scores * FAVOUR, scores)
        order = np.argsort(-scores, kind="stable")
        order = order[scores[order] > 0]
        best = float(words.max(initial=0)) or 1.0
        return [
            Hit(
                self._passages[position],
                float(scores[position]),
                float(words[position]) / best,
                float(vectors[position]),
            )
            for position in self._represented(order, query.each)[:top_k]
        ]

    def _represented(self, order: npt.NDArray[np.intp], each: Sequence[str]) -> list[int]:
        """Move the best passages of each compared report to the front, in turns."""
        ranked: list[int] = order.tolist()
        if len(each) < 2:
            return ranked
        queues = {
            name: [p for p in ranked if self._passages[p].report == name][:PER_REPORT]
            for name in each
        }
        front = [
            queue[turn]
            for turn in range(PER_REPORT)
            for queue in queues.values()
            if turn < len(queue)
        ]
        chosen = set(front)
        return front + [position for position in ranked if position not in chosen]

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self.find(Query(query_bundle.query_str))
        return [NodeWithScore(node=node_of(hit.passage), score=hit.score) for hit in hits]


def fuse(words: Scores, vectors: Scores) -> Scores:
    """Add up word and vector scores after bringing both to a common scale.

    Words are divided by the question's best word score. A cosine counts by how many standard
    deviations it stands above the mean of all passages, divided by the best of these.
    """
    scaled = words / (words.max(initial=0) or np.float32(1))
    spread = vectors.std() or np.float32(1)
    above = np.clip((vectors - vectors.mean()) / spread, 0, None)
    above = above / (above.max(initial=0) or np.float32(1))
    fused: Scores = scaled + np.float32(VECTOR_WEIGHT) * above
    return fused


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


def _nodes(passages: Sequence[Passage], scores: Scores, top_k: int) -> list[NodeWithScore]:
    order = np.argsort(-scores, kind="stable")[:top_k]
    return [
        NodeWithScore(node=node_of(passages[position]), score=float(scores[position]))
        for position in order
        if scores[position] > 0
    ]
