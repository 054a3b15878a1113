"""Pairs of texts that belong together, out of the reports themselves and the list of terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from index.term_list import Entry
from ingest.model import Passage

Pair = tuple[str, str]


def passage_pairs(passages: Iterable[Passage]) -> Iterator[Pair]:
    """Yield each line with the headings above it, and with the line that follows it.

    A heading says in other words what its lines are about, and neighbours speak of one thing.
    """
    for passage in passages:
        heading = "\n".join(passage.heading)
        lines = [line for line in passage.search.split("\n")[1:] if line.strip()]
        if heading:
            yield from ((heading, line) for line in lines)
        yield from pairwise(lines)


def english_pairs(entries: Iterable[Entry]) -> Iterator[Pair]:
    """Yield each English expression of a list of terms with each Korean counterpart."""
    for entry in entries:
        if entry.kind == "english":
            yield from ((asked, written) for asked in entry.asked for written in entry.written)
