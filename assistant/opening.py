"""What questions are answered with whichever snapshot is in force: loaded once, kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.command.configuration import embedding_choice, milvus_choice
from assistant.settings import Settings

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    from index.milvus import Server
    from index.retrieve import SecondLook
    from index.search import PassageSearch
    from index.snapshot import Snapshot


class Parts:
    """The embedding, the cross-encoder and the connection to Milvus that the settings name.

    Each is loaded when it is first asked for; the caller sees to it that one thread asks.

    Parameters
    ----------
    settings
        Which they are.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._embedding: BaseEmbedding | None = None
        self._second: SecondLook | None = None
        self._server: Server | None = None

    def embedding(self) -> BaseEmbedding:
        """Return the embedding.

        Raises
        ------
        UijeongError
            If it cannot be loaded.
        """
        self._embedding = self._embedding or embedding_choice(self._settings).load()
        return self._embedding

    def second(self) -> SecondLook | None:
        """Return the cross-encoder and how far it reads, ``None`` where none is set.

        Raises
        ------
        UijeongError
            If it cannot be loaded, or does not know Korean.
        """
        if self._second is None and self._settings.reranker:
            from index.reranker import load_reranker
            from index.retrieve import SecondLook

            model = load_reranker(self._settings.reranker)
            self._second = SecondLook(model, self._settings.reranker_depth)
        return self._second

    def search(self, snapshot: Snapshot) -> PassageSearch | None:
        """Return the snapshot's search in Milvus, ``None`` where its own files are searched.

        Raises
        ------
        UijeongError
            If Milvus cannot be reached or does not hold this snapshot, all of it.
        """
        choice = milvus_choice(self._settings)
        if choice is None:
            return None
        from index.milvus import MilvusSearch, Server

        self._server = self._server or Server(choice)
        return MilvusSearch(self._server, snapshot.id, snapshot.words, snapshot.vectors)
