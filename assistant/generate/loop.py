"""The event loop on which all requests to the language model's server run."""

from __future__ import annotations

import asyncio
import atexit
import threading
from contextlib import suppress
from functools import lru_cache

_ENDING = 2  # seconds that requests still running get at the end


@lru_cache(maxsize=1)
def loop() -> asyncio.AbstractEventLoop:
    """Return the event loop on which all requests run, in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="uijeong-llm", daemon=True)
    thread.start()
    atexit.register(_end_loop, loop, thread)
    return loop


def _end_loop(loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
    """End the loop before Python itself ends, which a thread still at work may abort."""
    with suppress(TimeoutError):
        asyncio.run_coroutine_threadsafe(_ended(), loop).result(2 * _ENDING)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(_ENDING)


async def _ended() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=_ENDING)
