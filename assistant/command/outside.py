"""The store outside the data folder, where one is set: asked before, brought up to date after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from assistant.command.configuration import milvus_choice
from assistant.command.console import waiting
from assistant.settings import Settings


@contextmanager
def outside(settings: Settings) -> Iterator[None]:
    """Change the index within, and bring Milvus up to date when that went well.

    Raises
    ------
    UijeongError
        If Milvus cannot be reached, which is asked before anything is changed, or does not take
        the index, which is then in force on disk and sent again by the next ``ingest``.
    """
    choice = milvus_choice(settings)
    if choice is None:
        yield
        return
    from index.milvus import Server, keep

    with closing(Server(choice)) as server:
        yield
        with waiting("step_publish"):
            keep(server, settings.data)
