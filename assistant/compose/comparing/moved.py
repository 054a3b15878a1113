"""The conclusion of a comparison of dates: from when to when something was put off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.comparing.stated import Stated, asks_one
from assistant.compose.happening import date_told, names_event
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from prompts.messages import message


def moved(found: Sequence[Stated], writer: Writer) -> str | None:
    """Write how the date that the last part tells differs from the first one's, with markers.

    ``None`` where one of them tells no date, or several, of what the question asks the time of.
    """
    sides = [one for one in found if one.sought.part.label]
    if len(sides) < 2 or not sides[-1].sought.part.year or not asks_one(sides):
        return None
    if any(one.sought.question.kind != "when" for one in sides):
        return None
    first, last = sides[0], sides[-1]
    # The last may leave unsaid what the first asks the time of: 언제로 나오나.
    asked = [first.sought.question.search, last.sought.question.search]
    asked[1] = asked[1] if names_event(asked[1]) else asked[0]
    before, after = _date(first, asked[0], writer), _date(last, asked[1], writer)
    if before is None or after is None:
        return None
    same = _numbers(before) == _numbers(after)
    if not same and len(_numbers(before)) != len(_numbers(after)) and _ends_alike(before, after):
        return None  # one of them lacks its year
    marks = dict.fromkeys(
        one_writer(one, writer).mark(one.evidence[0].item) for one in (first, last)
    )
    text = message(
        "assistant.compared_kept" if same else "assistant.compared_moved",
        before=f"{before}({first.sought.part.label})",
        after=f"{after}({last.sought.part.label})",
    )
    return f"{text} {''.join(marks)}"


def one_writer(one: Stated, writer: Writer) -> Writer:
    """Return the writer of a part's own question."""
    return replace(writer, question=one.sought.question, wanted=one.wanted)


def _date(one: Stated, asked: str, writer: Writer) -> str | None:
    """Return the date that a part's best statement tells."""
    if not one.evidence:
        return None
    item = one.evidence[0].item
    text = item.text
    if isinstance(item, RowItem):
        cells = one_writer(one, writer).cells(item)
        text = " ".join((*item.labels, *(f"{' '.join(c.column)} {c.text}" for c in cells)))
    return date_told(text, asked)


def _numbers(date: str) -> list[int]:
    """Return year, month and day as far as they are told, the year in two digits."""
    return [int(number) % 100 for number in re.findall(r"\d+", date)]


def _ends_alike(one: str, other: str) -> bool:
    fewer, more = sorted((_numbers(one), _numbers(other)), key=len)
    return more[1 : 1 + len(fewer)] == fewer
