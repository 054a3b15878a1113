"""Values kept in files of our own, so that work which was broken off need not be done again."""

from __future__ import annotations

import io
import os
import pickle
from dataclasses import is_dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

TEMPORARY = ".tmp-"

_DIGEST = 32  # bytes


def keep(path: Path, value: object) -> None:
    """Write ``value`` whole: plain values, and the dataclasses of ``ingest``.

    A file that a power cut tears is noticed by its checksum, so nothing waits for the disk.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    data = pickle.dumps(value, protocol=5)
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    temporary.write_bytes(sha256(data).digest() + data)
    os.replace(temporary, path)


def kept(path: Path, kind: type[T]) -> T | None:
    """Return what ``keep`` wrote; ``None`` where there is nothing, or nothing whole."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, data = content[:_DIGEST], content[_DIGEST:]
    if sha256(data).digest() != digest:
        return None
    value = _Plain(io.BytesIO(data)).load()
    return value if isinstance(value, kind) else None


class _Plain(pickle.Unpickler):
    """Makes nothing but our own dataclasses and decimals: a planted file cannot run code."""

    def find_class(self, module: str, name: str) -> object:
        found = super().find_class(module, name)
        ours = module.startswith("ingest.") and isinstance(found, type) and is_dataclass(found)
        if ours or found is Decimal:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not kept")
