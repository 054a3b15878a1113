"""Snapshots: immutable folders of an index.

``snapshots/<id>/`` holds the manifest and its parts, ``current`` names the id in force.
``index.swap`` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from index.adaptation import plain_identity
from index.manifest import (
    Manifest,
    part_of,
    read_manifest,
)
from index.records import Records
from index.vectors import Vectors
from index.words import Words
from ingest.errors import UijeongError

RECORDS_NAME = "records.sqlite"
WORDS_NAME = "words"


class Snapshot:
    """An open snapshot; words and vectors are opened when they are first needed.

    Parameters
    ----------
    path
        The snapshot's folder.

    Raises
    ------
    UijeongError
        If a part is missing or damaged, or the format is another one. What only shows when a
        part is opened is raised then.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest: Manifest = read_manifest(path)
        for name, part in self.manifest.parts.items():
            file = path / name
            if not file.is_file() or file.stat().st_size != part.size:
                raise UijeongError("index.damaged", part=name, detail=str(file))
        self.records = Records(path / RECORDS_NAME)

    @property
    def id(self) -> str:
        """The snapshot's id: the same for the same files, read and indexed in the same way."""
        return self.manifest.id

    @cached_property
    def words(self) -> Words:
        """The word index."""
        with _damage_in(WORDS_NAME):
            return Words.load(self.path / WORDS_NAME)

    @cached_property
    def vectors(self) -> Vectors:
        """The vectors."""
        with _damage_in("vectors"):
            return Vectors.load(self.path)

    def close(self) -> None:
        """Close the records; the snapshot may not be used after."""
        self.records.close()

    def verify(self) -> None:
        """Compare every part with its checksum.

        Raises
        ------
        UijeongError
            If a part is not as it was written.
        """
        for name, part in self.manifest.parts.items():
            if part_of(self.path / name) != part:
                raise UijeongError("index.damaged", part=name, detail=str(self.path / name))

    def check_embedding(self, identity: str) -> None:
        """Make sure that questions are encoded by what encoded the passages.

        Raises
        ------
        UijeongError
            If the snapshot's vectors come from another embedding, what it learnt from the
            reports aside.
        """
        made_by = self.manifest.makers.embedding
        if plain_identity(made_by) != plain_identity(identity):
            raise UijeongError("index.other_embedding", made_by=made_by, identity=identity)


def open_current(data_dir: Path) -> Snapshot:
    """Open the snapshot in force.

    Raises
    ------
    UijeongError
        If there is none yet, it is damaged, or an older or newer version wrote it.
    """
    return Snapshot(current_folder(data_dir))


def current_folder(data_dir: Path) -> Path:
    """Return the folder of the snapshot in force.

    Raises
    ------
    UijeongError
        If there is none yet, or what names it is unreadable.
    """
    try:
        name = (data_dir / "current").read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise UijeongError("index.none", detail=str(data_dir)) from error
    except (OSError, ValueError) as error:
        raise UijeongError("index.damaged", part="current", detail=str(error)) from error
    if not name.isalnum():
        raise UijeongError("index.damaged", part="current", detail=repr(name))
    return data_dir / "snapshots" / name


@contextmanager
def _damage_in(part: str) -> Iterator[None]:
    # FAISS reports a bad file as RuntimeError, bm25s and numpy as ValueError or KeyError.
    try:
        yield
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise UijeongError("index.damaged", part=part, detail=str(error)) from error
