"""Filters: which positions a search may find, as spans, because a report's passages adjoin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from index.records import ReportInfo

Places = npt.NDArray[np.int64]
_BLOCK = 100_000  # scores that are sifted together


@dataclass(frozen=True, slots=True)
class Spans:
    """Positions as half-open spans ``(first, end)``: ascending, apart, none of them empty."""

    pairs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Self:
        """Return the positions of all ``pairs``, in any order, joined where they touch.

        >>> Spans.of([(4, 6), (0, 2), (2, 3), (9, 9)]).pairs
        ((0, 3), (4, 6))
        """
        joined: list[tuple[int, int]] = []
        for first, end in sorted(pair for pair in pairs if pair[0] < pair[1]):
            if joined and first <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(joined[-1][1], end)
            else:
                joined.append((first, end))
        return cls(tuple(joined))

    def __len__(self) -> int:
        return sum(end - first for first, end in self.pairs)

    def within(self, count: int) -> Spans:
        """Return the part of these positions below ``count``."""
        return Spans.of((first, min(end, count)) for first, end in self.pairs)

    def positions(self) -> Places:
        """Return every position, ascending: int64."""
        parts = [np.arange(first, end, dtype=np.int64) for first, end in self.pairs]
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)

    def mask(self, count: int) -> npt.NDArray[np.bool_]:
        """Return for each of ``count`` positions whether it is among these."""
        mask = np.zeros(count, dtype=np.bool_)
        for first, end in self.pairs:
            mask[first:end] = True
        return mask


@dataclass(frozen=True, slots=True)
class Filter:
    """Which reports may be searched; what is left empty leaves all in.

    ``reports`` are names, ``years`` those of issue, ``bodies`` those that submitted them. A report
    must be among each of the three.
    """

    reports: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    bodies: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.reports or self.years or self.bodies)

    def allows(self, report: ReportInfo) -> bool:
        """Tell whether a report may be searched."""
        return (
            (not self.reports or report.name in self.reports)
            and (not self.years or report.issued[:4] in map(str, self.years))
            and (not self.bodies or report.body in self.bodies)
        )


EVERYTHING = Filter()


def spans_of(reports: Iterable[ReportInfo], wanted: Callable[[ReportInfo], bool]) -> Spans:
    """Return the positions of the passages of the wanted ``reports``.

    Parameters
    ----------
    reports
        Every report of the snapshot, in its order.
    wanted
        Tells which of them may be found, by name, by the year of ``issued``, by body.
    """
    pairs = []
    first = 0
    for info in reports:
        if wanted(info):
            pairs.append((first, first + info.passage_count))
        first += info.passage_count
    return Spans.of(pairs)


def best(positions: Places, scores: npt.NDArray[np.float32], k: int) -> list[tuple[int, float]]:
    """Return the ``k`` best of ``positions`` with their scores, equal scores by position.

    Parameters
    ----------
    positions
        Ascending.
    scores
        The score of each of them.
    """
    if 0 < k < len(scores):
        # Sorting a few is quicker than sorting all; what equals the last of them must be kept.
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        kept = np.flatnonzero(scores >= least)
        positions, scores = positions[kept], scores[kept]
    order = np.argsort(-scores, kind="stable")[:k]
    return [(int(positions[place]), float(scores[place])) for place in order]


def best_above(
    scores: npt.NDArray[np.float32], k: int, allowed: Spans | None = None
) -> list[tuple[int, float]]:
    """Return the ``k`` best positions and their scores above 0, equal scores by position.

    Parameters
    ----------
    scores
        One for each position.
    k
        How many.
    allowed
        The positions that may be found, by default all.
    """
    mask = None if allowed is None else allowed.mask(len(scores))
    places, found = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    least = np.float32(0)
    for first in range(0, len(scores), _BLOCK):
        # Of equal scores the earlier ones come first: later ones must better the last of them.
        part = scores[first : first + _BLOCK]
        better = np.flatnonzero(part > least)
        if mask is not None:
            better = better[mask[better + first]]
        places, found = np.append(places, better + first), np.append(found, part[better])
        if 0 < k < len(found):
            least = np.partition(found, len(found) - k)[len(found) - k]
            kept = found >= least
            places, found = places[kept], found[kept]
    return best(places, found, k)
