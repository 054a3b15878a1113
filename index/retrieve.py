"""Finding passages: words and vectors fused by score, the best of them ranked by features.

Both sides are LlamaIndex retrievers over one snapshot. :class:`Retriever` fuses their scores, ranks
the first candidates (:mod:`index.rank`) and returns :class:`Hit` records, best first, equal scores
in the order of the snapshot.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.embedding import encode_query
from index.morphemes import content_tokens
from index.rank import FEATURES, Asked, Found, Matrix, Ranker, rank_scores
from index.snapshot import Snapshot
from index.terms import Expansion
from ingest.model import Passage

VECTOR_WEIGHT = 0.5
"""What the best vector match counts beside the best word match."""

FAVOUR = 2.0
"""By what factor a passage of a report that the question names is weighed up."""

PERIOD_WEIGHT = 0.3
"""What a word that only says when or in which report counts: the favoured reports say that."""

CANDIDATES = 60
"""How many of the best passages by fused score are ranked by features."""

SOFTNESS = 2.0
"""How far below the best a score of the ranker must be to count e times less."""

PER_REPORT = 3
"""How many passages of each compared report come before all others."""

_PERIOD = re.compile(r"(?:19|20)\d\d|[년월말]|년도|연도|기준|현재|보고서?|~(?:년도|기준|현재|보고)")

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    ``favoured`` are the names of the reports asked about; each report of ``each`` (a comparison)
    is represented among the results. ``expansions`` are everyday and English words of the text in
    the words of reports, ``names`` the words of the text that name something, ``units`` the unit
    families that a number asked for may have.
    """

    text: str
    favoured: frozenset[str] = frozenset()
    each: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    names: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its score, its share of the best word score, its cosine.

    ``features`` are what it was ranked by, named as in ``index.rank.FEATURES``.
    """

    passage: Passage
    score: float
    words: float
    vector: float
    features: Mapping[str, float] = field(default_factory=dict)


def token_weights(text: str, expansions: Sequence[Expansion] = ()) -> dict[str, float]:
    """Return the tokens of a question and how much each counts.

    Those of ``expansions`` count as much as their weights say.
    """
    (tokens,) = content_tokens([text])
    weights = {t: PERIOD_WEIGHT if _PERIOD.fullmatch(t) else 1.0 for t in tokens}
    for expansion in expansions:
        for token in expansion.tokens:
            weights.setdefault(token, expansion.weight)
    return weights


class WordRetriever(BaseRetriever):
    """Passages by BM25 over content morphemes and letter pairs."""

    def __init__(self, snapshot: Snapshot, passages: Sequence[Passage], top_k: int = 20) -> None:
        super().__init__()
        self._words = snapshot.words
        self._passages = passages
        self._top_k = top_k

    def scores(self, text: str, expansions: Sequence[Expansion] = ()) -> Scores:
        """Return the BM25 score of every passage: float32, one for each position."""
        weights = token_weights(text, expansions)
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
        self._snapshot = snapshot
        self._vectors = VectorRetriever(snapshot, self._passages, embedding)
        self._ranker = Ranker(snapshot.words, snapshot.records)

    def find(self, query: Query, top_k: int = 20) -> list[Hit]:
        """Return the ``top_k`` best passages, best first; none if no word or vector fits."""
        found, features = self.candidates(query, max(CANDIDATES, top_k))
        if not found:
            return []
        scores = rank_scores(features)
        order = np.argsort(-scores, kind="stable").tolist()
        chosen = self._represented([found[at].passage.report for at in order], query.each)
        return [
            Hit(
                found[at].passage,
                float(np.exp((scores[at] - scores[order[0]]) / SOFTNESS)),
                found[at].words,
                found[at].cosine,
                dict(zip(FEATURES, features[at].tolist(), strict=True)),
            )
            for at in (order[place] for place in chosen[:top_k])
        ]

    def candidates(self, query: Query, count: int = CANDIDATES) -> tuple[list[Found], Matrix]:
        """Return the ``count`` best passages by fused score and their features, row by row."""
        weights = token_weights(query.text, query.expansions)
        words = self._snapshot.words.scores(list(weights), list(weights.values()))
        vectors = self._vectors.scores(query.text, query.expansions)
        scaled, spread = scale(words, vectors)
        favoured = np.array([passage.report in query.favoured for passage in self._passages])
        scores = (scaled + np.float32(VECTOR_WEIGHT) * spread) * np.where(favoured, FAVOUR, 1)
        order = np.argsort(-scores, kind="stable")[:count]
        found = [
            Found(
                *(position, self._passages[position]),
                *(float(scaled[position]), float(spread[position]), float(vectors[position])),
                bool(favoured[position]),
            )
            for position in order[scores[order] > 0].tolist()
        ]
        asked = Asked(weights, query.names, query.units)
        return found, self._ranker.features(asked, found)

    @staticmethod
    def _represented(reports: Sequence[str], each: Sequence[str]) -> list[int]:
        """Return ranks with the best passages of each compared report at the front, in turns."""
        ranks = list(range(len(reports)))
        if len(each) < 2:
            return ranks
        queues = {name: [r for r in ranks if reports[r] == name][:PER_REPORT] for name in each}
        front = [
            queue[turn]
            for turn in range(PER_REPORT)
            for queue in queues.values()
            if turn < len(queue)
        ]
        chosen = set(front)
        return front + [rank for rank in ranks if rank not in chosen]

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self.find(Query(query_bundle.query_str))
        return [NodeWithScore(node=node_of(hit.passage), score=hit.score) for hit in hits]


def scale(words: Scores, vectors: Scores) -> tuple[Scores, Scores]:
    """Bring word and vector scores to a common scale, the best being 1.

    Words are divided by the question's best word score. A cosine counts by how many standard
    deviations it stands above the mean of all passages, divided by the best of these.
    """
    scaled = words / (words.max(initial=0) or np.float32(1))
    deviation = vectors.std() or np.float32(1)
    above = np.clip((vectors - vectors.mean()) / deviation, 0, None)
    spread: Scores = above / (above.max(initial=0) or np.float32(1))
    return scaled, spread


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
