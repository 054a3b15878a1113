"""The folder of what is finished while the next snapshot is not: a run broken off goes on there."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.manifest import IndexedFile, Makers
from index.vectors import PassageVectors
from ingest.model import Report
from ingest.work.kept import TEMPORARY, keep, kept

NAME = "work"

Tokens = tuple[tuple[str, ...], ...]


class Work:
    """Reports, tokens and vectors by file, below the data directory, whose lock the caller holds.

    Parameters
    ----------
    data_dir
        The data directory.
    reader
        The identity of the reading code; what another version left is thrown away.
    """

    def __init__(self, data_dir: Path, reader: str) -> None:
        self._whole = data_dir / NAME
        self.folder = self._whole / reader
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in sorted(self._whole.iterdir()):
            if left != self.folder:
                shutil.rmtree(left, ignore_errors=True)
        for torn in sorted(self.folder.glob(f"{TEMPORARY}*")):
            torn.unlink(missing_ok=True)

    def clear(self) -> None:
        """Throw everything away: it is in the snapshot now."""
        shutil.rmtree(self._whole, ignore_errors=True)

    def report_path(self, name: str, digest: str) -> Path:
        """Return where the report called ``name`` is kept, by the file's SHA-256."""
        key = sha256(json.dumps([name, digest]).encode()).hexdigest()[:32]
        return self.folder / f"{key}.report"

    def report(self, file: IndexedFile) -> Report | None:
        """Return a kept report."""
        return kept(self.report_path(file.name, file.sha256), Report)

    def tokens(self, file: IndexedFile, makers: Makers) -> Tokens | None:
        """Return the kept tokens of each passage of a report."""
        return kept(self._part(file, "tokens", makers.tokens), tuple)

    def keep_tokens(self, file: IndexedFile, makers: Makers, tokens: Tokens) -> None:
        """Keep the tokens of each passage of a report."""
        keep(self._part(file, "tokens", makers.tokens), tokens)

    def vectors(self, file: IndexedFile, makers: Makers) -> PassageVectors | None:
        """Return the kept vectors of a report's passages."""
        found = kept(self._part(file, "vectors", f"{makers.embedding} {makers.units}"), tuple)
        if found is None:
            return None
        data, shape, counts = found
        return PassageVectors(np.frombuffer(data, np.float32).reshape(shape), counts)

    def keep_vectors(self, file: IndexedFile, makers: Makers, vectors: PassageVectors) -> None:
        """Keep the vectors of a report's passages."""
        matrix = np.ascontiguousarray(vectors.matrix, np.float32)
        value = (matrix.tobytes(), matrix.shape, vectors.counts)
        keep(self._part(file, "vectors", f"{makers.embedding} {makers.units}"), value)

    def _part(self, file: IndexedFile, kind: str, maker: str) -> Path:
        key = sha256(f"{file.reader} {maker}".encode()).hexdigest()[:16]
        return self.report_path(file.name, file.sha256).with_suffix(f".{kind}-{key}")
