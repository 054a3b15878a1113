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
_SORT_NEAR = 0.25  # the same where the label ends in the sort of things asked for
# What sort of things is to be listed whole (시설 종류를 전부), and a label that ends in it.
_SORT = re.compile(r"(?<=\s)(?P<sort>[가-힣]{2,6})\s종류[을를]?\s(?:모두|전부|다|빠짐없이)(?=\s)")
_SORT_LABEL = re.compile(r"[(\[<]([가-힣\s]{2,9})[)\]>]|([가-힣\s]{2,9}?)\s?[:：]")
_SHORT_LABEL = re.compile(r"([가-힣\s]{2,9}?)\s?[:：]\s")
_LABEL = re.compile(r"([^:：,()]{4,20}?)\s?[:：]\s")


def labelled_list(
    count: int | None, evidence: Sequence[Evidence], question: Understood
) -> list[Item] | None:
    """Return the statement that lists what its label says, where the question has that whole.

    (우선 대상자 : 청년, 어르신, 다문화가족)
    """
    asked = squeezed(question.search)
    sort = _SORT.search(question.search)
    for candidate in evidence[:_LOOKED_AT]:
        item = candidate.item
        if not isinstance(item, Item):
            continue
        near = candidate.score >= evidence[0].score - _SORT_NEAR
        if near and sort is not None and _lists_sort(item.text, sort["sort"]):
            return [item]
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


def _lists_sort(text: str, sort: str) -> bool:
    """Say whether a text lists, by its label, the sort of things asked for ((도입시설) …)."""
    label = _SORT_LABEL.match(text)
    named = label is not None and squeezed(label[1] or label[2]).endswith(sort)
    return named and max(listed_counts(text), default=0) > 1


def other_label(text: str, question: Understood) -> bool:
    """Say whether a label tells that a statement lists something else (지원대상 : …)."""
    match = _SHORT_LABEL.match(text)
    asked = squeezed(question.search)
    label = squeezed(match[1]) if match else ""
    pairs = (label[at : at + 2] for at in range(len(label) - 1))
    return bool(label) and not any(pair in asked for pair in pairs)
