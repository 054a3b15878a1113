"""Adapting the offline embedding to the indexed reports: contrastive learning, without labels.

Of every line, the headings above it and the line after it belong to it, those of other lines do
not: the vectors of the reports' words are moved until cosines tell so (InfoNCE with the other
pairs of a batch as counterexamples; van den Oord et al., "Representation Learning with
Contrastive Predictive Coding", 2018). A text's vector is the sum of its words', so the gradient is
written out here in NumPy and a hundred small steps take a second or two. English words, which
Kiwi's model lacks, start as the mean of their Korean counterparts in the list of terms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.adapt_pairs import Pair
from index.adaptation import Adaptation
from index.morpheme_encoder import Key, MorphemeEncoder, Vectors

STEPS = 100
"""How many batches are learnt from; more make the vectors repeat what word search says already."""

BATCH = 256
_MOST_PASSES = 6
_RATE = 1e-3
_TEMPERATURE = 0.1
_FEWEST_WORDS = 2
_SEED = 5
# Adam (Kingma and Ba, 2015).
_MOMENTUM, _MOMENTUM2, _TINY = 0.9, 0.999, 1e-8

_Bags = list[npt.NDArray[np.int64]]


def adapt(
    encoder: MorphemeEncoder,
    pairs: Iterable[Pair],
    english: Iterable[Pair],
    corpus: Mapping[str, int],
    made_by: str,
) -> Adaptation:
    """Learn vectors for the words of ``pairs``.

    Parameters
    ----------
    encoder
        The embedding as it is.
    pairs
        Texts of the reports that belong together. Fewer than two batches teach nothing.
    english
        English expressions and their Korean counterparts.
    corpus, made_by
        What the result says of itself.

    Returns
    -------
    Adaptation
        The same for the same parameters, but for rounding errors of the last digits.
    """
    translated = _english_vectors(encoder, list(english))
    left, right = _keys(encoder, list(pairs))
    words: list[Key] = sorted(
        {key for keys in [*left, *right] for key in keys} | {*translated},
        key=lambda key: (isinstance(key, str), key),
    )
    vectors, weights = encoder.table(words)
    place = {key: number for number, key in enumerate(words)}
    for key, vector in translated.items():
        vectors[place[key]] = vector
    bags = [[np.array([place[key] for key in keys]) for keys in side] for side in (left, right)]
    moved = _trained(vectors * weights[:, None], bags[0], bags[1])
    ids = np.array([key for key in words if isinstance(key, int)], np.int32)
    terms = tuple(key for key in words if isinstance(key, str))
    rows = (moved / weights[:, None]).astype(np.float16)
    return Adaptation(dict(corpus), made_by, ids, terms, rows)


def _keys(
    encoder: MorphemeEncoder, pairs: Sequence[Pair]
) -> tuple[list[list[Key]], list[list[Key]]]:
    """Return the words of both sides of each pair whose second side says something."""
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    keys = dict(zip(texts, encoder.keys(texts), strict=True))
    some = [(keys[a], keys[b]) for a, b in pairs if keys[a] and len(keys[b]) >= _FEWEST_WORDS]
    return [a for a, _ in some], [b for _, b in some]


def _english_vectors(encoder: MorphemeEncoder, pairs: Sequence[Pair]) -> dict[Key, Vectors]:
    """Return the mean of each English word's counterparts, of its shortest expressions only."""
    asked = encoder.keys([a for a, _ in pairs])
    written = encoder.encode([b for _, b in pairs])
    found: defaultdict[Key, list[tuple[int, Vectors]]] = defaultdict(list)
    for keys, vector in zip(asked, written, strict=True):
        for key in keys:
            if isinstance(key, str):
                found[key].append((len(keys), vector))
    means = {}
    for key, some in found.items():
        fewest = min(size for size, _ in some)
        mean = np.sum([vector for size, vector in some if size == fewest], axis=0)
        if length := float(np.linalg.norm(mean)):
            means[key] = mean / length
    return means


def _trained(table: Vectors, left: _Bags, right: _Bags) -> Vectors:
    """Return the weighted vectors, ``(words, dimension)``, after learning from pairs of bags."""
    count = len(left)
    batches = min(count // BATCH, STEPS)
    if batches < 2:
        return table
    passes = max(1, min(_MOST_PASSES, round(STEPS / batches)))
    rng = np.random.default_rng(_SEED)
    table = table.copy()
    first, second = np.zeros_like(table), np.zeros_like(table)
    total = passes * batches
    for step in range(total):
        turn = step % batches
        if turn == 0:
            order = rng.permutation(count)
        chosen = order[turn * BATCH : (turn + 1) * BATCH].tolist()
        used, gradient = _gradient(table, [left[n] for n in chosen], [right[n] for n in chosen])
        first[used] = _MOMENTUM * first[used] + (1 - _MOMENTUM) * gradient
        second[used] = _MOMENTUM2 * second[used] + (1 - _MOMENTUM2) * gradient**2
        mean = first[used] / (1 - _MOMENTUM ** (step + 1))
        spread = np.sqrt(second[used] / (1 - _MOMENTUM2 ** (step + 1)))
        table[used] -= _RATE * (1 - step / total) * mean / (spread + _TINY)
    return table


def _gradient(table: Vectors, left: _Bags, right: _Bags) -> tuple[npt.NDArray[np.int64], Vectors]:
    """Return the words of a batch and the loss's gradient by their rows of ``table``."""
    bags = [*left, *right]
    used, column = np.unique(np.concatenate(bags), return_inverse=True)
    counts = np.zeros((len(bags), len(used)), np.float32)
    np.add.at(counts, (np.repeat(np.arange(len(bags)), [len(bag) for bag in bags]), column), 1)
    sums = counts @ table[used]
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    unit = sums / lengths
    one, other = unit[: len(left)], unit[len(left) :]
    likeness = one @ other.T / _TEMPERATURE
    wrong = (_softmax(likeness) + _softmax(likeness.T).T) / 2
    wrong[np.diag_indices(len(left))] -= 1
    wrong /= len(left) * _TEMPERATURE
    slope = np.concatenate([wrong @ other, wrong.T @ one])
    slope = (slope - unit * (unit * slope).sum(axis=1, keepdims=True)) / lengths
    return used, counts.T @ slope


def _softmax(rows: Vectors) -> Vectors:
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    soft: Vectors = powers / powers.sum(axis=1, keepdims=True)
    return soft
