"""A second look at the best passages: a cross-encoder reads each beside the question.

Slower than everything else in finding by far, and so a setting; the passages below the first ones
keep their order.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from index.korean_pairs import KOREAN_TRIPLES, check_scores
from ingest.errors import UijeongError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

Scores = npt.NDArray[np.float32]
T = TypeVar("T")

DEPTH = 30
"""How many of the best passages are read again."""

_BATCH = 16
_LONGEST = 512
"""Tokens of question and passage together, where a model says nothing itself."""


class Reranker:
    """Orders texts by how well they answer a question.

    Parameters
    ----------
    model
        A loaded cross-encoder with one score for each pair.
    name
        What messages call it.
    """

    def __init__(self, model: CrossEncoder, name: str) -> None:
        self._model = model
        self.name = name

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """Return how well each text answers the question: float32, higher is better.

        Raises
        ------
        UijeongError
            If the model fails, for want of memory most likely.
        """
        try:
            found = self._model.predict(
                [(question, text) for text in texts], batch_size=_BATCH, show_progress_bar=False
            )
        except RuntimeError as error:
            key = "index.reranker_failed"
            raise UijeongError(key, detail=str(error), name=self.name) from error
        return np.asarray(found, np.float32)

    def order(
        self, question: str, items: Sequence[T], texts: Sequence[str], depth: int = DEPTH
    ) -> list[T]:
        """Return ``items`` with the first ``depth`` of them in the model's order.

        Parameters
        ----------
        question
            As typed.
        items
            Best first; of those with one score the earlier stays first.
        texts
            What the model reads of each of the first ``depth`` items, or of all.

        Raises
        ------
        UijeongError
            If the model fails.
        """
        first = list(items[:depth])
        if len(first) < 2:
            return list(items)
        order = np.argsort(-self.scores(question, texts[: len(first)]), kind="stable")
        return [first[place] for place in order.tolist()] + list(items[depth:])


def load_reranker(name: str) -> Reranker:
    """Load a cross-encoder from a folder, or by its hub name, and see that it knows Korean.

    Raises
    ------
    UijeongError
        If there is no such model, it cannot be loaded, or it cannot tell Korean texts apart.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    folder = Path(name).expanduser()
    local = folder.exists() or name.startswith((".", "/", "~"))
    if local and not (folder / "config.json").is_file():
        raise UijeongError("index.no_reranker", folder=folder)
    try:
        model = _local_first(str(folder), local=True) if local else _local_first(name, local=False)
        if model.num_labels != 1:
            raise ValueError(f"{model.num_labels} scores for a pair")
    except Exception as error:  # a foreign model's files, the network and the hub can fail anyhow
        raise UijeongError("index.reranker_damaged", detail=repr(error), name=name) from error
    reranker = Reranker(model, name)
    same = _test_scores(reranker, 1)
    check_scores(same, _test_scores(reranker, 2), "index.reranker_not_korean", name)
    return reranker


def _test_scores(reranker: Reranker, side: int) -> Scores:
    """Return the score of each text of the test beside the second or third of its triple."""
    pairs = [(triple[0], triple[side]) for triple in KOREAN_TRIPLES]
    return np.concatenate([reranker.scores(text, [other]) for text, other in pairs])


def _local_first(name: str, *, local: bool) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    options: dict[str, Any] = {"device": "cpu", "max_length": _LONGEST}
    try:
        found: CrossEncoder = CrossEncoder(name, local_files_only=True, **options)
        return found
    except (OSError, ValueError):
        if local:
            raise
    from huggingface_hub import model_info

    from index.transformer_embedding import PATIENCE

    model_info(name, timeout=PATIENCE)
    fetched: CrossEncoder = CrossEncoder(name, **options)
    return fetched
