"""The two ways of writing an answer: in the reports' own words, and in a language model's."""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answer import CheckedFigure, Citation, Premise
from assistant.compose import compose
from assistant.compose.candidates import Candidates
from assistant.compose.comparing.stated import Sought
from assistant.compose.signs import Signs
from assistant.question import Understood
from assistant.settings import Settings
from assistant.verify import check_figures, verified
from index.records import Records
from index.words import Words
from ingest.errors import UijeongError
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.generate import Draft
    from index.retrieve import Hit


@dataclass(frozen=True, slots=True)
class Written:
    """A checked answer before it is wrapped up.

    ``settled`` says that the program reckoned it or corrected the question: no model words that.
    """

    text: str
    citations: tuple[Citation, ...]
    figures: tuple[CheckedFigure, ...]
    abstained: bool
    mode: str
    signs: Signs
    notices: tuple[str, ...] = ()
    premise: Premise | None = None
    settled: bool = False


def extractive(
    question: Understood,
    hits: Sequence[Hit],
    candidates: Candidates,
    words: Words,
    records: Records,
    parts: Sequence[Sought] = (),
) -> Written:
    """Answer from the reports' own words.

    Parameters
    ----------
    question, hits
        The question as understood, and the passages found, best first.
    candidates, words
        What an answer may be made of, and how rare its words are.
    records
        The reports as they are, for quotations.
    parts
        The questions within the question, each with what was found for it.
    """
    composed = compose(question, hits, candidates, words, parts)
    computed = composed.computed
    formulas = {one.text: one.formula for one in computed}
    held = verified(
        composed.text,
        composed.citations,
        candidates.records,
        formulas=formulas,
        strict=False,
    )
    if composed.citations and not held.holds:
        return Written(message("assistant.absent"), (), (), True, "extractive", composed.signs)
    figures = check_figures(
        held.text,
        held.citations,
        candidates.records,
        cited_only=composed.abstained,
        formulas=formulas,
        strict=False,
        places=held.places,
    )
    premise = composed.premise
    if premise is not None:
        n = held.numbers.get(premise.citation) if premise.report_says in held.text else None
        premise = None if n is None else replace(premise, citation=n)
    return Written(
        text=held.text,
        citations=quoted(held.citations, records),
        figures=figures,
        abstained=composed.abstained,
        mode="extractive",
        signs=composed.signs,
        premise=premise,
        settled=bool(computed) or composed.premise is not None,
    )


def generative(
    own: Written,
    question: Understood,
    hits: Sequence[Hit],
    evidence: Records,
    records: Records,
    settings: Settings,
    history: Sequence[tuple[str, str]],
    stop: threading.Event | None,
) -> Generator[Draft, None, Written]:
    """Answer in the model's words as far as they hold, else with the extractive answer ``own``.

    Parameters
    ----------
    own
        The answer in the reports' own words, which stands whatever the server does.
    question, hits
        What the model is asked, and the passages that it may use.
    evidence, records
        What an answer may rest on, and the reports as they are.
    settings, history, stop
        As for ``assistant.generate.generate``.

    Yields
    ------
    Draft
        All that holds so far, whenever there is more of it.
    """
    from assistant.generate import generate

    try:
        made = yield from generate(question, hits, evidence, settings, history, stop)
    except UijeongError as error:
        return replace(own, notices=(message("assistant.llm_fallback", reason=error.message),))
    text, citations = made.draft.text, made.draft.citations
    if not text:
        told = [] if own.abstained else [message("assistant.llm_not_found")]
        return replace(own, notices=tuple(told))
    told = [message("assistant.llm_struck", count=made.struck)] if made.struck else []
    told += [message("assistant.llm_cut")] if made.cut else []
    return Written(
        text=text,
        citations=quoted(citations, records),
        figures=check_figures(text, citations, evidence),
        abstained=False,
        mode="generative",
        signs=own.signs,
        notices=tuple(told),
    )


def quoted(citations: Sequence[Citation], records: Records) -> tuple[Citation, ...]:
    """Return citations with their lines letter for letter, whatever an answer may use of them."""
    return tuple(
        replace(citation, quote="\n".join(line.text for line in lines))
        for citation in citations
        for lines in (records.lines(citation.report, *citation.span),)
    )
