"""Sending a snapshot's words and vectors to Milvus, and dropping those of snapshots that are gone.

A snapshot has its own collections. They are filled under another name and get theirs when they
are complete, so that no half-filled one is ever taken for whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from index.milvus.collections import Names, check, create
from index.milvus.server import Server
from index.vectors import Vectors
from index.words import Words
from ingest.errors import UijeongError

_ROWS = 2_000
"""Vectors or passages sent together: some megabytes, below what a server takes at once."""


def publish(server: Server, id_: str, words: Words, vectors: Vectors) -> None:
    """Bring a snapshot's words and vectors into Milvus; nothing is done if they are there.

    Raises
    ------
    UijeongError
        If Milvus cannot be reached or refuses; collections of other snapshots are untouched.
    """
    names = Names.of(id_)
    try:
        check(server, names, words, vectors)
        return
    except UijeongError as error:
        if error.key in ("index.milvus_unreachable", "index.milvus_failed"):
            raise
    aside = Names(f"{names.vectors}_part", f"{names.words}_part")
    with server.asked() as client:
        _drop(client, (*_all(aside), *_all(names)))
        create(client, aside, vectors)
        _send(client, aside.vectors, _vector_rows(vectors))
        _send(client, aside.words, _word_rows(words))
        for part, whole in zip(_all(aside), _all(names), strict=True):
            client.flush(part)
            client.rename_collection(part, whole)
            client.load_collection(whole)
    check(server, names, words, vectors)


def retire(server: Server, ids: Iterable[str]) -> None:
    """Drop the collections of snapshots, whole or half-filled; others are untouched.

    Raises
    ------
    UijeongError
        If Milvus cannot be reached or refuses.
    """
    with server.asked() as client:
        for id_ in ids:
            names = _all(Names.of(id_))
            _drop(client, (*names, *(f"{name}_part" for name in names)))


def _all(names: Names) -> tuple[str, str]:
    return names.vectors, names.words


def _drop(client: Any, names: Iterable[str]) -> None:  # noqa: ANN401
    for name in names:
        if client.has_collection(name):
            client.drop_collection(name)


def _send(client: Any, name: str, entries: Iterator[dict[str, Any]]) -> None:  # noqa: ANN401
    some: list[dict[str, Any]] = []
    for entry in entries:
        some.append(entry)
        if len(some) == _ROWS:
            client.insert(name, some)
            some = []
    if some:
        client.insert(name, some)


def _vector_rows(vectors: Vectors) -> Iterator[dict[str, Any]]:
    row = 0
    for first in range(0, vectors.count, _ROWS):
        last = min(first + _ROWS, vectors.count) - 1
        block = vectors.block(first, last)
        rest = iter(block.matrix)
        for position, count in enumerate(block.counts, first):
            for _ in range(count):
                yield {"row": row, "position": position, "vector": next(rest)}
                row += 1


def _word_rows(words: Words) -> Iterator[dict[str, Any]]:
    for position, weights in words.by_passage():
        if weights:
            yield {"position": position, "words": weights}
