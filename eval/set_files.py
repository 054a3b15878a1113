"""Reading the files of a question set: its objects with their lines, and its description."""

from __future__ import annotations

import csv
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.tabular import read_rows
from ingest.errors import UsageError
from prompts.messages import message

TABLE_SUFFIX = ".csv"
# What a table may leave empty, or leave out as a column.
_EMPTY: dict[str, Any] = {
    "history": [],
    "resolved": None,
    "evidence": [],
    "required": [],
    "figures": [],
    "premise": None,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of a set and the line that it starts in, from 1."""

    line: int
    data: Any


class Description(BaseModel):
    """``<name>.toml``: the set's name and version, and the SHA-256 of each report by name."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    name: str
    version: str
    reports: dict[str, str]


def read_description(path: Path) -> Description:
    """Return the description beside a set; a set without one has no version and names no reports.

    Raises
    ------
    UsageError
        If there is one and it is not as it must be.
    """
    beside = path.with_suffix(".toml")
    if not beside.is_file():
        return Description(name=path.stem, version="", reports={})
    try:
        return Description.model_validate(tomllib.loads(_text_of(beside)))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise UsageError("eval.bad_description", path=beside, detail=str(error)) from error


def read_entries(path: Path) -> tuple[list[Entry], list[tuple[int, str]]]:
    """Read the objects of a set; empty lines are passed over.

    Returns
    -------
    tuple
        The objects, and a fault (line, Korean sentence) for each line that is none.

    Raises
    ------
    UsageError
        If the file cannot be read as text, or a table is broken.
    """
    text = _text_of(path)
    if path.suffix.lower() == TABLE_SUFFIX:
        return _table_entries(path, text), []
    entries: list[Entry] = []
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entries.append(Entry(number, json.loads(line)))
        except json.JSONDecodeError as error:
            faults.append((number, message("eval.fault_json", column=error.colno)))
        except (ValueError, RecursionError):  # a number or a nesting beyond all measure
            faults.append((number, message("eval.fault_json", column=1)))
    return entries, faults


def _table_entries(path: Path, text: str) -> list[Entry]:
    try:
        rows = list(read_rows(text))
    except csv.Error as error:
        raise UsageError("eval.bad_table", path=path, detail=str(error)) from error
    return [Entry(line, _completed(row)) for line, row in rows]


def _completed(row: dict[str, Any]) -> dict[str, Any]:
    """Fill in what a table leaves empty; a lone string stands for a list of itself."""
    data = _EMPTY | {key: value for key, value in row.items() if value is not None}
    if isinstance(data["required"], str | int | float):
        data["required"] = [str(data["required"])]
    for key in ("id", "question"):
        if isinstance(data.get(key), int | float):
            data[key] = str(data[key])
    return data


def _text_of(path: Path) -> str:
    """Read a text in UTF-8, or in CP949 as Korean spreadsheets save tables."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError("eval.no_file", path=path) from error
    except OSError as error:
        raise UsageError("eval.cannot_read", path=path, reason=error.strerror) from error
    for encoding in ("utf-8-sig", "cp949") if path.suffix == TABLE_SUFFIX else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError("eval.not_utf8", path=path)
