"""The folder of one run: which files it has, what a run must share with it to go on in it."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from ingest.errors import UijeongError, UsageError
from prompts.messages import message

FORMAT = 1
META, RESULTS, RUNNING_TIMES, TIMES = "meta.json", "results.jsonl", "times.jsonl", "times.json"
SUMMARY, COMPARISON = "summary.json", "comparison.json"
REPORTS = ("report.md", "report.html", "comparison.md")
_OURS = (META, RESULTS, RUNNING_TIMES, TIMES, SUMMARY, COMPARISON, *REPORTS)

Times = dict[str, dict[str, float]]
"""Seconds of each step, by the question's id."""


@dataclass(frozen=True, slots=True)
class Result:
    """One question's answer (the contract's object without its times) and what it scores.

    A score is ``None`` where the measure does not apply to the question.
    """

    id: str
    answer: dict[str, Any]
    scores: dict[str, float | None]


def open_folder(folder: Path, meta: Mapping[str, Any], *, fresh: bool = False) -> None:
    """Make the folder ready for a run, which goes on where one like it stopped.

    Parameters
    ----------
    folder
        A folder that is held.
    meta
        What determines the run's answers.
    fresh
        Whether to drop an earlier run's files and begin anew.

    Raises
    ------
    UijeongError
        If the folder has another run or files of other kinds, which then stay as they are, or it
        cannot be written.
    """
    with writing(folder):
        present = any(folder.iterdir())
        if present and not (folder / META).exists():
            raise UijeongError("eval.not_a_run", folder=folder)
        if present and not fresh:
            differing = _differences(read_meta(folder), meta)
            if differing:
                raise UijeongError("eval.other_run", folder=folder, parts=", ".join(differing))
            return
        # The meta file goes last: while it is there, the folder is known as a run's.
        for name in reversed(_OURS):
            (folder / name).unlink(missing_ok=True)
        write_json(folder / META, meta)


def read_meta(folder: Path) -> dict[str, Any]:
    """Read what determined the answers of a run.

    Raises
    ------
    UijeongError
        If the folder has no run, or one of another format.
    """
    try:
        meta = json.loads((folder / META).read_text(encoding="utf-8"))
        known = meta["format"] == FORMAT
        if known and not all(meta["set"][key] for key in ("name", "digest")):
            raise ValueError(meta["set"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UijeongError("eval.not_a_run", folder=folder, detail=repr(error)) from error
    if not known:
        raise UijeongError("eval.old_run", folder=folder)
    found: dict[str, Any] = meta
    return found


def read_results(folder: Path) -> list[Result]:
    """Read the results that are there; a last line that broke off counts as not there.

    Raises
    ------
    UijeongError
        If another line is damaged.
    """
    path = folder / RESULTS
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8", errors="replace")
    lines = text.split("\n")[:-1]
    results = []
    for number, line in enumerate(lines, start=1):
        try:
            data = json.loads(line)
            results.append(Result(data["id"], data["answer"], data["scores"]))
        except (ValueError, KeyError, TypeError) as error:
            raise UijeongError(
                "eval.damaged_results", path=path, line=number, detail=repr(error)
            ) from error
    return results


def result_line(result: Result) -> str:
    """Return a result as a line of ``results.jsonl``."""
    return json.dumps(asdict(result), ensure_ascii=False) + "\n"


def write_results(folder: Path, results: Sequence[Result]) -> None:
    """Write all results, unless the file already holds just these."""
    text = "".join(map(result_line, results))
    path = folder / RESULTS
    if not path.exists() or path.read_bytes() != text.encode():
        write_text(path, text)


def read_times(folder: Path) -> Times:
    """Read the times of the questions answered so far."""
    times: Times = {}
    if (folder / TIMES).exists():
        times.update(json.loads((folder / TIMES).read_text(encoding="utf-8"))["questions"])
    if (folder / RUNNING_TIMES).exists():
        for line in (folder / RUNNING_TIMES).read_text(encoding="utf-8").split("\n")[:-1]:
            times.update(json.loads(line))
    return times


def time_line(name: str, seconds: Mapping[str, float]) -> str:
    """Return a question's times as a line of the file that a run in progress keeps them in."""
    return json.dumps({name: seconds}, ensure_ascii=False) + "\n"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Make the folder where there is none and hold it against other processes.

    Raises
    ------
    UijeongError
        If another process holds it, or it cannot be made.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError("eval.output_is_file", path=folder)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise UijeongError("eval.folder_busy", folder=folder) from error
    finally:
        os.close(descriptor)


def append_line(path: Path, line: str) -> None:
    """Write a line at a file's end and have the system bring it to the disk."""
    with writing(path.parent), path.open("a", encoding="utf-8", newline="\n") as stream:
        _write(stream, line)


def write_json(path: Path, value: object) -> None:
    """Write one JSON value, indented, so that people and ``diff`` can read it."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a file whole: it appears with all of ``text`` or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with writing(path.parent):
        try:
            with temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
                _write(stream, text)
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def _write(stream: IO[str], text: str) -> None:
    stream.write(text)
    stream.flush()
    os.fsync(stream.fileno())


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the system refuses into a message that names the folder."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UijeongError("eval.cannot_write", folder=folder, reason=reason) from error


def _differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Name the parts of the meta data that differ, as users call them."""
    keys = sorted({*before, *now})
    return [message(f"eval.part_{key}") for key in keys if before.get(key) != now.get(key)]
