"""Which embedding is used: the offline Korean model, or any sentence-transformers model.

A model other than the offline one is loaded through LlamaIndex, from a local folder without any
host being contacted, or by its hub name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from index.adaptation import Adaptation, plain_identity
from index.embedding_identity import computed_by, identity, named, prefixes
from index.korean_pairs import KOREAN_TRIPLES, TEXTS, check_rows
from index.morpheme_encoder import CONFIG, MorphemeEncoder, model_identity, offline_model
from ingest.errors import UijeongError
from ingest.progress import Progress, Silent

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    from index.snapshot import Snapshot

Vectors = npt.NDArray[np.float32]

__all__ = [
    "BACKENDS",
    "KOREAN_TRIPLES",
    "EmbeddingChoice",
    "encode_passages",
    "encode_query",
    "for_snapshot",
    "identity",
    "load_embedding",
]

BACKENDS = ("torch", "onnx", "openvino")
"""What computes another model."""

_MODEL_FILES = ("modules.json", "config.json", CONFIG)


@dataclass(frozen=True, slots=True)
class EmbeddingChoice:
    """An embedding as the settings name it; asking what it is does not load it.

    Parameters
    ----------
    name
        ``""`` for the offline model, else a local folder or a hub name.
    data_dir
        Where the offline model is kept, below ``models``.
    query_prefix, passage_prefix
        What another model wants before questions and passages (``"query: "``); ``None`` for what
        is known of its family.
    progress
        Is told of the offline model's building.
    backend, file
        What computes another model (one of ``BACKENDS``), and which file of it where there are
        several (``"onnx/model_qint8_avx512_vnni.onnx"``).
    adapts
        Whether the offline model is adapted to the reports that are indexed.
    adaptation
        What it learnt from them.
    """

    name: str
    data_dir: Path
    query_prefix: str | None = None
    passage_prefix: str | None = None
    progress: Progress = field(default_factory=Silent, compare=False)
    backend: str = "torch"
    file: str = ""
    adapts: bool = True
    adaptation: Adaptation | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.name:
            object.__setattr__(self, "adapts", False)

    @property
    def identity(self) -> str:
        """What tells this embedding's vectors from those of others."""
        if not self.name:
            return model_identity() + (self.adaptation.identity if self.adaptation else "")
        before = prefixes(self.name, self.query_prefix, self.passage_prefix)
        return named(self.name, *before) + computed_by(self.backend, self.file)

    def encoder(self) -> MorphemeEncoder:
        """Return the offline model as it is before it is adapted.

        Raises
        ------
        UijeongError
            If it cannot be built.
        """
        return _offline(self.data_dir, self.progress)

    def load(self) -> BaseEmbedding:
        """Load the model, as :func:`load_embedding` does, with what it learnt from reports."""
        embedding = load_embedding(
            self.name,
            self.data_dir,
            query_prefix=self.query_prefix,
            passage_prefix=self.passage_prefix,
            progress=self.progress,
            backend=self.backend,
            file=self.file,
        )
        return _adapted(embedding, self.adaptation) if self.adaptation else embedding


def load_embedding(
    name: str,
    data_dir: Path,
    *,
    query_prefix: str | None = None,
    passage_prefix: str | None = None,
    progress: Progress | None = None,
    backend: str = "torch",
    file: str = "",
) -> BaseEmbedding:
    """Load the embedding called ``name`` and see that it understands Korean.

    The parameters are those of :class:`EmbeddingChoice`.

    Raises
    ------
    UijeongError
        If there is no such model, it cannot be loaded, or it cannot tell Korean texts apart.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    if not name:
        from index.morpheme_embedding import MorphemeEmbedding

        encoder = _offline(data_dir, progress or Silent())
        embedding: BaseEmbedding = MorphemeEmbedding(encoder, model_identity())
    else:
        wanted = _Wanted(*prefixes(name, query_prefix, passage_prefix), backend, file)
        if _is_folder_name(name):
            embedding = _from_folder(Path(name).expanduser(), wanted)
        else:
            embedding = _from_hub(name, wanted)
    check_rows(encode_passages(embedding, TEXTS), name or model_identity())
    return embedding


def for_snapshot(embedding: BaseEmbedding, snapshot: Snapshot) -> BaseEmbedding:
    """Return ``embedding`` as it made the vectors of ``snapshot``: with what it learnt, if it did.

    Raises
    ------
    UijeongError
        If what it learnt is damaged, or its vectors are not as wide as the snapshot's.
    """
    from index.adapt_corpus import adaptation_of

    adaptation = adaptation_of(snapshot)
    if adaptation is not None:
        embedding = _adapted(embedding, adaptation)
    width = len(encode_query(embedding, TEXTS[0]))
    if width != snapshot.vectors.width:
        made_by = plain_identity(snapshot.manifest.makers.embedding)
        raise UijeongError(
            "index.other_width", made_by=made_by, width=width, stored=snapshot.vectors.width
        )
    return embedding


def encode_passages(
    embedding: BaseEmbedding, texts: Sequence[str], progress: Progress | None = None
) -> Vectors:
    """Return ``(len(texts), dimension)`` unit rows; zeros for texts without meaning.

    ``progress`` is told of each text; starting and finishing the step is the caller's.
    """
    progress = progress or Silent()
    rows: list[Vectors] = []
    for first in range(0, len(texts), embedding.embed_batch_size):
        batch = list(texts[first : first + embedding.embed_batch_size])
        rows.append(np.asarray(embedding.get_text_embedding_batch(batch), np.float32))
        progress.advance(len(batch))
    return _unit(np.concatenate(rows)) if rows else np.zeros((0, 0), np.float32)


def encode_query(embedding: BaseEmbedding, text: str) -> Vectors:
    """Return the ``(dimension,)`` unit vector of a question."""
    row: Vectors = _unit(np.asarray([embedding.get_query_embedding(text)], np.float32))[0]
    return row


def _offline(data_dir: Path, progress: Progress) -> MorphemeEncoder:
    try:
        return offline_model(data_dir, progress)
    except OSError as error:
        raise UijeongError(
            "index.model_not_written", detail=str(error), folder=data_dir, reason=error.strerror
        ) from error


def _adapted(embedding: BaseEmbedding, adaptation: Adaptation) -> BaseEmbedding:
    from index.morpheme_embedding import MorphemeEmbedding

    try:
        if not isinstance(embedding, MorphemeEmbedding):
            raise TypeError(f"{embedding.model_name} cannot be adapted")
        return embedding.adapted(adaptation)
    except (ValueError, IndexError, TypeError) as error:
        raise UijeongError("index.damaged", part="adapted", detail=str(error)) from error


class _Wanted(NamedTuple):
    """How another model is to be used."""

    query_prefix: str
    passage_prefix: str
    backend: str
    file: str


def _check_backend(backend: str) -> None:
    """Say which extra is wanting before a library says it in many words."""
    needed = {"onnx": "optimum.onnxruntime", "openvino": "optimum.intel.openvino"}.get(backend)
    try:
        if needed is None or find_spec(needed):
            return
    except ImportError:
        pass  # of a dotted name, Python imports what stands before the dot
    raise UijeongError("index.no_backend", backend=backend)


def _from_folder(folder: Path, wanted: _Wanted) -> BaseEmbedding:
    if not any((folder / file).is_file() for file in _MODEL_FILES):
        raise UijeongError("index.no_model_folder", folder=folder)
    try:
        if (folder / CONFIG).is_file():
            from index.morpheme_embedding import MorphemeEmbedding

            return MorphemeEmbedding(MorphemeEncoder.load(folder), str(folder))
        _check_backend(wanted.backend)
        from index.transformer_embedding import from_folder

        return from_folder(str(folder), *wanted)
    except UijeongError:
        raise
    except Exception as error:  # a foreign model's files can fail in any way
        raise UijeongError("index.model_damaged", detail=repr(error), folder=folder) from error


def _from_hub(name: str, wanted: _Wanted) -> BaseEmbedding:
    _check_backend(wanted.backend)
    from index.transformer_embedding import from_hub

    try:
        return from_hub(name, *wanted)
    except Exception as error:  # the network, the hub and a model's files fail in many ways
        raise UijeongError("index.model_not_fetched", detail=repr(error), name=name) from error


def _is_folder_name(name: str) -> bool:
    return name.startswith((".", "/", "~")) or "\\" in name or Path(name).exists()


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
