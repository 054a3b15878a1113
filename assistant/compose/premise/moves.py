"""Which way a text says that a figure moved: from one year to another, in steps, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.compute import Computed, computed_in
from assistant.compose.matching import Name, squeezed
from assistant.compose.wording import strip_numbering
from prompts.messages import message

_TOLD_UP = re.compile(r"증가|상승|늘어|확대|증액|↑")
_TOLD_DOWN = re.compile(r"감소|하락|줄어|축소|감액|↓|△|▲")
_SERIES = re.compile(
    r"\(?\s*['’‘]?((?:20)?\d{2})\s*년?\.?\s*\)\s*([△▲\-]?\d[\d,]*(?:\.\d+)?)\s?([가-힣%]{0,3})"
)
_UNIT = re.compile(r"\(\s*(?:단위\s?[:：]\s?)?([가-힣%]{1,3})\s*\)")
# 65,000천원 → 40,000천원
_STEP = re.compile(
    r"(?<![\d.,'’‘])(?P<old>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[가-힣%]{1,3})\s?[→⇒➡⇨]\s?"
    r"(?P<new>\d[\d,]*(?:\.\d+)?)\s?(?P=unit)"
)
_COMPARED = re.compile(r"(?:전년|전월|전기|동월|동기)")
_PART = re.compile(r",\s|;|\s및\s")


@dataclass(frozen=True, slots=True)
class Move:
    """That a figure rose (``sign`` 1) or fell (-1), in which words, with what was reckoned."""

    sign: int
    says: str = ""
    computed: tuple[Computed, ...] = ()


def is_step(text: str) -> bool:
    """Say whether a text tells a figure before and after, whatever it calls it."""
    return _STEP.search(text) is not None


def moved_in_text(
    text: str, label: str, names: Sequence[Name], asked: Sequence[int], question: str
) -> Move | None:
    """Return the direction that a text tells, and its words; ``None`` where it tells none.

    Parameters
    ----------
    text
        Of a report.
    label, names
        What is said to have moved, and what the claim names, in its order.
    asked, question
        The years of the question, and its words.
    """
    if len(series := _of_years(text)) > 1:
        return _moved_years(text, series, asked, question)
    found = list(_STEP.finditer(text))
    if len(found) > 1:  # each of something else: the one behind what is spoken of
        at = text.find(label) if label else -1
        found = [step for step in found if step.start() > at >= 0]
    if found:
        steps = found[0]
        first, last = (Decimal(number.replace(",", "")) for number in steps.group("old", "new"))
        subject = strip_numbering(text[: steps.start()]).strip(" (:：")
        old, new = (steps[one] + steps["unit"] for one in ("old", "new"))
        return changed(first, last, steps["unit"], subject, (old, new))
    return _signed(text, names) or _told(text, names)


def _signed(text: str, names: Sequence[Name]) -> Move | None:
    """Return the direction that a sign tells behind what is spoken of (전년대비 책상 -10.7%)."""
    if not _COMPARED.search(text):
        return None
    for name in reversed(names):
        words = r"\s?".join(map(re.escape, name.text))
        found = re.search(rf"{words}\s?(?P<sign>[+△▲−-])\s?\d", text, re.IGNORECASE)
        if found:
            return Move(1 if found["sign"] == "+" else -1)
    return None


def _told(text: str, names: Sequence[Name]) -> Move | None:
    """Return the direction that a text puts in words.

    Where it tells of several matters (책상 배점 확대, 의자 배점 축소) the part counts that has the
    last of the claim's ``names``, and needs no figure.
    """
    up, down = _TOLD_UP.search(text), _TOLD_DOWN.search(text)
    if up is None and down is None:
        return None
    if up is not None and down is not None:
        said = (
            part
            for name in reversed(names)
            for part in _PART.split(text)
            if name.text in squeezed(part)
        )
        part = next(said, "")
        up, down = _TOLD_UP.search(part), _TOLD_DOWN.search(part)
        known = (up is None) != (down is None)
    else:
        known = re.search(r"\d", text) is not None
    return Move(1 if up else -1) if known else None


def changed(
    old: Decimal, new: Decimal, unit: str, subject: str, printed: tuple[str, str]
) -> Move | None:
    """Return the move from one figure to another, in words that tell both and how far it was."""
    if old == new:
        return None
    amount = f"{abs(new - old):,}{'%p' if unit == '%' else unit}"
    says = message(
        "assistant.moved_by",
        subject=subject,
        old=printed[0],
        new=printed[1],
        change=message("assistant.rose" if new > old else "assistant.fell", amount=amount),
    )
    computed = computed_in(amount, f"{new:,}{unit} − {old:,}{unit}")
    return Move(1 if new > old else -1, says, computed)


def _moved_years(
    text: str, series: dict[int, Decimal], asked: Sequence[int], question: str
) -> Move | None:
    """Return the direction of a series between the years asked about, or its last two."""
    years = [y for y in asked if y in series]
    if len(years) < min(2, len(asked)):
        return None
    if len(years) == 1 and f"{years[0]}년보다" in squeezed(question):
        years = [*years, max(series)]
    new = max(years) if years else max(series)
    old = min(years) if len(years) > 1 else max((y for y in series if y < new), default=None)
    if old is None or old == new:
        return None
    subject = _SERIES.split(text, maxsplit=1)[0].strip(" :：▶▸-→")
    units = [unit for _, _, unit in _SERIES.findall(text) if unit]
    stands = _UNIT.search(subject)
    unit = units[0] if units else stands[1] if stands else ""
    printed = (f"{series[old]:,}{unit}({old}년)", f"{series[new]:,}{unit}({new}년)")
    return changed(series[old], series[new], unit, _UNIT.sub("", subject), printed)


def _of_years(text: str) -> dict[int, Decimal]:
    """Return the figures of a series ('24) 61.7 → ('25) 61.5 by year."""
    return {
        int(year) if len(year) > 2 else 2000 + int(year): Decimal(number.replace(",", ""))
        for year, number, _ in _SERIES.findall(text)
        if number[0] not in "△▲-"
    }
