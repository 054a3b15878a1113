"""Measures of the passages found: is the evidence among them, and how early.

A question needs one place or several; each need has alternatives, any of which is enough. A
passage reaches a need when it overlaps one of the alternatives.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from eval.questions import Place

Needs = Sequence[Sequence[Place]]


def reaches(passage: Place, need: Sequence[Place]) -> bool:
    """Tell whether a passage overlaps an alternative of a need."""
    return any(passage.touches(place) for place in need)


def in_top(needs: Needs, found: Sequence[Place], k: int) -> float | None:
    """Return 1 if one of the first ``k`` passages reaches a need, else 0; success@k."""
    if not needs:
        return None
    return float(any(reaches(passage, need) for passage in found[:k] for need in needs))


def all_in_top(needs: Needs, found: Sequence[Place], k: int) -> float | None:
    """Return 1 if every need is reached by the first ``k`` passages, else 0."""
    if not needs:
        return None
    return float(all(any(reaches(passage, need) for passage in found[:k]) for need in needs))


def reciprocal_rank(needs: Needs, found: Sequence[Place]) -> float | None:
    """Return 1 / rank of the first passage that reaches a need; 0 if there is none."""
    if not needs:
        return None
    for rank, passage in enumerate(found, start=1):
        if any(reaches(passage, need) for need in needs):
            return 1 / rank
    return 0.0


def first_reached(needs: Needs, found: Sequence[Place]) -> list[list[int]]:
    """Return for each passage the needs that it is the first to reach, as positions in ``needs``.

    Examples
    --------
    >>> place = Place("a.txt", 3, 3)
    >>> first_reached([[place]], [Place("a.txt", 1, 2), Place("a.txt", 2, 5), place])
    [[], [0], []]
    """
    open_needs = set(range(len(needs)))
    reached = []
    for passage in found:
        new = sorted(n for n in open_needs if reaches(passage, needs[n]))
        open_needs.difference_update(new)
        reached.append(new)
    return reached


def ndcg(needs: Needs, found: Sequence[Place], k: int) -> float | None:
    """Return the normalised discounted cumulative gain at ``k``.

    A passage gains 1 if it is the first to reach some need, so that a second passage about the
    same place gains nothing (α-nDCG with α = 1, Clarke et al. 2008, with the needs as nuggets).
    The ideal ranking reaches one need at each rank from the first on; needs that one of the first
    ``k`` passages reaches together count there as one.

    Returns
    -------
    float or None
        From 0 to 1; ``None`` without needs.
    """
    if not needs:
        return None
    reached = first_reached(needs, found[:k])
    gained = sum(1 / log2(rank + 1) for rank, new in enumerate(reached, start=1) if new)
    together = sum(len(new) - 1 for new in reached if new)
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(k, len(needs) - together) + 1))
    return gained / ideal
