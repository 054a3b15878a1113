"""The extractive answer: the decisive statements of the reports, in words that can be quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Premise
from assistant.cite import Citer
from assistant.compose.absence import absence
from assistant.compose.abstain import Signs, signs_of
from assistant.compose.candidates import Candidates
from assistant.compose.comparison import comparison, says_all
from assistant.compose.compute import Computed, compute
from assistant.compose.evidence import Evidence, gather
from assistant.compose.items import Item
from assistant.compose.lists import list_items
from assistant.compose.matching import weigh
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.question import Understood
from index.records import Records
from index.retrieve import Hit
from index.words import Words
from prompts.messages import message

_MOST_STATEMENTS = 3
_SECOND, _THIRD = 0.10, 0.05  # how near the best a further statement's score must come
_ROOM = 350  # characters of a usual answer


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer's text with its citations; ``abstained`` where it says that nothing fits."""

    text: str
    citations: tuple[Citation, ...]
    abstained: bool
    signs: Signs
    computed: Computed | None = None
    premise: Premise | None = None


def compose(
    question: Understood, hits: Sequence[Hit], candidates: Candidates, words: Words
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

    Returns
    -------
    Composed
        Korean text with a marker ``[n]`` behind each statement, and the places they stand for.
    """
    records = candidates.records
    wanted = weigh(question.names, question.terms, words, question.expansions)
    reports = {report.name: report for report in records.reports()}
    writer = Writer(question, wanted, reports, Citer(records))
    evidence = gather(question, hits, wanted, candidates, reports)
    signs = signs_of(question, evidence, hits, wanted, tuple(reports.values()))
    text, computed = "", None
    if evidence and not signs.absent:
        best = evidence[0].item
        cells = writer.cells(best) if isinstance(best, RowItem) else []
        computed = compute(best, cells, question)
        if computed is not None:
            text = writer.computed(best, computed)
        elif question.each and not says_all(evidence[0], question):
            text = comparison(hits, evidence[0].cover, writer, candidates)
        else:
            text = _answer(evidence, writer, records)
    absent = not writer.citer.citations
    if absent:
        text = absence(signs, evidence, writer)
    # What found no room in the text was cited last; it is no citation of this answer.
    citations = tuple(c for c in writer.citer.citations if f"[{c.n}]" in text)
    return Composed(text, citations, absent, signs, computed)


def _answer(evidence: Sequence[Evidence], writer: Writer, records: Records) -> str:
    """Write the answer that the best candidates give."""
    best = evidence[0].item
    if writer.question.kind == "list":
        block = list_items(evidence, writer.question, writer.wanted, records)
        if block is not None:
            return writer.listing(block)
    chosen = _chosen(evidence)
    said = writer.name(best.report)
    head = writer.sentence(best)
    if head is not None:
        chosen = chosen[1:]
    else:
        head = writer.figure(best) or message("assistant.follows", report=said)
    parts, room = [head], _ROOM - len(head)
    for item in chosen:
        entry = writer.entry(item, said)
        room -= len(entry)
        if room < 0 and len(parts) > 1:
            break
        parts.append(entry)
    return "\n".join(parts)


def _chosen(evidence: Sequence[Evidence]) -> list[Item | RowItem]:
    """Return the best candidate and those nearly as good that say something else."""
    chosen = [evidence[0].item]
    seen = {_letters(evidence[0].item)}
    for candidate in evidence[1:12]:
        margin = _SECOND if len(chosen) == 1 else _THIRD
        if candidate.score < evidence[0].score - margin or len(chosen) == _MOST_STATEMENTS:
            break
        letters = _letters(candidate.item)
        if letters not in seen:
            seen.add(letters)
            chosen.append(candidate.item)
    return chosen


def _letters(item: Item | RowItem) -> str:
    return re.sub(r"\W", "", item.text)
