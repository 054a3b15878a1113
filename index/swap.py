"""Writing a snapshot aside and putting it in force in one step, one process at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.manifest import (
    FORMAT,
    NAME,
    IndexedFile,
    Makers,
    Manifest,
    kiwi_version,
    part_of,
    snapshot_id,
)
from index.snapshot import current_folder
from ingest.errors import UijeongError

_TEMPORARY = ".tmp-"


@contextmanager
def exclusive(data_dir: Path) -> Iterator[None]:
    """Hold the data directory's lock, so that two processes do not write at once.

    Remains of a run that broke off are removed. The directory is made where there is none.

    Raises
    ------
    UijeongError
        If another process holds the lock, or the directory cannot be written.
    """
    with writing(data_dir):
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
    with writing(data_dir):
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
        replace_text(data_dir / "current", f"{id_}\n")
    _prune(data_dir, {id_, previous})
    return id_


def drop_all(data_dir: Path) -> None:
    """Leave the data directory without any snapshot. The caller holds the lock."""
    with writing(data_dir):
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
    replace_text(folder / NAME, manifest.model_dump_json(indent=1) + "\n")


def _prune(data_dir: Path, keep: set[str]) -> None:
    for folder in sorted((data_dir / "snapshots").glob("*")):
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)


def _named(data_dir: Path) -> str:
    try:
        return current_folder(data_dir).name
    except UijeongError:
        return ""


def replace_text(path: Path, text: str) -> None:
    """Write a text file whole, or leave it as it was."""
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
def writing(data_dir: Path) -> Iterator[None]:
    """Raise ``index.cannot_write`` for what goes wrong when something is written within."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UijeongError(
            "index.cannot_write", folder=data_dir, reason=reason, detail=repr(error)
        ) from error
