"""A sentence over operands, and how its result came about."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.compose.compute import Computed, computed_in
from assistant.compose.reckon.arithmetic import shown
from assistant.compose.reckon.facts import Fact
from assistant.compose.reckon.told import Teller, label_of
from prompts.messages import message


@dataclass(frozen=True, slots=True)
class Step:
    """One formula: the operands between signs, what stands behind the equals sign.

    ``results`` are the texts whose figures were computed, ``first`` and ``last`` are
    operands that a formula before this one gave.
    """

    operands: tuple[Fact, ...]
    sign: str
    result: str
    results: tuple[str, ...]
    first: str = ""
    last: str = ""

    def written(self, teller: Teller) -> tuple[str, tuple[Computed, ...]]:
        """Return the formula, each input with its marker, and the figures that it gave."""
        told = (
            f"{label_of(fact)} {shown(fact.figure)} {teller.cite(fact)}" for fact in self.operands
        )
        bare = (shown(fact.figure) for fact in self.operands)
        inputs, plain = (
            f" {self.sign} ".join(filter(None, (self.first, *own, self.last)))
            for own in (told, bare)
        )
        formula = message("assistant.reckon_formula", formula=f"{inputs} = {self.result}")
        return formula, tuple(
            found
            for text in self.results
            for found in computed_in(text, f"{plain} = {self.result}")
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence over operands and how its result came about.

    ``key`` and ``values`` are a message; ``sign``, ``result`` and ``results`` belong to the
    formula over ``operands``, of which there is none without a sign; ``further`` are more.
    """

    key: str
    values: dict[str, str]
    operands: tuple[Fact, ...]
    sign: str
    result: str
    results: tuple[str, ...]
    further: tuple[Step, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All operands, those of the further formulas last."""
        return (*self.operands, *(fact for step in self.further for fact in step.operands))

    def written(self, teller: Teller) -> tuple[str, tuple[Computed, ...]]:
        """Return the sentence and its formulas, each input with its marker."""
        marks, report = teller.marks(self.facts), teller.reports(self.facts)
        lead = message(self.key, report=report, **self.values)
        if not self.sign:
            return f"{lead} {marks}", tuple(
                c for text in self.results for c in computed_in(text, lead)
            )
        steps = (Step(self.operands, self.sign, self.result, self.results), *self.further)
        formulas = [step.written(teller) for step in steps]
        text = "\n".join((f"{lead} {marks}", *(formula for formula, _ in formulas)))
        return text, tuple(one for _, computed in formulas for one in computed)


def quotient(
    key: str, values: dict[str, str], operands: tuple[Fact, Fact], exact: str, text: str
) -> Written:
    """Return the record of one figure divided by another, with its rounding."""
    return Written(key, values, operands, "÷", rounded(exact, text), (text, exact))


def rounded(exact: str, text: str) -> str:
    """Write a result with its rounding behind it, where that says less."""
    if exact.rstrip("%배").rstrip("0") == text.rstrip("%배").rstrip("0"):
        return text
    return message("assistant.reckon_rounded", exact=exact, rounded=text)
