"""Which embedding is used: the offline Korean model, or any sentence-transformers model.

A model other than the offline one is loaded through LlamaIndex, from a local folder without any
host being contacted, or by its hub name.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.morpheme_encoder import CONFIG, MorphemeEncoder, model_identity, offline_model
from ingest.errors import UijeongError
from ingest.progress import Progress, Silent

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

Vectors = npt.NDArray[np.float32]

KOREAN_TRIPLES = (
    ("청년 일자리를 늘리는 사업", "젊은이의 취업을 돕는 정책", "청소년 자전거를 고치는 작업"),
    ("전통시장 상인 지원", "재래시장 가게 주인 도움", "전통 시조 상영 지연"),
    ("예산이 많이 남았다", "쓰지 않은 돈이 꽤 있다", "예선에서 많이 넘어졌다"),
    ("버스 요금을 올린다", "교통비 인상", "버섯 요리를 올린다"),
    ("어르신 건강 검진", "노인의 질병 진단", "어린 시절 건축 검토"),
    ("집 없는 사람의 월세", "무주택 서민의 임대료", "집게 없는 사슴의 뿔"),
    ("아이를 돌보는 선생님", "보육 교사", "아이스크림 돌리는 선수"),
    ("쓰레기를 줄인다", "폐기물 감축", "쓰러진 줄기"),
)
"""A text, the same said otherwise, and one that only looks like it."""

_PASSES = 7  # of 8: guessing gets there once in thirty times
_MODEL_FILES = ("modules.json", "config.json", CONFIG)
_ENDS = 1 << 16


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
        What another model wants before questions and passages (``"query: "``).
    progress
        Is told of the offline model's building.
    """

    name: str
    data_dir: Path
    query_prefix: str = ""
    passage_prefix: str = ""
    progress: Progress = field(default_factory=Silent, compare=False)

    @property
    def identity(self) -> str:
        """What tells this embedding's vectors from those of others."""
        return _identity(self.name or model_identity(), self.query_prefix, self.passage_prefix)

    def load(self) -> BaseEmbedding:
        """Load the model, as :func:`load_embedding` does."""
        return load_embedding(
            self.name,
            self.data_dir,
            query_prefix=self.query_prefix,
            passage_prefix=self.passage_prefix,
            progress=self.progress,
        )


def load_embedding(
    name: str,
    data_dir: Path,
    *,
    query_prefix: str = "",
    passage_prefix: str = "",
    progress: Progress | None = None,
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
        embedding = _offline(data_dir, progress or Silent())
    elif _is_folder_name(name):
        embedding = _from_folder(Path(name).expanduser(), query_prefix, passage_prefix)
    else:
        embedding = _from_hub(name, query_prefix, passage_prefix)
    _check_korean(embedding, name or model_identity())
    return embedding


def identity(embedding: BaseEmbedding) -> str:
    """Name a loaded embedding: model, version or a hash of its files, and prefixes."""
    query_prefix = getattr(embedding, "query_instruction", None) or ""
    passage_prefix = getattr(embedding, "text_instruction", None) or ""
    return _identity(embedding.model_name, query_prefix, passage_prefix)


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


def _offline(data_dir: Path, progress: Progress) -> BaseEmbedding:
    from index.morpheme_embedding import MorphemeEmbedding

    try:
        encoder = offline_model(data_dir, progress)
    except OSError as error:
        raise UijeongError(
            "index.model_not_written", detail=str(error), folder=data_dir, reason=error.strerror
        ) from error
    return MorphemeEmbedding(encoder, model_identity())


def _from_folder(folder: Path, query_prefix: str, passage_prefix: str) -> BaseEmbedding:
    if not any((folder / file).is_file() for file in _MODEL_FILES):
        raise UijeongError("index.no_model_folder", folder=folder)
    try:
        if (folder / CONFIG).is_file():
            from index.morpheme_embedding import MorphemeEmbedding

            return MorphemeEmbedding(MorphemeEncoder.load(folder), str(folder))
        from index.transformer_embedding import from_folder

        return from_folder(str(folder), query_prefix, passage_prefix)
    except Exception as error:  # a foreign model's files can fail in any way
        raise UijeongError("index.model_damaged", detail=repr(error), folder=folder) from error


def _from_hub(name: str, query_prefix: str, passage_prefix: str) -> BaseEmbedding:
    from index.transformer_embedding import from_hub

    try:
        return from_hub(name, query_prefix, passage_prefix)
    except Exception as error:  # the network, the hub and a model's files fail in many ways
        raise UijeongError("index.model_not_fetched", detail=repr(error), name=name) from error


def _check_korean(embedding: BaseEmbedding, name: str) -> None:
    """Refuse a model that is guided by letters instead of meaning, or sees no difference."""
    texts = [text for triple in KOREAN_TRIPLES for text in triple]
    rows = encode_passages(embedding, texts).reshape(len(KOREAN_TRIPLES), 3, -1)
    same = (rows[:, 0] * rows[:, 1]).sum(axis=1)
    other = (rows[:, 0] * rows[:, 2]).sum(axis=1)
    right = int((same > other + 1e-4).sum())
    if right < _PASSES:
        raise UijeongError(
            "index.model_not_korean", name=name, right=right, total=len(KOREAN_TRIPLES)
        )


def _is_folder_name(name: str) -> bool:
    return name.startswith((".", "/", "~")) or "\\" in name or Path(name).exists()


def _identity(name: str, query_prefix: str, passage_prefix: str) -> str:
    folder = Path(name).expanduser()
    if folder.is_dir():
        name = f"{folder.resolve().name}-{_fingerprint(folder)}"
    prefixes = f" [{query_prefix}|{passage_prefix}]" if query_prefix or passage_prefix else ""
    return name + prefixes


def _fingerprint(folder: Path) -> str:
    """Hash a model's files: names, sizes, beginnings and ends, which training changes too."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as file:
            digest.update(file.read(_ENDS))
            file.seek(max(size - _ENDS, 0))
            digest.update(file.read())
    return digest.hexdigest()[:16]


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
