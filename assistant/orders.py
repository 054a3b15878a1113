"""Reports and questions without what gives orders to the program instead of saying something.

A report is evidence and a question asks; neither may tell the assistant what to answer. Lines that
try are shown where they stand, as all others, and support nothing: in either mode the answer is
made as if they were blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from index.records import Records, StoredLine
from ingest.model import Figure, Row, Table
from ingest.orders import CLOSES, FENCED, OPENS, REACH, gives_orders, lines_with_orders

_BLOCK = 64  # lines that are read at once
_BLOCKS, _PLACES = 512, 4096  # how many blocks, and places with tables or figures, are kept

# A sentence of a question; the dots of a date end none.
_SENTENCE = re.compile(r"(?:[^.!?。\n]|(?<=\d)\.|\.(?=\S))+[.!?。\n]*")


def without_orders(question: str) -> str:
    """Return a question without its sentences that give orders, or all of it if none is left."""
    open_text = FENCED.sub(" ", question)
    for tag in (OPENS, CLOSES):
        open_text = tag.sub(" ", open_text)
    sentences = _SENTENCE.findall(open_text)
    kept = [sentence for sentence in sentences if not gives_orders(sentence)]
    if len(kept) == len(sentences) and open_text == question:
        return question
    rest = " ".join(sentence.strip() for sentence in kept)
    return rest if re.search(r"[^\W\d_]{2}", rest) else question


def heeded(history: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return a conversation without the turns in which nothing but orders was given."""
    return [
        (without_orders(question), answer)
        for question, answer in history
        if not gives_orders(without_orders(question))
    ]


class Evidence(Records):
    """A snapshot's records as answers may use them: what gives orders reads as if blank.

    Composing, citing and verifying an answer read the same places again, so what was read last
    stays in memory: some tens of megabytes.

    Parameters
    ----------
    records
        The records, whose open file is shared.
    """

    def __init__(self, records: Records) -> None:
        self._lock = records._lock
        self._connection = records._connection
        self._block = lru_cache(maxsize=_BLOCKS)(self._read_block)
        self._kept_tables = lru_cache(maxsize=_PLACES)(self._read_tables)
        self._kept_figures = lru_cache(maxsize=_PLACES)(self._read_figures)

    def lines(self, report: str, first: int, last: int) -> list[StoredLine]:
        """Return the lines, those that give orders without their text."""
        last = min(last, self._counts.get(report, 0))
        blocks = range((first - 1) // _BLOCK, (last - 1) // _BLOCK + 1)
        lines = [line for at in blocks for line in self._block(report, at).lines]
        return [line for line in lines if first <= line.number <= last]

    def tables(self, report: str, first: int = 1, last: int | None = None) -> list[Table]:
        """Return the tables, their cells that give orders empty."""
        near = last is not None and last - first < _BLOCK
        return list((self._kept_tables if near else self._read_tables)(report, first, last))

    def figures(
        self, report: str | None = None, first: int | None = None, last: int | None = None
    ) -> list[Figure]:
        """Return the figures but those on lines that give orders."""
        near = first is not None and last is not None and last - first < _BLOCK
        return list((self._kept_figures if near else self._read_figures)(report, first, last))

    @cached_property
    def _counts(self) -> dict[str, int]:
        """How many lines each report has."""
        return {info.name: info.line_count for info in self.reports()}

    def _read_block(self, report: str, at: int) -> _Block:
        first, last = at * _BLOCK + 1, (at + 1) * _BLOCK
        around = super().lines(report, max(1, first - REACH), last + REACH)
        mute = lines_with_orders(around)
        return _Block(
            tuple(
                replace(line, text="", heading=_without(line.heading))
                if line.number in mute
                else _with_heading(line)
                for line in around
                if first <= line.number <= last
            ),
            frozenset(mute),
        )

    def _read_tables(self, report: str, first: int, last: int | None) -> tuple[Table, ...]:
        return tuple(_quiet(table) for table in super().tables(report, first, last))

    def _read_figures(
        self, report: str | None, first: int | None, last: int | None
    ) -> tuple[Figure, ...]:
        return tuple(f for f in super().figures(report, first, last) if not self._mutes(f))

    def _mutes(self, figure: Figure) -> bool:
        """Say whether a figure stands on lines that give orders."""
        return any(
            number in self._block(figure.report, (number - 1) // _BLOCK).mute
            for number in range(figure.first, figure.last + 1)
        )


class _Block(NamedTuple):
    """Lines in a row, and the numbers of those that give orders."""

    lines: tuple[StoredLine, ...]
    mute: frozenset[int]


@lru_cache(maxsize=1 << 14)
def _without(heading: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label for label in heading if not gives_orders(label))


def _with_heading(line: StoredLine) -> StoredLine:
    heading = _without(line.heading)
    return line if heading == line.heading else replace(line, heading=heading)


def _quiet(table: Table) -> Table:
    if not any(gives_orders(text) for row in table.rows for text in (*row.labels, *row.cells)):
        return table
    return replace(table, rows=tuple(map(_quiet_row, table.rows)))


def _quiet_row(row: Row) -> Row:
    labels, cells = (
        tuple("" if gives_orders(text) else text for text in texts)
        for texts in (row.labels, row.cells)
    )
    return replace(row, labels=labels, cells=cells)
