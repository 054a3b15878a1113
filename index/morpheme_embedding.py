"""The offline embedding behind LlamaIndex's interface."""

from __future__ import annotations

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr

from index.adaptation import Adaptation
from index.morpheme_encoder import MorphemeEncoder

_BATCH = 512


class MorphemeEmbedding(BaseEmbedding):
    """Gives the vectors of a :class:`MorphemeEncoder` to LlamaIndex.

    Questions and passages are encoded alike: word vectors have no use for instructions.
    """

    _encoder: MorphemeEncoder = PrivateAttr()

    def __init__(self, encoder: MorphemeEncoder, model_name: str) -> None:
        super().__init__(model_name=model_name, embed_batch_size=_BATCH)
        self._encoder = encoder

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._encoder.encode(texts).tolist()
        return vectors

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    def adapted(self, adaptation: Adaptation) -> MorphemeEmbedding:
        """Return this embedding with the vectors that were learnt from reports.

        Raises
        ------
        ValueError, IndexError
            If the adaptation is one of another model.
        """
        name = self.model_name + adaptation.identity
        return MorphemeEmbedding(self._encoder.adapted(adaptation), name)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)
