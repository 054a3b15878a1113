"""The extractive answer: the decisive statements of the reports, in words that can be quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation
from assistant.cite import Citer
from assistant.compose.abstain import Signs, signs_of
from assistant.compose.candidates import Candidates, context_of
from assistant.compose.compute import Computed, compute
from assistant.compose.evidence import Evidence, gather
from assistant.compose.items import Item
from assistant.compose.lists import list_items
from assistant.compose.matching import weigh
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.compose.wording import name_of
from assistant.question import Understood, reports_of_year
from assistant.question.kinds import kind_of
from assistant.question.years import names_year
from index.records import Records
from index.retrieve import Hit
from index.words import Words
from prompts.messages import message

_MOST_STATEMENTS = 3
_SECOND, _THIRD = 0.10, 0.05  # how near the best a further statement's score must come
_ROOM = 350  # characters of a usual answer
_SPEAKS = 0.45  # a compared report speaks if its best covers this share of the overall best


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer's text with its citations; ``abstained`` where it says that nothing fits."""

    text: str
    citations: tuple[Citation, ...]
    abstained: bool
    signs: Signs
    computed: Computed | None = None


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
        elif question.each and not _says_all(evidence[0], question):
            text = _comparison(hits, evidence[0].cover, writer, candidates)
        else:
            text = _answer(evidence, writer, records)
    absent = not writer.citer.citations
    if absent:
        text = _absence(signs, evidence, writer)
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


def _says_all(best: Evidence, question: Understood) -> bool:
    """Say whether the best statement by itself speaks of every year compared."""
    context = context_of(best.item)
    return len(question.years) > 1 and all(names_year(context, y) for y in question.years)


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


def _comparison(hits: Sequence[Hit], cover: float, writer: Writer, candidates: Candidates) -> str:
    """State what each report of a comparison says, or that it is silent."""
    lines = [message("assistant.compared")]
    kind = kind_of(writer.question.question)
    for period, names, years in _periods(writer):
        question = replace(
            writer.question,
            years=years,
            favoured=frozenset(names),
            each=(),
            kind="figure" if kind in ("list", "other") else kind,
        )
        own = [hit for hit in hits if hit.passage.report in _reach(names, years, writer)]
        evidence = gather(question, own, writer.wanted, candidates, writer.reports)
        if evidence and evidence[0].cover >= _SPEAKS * cover:
            entry = replace(writer, question=question).entry(evidence[0].item)
            lines += [entry] if entry not in lines else []
        else:
            lines.append("- " + message("assistant.silent", period=period))
    return "\n".join(lines)


def _reach(names: Sequence[str], years: Sequence[int], writer: Writer) -> set[str]:
    """Return the reports that may speak of a period: its own, and for a year those after it."""
    later = {str(year + 1) for year in years}
    return {*names, *(r.name for r in writer.reports.values() if r.issued[:4] in later)}


def _periods(writer: Writer) -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    """Return what is compared: each year with its reports, or each report by itself."""
    question = writer.question
    compared = [writer.reports[name] for name in question.each]
    by_month = sum(report.issued in question.issued for report in compared)
    if len(question.years) < 2 or by_month == len(compared) > len(question.years):
        return [(name_of(report), (report.name,), ()) for report in compared]
    return [
        (f"{year}년", tuple(r.name for r in reports_of_year(year, compared)), (year,))
        for year in question.years
    ]


def _absence(signs: Signs, evidence: Sequence[Evidence], writer: Writer) -> str:
    """Say what is missing, what was searched, and the nearest thing found."""
    if signs.nameless:
        return message("assistant.nameless")
    parts = [message("assistant.absent")]
    if signs.missing_years:
        years = ", ".join(f"{year}년" for year in signs.missing_years)
        parts.append(message("assistant.absent_years", years=years))
    if signs.unknown_names:
        words = ", ".join(f"'{word}'" for word in signs.unknown_names)
        parts.append(message("assistant.absent_words", words=words))
    names = sorted({(report.issued, name_of(report)) for report in writer.reports.values()})
    parts.append(message("assistant.searched", reports=", ".join(name for _, name in names)))
    text = " ".join(parts)
    if not evidence or not any(name.known for name in writer.wanted.names):
        return text
    nearest = "\n".join((message("assistant.nearest"), writer.entry(evidence[0].item)))
    return f"{text}\n\n{nearest}"
