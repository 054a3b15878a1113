"""Which of a row's cells a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.compose.cells import Cell, is_total
from assistant.compose.cells_fit import Fit
from assistant.compose.cells_read import Slot
from assistant.compose.cells_said import AND_THEN, Ask, measures
from assistant.compose.matching import Wanted, squeezed
from assistant.question import Understood

_COUNTERS = frozenset({"명", "건", "개사", "개소", "회", "팀", "개", "편", "호", "실"})
_MOST_CELLS = 6
_SAID = 0.85  # a name's counterpart in reports (matching) asks for a column as the name does
_ONLY_YEAR = re.compile(r"['’‘]?\d{2,4}\s*(?:년도?)?\.?")
_WORD = re.compile(r"\w+")
# What joins two words that ask; of a rate it may be said first what it is the rate of.
_JOINED = re.compile(
    r"(?:과|와|및|이랑|랑|하고|그리고|,|\/)+그?(?:(?:지출|원인행위|집행)액?(?:기준)?)?"
)
_CHANGE = re.compile(r"증\s?감")
_SAME = 1e-9


def asked_cells(
    slots: Sequence[Slot], row: str, question: Understood, wanted: Wanted
) -> list[Cell]:
    """Choose the cells of a row that answer a question, in the order in which it asks for them.

    A column is asked for by the words of its headings, by what is said for them (얼마나 썼나) and
    by its year and unit; each word picks those of its columns that fit the rest of the question
    best. A column of totals stands for those beside it. Where nothing chooses, all cells that
    hold something are returned, up to ``_MOST_CELLS``. A cell that holds nothing is returned
    where it alone was asked for.

    Parameters
    ----------
    slots
        What the row offers.
    row
        The row's headings: what they say already asks for no column.
    question, wanted
        As understood and weighed.
    """
    row = "" if "/" in row else row  # 과정 / 인원 names the numbers in its cells, not itself
    fit = Fit(slots, row, question, wanted)
    asks = _asks(slots, row, question.question, fit)
    if not asks and question.search != question.question:
        asks = _asks(slots, row, question.search, fit)
    chosen: list[int] = []
    for ask in asks:
        rest = [other.text for other in asks if other is not ask and _joined(ask, other, question)]
        picked = _picked(ask, slots, fit, rest)
        # The rate of an amount that is asked for, too, is the one beside it.
        paths = {slots[i].cell.path for i in chosen}
        beside = [i for i in picked if slots[i].cell.path in paths]
        chosen += [i for i in beside or picked if i not in chosen]
    chosen += _counted_beside(chosen, slots, question)
    if not chosen or _value_first(chosen, slots, question):
        said = [ask.text for ask in asks]
        chosen = list(dict.fromkeys((*_unnamed(slots, fit, said), *chosen)))
    return _with_counter([slots[i].cell for i in chosen[:_MOST_CELLS]], question)


def _asks(slots: Sequence[Slot], row: str, text: str, fit: Fit) -> list[Ask]:
    """Return the words of a text that ask for columns, in their order.

    A word within a longer one that asks (예산 in 예산현액) asks for nothing by itself.
    """
    measured = list(measures(slots, text))
    said = [
        one.ask
        for one in measured
        if not any(other.replaces(one.ask) for other in measured if other is not one)
    ]
    spoken = [*_named(slots, text, fit), *_labelled(slots, row, text)]
    words = [ask for ask in spoken if not any(one.replaces(ask) for one in measured)]
    found: dict[str, Ask] = {}
    for ask in (*said, *words):
        within = any(other.holds(ask) for other in words)
        same = found.get(ask.text)
        if not within:
            both = {*ask.slots, *(same.slots if same else ())}
            found[ask.text] = replace(ask, slots=tuple(sorted(both)))
    for one in measured:
        if (ask := one.narrowed(spoken)) != one.ask and one.ask in said:
            found[f"{ask.text} {ask.start}"] = ask
    return sorted(found.values(), key=lambda ask: (ask.start, ask.end, ask.slots))


def _named(slots: Sequence[Slot], text: str, fit: Fit) -> Iterator[Ask]:
    """Yield the columns that have one of the question's names whole, where the row has it not."""
    plain = squeezed(text)
    for place, name in enumerate(fit.wanted.names):
        start = plain.find(name.text)
        having = tuple(
            i
            for i, slot in enumerate(slots)
            if (slot.part and fit.in_row[place] < _SAID and name.text in squeezed(slot.levels[-1]))
            or (not slot.inner and fit.credits[i][place] >= max(_SAID, fit.in_row[place] + _SAME))
        )
        if start >= 0 and having:
            yield Ask(name.text, start, start + len(name.text), having)


def _labelled(slots: Sequence[Slot], row: str, text: str) -> Iterator[Ask]:
    """Yield the columns whose heading stands in the question, also within a longer word.

    (학예연구 in 학예연구직, 동부 in 동부기술교육원)
    """
    plain = squeezed(text)
    for word in sorted(set(map(squeezed, row.split())), key=len, reverse=True):
        plain = plain.replace(word, " " * len(word)) if len(word) > 1 else plain
    starts = {len(squeezed(text[: match.start()])) for match in _WORD.finditer(text)}
    for label in dict.fromkeys(squeezed(level) for slot in slots for level in slot.levels):
        places = [at for at in sorted(starts) if plain.startswith(label, at)]
        if not places or len(label) < 2 or _ONLY_YEAR.fullmatch(label):
            continue
        having = tuple(
            i
            for i, slot in enumerate(slots)
            if label in map(squeezed, slot.levels[-1:] if slot.inner else slot.levels)
        )
        if having:
            yield Ask(label, places[0], places[0] + len(label), having)


def _joined(one: Ask, other: Ask, question: Understood) -> bool:
    """Say whether two words ask side by side (지출액과 집행률)."""
    plain = squeezed(question.question)
    first, last = sorted((one, other), key=lambda ask: ask.start)
    return _JOINED.fullmatch(plain[first.end : last.start]) is not None


def _picked(ask: Ask, slots: Sequence[Slot], fit: Fit, rest: Sequence[str]) -> list[int]:
    """Return those of a word's columns that fit best: with something in them, totals first."""
    fits = {i: fit(i, rest) for i in ask.slots}
    best = [i for i in ask.slots if fits[i] >= max(fits.values()) - _SAME]
    # The unit that is asked for may be that of the number beside it (원인행위액과 집행률은).
    paths = {slots[i].cell.path for i in best}
    among = [i for i in ask.slots if slots[i].cell.path in paths] if rest else best
    pure = [i for i in among if [*map(squeezed, slots[i].levels)] == [ask.text]]
    filled = [i for i in pure or best if not slots[i].cell.missing]
    counted = bool(fit.question.units)
    return _totals(filled, slots) or [i for i in best if slots[i].cell.text or counted]


def _totals(chosen: list[int], slots: Sequence[Slot]) -> list[int]:
    """Return the columns of totals among several, or all."""
    return [i for i in chosen if any(map(is_total, slots[i].cell.path))] or chosen


def _unnamed(slots: Sequence[Slot], fit: Fit, said: Sequence[str]) -> list[int]:
    """Return the cells that suit the question's year and unit, or all that hold something.

    Names that ask for other cells (``said``) do not count.
    """
    filled = [
        i
        for i, slot in enumerate(slots)
        if not slot.cell.missing and not slot.inner and not _repeats(slots, i)
    ]
    most = max((fit.base[i] for i in filled), default=0.0)
    if most > 0:
        fits = {i: fit(i, said) for i in filled}
        filled = [i for i in filled if fits[i] >= max(fits.values()) - _SAME]
    return _totals(filled, slots)


def _value_first(chosen: Sequence[int], slots: Sequence[Slot], question: Understood) -> bool:
    """Say whether a value is asked for before its change, and only the change is chosen.

    (얼마이고 전년보다 얼마나 늘었나)
    """
    changes = all(slots[i].levels and _CHANGE.search(slots[i].levels[-1]) for i in chosen)
    return changes and AND_THEN.search(question.search) is not None


def _repeats(slots: Sequence[Slot], index: int) -> bool:
    """Say whether a cell is the words of the one before it, spanning both columns."""
    text = slots[index].cell.text
    return index > 0 and text == slots[index - 1].cell.text and not text[:1].isdigit()


def _counted_beside(chosen: list[int], slots: Sequence[Slot], question: Understood) -> list[int]:
    """Return the columns that alone hold what is counted besides (몇 호이고 언제 준공하나)."""
    if not chosen or any(slots[i].cell.missing for i in chosen):
        return []
    families = [slot.cell.family() if not slot.inner else "" for slot in slots]
    left = question.units - {families[i] for i in chosen}
    return [families.index(unit) for unit in sorted(left) if families.count(unit) == 1]


def _with_counter(cells: Sequence[Cell], question: Understood) -> list[Cell]:
    """Return the cells with what the question counts (몇 개) at the one that has no unit."""
    bare = [cell for cell in cells if not cell.missing and not cell.family()]
    left = question.units - {cell.family() for cell in cells}
    if len(bare) != 1 or len(left) != 1 or not left <= _COUNTERS:
        return list(cells)
    counter = next(iter(left))
    return [replace(cell, counter=counter) if cell is bare[0] else cell for cell in cells]
