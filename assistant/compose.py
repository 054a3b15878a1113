"""The extractive answer: the decisive statements of the reports, in words that can be quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.abstain import Signs, signs_of
from assistant.answer import Citation
from assistant.cite import Citer
from assistant.evidence import Evidence, gather, span
from assistant.items import Item
from assistant.lists import list_items
from assistant.matching import TermWeights, weigh
from assistant.question import Understood, reports_of_year
from assistant.rows import Cell, RowItem, cell_place, cells_asked
from assistant.wording import day_of, month_of, name_of, subject_of
from index.records import Records, ReportInfo
from index.retrieve import Hit
from index.words import Words
from prompts.messages import message

_MOST_STATEMENTS = 3
_SECOND, _THIRD = 0.10, 0.05  # how near the best a further statement's score must come
_LONG_ANSWER = 350
_COMPARED_SHARE = 0.6
_LABELLED = re.compile(r"^[(\[]?(?P<label>[^:：()\[\]]{2,14})(?:\s*[:：]\s*|[)\]]\s*[:：]?\s*)(?P<value>.+)$")


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer's text with its citations; ``abstained`` where it says that nothing fits."""

    text: str
    citations: tuple[Citation, ...]
    abstained: bool
    signs: Signs


@dataclass(frozen=True, slots=True)
class Sources:
    """What answers are made from: the question, its words' weights, and the snapshot's parts."""

    question: Understood
    terms: TermWeights
    records: Records
    reports: tuple[ReportInfo, ...]

    def info(self, name: str) -> ReportInfo:
        """Return a report's metadata."""
        return next(report for report in self.reports if report.name == name)


def compose(
    question: Understood, hits: Sequence[Hit], records: Records, words: Words
) -> Composed:
    """Answer a question with the statements of the reports that decide it.

    Parameters
    ----------
    question
        As understood.
    hits
        The passages found, best first.
    records, words
        The snapshot's records, and its word index (for how rare a word is).

    Returns
    -------
    Composed
        Korean text with a marker ``[n]`` behind each statement, and the places they stand for.
    """
    sources = Sources(question, weigh(question.terms, words), records, tuple(records.reports()))
    evidence = gather(question, hits, sources.terms, records)
    signs = signs_of(question, evidence, hits, sources.terms, sources.reports)
    citer = Citer(records)
    absent = not evidence or signs.absent
    if absent:
        text = _absence(signs, evidence, sources, citer)
    elif question.each:
        text = _comparison(hits, evidence, sources, citer)
    else:
        text = _answer(evidence, sources, citer)
    return Composed(text, citer.citations, absent, signs)


def _answer(evidence: Sequence[Evidence], sources: Sources, citer: Citer) -> str:
    """Write the answer that the best candidates give."""
    best = evidence[0].item
    if sources.question.kind == "list":
        block = list_items(evidence, sources.terms, sources.records)
        if block is not None:
            return _list(block, sources, citer)
    chosen = _chosen(evidence)
    lead = _name(sources, best.report)
    if len(chosen) == 1 or isinstance(best, RowItem):
        sentence = _sentence(best, sources, citer)
        if sentence is not None:
            rest = [_bullet(e.item, sources, citer, lead) for e in chosen[1:]]
            return "\n".join([sentence, *_within(rest, _LONG_ANSWER - len(sentence))])
    bullets = [_bullet(e.item, sources, citer, lead) for e in chosen]
    head = message("assistant.follows", report=lead)
    return "\n".join([head, *_within(bullets, _LONG_ANSWER)])


def _chosen(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the best candidate and those nearly as good that say something else."""
    chosen = [evidence[0]]
    seen = {_fingerprint(evidence[0].item)}
    for candidate in evidence[1:12]:
        margin = _SECOND if len(chosen) == 1 else _THIRD
        if candidate.score < evidence[0].score - margin or len(chosen) == _MOST_STATEMENTS:
            break
        print_ = _fingerprint(candidate.item)
        if print_ not in seen:
            seen.add(print_)
            chosen.append(candidate)
    return chosen


def _fingerprint(item: Item | RowItem) -> str:
    return re.sub(r"\W", "", item.text)[:80]


def _within(parts: Sequence[str], room: int) -> list[str]:
    """Keep parts while they fit, the first one always."""
    kept: list[str] = []
    for part in parts:
        if kept and sum(map(len, kept)) + len(part) > room:
            break
        kept.append(part)
    return kept


def _name(sources: Sources, report: str) -> str:
    return name_of(sources.info(report))


def _sentence(item: Item | RowItem, sources: Sources, citer: Citer) -> str | None:
    """Write a whole sentence for a cell, or for a labelled item (소요예산 : 700백만원)."""
    if isinstance(item, RowItem):
        return _row_sentence(item, sources, citer)
    match = _LABELLED.match(item.text)
    value = match["value"].strip() if match else ""
    if match is None or len(value) > 70 or not re.search(r"[가-힣0-9)%㎡」]$", value):
        return None
    if re.search(r"[다음함임됨]\.?$|[:：]", value):
        return None
    subject = _subject(item)
    label = match["label"].strip()
    whole = f"{subject} {label}".strip() if subject and subject not in label else label
    text = message(
        "assistant.states", report=_name(sources, item.report), subject=whole, value=_money(value)
    )
    return f"{text} {citer.cite(item.report, item.first, item.last)}"


def _money(value: str) -> str:
    return value


def _row_sentence(item: RowItem, sources: Sources, citer: Citer) -> str:
    cells = cells_asked(item, sources.question, sources.terms)
    label = " ".join(item.labels) or subject_of(item.table.heading)
    mark = citer.cite(item.report, item.row.first, item.row.last, cell_place(item, cells))
    report = _name(sources, item.report)
    as_of = item.table.as_of
    if not cells or any(len(cell.text) > 60 for cell in cells):
        head = message("assistant.subject_follows", report=report, subject=label)
        return "\n".join([head, *(f"- {_cell(cell)} {mark}" for cell in cells)])
    if len(cells) == 1:
        column = " ".join(_shown_column(cells[0]))
        values = {"report": report, "subject": f"{label} {column}".strip(), "value": cells[0].shown()}
    else:
        values = {"report": report, "subject": label, "value": ", ".join(map(_cell, cells))}
    if as_of:
        return f"{message('assistant.states_dated', as_of=day_of(as_of).rstrip('.') + '.', **values)} {mark}"
    return f"{message('assistant.states', **values)} {mark}"


def _cell(cell: Cell) -> str:
    column = " ".join(_shown_column(cell))
    return f"{column} {cell.shown()}".strip()


def _shown_column(cell: Cell) -> list[str]:
    """Return a column's headings without the letters that formulas use (본예산(A))."""
    labels = (re.sub(r"\s*\([A-Za-z][A-Za-z0-9=+\-/×*%\s]*\)", "", label) for label in cell.column)
    return [label for label in labels if label]


def _subject(item: Item) -> str:
    """Return what an item is about: a labelled parent, else the heading that names the matter."""
    return subject_of(item.heading)


def _bullet(item: Item | RowItem, sources: Sources, citer: Citer, lead: str) -> str:
    """Write one list entry: subject, then the statement as the report has it."""
    name = _name(sources, item.report)
    other = f"({name}) " if name != lead else ""
    if isinstance(item, RowItem):
        cells = cells_asked(item, sources.question, sources.terms)
        mark = citer.cite(item.report, item.row.first, item.row.last, cell_place(item, cells))
        label = " ".join(item.labels)
        dated = f" ({day_of(item.table.as_of)} 기준)" if item.table.as_of else ""
        return f"- {other}{label}: {', '.join(map(_cell, cells))}{dated} {mark}"
    mark = citer.cite(item.report, item.first, item.last)
    parts = [subject_of(item.heading), *(p.text for p in item.parents[-1:] if len(p.text) <= 40)]
    context = " - ".join(part for part in dict.fromkeys(parts) if part and part not in item.text)
    return f"- {other}{context}: {item.text} {mark}" if context else f"- {other}{item.text} {mark}"


def _list(block: Sequence[Item | RowItem], sources: Sources, citer: Citer) -> str:
    """Write a heading's whole list in the report's order; neighbours share a citation."""
    first = block[0]
    if isinstance(first, RowItem):
        subject = subject_of(first.table.heading)
        entries = [
            (", ".join((" ".join(i.labels), *map(_cell, cells_asked(i, sources.question, sources.terms)[:2]))), i)
            for i in block if isinstance(i, RowItem)
        ]
    else:
        parent = first.parents[-1].text if first.parents else ""
        subject = parent.rstrip(" :") if 0 < len(parent) <= 40 else subject_of(first.heading)
        entries = [(item.text, item) for item in block]
    report = _name(sources, first.report)
    key = "assistant.subject_follows" if subject else "assistant.follows"
    lines = [message(key, report=report, subject=subject)]
    for group in _groups(block):
        mark = citer.cite(first.report, span(group[0])[0], span(group[-1])[1])
        lines += [f"- {text} {mark}" for text, item in entries if item in group]
    return "\n".join(lines)


def _groups(block: Sequence[Item | RowItem]) -> list[list[Item | RowItem]]:
    """Divide a list into runs of at most eight lines, one citation each."""
    groups: list[list[Item | RowItem]] = []
    for item in block:
        if groups and span(item)[1] - span(groups[-1][0])[0] < 8:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _comparison(
    hits: Sequence[Hit], evidence: Sequence[Evidence], sources: Sources, citer: Citer
) -> str:
    """State what each report of a comparison says, or that it is silent."""
    lines = [message("assistant.compared")]
    for period, names, years in _periods(sources):
        question = replace(
            sources.question, years=years, favoured=frozenset(names), each=(), kind="figure"
        )
        local = replace(sources, question=question)
        own = gather(question, [h for h in hits if h.passage.report in names], sources.terms, sources.records)
        if own and own[0].cover >= _COMPARED_SHARE * evidence[0].cover:
            entry = _bullet(own[0].item, local, citer, "")
            lines.append(entry)
        else:
            lines.append("- " + message("assistant.silent", period=period))
    return "\n".join(lines)


def _periods(sources: Sources) -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    """Return what is compared: a year and its reports, or each report by itself."""
    question = sources.question
    wanted = [r for r in sources.reports if r.name in question.each]
    if len(question.years) > 1:
        return [
            (f"{year}년", tuple(r.name for r in reports_of_year(year, wanted)), (year,))
            for year in question.years
        ]
    wanted.sort(key=lambda r: (r.issued, r.name))
    return [(f"{name_of(r)}", (r.name,), ()) for r in wanted]


def _absence(
    signs: Signs, evidence: Sequence[Evidence], sources: Sources, citer: Citer
) -> str:
    """Say what is missing, what was searched, and the nearest thing found."""
    parts = [message("assistant.absent")]
    if signs.missing_years:
        years = ", ".join(f"{year}년" for year in signs.missing_years)
        parts.append(message("assistant.absent_years", years=years))
    if signs.unknown_words:
        words = ", ".join(f"'{word}'" for word in signs.unknown_words)
        parts.append(message("assistant.absent_words", words=words))
    names = sorted({(r.issued, name_of(r)) for r in sources.reports})
    parts.append(message("assistant.searched", reports=", ".join(name for _, name in names)))
    text = " ".join(parts)
    if evidence:
        nearest = _bullet(evidence[0].item, sources, citer, "")
        text = f"{text}\n{message('assistant.nearest')}\n{nearest}"
    return text


__all__ = ["Composed", "compose", "month_of"]
