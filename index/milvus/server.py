"""The connection to Milvus: a file of Milvus Lite or a server, and what goes wrong with it."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.errors import UijeongError, UsageError

_REMOTE = ("http://", "https://", "tcp://", "unix:")
_FILE = ".db"
_PACKAGES = ("pymilvus", "milvus_lite")


@dataclass(frozen=True, slots=True)
class MilvusChoice:
    """Which Milvus.

    ``uri`` is the path of a Milvus Lite file, ending in ``.db``, or a server's address, which may
    end in the name of a database; ``token`` is what the server asks for (``name:password`` or a
    key); ``timeout`` is in seconds, for each question.
    """

    uri: str
    token: str = field(default="", repr=False)
    timeout: float = 10.0

    @property
    def remote(self) -> bool:
        """Whether a server is asked, and not a file opened."""
        return self.uri.startswith(_REMOTE)


class Server:
    """A connection to Milvus.

    Parameters
    ----------
    choice
        Which one.

    Raises
    ------
    UsageError
        If ``choice.uri`` is neither an address nor a path ending in ``.db``.
    UijeongError
        If the client is not installed, or the server or file cannot be reached or opened.
    """

    def __init__(self, choice: MilvusChoice) -> None:
        if not choice.remote and not choice.uri.endswith(_FILE):
            raise UsageError("index.milvus_uri", uri=choice.uri)
        for package in _PACKAGES[: 1 if choice.remote else 2]:
            if importlib.util.find_spec(package) is None:
                raise UijeongError("index.milvus_package", package=package)
        self.choice = choice
        self.client = self._connect()

    def _connect(self) -> Any:  # noqa: ANN401 (pymilvus has few types)
        from pymilvus import MilvusClient
        from pymilvus.exceptions import MilvusException

        # The client logs each failure with its stack; what matters is raised.
        for name in ("pymilvus", "milvus_lite"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        uri = self.choice.uri
        try:
            if not self.choice.remote:
                Path(uri).parent.mkdir(parents=True, exist_ok=True)
            return MilvusClient(uri, token=self.choice.token, timeout=self.choice.timeout)
        except (MilvusException, OSError) as error:
            key = "milvus_unreachable" if self.choice.remote else "milvus_file"
            raise UijeongError(f"index.{key}", uri=uri, detail=str(error)) from error

    @contextmanager
    def asked(self) -> Iterator[Any]:
        """Give the client; what it raises within becomes an error for people.

        Raises
        ------
        UijeongError
            If Milvus cannot be reached, does not answer in time, or refuses.
        """
        from grpc import RpcError
        from pymilvus.exceptions import ErrorCode, MilvusException, MilvusUnavailableException

        try:
            yield self.client
        except (MilvusUnavailableException, RpcError) as error:
            raise self._error("milvus_unreachable", error) from error
        except MilvusException as error:
            gone = error.code == ErrorCode.COLLECTION_NOT_FOUND or "not found" in error.message
            lost = error.code == 2 or "DEADLINE" in error.message or "UNAVAILABLE" in error.message
            key = "unreachable" if lost else "missing" if gone else "failed"
            raise self._error(f"milvus_{key}", error) from error
        except (KeyError, TypeError, AttributeError) as error:  # half an answer
            raise self._error("milvus_failed", error) from error

    def _error(self, key: str, error: Exception) -> UijeongError:
        return UijeongError(f"index.{key}", uri=self.choice.uri, detail=str(error))

    def close(self) -> None:
        """End the connection."""
        self.client.close()
