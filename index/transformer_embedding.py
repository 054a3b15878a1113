"""Any sentence-transformers model, in a folder or on the hub, behind LlamaIndex's interface."""

from __future__ import annotations

from typing import Any

from huggingface_hub import model_info
from huggingface_hub.constants import HF_HUB_CACHE
from llama_index.core.bridge.pydantic import Field
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

PATIENCE = 10.0
"""Seconds that a hub has to say whether it knows a model."""


class TransformerEmbedding(HuggingFaceEmbedding):
    """LlamaIndex's own, which refuses static models: their texts may be infinitely long."""

    max_length: float = Field(default=512, gt=0)  # type: ignore[assignment]
    computed_by: tuple[str, str] = ("torch", "")
    """The backend, and the model's file where one is named."""


def from_folder(
    folder: str, query_prefix: str, passage_prefix: str, backend: str, file: str
) -> TransformerEmbedding:
    """Load a model from a local folder; no host is asked for anything.

    Raises
    ------
    Exception
        Whatever the model's files make the libraries raise.
    """
    return _load(folder, query_prefix, passage_prefix, backend, file, local=True)


def from_hub(
    name: str, query_prefix: str, passage_prefix: str, backend: str, file: str
) -> TransformerEmbedding:
    """Load a model by its hub name; the hub is asked only for one that was not fetched before.

    Raises
    ------
    Exception
        Whatever the network, the hub or the model's files make the libraries raise.
    """
    try:
        return _load(name, query_prefix, passage_prefix, backend, file, local=True)
    except (OSError, ValueError):
        # One short question: the libraries would ask an absent hub for minutes, file by file.
        model_info(name, timeout=PATIENCE)
    return _load(name, query_prefix, passage_prefix, backend, file, local=False)


def _load(
    name: str, query_prefix: str, passage_prefix: str, backend: str, file: str, *, local: bool
) -> TransformerEmbedding:
    options: dict[str, Any] = {"cache_folder": HF_HUB_CACHE, "local_files_only": local}
    if backend != "torch":
        options["backend"] = backend
    if file:
        options["model_kwargs"] = {"file_name": file}
    embedding = TransformerEmbedding(
        model_name=name,
        query_instruction=query_prefix or None,
        text_instruction=passage_prefix or None,
        **options,
    )
    embedding.computed_by = (backend, file)
    return embedding
