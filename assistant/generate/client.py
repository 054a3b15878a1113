"""A reply of the language model's server, piece by piece, within limits and until it is stopped.

The request runs on an event loop of its own, so that a time limit, a stop button or Ctrl+C closes
the connection at once, whatever the server does.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Generator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import lru_cache
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, cast

from assistant.generate.loop import loop
from assistant.generate.problems import BUSY, problem_of
from assistant.settings import Settings
from ingest.errors import UijeongError

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage, ChatResponse
    from llama_index.llms.openai_like import OpenAILike

_TICK = 0.1  # seconds between two looks at the stop button
_BACKOFF = 0.5  # seconds before the first retry, doubled for each further one
_LETTERS = 8  # characters that a token hardly ever exceeds: beyond it the budget was ignored


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much one reply may be.

    Times are in seconds: ``connect`` until the server takes the connection, ``first`` until it
    says its first word, ``total`` until its last. ``tokens`` is what it may write at most,
    ``retries`` how often a busy server is asked again.
    """

    connect: float
    first: float
    total: float
    tokens: int
    retries: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """Return the limits of an answer."""
        return cls(
            connect=settings.llm_connect_timeout,
            first=min(settings.llm_first_timeout, settings.llm_timeout),
            total=settings.llm_timeout,
            tokens=settings.llm_tokens,
            retries=settings.llm_retries,
        )


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a reply: the server's word for why it stopped, or what went wrong."""

    reason: str = ""
    error: BaseException | None = None


def stream(
    messages: Sequence[ChatMessage],
    settings: Settings,
    limits: Limits,
    stop: threading.Event | None = None,
) -> Generator[str, None, str]:
    """Yield the reply as it comes; closing the iterator closes the connection.

    Parameters
    ----------
    messages
        The conversation to go on with.
    settings
        Server address, model name and key.
    limits
        What ends a reply that is late or long.
    stop
        Set by whoever does not want to wait any longer.

    Yields
    ------
    str
        The reply's pieces.

    Returns
    -------
    str
        Why the model stopped: ``stop``, or ``length`` where its budget was used up.

    Raises
    ------
    UijeongError
        Whatever goes wrong with the server, each with a message of its own; ``llm.stopped``
        after ``stop``.
    """
    pieces: Queue[str | _End] = Queue()
    # What takes seconds to load is no fault of the server's: it is there before its time runs.
    model = _model_of(settings, limits.tokens)
    work = _received(model, messages, settings.llm_url, limits, pieces)
    task = asyncio.run_coroutine_threadsafe(work, loop())
    try:
        while True:
            if stop is not None and stop.is_set():
                raise UijeongError("llm.stopped")
            try:
                piece = pieces.get(timeout=_TICK)
            except Empty:
                continue
            if isinstance(piece, str):
                yield piece
            elif piece.error is None:
                return piece.reason
            else:
                raise problem_of(piece.error, settings, limits.total) from piece.error
    finally:
        task.cancel()


async def _received(
    model: OpenAILike,
    messages: Sequence[ChatMessage],
    url: str,
    limits: Limits,
    pieces: Queue[str | _End],
) -> None:
    """Put the reply's pieces into the queue, then its end."""
    reason = ""
    try:
        async with asyncio.timeout(limits.total):
            first, rest = await _begun(model, messages, limits)
            length = 0
            async with aclosing(cast("Any", rest)):
                reply: ChatResponse | None = first
                while reply is not None:
                    reason = _reason(reply) or reason
                    length += len(reply.delta or "")
                    if length > limits.tokens * _LETTERS:
                        raise UijeongError("llm.endless", tokens=limits.tokens)
                    if reply.delta:
                        pieces.put(reply.delta)
                    reply = await anext(rest, None)
        if not reason:
            # Without a first piece it was no such stream at all.
            raise UijeongError("llm.broken" if first else "llm.nonsense", url=url)
        pieces.put(_End(reason))
    # Every error is handed to the thread that waits, which says what it means.
    except Exception as error:
        pieces.put(_End(error=error))


async def _begun(
    model: OpenAILike, messages: Sequence[ChatMessage], limits: Limits
) -> tuple[ChatResponse | None, AsyncIterator[ChatResponse]]:
    """Return the first piece of a reply and those to come; a busy server is asked again."""
    import httpx
    import openai

    # The limits on the whole reply are asyncio's: httpx would count each piece anew.
    times = httpx.Timeout(None, connect=limits.connect)
    for attempt in range(limits.retries + 1):
        try:
            async with asyncio.timeout(limits.first):
                replies = cast("Any", await model.astream_chat(messages, timeout=times))
                return await anext(replies, None), replies
        except TimeoutError as error:
            raise UijeongError("llm.slow", seconds=f"{limits.first:g}") from error
        except openai.APIStatusError as error:
            wait = _wait(error, attempt)
            last = attempt == limits.retries or wait > limits.first
            if error.status_code not in BUSY or last:
                raise
            await asyncio.sleep(wait)
    raise AssertionError("the last attempt returns or raises")


def _wait(error: Any, attempt: int) -> float:  # noqa: ANN401 (openai is imported where used)
    """Return how many seconds to wait before asking again: what the server says, or a little."""
    told = error.response.headers.get("retry-after", "")
    return float(told) if told.isdigit() else _BACKOFF * 2.0**attempt


def _reason(reply: ChatResponse) -> str:
    """Return why the model stopped, if this is its last piece."""
    choices = getattr(reply.raw, "choices", None) or ()
    return next((choice.finish_reason for choice in choices if choice.finish_reason), "")


def prepare(settings: Settings) -> None:
    """Load what the first call needs, which takes seconds."""
    _model_of(settings, settings.llm_tokens)
    loop()


def _model_of(settings: Settings, tokens: int) -> OpenAILike:
    key = settings.llm_key.get_secret_value()
    return _model(settings.llm_url, settings.llm_model, key, tokens)


@lru_cache(maxsize=4)
def _model(url: str, name: str, key: str, tokens: int) -> OpenAILike:
    """Return the client of a server; kept, as its TLS set-up takes longer than a question."""
    import httpx
    from llama_index.llms.openai_like import OpenAILike

    return OpenAILike(
        model=name,
        api_base=url,
        api_key=key or "none",
        is_chat_model=True,
        is_function_calling_model=False,
        temperature=0.0,
        max_tokens=tokens,
        max_retries=0,
        # A server that sends its callers elsewhere is not the one that the office has set.
        async_http_client=httpx.AsyncClient(follow_redirects=False),  # type: ignore[call-arg]
        additional_kwargs={"seed": 0},
    )
