"""Where on their lines figures stand, so that they can be marked in the original."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.records import StoredLine
from ingest.model import Figure


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a line's text, and the figures (their indexes) that it holds."""

    start: int
    end: int
    figures: tuple[int, ...]


def marks_of(lines: Sequence[StoredLine], figures: Sequence[Figure]) -> dict[int, list[Mark]]:
    """Return the marks of each line by its number, in order and without overlap.

    Where a number stands several times on its lines, the figures take the places in their order.
    A figure whose text is not found has no mark.
    """
    texts = {line.number: line.text for line in lines}
    used: dict[tuple[int, str], int] = {}
    found: dict[int, list[Mark]] = {}
    for index, figure in enumerate(figures):
        spot = _spot(figure, texts, used)
        if spot is not None:
            number, start, end = spot
            found.setdefault(number, []).append(Mark(start, end, (index,)))
    return {number: _merged(marks) for number, marks in found.items()}


def _spot(
    figure: Figure, texts: dict[int, str], used: dict[tuple[int, str], int]
) -> tuple[int, int, int] | None:
    """Return line, start and end of the first place that no earlier figure of this text took."""
    taken: tuple[int, int, int] | None = None
    for number in range(figure.last, figure.first - 1, -1):
        places = occurrences(figure.text, texts.get(number, ""))
        if not places:
            continue
        count = used.get((number, figure.text), 0)
        taken = (number, *places[min(count, len(places) - 1)])
        if count < len(places):
            used[number, figure.text] = count + 1
            return taken
    return taken


def occurrences(text: str, line: str) -> list[tuple[int, int]]:
    """Return start and end of each place where ``text`` stands in ``line``, spaces aside.

    Examples
    --------
    >>> occurrences("1,250백만원", "예산 1,250 백만원, 21,250백만원")
    [(3, 12)]
    """
    letters = [re.escape(letter) for letter in "".join(text.split())]
    if not letters:
        return []
    pattern = r"\s*".join(letters)
    return [found.span() for found in re.finditer(rf"(?<![\d,.]){pattern}(?!\d|[,.]\d)", line)]


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    """Join marks that overlap: one piece of text, several figures."""
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end, mark.figures)):
        last = joined[-1] if joined else None
        if last is not None and mark.start < last.end:
            joined[-1] = Mark(last.start, max(last.end, mark.end), (*last.figures, *mark.figures))
        else:
            joined.append(mark)
    return joined
