"""Keeping Milvus in step with a data directory: its snapshot in, those that are gone out."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from index.milvus.publish import publish, retire
from index.milvus.server import Server
from index.snapshot import open_current
from index.swap import replace_text, writing
from ingest.errors import UijeongError

_NAME = "milvus.json"


def keep(server: Server, data_dir: Path) -> None:
    """Bring the snapshot in force into Milvus and drop those that the directory no longer has.

    What was sent is remembered in the directory, by Milvus' address: a Milvus may hold other
    directories' snapshots, which are left alone.

    Raises
    ------
    UijeongError
        If Milvus cannot be reached or refuses, or the directory cannot be read or written. The
        snapshots on disk are as they were; doing it again goes on.
    """
    sent = _sent(data_dir)
    ids = set(sent.get(server.choice.uri, ()))
    if (data_dir / "current").exists():
        with closing(open_current(data_dir)) as snapshot:
            # Remembered first: what a broken run left half-filled is dropped one day, too.
            ids.add(snapshot.id)
            _remember(data_dir, sent | {server.choice.uri: sorted(ids)})
            publish(server, snapshot.id, snapshot.words, snapshot.vectors)
    there = {folder.name for folder in (data_dir / "snapshots").glob("*")}
    retire(server, sorted(ids - there))
    _remember(data_dir, sent | {server.choice.uri: sorted(ids & there)})


def _sent(data_dir: Path) -> dict[str, list[str]]:
    """Return the ids of the snapshots that each Milvus was sent."""
    try:
        data = json.loads((data_dir / _NAME).read_text(encoding="utf-8"))
        return {str(uri): [str(id_) for id_ in ids] for uri, ids in data.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UijeongError("index.damaged", part=_NAME, detail=str(error)) from error


def _remember(data_dir: Path, sent: dict[str, list[str]]) -> None:
    with writing(data_dir):
        replace_text(data_dir / _NAME, json.dumps(sent, indent=1) + "\n")
