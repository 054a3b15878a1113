"""Which names are of one kind: by how they end, and by what a matter has one of at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.naming import is_proper
from assistant.question.opposed import opposed
from assistant.question.rewritten import VAGUE

CLASS_END = re.compile(
    r"(?:캠퍼스|센터|분야|사업|과정|펀드|부문|지점|도서관|박물관|허브|구역|단지|교육원|유형|지구|상권|대학|병원|시장)$"
)
"""What the names of things of one kind end with."""

_LONG = 3


def is_alike(old: str, new: str) -> bool:
    """Say whether two names end alike, or are of one kind by their first part (동부캠퍼스)."""
    if old == new or (min(len(old), len(new)) > 2 and (old.endswith(new) or new.endswith(old))):
        return True
    if opposed(old, new):
        return True
    if min(len(old), len(new)) > _LONG and old[-3:-1] == new[-2:]:  # 여행자보험료, 화재보험
        return True
    if min(len(old), len(new)) > _LONG and old[-_LONG:] == new[-_LONG:]:  # 솔뫼일자리, 별빛일자리
        return True
    if not old or CLASS_END.fullmatch(old) or len(new) < 2:
        return False
    head = CLASS_END.sub("", old)
    ends = old[-1] == new[-1] and max(len(old), len(new)) <= 3
    return ends or (len(head) == len(new) <= 3 and bool(head) and head[-1] == new[-1])


def shared_class(old: str, new: str) -> str:
    """Return the class noun at the end of an old name that the new one leaves out."""
    match = CLASS_END.search(old)
    head = old[: match.start()] if match else ""
    return match.group() if match and is_alike(head, new) and len(new) <= len(head) else ""


def is_kin(new: str, old: str, series: Sequence[str]) -> bool:
    """Say whether a name is of one kind with a word of the topic: it ends alike, or names a place.

    Parameters
    ----------
    new, old
        The name, and a word of the topic.
    series
        The last things of one kind asked about: among them proper names are of one kind.
    """
    if VAGUE.match(new):
        return False
    if is_alike(old, new) or (is_proper(old) and is_proper(new)):
        return True
    houses = (CLASS_END.search(old), CLASS_END.search(new))
    return old in " ".join(series) and len(new) > 2 and (all(houses) or old[-1] == new[-1])
