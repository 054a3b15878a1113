"""The extractive answer: the decisive statements of the reports, in words that can be quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation, Premise
from assistant.cite import Citer
from assistant.compose.about import plain_of, speakable
from assistant.compose.absence import absence
from assistant.compose.abstain import Signs, signs_of
from assistant.compose.aside import aside
from assistant.compose.aspects import unsaid
from assistant.compose.candidates import Candidates
from assistant.compose.choose import choose, regions
from assistant.compose.comparing import compare
from assistant.compose.comparing.beside import beside
from assistant.compose.comparing.paired import settles
from assistant.compose.comparing.stated import Sought, Stated, mixed, says_all, stated
from assistant.compose.comparing.words import in_words
from assistant.compose.compute import Computed
from assistant.compose.contact import asks_contact, contact, unreachable
from assistant.compose.evidence import Evidence, gather
from assistant.compose.intervals import dates_apart
from assistant.compose.items import Item
from assistant.compose.lacking import came_first
from assistant.compose.lasting import lasting
from assistant.compose.lists import asks_list, list_items
from assistant.compose.premise import (
    Contradiction,
    Ground,
    contradiction,
    plainly_named,
    reckoned_otherwise,
    without_agreed,
    without_claim,
    without_told,
    without_unheard,
)
from assistant.compose.reckon import reckon
from assistant.compose.sentences import Writer
from assistant.compose.tabled import tabled_entries, tabled_rows
from assistant.compose.weighing import weigh
from assistant.compose.yesno import asks_whether, says_so
from assistant.question import Understood
from index.records import Records, ReportInfo
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
    asked = _Asked.of(plainly_named(question), hits, candidates, words, reports)
    wrong, now = _corrected_first(asked, hits, candidates, words)
    correction, premise = _corrected(wrong, now.writer) if wrong is not None else ("", None)
    question, writer = now.writer.question, now.writer
    evidence, signs = now.evidence, now.signs
    said = _said(now, hits, candidates, words, parts, premise)
    text, computed = said.text, said.computed
    if said.plain and wrong is None:
        lost = aside(text, writer.citer.citations, writer, signs, evidence)
        if lost:
            computed, signs = (), replace(signs, lacking=(*lost, *signs.lacking))
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with the candidates that were found for it, and what they tell of an answer."""

    writer: Writer
    evidence: Sequence[Evidence]
    signs: Signs

    @classmethod
    def of(
        cls,
        question: Understood,
        hits: Sequence[Hit],
        candidates: Candidates,
        words: Words,
        reports: dict[str, ReportInfo],
        citer: Citer | None = None,
    ) -> _Asked:
        """Gather what there is for a question."""
        wanted = weigh(question.names, question.terms, words, question.expansions)
        writer = Writer(question, wanted, reports, citer or Citer(candidates.records))
        evidence = came_first(question, gather(question, hits, wanted, candidates, reports))
        signs = signs_of(question, evidence, hits, wanted, tuple(reports.values()))
        return cls(writer, evidence, signs)

    @property
    def ground(self) -> Ground:
        """What the claims of the question are held against."""
        return Ground(self.evidence, self.writer)


@dataclass(frozen=True, slots=True)
class _Said:
    """What an answer says; ``plain`` where nothing was compared nor reckoned."""

    text: str
    computed: tuple[Computed, ...] = ()
    plain: bool = True


def _said(
    asked: _Asked,
    hits: Sequence[Hit],
    candidates: Candidates,
    words: Words,
    parts: Sequence[Sought],
    premise: Premise | None,
) -> _Said:
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
        return _Said(*beside(grid, found, writer), plain=False)
    unheard = (*signs.unheard, *signs.unmet) if foreign else ()
    sure = signs.values["demanded"] > 1  # nothing but what speaks of it tells it
    if not (sure or settles(found, question, writer)):
        reckoned = reckon(question, hits, wanted, reports, writer.citer, unheard)
        if reckoned is not None:
            return _Said(reckoned.text, reckoned.computed, plain=False)
    if found and evidence and (signs.absent or not says_all(evidence, found, writer)):
        return _Said(*in_words(found, question, writer))
    if not evidence:
        return _Said("")
    unsure = signs.absent and premise is None
    plain = premise is not None
    return _Said(*_told(evidence, found, writer, candidates.records, unsure, plain=plain))


def _corrected_first(
    asked: _Asked, hits: Sequence[Hit], candidates: Candidates, words: Words
) -> tuple[Contradiction | None, _Asked]:
    """Return what a question takes for granted wrongly, and the question as meant.

    Where nothing found seems to answer, what is nearest may show why: it is otherwise.
    """
    reports, citer = asked.writer.reports, asked.writer.citer
    wrong = contradiction(asked.ground)
    if wrong is None and asked.signs.absent:
        wrong = contradiction(asked.ground.nearest)
    if wrong is not None:
        meant = without_claim(asked.writer.question, wrong, tuple(reports.values()))
    else:
        meant = without_told(asked.ground)
    if meant is not asked.writer.question:
        asked = _Asked.of(meant, hits, candidates, words, reports, citer)
    for without in (without_unheard, without_agreed):
        heard = without(asked.ground) if asked.signs.absent else asked.writer.question
        if heard is not asked.writer.question:
            asked = _Asked.of(heard, hits, candidates, words, reports, citer)
    return wrong, asked


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
