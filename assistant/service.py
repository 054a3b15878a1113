"""The assistant as the command line and the page use it: one object, questions in, answers out."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer import Answer, CheckedFigure, Citation, Premise, Retrieved
from assistant.compose import compose
from assistant.compose.abstain import Signs
from assistant.compose.candidates import Candidates
from assistant.question import Understood, understand
from assistant.question.titles import Titles
from assistant.settings import Settings
from assistant.trace import Trace
from assistant.verify import check_figures
from assistant.verify.places import NONE
from index.morphemes import warm
from index.renames import rename_entries, renames
from index.snapshot import Snapshot, current_folder, open_current
from index.terms import Terms
from ingest.errors import UijeongError
from prompts.messages import message

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    from index.rank import Found, Matrix
    from index.retrieve import Hit, Retriever


@dataclass(frozen=True, slots=True)
class _Engine:
    """What one snapshot's questions are answered with."""

    snapshot: Snapshot
    retriever: Retriever
    terms: Terms
    titles: Titles
    candidates: Candidates


class Assistant:
    """Answers questions from the snapshot in force; may be called from any thread.

    Parameters
    ----------
    settings
        The data folder, the embedding, and the language model's server if there is one.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._embedding: BaseEmbedding | None = None
        self._snapshot: Snapshot | None = None
        self._engine: _Engine | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot in force, opened if need be.

        Raises
        ------
        UijeongError
            If there is none, or it is damaged or of another format.
        """
        with self._lock:
            return self._opened()

    def warm(self) -> None:
        """Load everything that the first question needs.

        Raises
        ------
        UijeongError
            If there is no usable snapshot, or another embedding made it.
        """
        with self._lock:
            self._current()

    def ask(
        self, question: str, *, id: str | None = None, history: Sequence[tuple[str, str]] = ()
    ) -> Answer:
        """Answer one question: the answer of :meth:`trace`, which takes and raises the same."""
        return self.trace(question, id=id, history=history).answer

    def trace(
        self, question: str, *, id: str | None = None, history: Sequence[tuple[str, str]] = ()
    ) -> Trace:
        """Answer one question and keep how the answer came about.

        Parameters
        ----------
        question
            In Korean, as typed.
        id
            Given back in the answer.
        history
            Earlier questions and answers of the conversation, oldest first.

        Raises
        ------
        UijeongError
            If the question is empty or too long, or there is no usable snapshot.
        """
        began = time.perf_counter()
        with self._lock:
            engine = self._current()
        records = engine.snapshot.records
        asked = [earlier for earlier, _ in history]
        understood = understand(question, records.reports(), asked, engine.terms, engine.titles)
        hits = engine.retriever.find(understood.query(), top_k=self.settings.top_k)
        found = time.perf_counter()
        draft = self._draft(understood, hits, engine, history)
        ended = time.perf_counter()
        answer = Answer(
            id=id,
            question=understood.question,
            answer=draft.text,
            abstained=draft.abstained,
            mode=draft.mode,
            citations=draft.citations,
            figures=draft.figures,
            premise=draft.premise,
            retrieved=tuple(_retrieved(hit) for hit in hits),
            snapshot=engine.snapshot.id,
            seconds={
                "retrieve": round(found - began, 4),
                "answer": round(ended - found, 4),
                "total": round(ended - began, 4),
            },
            notices=draft.notices,
        )
        return Trace(answer, understood, tuple(hits), draft.signs)

    def candidates(self, question: str, previous: Sequence[str] = ()) -> tuple[list[Found], Matrix]:
        """Return what ranking chooses from for a question, with its features; for learning."""
        with self._lock:
            engine = self._current()
        reports = engine.snapshot.records.reports()
        understood = understand(question, reports, previous, engine.terms, engine.titles)
        return engine.retriever.candidates(understood.query())

    def _draft(
        self,
        question: Understood,
        hits: Sequence[Hit],
        engine: _Engine,
        history: Sequence[tuple[str, str]],
    ) -> _Draft:
        """Answer with the language model where one is set, else from the reports' own words."""
        records = engine.snapshot.records
        composed = compose(question, hits, engine.candidates, engine.snapshot.words)
        notices: tuple[str, ...] = ()
        if self.settings.llm_url and self.settings.llm_model:
            from assistant.generate import generate

            try:
                draft = generate(question, hits, records, self.settings, history)
                figures = check_figures(draft.text, draft.citations, records)
                if draft.text and all(figure.state != NONE for figure in figures):
                    return _Draft(
                        *(draft.text, draft.citations, figures, False, "generative"),
                        composed.signs,
                    )
                if draft.text or not composed.abstained:
                    key = "unsupported" if draft.text else "not_found"
                    notices = (message(f"assistant.llm_{key}"),)
            except UijeongError as error:
                notices = (message("assistant.llm_fallback", reason=error.message),)
        computed = composed.computed
        figures = check_figures(
            composed.text,
            composed.citations,
            records,
            cited_only=composed.abstained,
            formulas={computed.text: computed.formula} if computed else {},
        )
        return _Draft(
            *(composed.text, composed.citations, figures, composed.abstained, "extractive"),
            composed.signs,
            notices,
            composed.premise,
        )

    def _opened(self) -> Snapshot:
        """Return the snapshot in force; a new ingest replaces it. Needs the lock."""
        if self._snapshot is None or self._snapshot.path != current_folder(self.settings.data):
            self._snapshot = open_current(self.settings.data)
        return self._snapshot

    def _current(self) -> _Engine:
        """Return what answers from the snapshot in force. Needs the lock."""
        snapshot = self._opened()
        if self._engine is None or self._engine.snapshot is not snapshot:
            self._engine = self._engine_of(snapshot)
        return self._engine

    def _engine_of(self, snapshot: Snapshot) -> _Engine:
        """Load Kiwi and the embedding, slow both, side by side."""
        from assistant.command.configuration import embedding_choice
        from index.embedding import for_snapshot

        choice = embedding_choice(self.settings)
        snapshot.check_embedding(choice.identity)
        with ThreadPoolExecutor(max_workers=1) as pool:
            kiwi = pool.submit(warm)
            from index.retrieve import Retriever

            self._embedding = self._embedding or choice.load()
            kiwi.result()
        renamed = rename_entries(renames(snapshot.records))
        terms = Terms.load(self.settings.terms, renamed)
        paths = (passage.heading for passage in snapshot.records.all_passages())
        titles = Titles(paths, lambda pair: bool(snapshot.words.scores([f"~{pair}"]).any()))
        retriever = Retriever(snapshot, for_snapshot(self._embedding, snapshot))
        return _Engine(snapshot, retriever, terms, titles, Candidates(snapshot.records))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A checked answer before it is wrapped up."""

    text: str
    citations: tuple[Citation, ...]
    figures: tuple[CheckedFigure, ...]
    abstained: bool
    mode: str
    signs: Signs
    notices: tuple[str, ...] = ()
    premise: Premise | None = None


def _retrieved(hit: Hit) -> Retrieved:
    passage = hit.passage
    counted = passage.page is None and passage.paragraphs is None
    lines = (passage.first, passage.last) if counted else None
    return Retrieved(passage.report, passage.page, lines, round(hit.score, 4), passage.paragraphs)
