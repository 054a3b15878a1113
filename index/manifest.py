"""The manifest of a snapshot: what is in it, what made it, and the checksums of its parts."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.errors import UijeongError

FORMAT = 1
NAME = "manifest.json"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class IndexedFile(_Frozen):
    """A file that the snapshot holds.

    ``path`` is where it lies, ``root`` the folder it was ingested from, ``name`` what the report
    is called; ``size`` in bytes and ``mtime_ns`` spare reading a file that nobody touched;
    ``reader`` tells which version of the reading code made its records; ``read`` is when that was
    (an ISO time) and ``seconds`` how long it took, 0 if an earlier run did it.
    """

    root: str
    name: str
    path: str
    sha256: str
    size: int
    mtime_ns: int
    reader: str
    read: str = ""
    seconds: float = 0.0


class Part(_Frozen):
    """The size in bytes and the SHA-256 of one file of the snapshot."""

    size: int
    sha256: str


class Makers(_Frozen):
    """What made the index: the identity of the embedding, the tokens, the units, the renames."""

    embedding: str
    tokens: str
    units: str
    renames: str = ""  # what older versions wrote names none


class Manifest(_Frozen):
    """What ``manifest.json`` says; ``created`` is no part of the id."""

    format: int
    id: str
    created: str
    makers: Makers
    kiwi: str
    files: tuple[IndexedFile, ...]
    parts: dict[str, Part]


def snapshot_id(files: tuple[IndexedFile, ...], makers: Makers) -> str:
    """Return the id of a snapshot: the same files, read in the same way, have the same id."""
    contents = sorted((file.name, file.sha256, file.reader) for file in files)
    text = json.dumps([FORMAT, makers.model_dump(), contents], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of the snapshot in ``folder``.

    Raises
    ------
    UijeongError
        If it is missing, unreadable, or of an older or newer format.
    """
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        found = int(data["format"])
        if found != FORMAT:
            key = "index.older" if found < FORMAT else "index.newer"
            raise UijeongError(key, detail=f"{folder}: format {found}")
        return Manifest.model_validate(data)
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        raise UijeongError("index.damaged", part=NAME, detail=str(error)) from error


def part_of(path: Path) -> Part:
    """Return the size and checksum of a file."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Part(size=path.stat().st_size, sha256=digest)


def reader_identity() -> str:
    """Return what tells one version of the reading code from another."""
    return _source_digest(files("ingest"))


def tokens_identity() -> str:
    """Return what tells one way of cutting texts into tokens from another."""
    return f"{kiwi_version()} {_source_digest(files('index') / 'morphemes.py')}"


def units_identity() -> str:
    """Return what tells one choice of encoded texts from another."""
    return _source_digest(files("index") / "units.py")


def renames_identity() -> str:
    """Return what tells one way of finding renames from another."""
    return _source_digest(files("index") / "renames.py")


def kiwi_version() -> str:
    """Return the version of the installed Kiwi, without loading it."""
    return version("kiwipiepy")


def _source_digest(source: Traversable) -> str:
    """Digest a module's or package's source: records of other code are not taken over."""
    digest = hashlib.sha256()
    for module in _modules(source):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:16]


def _modules(source: Traversable) -> list[Traversable]:
    if source.is_file():
        return [source] if source.name.endswith(".py") else []
    children = sorted(source.iterdir(), key=lambda child: child.name)
    return [module for child in children for module in _modules(child)]
