"""Which files could not be read, or only in part: what people should know of an ingestion."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from index.snapshot import open_current
from index.swap import replace_text, writing
from ingest.errors import UijeongError

NAME = "problems.json"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read: where it lies, why, when that was tried, and for how long."""

    name: str
    path: str
    reason: str
    tried: str
    seconds: float


@dataclass(frozen=True, slots=True)
class FileProblems:
    """A file that was skipped, or read with warnings.

    ``state`` is ``skipped`` or ``read``, ``reason`` says why it was skipped; ``warnings`` are those
    of the report in the index, if there is one. ``tried`` is when it was read (an ISO time, ``""``
    if unknown), ``seconds`` how long that took (0 if unknown).
    """

    name: str
    state: str
    reason: str
    warnings: tuple[str, ...]
    tried: str
    seconds: float


def skipped_files(data_dir: Path) -> tuple[Skipped, ...]:
    """Return the files that could not be read, as far as their list can be."""
    try:
        entries = json.loads((data_dir / NAME).read_text(encoding="utf-8"))
        return tuple(Skipped(**entry) for entry in entries)
    except (OSError, ValueError, TypeError):
        return ()


def write_skipped(data_dir: Path, skipped: Iterable[Skipped]) -> None:
    """Write the list of the files that could not be read. The caller holds the lock.

    Raises
    ------
    UijeongError
        If the data directory cannot be written.
    """
    entries = [asdict(file) for file in sorted(skipped, key=lambda file: (file.name, file.path))]
    path = data_dir / NAME
    if entries or path.exists():
        with writing(data_dir):
            replace_text(path, json.dumps(entries, ensure_ascii=False, indent=1) + "\n")


def file_problems(data_dir: Path) -> list[FileProblems]:
    """Return the files with problems, by name.

    Raises
    ------
    UijeongError
        If nothing was ever ingested, or the index is damaged.
    """
    skipped = skipped_files(data_dir)
    warned: dict[str, FileProblems] = {}
    try:
        snapshot = open_current(data_dir)
    except UijeongError as error:
        if error.key != "index.none" or not skipped:
            raise
    else:
        with closing(snapshot):
            warnings = {info.name: info.warnings for info in snapshot.records.reports()}
            for file in snapshot.manifest.files:
                if some := warnings[file.name]:
                    problems = FileProblems(file.name, "read", "", some, file.read, file.seconds)
                    warned[file.path] = problems
    found = [
        FileProblems(
            *(file.name, "skipped", file.reason),
            *(warned.pop(file.path).warnings if file.path in warned else (), file.tried),
            file.seconds,
        )
        for file in skipped
    ]
    return sorted([*found, *warned.values()], key=lambda file: file.name)
