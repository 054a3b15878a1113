"""What tells the vectors of one embedding from those of another: model, prefixes, backend."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from index.model_prefixes import known_prefixes

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

_ENDS = 1 << 16


def identity(embedding: BaseEmbedding) -> str:
    """Name a loaded embedding: model, version or a hash of its files, prefixes, backend."""
    query_prefix = getattr(embedding, "query_instruction", None) or ""
    passage_prefix = getattr(embedding, "text_instruction", None) or ""
    made = computed_by(*getattr(embedding, "computed_by", ("torch", "")))
    return named(embedding.model_name, query_prefix, passage_prefix) + made


def prefixes(name: str, query: str | None, passage: str | None) -> tuple[str, str]:
    """Return both prefixes: those given, else those known of the model's family."""
    known_query, known_passage = known_prefixes(name)
    return (
        known_query if query is None else query,
        known_passage if passage is None else passage,
    )


def named(name: str, query_prefix: str, passage_prefix: str) -> str:
    """Return the identity of a model by its name, or its files where it is a folder."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        name = f"{folder.resolve().name}-{_fingerprint(folder)}"
    prefixes = f" [{query_prefix}|{passage_prefix}]" if query_prefix or passage_prefix else ""
    return name + prefixes


def computed_by(backend: str, file: str) -> str:
    """Name what computes a model, if that may change its vectors."""
    names = [name for name in (backend if backend != "torch" else "", file) if name]
    return f" ({', '.join(names)})" if names else ""


def _fingerprint(folder: Path) -> str:
    """Hash a model's files: names, sizes, beginnings and ends, which training changes too."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as file:
            digest.update(file.read(_ENDS))
            file.seek(max(size - _ENDS, 0))
            digest.update(file.read())
    return digest.hexdigest()[:16]
