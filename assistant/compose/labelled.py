"""What the label of a statement (우선 대상자 : …) tells of the list behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.counting import listed_counts
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.question import Understood

_LOOKED_AT, _NEAR = 12, 0.20  # candidates whose labels are read, and how near the best
_SHORT_LABEL = re.compile(r"([가-힣\s]{2,9}?)\s?[:：]\s")
_LABEL = re.compile(r"([^:：,()]{4,20}?)\s?[:：]\s")


def labelled_list(
    count: int | None, evidence: Sequence[Evidence], question: Understood
) -> list[Item] | None:
    """Return the statement that lists what its label says, where the question has that whole.

    (우선 대상자 : 청년, 어르신, 다문화가족)
    """
    asked = squeezed(question.search)
    for candidate in evidence[:_LOOKED_AT]:
        item = candidate.item
        if not isinstance(item, Item):
            continue
        match = _LABEL.match(item.text)
        if match is None or candidate.score < evidence[0].score - _NEAR:
            continue
        counts = listed_counts(item.text)
        told = squeezed(match[1]) in asked and (
            count in counts if count else max(counts, default=0) > 1
        )
        if told:
            return [item]
    return None


def other_label(text: str, question: Understood) -> bool:
    """Say whether a label tells that a statement lists something else (지원대상 : …)."""
    match = _SHORT_LABEL.match(text)
    asked = squeezed(question.search)
    label = squeezed(match[1]) if match else ""
    pairs = (label[at : at + 2] for at in range(len(label) - 1))
    return bool(label) and not any(pair in asked for pair in pairs)
