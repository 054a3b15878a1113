"""A Milvus that never answers, and one snapshot's words and vectors without a snapshot."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from index.vectors import PassageVectors, Vectors
from index.words import Words

VOCABULARY = ("도서관", "하천", "정비", "예산", "야간", "개방", "공원", "벤치", "주차장", "상인")


def passages(count: int = 60, width: int = 16, seed: int = 3) -> tuple[Words, Vectors]:
    """Return drawn words and vectors: some passages are twins, some have no token."""
    random = np.random.default_rng(seed)
    counts = random.integers(1, 6, count).tolist()
    matrix = random.normal(size=(sum(counts), width)).astype(np.float32)
    tokens = [list(random.choice(VOCABULARY, random.integers(0, 9))) for _ in range(count)]
    tokens[7], tokens[3] = tokens[40], []
    return Words.build(tokens), Vectors.build([PassageVectors(matrix, tuple(counts))])


@contextmanager
def silent_server() -> Iterator[str]:
    """Listen on a port, take every connection and never say a word; gives the address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    taken.append(listener.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            for connection in taken:
                connection.close()
            thread.join(timeout=5)
