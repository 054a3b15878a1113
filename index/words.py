"""Word search: BM25 over the tokens of each passage."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

K1 = 1.2
B = 0.75
METHOD = "lucene"
"""Lucene's BM25: idf ln(1 + (N - df + .5) / (df + .5)), tf / (tf + k1 (1 - b + b l / avg l))."""

Scores = npt.NDArray[np.float32]


class Words:
    """The BM25 index of a snapshot.

    bm25s keeps a column of scores for each token; ranking is done here, because its own gives
    passages without any of the words, in an order that ties make random.

    Parameters
    ----------
    columns
        The bm25s index, or ``None`` where no passage has a token.
    count
        The number of passages.
    """

    def __init__(self, columns: Any, count: int) -> None:  # noqa: ANN401 (bm25s has no types)
        self._columns = columns
        self.count = count

    @classmethod
    def build(cls, passages: Sequence[Sequence[str]]) -> Self:
        """Index the tokens of each passage, in the order of positions."""
        # In sorted order, so that the same passages give the same files.
        vocabulary = {
            token: id_
            for id_, token in enumerate(sorted({t for tokens in passages for t in tokens}))
        }
        if not vocabulary:
            return cls(None, len(passages))
        columns = _bm25s().BM25(k1=K1, b=B, method=METHOD)
        ids = [[vocabulary[token] for token in tokens] for tokens in passages]
        columns.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        return cls(columns, len(passages))

    def save(self, folder: Path) -> None:
        """Write the index into a new folder."""
        folder.mkdir(parents=True)
        if self._columns is not None:
            self._columns.save(folder, show_progress=False)
        (folder / "count.json").write_text(json.dumps(self.count), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open the index in ``folder``; its arrays stay on disk.

        Raises
        ------
        OSError, ValueError
            If a file is missing or is not what ``save`` wrote.
        """
        count = json.loads((folder / "count.json").read_text(encoding="utf-8"))
        if not (folder / "params.index.json").exists():
            return cls(None, count)
        return cls(_bm25s().BM25.load(folder, mmap=True, show_progress=False), count)

    def scores(self, tokens: Sequence[str], weights: Sequence[float] | None = None) -> Scores:
        """Return the BM25 score of every passage.

        Parameters
        ----------
        tokens
            The question's tokens; unknown ones count nothing, repeated ones count each time.
        weights
            How much each token counts, 1 where not given.

        Returns
        -------
        numpy.ndarray
            float32, one score for each position, 0 where a passage has none of the tokens.
        """
        scores = np.zeros(self.count, dtype=np.float32)
        if self._columns is None:
            return scores
        arrays, vocabulary = self._columns.scores, self._columns.vocab_dict
        shares = [1.0] * len(tokens) if weights is None else weights
        for token, share in zip(tokens, shares, strict=True):
            id_ = vocabulary.get(token)
            if id_ is not None:
                column = slice(arrays["indptr"][id_], arrays["indptr"][id_ + 1])
                # A column names each passage at most once, so plain indexing adds up rightly.
                scores[arrays["indices"][column]] += np.float32(share) * arrays["data"][column]
        return scores

    def top(self, tokens: Sequence[str], k: int) -> list[tuple[int, float]]:
        """Return the ``k`` best positions and scores above 0, equal scores by position."""
        scores = self.scores(tokens)
        order = np.argsort(-scores, kind="stable")[:k]
        return [(int(place), float(scores[place])) for place in order if scores[place] > 0]


def _bm25s() -> Any:  # noqa: ANN401 (a module without types)
    import bm25s

    # The library switches its own logger to DEBUG.
    logging.getLogger("bm25s").setLevel(logging.NOTSET)
    return bm25s
