"""Writing the records of a snapshot into SQLite: reports with all that was read of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from index.codec import dump_box, dump_figure, dump_paths, dump_table
from index.renames import renames_in
from ingest.model import Report

SCHEMA_VERSION = 4

_SCHEMA = """
CREATE TABLE reports (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, root TEXT NOT NULL, sha256 TEXT NOT NULL,
    format TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, issued TEXT NOT NULL,
    as_of TEXT NOT NULL, pages INTEGER, line_count INTEGER NOT NULL,
    passage_count INTEGER NOT NULL, figure_count INTEGER NOT NULL, warnings TEXT NOT NULL
);
CREATE TABLE lines (
    report INTEGER NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, page INTEGER,
    paragraph INTEGER, box TEXT, recognised INTEGER NOT NULL, heading TEXT NOT NULL,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;
CREATE TABLE passages (
    position INTEGER PRIMARY KEY, report INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
    heading TEXT NOT NULL, text TEXT NOT NULL, search TEXT NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, page INTEGER, kind TEXT NOT NULL, paragraphs TEXT, tokens TEXT NOT NULL
);
CREATE INDEX passages_of ON passages (report, first, last);
CREATE INDEX headings_of ON passages (heading, position);
CREATE TABLE tables (
    report INTEGER NOT NULL, place INTEGER NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (report, place)
) WITHOUT ROWID;
CREATE INDEX tables_of ON tables (report, first, last);
CREATE TABLE figures (
    report INTEGER NOT NULL, place INTEGER NOT NULL, first INTEGER NOT NULL,
    last INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (report, place)
) WITHOUT ROWID;
CREATE INDEX figures_of ON figures (report, first, last);
CREATE TABLE renames (
    report INTEGER NOT NULL, line INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with the folder it came from and the search tokens of each of its passages."""

    report: Report
    root: str
    tokens: tuple[tuple[str, ...], ...]


def write_records(path: Path, reports: Iterable[StoredReport]) -> None:
    """Write ``reports`` into a new SQLite file; passages are numbered from 0 in the order given.

    Parameters
    ----------
    path
        A file that does not exist yet.
    reports
        The reports in the order that the snapshot keeps.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # A file that is thrown away unless it was written whole needs no journal.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_SCHEMA)
        connection.execute("BEGIN")
        position = 0
        for number, stored in enumerate(reports):
            _write_report(connection, number, position, stored)
            position += len(stored.report.passages)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _write_report(
    connection: sqlite3.Connection, number: int, position: int, stored: StoredReport
) -> None:
    report = stored.report
    connection.execute(
        f"INSERT INTO reports VALUES ({marks(14)})",
        (
            *(number, report.name, stored.root, report.sha256, report.format, report.title),
            *(report.body, report.issued, report.as_of, report.pages),
            *(len(report.lines), len(report.passages), len(report.figures)),
            dump_paths(report.warnings),
        ),
    )
    connection.executemany(
        f"INSERT INTO lines VALUES ({marks(8)})",
        (
            (
                *(number, line.number, line.text, line.page, line.paragraph),
                *(dump_box(line.box), line.recognised, dump_paths(heading)),
            )
            for line, heading in zip(report.lines, report.headings, strict=True)
        ),
    )
    connection.executemany(
        f"INSERT INTO passages VALUES ({marks(12)})",
        (
            (
                *(place, number, passage.id, dump_paths(passage.heading), passage.text),
                *(passage.search, passage.first, passage.last, passage.page, passage.kind),
                passage.paragraphs and json.dumps(passage.paragraphs),
                json.dumps(tokens, ensure_ascii=False),
            )
            for place, (passage, tokens) in enumerate(
                zip(report.passages, stored.tokens, strict=True), start=position
            )
        ),
    )
    connection.executemany(
        f"INSERT INTO tables VALUES ({marks(5)})",
        ((number, i, t.first, t.last, dump_table(t)) for i, t in enumerate(report.tables)),
    )
    connection.executemany(
        f"INSERT INTO figures VALUES ({marks(5)})",
        ((number, i, f.first, f.last, dump_figure(f)) for i, f in enumerate(report.figures)),
    )
    # Found here once: whoever opens the snapshot would have to read every line of it.
    connection.executemany(
        f"INSERT INTO renames VALUES ({marks(4)})",
        ((number, x.line, x.old, x.new) for x in renames_in(report.lines, report.name)),
    )


def marks(count: int) -> str:
    """Return ``count`` placeholders of a statement."""
    return ", ".join("?" * count)
