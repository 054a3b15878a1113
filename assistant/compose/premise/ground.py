"""What the reports say about the matter of a question's claim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import Citation
from assistant.compose.candidates import context_of, span
from assistant.compose.cells import is_number, printed_unit
from assistant.compose.compute import Computed
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.clause import only_states
from assistant.compose.rows import Cell, RowItem
from assistant.compose.sentences import Writer, row_label
from assistant.compose.wording import strip_numbering
from assistant.question import Understood
from assistant.question.years import names_year, other_year
from ingest.cleaning import clean

_READ = 150  # candidates that are looked through
_LONGEST = 90
_NEAREST = 5  # candidates that belong to the matter where nothing answers
_EASED = 0.7
_HEARD = 0.3  # how far some candidate must speak of a name
_CLOSE = 0.7  # … to have it but for a letter or two
_HEAD = 24  # characters behind a claim (성북구에 짓는) that the matter's name stands in
ENOUGH = 3.5
"""The weight of names that tell one matter from others."""
_NAMED = 0.9  # what an English word counts that stands by itself
_VAGUE = frozenset({"연간", "동안", "당시", "나머지", "보고", "무렵"})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim of a question that a report contradicts.

    ``claim`` is what the question says, ``says`` what the report does, at the lines ``first`` to
    ``last`` and those of ``beside``; ``words`` are the question's words that only state the claim,
    ``phrase`` what can be cut from it, ``years`` those of an event that the claim puts wrongly;
    ``computed`` are the figures of ``says`` that no report prints.
    """

    claim: str
    says: str
    report: str
    first: int
    last: int
    words: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    beside: tuple[tuple[int, int], ...] = ()
    phrase: str = ""
    computed: tuple[Computed, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A candidate and how far it speaks of the claim's matter, 0 to 1."""

    evidence: Evidence
    share: float

    @property
    def item(self) -> Item | RowItem:
        """The item or row."""
        return self.evidence.item

    @property
    def own(self) -> str:
        """Its own words."""
        return self.item.text

    @property
    def context(self) -> str:
        """Its words with all that stands around it."""
        return context_of(self.item)


@dataclass(frozen=True, slots=True)
class Ground:
    """The candidates of a question, to hold a claim against.

    ``ease`` is the part of the usual share that a statement must speak of a claim's names: less
    than 1 where the candidates are what the answer rests on, and so belong to the matter;
    ``others`` are then all there are, which may still agree with the claim.
    """

    evidence: Sequence[Evidence]
    writer: Writer
    ease: float = 1.0
    others: Sequence[Evidence] = ()

    @property
    def question(self) -> Understood:
        """The question as understood."""
        return self.writer.question

    @property
    def nearest(self) -> Ground:
        """The best candidates alone, which belong to the matter where no other does."""
        return replace(self, evidence=self.evidence[:_NEAREST], ease=_EASED, others=self.evidence)

    def cited(self, citations: Sequence[Citation]) -> Ground:
        """Return what an answer cites: it belongs to the matter, however it is worded."""
        places = [(one.report, *one.span) for one in citations]
        found = [
            one
            for one in self.evidence
            if any(
                one.item.report == report
                and first <= span(one.item)[1]
                and span(one.item)[0] <= last
                for report, first, last in places
            )
        ]
        return replace(self, evidence=found, ease=_EASED, others=self.evidence)

    @property
    def whole(self) -> Ground:
        """All the candidates."""
        return replace(self, evidence=self.others or self.evidence, ease=1.0, others=())

    def names_in(self, text: str, but: str = "") -> tuple[Name, ...]:
        """Return the question's names that a text has, other than those in ``but``."""
        whole, without = squeezed(text), squeezed(but)
        return tuple(
            name
            for name in self.writer.wanted.names
            if name.text in whole
            and name.text not in without
            and name.text not in _VAGUE
            and not only_states(name.text)
        )

    def names_behind(self, end: int) -> tuple[Name, ...]:
        """Return what a claim that ends at ``end`` is said of: the names right behind it."""
        behind = self.question.question[end : end + _HEAD]
        plain = squeezed(behind)
        found: list[Name] = []
        for name in sorted(self.names_in(behind), key=lambda name: plain.find(name.text)):
            if sum(name.weight for name in found) < ENOUGH:
                found.append(name)
        return tuple(found)

    def unheard(self) -> frozenset[str]:
        """Return the question's words that no candidate has, or anything close to them."""
        read = self.evidence[:_READ]
        return frozenset(
            name.text
            for place, name in enumerate(self.writer.wanted.names)
            if all(evidence.credits[place] < _CLOSE for evidence in read)
        )

    def heard(self, names: Sequence[Name]) -> tuple[Name, ...]:
        """Return the names that any candidate speaks of: others tell no matter from another."""
        places = {name: place for place, name in enumerate(self.writer.wanted.names)}
        read = self.evidence[:_READ]
        return tuple(name for name in names if any(e.credits[places[name]] >= _HEARD for e in read))

    def says_both(self, name: Name, other: Name) -> bool:
        """Say whether any candidate speaks of two names."""
        places = [self.writer.wanted.names.index(one) for one in (name, other)]
        read = self.evidence[:_READ]
        return any(min(evidence.credits[place] for place in places) >= _CLOSE for evidence in read)

    def about(
        self,
        names: Sequence[Name],
        least: float,
        *,
        any_body: bool = False,
        any_year: bool = False,
        any_time: bool = False,
    ) -> list[Statement]:
        """Return what speaks of the names to a share of ``least`` or more, best first.

        What speaks of other years only, stands in another report than those asked about, or in one
        older than these, says nothing about the claim; with ``any_body`` the reports of every body
        count, with ``any_year`` those of every year, with ``any_time`` what the reports asked about
        say of any time.
        """
        total = sum(name.weight for name in names)
        if not total:
            return []
        places = [place for place, name in enumerate(self.writer.wanted.names) if name in names]
        found = [
            Statement(evidence, sum(self._weighed(evidence, place) for place in places) / total)
            for evidence in self.evidence[:_READ]
        ]
        least *= self.ease
        kept = [
            s for s in found if s.share >= least and self._meant(s, any_body, any_year, any_time)
        ]
        return sorted(kept, key=lambda s: (-round(s.share, 2), s.evidence.key))

    def printed(self, report: str, place: tuple[int, int], number: Decimal) -> str:
        """Return a number of a row with the unit that it is printed in."""
        plain = f"{number:,}"
        for figure in self.writer.citer.records.figures(report, *place):
            text = clean(figure.text)
            if text.replace(" ", "").startswith(plain):
                return f"{plain}{printed_unit(figure) or ''}" if is_number(text) else text
        return plain

    def cells(self, item: RowItem, clause: str, units: frozenset[str] = frozenset()) -> list[Cell]:
        """Return the cells of a row that a clause speaks of."""
        question = replace(
            self.question, question=clause, search=clause, units=units or self.question.units
        )
        return replace(self.writer, question=question).cells(item)

    def _weighed(self, evidence: Evidence, place: int) -> float:
        name, credit = self.writer.wanted.names[place], evidence.credits[place]
        if name.text.isascii() and credit < _NAMED:
            word = rf"\b{re.escape(name.text)}\b"
            named = re.search(word, context_of(evidence.item), re.IGNORECASE)
            credit = _NAMED if named else credit
        return name.weight * credit

    def _meant(self, statement: Statement, any_body: bool, any_year: bool, any_time: bool) -> bool:
        question, item = self.question, statement.item
        if any_year or any_body:
            return True
        if question.bodies and self.writer.reports[item.report].body not in question.bodies:
            return False
        if not question.years:
            return True
        issued = [self.writer.reports[name].issued for name in question.favoured]
        if self.writer.reports[item.report].issued < min(issued, default=""):
            return False
        if any(names_year(statement.context, year) for year in question.years):
            return True
        favoured = item.report in question.favoured
        return favoured and (any_time or not other_year(item.text, question.years))


def contradicted(
    claim: str, statement: Statement, says: str = "", words: Sequence[str] = ()
) -> Contradiction:
    """Return the contradiction of a claim by a statement, in its own words unless ``says``."""
    first, last = span(statement.item)
    return Contradiction(
        claim=claim.strip(),
        says=says or said(statement.item),
        report=statement.item.report,
        first=first,
        last=last,
        words=tuple(words),
    )


def said(item: Item | RowItem, cells: Sequence[Cell] = ()) -> str:
    """Return what an item or some cells of a row say, short enough to stand in a sentence."""
    if isinstance(item, RowItem):
        shown = ", ".join(f"{' '.join(cell.column)} {cell.shown()}".strip() for cell in cells)
        return f"{row_label(item)} {shown}".strip()
    text = strip_numbering(item.text)
    if len(text) <= _LONGEST:
        return text
    return re.sub(r"[\s,(]*\S*$", "", text[:_LONGEST]) + " …"
