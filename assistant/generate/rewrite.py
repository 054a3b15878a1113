"""A follow-up question as it would stand alone, in the language model's words."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from assistant.generate.client import Limits, stream
from assistant.generate.prompt import rewriting_messages
from assistant.generate.reply import is_korean
from assistant.settings import Settings
from ingest.errors import UijeongError
from ingest.orders import gives_orders

_LONGEST = 200  # characters
_TOKENS = 120
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[가-힣a-zA-Z]{2,}")
_KNOWN = 0.6  # of a question's words, by their first two letters, must come from the conversation


def rewrite(
    question: str,
    history: Sequence[tuple[str, str]],
    settings: Settings,
    stop: threading.Event | None = None,
) -> str:
    """Return a follow-up with what it leaves out, for retrieval alone; ``""`` where that fails.

    The call has a time limit of its own. A result that brings in names or numbers which the
    conversation has not, that is no single Korean question or gives orders is not used.

    Raises
    ------
    UijeongError
        After ``stop`` only: whatever the server does wrong, the rules resolve the question.
    """
    if not history or not settings.llm_rewrite_timeout:
        return ""
    seconds = settings.llm_rewrite_timeout
    limits = Limits.of(settings)
    limits = replace(limits, total=seconds, first=seconds, tokens=_TOKENS, retries=0)
    try:
        with closing(stream(rewriting_messages(question, history), settings, limits, stop)) as said:
            text = "".join(said)
    except UijeongError as problem:
        if problem.key == "llm.stopped":
            raise
        return ""
    return text.strip() if _usable(text.strip(), question, history) else ""


def _usable(text: str, question: str, history: Sequence[tuple[str, str]]) -> bool:
    if not text or len(text) > _LONGEST or "\n" in text:
        return False
    if not is_korean(text) or gives_orders(text):
        return False
    known = " ".join((question, *(part for turn in history for part in turn)))
    if not set(_NUMBER.findall(text)) <= set(_NUMBER.findall(known)):
        return False
    words = _WORD.findall(text)
    return sum(word[:2] in known for word in words) >= _KNOWN * len(words)
