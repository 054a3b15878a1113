"""A small pool of processes: what hangs, dies or eats memory costs its own task only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from time import monotonic
from types import TracebackType
from typing import Self

from ingest.work.bounds import MEMORY
from ingest.work.worker import Order, Reply

# A fresh interpreter, not a copy of this process: copying one that has threads may hang, and
# running its main module again (as multiprocessing does) costs more than importing the readers.
_START = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    "from ingest.work.worker import serve; serve(int(sys.argv[1]), int(sys.argv[2]))"
)
# Each process works alone; threads of their own would only be in each other's way.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Done:
    """A task's end: its value, or why there is none, and a detail for the log.

    ``problem`` is ``""``, ``failed`` (the task raised an error), ``memory`` (it wanted more than it
    may), ``slow`` (it took longer than it may) or ``died`` (its process ended, for want of the
    system's memory as a rule).
    """

    key: object
    value: object
    problem: str
    detail: str
    seconds: float


class Pool:
    """Runs tasks in processes of its own, which all end with it.

    Parameters
    ----------
    processes
        How many at most; each is started when it is needed.
    memory
        Bytes that a process may take for its tasks.

    Examples
    --------
    >>> with Pool(2) as pool:
    ...     for number in (4, 9):
    ...         pool.submit(number, divmod, (number, 2), seconds=60)
    ...     sorted((done.key, done.value) for done in pool.results())
    [(4, (2, 0)), (9, (4, 1))]
    """

    def __init__(self, processes: int, memory: int = MEMORY) -> None:
        self._processes = processes
        self._memory = memory
        self._waiting: deque[tuple[object, Order]] = deque()
        self._idle: list[_Process] = []
        self._busy: dict[Connection, _Process] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for process in (*self._idle, *self._busy.values()):
            process.end()

    def submit(
        self,
        key: object,
        function: Callable[..., object],
        arguments: tuple[object, ...],
        *,
        seconds: float,
    ) -> None:
        """Queue a task.

        Parameters
        ----------
        key
            What ``results`` calls the task by.
        function, arguments
            Are pickled: the function must be one that can be imported.
        seconds
            After which the task is given up.
        """
        self._waiting.append((key, Order(function, arguments, seconds)))

    def drop(self, unwanted: Callable[[object], bool]) -> None:
        """Take the tasks that have not begun and whose key is ``unwanted`` out of the queue."""
        self._waiting = deque(item for item in self._waiting if not unwanted(item[0]))

    def results(self) -> Iterator[Done]:
        """Yield each task's end as it comes; tasks may be submitted meanwhile."""
        while self._waiting or self._busy:
            self._assign()
            soonest = min(process.deadline for process in self._busy.values())
            ready = wait(list(self._busy), timeout=max(0.0, soonest - monotonic()))
            now = monotonic()
            for connection, process in list(self._busy.items()):
                if connection in ready or process.deadline <= now:
                    yield self._end_of(process)

    def _assign(self) -> None:
        while self._waiting and len(self._busy) < self._processes:
            key, order = self._waiting.popleft()
            process = self._idle.pop() if self._idle else _Process(self._memory)
            if not process.give(key, order):
                # It was ended while it had nothing to do.
                process.end()
                process = _Process(self._memory)
                process.give(key, order)
            self._busy[process.connection] = process

    def _end_of(self, process: _Process) -> Done:
        del self._busy[process.connection]
        reply = process.reply()
        if reply.spent:
            process.end()
        else:
            self._idle.append(process)
        seconds = monotonic() - process.began
        return Done(process.key, reply.value, reply.problem, reply.detail, seconds)


class _Process:
    """One process and its task."""

    def __init__(self, memory: int) -> None:
        self.connection, theirs = Pipe()
        with theirs:
            descriptor = theirs.fileno()
            # In a group of its own: Ctrl+C reaches the parent alone, which ends the whole group.
            self._popen = subprocess.Popen(
                [sys.executable, "-c", _START, str(descriptor), str(memory), *sys.path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[descriptor],
                process_group=0,
                env={**os.environ, **_ONE_THREAD},
            )
        self.key: object = None
        self.began = self.deadline = 0.0

    def give(self, key: object, order: Order) -> bool:
        """Hand over a task; tell whether the process was there to take it."""
        self.key, self.began = key, monotonic()
        self.deadline = self.began + order.seconds
        try:
            self.connection.send(order)
        except OSError:
            return False
        return True

    def reply(self) -> Reply:
        """Return what came of the task; if nothing did, the process is of no more use."""
        try:
            if not self.connection.poll():
                return Reply(problem="slow", spent=True)
            reply: Reply = self.connection.recv()
        except (EOFError, OSError):
            return Reply(problem="died", spent=True)
        return reply

    def end(self) -> None:
        """End the process, and what it may have started, at once."""
        self.connection.close()
        with suppress(ProcessLookupError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()
