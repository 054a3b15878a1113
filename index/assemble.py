"""Putting a snapshot together: cutting into tokens, encoding, saving; one report at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.recording import StoredReport, write_records
from index.snapshot import RECORDS_NAME, WORDS_NAME
from index.store import Entry, Store
from index.swap import write_snapshot
from index.units import passage_units
from index.vectors import Matrix, PassageVectors, Vectors
from index.words import Words
from ingest.model import Passage
from ingest.progress import Progress
from prompts.messages import message

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

_BATCH = 100
"""Passages that are analysed or encoded together, of one report or of several small ones."""

_Group = list[tuple[Entry, tuple[Passage, ...]]]


class EmbeddingSource(Protocol):
    """An embedding that is loaded only if something has to be encoded."""

    @property
    def identity(self) -> str:
        """What tells this embedding's vectors from others'; cheap to ask."""

    def load(self) -> BaseEmbedding:
        """Load the model."""


def make_tokens(entries: Sequence[Entry], store: Store, progress: Progress) -> None:
    """Cut the passages of the reports that need it into tokens."""
    lacking = [entry for entry in entries if store.lacks_tokens(entry)]
    if not lacking:
        return
    from index.morphemes import content_tokens

    progress.start(message("index.step_tokens"), sum(entry.passages for entry in lacking))
    try:
        for group in _groups(lacking, store):
            texts = [passage.search for _, passages in group for passage in passages]
            found: list[list[str]] = []
            for start in range(0, len(texts), _BATCH):
                some = content_tokens(texts[start : start + _BATCH])
                found.extend(some)
                progress.advance(len(some))
            rest = iter(found)
            for entry, passages in group:
                store.keep_tokens(entry, tuple(tuple(next(rest)) for _ in passages))
    finally:
        progress.finish()


def make_vectors(
    entries: Sequence[Entry], store: Store, embedding: EmbeddingSource, progress: Progress
) -> None:
    """Encode the passages of the reports that need it."""
    lacking = [entry for entry in entries if store.lacks_vectors(entry)]
    if not lacking:
        return
    model = embedding.load()
    progress.start(message("index.step_vectors"), sum(entry.passages for entry in lacking))
    try:
        for group in _groups(lacking, store):
            units = [passage_units(passage) for _, passages in group for passage in passages]
            rows = _encoded(model, units, progress)
            row = place = 0
            for entry, passages in group:
                counts = tuple(len(some) for some in units[place : place + len(passages)])
                end = row + sum(counts)
                store.keep_vectors(entry, PassageVectors(rows[row:end], counts))
                row, place = end, place + len(passages)
    finally:
        progress.finish()


def _groups(entries: Sequence[Entry], store: Store) -> Iterator[_Group]:
    """Yield reports with their passages: small ones together, a large one alone."""
    group: _Group = []
    count = 0
    for entry in entries:
        group.append((entry, store.report(entry).passages))
        count += entry.passages
        if count >= _BATCH:
            yield group
            group, count = [], 0
    if group:
        yield group


def _encoded(model: BaseEmbedding, units: Sequence[Sequence[str]], progress: Progress) -> Matrix:
    """Return the vectors of all units, those of each passage after those of the one before."""
    from index.embedding import encode_passages

    rows = []
    for start in range(0, len(units), _BATCH):
        some = units[start : start + _BATCH]
        rows.append(encode_passages(model, [text for passage in some for text in passage]))
        progress.advance(len(some))
    return np.concatenate(rows)


def save(data_dir: Path, entries: Sequence[Entry], store: Store, progress: Progress) -> str:
    """Write the reports, complete now, as the snapshot in force, and return its id."""

    def fill(folder: Path) -> None:
        tokens: list[tuple[str, ...]] = []
        write_records(folder / RECORDS_NAME, _stored(entries, store, tokens))
        progress.advance()
        Words.build(tokens).save(folder / WORDS_NAME)
        progress.advance()
        Vectors.write(folder, (store.vectors(entry) for entry in entries))
        progress.advance()
        if store.adaptation:
            store.adaptation.save(folder)

    progress.start(message("index.step_save"), 3)
    try:
        return write_snapshot(data_dir, tuple(entry.file for entry in entries), store.makers, fill)
    finally:
        progress.finish()


def _stored(
    entries: Sequence[Entry], store: Store, tokens: list[tuple[str, ...]]
) -> Iterator[StoredReport]:
    """Yield the reports in order, and add each one's ``tokens`` to those of all."""
    for entry in entries:
        stored = store.stored(entry)
        # The same word is the same string in all reports, which takes a tenth of the memory.
        tokens.extend(tuple(map(sys.intern, found)) for found in stored.tokens)
        yield stored
