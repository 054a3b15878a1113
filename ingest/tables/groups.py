"""Which rows a total can sum, by the labels of the rows and by where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.figures.words import is_rate
from ingest.model import Row
from ingest.tables.cells import is_subtotal, is_total

Parts = tuple[int, ...]

_OF_WHICH = re.compile(r"\(.*\)$|[(\[]?(?:그|이)\s?중")


class Groups:
    """The rows of a table, and what of it is tied so far.

    ``tied`` holds the parts of each total row by its index; inner totals are tied before outer
    ones, which then sum them instead of their parts.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._kinds = [_kind(row) for row in rows]
        self._summed = [not _is_of_which(row) for row in rows]
        self._under: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for index, row in enumerate(rows):
            for depth in range(1, len(row.labels) + 1):
                self._under[row.labels[:depth]].append(index)
        self.tied: dict[int, Parts] = {}

    def totals(self) -> list[int]:
        """Return the total rows, those of inner groups before those of outer ones."""
        found = [index for index, kind in enumerate(self._kinds) if kind]
        return sorted(
            found, key=lambda at: (self._kinds[at] == "total", -len(self._rows[at].labels), at)
        )

    def tie(self, index: int, parts: Parts) -> None:
        """Note what a total sums."""
        self.tied[index] = parts

    def candidates(self, index: int) -> list[Parts]:
        """Return the groups of two rows or more that a total can sum, the likeliest first."""
        group = self._rows[index].labels[:-1]
        found = [self._top(index, self._under[group])] if group else []
        if self._kinds[index] == "total":
            rows = range(len(self._rows))
            found += [
                self._top(index, [at for at in rows if self._kinds[at] != "total"]),
                self._top(index, rows),
                tuple(at for at in rows if self._kinds[at] == "total" and at != index),
            ]
        if not group:
            found += [self._top(index, self._beside(index, step)) for step in (1, -1)]
        return [parts for parts in dict.fromkeys(found) if len(parts) > 1]

    def _beside(self, index: int, step: int) -> list[int]:
        """Return the rows beside a total up to the next total of its kind."""
        found: list[int] = []
        at = index + step
        while 0 <= at < len(self._kinds) and self._kinds[at] not in (self._kinds[index], "total"):
            found.append(at)
            at += step
        return sorted(found)

    def _top(self, index: int, rows: Sequence[int]) -> Parts:
        """Return rows without the total itself and without those that a total among them sums."""
        summed = [at for at in rows if at != index and self._summed[at]]
        inner = {part for at in summed for part in self.tied.get(at, ())}
        return tuple(at for at in summed if at not in inner)


def _kind(row: Row) -> str:
    """Return ``total`` or ``subtotal`` for a row that names a sum, else ``""``."""
    own = row.labels[-1] if row.labels else ""
    if is_subtotal(own) or (is_total(own) and len(row.labels) > 1):
        return "subtotal"
    return "total" if is_total(own) else ""


def _is_of_which(row: Row) -> bool:
    """Tell whether a row only says something of another row: (청년), 비율, 33.3% 66.7%."""
    own = row.labels[-1] if row.labels else ""
    filled = [cell for cell in row.cells if cell]
    shares = bool(filled) and all(cell.endswith(("%", "％")) for cell in filled)
    return _OF_WHICH.match(own) is not None or is_rate(own) or shares
