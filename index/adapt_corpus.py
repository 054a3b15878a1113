"""When the embedding is adapted to the reports of the next snapshot, and when that is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from index.adaptation import Adaptation, is_adapted
from index.embedding import EmbeddingChoice
from ingest.errors import UijeongError
from ingest.model import Passage
from prompts.messages import message

if TYPE_CHECKING:
    from index.assemble import EmbeddingSource
    from index.snapshot import Snapshot
    from index.store import Entry, Store
    from ingest.progress import Progress

SMALL = 2_000
"""Up to so many passages, all are learnt from and encoded anew whenever a report changes."""

LASTING = 0.2
"""With more, what was learnt is kept until this share of the passages is new or gone."""

MOST_PASSAGES = 4_000
"""How many passages are learnt from at most: more pairs than a training takes."""


def adapted(
    embedding: EmbeddingSource,
    entries: Sequence[Entry],
    store: Store,
    base: Snapshot | None,
    progress: Progress,
) -> tuple[EmbeddingSource, Adaptation | None]:
    """Return the embedding adapted to ``entries``, if it is one that can be, and what it learnt.

    Parameters
    ----------
    embedding
        What the settings name.
    entries
        The reports of the next snapshot.
    store
        Where their passages are.
    base
        The snapshot in force, whose adaptation is kept as long as it fits.
    progress
        Is told of learning.
    """
    if not (entries and isinstance(embedding, EmbeddingChoice) and embedding.adapts):
        return embedding, None
    corpus = {_key(entry): entry.passages for entry in entries}
    made_by = f"{embedding.identity} {_learner()}"
    old = adaptation_of(base) if base else None
    lasting = LASTING if sum(corpus.values()) > SMALL else 0
    if old and old.made_by == made_by and old.changed(corpus) <= lasting:
        return replace(embedding, adaptation=old), old
    from index.adapt import adapt
    from index.adapt_pairs import english_pairs, passage_pairs
    from index.term_list import read_terms

    progress.start(message("index.step_adapt"), 1)
    try:
        encoder = embedding.encoder()
        pairs = passage_pairs(_sample(entries, store))
        learnt = adapt(encoder, pairs, english_pairs(read_terms()), corpus, made_by)
        progress.advance()
    finally:
        progress.finish()
    return replace(embedding, adaptation=learnt), learnt


def adaptation_of(snapshot: Snapshot) -> Adaptation | None:
    """Return what the embedding of a snapshot learnt from its reports, if it did.

    Raises
    ------
    UijeongError
        If it did and the files are damaged.
    """
    if not is_adapted(snapshot.manifest.makers.embedding):
        return None
    try:
        return Adaptation.load(snapshot.path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UijeongError("index.damaged", part="adapted", detail=str(error)) from error


def _key(entry: Entry) -> str:
    return f"{entry.file.name} {entry.file.sha256[:16]} {entry.file.reader}"


def _learner() -> str:
    """Return what tells one way of learning from another: its code and the list of terms."""
    digest = hashlib.sha256()
    for name in ("adapt.py", "adapt_pairs.py", "adapt_corpus.py", "terms.tsv"):
        digest.update(files("index").joinpath(name).read_bytes())
    return digest.hexdigest()[:16]


def _sample(entries: Sequence[Entry], store: Store) -> Iterator[Passage]:
    """Yield the passages of all reports, or of some taken by the hash of their contents."""
    count = 0
    for entry in sorted(entries, key=lambda entry: (entry.file.sha256, entry.file.name)):
        if count >= MOST_PASSAGES:
            return
        yield from store.report(entry).passages
        count += entry.passages
