"""Word search: BM25 over the tokens of each passage."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from index.filters import Places, Spans, best, best_above
from index.word_columns import Columns, Frequencies, Tokens, make_columns

K1 = 1.2
B = 0.75
METHOD = "lucene"
"""Lucene's BM25: idf ln(1 + (N - df + .5) / (df + .5)), tf / (tf + k1 (1 - b + b l / avg l))."""

SHARD = 100_000
"""Passages that are indexed together; building takes about 5 kB of memory for each."""

_SOME = 20
"""Where one in so many passages may be found, or fewer, only these are scored."""

_SHARDS = "shards.json"
_VOCABULARY = "vocabulary.json"

Scores = npt.NDArray[np.float32]


class Words:
    """The BM25 index of a snapshot: bm25s's where one shard holds all, else several of that form.

    A column of scores is kept for each token; ranking is done here, because that of bm25s gives
    passages without any of the words, in an order that ties make random.

    Parameters
    ----------
    shards
        The columns of successive passages; none where no passage has a token.
    vocabulary
        The id of each token.
    count
        The number of passages.
    library
        The bm25s index where one shard holds all: it writes itself.
    """

    def __init__(
        self,
        shards: Sequence[Columns],
        vocabulary: Mapping[str, int],
        count: int,
        library: Any = None,  # noqa: ANN401 (bm25s has no types)
    ) -> None:
        self.shards = tuple(shards)
        self._vocabulary = vocabulary
        self.count = count
        self._library = library
        # Without a token, or a shard, nothing has a score.
        self._last: tuple[tuple[tuple[int, float], ...], Scores] = (), np.zeros(count, np.float32)

    @classmethod
    def build(cls, passages: Sequence[Sequence[str]], shard: int = SHARD) -> Self:
        """Index the tokens of each passage, in the order of positions, ``shard`` at a time."""
        # In sorted order, so that the same passages give the same files.
        vocabulary = {
            token: id_
            for id_, token in enumerate(sorted({t for tokens in passages for t in tokens}))
        }
        if not vocabulary:
            return cls((), {}, len(passages))
        if len(passages) <= shard:
            library = _bm25s().BM25(k1=K1, b=B, method=METHOD)
            ids = [[vocabulary[token] for token in tokens] for tokens in passages]
            library.index((ids, vocabulary), create_empty_token=False, show_progress=False)
            return cls.of(library, len(passages))

        def shards() -> Iterator[Tokens]:
            for first in range(0, len(passages), shard):
                some = passages[first : first + shard]
                ids = [vocabulary[token] for tokens in some for token in tokens]
                lengths = [len(tokens) for tokens in some]
                yield Tokens(np.array(ids, dtype=np.int64), np.array(lengths, dtype=np.int64))

        return cls.from_shards(shards, vocabulary)

    @classmethod
    def from_shards(
        cls, shards: Callable[[], Iterable[Tokens]], vocabulary: Mapping[str, int]
    ) -> Self:
        """Index passages whose tokens come as ids; ``shards`` gives them anew, it is asked twice.

        ``vocabulary`` has the id of each token.
        """
        frequencies = Frequencies.of(shards(), len(vocabulary))
        made: list[Columns] = []
        count = 0
        for tokens in shards():
            made.append(make_columns(count, tokens, frequencies, K1, B))
            count += made[-1].count
        return cls(made, vocabulary, count)

    @classmethod
    def of(cls, library: Any, count: int) -> Self:  # noqa: ANN401 (bm25s has no types)
        """Return a bm25s index of ``count`` passages as the only shard."""
        arrays = library.scores
        columns = Columns.of(0, count, arrays["data"], arrays["indices"], arrays["indptr"])
        return cls((columns,), library.vocab_dict, count, library)

    def save(self, folder: Path) -> None:
        """Write the index into a new folder."""
        folder.mkdir(parents=True)
        if self._library is not None:
            self._library.save(folder, show_progress=False)
        elif self.shards:
            for number, columns in enumerate(self.shards):
                columns.save(folder / f"shard-{number:04}")
            _write(folder / _VOCABULARY, self._vocabulary)
            _write(folder / _SHARDS, [columns.count for columns in self.shards])
        _write(folder / "count.json", self.count)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open the index in ``folder``; its arrays stay on disk.

        Raises
        ------
        OSError, ValueError
            If a file is missing or is not what ``save`` wrote.
        """
        count = _read(folder / "count.json")
        if (folder / _SHARDS).exists():
            counts = _read(folder / _SHARDS)
            shards = [
                Columns.load(folder / f"shard-{number:04}", sum(counts[:number]), some)
                for number, some in enumerate(counts)
            ]
            return cls(shards, _read(folder / _VOCABULARY), count)
        if not (folder / "params.index.json").exists():
            return cls((), {}, count)
        return cls.of(_bm25s().BM25.load(folder, mmap=True, show_progress=False), count)

    @property
    def tokens(self) -> Collection[str]:
        """Every token that some passage has."""
        return self._vocabulary.keys()

    @property
    def filled(self) -> int:
        """How many passages have a token."""
        return sum(len(np.unique(shard.indices)) for shard in self.shards)

    def value(self, token: int, position: int) -> float:
        """Return what the token with an id scores in the passage at ``position``."""
        for shard in self.shards:
            if 0 <= position - shard.first < shard.count and token < len(shard.indptr) - 1:
                places, data = shard.column(token)
                found = np.flatnonzero(places == position - shard.first)
                return float(data[found[0]]) if len(found) else 0.0
        return 0.0

    def by_passage(self) -> Iterator[tuple[int, dict[int, float]]]:
        """Yield each position with its tokens' ids and scores."""
        for shard in self.shards:
            order = np.argsort(shard.indices, kind="stable")
            tokens = np.repeat(np.arange(len(shard.indptr) - 1), np.diff(shard.indptr))[order]
            data = shard.data[order]
            ends = np.cumsum(np.bincount(shard.indices, minlength=shard.count)).tolist()
            for place, (start, end) in enumerate(pairwise([0, *ends])):
                row = zip(tokens[start:end].tolist(), data[start:end].tolist(), strict=True)
                yield shard.first + place, dict(row)

    def ids(
        self, tokens: Sequence[str], weights: Sequence[float] | None = None
    ) -> list[tuple[int, float]]:
        """Return the ids and weights of the known ``tokens``; weights are 1 where not given."""
        shares = [1.0] * len(tokens) if weights is None else weights
        return [
            (self._vocabulary[token], share)
            for token, share in zip(tokens, shares, strict=True)
            if token in self._vocabulary
        ]

    def scores(self, tokens: Sequence[str], weights: Sequence[float] | None = None) -> Scores:
        """Return the BM25 score of every passage.

        The last result is kept, since one question is asked of all reports and of some; it is not
        to be changed.

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
        asked = tuple(self.ids(tokens, weights))
        known, scores = self._last
        if known != asked:
            scores = np.concatenate([shard.scores(asked) for shard in self.shards])
            scores.flags.writeable = False
            self._last = asked, scores
        return scores

    def scores_at(
        self, tokens: Sequence[str], weights: Sequence[float] | None, positions: npt.ArrayLike
    ) -> Scores:
        """Return the BM25 scores of the passages at ``positions``, equal to those of ``scores``."""
        known = self.ids(tokens, weights)
        asked, kept = self._last
        if asked == tuple(known):
            return np.asarray(kept[np.asarray(positions, dtype=np.int64)])
        parts = self._columns_at([token for token, _ in known], positions)
        scores = np.zeros(parts.shape[1], dtype=np.float32)
        for (_, share), part in zip(known, parts, strict=True):
            scores += np.float32(share) * part
        return scores

    def having(self, tokens: Sequence[str], positions: npt.ArrayLike) -> npt.NDArray[np.bool_]:
        """Tell which tokens the passages at ``positions`` have: ``(tokens, positions)``."""
        known = [token for token in tokens if token in self._vocabulary]
        parts = self._columns_at([self._vocabulary[token] for token in known], positions)
        rows = dict(zip(known, parts > 0, strict=True))
        none = np.zeros(parts.shape[1], dtype=np.bool_)
        found = [rows.get(token, none) for token in tokens]
        return np.array(found, dtype=np.bool_).reshape(len(tokens), len(none))

    def with_all(self, tokens: Sequence[str]) -> Places:
        """Return the positions of the passages that have every one of the tokens, ascending."""
        if not tokens:
            return np.arange(self.count, dtype=np.int64)
        known = [self._vocabulary[token] for token in tokens if token in self._vocabulary]
        if len(known) < len(tokens) or not self.shards:
            return np.empty(0, dtype=np.int64)
        return np.concatenate([shard.with_all(known) for shard in self.shards])

    def frequency(self, token: str) -> int:
        """Return how many passages have a token."""
        id_ = self._vocabulary.get(token)
        return 0 if id_ is None else sum(shard.frequency(id_) for shard in self.shards)

    def _columns_at(self, tokens: Sequence[int], positions: npt.ArrayLike) -> Scores:
        """Return the unweighted scores of tokens, by id, at positions: a row for each token."""
        wanted = np.asarray(positions, dtype=np.int64)
        found = np.zeros((len(tokens), len(wanted)), dtype=np.float32)
        for shard in self.shards:
            inside = np.flatnonzero((wanted >= shard.first) & (wanted < shard.first + shard.count))
            if not len(inside):
                continue
            places = (wanted[inside] - shard.first).astype(np.int32)
            for row, token in enumerate(tokens):
                found[row, inside] = shard.column_at(token, places)
        return found

    def top(
        self,
        tokens: Sequence[str],
        k: int,
        weights: Sequence[float] | None = None,
        allowed: Spans | None = None,
    ) -> list[tuple[int, float]]:
        """Return the ``k`` best positions and scores above 0, equal scores by position.

        ``allowed`` are the positions that may be found, by default all.
        """
        if allowed is not None and len(allowed.within(self.count)) * _SOME <= self.count:
            places = allowed.within(self.count).positions()
            scores = self.scores_at(tokens, weights, places)
            above = scores > 0
            return best(places[above], scores[above], k)
        return best_above(self.scores(tokens, weights), k, allowed)


def _read(path: Path) -> Any:  # noqa: ANN401 (what JSON holds)
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _bm25s() -> Any:  # noqa: ANN401 (a module without types)
    import bm25s

    # The library switches its own logger to DEBUG.
    logging.getLogger("bm25s").setLevel(logging.NOTSET)
    return bm25s
