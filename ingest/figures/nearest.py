"""The name that stands nearest before a number: its last words, or those in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.figures.items import QUALIFIERS, is_place
from ingest.figures.labels import label_in
from ingest.figures.words import period_of
from ingest.quantity import Quantity

_ROUND = re.compile(r"\(([^()\d]{2,24}|\d{1,2}(?:대|세|학년|인)[^()\d]{0,12})\)\s?$")
#: [가온] (10월) 101.4
_SQUARE = re.compile(r"\[([^\[\]\d]{2,20})\]\s*(?:\([^()]*\)\s*)?$")
_LIMITED = re.compile(r"\s?(?:이상|이하|초과|미만)(?P<name>\s[가-힣A-Za-z][^,;:()]{0,11}\s)")
_RANGED = re.compile(r"(?P<name>\s[가-힣A-Za-z][^,;:()]{0,11}\s)")
_RANGE = re.compile(r"\s?[~∼～]\s?")
#: 도서관은 상담 30건, 나루센터에서 상담 30건: of what the clause speaks.
_TOPIC = re.compile(
    r"(?P<topic>.{2,60}?)(?:에서는?|에는|(?<![하되있없받갖않맞])는|(?<![많높낮좋같받넓깊짧젊맞])은)\s+(?=\S)"
)
_ACTS = re.compile(r"(?:하여|되어|하고|되고|하며|되며)\s")
_FARTHEST = 40
_FEWEST_LISTED = 3


def names_before(words: str) -> tuple[str, ...]:
    """Return the name that words end with, after that of what they speak of, if they say it.

    Examples
    --------
    >>> names_before("나루센터에서 창업 상담 "), names_before("창업 상담 ")
    (('나루센터', '창업 상담'), ('창업 상담',))
    """
    found = _TOPIC.match(words)
    topic = label_in(found["topic"]) if found and not _ACTS.search(found["topic"]) else ""
    own = label_in(words[found.end() :]) if found and topic else ""
    if not own:
        topic, own = "", label_in(words)
    return tuple(name for name in (topic, own) if name)


def name_in_brackets(text: str, floor: int, start: int) -> str:
    """Return the name in brackets before a number: ``(전문가) 1,701``, ``[가온] (3월) 99.0``."""
    begin = max(floor, start - _FARTHEST)
    square = _SQUARE.search(text, begin, start)
    if square:
        return label_in(square[1])
    found = _ROUND.search(text, begin, start)
    if found is None or period_of(found.groups()):
        return ""
    return found[1] if found[1][0].isdigit() else label_in(found[1])


def limited_name(text: str, found: Sequence[Quantity], index: int) -> str:
    """Return the name before a number with what limits it: 5억 초과 주택, 15억~25억 주택.

    Parameters
    ----------
    text, found, index
        The clause, its quantities and which of them is named.
    """
    if not index:
        return ""
    before = text[found[index - 1].end : found[index].start]
    limited = _LIMITED.fullmatch(before)
    if limited and not limited["name"].strip().endswith("및"):
        aged = "만 " if text[: found[index - 1].start].endswith("만 ") else ""
        return label_in(aged + found[index - 1].text + before)
    if index < 2 or not _RANGED.fullmatch(before):
        return ""
    first, last = found[index - 2], found[index - 1]
    ranged = _RANGE.fullmatch(text, first.end, last.start) is not None
    if ranged and last.unit in (found[index].unit, *QUALIFIERS):
        return label_in(text[first.start : found[index].start])
    return ""


def are_listed(before: str, quantity: Quantity) -> bool:
    """Tell whether as many things are listed before a number as it counts: 도자, 목공, 한지 3개."""
    if quantity.value < _FEWEST_LISTED or "," not in before:
        return False
    return len([name for name in before.split(",") if name.strip()]) == quantity.value


def stands_alone(found: Sequence[Quantity], index: int, outside: str, key: str) -> bool:
    """Tell whether what stands before parentheses names none of what is in them.

    지하 2층 of 연면적 4,806㎡(지하 2층), 신청 30팀 of 경쟁률 2.5:1(신청 30팀).

    Parameters
    ----------
    found, index
        The quantities of a clause and which of them stands in parentheses.
    outside, key
        The text before these, and the key of the statement.
    """
    rates = (one for one in found[:index] if one.unit == ":1")
    of_rate = any(not outside[one.end :].strip() for one in rates)
    storey = found[index].unit in ("층", "동")
    return of_rate or storey or outside.rstrip().endswith("등") or is_place(key)
