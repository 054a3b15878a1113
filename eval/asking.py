"""Putting the questions of a set to the assistant, several at a time where that is faster.

Composing an answer keeps one core busy and holds Python's lock, so extractive answers are made by
processes; a language model answers elsewhere, so threads of one process wait for it.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Any

from eval.questions import Question
from ingest.errors import UijeongError

if TYPE_CHECKING:
    from assistant.service import Assistant
    from assistant.settings import Settings

_MOST_PROCESSES = 4  # each takes some 600 MB
_THREADS = 4
_WORTH_A_PROCESS = 40
"""A process opens the index in about four seconds; 40 questions take half of that or more."""

_assistant: Assistant | None = None


def generative(settings: Settings) -> bool:
    """Tell whether a language model writes the answers."""
    return bool(settings.llm_url and settings.llm_model)


def usual_workers(settings: Settings, questions: int) -> int:
    """Return how many questions to work on at a time where nobody says."""
    if generative(settings):
        return _THREADS
    return max(1, min(os.cpu_count() or 1, _MOST_PROCESSES, questions // _WORTH_A_PROCESS))


def ask_all(
    questions: Sequence[Question], settings: Settings, workers: int
) -> Generator[dict[str, Any]]:
    """Yield the contract's object for each question, in the order of the questions.

    Parameters
    ----------
    questions
        What is asked; a follow-up with its history.
    settings
        What the assistant is set to.
    workers
        How many questions are worked on at a time.

    Raises
    ------
    UijeongError
        If a question cannot be answered at all, or a process ended before its time.
    """
    workers = min(workers, len(questions))
    if workers > 1 and not generative(settings):
        yield from _by_processes(questions, settings, workers)
    elif questions:
        from assistant.service import Assistant

        ask = partial(_ask, Assistant(settings))
        with ThreadPoolExecutor(workers) as pool:
            yield from map(_checked, pool.map(ask, questions))


def _by_processes(
    questions: Sequence[Question], settings: Settings, workers: int
) -> Generator[dict[str, Any]]:
    # A fresh process, as a forked one would inherit locks that other threads hold.
    context = get_context("spawn")
    try:
        with ProcessPoolExecutor(workers, context, _begin, (settings,)) as pool:
            yield from map(_checked, pool.map(_ask_own, questions))
    except BrokenProcessPool as error:
        raise UijeongError("eval.worker_died", detail=str(error)) from error


def _begin(settings: Settings) -> None:
    """Set up a process: one core to itself, and no life after its parent's."""
    global _assistant
    os.environ["OMP_NUM_THREADS"] = "1"
    # Ctrl+C reaches every process of the terminal; the parent is the one to act on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from assistant.service import Assistant

    _assistant = Assistant(settings)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ask_own(question: Question) -> dict[str, Any] | _Failure:
    assert _assistant is not None
    return _ask(_assistant, question)


class _Failure(tuple[str, str, str]):
    """Why a question has no answer: its id, the message, the detail.

    Our errors do not travel between processes: they are made of a key, not of their text.
    """


def _ask(assistant: Assistant, question: Question) -> dict[str, Any] | _Failure:
    try:
        # What loads on first use is no part of an answer's time.
        assistant.warm()
        answer = assistant.ask(question.question, id=question.id, history=question.history)
        return answer.to_json()
    except UijeongError as error:
        return _Failure((question.id, error.message, error.detail))


def _checked(answer: dict[str, Any] | _Failure) -> dict[str, Any]:
    if isinstance(answer, _Failure):
        name, reason, detail = answer
        raise UijeongError("eval.not_answered", id=name, reason=reason, detail=detail)
    return answer
