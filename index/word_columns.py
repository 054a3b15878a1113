"""BM25 columns of a part of the passages, with the frequencies of all of them.

bm25s builds one index from everything in memory. Here the passages come in shards, each with the
scores that bm25s would give them in one index of all, to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
_PARTS = ("data", "indices", "indptr")


@dataclass(frozen=True, slots=True)
class Columns:
    """The scores of successive passages, a column for each token.

    Column ``t`` is ``data[indptr[t]:indptr[t + 1]]`` (float32) for the passages at
    ``first + indices[…]`` (int32, ascending); there are ``count`` passages.
    """

    first: int
    count: int
    data: npt.NDArray[np.float32]
    indices: npt.NDArray[np.int32]
    indptr: Ids

    def column(self, token: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """Return the places, counted from ``first``, and the scores of a token's passages."""
        span = slice(self.indptr[token], self.indptr[token + 1])
        return self.indices[span], self.data[span]

    def save(self, folder: Path) -> None:
        """Write the arrays into a new folder."""
        folder.mkdir()
        for name in _PARTS:
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def load(cls, folder: Path, first: int, count: int) -> Columns:
        """Open the arrays in ``folder``; they stay on disk."""
        parts = [np.load(folder / f"{name}.npy", mmap_mode="r") for name in _PARTS]
        return cls.of(first, count, *parts)

    @classmethod
    def of(
        cls,
        first: int,
        count: int,
        data: npt.NDArray[np.float32],
        indices: npt.NDArray[np.int32],
        indptr: Ids,
    ) -> Columns:
        """Return columns over these arrays, mapped ones as plain ones: slicing is far quicker."""
        return cls(first, count, np.asarray(data), np.asarray(indices), np.asarray(indptr))

    def frequency(self, token: int) -> int:
        """Return how many of the passages have a token."""
        return int(self.indptr[token + 1] - self.indptr[token])

    def scores(self, asked: Iterable[tuple[int, float]]) -> npt.NDArray[np.float32]:
        """Return the weighted sum of some tokens' columns: a score for each passage.

        ``asked`` are tokens and what each counts.
        """
        scores = np.zeros(self.count, dtype=np.float32)
        for token, share in asked:
            places, data = self.column(token)
            # A column names each passage at most once, so plain indexing adds up rightly.
            scores[places] += np.float32(share) * data
        return scores

    def with_all(self, tokens: Iterable[int]) -> Ids:
        """Return the positions of the passages that have every one of some tokens, ascending."""
        # The rarest first: the fewest places are left to compare.
        rarest, *others = sorted((self.column(token)[0] for token in tokens), key=len)
        for places in others:
            rarest = np.intersect1d(rarest, places, assume_unique=True)
        return rarest.astype(np.int64) + self.first

    def column_at(self, token: int, places: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """Return a token's scores at ``places``, counted from ``first``: 0 where it is not."""
        indices, data = self.column(token)
        if not len(indices):
            return np.zeros(len(places), dtype=np.float32)
        found = np.minimum(np.searchsorted(indices, places), len(indices) - 1)
        return np.where(indices[found] == places, data[found], np.float32(0))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The token ids of successive passages, one after the other, and how many each has."""

    ids: Ids
    lengths: Ids

    def pairs(self) -> tuple[Ids, Ids, Ids]:
        """Return each token and passage that has it, by token then passage, and how often."""
        places = np.repeat(np.arange(len(self.lengths)), self.lengths)
        keys, counts = np.unique(self.ids * len(self.lengths) + places, return_counts=True)
        tokens, places = np.divmod(keys, max(len(self.lengths), 1))
        return tokens, places, counts


@dataclass(frozen=True, slots=True)
class Frequencies:
    """What the scores of one passage need to know of all others.

    ``idf`` is float32, one for each token; ``average`` the mean number of tokens of a passage.
    """

    idf: npt.NDArray[np.float32]
    average: float

    @classmethod
    def of(cls, shards: Iterable[Tokens], vocabulary: int) -> Frequencies:
        """Count how many passages have each token: ln(1 + (N - df + .5) / (df + .5))."""
        having = np.zeros(vocabulary, dtype=np.int64)
        count = total = 0
        for shard in shards:
            tokens, _, _ = shard.pairs()
            having += np.bincount(tokens, minlength=vocabulary)
            count += len(shard.lengths)
            total += len(shard.ids)
        kinds, place = np.unique(having, return_inverse=True)
        # math.log, which bm25s takes, may differ from NumPy's in the last bit.
        logs = [math.log(1 + (count - df + 0.5) / (df + 0.5)) for df in kinds.tolist()]
        return cls(np.array(logs, dtype=np.float32)[place], total / max(count, 1))


def make_columns(
    first: int, tokens: Tokens, frequencies: Frequencies, k1: float, b: float
) -> Columns:
    """Score the passages from position ``first`` on: idf tf / (tf + k1 (1 - b + b l / avg l))."""
    vocabulary = len(frequencies.idf)
    ids, places, counts = tokens.pairs()
    norms = k1 * ((1 - b) + b * tokens.lengths / frequencies.average)
    often = counts.astype(np.float32)
    data = frequencies.idf[ids] * (often / (norms[places] + often))
    indptr = np.zeros(vocabulary + 1, dtype=np.int64)
    np.cumsum(np.bincount(ids, minlength=vocabulary), out=indptr[1:])
    count = len(tokens.lengths)
    return Columns(first, count, data.astype(np.float32), places.astype(np.int32), indptr)
