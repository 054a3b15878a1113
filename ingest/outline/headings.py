"""Which lines of a report are headings, and of what kind.

A sign alone does not make a heading: numbers also stand in tables and in lists of contents, and
some headings have lost their sign. This step weighs each line against its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.outline.marks import Mark
from ingest.outline.words import (
    could_be_heading,
    ends_open,
    is_section,
    names_section,
    section_title,
    without_data,
)

CHAPTERS = ("roman", "point", "letter", "number", "sharp")
SECTIONS = ("box", "circled", "brace", "plain")
BULLETS = ("ring", "dash", "arrow", "dot")

_LOOK_AHEAD = 40  # lines searched for what a line introduces
UNMARKED = -1  # the indent of a heading without a sign

_SHORT = 25  # characters: a shorter bullet had room to go on, so the next line does not
_OPEN_DATE = re.compile(r"(?:\d\s?[.년]|~)\s?\d{1,2}\.$")
_DATE_REST = re.compile(r"\([^()]*\)$|(?:까지|부터|현재|기준|이후|이전)(?![가-힣])")
_LABELLED = re.compile(r"^[^:]{2,25}\s:\s\S")


def find_headings(marks: Sequence[Mark]) -> list[Mark]:
    """Return ``marks`` with every numbered or unmarked line settled as heading or text.

    A mark whose kind is in ``CHAPTERS``, ``SECTIONS`` or ``BULLETS`` (or ``caption``) is a heading
    of that kind; lines that only look so have become ``text``, lists of contents ``contents``,
    a short note above a table ``aside``, and headings without a sign ``box``, ``plain`` or
    ``caption`` with the indent ``UNMARKED``.
    """
    settled = _sequenced(_named(list(marks)))
    settled = _private_boxes(settled)
    unmarked = _unmarked_headings(settled)
    return _without_contents(unmarked)


def is_heading(mark: Mark) -> bool:
    """Tell whether a settled mark opens a place in the outline."""
    return mark.kind in (*CHAPTERS, *SECTIONS, *BULLETS, "caption", "aside")


def neighbour(marks: Sequence[Mark], index: int, step: int = 1) -> Mark:
    """Return the nearest line that is not blank, after ``index`` or (``step`` -1) before it."""
    found = _neighbour_index(marks, index, step)
    return marks[found] if found >= 0 else Mark("blank")


def _neighbour_index(marks: Sequence[Mark], index: int, step: int = 1) -> int:
    index += step
    while 0 <= index < len(marks):
        if marks[index].kind != "blank":
            return index
        index += step
    return -1


def _following(marks: Sequence[Mark], index: int) -> str:
    """Return the kind of the next line that is neither blank nor a note nor a unit."""
    kinds = (mark.kind for mark in marks[index + 1 : index + 1 + _LOOK_AHEAD])
    return next((kind for kind in kinds if kind not in ("blank", "note", "unit")), "blank")


def _named(marks: list[Mark]) -> list[Mark]:
    """Give a number that stands alone the title that follows it."""
    for index, mark in enumerate(marks):
        if mark.title or mark.kind not in ("roman", "capital", "number", "circled"):
            continue
        after = _neighbour_index(marks, index)
        follows = after >= 0 and marks[after].kind == "plain" and len(marks[after].title) <= 60
        marks[index] = replace(mark, title=marks[after].title) if follows else Mark("plain")
        if follows:
            marks[after] = Mark("text", marks[after].title)
    return marks


def _sequenced(marks: list[Mark]) -> list[Mark]:
    """Keep the numbers that count on; one out of order is a figure, a word or part of a date."""
    last = dict.fromkeys(("roman", "point", "letter", "number"), 0)
    points: set[int] = set()
    for index, mark in enumerate(marks):
        kind = "roman" if mark.kind == "capital" else mark.kind
        if kind not in last:
            continue
        is_date = kind == "point" and _ends_date(marks, index, points)
        if is_date or not _counts_on(mark, last[kind]):
            marks[index] = Mark("plain", mark.whole)
            continue
        marks[index] = replace(mark, kind=kind)
        last[kind] = mark.number
        if kind == "point":
            points.add(mark.number)
        if kind in ("roman", "point"):
            last["letter"] = last["number"] = 0
    return marks


def _counts_on(mark: Mark, last: int) -> bool:
    """Tell whether a number follows the ``last`` of its kind; Ⅲ and 3. may skip lost headings."""
    if mark.kind in ("roman", "point"):
        return True
    in_order = mark.number == 1 or 0 < mark.number - last <= 2
    return in_order and (mark.kind == "letter" or _is_title(mark.title))


def _ends_date(marks: Sequence[Mark], index: int, points: set[int]) -> bool:
    """Tell whether a point ends a date cut by the line before: ``… ~ ’24. 12.`` ``31.(3년)``.

    ``points`` are the numbers of the points before. A heading that counts on from one of them is
    a date only if it is worded like the rest of one.
    """
    mark = marks[index]
    if not _OPEN_DATE.search(neighbour(marks, index, -1).title):
        return False
    counts_on = mark.number == 1 or not points.isdisjoint((mark.number - 1, mark.number - 2))
    return not counts_on or bool(_DATE_REST.match(mark.title))


def _is_title(text: str) -> bool:
    words = text.split()
    figures = sum(any(char.isdigit() for char in word) for word in words)
    letters = sum(char.isalpha() for char in text)
    return letters >= 2 and len(text) <= 80 and figures * 2 <= len(words)


def _private_boxes(marks: list[Mark]) -> list[Mark]:
    """Read a glyph without Unicode as the report's □, or as the bullet of a list.

    Where the report has □ as well, it is one only if its chapter has none and it heads something.
    """
    has_boxes = sum(mark.kind == "box" for mark in marks) > 2
    settled = list(marks)
    for chapter in _chapters(marks):
        boxed = any(marks[index].kind == "box" for index in chapter)
        for index in chapter:
            if marks[index].kind == "private":
                is_box = not has_boxes or (not boxed and _heads_something(marks, index))
                settled[index] = replace(marks[index], kind="box" if is_box else "arrow")
    return settled


def _chapters(marks: Sequence[Mark]) -> Iterator[range]:
    """Yield the lines from each chapter's title to the next."""
    starts = [index for index, mark in enumerate(marks) if mark.kind in CHAPTERS]
    yield from (range(first, end) for first, end in pairwise([0, *starts, len(marks)]))


def _heads_something(marks: Sequence[Mark], index: int) -> bool:
    following = neighbour(marks, index).kind
    if following in ("unit", "table", "caption", *SECTIONS[1:3], *BULLETS[:2]):
        return True
    return following in ("plain", "note") and is_section(marks[index].title, runs_on=False)


def _unmarked_headings(marks: list[Mark]) -> list[Mark]:
    wraps = _wraps(marks)
    blanks = sum(mark.kind == "blank" for mark in marks)
    spaced = blanks * 5 > len(marks)
    found = list(marks)
    for index, mark in enumerate(marks):
        if mark.kind == "box":
            found[index] = replace(mark, title=without_data(mark.title))
        elif mark.kind in ("plain", "note", "caption"):
            found[index] = _settled_line(found, index, wraps, spaced)
    return found


def _wraps(marks: Sequence[Mark]) -> bool:
    """Tell whether the text keeps the line breaks of a page: plain lines often follow bullets."""
    kinds = [mark.kind for mark in marks if mark.kind != "blank"]
    continued = sum(first in BULLETS and second == "plain" for first, second in pairwise(kinds))
    return continued * 20 > sum(kind in BULLETS for kind in kinds)


def _settled_line(marks: list[Mark], index: int, wraps: bool, spaced: bool) -> Mark:
    mark = marks[index]
    previous = neighbour(marks, index, -1)
    following = _following(marks, index)
    text = Mark("text", mark.title)
    if mark.kind == "caption":
        alone = previous.kind != "caption"
        return mark if alone and following != "caption" and len(mark.title) > 6 else text
    if mark.kind == "note":
        heads_table = following == "table" and len(mark.title) <= 12
        return Mark("aside", mark.title) if heads_table else mark
    if spaced and not (index == 0 or marks[index - 1].kind in ("blank", "box", *CHAPTERS)):
        return text
    runs_on = spaced and any(m.kind == "plain" for m in marks[index + 1 : index + 2])
    if is_section(mark.title, runs_on):
        return Mark("box", section_title(mark.title), indent=UNMARKED)
    if not spaced or not could_be_heading(mark.title):
        return text
    if following == "table":
        return Mark("caption", mark.title, indent=UNMARKED)
    if following == "arrow" and len(mark.title) <= 30 and previous.kind in BULLETS:
        return Mark("caption", mark.title, indent=UNMARKED)
    labelled = following == "ring" and bool(_LABELLED.match(mark.title))
    if labelled or (following in (*BULLETS[:2], "brace") and _is_closed(previous, wraps)):
        return Mark("plain", mark.title, indent=UNMARKED)
    if previous.kind in CHAPTERS and names_section(mark.title):
        return Mark("box", mark.title, indent=UNMARKED)
    return text


def _is_closed(previous: Mark, wraps: bool) -> bool:
    """Tell whether the line before is complete, so that this one does not continue it."""
    if previous.kind in ("text", "note", "caption"):
        return False
    if previous.kind not in BULLETS:
        return True
    return not ends_open(previous.title) and (not wraps or len(previous.title) < _SHORT)


def _without_contents(marks: list[Mark]) -> list[Mark]:
    """Take lists of contents out: numbered entries of one kind with nothing between them."""
    chapters = [index for index, mark in enumerate(marks) if mark.kind in CHAPTERS]
    listed: set[int] = set()
    for place, index in enumerate(chapters):
        mark = marks[index]
        end = chapters[place + 1] if place + 1 < len(chapters) else len(marks)
        if mark.kind == "sharp" or any(_is_content(m) for m in marks[index + 1 : end]):
            continue
        follower = marks[end].kind if end < len(marks) else ""
        continues_list = place > 0 and chapters[place - 1] in listed
        same_list = continues_list and marks[chapters[place - 1]].kind == mark.kind
        if same_list or (mark.number == 1 and follower == mark.kind):
            listed.add(index)
    return [
        replace(mark, kind="contents") if index in listed else mark
        for index, mark in enumerate(marks)
    ]


def _is_content(mark: Mark) -> bool:
    if mark.kind == "text":
        return len(mark.title) > 50
    return mark.kind not in ("blank", "unit")
