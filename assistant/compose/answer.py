"""The extractive answer: the decisive statements of the reports, in words that can be quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation, Premise
from assistant.cite import Citer
from assistant.compose.absence import absence
from assistant.compose.aside import aside
from assistant.compose.asked import Asked, corrected_first
from assistant.compose.candidates import Candidates
from assistant.compose.comparing.stated import Sought
from assistant.compose.compute import Computed
from assistant.compose.premise import (
    Contradiction,
    Ground,
    contradiction,
    plainly_named,
    reckoned_otherwise,
)
from assistant.compose.saying import said
from assistant.compose.sentences import Writer
from assistant.compose.signs import Signs
from assistant.compose.tabled import tabled_entries
from assistant.compose.yesno import asks_whether
from assistant.question import Understood
from index.retrieve import Hit
from index.words import Words
from prompts.messages import message


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer's text with its citations; ``abstained`` where it says that nothing fits."""

    text: str
    citations: tuple[Citation, ...]
    abstained: bool
    signs: Signs
    computed: tuple[Computed, ...] = ()
    premise: Premise | None = None


def compose(
    question: Understood,
    hits: Sequence[Hit],
    candidates: Candidates,
    words: Words,
    parts: Sequence[Sought] = (),
) -> Composed:
    """Answer a question with the statements of the reports that decide it.

    Parameters
    ----------
    question
        As understood.
    hits
        The passages found, best first.
    candidates, words
        The statements of the snapshot's reports, and its word index (for how rare a word is).
    parts
        The questions within the question, each with what was found for it.

    Returns
    -------
    Composed
        Korean text with a marker ``[n]`` behind each statement, and the places they stand for.
    """
    records = candidates.records
    reports = {report.name: report for report in records.reports()}
    asked = Asked.of(plainly_named(question), hits, candidates, words, reports)
    wrong, now = corrected_first(asked, hits, candidates, words)
    correction, premise = _corrected(wrong, now.writer) if wrong is not None else ("", None)
    question, writer = now.writer.question, now.writer
    evidence, signs = now.evidence, now.signs
    spoken = said(now, hits, candidates, words, parts, premise)
    text, computed = spoken.text, spoken.computed
    if spoken.plain and wrong is None:
        beside = aside(text, writer.citer.citations, writer, signs, evidence)
        if beside is not None:
            computed, signs = (), replace(signs, aside=beside)
            writer = replace(writer, citer=Citer(records))
    absent = not writer.citer.citations
    if absent:
        text = absence(signs, evidence, writer)
    if question.form == "table" and not absent:
        text = tabled_entries(text)
    if wrong is None and not absent:
        text, premise, wrong = _reconsidered(text, asked.ground, writer.citer)
        if wrong is not None:
            correction, premise = _corrected(wrong, writer)
    if wrong is not None:
        text, computed = f"{correction}\n{text}", (*wrong.computed, *computed)
    return Composed(text, _used(text, writer.citer), absent, signs, computed, premise)


def _reconsidered(
    text: str, ground: Ground, citer: Citer
) -> tuple[str, Premise | None, Contradiction | None]:
    """Hold what a question takes for granted against its answer.

    Returns
    -------
    tuple
        The text, corrected where its own reckoning does that; what is corrected so; and what the
        places it cites contradict.
    """
    turned = reckoned_otherwise(text, ground)
    if turned is not None:
        return (*turned, None)
    return text, None, contradiction(ground.cited(_used(text, citer)))


def _used(text: str, citer: Citer) -> tuple[Citation, ...]:
    """Return the citations of a text; what found no room in it was cited last, and is none."""
    return tuple(c for c in citer.citations if f"[{c.n}]" in text)


def _corrected(wrong: Contradiction, writer: Writer) -> tuple[str, Premise]:
    """Write what the reports say instead of what the question takes for granted."""
    places = dict.fromkeys(((wrong.first, wrong.last), *wrong.beside))
    marks = [writer.citer.cite(wrong.report, *place) for place in places]
    plain = asks_whether(writer.question.typed)
    text = message("assistant.premise_no" if plain else "assistant.premise", says=f"‘{wrong.says}’")
    return f"{text} {''.join(marks)}", Premise(wrong.claim, wrong.says, int(marks[0][1:-1]))
