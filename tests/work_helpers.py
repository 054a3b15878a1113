"""Tasks that misbehave, for the pool to survive; each runs in one of its processes."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time


def double(number: int) -> int:
    return 2 * number


def own_pid(seconds: float = 0.0) -> int:
    time.sleep(seconds)
    return os.getpid()


def hang(path: str = "") -> None:
    """Never end, deaf to all that can be ignored; write this process's id first."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    if path:
        child = subprocess.Popen(["sleep", "600"])
        with open(path, "w", encoding="ascii") as file:
            file.write(f"{os.getpid()} {child.pid}")
    while True:
        time.sleep(60)


def hog() -> int:
    """Take memory until there is no more."""
    held = []
    while True:
        held.append(bytearray(16 << 20))


def hog_unnoticed() -> None:
    """Take too much memory and make another error of it, as parsers do."""
    try:
        hog()
    except MemoryError as error:
        raise ValueError("bad table") from error


def hold(megabytes: int) -> int:
    """Take memory that the task may have."""
    return len(bytearray(megabytes << 20))


def leave(code: int) -> None:
    os._exit(code)


def crash() -> None:
    ctypes.string_at(0)


def raise_error() -> None:
    raise ValueError("no such table")


def print_and_warn() -> str:
    os.write(1, b"out")
    os.write(2, b"err")
    return "quiet"
