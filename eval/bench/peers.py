"""The other sides: LlamaIndex's own splitter and retrievers as its guide sets them up.

``SentenceSplitter(512)``, then ``BM25Retriever`` (package ``llama-index-retrievers-bm25``),
``VectorStoreIndex`` with its flat store in memory and the embedding that we use too, and both
fused by ``QueryFusionRetriever``. All else is left as LlamaIndex has it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from eval.bench.contest import TOP, Found, Side
from eval.bench.places import LineMap
from eval.questions import Place, Question
from ingest.errors import UijeongError

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import BaseNode

CHUNK = 512
"""Tokens a chunk at most, by LlamaIndex's default tokenizer."""


def require_peers() -> None:
    """Make sure that LlamaIndex's parts are there.

    Raises
    ------
    UijeongError
        If ``llama-index-retrievers-bm25`` is not installed.
    """
    try:
        import llama_index.retrievers.bm25  # noqa: F401
    except ImportError as error:
        raise UijeongError("eval.bench_extra", detail=str(error)) from error


def peer_sides(texts: Sequence[LineMap], load: Callable[[], BaseEmbedding]) -> list[Side]:
    """Index the texts of reports in each of LlamaIndex's ways.

    Parameters
    ----------
    texts
        The reports, line for line as they are indexed on our side.
    load
        Loads the embedding; part of the indexing time, as it is on our side.
    """
    from llama_index.core import VectorStoreIndex
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
    from llama_index.retrievers.bm25 import BM25Retriever

    split(texts)  # loads the tokenizers: no part of the indexing time, as Kiwi is none of ours
    began = time.perf_counter()
    nodes = split(texts)
    cut = time.perf_counter()
    words = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=TOP)
    worded = time.perf_counter()
    index = VectorStoreIndex(nodes, embed_model=load())
    vectors = index.as_retriever(similarity_top_k=TOP)
    encoded = time.perf_counter()
    fused = QueryFusionRetriever(
        [words, vectors],
        llm=MockLLM(),  # never asked: there is one query, the question
        num_queries=1,
        mode=FUSION_MODES.RECIPROCAL_RANK,
        similarity_top_k=TOP,
        use_async=False,
    )
    places = node_places(nodes, texts)
    spans = tuple(span for span, _ in places.values())
    return [
        Side(name, _finder(retriever, places), seconds, spans)
        for name, retriever, seconds in (
            ("BM25Retriever", words, worded - began),
            ("VectorStoreIndex", vectors, encoded - worded + cut - began),
            ("QueryFusionRetriever", fused, encoded - began),
        )
    ]


def split(texts: Sequence[LineMap]) -> list[BaseNode]:
    """Cut reports into chunks; the report's name is the id of a chunk's document."""
    from llama_index.core import Document
    from llama_index.core.node_parser import SentenceSplitter

    documents = [Document(id_=text.report, text=text.text) for text in texts]
    return SentenceSplitter(chunk_size=CHUNK).get_nodes_from_documents(documents)


def node_places(
    nodes: Sequence[BaseNode], texts: Sequence[LineMap]
) -> dict[str, tuple[int, Place]]:
    """Return how many lines each chunk covers and where it lies, by the chunk's id.

    Raises
    ------
    ValueError
        If LlamaIndex does not say where a chunk stands in its report.
    """
    by_report = {text.report: text for text in texts}
    places = {}
    for node in nodes:
        start, end = getattr(node, "start_char_idx", None), getattr(node, "end_char_idx", None)
        if node.ref_doc_id is None or start is None or end is None:
            raise ValueError(f"a chunk without a place: {node.node_id}")
        text = by_report[node.ref_doc_id]
        first, last = text.span(start, end)
        places[node.node_id] = (last - first + 1, text.place(start, end))
    return places


def _finder(
    retriever: BaseRetriever, places: Mapping[str, tuple[int, Place]]
) -> Callable[[Question], Found]:
    def find(question: Question) -> Found:
        # A retriever knows no earlier turns: it gets a follow-up as it is meant.
        asked = question.resolved or question.question
        began = time.perf_counter()
        nodes = retriever.retrieve(asked)
        seconds = time.perf_counter() - began
        return Found(tuple(places[node.node.node_id][1] for node in nodes), seconds)

    return find
