"""The period that a figure covers, as the words beside it say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.cleaning import clean
from ingest.figures.items import Item
from ingest.figures.labels import flattened
from ingest.figures.shared import Named
from ingest.figures.words import period_of

_YEARED = r"((?:['’‘]\d\d|(?:19|20)\d\d)[^()]{0,12})"
#: 3개소(’26년), 3개소(9천㎡/ ’26년) and the 9천㎡ of that
_BEHIND = re.compile(rf"\s?\(\s?(?:[^()]{{1,30}}[,/]\s?)?{_YEARED}\)|\s?[,/]\s?{_YEARED}\)")
_AHEAD = re.compile(r"\(\s?((?:['’‘]\d\d|(?:19|20)\d\d)[^()]{0,8}|[1-4]Q|\d{1,2}월)\)\s*$")
#: What a key with a figure states where it is a day, month or half-year: 공방(3개소) 공모 : 상반기
_WHEN = re.compile(
    r"(?=.*(?:\d|반기))(?:['’‘\d.~∼/\s-]|[년월일]|[중말초순]|[상하]반기|분기|까지|부터)+(?:\([^()]*\))?"
)
#: 23년 4개 → 24년 8개, 8월중 16개사
_SHORT = re.compile(
    r"(?<![\d.,'])((?:2\d년|(?:\d{1,2}\s?[~∼～-]\s?)?\d{1,2}월)(?:\s?(?:중|말|초))?)\s*(?:총|약)?\s*$"
)
_AS_OF = re.compile(r"기\s?준|현재|말$")
_DATED = re.compile(r"기\s?준|현재")
_BREAK = re.compile(r"[,;:→⇨]")
_OF_PREVIOUS = re.compile(r"^\s*\([^()]*\)")
# Of another word (전시(’24.6월) 참가) or an as-of date.
_OTHER_GROUP = re.compile(r"(?<=\S)\([^()]*\)|\([^()]*(?:기\s?준|현재)[^()]*\)")
_DURATION = re.compile(
    r"(?<!\d)(\d{1,2}\s?(?:년|개년|개월)간(?:\s?\([^()]{3,14}\))?)\s*(?:총|약)?\s*$"
)
_PART_OF_YEAR = re.compile(r"상\s?[·,/]?\s?하반기|[상하]반기|(?<!\d)[1-4]\s?/?\s?4?\s?분기")
_RELATIVE = re.compile(
    r"(?:(올해|금년|당해)|(작년|전년|지난\s?해)|(내년|차년))도?(?!\s?(?:대비|동기|말|보다))"
)


def period_beside(
    item: Item, named: Sequence[Named], index: int, as_of: str
) -> tuple[str, str | None]:
    """Return what is said in parentheses beside a quantity, and the period that it covers.

    Parameters
    ----------
    item, named, index
        The statement, its quantities and which of them is meant.
    as_of
        The report's own as-of date, from which ``올해`` and ``작년`` are counted.

    Returns
    -------
    tuple
        ``("'21년 목표", "'21년")`` for ``31팀(’21년 목표)``; ``""`` where only the clause or
        the key names the period, ``None`` where nothing does.
    """
    quantity = named[index].quantity
    previous = named[index - 1].quantity if index else None
    floor = max(item.after_key, previous.end if previous else 0)
    if quantity.start < item.after_key:
        when = clean(item.text[item.after_key :]).strip(" .")
        if _WHEN.fullmatch(when):
            return "", when
    behind = _year_behind(item.text, named, quantity.end)
    ahead = _AHEAD.search(item.text, floor, quantity.start)
    if ahead and previous and not item.text[previous.end : ahead.start()].strip():
        ahead = None
    for found in (behind, ahead):
        if found and not _AS_OF.search(found[found.lastindex or 0]):
            said = clean(found[found.lastindex or 0]).strip(" .")
            return said, period_of([said]) or said
    clause = item.text[floor : quantity.start]
    if previous:
        clause = _OF_PREVIOUS.sub(" ", clause)
    clause = _DATED.split(clean(_OTHER_GROUP.sub(" ", clause)))[-1]
    if previous and not clause.strip(" ,"):
        clause = clean(named[index - 1].before)
    short = _SHORT.search(clause)
    lasting = _DURATION.search(item.text[: quantity.start])
    period = period_of((clause,)) or (lasting[1] if lasting else None)
    period = period or _loose_period(clause, as_of) or period_of((item.key,))
    period = period or (short[1] if short else None)
    owner = None if period else _owner(item, named, index)
    return "", period if owner is None else period_beside(item, named, owner, as_of)[1]


def _year_behind(text: str, named: Sequence[Named], end: int) -> re.Match[str] | None:
    """Return the year in parentheses behind a quantity, where no other number is part of it."""
    found = _BEHIND.match(text, end)
    if found is None:
        return None
    start, stop = found.span(found.lastindex or 0)
    inside = any(start < other.quantity.start < stop for other in named)
    return None if inside else found


def _owner(item: Item, named: Sequence[Named], index: int) -> int | None:
    """Return the quantity that the parentheses around another explain: 3억원(국비 2억원)."""
    opened = flattened(item.text[: named[index].quantity.start]).rfind("(")
    for other in range(index - 1, -1, -1):
        end = named[other].quantity.end
        if end <= opened:
            return None if _BREAK.search(item.text, end, opened) else other
    return None


def _loose_period(clause: str, as_of: str) -> str | None:
    """Return the period that a clause names without a year: 상반기, or of 올해 the year."""
    found = _RELATIVE.search(clause)
    if found and as_of:
        return f"{int(as_of[:4]) - bool(found[2]) + bool(found[3])}년"
    part = _PART_OF_YEAR.search(clause)
    return part[0] if part else None
