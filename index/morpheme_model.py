"""The offline embedding as a sentence-transformers module, named in its folder's modules.json.

``SentenceTransformer(folder, trust_remote_code=True)`` loads it, since its class is none of the
library's own, and gives the vectors that :class:`index.morpheme_encoder.MorphemeEncoder` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers.base.modules.input_module import InputModule

from index.morpheme_encoder import MorphemeEncoder


class MorphemeModule(InputModule):
    """Makes text vectors where other models only prepare their input."""

    # Texts of any length are read whole; callers want a number.
    max_seq_length = 1_000_000

    def __init__(self, encoder: MorphemeEncoder) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._encoder = encoder

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: object
    ) -> dict[str, torch.Tensor | Any]:
        """Encode texts, each after ``prompt``, into ``sentence_embedding``."""
        texts = [(prompt or "") + text for text in inputs]
        return {"sentence_embedding": torch.from_numpy(self._encoder.encode(texts))}

    def forward(
        self, features: dict[str, torch.Tensor | Any], **kwargs: object
    ) -> dict[str, torch.Tensor | Any]:
        """Pass the vectors on."""
        return features

    def get_embedding_dimension(self) -> int:
        """Return the vectors' width."""
        return self._encoder.dimension

    def save(self, output_path: str, *args: object, **kwargs: object) -> None:
        """Write the model's files."""
        self._encoder.save(Path(output_path))

    @classmethod
    def load(
        cls, model_name_or_path: str, subfolder: str = "", *args: object, **kwargs: object
    ) -> MorphemeModule:
        """Read a stored model from a local folder."""
        return cls(MorphemeEncoder.load(Path(model_name_or_path, subfolder)))
