"""Passages by the best cosine of their vectors: exact for some, by candidates for many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt

from index.filters import Places, Spans, best
from index.vectors.approximate import NAME as CELLS_NAME
from index.vectors.approximate import Cells, kind_of, write_cells
from index.vectors.flat import (
    INDEX_NAME,
    FlatFile,
    FlatIndex,
    Matrix,
    PassageVectors,
    open_flat,
    unit,
    unit_rows,
    write_flat,
)

if TYPE_CHECKING:
    from llama_index.vector_stores.faiss import FaissVectorStore

OWNERS_NAME = "owners.npy"

SAMPLE = 1_000
"""How many passages tell which cosines are usual where vectors stay on disk."""

EXACT_ROWS = 40_000
"""So few vectors behind a filter are compared one by one, whatever the size of the index."""

_BLOCK = 5_000

_ROWS_EACH, _ROWS_MORE = 8, 320
"""Vectors asked for: so many for each passage wanted, and so many more."""

_RANKED_EACH, _RANKED_MORE = 1, 100
"""Passages ranked by their exact vectors: so many for each wanted, and so many more."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Some passages' vectors, one passage's after the other's, and where each begins.

    ``matrix`` is float32, ``(vectors, width)``; ``starts`` has an entry for each passage.
    """

    matrix: Matrix
    starts: Places

    def best(self, question: Matrix) -> Matrix:
        """Return each passage's best cosine with a vector of length 1: float32, in their order.

        Row by row, so that a passage has the same one among any others, to the last bit.
        """
        if not len(self.starts):
            return np.empty(0, dtype=np.float32)
        cosines: Matrix = np.maximum.reduceat(np.vecdot(self.matrix, question), self.starts)
        return cosines


class Vectors:
    """The vectors of a snapshot and the passages that they belong to.

    Parameters
    ----------
    flat
        The vectors, of length 1 (or 0, for a text without any sense): in memory or on disk.
    owners
        int32, the position of the passage that each vector stands for, ascending.
    cells
        What finds candidates where comparing with every vector would take too long.
    """

    def __init__(
        self,
        flat: FlatIndex | FlatFile,
        owners: npt.NDArray[np.int32],
        cells: Cells | None = None,
    ) -> None:
        if flat.count != len(owners) or (cells and cells.count != flat.count):
            raise ValueError(f"{flat.count} vectors, {len(owners)} owners")
        self._flat = flat
        self._owners = owners
        self._starts = np.flatnonzero(np.diff(owners, prepend=-1))
        self._ends = np.append(self._starts[1:], flat.count)
        self._cells = cells
        self._last = b"", np.empty(0, dtype=np.float32)
        self.count = len(self._starts)

    @property
    def width(self) -> int:
        """The length of a vector."""
        return int(self._flat.width)

    @property
    def rows(self) -> int:
        """How many vectors there are."""
        return len(self._owners)

    @classmethod
    def build(cls, blocks: Iterable[PassageVectors]) -> Self:
        """Join ``blocks``, in the order of positions, after bringing each vector to length 1."""
        parts: list[Matrix] = []
        counts: list[int] = []
        for block in blocks:
            parts.append(unit_rows(block.matrix))
            counts.extend(block.counts)
        return cls(FlatIndex(np.concatenate(parts)), _owners(counts))

    @classmethod
    def write(cls, folder: Path, blocks: Iterable[PassageVectors], kind: str | None = None) -> None:
        """Write what ``build`` would join into ``folder``, no more than a block in memory.

        ``kind`` is FAISS's name for what finds candidates, by default that for their number.

        Raises
        ------
        OSError
            If a file cannot be written.
        """
        path = folder / INDEX_NAME
        owners = _owners(write_flat(path, blocks))
        np.save(folder / OWNERS_NAME, owners)
        flat = FlatFile(path)
        if kind := kind_of(flat.count) if kind is None else kind:
            write_cells(folder, flat, kind)

    def save(self, folder: Path) -> None:
        """Write the vectors into ``folder``; raises OSError where that fails."""
        path = folder / INDEX_NAME
        self._flat.save(path)
        np.save(folder / OWNERS_NAME, self._owners)
        if kind := kind_of(self.rows):
            write_cells(folder, FlatFile(path), kind)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open the vectors in ``folder``; they stay on disk.

        Raises
        ------
        OSError, RuntimeError, ValueError
            If a file is missing or is not what ``write`` or ``save`` wrote.
        """
        flat = open_flat(folder / INDEX_NAME)
        cells = Cells.load(folder) if (folder / CELLS_NAME).exists() else None
        return cls(flat, np.load(folder / OWNERS_NAME, mmap_mode="r" if cells else None), cells)

    @property
    def store(self) -> FaissVectorStore:
        """The vectors as a LlamaIndex vector store; a node's id is the number of its vector."""
        from llama_index.vector_stores.faiss import FaissVectorStore

        if self._cells:
            return FaissVectorStore(faiss_index=self._cells.index)
        return FaissVectorStore(faiss_index=self._flat.index)

    def scores(self, vector: Sequence[float] | Matrix) -> Matrix:
        """Return every passage's best cosine with ``vector``: float32, one for each position.

        Every vector is compared: of vectors on disk ask for those that matter (``search``,
        ``cosines``). Of those in memory the last result is kept, since all steps of finding ask
        with the same ``vector``; it is not to be changed.
        """
        question = unit(vector)
        if not isinstance(self._flat, FlatIndex):
            whole = range(0, self.count, _BLOCK)
            blocks = [Spans.of([(first, min(first + _BLOCK, self.count))]) for first in whole]
            return np.concatenate([self._span_scores(question, block) for block in blocks])
        key, (known, scores) = question.tobytes(), self._last
        if known != key:
            scores = Sample(self._flat.rows(0, self.rows), self._starts).best(question)
            scores.flags.writeable = False
            self._last = key, scores
        return scores

    def cosines(self, vector: Sequence[float] | Matrix, positions: npt.ArrayLike) -> Matrix:
        """Return the best cosine of the passages at ``positions``, in their order: float32."""
        places = np.asarray(positions, dtype=np.int64)
        if isinstance(self._flat, FlatIndex):
            return np.asarray(self.scores(vector)[places])
        return self.sample(places).best(unit(vector))

    def usual(self, vector: Sequence[float] | Matrix) -> tuple[float, float]:
        """Return the mean and the standard deviation of the passages' best cosines.

        Those of vectors on disk are told by ``SAMPLE`` passages, evenly spread.
        """
        if isinstance(self._flat, FlatIndex):
            cosines = self.scores(vector)
        else:
            cosines = self._spread.best(unit(vector))
        return float(cosines.mean()), float(cosines.std())

    @cached_property
    def _spread(self) -> Sample:
        places = np.linspace(0, self.count - 1, min(SAMPLE, self.count))
        return self.sample(places.astype(np.int64))

    def sample(self, positions: npt.ArrayLike) -> Sample:
        """Return the vectors of the passages at ``positions``, read now."""
        places = np.asarray(positions, dtype=np.int64)
        spans = zip(self._starts[places].tolist(), self._ends[places].tolist(), strict=True)
        parts = [self._flat.rows(start, end) for start, end in spans]
        counts = np.array([len(part) for part in parts], dtype=np.int64)
        matrix = np.concatenate(parts) if parts else np.empty((0, self.width), dtype=np.float32)
        return Sample(matrix, np.cumsum(counts) - counts)

    def search(
        self, vector: Sequence[float] | Matrix, k: int, allowed: Spans | None = None
    ) -> list[tuple[int, float]]:
        """Return the ``k`` best positions and their best cosines, equal cosines by position.

        Parameters
        ----------
        vector
            The question's.
        k
            How many; fewer come only where there are fewer.
        allowed
            Which positions may be found, by default all.
        """
        spans = Spans.of([(0, self.count)]) if allowed is None else allowed.within(self.count)
        rows = Spans.of((int(self._starts[a]), int(self._ends[b - 1])) for a, b in spans.pairs)
        if k < 1 or not spans.pairs:
            return []
        if self._cells is None or len(rows) <= EXACT_ROWS:
            places = spans.positions()
            if isinstance(self._flat, FlatIndex):
                return best(places, self.scores(vector)[places], k)
            return best(places, self._span_scores(unit(vector), spans), k)
        places = np.sort(self.candidates(self._cells, unit(vector), k, rows))
        return best(places, self.cosines(vector, places), k)

    def candidates(self, cells: Cells, question: Matrix, k: int, rows: Spans) -> Places:
        """Return the passages to rank for the ``k`` best, the most promising first."""
        wanted = _ROWS_EACH * k + _ROWS_MORE
        enough = _RANKED_EACH * k + _RANKED_MORE
        while True:
            found = cells.search(question, wanted, rows)
            owners = self._owners[found.rows]
            _, firsts = np.unique(owners, return_index=True)
            if len(firsts) >= k or found.short or wanted >= len(rows):
                return np.asarray(owners[np.sort(firsts)][:enough], dtype=np.int64)
            # The vectors of a few long passages filled the list.
            wanted = min(wanted * 4, len(rows))

    def _span_scores(self, question: Matrix, spans: Spans) -> Matrix:
        parts = []
        for first, end in spans.pairs:
            start = int(self._starts[first])
            part = Sample(
                self._flat.rows(start, int(self._ends[end - 1])), self._starts[first:end] - start
            )
            parts.append(part.best(question))
        return np.concatenate(parts)

    def owner(self, rows: npt.ArrayLike) -> Places:
        """Return the position of the passage that each of ``rows`` stands for: int64."""
        return np.asarray(self._owners[np.asarray(rows, dtype=np.int64)], dtype=np.int64)

    def row(self, number: int) -> Matrix:
        """Return one vector."""
        (row,) = self._flat.rows(number, number + 1)
        return np.asarray(row)

    def block(self, first: int, last: int) -> PassageVectors:
        """Return the vectors of the passages at positions ``first`` to ``last``, both included."""
        start, end = int(self._starts[first]), int(self._ends[last])
        counts = (self._ends - self._starts)[first : last + 1]
        return PassageVectors(self._flat.rows(start, end).copy(), tuple(counts.tolist()))


def _owners(counts: Sequence[int]) -> npt.NDArray[np.int32]:
    return np.repeat(np.arange(len(counts), dtype=np.int32), counts)
