"""Answers in a language model's words, through any OpenAI-compatible server.

The model sees numbered excerpts and cites them; the program ties its markers to lines
(``assistant.generate.markers``). Whatever goes wrong is a ``UijeongError``, so that the caller can
answer from the reports' own words instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.generate.excerpts import choose_excerpts, excerpt_text
from assistant.generate.markers import Draft, tie
from assistant.settings import Settings
from index.records import Records
from ingest.errors import UijeongError
from prompts.messages import message
from prompts.templates import load_template

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage
    from llama_index.llms.openai_like import OpenAILike

    from assistant.question import Understood
    from index.retrieve import Hit

_TURNS = 3  # how many earlier questions the model is reminded of
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)|\A.*</think(?:ing)?>", re.DOTALL)
_MARKERS = re.compile(r"\s*\[[\d,\s]+\]")
_HANGUL = re.compile(r"[가-힣]")
_LEAST_KOREAN = 0.4  # of the letters; names such as R&D or DMC are no other language


def generate(
    understood: Understood,
    hits: Sequence[Hit],
    records: Records,
    settings: Settings,
    history: Sequence[tuple[str, str]] = (),
) -> Draft:
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
        Server address, model name, key and time-out.
    history
        Earlier questions and answers of the conversation, oldest first.

    Returns
    -------
    Draft
        Empty where the model says that the passages do not hold the answer, or there are none.

    Raises
    ------
    UijeongError
        If the server cannot be reached, is too slow, refuses or breaks off, or if its reply is
        empty, not Korean or without any source that holds.
    """
    excerpts = choose_excerpts(hits, records, settings.llm_characters)
    if not excerpts:
        return Draft("", ())
    shape = load_template("passage")
    not_found = message("llm.not_found")
    system, question = load_template("answer").messages(
        {
            "passages": "\n".join(excerpt_text(excerpt, shape) for excerpt in excerpts),
            "question": understood.question,
            "not_found": not_found,
        }
    )
    reply = _said(_ask([system, *_recalled(history), question], settings))
    draft = tie(reply, excerpts, records)
    if not draft.text and not_found.rstrip(".") not in reply:
        raise UijeongError("llm.uncited", detail=reply)
    return draft


def _recalled(history: Sequence[tuple[str, str]]) -> list[ChatMessage]:
    """Return the latest turns as messages, without markers that mean other excerpts now."""
    from llama_index.core.base.llms.types import ChatMessage

    return [
        ChatMessage(text, role=role)
        for question, answer in history[-_TURNS:]
        for role, text in (("user", question), ("assistant", _MARKERS.sub("", answer)))
    ]


@lru_cache(maxsize=4)
def _model(url: str, name: str, key: str, timeout: float) -> OpenAILike:
    """Return the client of a server; kept, as its TLS set-up takes longer than a question."""
    from llama_index.llms.openai_like import OpenAILike

    return OpenAILike(
        model=name,
        api_base=url,
        api_key=key or "none",
        is_chat_model=True,
        is_function_calling_model=False,
        temperature=0.0,
        timeout=timeout,
        # Whoever waits is better served by the reports' own words than by a second try.
        max_retries=0,
        additional_kwargs={"seed": 0},
    )


def _ask(messages: Sequence[ChatMessage], settings: Settings) -> str:
    """Return the server's reply; every way in which a server can fail has its own message."""
    import openai

    url = settings.llm_url
    try:
        model = _model(
            url, settings.llm_model, settings.llm_key.get_secret_value(), settings.llm_timeout
        )
        return model.chat(messages).message.content or ""
    except openai.APITimeoutError as error:
        seconds = f"{settings.llm_timeout:g}"
        raise UijeongError("llm.timeout", seconds=seconds, detail=repr(error)) from error
    except openai.APIConnectionError as error:
        raise UijeongError("llm.unreachable", url=url, detail=repr(error)) from error
    except openai.APIStatusError as error:
        status = error.status_code
        raise UijeongError("llm.refused", status=status, detail=repr(error)) from error
    # What the client runs into when a reply is not of the API's shape.
    except (openai.OpenAIError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise UijeongError("llm.nonsense", url=url, detail=repr(error)) from error


def _said(reply: str) -> str:
    """Return what the model says in Korean, without its reasoning."""
    text = _THOUGHT.sub("", reply).strip()
    if not text:
        raise UijeongError("llm.empty", detail=reply)
    letters = sum(char.isalpha() for char in text)
    if len(_HANGUL.findall(text)) < _LEAST_KOREAN * letters or not letters:
        raise UijeongError("llm.not_korean", detail=text)
    return text
