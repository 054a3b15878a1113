"""Passages of any number, drawn after those of a real index: for measuring size, not quality.

A drawn passage is a real one moved towards another: its vectors lie between theirs, shaken a
little; its tokens come from both, and a few are new, as names are in every new report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.snapshot import Snapshot
from index.vectors import PassageVectors
from index.word_columns import Tokens

BLOCK = 1_000
"""Passages drawn together."""

_NEAREST = 0.55
"""The least share of its first model in a drawn passage's vectors; the greatest is 1."""

_SHAKEN = 0.3
"""The length of the noise added to a vector of length 1."""

_BORROWED, _NEW = 0.3, 0.004
"""The shares of tokens from the second model, and of new ones."""


@dataclass(frozen=True, slots=True)
class Models:
    """The passages of a real index, to draw after: vectors, token ids, and where each begins."""

    vectors: PassageVectors
    rows: npt.NDArray[np.int64]
    tokens: Tokens
    begins: npt.NDArray[np.int64]
    vocabulary: tuple[str, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Models:
        """Take the models from a snapshot."""
        vectors = snapshot.vectors.block(0, snapshot.vectors.count - 1)
        passages = snapshot.records.tokens()
        vocabulary = tuple(sorted({token for tokens in passages for token in tokens}))
        ids = {token: id_ for id_, token in enumerate(vocabulary)}
        flat = np.array([ids[token] for tokens in passages for token in tokens], dtype=np.int64)
        lengths = np.array([len(tokens) for tokens in passages], dtype=np.int64)
        rows = _begins(np.array(vectors.counts, dtype=np.int64))
        return cls(vectors, rows, Tokens(flat, lengths), _begins(lengths), vocabulary)


def draw_vectors(models: Models, count: int, seed: int) -> Iterator[PassageVectors]:
    """Yield the vectors of ``count`` passages, a block at a time; the same seed, the same ones."""
    counts = np.array(models.vectors.counts, dtype=np.int64)
    for number, first in enumerate(range(0, count, BLOCK)):
        random = np.random.default_rng([seed, number])
        some = min(BLOCK, count - first)
        one, two = random.integers(0, len(counts), (2, some))
        many = counts[one]
        inner = _inner(many)
        own = np.repeat(models.rows[one], many) + inner
        other = np.repeat(models.rows[two], many) + inner % np.repeat(counts[two], many)
        share = np.repeat(random.uniform(_NEAREST, 1, some), many).astype(np.float32)[:, None]
        matrix = share * models.vectors.matrix[own] + (1 - share) * models.vectors.matrix[other]
        noise = random.standard_normal(matrix.shape, dtype=np.float32)
        matrix += noise * np.float32(_SHAKEN / np.sqrt(matrix.shape[1]))
        yield PassageVectors(matrix, tuple(many.tolist()))


def draw_tokens(models: Models, count: int, shard: int, seed: int) -> Iterator[Tokens]:
    """Yield the token ids of ``count`` passages, a shard at a time; the same seed, the same ones.

    New tokens have the ids from that of the vocabulary's end up to ``vocabulary_of``.
    """
    known = len(models.vocabulary)
    lengths = models.tokens.lengths
    for number, first in enumerate(range(0, count, shard)):
        random = np.random.default_rng([seed, number])
        some = min(shard, count - first)
        one, two = random.integers(0, len(lengths), (2, some))
        many = lengths[one]
        inner = _inner(many)
        ids = models.tokens.ids[np.repeat(models.begins[one], many) + inner]
        other = np.repeat(models.begins[two], many) + inner % np.repeat(
            np.maximum(lengths[two], 1), many
        )
        dice = random.random(len(ids), dtype=np.float32)
        borrowed = (dice < _BORROWED) & np.repeat(lengths[two] > 0, many)
        ids[borrowed] = models.tokens.ids[other[borrowed]]
        new = dice > 1 - _NEW
        ids[new] = known + random.integers(0, count, int(new.sum()))
        yield Tokens(ids, many)


def vocabulary_of(models: Models, count: int) -> dict[str, int]:
    """Return the ids of all tokens that ``draw_tokens`` may give ``count`` passages."""
    known = {token: id_ for id_, token in enumerate(models.vocabulary)}
    return known | {f"~{number}": len(known) + number for number in range(count)}


def _begins(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.cumsum(counts) - counts


def _inner(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Count from 0 within each of successive groups."""
    return np.arange(int(counts.sum())) - np.repeat(_begins(counts), counts)
