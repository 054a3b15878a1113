"""Vector search: cosine over one or more vectors of each passage, in a flat FAISS index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from llama_index.vector_stores.faiss import FaissVectorStore

Matrix = npt.NDArray[np.float32]
INDEX_NAME = "vectors.faiss"
OWNERS_NAME = "owners.npy"


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """The vectors of successive passages.

    ``matrix`` is float32, ``(vectors, width)``; ``counts`` says how many rows each passage has,
    at least one.
    """

    matrix: Matrix
    counts: tuple[int, ...]


class Vectors:
    """The vectors of a snapshot and the passages that they belong to.

    Parameters
    ----------
    index
        A FAISS inner-product index of vectors of length 1 (or 0, for a text without any sense).
    owners
        int32, the position of the passage that each vector stands for, ascending.
    """

    def __init__(self, index: Any, owners: npt.NDArray[np.int32]) -> None:  # noqa: ANN401
        if index.ntotal != len(owners):
            raise ValueError(f"{index.ntotal} vectors, {len(owners)} owners")
        self._index = index
        self._owners = owners
        self._matrix = _matrix_of(index)
        self._starts = np.flatnonzero(np.diff(owners, prepend=-1))
        self.count = len(self._starts)

    @property
    def width(self) -> int:
        """The length of a vector."""
        return int(self._index.d)

    @classmethod
    def build(cls, blocks: Iterable[PassageVectors]) -> Self:
        """Join ``blocks``, in the order of positions, after bringing each vector to length 1."""
        import faiss

        index = None
        counts: list[int] = []
        for block in blocks:
            matrix = block.matrix.astype(np.float32)
            lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
            np.divide(matrix, lengths, out=matrix, where=lengths > 0)
            if index is None:
                index = faiss.IndexFlatIP(matrix.shape[1])
            index.add(matrix)
            counts.extend(block.counts)
        return cls(index, np.repeat(np.arange(len(counts), dtype=np.int32), counts))

    def save(self, folder: Path) -> None:
        """Write the index and the owners into ``folder``; raises OSError where that fails."""
        import faiss

        try:
            faiss.write_index(self._index, str(folder / INDEX_NAME))
        except RuntimeError as error:  # FAISS's word for a full disk, too
            raise OSError(str(error)) from error
        np.save(folder / OWNERS_NAME, self._owners)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open the vectors in ``folder``; they stay on disk.

        Raises
        ------
        OSError, RuntimeError, ValueError
            If a file is missing or is not what ``save`` wrote.
        """
        import faiss

        flags = faiss.IO_FLAG_MMAP_IFC | faiss.IO_FLAG_READ_ONLY
        index = faiss.read_index(str(folder / INDEX_NAME), flags)
        return cls(index, np.load(folder / OWNERS_NAME))

    @property
    def store(self) -> FaissVectorStore:
        """The vectors as a LlamaIndex vector store; a node's id is the number of its vector."""
        from llama_index.vector_stores.faiss import FaissVectorStore

        return FaissVectorStore(faiss_index=self._index)

    def scores(self, vector: Sequence[float] | Matrix) -> Matrix:
        """Return every passage's best cosine with ``vector``: float32, one for each position."""
        return np.maximum.reduceat(self._matrix @ _unit(vector), self._starts)

    def search(self, vector: Sequence[float] | Matrix, k: int) -> list[tuple[int, float]]:
        """Return the ``k`` best positions and their best cosines, equal cosines by position."""
        from llama_index.core.vector_stores.types import VectorStoreQuery

        wanted = min(k, self.count)
        question = _unit(vector).tolist()
        rows = wanted
        while True:
            # Several vectors of a passage may fill the list: ask for more until k passages came.
            rows = min(rows * 4, len(self._owners))
            result = self.store.query(
                VectorStoreQuery(query_embedding=question, similarity_top_k=rows)
            )
            best: dict[int, float] = {}
            for row, cosine in zip(result.ids or [], result.similarities or [], strict=True):
                best.setdefault(int(self._owners[int(row)]), float(cosine))
            if len(best) >= wanted or rows == len(self._owners):
                return sorted(best.items(), key=lambda item: (-item[1], item[0]))[:wanted]

    def block(self, first: int, last: int) -> PassageVectors:
        """Return the vectors of the passages at positions ``first`` to ``last``, both included."""
        start, end = np.searchsorted(self._owners, (first, last + 1))
        counts = np.bincount(self._owners[start:end] - first, minlength=last + 1 - first)
        return PassageVectors(self._matrix[start:end].copy(), tuple(counts.tolist()))


def _matrix_of(index: Any) -> Matrix:  # noqa: ANN401 (FAISS has no types)
    """Return the index's own memory as an array; it lives as long as the index."""
    import faiss

    flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
    matrix: Matrix = flat.reshape(index.ntotal, index.d)
    matrix.flags.writeable = False
    return matrix


def _unit(vector: Sequence[float] | Matrix) -> Matrix:
    array = np.asarray(vector, dtype=np.float32)
    length = np.linalg.norm(array)
    return array / length if length > 0 else array
