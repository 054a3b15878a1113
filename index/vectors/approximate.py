"""Approximate search for many vectors: cells around centroids, one byte a number, on disk.

Up to ``FLAT_LIMIT`` vectors (a passage has about ten) every one is compared, which is exact.
Above it FAISS's ``IVFn_HNSW32,SQ8`` finds candidates: a graph (HNSW) over the centroids leads to
the cells nearest to the question, whose vectors are kept in one byte a number, 2.5 GB for ten
million vectors of 256 numbers. The cosines found are only for choosing:
``index.vectors.passages`` ranks by the exact vectors.

Measured on one core with vectors of drawn passages (``python -m eval.scale``), recall of the ten
best passages:

- 96,000 vectors compared one by one: 30 ms; 480,000: 170 ms;
- 9.8 million in 2,048 cells: 32 cells find .981 in 14 ms, 64 find .994 in 22 ms, 128 find 1.000
  (of every third question) in 38 ms;
- a graph that looks at 16 centroids instead of 512 takes no less time and finds .964;
- half a byte a number (``PQ128x4fs``) takes 0.7 GB instead of 2.5, but finds .88, and .96 only when
  1,600 passages are ranked by their exact vectors, which takes five times as long.

A graph over all vectors needs them and 256 bytes of links each in memory, and filters cut its
paths.
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
FLAT_LIMIT = 200_000

PROBES = 64
"""How many cells are searched where no filter narrows the search."""

_LOOKED_AT = 512
"""Centroids that the graph compares on its way: most losses are cells that it does not find."""

_SAMPLE = 32
"""Vectors that a centroid is trained on."""

_CHUNK = 100_000
_SEED = 20_260


@dataclass(frozen=True, slots=True)
class Found:
    """Rows and their approximate cosines, best first; ``short`` if fewer than asked were seen."""

    rows: npt.NDArray[np.int64]
    cosines: Matrix
    short: bool


def kind_of(count: int) -> str:
    """Return what FAISS is to build for ``count`` vectors, ``""`` for nothing.

    The number of cells is a power of two near four fifths of the square root of ``count``.
    """
    if count <= FLAT_LIMIT:
        return ""
    cells = 2 ** round(math.log2(math.sqrt(count) * 4 / 5))
    return f"IVF{cells}_HNSW32,SQ8"


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
    # Kept in the file, so that questions go the same way.
    graph: Any = faiss.downcast_index(index.quantizer)
    graph.hnsw.efSearch = _LOOKED_AT
    # For many vectors at once, comparing with every centroid takes a tenth of what the graph takes.
    centroids: Any = faiss.IndexFlatIP(vectors.width)
    centroids.add(graph.reconstruct_n(0, index.nlist))
    for first in range(0, vectors.count, _CHUNK):
        rows = vectors.rows(first, min(first + _CHUNK, vectors.count))
        _, cells = centroids.search(rows, 1)
        index.add_core(len(rows), faiss.swig_ptr(rows), None, faiss.swig_ptr(cells))
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
    """An open index of cells; the vectors stay on disk.

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

        return cls(faiss.read_index(str(folder / NAME), faiss.IO_FLAG_MMAP))

    @property
    def count(self) -> int:
        """How many vectors there are."""
        return int(self.index.ntotal)

    def search(self, question: Matrix, wanted: int, rows: Spans) -> Found:
        """Return about the ``wanted`` best of the given rows.

        The fewer rows are allowed, the more cells are searched, by the root of how few: of some
        hundred thousand vectors, those sought are a larger share. Where the cells hold too few,
        all are searched.

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
        narrow = math.sqrt(self.count / max(allowed, 1))
        probes = min(self.index.nlist, math.ceil(self._probes * narrow))
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
