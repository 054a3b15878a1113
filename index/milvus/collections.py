"""The two collections of a snapshot: their names, their form, and whether they are its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from index.milvus.server import Server
from index.vectors import Vectors
from index.vectors.approximate import FLAT_LIMIT
from index.words import Words
from ingest.errors import UijeongError

CELLS, PROBES = 1024, 128
"""Of each segment (Milvus keeps about a million vectors in one) where vectors are many."""

_PROBED = 5
"""How many entries are compared with the snapshot's when it is opened."""

_CLOSE = 1e-5


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a snapshot's collections."""

    vectors: str
    words: str

    @classmethod
    def of(cls, snapshot: str) -> Names:
        """Return the names for a snapshot's id."""
        return cls(f"uijeong_{snapshot}_vectors", f"uijeong_{snapshot}_words")


def exact(vectors: Vectors) -> bool:
    """Tell whether Milvus compares a question with every vector."""
    return vectors.rows <= FLAT_LIMIT


def create(client: Any, names: Names, vectors: Vectors) -> None:  # noqa: ANN401
    """Make the two collections, empty."""
    from pymilvus import DataType

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("row", DataType.INT64, is_primary=True)
    schema.add_field("position", DataType.INT64)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=vectors.width)
    kind = "FLAT" if exact(vectors) else "IVF_SQ8"
    settings = {} if exact(vectors) else {"nlist": CELLS}
    _create(client, names.vectors, schema, "vector", kind, settings)
    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("position", DataType.INT64, is_primary=True)
    schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
    _create(client, names.words, schema, "words", "SPARSE_INVERTED_INDEX", {})


def _create(
    client: Any,  # noqa: ANN401
    name: str,
    schema: Any,  # noqa: ANN401
    field: str,
    kind: str,
    settings: dict[str, int],
) -> None:
    index = client.prepare_index_params()
    index.add_index(field, index_type=kind, metric_type="IP", params=settings)
    client.create_collection(name, schema=schema, index_params=index)


def check(server: Server, names: Names, words: Words, vectors: Vectors) -> None:
    """Make sure that the collections hold these words and vectors, all of them.

    Raises
    ------
    UijeongError
        If one is missing or incomplete, its vectors have another length, or what it holds is
        another snapshot's.
    """
    uri = server.choice.uri
    with server.asked() as client:
        for name in (names.vectors, names.words):
            if not client.has_collection(name):
                raise UijeongError("index.milvus_missing", uri=uri, detail=name)
        fields = client.describe_collection(names.vectors)["fields"]
        width = next(int(f["params"]["dim"]) for f in fields if f["name"] == "vector")
        if width != vectors.width:
            raise UijeongError("index.milvus_width", uri=uri, found=width, wanted=vectors.width)
        for name in (names.vectors, names.words):
            client.load_collection(name)
        wanted = {names.vectors: vectors.rows, names.words: words.filled}
        for name, count in wanted.items():
            found = _count(client, name)
            if found != count:
                raise UijeongError(
                    "index.milvus_incomplete", uri=uri, detail=f"{name}: {found} of {count}"
                )
        if not (_same_vectors(client, names, vectors) and _same_words(client, names, words)):
            raise UijeongError("index.milvus_other", uri=uri, detail=names.vectors)


def _count(client: Any, name: str) -> int:  # noqa: ANN401
    answer = client.query(name, filter="", output_fields=["count(*)"], consistency_level="Strong")
    return int(answer[0]["count(*)"])


def _same_vectors(client: Any, names: Names, vectors: Vectors) -> bool:  # noqa: ANN401
    rows = np.unique(np.linspace(0, vectors.rows - 1, _PROBED, dtype=np.int64)).tolist()
    found = client.query(
        names.vectors, filter=f"row in {rows}", output_fields=["row", "position", "vector"]
    )
    same = [
        int(entry["position"]) == int(vectors.owner([entry["row"]])[0])
        and np.allclose(entry["vector"], vectors.row(int(entry["row"])), atol=_CLOSE)
        for entry in found
    ]
    return len(same) == len(rows) and all(same)


def _same_words(client: Any, names: Names, words: Words) -> bool:  # noqa: ANN401
    if not words.filled:
        return True
    places = np.unique(np.linspace(0, words.count - 1, _PROBED, dtype=np.int64)).tolist()
    found = client.query(
        names.words, filter=f"position in {places}", output_fields=["position", "words"]
    )
    return all(
        abs(words.value(int(token), int(entry["position"])) - weight) <= _CLOSE * (1 + weight)
        for entry in found
        for token, weight in entry["words"].items()
    )
