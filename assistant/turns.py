"""One turn of the page's conversation: a question and, bit by bit, the HTML of its answer."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from assistant.how import how_html
from assistant.render import Turn, answer_html, citations_html, partial_html, question_html
from ingest.errors import UijeongError
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.service import Assistant
    from assistant.trace import Trace

_LOG = logging.getLogger(__name__)


def answer_turn(
    assistant: Assistant, question: str, turns: Sequence[Turn], stop: threading.Event
) -> Generator[str, None, Turn]:
    """Answer a question that follows on ``turns``; never raises.

    Parameters
    ----------
    assistant
        Whom to ask.
    question
        As typed.
    turns
        The conversation so far.
    stop
        Set by a visitor who does not want to wait for the language model any longer.

    Yields
    ------
    str
        What of the answer holds so far, as HTML.

    Returns
    -------
    Turn
        What is kept of the question and its answer, or of what went wrong.
    """
    turn = {"question": question, "answer": "", "reply": "", "citations": ""}
    number = len(turns) + 1
    try:
        history = [(t["question"], t["answer"]) for t in turns if t["answer"]]
        with closing(assistant.follow(question, history=history, stop=stop)) as steps:
            while True:
                try:
                    yield partial_html(next(steps).text, number)
                except StopIteration as end:
                    return turn | _kept(end.value, number, assistant)
    except UijeongError as problem:
        _LOG.warning("%s: %s", problem.key, problem.detail)
        return turn | {"reply": question_html(problem.message)}
    except Exception:
        # The border to the user: whatever goes wrong, the log has it and the page says so.
        _LOG.exception("question failed")
        log = assistant.settings.data / "uijeong.log"
        return turn | {"reply": question_html(message("ui.unexpected", log=log))}


def _kept(trace: Trace, number: int, assistant: Assistant) -> Turn:
    records = assistant.snapshot.records
    return {
        "answer": trace.answer.answer,
        "reply": answer_html(trace.answer, number),
        "citations": citations_html(trace.answer, number, records) + how_html(trace, records),
    }
