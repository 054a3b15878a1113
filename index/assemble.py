"""Putting a snapshot together: taking over, cutting into tokens, encoding, saving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.manifest import IndexedFile, Makers
from index.recording import StoredReport, write_records
from index.snapshot import RECORDS_NAME, WORDS_NAME, Snapshot
from index.swap import write_snapshot
from index.units import passage_units
from index.vectors import PassageVectors, Vectors
from index.words import Words
from ingest.model import Report
from ingest.progress import Progress
from prompts.messages import message

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

_TOKEN_BATCH = 100


class EmbeddingSource(Protocol):
    """An embedding that is loaded only if something has to be encoded."""

    @property
    def identity(self) -> str:
        """What tells this embedding's vectors from others'; cheap to ask."""

    def load(self) -> BaseEmbedding:
        """Load the model."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A report of the next snapshot; ``None`` stands for what is still to be made."""

    file: IndexedFile
    report: Report
    tokens: tuple[tuple[str, ...], ...] | None
    vectors: PassageVectors | None


def take_over(snapshot: Snapshot, files: Iterable[IndexedFile], makers: Makers) -> list[Entry]:
    """Load what the index in force has of ``files``, as far as the same makers made it."""
    old = snapshot.manifest.makers
    blocks: dict[str, PassageVectors] = {}
    if (old.embedding, old.units) == (makers.embedding, makers.units):
        blocks = _blocks(snapshot)
    entries = []
    for file in files:
        stored = snapshot.records.stored(file.name)
        tokens = stored.tokens if old.tokens == makers.tokens else None
        entries.append(Entry(file, stored.report, tokens, blocks.get(file.name)))
    return entries


def _blocks(snapshot: Snapshot) -> dict[str, PassageVectors]:
    """Return each report's vectors."""
    infos = snapshot.records.reports()
    ends = accumulate(info.passage_count for info in infos)
    return {
        info.name: snapshot.vectors.block(end - info.passage_count, end - 1)
        for info, end in zip(infos, ends, strict=True)
    }


def with_tokens(entries: Sequence[Entry], progress: Progress) -> list[Entry]:
    """Cut the passages of the reports that need it into tokens."""
    from index.morphemes import content_tokens

    texts = [p.search for entry in entries if entry.tokens is None for p in entry.report.passages]
    if not texts:
        return list(entries)
    found: list[list[str]] = []
    progress.start(message("index.step_tokens"), len(texts))
    try:
        for start in range(0, len(texts), _TOKEN_BATCH):
            batch = texts[start : start + _TOKEN_BATCH]
            found.extend(content_tokens(batch))
            progress.advance(len(batch))
    finally:
        progress.finish()
    rest = iter(found)
    return [
        replace(entry, tokens=tuple(tuple(next(rest)) for _ in entry.report.passages))
        if entry.tokens is None
        else entry
        for entry in entries
    ]


def with_vectors(
    entries: Sequence[Entry], embedding: EmbeddingSource, progress: Progress
) -> list[Entry]:
    """Encode the passages of the reports that need it."""
    from index.embedding import encode_passages

    units = {
        entry.file.name: [passage_units(passage) for passage in entry.report.passages]
        for entry in entries
        if entry.vectors is None
    }
    texts = [text for passages in units.values() for some in passages for text in some]
    if not texts:
        return list(entries)
    model = embedding.load()
    progress.start(message("index.step_vectors"), len(texts))
    try:
        rows = encode_passages(model, texts, progress)
    finally:
        progress.finish()
    filled, start = [], 0
    for entry in entries:
        if entry.vectors is None:
            counts = tuple(len(some) for some in units[entry.file.name])
            end = start + sum(counts)
            filled.append(replace(entry, vectors=PassageVectors(rows[start:end], counts)))
            start = end
        else:
            filled.append(entry)
    return filled


def save(data_dir: Path, entries: Sequence[Entry], makers: Makers, progress: Progress) -> str:
    """Write the reports, complete now, as the snapshot in force, and return its id."""

    def fill(folder: Path) -> None:
        reports = [StoredReport(e.report, e.file.root, e.tokens or ()) for e in entries]
        write_records(folder / RECORDS_NAME, reports)
        progress.advance()
        Words.build([tokens for e in entries for tokens in e.tokens or ()]).save(
            folder / WORDS_NAME
        )
        progress.advance()
        Vectors.build([e.vectors for e in entries if e.vectors]).save(folder)
        progress.advance()

    progress.start(message("index.step_save"), 3)
    try:
        return write_snapshot(data_dir, tuple(entry.file for entry in entries), makers, fill)
    finally:
        progress.finish()
