"""What size costs the whole assistant: starting it and answering, over copies of real records.

``eval.scale`` draws the words and vectors of a large index. Here they get records: those of the
index in force, copied as often as needed, each copy under other names of reports and bodies, of
another year, and with headings of its own.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from assistant.service import Assistant
from assistant.settings import Settings
from eval.memory import resident
from index.manifest import NAME, Part, read_manifest
from index.records import Records
from index.snapshot import RECORDS_NAME, current_folder
from index.swap import replace_text

_ADAPTED = "adapted*"
_HEADED = 5  # every so many-th copy has the headings of the reports as they are

_CHANGED: Mapping[str, str] = {
    "reports.id": "id + :report",
    "reports.name": "name || '_' || :copy",
    "reports.body": "body || ' ' || (:copy % 100)",
    "reports.issued": "(2010 + :copy % 17) || substr(issued, 5)",
    "passages.position": "position + :position",
    "passages.id": "id || '_' || :copy",
    "passages.heading": (
        f"CASE WHEN :copy % {_HEADED} = 0 OR heading = '[]' THEN heading"
        " ELSE substr(heading, 1, length(heading) - 2) || ' ' || (:copy % 200) || '\"]' END"
    ),
}
"""What a copy has instead of a column; ``report`` is the number of a copy's report everywhere."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What answering costs: seconds to start, milliseconds a question, MiB of memory.

    ``first`` are the questions as they come the first time, ``again`` those asked once more;
    ``find`` is the part that finds passages.
    """

    reports: int
    passages: int
    start: float
    find_p50: float
    find_p95: float
    first_p50: float
    first_p95: float
    again_p50: float
    again_p95: float
    memory: float


def with_records(folder: Path, count: int, base: Path) -> Path:
    """Return a data folder whose index has the words and vectors in ``folder``, and records.

    Parameters
    ----------
    folder
        What ``eval.scale`` wrote for ``count`` passages.
    base
        The data folder whose records and models are taken.
    """
    data, source = folder / "data", current_folder(base)
    snapshot = data / "snapshots" / source.name
    if not (data / "current").exists():
        snapshot.mkdir(parents=True, exist_ok=True)
        (snapshot / RECORDS_NAME).unlink(missing_ok=True)
        _copy_records(source / RECORDS_NAME, snapshot / RECORDS_NAME, count)
        for path in (*folder.glob("*.faiss"), *folder.glob("*.npy"), folder / "words"):
            _link(snapshot / path.name, path)
        for path in source.glob(_ADAPTED):
            _link(snapshot / path.name, path)
        _link(data / "models", base / "models")
        parts = {
            path.relative_to(snapshot).as_posix(): Part(size=path.stat().st_size, sha256="")
            for path in snapshot.iterdir()
            if path.is_file()
        }
        manifest = read_manifest(source).model_copy(update={"parts": parts})
        replace_text(snapshot / NAME, manifest.model_dump_json())
        replace_text(data / "current", source.name)
    return data


def measure_answers(data: Path, questions: Sequence[str]) -> Answered:
    """Start the assistant in a process of its own and put every question twice."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_ask, data, questions).result()


def answers_table(rows: Sequence[Answered]) -> str:
    """Return the measurements as a Markdown table."""
    head = (
        "| reports | passages | start (s) | finding p50 / p95 (ms) | answer p50 / p95 (ms) "
        "| asked again p50 / p95 (ms) | memory (MiB) |"
    )
    lines = [
        f"| {row.reports:,} | {row.passages:,} | {row.start} | {row.find_p50} / {row.find_p95} "
        f"| {row.first_p50} / {row.first_p95} | {row.again_p50} / {row.again_p95} "
        f"| {row.memory:,} |"
        for row in rows
    ]
    return "\n".join([head, "| --- " * 7 + "|", *lines]) + "\n"


def _ask(data: Path, questions: Sequence[str]) -> Answered:
    began = time.perf_counter()
    assistant = Assistant(Settings(data=data))
    assistant.warm()
    start = time.perf_counter() - began
    turns = [[assistant.ask(text).seconds for text in questions] for _ in range(2)]
    reports = assistant.snapshot.records.reports()

    def percentiles(turn: int, part: str) -> tuple[float, float]:
        found = np.percentile([seconds[part] * 1000 for seconds in turns[turn]], [50, 95])
        return round(float(found[0]), 1), round(float(found[1]), 1)

    return Answered(
        *(len(reports), sum(info.passage_count for info in reports), round(start, 1)),
        *(*percentiles(0, "retrieve"), *percentiles(0, "total"), *percentiles(1, "total")),
        memory=round(resident()),
    )


def _copy_records(source: Path, path: Path, count: int) -> None:
    """Write copies of the records in ``source`` until there are ``count`` passages."""
    with closing(Records(source)) as records:
        infos = records.reports()
    passages = sum(info.passage_count for info in infos)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("ATTACH ? AS source", (str(source),))
        made = connection.execute(
            "SELECT type, name, sql FROM source.sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
        tables = [name for kind, name, _ in made if kind == "table"]
        connection.execute("BEGIN")
        for sql in (sql for kind, _, sql in made if kind == "table"):
            connection.execute(sql)
        statements = [_statement(connection, table) for table in tables]
        for copy in range(-(-count // passages)):
            values = {"copy": copy, "report": copy * len(infos), "position": copy * passages}
            for statement in statements:
                connection.execute(statement, values)
        # An index is made quicker once its rows are there.
        for sql in (sql for kind, _, sql in made if kind == "index"):
            connection.execute(sql)
        (version,) = connection.execute("PRAGMA source.user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")


def _statement(connection: sqlite3.Connection, table: str) -> str:
    columns = [row[1] for row in connection.execute(f"PRAGMA source.table_info({table})")]
    changed = [
        _CHANGED.get(f"{table}.{column}", "report + :report" if column == "report" else column)
        for column in columns
    ]
    return f"INSERT INTO main.{table} SELECT {', '.join(changed)} FROM source.{table}"


def _link(link: Path, target: Path) -> None:
    if not link.is_symlink():
        link.symlink_to(target.resolve())
