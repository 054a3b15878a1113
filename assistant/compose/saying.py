"""What an answer says: figures compared, reckoned, or the decisive statements told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Premise
from assistant.compose.about import plain_of, speakable
from assistant.compose.asked import Asked
from assistant.compose.aspects import unsaid
from assistant.compose.by_each import across_each, rows_of_each
from assistant.compose.candidates import Candidates
from assistant.compose.choose import choose, regions
from assistant.compose.comparing import compare
from assistant.compose.comparing.beside import beside
from assistant.compose.comparing.paired import settles
from assistant.compose.comparing.stated import Sought, Stated, mixed, says_all, stated
from assistant.compose.comparing.words import in_words
from assistant.compose.compute import Computed
from assistant.compose.contact import asks_contact, contact, unreachable
from assistant.compose.evidence import Evidence
from assistant.compose.intervals import dates_apart
from assistant.compose.items import Item
from assistant.compose.lasting import lasting
from assistant.compose.lists import asks_list, list_items
from assistant.compose.reckon import reckon
from assistant.compose.sentences import Writer
from assistant.compose.tabled import tabled_rows
from assistant.compose.yesno import says_so
from index.records import Records
from index.retrieve import Hit
from index.words import Words
from prompts.messages import message


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says; ``plain`` where nothing was compared nor reckoned."""

    text: str
    computed: tuple[Computed, ...] = ()
    plain: bool = True


def said(
    asked: Asked,
    hits: Sequence[Hit],
    candidates: Candidates,
    words: Words,
    parts: Sequence[Sought],
    premise: Premise | None,
) -> Said:
    """Compare, reckon or tell, whichever the question asks and the reports allow."""
    writer, evidence, signs = asked.writer, asked.evidence, asked.signs
    question, wanted, reports = writer.question, writer.wanted, writer.reports
    # What nothing found has, no comparison can tell of, and no reckoning but over its figures.
    foreign = signs.absent and bool(signs.unheard or signs.unmet or signs.untold)
    apart_told = not (foreign or (signs.absent and signs.unfit))
    found = stated(parts, writer, candidates, words) if parts and apart_told else []
    compared = not foreign and not mixed([each for each in found if each.timed])
    grid = compare(question, hits, wanted, reports, writer.citer, found) if compared else None
    timed = len({(one.sought.part.year, one.sought.part.reports) for one in found if one.timed})
    if grid is not None and (grid.settled or len(grid.figures) >= timed):
        return Said(*beside(grid, found, writer), plain=False)
    unheard = (*signs.unheard, *signs.unmet) if foreign else ()
    # What nothing but a statement that speaks of it tells, and a name, is not reckoned.
    sure = signs.values["demanded"] > 1 or signs.unnamed
    if not (sure or settles(found, question, writer)):
        reckoned = reckon(question, hits, wanted, reports, writer.citer, unheard)
        if reckoned is not None:
            return Said(reckoned.text, reckoned.computed, plain=False)
    if found and evidence and (signs.absent or not says_all(evidence, found, writer)):
        return Said(*in_words(found, question, writer))
    if not evidence:
        return Said("")
    unsure = signs.absent and premise is None
    plain = premise is not None
    return Said(*_told(evidence, found, writer, candidates.records, unsure, plain=plain))


def _told(
    evidence: Sequence[Evidence],
    found: Sequence[Stated],
    writer: Writer,
    records: Records,
    unsure: bool,
    *,
    plain: bool,
) -> tuple[str, tuple[Computed, ...]]:
    """Write what the candidates tell; where they are ``unsure``, only dates that leave no doubt."""
    text, computed = dates_apart(evidence, writer)
    if text or unsure:
        return text, computed
    question = writer.question
    if found and (len(question.years) < 2 or not any(one.timed for one in found)):
        # The best answers all that is asked, with what is said beside it.
        evidence = [evidence[0], *unsaid(evidence, question)]
    lasts, computed = lasting(evidence, writer)
    rows = tabled_rows(evidence, writer, records) if question.form == "table" else None
    return lasts or rows or _answer(evidence, writer, records, plain=plain), computed


def _answer(evidence: Sequence[Evidence], writer: Writer, records: Records, *, plain: bool) -> str:
    """Write the answer that the best candidates give; a ``plain`` one says no yes or no first."""
    best = evidence[0].item
    if asks_list(writer.question):
        block = list_items(evidence, writer.question, writer.wanted, records)
        if block is not None:
            return writer.listing(block)
    if rows := rows_of_each(evidence, writer):
        return writer.listing(rows)
    if across := across_each(evidence, writer):
        return across
    if not writer.question.units and asks_contact(writer.question.search):
        staff = contact(evidence, writer)
        if staff is not None:
            return staff
        if unreachable(evidence, writer):
            return ""
    chosen = choose(evidence, writer.question)
    writer = replace(writer, regions=tuple(regions(chosen)))
    said, about = writer.name(best.report), " - ".join(writer.about(best))
    above: set[str] = set()
    if (head := writer.part(best)) is not None:
        above |= {text for text in writer.about(best) if text in head}
    elif (head := writer.sentence(best)) is not None:
        chosen = chosen[1:]
        above |= {*writer.about(best), best.text}
    elif (head := writer.figure(best)) is None:
        head = writer.follows(best.report, about if speakable(about) else "")
        above |= set(writer.about(best)) if speakable(about) else set()
    so = None if plain else says_so(writer.question, evidence[0], writer.wanted)
    parts = [head if so is None else message("assistant.yes" if so else "assistant.no", text=head)]
    for item in chosen:
        parts.append(writer.entry(item, said, above))
        above |= {*writer.about(item), plain_of(item) if isinstance(item, Item) else item.text}
    return "\n".join(parts)
