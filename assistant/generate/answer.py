"""Answers in a language model's words, through any OpenAI-compatible server.

The model sees numbered excerpts and cites them; the program ties its markers to lines, checks each
statement as soon as it is complete, and hands out nothing before. Whatever goes wrong is a
``UijeongError``, so that the caller can answer from the reports' own words instead.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from assistant.generate.checking import fault
from assistant.generate.client import Limits, stream
from assistant.generate.excerpts import choose_excerpts
from assistant.generate.markers import Draft, Tying
from assistant.generate.prompt import answer_messages
from assistant.generate.reply import Reply
from assistant.settings import Settings
from index.records import Records

if TYPE_CHECKING:
    from assistant.question import Understood
    from index.retrieve import Hit


@dataclass(frozen=True, slots=True)
class Generated:
    """A model's answer of which every statement holds.

    ``struck`` counts the statements that did not; ``cut`` says that the model's budget was used
    up before its answer was complete.
    """

    draft: Draft
    struck: int = 0
    cut: bool = False


def generate(
    understood: Understood,
    hits: Sequence[Hit],
    records: Records,
    settings: Settings,
    history: Sequence[tuple[str, str]] = (),
    stop: threading.Event | None = None,
) -> Generator[Draft, None, Generated]:
    """Answer a question from the passages found, in the words of the language model.

    Parameters
    ----------
    understood
        The question.
    hits
        What retrieval found, best first.
    records
        The snapshot's records, for surroundings and tables.
    settings
        Server address, model name, key, limits.
    history
        Earlier questions and answers of the conversation, oldest first.
    stop
        Set by whoever does not want to wait any longer.

    Yields
    ------
    Draft
        All that holds so far, whenever there is more of it.

    Returns
    -------
    Generated
        The whole; its draft is empty where the model says that the passages do not hold the
        answer, or there are none.

    Raises
    ------
    UijeongError
        If the server cannot be reached, is too slow, refuses or breaks off, if its reply is empty,
        endless, not Korean or without any source that holds, or after ``stop``.
    """
    excerpts = choose_excerpts(hits, records, settings.llm_characters, understood.search)
    if not excerpts:
        return Generated(Draft("", ()))
    messages = answer_messages(
        understood.typed or understood.question, excerpts, history, understood.question
    )
    reply = Reply(Tying(excerpts, records), partial(fault, records=records))
    pieces = stream(messages, settings, Limits.of(settings), stop)
    with closing(pieces):
        while True:
            try:
                more = reply.add(next(pieces))
            except StopIteration as end:
                reply.end(end.value)
                return Generated(reply.draft, reply.struck, cut=end.value == "length")
            if more:
                yield reply.draft
