"""How well a row's columns fit a question: by their words, their year and their unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.cells_read import Slot
from assistant.compose.cells_words import PERIOD
from assistant.compose.matching import Wanted, squeezed
from assistant.question import Understood
from assistant.question.years import names_year

# What the year, part of the year and unit of a column count beside the names it has.
_YEAR, _PERIOD, _UNIT, _NO_UNIT = 0.35, 0.2, 0.15, -0.05
_UNASKED_GOAL = -0.2  # a column of goals where no goal is asked for
_GOAL = re.compile(r"목표|계획(?!\s*대비)")
_ASKS_GOAL = re.compile(r"목표|계획|예정|(?<=[가-힣])려(?:는|고|나)\s?|기로\s|잡(?:았|혔|혀|고)")


class Fit:
    """How well each slot fits a question; higher is better."""

    def __init__(
        self, slots: Sequence[Slot], row: str, question: Understood, wanted: Wanted
    ) -> None:
        self.wanted, self.question = wanted, question
        self.in_row = wanted.credits(row)
        self.credits = [wanted.credits(slot.words) for slot in slots]
        self.base = [_suits(slot, question) for slot in slots]

    def __call__(self, index: int, without: Sequence[str] = ()) -> float:
        """Return how well a slot fits, not counting the names in ``without``."""
        own = tuple(
            0.0 if name.text in without else max(0.0, credit - known)
            for name, credit, known in zip(
                self.wanted.names, self.credits[index], self.in_row, strict=True
            )
        )
        return self.base[index] + self.wanted.share(own)


def _suits(slot: Slot, question: Understood) -> float:
    """Score a column by the year, the part of the year and the unit asked for."""
    label = " ".join(slot.levels)
    score = _YEAR if any(names_year(label, year) for year in question.years) else 0.0
    parts = {squeezed(part) for part in PERIOD.findall(question.question)}
    if parts & {squeezed(part) for part in PERIOD.findall(label)}:
        score += _PERIOD
    if question.units:
        score += _UNIT if slot.cell.family() in question.units else _NO_UNIT
    if _GOAL.search(label) and not _ASKS_GOAL.search(question.search):
        score += _UNASKED_GOAL
    return score
