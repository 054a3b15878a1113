"""Which lines of a report are headings, and of what kind.

A sign alone does not make a heading: numbers also stand in tables and in lists of contents, and
some headings have lost their sign. This step weighs each line against its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.marks import Mark

CHAPTERS = ("roman", "point", "letter", "number", "sharp")
SECTIONS = ("box", "circled", "brace", "plain")
BULLETS = ("ring", "dash", "arrow", "dot")

UNMARKED = -1  # the indent of a heading without a sign

_GENERIC = (
    "주요|세부|향후|사업|추진|예산|집행|조직|인력|일반|기본|경영|운영|재정|결산|시설|정책|행사|경제|용어|"
    "종합|평가|점검|조치|기대|개선|단계별|연도별|부서별|분기별|상반기|하반기|[1-4]분기|및"
)
_SECTION_NOUN = (
    "현황|개요|계획|실적|목표|일정|내용|배경|방향|기능|업무|성과|결과|효과|방안|근거|목적|과제|사항|총괄|"
    "전망|동향|지표|정리|체계|비전|문제점"
)
_SECTION = re.compile(
    rf"^(?:'?\d{{2,4}}년도?\s*)?(?:(?:{_GENERIC}|{_SECTION_NOUN})\s*)*(?:{_SECTION_NOUN}|예산)$"
)
_TAIL = re.compile(r"\s+[-:]\s.*$|\s*\([^()]*\)$|\s*:\s.*$")
_BUDGET = re.compile(r"^'?\d{2,4}년도?\s*예산\s*:")
_LABELLED = re.compile(r"^[^:]{2,25}\s:\s\S")
_OPEN_END = re.compile(
    r"(?:[,·→⇨+~(&-]|위한|통한|하는|하고|하여|되는|있는|없는|으로|대한|따른|등|등의|관련|및|[을를의에와])$"
)
_SENTENCE_END = re.compile(r"(?:[.!?]|[다함음됨]\.?)$")


@dataclass(frozen=True, slots=True)
class Contents:
    """An entry of a list of contents: no heading itself, but it tells what headings to expect."""

    number: int
    title: str


def find_headings(marks: Sequence[Mark]) -> list[Mark | Contents]:
    """Return ``marks`` with every numbered or unmarked line settled as heading or text.

    A mark whose kind is in ``CHAPTERS``, ``SECTIONS`` or ``BULLETS`` (or ``caption``) is a heading
    of that kind; lines that only look so have become ``text``, lists of contents ``Contents``,
    and headings without a sign ``box``, ``plain`` or ``caption`` with
    the indent ``UNMARKED``.
    """
    settled = _sequenced(_named(list(marks)))
    settled = _private_boxes(settled)
    unmarked = _unmarked_headings(settled)
    return _without_contents(unmarked)


def is_heading(mark: Mark | Contents) -> bool:
    """Tell whether a settled mark opens a place in the outline."""
    if isinstance(mark, Contents):
        return False
    return mark.kind in (*CHAPTERS, *SECTIONS, *BULLETS, "caption")


def ends_open(text: str) -> bool:
    """Tell whether ``text`` goes on after its last word: a particle, a comma, 위한 and the like."""
    return bool(_OPEN_END.search(text))


def next_line(marks: Sequence[Mark | Contents], index: int, step: int = 1) -> int:
    """Return the index of the nearest line that is not blank, or -1."""
    index += step
    while 0 <= index < len(marks):
        mark = marks[index]
        if isinstance(mark, Contents) or mark.kind != "blank":
            return index
        index += step
    return -1


def names_section(title: str) -> bool:
    """Tell whether ``title`` ends in a noun that heads sections: 현황, 개요, 전망 …."""
    return bool(re.search(rf"(?<![육양조구작])(?:{_SECTION_NOUN})$", title))  # 육성과 is no 성과


def _following(marks: Sequence[Mark], index: int) -> str:
    """Return the kind of the next line that is neither blank nor a note nor a unit."""
    kinds = (mark.kind for mark in marks[index + 1 :])
    return next((kind for kind in kinds if kind not in ("blank", "note", "unit")), "blank")


def _named(marks: list[Mark]) -> list[Mark]:
    """Give a number that stands alone the title that follows it."""
    for index, mark in enumerate(marks):
        if mark.title or mark.kind not in ("roman", "capital", "number", "circled"):
            continue
        after = next_line(marks, index)
        follows = after > 0 and marks[after].kind == "plain" and len(marks[after].title) <= 60
        marks[index] = replace(mark, title=marks[after].title) if follows else Mark("plain")
        if follows:
            marks[after] = Mark("text", marks[after].title)
    return marks


def _sequenced(marks: list[Mark]) -> list[Mark]:
    """Keep the numbers that count on; one out of order is a figure or a word."""
    last = {"roman": 0, "number": 0}
    for index, mark in enumerate(marks):
        kind = "roman" if mark.kind == "capital" else mark.kind
        if kind not in last:
            last["number"] = 0 if kind == "point" else last["number"]
            continue
        ahead = mark.number - last[kind]
        in_order = mark.number == 1 or 0 < ahead <= 2 or mark.kind == "roman"
        if in_order and _is_title(mark.title):
            marks[index] = replace(mark, kind=kind)
            last[kind] = mark.number
            last["number"] = 0 if kind == "roman" else last["number"]
        else:
            marks[index] = Mark("plain", f"{mark.number} {mark.title}")
    return marks


def _is_title(text: str) -> bool:
    words = text.split()
    figures = sum(any(char.isdigit() for char in word) for word in words)
    letters = sum(char.isalpha() for char in text)
    return letters >= 3 and len(text) <= 80 and figures * 2 <= len(words)


def _private_boxes(marks: list[Mark]) -> list[Mark]:
    """Read a glyph without Unicode as □ if the report has no other, else as a list's bullet."""
    has_boxes = sum(mark.kind == "box" for mark in marks) > 2
    kind = "arrow" if has_boxes else "box"
    return [replace(mark, kind=kind) if mark.kind == "private" else mark for mark in marks]


def _unmarked_headings(marks: list[Mark]) -> list[Mark]:
    wraps = _wraps(marks)
    blanks = sum(mark.kind == "blank" for mark in marks)
    spaced = blanks * 5 > len(marks)
    found = list(marks)
    for index, mark in enumerate(marks):
        if mark.kind == "box":
            found[index] = replace(mark, title=_without_data(mark.title))
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
    before, after = next_line(marks, index, -1), next_line(marks, index)
    previous = marks[before] if before >= 0 else Mark("blank")
    following = _following(marks, index)
    text = Mark("text", mark.title)
    if mark.kind == "caption":
        alone = previous.kind != "caption"
        return mark if alone and following != "caption" and len(mark.title) > 6 else text
    if mark.kind == "note":
        return (
            Mark("caption", mark.title) if following == "table" and len(mark.title) <= 12 else mark
        )
    if spaced and not (index == 0 or marks[index - 1].kind in ("blank", "box", *CHAPTERS)):
        return text
    if _is_section(mark.title, spaced and after == index + 1 and marks[after].kind == "plain"):
        return Mark("box", _section_title(mark.title), indent=UNMARKED)
    if not spaced or not _could_be_heading(mark.title):
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


def _is_section(title: str, runs_on: bool) -> bool:
    """Tell a heading that every report has (추진계획, 조직현황 - …), even without its sign."""
    if _BUDGET.match(title):
        return True
    name = _section_title(title)
    if not _SECTION.match(name) or (len(name) < 4 and name != "예산"):
        return False
    return not runs_on or name != title


def _without_data(title: str) -> str:
    """Cut what a section's heading already tells: 조직현황 - 1국 4과 (2024. 7. 31. 기준)."""
    name, dash, _ = title.partition(" - ")
    return name if dash and _SECTION.match(name) else title


def _section_title(title: str) -> str:
    return title if _BUDGET.match(title) else _TAIL.sub("", title).strip()


def _could_be_heading(title: str) -> bool:
    return (
        4 <= len(title) <= 40
        and sum("가" <= char <= "힣" for char in title) >= 2
        and not title.startswith(("(", "자료", "주)", "→", "⇨", "➡"))
        and "☎" not in title
        and not ends_open(title)
        and not _SENTENCE_END.search(title)
    )


def _is_closed(previous: Mark, wraps: bool) -> bool:
    """Tell whether the line before is complete, so that this one does not continue it."""
    if previous.kind in ("text", "note", "caption"):
        return False
    if previous.kind not in BULLETS:
        return True
    return not ends_open(previous.title) and (not wraps or len(previous.title) < 30)


def _without_contents(marks: list[Mark]) -> list[Mark | Contents]:
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
        Contents(mark.number, mark.title) if index in listed else mark
        for index, mark in enumerate(marks)
    ]


def _is_content(mark: Mark) -> bool:
    if mark.kind == "text":
        return len(mark.title) > 50
    return mark.kind not in ("blank", "unit")
