"""Reading the records of a snapshot: reports, lines, passages, tables, figures and renames.

``index.recording`` writes the SQLite file once; from then on any number of threads read it.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from index.codec import load_box, load_figure, load_paths, load_table
from index.recording import SCHEMA_VERSION, StoredReport, marks
from index.renames import Rename, each_once
from ingest.errors import UijeongError
from ingest.model import Box, Figure, Line, Passage, Report, Table

_INFO = (
    "name, root, sha256, format, title, body, issued, as_of, pages, "
    "line_count, passage_count, figure_count, warnings"
)
_PASSAGE = (
    "p.id, r.name, p.heading, p.text, p.search, p.first, p.last, p.page, p.kind, p.paragraphs"
)
_FROM = "FROM passages p JOIN reports r ON r.id = p.report"
_WHOLE = 2**62  # a line number that no report reaches
_BATCH = 500  # SQLite's oldest limit on the parameters of one statement is 999


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """What is known of a report as a whole.

    ``root`` is the folder it was ingested from; ``warnings`` name parts that could not be read.
    """

    name: str
    root: str
    sha256: str
    format: str
    title: str
    body: str
    issued: str
    as_of: str
    pages: int | None
    line_count: int
    passage_count: int
    figure_count: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredLine:
    """One original line, its place as in ``ingest.model.Line``, and its heading path."""

    number: int
    text: str
    page: int | None
    heading: tuple[str, ...]
    paragraph: int | None = None
    box: Box | None = None
    recognised: bool = False


class Records:
    """The read side of ``records.sqlite``; every method may be called from any thread.

    Parameters
    ----------
    path
        The file that ``write_records`` wrote.

    Raises
    ------
    UijeongError
        If the file cannot be opened, is no such file, or has another schema version. Any method
        raises it when the file proves damaged while it is read.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise UijeongError("index.damaged", part=path.name, detail=str(error)) from error
        version = self._rows("PRAGMA user_version")[0][0]
        if version != SCHEMA_VERSION:
            key = "index.older" if version < SCHEMA_VERSION else "index.newer"
            raise UijeongError(key, detail=f"{path.name}: schema version {version}")

    def close(self) -> None:
        """Close the file; no method may be called after."""
        with self._lock:
            self._connection.close()

    def reports(self) -> list[ReportInfo]:
        """Return every report, in the snapshot's order."""
        return list(self._reports)

    @cached_property
    def _reports(self) -> tuple[ReportInfo, ...]:
        return tuple(map(_info, self._rows(f"SELECT {_INFO} FROM reports ORDER BY id")))

    def report(self, name: str) -> ReportInfo:
        """Return what is known of one report.

        Raises
        ------
        KeyError
            If no report has that name.
        """
        rows = self._rows(f"SELECT {_INFO} FROM reports WHERE name = ?", name)
        if not rows:
            raise KeyError(name)
        return _info(rows[0])

    def lines(self, report: str, first: int, last: int) -> list[StoredLine]:
        """Return the lines ``first`` to ``last``, both included, as far as the report has them."""
        rows = self._rows(
            "SELECT l.number, l.text, l.page, l.heading, l.paragraph, l.box, l.recognised"
            " FROM lines l"
            " JOIN reports r ON r.id = l.report"
            " WHERE r.name = ? AND l.number BETWEEN ? AND ? ORDER BY l.number",
            *(report, first, last),
        )
        return [
            StoredLine(
                *(number, text, page, load_paths(path), paragraph), load_box(box), bool(recognised)
            )
            for number, text, page, path, paragraph, box, recognised in rows
        ]

    def passages_at(self, positions: Sequence[int]) -> list[Passage]:
        """Return the passages at these positions, which words and vectors count in.

        Raises
        ------
        KeyError
            If a position is outside the snapshot.
        """
        keys = [int(position) for position in positions]
        found: dict[int, Passage] = {}
        for start in range(0, len(keys), _BATCH):
            some = keys[start : start + _BATCH]
            where = f"p.position IN ({marks(len(some))})"
            rows = self._rows(f"SELECT p.position, {_PASSAGE} {_FROM} WHERE {where}", *some)
            found.update((key, _passage(row)) for key, *row in rows)
        return [found[key] for key in keys]

    def headings(self) -> list[tuple[str, ...]]:
        """Return the heading paths of all passages, each once, in the order of positions."""
        sql = "SELECT heading FROM passages GROUP BY heading ORDER BY MIN(position)"
        return [load_paths(text) for (text,) in self._rows(sql)]

    def all_passages(self) -> Iterator[Passage]:
        """Yield every passage in the order of positions, report by report."""
        for row in self._rows(f"SELECT {_PASSAGE} {_FROM} ORDER BY p.position"):
            yield _passage(row)

    def tokens(self) -> list[list[str]]:
        """Return the search tokens of the passage at each position."""
        rows = self._rows("SELECT tokens FROM passages ORDER BY position")
        return [json.loads(text) for (text,) in rows]

    def tables(self, report: str, first: int = 1, last: int | None = None) -> list[Table]:
        """Return the report's tables that touch the lines ``first`` to ``last``, in order."""
        rows = self._on_lines("tables", report, first, last)
        return [load_table(data) for data, _ in rows]

    def figures(
        self, report: str | None = None, first: int | None = None, last: int | None = None
    ) -> list[Figure]:
        """Return the figures that touch the lines ``first`` to ``last``, in order.

        Without ``report``, those of every report in the snapshot's order.
        """
        rows = self._on_lines("figures", report, 1 if first is None else first, last)
        return [load_figure(data, name) for data, name in rows]

    def renames(self) -> tuple[Rename, ...]:
        """Return the renames that the reports tell, in the order of the lines, each once."""
        rows = self._rows(
            "SELECT x.old, x.new, r.name, x.line FROM renames x JOIN reports r ON r.id = x.report"
            " ORDER BY x.rowid"
        )
        return each_once(Rename(*row) for row in rows)

    def stored(self, name: str) -> StoredReport:
        """Return everything that was written for a report, equal to what was given.

        Raises
        ------
        KeyError
            If no report has that name.
        """
        info = self.report(name)
        lines = self.lines(name, 1, _WHOLE)
        rows = self._rows(
            f"SELECT {_PASSAGE}, p.tokens {_FROM} WHERE r.name = ? ORDER BY p.position", name
        )
        report = Report(
            name=info.name,
            sha256=info.sha256,
            format=info.format,
            title=info.title,
            body=info.body,
            issued=info.issued,
            as_of=info.as_of,
            pages=info.pages,
            lines=tuple(
                Line(x.number, x.text, x.page, x.paragraph, x.box, x.recognised) for x in lines
            ),
            headings=tuple(line.heading for line in lines),
            tables=tuple(load_table(data) for data, _ in self._in_place("tables", name)),
            figures=tuple(load_figure(data, name) for data, _ in self._in_place("figures", name)),
            passages=tuple(_passage(row[:-1]) for row in rows),
            warnings=info.warnings,
        )
        return StoredReport(report, info.root, tuple(load_paths(row[-1]) for row in rows))

    def _on_lines(
        self, table: str, report: str | None, first: int, last: int | None
    ) -> list[tuple[str, str]]:
        # Told apart here, since a condition for both cases would read the index from end to end.
        one = "" if report is None else "x.report = (SELECT id FROM reports WHERE name = ?3) AND"
        values = (first, _WHOLE if last is None else last)
        return self._rows(
            f"SELECT x.data, r.name FROM {table} x JOIN reports r ON r.id = x.report"
            f" WHERE {one} x.last >= ?1 AND x.first <= ?2 ORDER BY x.report, x.first, x.place",
            *(values if report is None else (*values, report)),
        )

    def _in_place(self, table: str, report: str) -> list[tuple[str, str]]:
        return self._rows(
            f"SELECT x.data, r.name FROM {table} x JOIN reports r ON r.id = x.report"
            " WHERE r.name = ? ORDER BY x.place",
            report,
        )

    def _rows(self, sql: str, *values: object) -> list[Any]:
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise UijeongError("index.damaged", part="records.sqlite", detail=str(error)) from error


def _info(row: Sequence[Any]) -> ReportInfo:
    fields: tuple[Any, ...] = (*row[:-1], load_paths(row[-1]))
    return ReportInfo(*fields)


def _passage(row: Sequence[Any]) -> Passage:
    id_, report, heading, *rest, paragraphs = row
    if paragraphs is not None:
        first, last = json.loads(paragraphs)
        paragraphs = first, last
    return Passage(*(id_, report, load_paths(heading), *rest, paragraphs))
