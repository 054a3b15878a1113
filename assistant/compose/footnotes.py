"""Footnotes: what the foot of a page lists belongs to the statement that has its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.compose.counting import listed_counts
from assistant.compose.items import NOTE, Item, items_of
from index.records import Records, StoredLine

_REACH = 60  # lines to the foot of a page
_LONGEST = 6  # lines of a footnote
_SIGN = re.compile(r"([¹²³⁴-⁹])⁾|\^\{(\d)\)\}|(?<=[가-힣」'])(\d)\)")
_NUMBERS = {ord(sign): str(number) for number, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}


def footnotes(item: Item, lines: Sequence[StoredLine], records: Records) -> Iterator[Item]:
    """Yield the footnotes of an item that list things, as remarks that hang from it.

    Parameters
    ----------
    item, lines
        A statement and, among others, the lines that it stands on.
    records
        Where its report's other lines are.
    """
    own = (line.text for line in lines if item.first <= line.number <= item.last)
    signs = [next(filter(None, match.groups())) for text in own for match in _SIGN.finditer(text)]
    for number in dict.fromkeys(sign.translate(_NUMBERS) for sign in signs):
        below = records.lines(item.report, item.last + 1, item.last + _REACH)
        foot = re.compile(rf"\s*{number}\)\s")
        start = next((at for at, line in enumerate(below) if foot.match(line.text)), None)
        if start is None:
            continue
        for found in items_of(item.report, below[start : start + _LONGEST])[:1]:
            text = foot.sub("", found.text, count=1)
            if not listed_counts(text):
                continue  # what explains a word is found as a statement of its own
            parents = (*item.parents, item)
            yield replace(found, text=text, level=NOTE, heading=item.heading, parents=parents)
