"""What runs in a process of the pool: one task after another, within bounds."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from ingest.work.bounds import LIBRARIES

GRACE = 10  # seconds after which a process ends by itself whose parent is no longer there


@dataclass(frozen=True, slots=True)
class Order:
    """A function to call: one that can be imported, with arguments that can be pickled."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What the function returned; or the ``problem`` (see ``ingest.work.pool.Done``).

    ``spent`` tells that the process has grown and should not be given another task.
    """

    value: object = None
    problem: str = ""
    detail: str = ""
    spent: bool = False


def serve(descriptor: int, memory: int) -> None:
    """Carry out the orders that come through ``descriptor`` until the other end is closed.

    Parameters
    ----------
    descriptor
        One end of a pipe for both directions.
    memory
        Bytes that the process may take beyond those it has now.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = _size() + memory + LIBRARIES
    _limit(most)
    with Connection(descriptor) as connection:
        while True:
            try:
                order: Order = connection.recv()
            except EOFError:
                return
            signal.alarm(int(order.seconds) + GRACE)
            reply = _carry_out(order, most - memory // 2)
            signal.alarm(0)
            connection.send(reply)


def _carry_out(order: Order, spent: int) -> Reply:
    try:
        value = order.function(*order.arguments)
    except Exception as error:  # the parent is told, whatever it is
        if _for_memory(error):
            return Reply(problem="memory", spent=True)
        return Reply(problem="failed", detail=repr(error), spent=True)
    return Reply(value, spent=_size() > spent)


def _for_memory(error: BaseException | None) -> bool:
    """Tell whether want of memory is behind an error that a parser made of it."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _limit(size: int) -> None:
    """Have the system refuse memory beyond ``size`` bytes of addresses."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or size < hard:
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _size() -> int:
    """Return the bytes of addresses that this process takes."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
