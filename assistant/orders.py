"""Reports and questions without what gives orders to the program instead of saying something.

A report is evidence and a question asks; neither may tell the assistant what to answer. Lines that
try are shown where they stand, as all others, and support nothing: in either mode the answer is
made as if they were blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from index.records import Records, StoredLine
from ingest.model import Figure, Row, Table
from ingest.orders import CLOSES, FENCED, OPENS, REACH, gives_orders, lines_with_orders

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

    Parameters
    ----------
    records
        The records, whose open file is shared.
    """

    def __init__(self, records: Records) -> None:
        self._lock = records._lock
        self._connection = records._connection

    def lines(self, report: str, first: int, last: int) -> list[StoredLine]:
        """Return the lines, those that give orders without their text."""
        around = super().lines(report, max(1, first - REACH), last)
        mute = lines_with_orders(around)
        lines = [line for line in around if line.number >= first]
        return [
            replace(line, text="", heading=_without(line.heading))
            if line.number in mute
            else _with_heading(line)
            for line in lines
        ]

    def tables(self, report: str, first: int = 1, last: int | None = None) -> list[Table]:
        """Return the tables, their cells that give orders empty."""
        return [_quiet(table) for table in super().tables(report, first, last)]

    def figures(
        self, report: str | None = None, first: int | None = None, last: int | None = None
    ) -> list[Figure]:
        """Return the figures but those on lines that give orders."""
        figures = super().figures(report, first, last)
        mute: dict[str, set[int]] = {}
        for name, (first, last) in _spans(figures).items():
            mute[name] = lines_with_orders(super().lines(name, max(1, first - REACH), last))
        return [f for f in figures if mute[f.report].isdisjoint(range(f.first, f.last + 1))]


def _spans(figures: Sequence[Figure]) -> dict[str, tuple[int, int]]:
    """Return from which line to which each report's figures stand."""
    spans: dict[str, tuple[int, int]] = {}
    for figure in figures:
        first, last = spans.get(figure.report, (figure.first, figure.last))
        spans[figure.report] = (min(first, figure.first), max(last, figure.last))
    return spans


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
