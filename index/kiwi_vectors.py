"""Word vectors out of Kiwi's language model, which tells no more than how alike two words are.

Kiwi's ``cong`` model knows a vector for every morpheme of its dictionary but gives out only their
cosines. The cosines of all morphemes to a few hundred anchors are enough to find the vectors
again, up to a rotation: the Nyström method (Williams and Seeger, "Using the Nyström Method to
Speed Up Kernel Machines", 2001) is exact when the anchors span the space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.morphemes import CONTENT_TAGS
from ingest.progress import Progress

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

Vectors = npt.NDArray[np.float32]

ANCHORS = 288
"""Enough to span 256 dimensions with room: 264 already give every cosine to 1e-4."""

_SEED = 20
# Eigenvalues below this share of the largest are rounding errors (1e-9), above it real (1e-6).
_NOISE = 1e-8
# The most frequent morphemes say what is common to all; the rare ones are mostly proper names.
_COMMON = 20_000
_REMOVED = 8
# Kiwi's dictionary lists kinds of tokens, endings and marks first, then words by frequency.
_FIRST_WORD = 96
# Smooth inverse frequency (Arora et al., "A Simple but Tough-to-Beat Baseline", 2017).
_SMOOTHING = 1e-4
_FAINT_TAGS = frozenset({"NNB", "NP"})
_FAINT = 0.3


def tags(kiwi: Kiwi) -> list[str]:
    """Return the part of speech of every morpheme that the language model knows, by its id."""
    known = len(kiwi.most_similar_morphemes(_FIRST_WORD, top_n=1 << 24))
    return [kiwi.morpheme(number).tag.partition("-")[0] for number in range(known)]


def vectors(kiwi: Kiwi, tags: Sequence[str], anchors: int, progress: Progress) -> Vectors:
    """Find the vectors of the first ``len(tags)`` morphemes again.

    Parameters
    ----------
    tags
        Each morpheme's part of speech.
    anchors
        How many morphemes the others are compared with; more than the model has dimensions.
    progress
        Is told of every anchor.

    Returns
    -------
    numpy.ndarray
        ``(len(tags), dimensions)``; the cosine of two rows is Kiwi's similarity to about 1e-5.
    """
    chosen = np.random.default_rng(_SEED).permutation(_content(tags))[:anchors]
    columns = list(_similarities(kiwi, chosen, len(tags), progress))
    similar = np.stack(columns, axis=1)
    gram = similar[chosen].astype(np.float64)
    eigenvalues, eigenvectors = np.linalg.eigh((gram + gram.T) / 2)
    real = eigenvalues > _NOISE * eigenvalues.max()
    basis = eigenvectors[:, real]
    # An eigenvector's sign is free; fixing it makes the vectors the same on every machine.
    basis *= np.sign(basis[np.abs(basis).argmax(axis=0), np.arange(basis.shape[1])])
    projection = basis / np.sqrt(eigenvalues[real])
    return _unit(similar @ projection.astype(np.float32))


def centred(found: Vectors, tags: Sequence[str]) -> Vectors:
    """Take out what all words have in common, so that cosines tell meaning apart.

    Subtracts the mean of the common content words and their first principal directions (Mu and
    Viswanath, "All-but-the-Top", 2018) and returns unit rows of the same shape.
    """
    common = found[_content(tags)[:_COMMON]]
    mean = common.mean(axis=0)
    _, directions = np.linalg.eigh((common - mean).T @ (common - mean))
    top = directions[:, -_REMOVED:]
    shifted = found - mean
    return _unit(shifted - (shifted @ top) @ top.T)


def weights(tags: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return how much each morpheme says, from 0 (endings, particles, marks) to 1 (rare words).

    Kiwi gives no frequencies, but its ids are in their order; by Zipf's law the word of rank r
    makes up 1 / (r · ln n) of all text.
    """
    rank = np.maximum(np.arange(len(tags)) - _FIRST_WORD + 1, 1)
    share = 1 / (rank * np.log(len(tags)))
    weight = _SMOOTHING / (_SMOOTHING + share)
    weight[[tag in _FAINT_TAGS for tag in tags]] *= _FAINT
    says = np.zeros(len(tags), dtype=bool)
    says[_content(tags)] = True
    return np.where(says, weight, 0).astype(np.float32)


def _content(tags: Sequence[str]) -> npt.NDArray[np.int64]:
    return np.array(
        [n for n, tag in enumerate(tags) if n >= _FIRST_WORD and tag in CONTENT_TAGS], np.int64
    )


def _similarities(
    kiwi: Kiwi, anchors: npt.NDArray[np.int64], count: int, progress: Progress
) -> Iterator[Vectors]:
    progress.start("내장 한국어 모형 만들기(처음 한 번)", len(anchors))
    for anchor in anchors.tolist():
        pairs = map(kiwi.morpheme_similarity, repeat(anchor), range(count))
        yield np.fromiter(pairs, np.float32, count)
        progress.advance()
    progress.finish()


def _unit(rows: Vectors) -> Vectors:
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
