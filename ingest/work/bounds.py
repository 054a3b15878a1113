"""How much time and memory reading may take before only that file is given up."""

from __future__ import annotations

MEMORY = 1 << 30
"""Bytes that a reading process may need for its work."""

LIBRARIES = 1 << 28
"""Bytes of addresses that the parsers themselves take when they are loaded."""

_START = 30.0  # seconds, for any file: a slow disk, a busy machine
_MEGABYTE = 20.0
_PAGE = 10.0  # a scanned page through character recognition on a slow machine
_JOINED_PAGE = 0.5


def seconds_for_file(size: int) -> float:
    """Return how long a file of ``size`` bytes without pages may take."""
    return _START + _MEGABYTE * size / 1e6


def seconds_for_pages(pages: int) -> float:
    """Return how long reading ``pages`` pages may take."""
    return _START + _PAGE * pages


def seconds_for_joining(pages: int) -> float:
    """Return how long understanding a document of ``pages`` pages, already read, may take."""
    return _START + _JOINED_PAGE * pages
