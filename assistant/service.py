"""The assistant as the command line and the page use it: one object, questions in, answers out."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from assistant.answer import Answer, Retrieved
from assistant.compose.reckon.facts import facts_of
from assistant.engine import Engine, open_engine
from assistant.opening import Parts
from assistant.orders import heeded, without_orders
from assistant.settings import Settings
from assistant.trace import Trace
from assistant.writing import extractive, generative
from index.filters import EVERYTHING, Filter
from index.snapshot import Snapshot, current_folder, open_current
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.generate import Draft
    from index.rank import Found, Matrix
    from index.retrieve import Hit


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
        self._parts = Parts(settings)
        self._snapshot: Snapshot | None = None
        self._engine: Engine | None = None

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
            engine = self._current()
        facts_of(engine.candidates.records).warm()
        if self.has_model:
            from assistant.generate.client import prepare

            prepare(self.settings)
        # What is loaded stays: the collector need not walk through it while somebody waits.
        gc.collect()
        gc.freeze()

    @property
    def has_model(self) -> bool:
        """Whether a language model's server is set."""
        return bool(self.settings.llm_url and self.settings.llm_model)

    def ask(
        self,
        question: str,
        *,
        id: str | None = None,
        history: Sequence[tuple[str, str]] = (),
        within: Filter = EVERYTHING,
    ) -> Answer:
        """Answer one question: the answer of :meth:`trace`, which takes and raises the same."""
        return self.trace(question, id=id, history=history, within=within).answer

    def trace(
        self,
        question: str,
        *,
        id: str | None = None,
        history: Sequence[tuple[str, str]] = (),
        within: Filter = EVERYTHING,
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
        within
            Which reports may be searched; all if not given.

        Raises
        ------
        UijeongError
            If the question is empty or too long, ``within`` leaves no report, or there is no
            usable snapshot.
        """
        steps = self.follow(question, id=id, history=history, within=within)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                return cast("Trace", end.value)

    def follow(
        self,
        question: str,
        *,
        id: str | None = None,
        history: Sequence[tuple[str, str]] = (),
        within: Filter = EVERYTHING,
        stop: threading.Event | None = None,
    ) -> Generator[Draft, None, Trace]:
        """Answer one question as :meth:`trace` does, and show the answer while it is written.

        Parameters
        ----------
        question, id, history, within
            As for :meth:`trace`.
        stop
            Set by whoever does not want to wait for the language model any longer. Closing the
            generator ends the model's call too.

        Yields
        ------
        Draft
            In generative mode, all statements so far that hold, whenever there is one more. What
            is returned in the end may differ: it is the answer.
        """
        began = time.perf_counter()
        with self._lock:
            engine = self._current()
        plain, history = without_orders(question), heeded(history)
        understood = engine.understood(plain, history, within)
        hits = engine.find(understood, within, self.settings.top_k)
        found = time.perf_counter()
        records = engine.snapshot.records
        parts = engine.parts(understood, within, self.settings.top_k)
        written = extractive(
            understood, hits, engine.candidates, engine.snapshot.words, records, parts
        )
        rewritten = ""
        if self.has_model and not written.settled:
            rewritten = self._rewritten(plain, history, stop)
            meant, best = understood, hits
            if rewritten:
                resolved = engine.understood(rewritten, within=within)
                meant = replace(resolved, typed=understood.typed)
                best = engine.find(resolved, within, self.settings.top_k)
            evidence = engine.candidates.records
            written = yield from generative(
                *(written, meant, best, evidence, records, self.settings, history, stop)
            )
            if written.mode == "generative":
                understood, hits = meant, best
        ended = time.perf_counter()
        notices = written.notices
        if plain != question:
            notices = (message("assistant.orders_ignored"), *notices)
        answer = Answer(
            id=id,
            question=understood.typed if plain == question else question.strip(),
            resolved=understood.resolved or None,
            answer=written.text,
            abstained=written.abstained,
            mode=written.mode,
            citations=written.citations,
            figures=written.figures,
            premise=written.premise,
            retrieved=tuple(_retrieved(hit) for hit in hits),
            snapshot=engine.snapshot.id,
            seconds={
                "retrieve": round(found - began, 4),
                "answer": round(ended - found, 4),
                "total": round(ended - began, 4),
            },
            notices=notices,
        )
        return Trace(answer, understood, tuple(hits), written.signs, rewritten)

    def candidates(self, question: str, previous: Sequence[str] = ()) -> tuple[list[Found], Matrix]:
        """Return what ranking chooses from for a question, with its features; for learning."""
        with self._lock:
            engine = self._current()
        history = [(earlier, "") for earlier in previous]
        return engine.retriever.candidates(engine.understood(question, history).query())

    def _rewritten(
        self, question: str, history: Sequence[tuple[str, str]], stop: threading.Event | None
    ) -> str:
        """Return a follow-up as the language model resolves it, ``""`` where it does not."""
        from assistant.generate import rewrite

        return rewrite(question, history, self.settings, stop)

    def _opened(self) -> Snapshot:
        """Return the snapshot in force; a new ingest replaces it. Needs the lock."""
        if self._snapshot is None or self._snapshot.path != current_folder(self.settings.data):
            self._snapshot = open_current(self.settings.data)
        return self._snapshot

    def _current(self) -> Engine:
        """Return what answers from the snapshot in force. Needs the lock."""
        snapshot = self._opened()
        if self._engine is None or self._engine.snapshot is not snapshot:
            self._engine = open_engine(snapshot, self._parts, self.settings)
        return self._engine


def _retrieved(hit: Hit) -> Retrieved:
    passage = hit.passage
    counted = passage.page is None and passage.paragraphs is None
    lines = (passage.first, passage.last) if counted else None
    return Retrieved(passage.report, passage.page, lines, round(hit.score, 4), passage.paragraphs)
