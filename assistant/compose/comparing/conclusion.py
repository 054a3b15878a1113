"""The conclusion of a comparison: how one figure differs from the other, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.compute import Computed, computed_in
from assistant.compose.reckon.arithmetic import amount, hundredth, shown, tenth
from ingest.model import Figure
from prompts.messages import message


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure that is compared: how it is called (2024년, 가온과), and its marker."""

    label: str
    figure: Figure
    mark: str


def changed(first: Compared, last: Compared, about: str) -> tuple[str, tuple[Computed, ...]]:
    """Write how the figure of one time differs from that of an earlier one, with its markers."""
    before, after = first.figure, last.figure
    change = Decimal(after.value) - Decimal(before.value)
    text = amount(change, before.unit, [before, after])
    formula = f"{shown(after)} - {shown(before)} = {text}"
    if change and before.unit != "%" and before.value > 0:
        text = f"{text}, {tenth(abs(change) * 100 / Decimal(before.value))}%"
    rate = "_rate" if before.unit == "%" else ""
    way = "up" if change > 0 else "down" if change < 0 else "same"
    sentence = message(
        f"assistant.compared_{way}{rate if change else ''}",
        subject=about,
        before=f"{shown(before)}({first.label})",
        after=f"{shown(after)}({last.label})",
        amount=text,
    )
    marks = "".join(dict.fromkeys((first.mark, last.mark)))
    return f"{sentence} {marks}", computed_in(text, formula) if change else ()


def beside_each_other(
    one: Compared, other: Compared, *, times: bool = False
) -> tuple[str, tuple[Computed, ...]]:
    """Write by how much, or how many times, the greater of two figures exceeds the other."""
    less, more = sorted((one, other), key=lambda side: side.figure.value)
    small, great = Decimal(less.figure.value), Decimal(more.figure.value)
    text = amount(great - small, more.figure.unit, [more.figure, less.figure])
    key, formula = "compared_more", f"{shown(more.figure)} - {shown(less.figure)} = {text}"
    if times and small > 0:
        text = f"{hundredth(great / small)}배"
        key, formula = "compared_times", f"{shown(more.figure)} ÷ {shown(less.figure)} = {text}"
    elif great == small:
        key = "compared_equal"
    elif more.figure.unit == "%":
        key = "compared_high"
    sentence = message(
        f"assistant.{key}",
        more=f"{more.label} {shown(more.figure)}",
        less=f"{less.label} {shown(less.figure)}",
        amount=text,
    )
    marks = "".join(dict.fromkeys((more.mark, less.mark)))
    return f"{sentence} {marks}", computed_in(text, formula) if great != small else ()
