"""What an ingestion has to do with each file: keep it as indexed, read it, or let it go.

What is indexed is the union of everything that was ever ingested: files that are not given now
stay, unless they lay below a folder given now and are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from index.manifest import IndexedFile, part_of
from ingest.sources import Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be read under ``name``; ``known`` is how it stands in the index now."""

    root: str
    path: Path
    name: str
    known: IndexedFile | None


@dataclass(slots=True)
class Plan:
    """The next snapshot's files.

    ``unchanged`` were given and are taken over, ``stay`` are taken over without being given,
    ``read`` are to be read, ``gone`` leave the index.
    """

    unchanged: list[IndexedFile] = field(default_factory=list)
    stay: list[IndexedFile] = field(default_factory=list)
    read: list[Wanted] = field(default_factory=list)
    gone: list[IndexedFile] = field(default_factory=list)


def make_plan(
    sources: Sequence[Source], known: Sequence[IndexedFile], usable: bool, reader: str
) -> Plan:
    """Decide what to do with the given and the known files.

    Parameters
    ----------
    sources
        The files given now.
    known
        The files of the snapshot in force.
    usable
        Whether the records of that snapshot can be taken over; if not, all files are read again.
    reader
        The identity of the reading code; what another version read is read again, if its file is
        still there.
    """
    plan = Plan()
    by_path = {file.path: file for file in known}
    taken = {file.name for file in known}
    given: dict[str, Source] = {}
    for source in sources:
        given.setdefault(str(source.path.resolve()), source)
    for path, source in sorted(given.items(), key=lambda item: item[1].name):
        file = by_path.get(path)
        if file is None:
            name = next(name for name in _names(source) if name not in taken)
            taken.add(name)
            plan.read.append(Wanted(str(source.root.resolve()), Path(path), name, None))
        elif usable and file.reader == reader and _same_content(file):
            plan.unchanged.append(file)
        else:
            plan.read.append(_again(file))
    roots = {source.root.resolve() for source in sources}
    for file in known:
        if file.path not in given:
            _plan_absent(plan, file, roots, usable, usable and file.reader == reader)
    return plan


def _plan_absent(
    plan: Plan, file: IndexedFile, roots: Iterable[Path], usable: bool, fresh: bool
) -> None:
    """Place a known file that was not given now."""
    exists = Path(file.path).is_file()
    if not exists and any(Path(file.path).is_relative_to(root) for root in roots):
        plan.gone.append(file)
    elif fresh or (usable and not exists):
        plan.stay.append(file)
    elif exists:
        plan.read.append(_again(file))
    else:
        plan.gone.append(file)


def _again(file: IndexedFile) -> Wanted:
    return Wanted(file.root, Path(file.path), file.name, file)


def _same_content(file: IndexedFile) -> bool:
    """Tell whether the file is as it was read: by size and time, or else by checksum."""
    path = Path(file.path)
    try:
        stat = path.stat()
        if (stat.st_size, stat.st_mtime_ns) == (file.size, file.mtime_ns):
            return True
        return stat.st_size == file.size and part_of(path).sha256 == file.sha256
    except OSError:
        return False  # reading it will tell why


def _names(source: Source) -> Iterator[str]:
    """Yield the source's name, then longer ones: its folders in front, in the end a number."""
    name = source.name
    yield name
    root = source.root.resolve()
    for folder in (root, *root.parents):
        if folder.name:
            name = f"{folder.name}/{name}"
            yield name
    yield from (f"{name} ({number})" for number in count(2))
