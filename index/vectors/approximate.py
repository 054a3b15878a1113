"""Approximate search for many vectors: cells around centroids, one byte a number, on disk.

Up to ``FLAT_LIMIT`` vectors (a passage has about ten) every one is compared, which is exact. Above
it FAISS's ``IVFn_HNSW32,PQmx4fs`` finds candidates: a graph leads to the cells nearest to the
question, whose vectors are kept in 4 bits for two numbers (64 bytes for 256 numbers, so 0.7 GB for
ten million vectors) and are compared by table. The cosines found are only for choosing:
``index.vectors.passages`` ranks by the exact vectors.

Measured on 0.96 million vectors (``python -m eval.scale``): one byte a number (SQ8) found as much
with fewer candidates, but took four times the memory and three times as long; a graph over all
vectors (HNSW) needs them and 256 bytes of links each in memory, and filters cut its paths.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from index.filters import Spans
from index.vectors.flat import FlatFile, Matrix

NAME = "cells.faiss"
FLAT_LIMIT = 600_000

PROBES = 128
"""How many cells are searched where no filter narrows the search."""

_SAMPLE = 32
"""Vectors that a centroid is trained on; with more, no more was found."""

_CHUNK = 100_000
_SEED = 20_260


@dataclass(frozen=True, slots=True)
class Found:
    """Rows and their approximate cosines, best first; ``short`` if fewer than asked were seen."""

    rows: npt.NDArray[np.int64]
    cosines: Matrix
    short: bool


def kind_of(count: int, width: int) -> str:
    """Return what FAISS is to build for ``count`` vectors, ``""`` for nothing.

    The number of cells is a power of two near two thirds of the square root of ``count``.
    """
    if count <= FLAT_LIMIT:
        return ""
    cells = 2 ** round(math.log2(math.sqrt(count) * 2 / 3))
    return f"IVF{cells}_HNSW32,PQ{width // 2}x4fs"


def write_cells(folder: Path, vectors: FlatFile, kind: str) -> None:
    """Train on a sample of the vectors and write them as cells. The same vectors, the same file.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    import faiss

    index: Any = faiss.index_factory(vectors.width, kind, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed = _SEED
    index.cp.min_points_per_centroid = 1
    index.train(_sample(vectors, index.nlist * _SAMPLE))
    for first in range(0, vectors.count, _CHUNK):
        index.add(vectors.rows(first, min(first + _CHUNK, vectors.count)))
    try:
        faiss.write_index(index, str(folder / NAME))
    except RuntimeError as error:  # FAISS's word for a full disk, too
        raise OSError(str(error)) from error


def _sample(vectors: FlatFile, size: int) -> Matrix:
    """Return ``size`` vectors, drawn by a fixed seed, in their order."""
    random = np.random.default_rng(_SEED)
    size = min(size, vectors.count)
    chosen = np.sort(random.choice(vectors.count, size, replace=False))
    return np.concatenate([vectors.rows(row, row + 1) for row in chosen.tolist()])


class Cells:
    """An open index of cells.

    Parameters
    ----------
    index
        A FAISS IVF index by inner product.
    probes
        How many cells to search where no filter narrows the search.
    """

    def __init__(self, index: Any, probes: int = PROBES) -> None:  # noqa: ANN401
        self.index = index
        self._probes = probes

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open what ``write_cells`` wrote; RuntimeError if it is missing or damaged."""
        import faiss

        return cls(faiss.read_index(str(folder / NAME)))

    @property
    def count(self) -> int:
        """How many vectors there are."""
        return int(self.index.ntotal)

    def search(self, question: Matrix, wanted: int, rows: Spans) -> Found:
        """Return about the ``wanted`` best of the given rows.

        The fewer rows are allowed, the more cells are searched: the number of vectors compared
        stays the same. Where the cells hold too few, all are searched.

        Parameters
        ----------
        question
            float32, of length 1.
        wanted
            How many rows to find.
        rows
            Which rows may be found.
        """
        import faiss

        settings: Any = faiss.SearchParametersIVF
        allowed = len(rows)
        selector, _kept = _selector(rows, self.count)
        probes = min(self.index.nlist, math.ceil(self._probes * self.count / max(allowed, 1)))
        while True:
            parameters = settings(nprobe=probes, sel=selector)
            cosines, found = self.index.search(question[None], wanted, params=parameters)
            some = found[0] >= 0
            short = int(some.sum()) < min(wanted, allowed)
            if not short or probes == self.index.nlist:
                return Found(found[0][some], cosines[0][some], short)
            probes = min(self.index.nlist, probes * 8)


def _selector(rows: Spans, count: int) -> tuple[Any, Any]:
    """Return FAISS's filter for ``rows``, ``None`` for all, and what it points to."""
    import faiss

    if len(rows) == count:
        return None, None
    if len(rows.pairs) == 1:
        return faiss.IDSelectorRange(*rows.pairs[0]), None
    bits = np.packbits(rows.mask(count), bitorder="little")
    bitmap: Any = faiss.IDSelectorBitmap
    return bitmap(bits), bits
