"""The files that a user names: single ones and everything below a folder."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UijeongError, UsageError
from ingest.readers import SUFFIXES


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    ``root`` is the ingested folder (a single file's own folder), ``name`` the path below it, NFC,
    with ``/``. Files of kinds that cannot be read are sources too: reading them says why.
    """

    root: Path
    path: Path
    name: str


def find_files(paths: Sequence[Path]) -> list[Source]:
    """Return every file of ``paths``, folders searched through, each file once, in stable order.

    Hidden files and the lock files of office programs (``~$``) are left out; links that lead in
    circles end where they close.

    Raises
    ------
    UsageError
        If a path does not exist.
    UijeongError
        If a folder cannot be listed or holds no file of a kind that can be read.
    """
    sources: dict[Path, Source] = {}
    for path in paths:
        given = Path(os.path.abspath(path))
        if given.is_dir():
            found = sorted(_below(given), key=lambda source: source.name)
            if not any(source.path.suffix.lower() in SUFFIXES for source in found):
                raise UijeongError("ingest.no_documents", folder=path, kinds=", ".join(SUFFIXES))
        elif given.exists():
            found = [_source(given.parent, given)]
        else:
            raise UsageError("ingest.no_such_path", path=path)
        for source in found:
            sources.setdefault(source.path.resolve(), source)
    return list(sources.values())


def _below(root: Path) -> Iterator[Source]:
    visited: set[Path] = set()
    for folder, folders, files in os.walk(root, followlinks=True, onerror=_refuse):
        here = Path(folder)
        visited.add(here.resolve())
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() not in visited
        )
        for name in files:
            if not name.startswith((".", "~$")) and (here / name).is_file():
                yield _source(root, here / name)


def _refuse(error: OSError) -> None:
    raise UijeongError(
        "ingest.unreadable_folder", detail=str(error), folder=error.filename
    ) from error


def _source(root: Path, path: Path) -> Source:
    name = unicodedata.normalize("NFC", path.relative_to(root).as_posix())
    return Source(root, path, name)
