"""The columns that a question asks for by what is said for them, in each of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.cells_read import Slot
from assistant.compose.cells_words import MEASURES, Measure
from assistant.compose.matching import squeezed

# What is asked for first, before more is asked of the same matter.
AND_THEN = re.compile(
    r"(?:얼마|몇\s?[가-힣%㎡]*?)(?:이고|이며|였고|였으며|인데|고)(?=[\s,])"
    r"|(?:금액|액수|예산액?|규모|인원)(?:과|와|이랑|하고|\s?및|,)\s"
)
# What parts a question into things asked side by side (쓴 돈은 얼마고 집행률은).
_ASIDE = re.compile(
    r"(?<=[가-힣A-Za-z)])(?:과|와|이랑|하고|\s및)\s|,\s|[았었였했됐썼혔났]고(?=[\s,])"
    rf"|{AND_THEN.pattern}"
)
_RATE = re.compile(r"[가-힣]+[률율]$")

Clause = tuple[int, int, str]
"""A part of a question with its first place and the one behind its last, spaces not counted."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A word of the question that asks for columns, where it stands, and the slots it may mean."""

    text: str
    start: int
    end: int
    slots: tuple[int, ...]

    def holds(self, other: Ask) -> bool:
        """Say whether another word stands within this one and is shorter."""
        inside = self.start <= other.start and other.end <= self.end
        return inside and len(other.text) < len(self.text)


@dataclass(frozen=True, slots=True)
class Measured:
    """A column asked for by what is said for it, in a clause of the question."""

    ask: Ask
    measure: Measure
    first: int
    last: int

    def replaces(self, other: Ask) -> bool:
        """Say whether a word of the same clause then asks for no column (예산을 얼마나 썼나)."""
        within = self.first <= other.start < self.last
        return within and self.measure.instead.search(other.text) is not None

    def narrowed(self, words: Sequence[Ask]) -> Ask:
        """Return the column that a word it replaces tells from others like it (지출 집행률)."""
        others = (word.slots for word in words if self.replaces(word))
        own = set(self.ask.slots)
        kept = next((own & set(slots) for slots in others if own & set(slots)), own)
        return replace(self.ask, slots=tuple(sorted(kept)))


def measures(slots: Sequence[Slot], text: str) -> Iterator[Measured]:
    """Yield the columns of what is said for them, of each group the first in every clause."""
    whole = (0, len(squeezed(text)), text)
    for group in MEASURES:
        found = [m for clause in _clauses(text) if (m := _measured(slots, group, clause))]
        yield from found or filter(None, [_measured(slots, group, whole)])


def _measured(slots: Sequence[Slot], group: Sequence[Measure], clause: Clause) -> Measured | None:
    first, last, text = clause
    for measure in group:
        match = measure.asked.search(text)
        having = tuple(i for i, slot in enumerate(slots) if measure.column.search(_holds(slot)))
        if match and having:
            start = first + len(squeezed(text[: match.start()]))
            asked = squeezed(match[0])
            return Measured(Ask(asked, start, start + len(asked), having), measure, first, last)
    return None


def _holds(slot: Slot) -> str:
    """Return the heading that tells what a slot holds: of a rate that, not what it is the rate of.

    (지출액 below 집행률, 지출액 집행률)
    """
    rates = (match[0] for level in slot.levels if (match := _RATE.search(level)))
    return next(rates, slot.levels[-1] if slot.levels else "")


def _clauses(text: str) -> Iterator[Clause]:
    """Yield what a question asks side by side."""
    start, ends = 0, [match.end() for match in _ASIDE.finditer(text)]
    for end in (*ends, len(text)):
        first, last = len(squeezed(text[:start])), len(squeezed(text[:end]))
        yield first, last, text[start:end]
        start = end
