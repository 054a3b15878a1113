"""Snapshots: immutable folders of an index, written aside and put in force in one step.

``snapshots/<id>/`` holds the manifest and its parts, ``current`` names the id in force.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from index.manifest import (
    FORMAT,
    NAME,
    IndexedFile,
    Makers,
    Manifest,
    kiwi_version,
    part_of,
    read_manifest,
    snapshot_id,
)
from index.records import Records
from index.vectors import Vectors
from index.words import Words
from ingest.errors import UijeongError

RECORDS_NAME = "records.sqlite"
WORDS_NAME = "words"
_TEMPORARY = ".tmp-"


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
            If the snapshot's vectors come from another embedding.
        """
        made_by = self.manifest.makers.embedding
        if made_by != identity:
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
def exclusive(data_dir: Path) -> Iterator[None]:
    """Hold the data directory's lock, so that two processes do not write at once.

    Remains of a run that broke off are removed. The directory is made where there is none.

    Raises
    ------
    UijeongError
        If another process holds the lock, or the directory cannot be written.
    """
    with _writing(data_dir):
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = (data_dir / "lock").open("a")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UijeongError("index.locked", detail=str(data_dir)) from error
        for left in sorted((data_dir / "snapshots").glob(f"{_TEMPORARY}*")):
            shutil.rmtree(left, ignore_errors=True)
        yield


def write_snapshot(
    data_dir: Path,
    files: tuple[IndexedFile, ...],
    makers: Makers,
    fill: Callable[[Path], None],
) -> str:
    """Write a snapshot aside, put it in force, and return its id.

    The snapshot that was in force is kept beside it, older ones are removed. Whatever goes wrong
    before the last step leaves the old one in force. The caller holds the lock (``exclusive``).

    Parameters
    ----------
    data_dir
        The data directory.
    files, makers
        What the snapshot holds, and what made it.
    fill
        Writes the parts into the folder that it is given.

    Raises
    ------
    UijeongError
        If the directory cannot be written, for want of space or permission.
    """
    id_ = snapshot_id(files, makers)
    folder = data_dir / "snapshots" / id_
    aside = folder.with_name(f"{_TEMPORARY}{id_}")
    with _writing(data_dir):
        aside.mkdir(parents=True)
        try:
            fill(aside)
            _write_manifest(aside, id_, files, makers)
            if folder.exists():
                # An old or damaged snapshot of the same files makes room.
                os.replace(folder, folder.with_name(f"{_TEMPORARY}{id_}-old"))
            os.replace(aside, folder)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        _sync(folder.parent)
        previous = _named(data_dir)
        _replace_text(data_dir / "current", f"{id_}\n")
    _prune(data_dir, {id_, previous})
    return id_


def drop_all(data_dir: Path) -> None:
    """Leave the data directory without any snapshot. The caller holds the lock."""
    with _writing(data_dir):
        (data_dir / "current").unlink(missing_ok=True)
    _prune(data_dir, set())


def _write_manifest(folder: Path, id_: str, files: tuple[IndexedFile, ...], makers: Makers) -> None:
    paths = sorted(folder.rglob("*"))
    for path in paths:
        _sync(path)
    manifest = Manifest(
        format=FORMAT,
        id=id_,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        makers=makers,
        kiwi=kiwi_version(),
        files=files,
        parts={
            path.relative_to(folder).as_posix(): part_of(path) for path in paths if path.is_file()
        },
    )
    _replace_text(folder / NAME, manifest.model_dump_json(indent=1) + "\n")


def _prune(data_dir: Path, keep: set[str]) -> None:
    for folder in sorted((data_dir / "snapshots").glob("*")):
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)


def _named(data_dir: Path) -> str:
    try:
        return current_folder(data_dir).name
    except UijeongError:
        return ""


def _replace_text(path: Path, text: str) -> None:
    temporary = path.with_name(f"{_TEMPORARY}{path.name}")
    temporary.write_text(text, encoding="utf-8")
    _sync(temporary)
    os.replace(temporary, path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    """Have the system write a file's or folder's content to the disk now."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _writing(data_dir: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UijeongError(
            "index.cannot_write", folder=data_dir, reason=reason, detail=repr(error)
        ) from error


@contextmanager
def _damage_in(part: str) -> Iterator[None]:
    # FAISS reports a bad file as RuntimeError, bm25s and numpy as ValueError or KeyError.
    try:
        yield
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise UijeongError("index.damaged", part=part, detail=str(error)) from error
