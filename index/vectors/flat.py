"""The file of exact vectors: a flat FAISS index, written block by block, read row by row."""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
INDEX_NAME = "vectors.faiss"

MEMORY_LIMIT = 200_000
"""So many vectors are read into memory; of more, only the rows asked for are read."""

_COUNT_AT, _SIZE_AT, _HEADER = 8, 37, 45
"""Where a flat index says how many vectors and how many floats it has, and where these begin."""


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """The vectors of successive passages.

    ``matrix`` is float32, ``(vectors, width)``; ``counts`` says how many rows each passage has,
    at least one.
    """

    matrix: Matrix
    counts: tuple[int, ...]


def unit_rows(matrix: Matrix) -> Matrix:
    """Return a copy with each row brought to length 1; a row of zeros stays one."""
    rows = matrix.astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    np.divide(rows, lengths, out=rows, where=lengths > 0)
    return rows


def unit(vector: npt.ArrayLike) -> Matrix:
    """Return a vector brought to length 1; one of zeros stays so."""
    array = np.asarray(vector, dtype=np.float32)
    length = np.linalg.norm(array)
    return array / length if length > 0 else array


def write_flat(path: Path, blocks: Iterable[PassageVectors]) -> tuple[int, ...]:
    """Write the blocks' vectors, each of length 1, as FAISS itself writes a flat index.

    No more than one block is in memory.

    Returns
    -------
    tuple of int
        How many vectors each passage has, in the order of positions.
    """
    counts: list[int] = []
    width = 0
    with path.open("wb") as stream:
        for block in blocks:
            if not width:
                width = block.matrix.shape[1]
                stream.write(_header(width))
            stream.write(np.ascontiguousarray(unit_rows(block.matrix)).data)
            counts.extend(block.counts)
        rows = sum(counts)
        _patch(stream, _COUNT_AT, rows)
        _patch(stream, _SIZE_AT, rows * width)
    return tuple(counts)


def _header(width: int) -> bytes:
    import faiss

    header: bytes = faiss.serialize_index(faiss.IndexFlatIP(width)).tobytes()
    if len(header) != _HEADER:
        raise RuntimeError(f"a flat index begins with {len(header)} bytes")
    return header


def _patch(stream: BinaryIO, place: int, number: int) -> None:
    stream.seek(place)
    stream.write(struct.pack("<q", number))


class FlatIndex:
    """The vectors of a flat index in memory.

    Parameters
    ----------
    matrix
        float32, ``(vectors, width)``.
    """

    def __init__(self, matrix: Matrix) -> None:
        self.count, self.width = matrix.shape
        # A view of its own: the caller's stays as it is.
        self._matrix = matrix.view()
        self._matrix.flags.writeable = False

    @property
    def index(self) -> Any:  # noqa: ANN401 (FAISS has no types)
        """The vectors as FAISS's index."""
        import faiss

        index = faiss.IndexFlatIP(self.width)
        index.add(self._matrix)
        return index

    def save(self, path: Path) -> None:
        """Write the index; OSError if that fails."""
        import faiss

        try:
            faiss.write_index(self.index, str(path))
        except RuntimeError as error:  # FAISS's word for a full disk, too
            raise OSError(str(error)) from error

    def rows(self, first: int, end: int) -> Matrix:
        """Return the vectors of the rows ``first`` up to, not including, ``end``."""
        return self._matrix[first:end]


class FlatFile:
    """The rows of a flat index on disk; what is read of it does not stay in memory.

    Parameters
    ----------
    path
        What ``write_flat`` or FAISS wrote.

    Raises
    ------
    OSError, ValueError
        If the file is missing or not as long as it says.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
            if header[:4] != b"IxFI" or len(header) < _HEADER:
                raise ValueError(f"{path} is no flat index")
            (self.width,) = struct.unpack_from("<i", header, 4)
            (self.count,) = struct.unpack_from("<q", header, _COUNT_AT)
            if os.fstat(stream.fileno()).st_size != _HEADER + self.count * self.width * 4:
                raise ValueError(f"{path} is cut off")
        self._path = path
        # Reading, unlike mapping, leaves the pages to the system alone.
        self._file: Any = path.open("rb", buffering=0)

    @property
    def index(self) -> Any:  # noqa: ANN401
        """The file as FAISS's index, mapped."""
        import faiss

        flags = faiss.IO_FLAG_MMAP_IFC | faiss.IO_FLAG_READ_ONLY
        return faiss.read_index(str(self._path), flags)

    def save(self, path: Path) -> None:
        """Copy the file."""
        shutil.copyfile(self._path, path)

    def rows(self, first: int, end: int) -> Matrix:
        """Return the vectors of the rows ``first`` up to, not including, ``end``."""
        size = self.width * 4
        data = os.pread(self._file.fileno(), (end - first) * size, _HEADER + first * size)
        return np.frombuffer(data, dtype=np.float32).reshape(end - first, self.width)


def open_flat(path: Path) -> FlatIndex | FlatFile:
    """Open a flat index in the way that suits its size.

    Raises
    ------
    OSError, ValueError
        If the file is missing or damaged.
    """
    file = FlatFile(path)
    return file if file.count > MEMORY_LIMIT else FlatIndex(file.rows(0, file.count))
