"""The conclusion of a comparison: how one figure differs from the other, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.compute import Computed, computed_in
from assistant.compose.reckon.arithmetic import amount, hundredth, shown, tenth
from assistant.compose.reckon.written import rounded
from ingest.model import Figure
from prompts.messages import message

_MOST = re.compile(
    r"(?:가장|(?<![가-힣])제일|젤)\s?(?:[가-힣]+\s)?"
    r"(?:(?P<least>적|작|낮|줄|덜)|(?:많|크|큰|컸|커|높|늘))"
)
_WHEN = re.compile(
    r"(?:어느|어떤|무슨)\s?(?:해|연도|년도|때|시점|보고)|몇\s?년|언제|[은는던인든]\s(?:해|연도|년도|때|시점)(?![가-힣]{2})"
)


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
    if times and small > 0:
        whole = rounded(text, f"{tenth(great / small)}배")
        sentence, text = sentence.replace(text, whole, 1), whole
    marks = "".join(dict.fromkeys((more.mark, less.mark)))
    return f"{sentence} {marks}", computed_in(text, formula) if great != small else ()


def most_asked(text: str) -> bool | None:
    """Say whether the time is asked for that has the most, or the least; ``None`` for neither.

    Examples
    --------
    >>> most_asked("공방 예산이 가장 컸던 해는"), most_asked("어느 해가 제일 적었나")
    (True, False)
    """
    found = _MOST.search(text)
    return None if found is None or not _WHEN.search(text) else not found["least"]


def most(sides: Sequence[Compared], about: str, *, largest: bool) -> str:
    """Write at which of several times a figure is the largest, or the smallest."""
    value = (max if largest else min)(side.figure.value for side in sides)
    own = [side for side in sides if side.figure.value == value]
    rate = own[0].figure.unit == "%"
    sentence = message(
        f"assistant.compared_{'most' if largest else 'least'}{'_rate' if rate else ''}",
        subject=about,
        when=", ".join(side.label for side in own),
        amount=shown(own[0].figure),
    )
    return f"{sentence} {''.join(dict.fromkeys(side.mark for side in sides))}"
