"""The parts of one question told of one matter: what stands beside the surest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.candidates import span
from assistant.compose.comparing.stated import Stated
from assistant.compose.evidence import Evidence

_FITTING = 0.5  # how well a statement answers that is no mere mention
_ANSWERS = 0.8  # how well one answers that is taken for standing beside
_REACH = 14  # lines between the statements of one matter
_AS_WELL = 0.6  # the share of the surest cover from which a statement speaks of the matter as well
_LOOKED_AT = 40


def of_one_matter(found: Sequence[Stated]) -> list[Stated]:
    """Return parts that are asked of one matter with the statements that tell of it.

    The part with the surest statement says where the matter is told of. What answers another part
    beside it comes before what stands elsewhere; what stands elsewhere and hardly speaks of the
    matter (some other contract's end) is left out. A plan of a time stands in another report than
    what came of it and is told there as it is.
    """
    sure = [one for one in found if one.evidence and one.evidence[0].fit >= _FITTING]
    if not sure:
        return list(found)
    surest = max(sure, key=lambda one: one.evidence[0].cover)
    anchor = surest.evidence[0]
    came = any(one.sought.part.outcome for one in found)
    return [
        one
        if one is surest or (came and one.sought.part.label)
        else replace(one, evidence=_told(one, anchor))
        for one in found
    ]


def _told(one: Stated, anchor: Evidence) -> tuple[Evidence, ...]:
    """Return the statements on a part: those beside the anchor that answer it, then the others."""
    beside = [e for e in one.evidence[:_LOOKED_AT] if _beside(e, anchor) and e.fit >= _ANSWERS]
    told = [e for e in one.evidence if e.cover >= _AS_WELL * anchor.cover or _beside(e, anchor)]
    best = one.evidence[0] if one.evidence else None
    if best is not None and best in told:
        enough = _FITTING if _beside(best, anchor) else _ANSWERS
        if best.fit >= enough or not beside:
            return tuple(told)
    first = beside[:1]
    return (*first, *(e for e in told if e not in first))


def _beside(evidence: Evidence, anchor: Evidence) -> bool:
    """Say whether a statement stands within some lines of the anchor in its report."""
    item, other = evidence.item, anchor.item
    (first, last), (start, end) = span(item), span(other)
    return item.report == other.report and max(first - end, start - last) <= _REACH
