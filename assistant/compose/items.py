"""The statements of a report's running text: bullet items and sentences over wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.compose.wording import strip_numbering
from index.records import StoredLine
from ingest.cleaning import clean

REGION_LINES = 8
"""So many lines one citation may have."""

NOTE = 6.0
"""How deep a remark (※) sits."""

# How deep each bullet sits below a heading; a hyphen's indentation decides between the lower ones.
_BULLETS: tuple[tuple[str, float], ...] = (
    ("□■◇◆❏▣", 1.0),
    ("❙【〈《<①②③④⑤⑥⑦⑧⑨⑩⑪⑫", 1.5),
    ("○ㅇ∘◦●◎⚪❍", 2.0),
    ("-－–—―", 3.0),
    ("·•∙▪◾", 4.0),
    ("▶▷▸‣►✓✔☞⇒→➡", 4.5),
    ("※*†", 6.0),
)
_LEVEL = {sign: level for signs, level in _BULLETS for sign in signs}
_BULLET = re.compile(
    rf"^\s*([{re.escape(''.join(_LEVEL))}])(?![\d.])\s*|^\s*((?:\d{{1,2}}|[가-하])[.)])\s+"
)
_PRIVATE = re.compile(r"^\s*[\ue000-\uf8ff\U000f0000-\U0010ffff]\s*")
_MARKER_LIKE = re.compile(r"\[(\d{1,3})\]")  # a report's own footnote is no marker of ours
_LONGEST_PARENT = 40
_DIGITS = 2  # of a heading's number
_PLAIN = 2.5
_LONGEST = 6  # lines that one sentence may be wrapped over
_FULL_LINE = 24  # a line this long may go on in the next
_SURE_ENDS = re.compile(r"(?:다|함|음|임|됨|[)」])[.。]?$")
# A letter-spaced word opens a row of a table whose cells only spaces part (규 모 1,369㎡ 700㎡).
_TABLE_LABEL = re.compile(
    r"\s*(?:구\s*분(?=\s)|[가-힣](?:\s{1,4}[가-힣]){1,5}\s(?=.*\S))(?!\s*[:：])"
)
_ENDS = re.compile(r"(?:다|함|음|임|됨|것|중|등|예정|완료|추진|\))[.。]?$|[:：]$")


@dataclass(frozen=True, slots=True)
class Item:
    """One statement: the cleaned text of the lines ``first`` to ``last``, and what it hangs from.

    ``parents`` are the items above it, outermost first (the ○ line of a － line).
    """

    report: str
    first: int
    last: int
    text: str
    level: float
    heading: tuple[str, ...]
    parents: tuple[Item, ...]
    page: int | None

    @property
    def is_note(self) -> bool:
        """Whether it is a remark (※) on the item before it."""
        return self.level == NOTE


def items_of(report: str, lines: Sequence[StoredLine], skip: Iterable[range] = ()) -> list[Item]:
    """Cut lines into items, joining what was wrapped over line ends and blank lines.

    Parameters
    ----------
    report
        The report's name.
    lines
        Successive lines.
    skip
        Line numbers of tables, which are no sentences.
    """
    tables = tuple(skip)
    groups: list[list[StoredLine]] = []
    blanks = 0
    for line in lines:
        if any(line.number in table for table in tables):
            blanks = 2
            continue
        if not line.text.strip() or not clean(line.text):
            blanks += 1
            continue
        if groups and _goes_on(groups[-1], line, blanks):
            groups[-1].append(line)
        else:
            groups.append([line])
        blanks = 0
    return _with_parents(report, groups)


def is_heading(item: Item) -> bool:
    """Say whether an item is the heading that others stand under."""
    return bool(item.heading) and _is_numbered(item.text, item.heading[-1])


def shown_parents(item: Item) -> list[Item]:
    """Return the item's parent if it is short and near enough to be quoted and cited with it."""
    return [
        parent
        for parent in item.parents[-1:]
        if item.last - parent.first < REGION_LINES
        and len(parent.text) <= _LONGEST_PARENT
        and parent.text not in item.text
    ]


def strip_bullet(text: str) -> str:
    """Return cleaned text without the bullets in front of it."""
    previous = None
    while text != previous:
        previous, text = text, _BULLET.sub("", text, count=1) if not text[:1].isdigit() else text
    return text.strip()


def _goes_on(group: Sequence[StoredLine], line: StoredLine, blanks: int) -> bool:
    """Say whether ``line`` is the rest of the sentence that ``group`` began."""
    before = group[-1]
    if len(group) >= _LONGEST or blanks > 1 or _level(line.text) is not None:
        return False
    if _TABLE_LABEL.match(line.text) or _TABLE_LABEL.match(before.text):
        return False
    text = clean(before.text)
    if text.endswith((",", "，")):  # a list that goes on, even where it was taken for a heading
        return True
    if before.heading != line.heading or _repeats_heading(before) or _repeats_heading(line):
        return False
    joined = " ".join(clean(part.text) for part in group)
    open_bracket = joined.count("(") > joined.count(")")
    unfinished = open_bracket or text.endswith((",", "·", "및", "와", "과", "/"))
    if unfinished:
        return True
    if clean(line.text).startswith("("):
        return blanks == 0
    ended = _ENDS if blanks else _SURE_ENDS
    return len(text) >= _FULL_LINE and not ended.search(text)


def _level(text: str) -> float | None:
    """Return how deep a line's bullet sits, or ``None`` for a line without one."""
    if _PRIVATE.match(text):
        return 1.0
    match = _BULLET.match(text)
    if match is None:
        return None
    if match[2]:
        return 1.5
    level = _LEVEL[match[1]]
    indent = len(text) - len(text.lstrip())
    return level + min(indent, 9) / 10 if level == 3.0 else level


def _repeats_heading(line: StoredLine) -> bool:
    """Say whether a line is its own heading, as the outline understood it."""
    return bool(line.heading) and _is_numbered(line.text, line.heading[-1])


def _is_numbered(text: str, heading: str) -> bool:
    """Say whether a text is a heading, with its number or without.

    Cleaned, the number may run into a digit that the heading begins with (6 4차 …).
    """
    letters, own = _letters(text), _letters(heading)
    number = letters.removesuffix(own)
    return number != letters and (not number or (number.isdigit() and len(number) <= _DIGITS))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", strip_numbering(text))


def _with_parents(report: str, groups: Sequence[Sequence[StoredLine]]) -> list[Item]:
    found: list[Item] = []
    above: list[Item] = []
    # The first of successive lines without bullets: what is left of a table's header, mostly.
    opening: Item | None = None
    heading: tuple[str, ...] | None = None
    for group in groups:
        head = group[0]
        level = _level(head.text)
        if heading is not None and head.heading[: len(heading)] != heading:
            above = []
        heading = head.heading
        text = strip_bullet(clean(" ".join(clean(line.text) for line in group)))
        text = _MARKER_LIKE.sub(r"(\1)", text)
        if not text:
            continue
        depth = _PLAIN if level is None else level
        above = [parent for parent in above if parent.level < depth]
        if level is not None or (opening and opening.heading != head.heading):
            opening = None
        parents = (*above, opening) if opening else tuple(above)
        item = Item(
            report=report,
            first=head.number,
            last=group[-1].number,
            text=text,
            level=depth,
            heading=head.heading,
            parents=parents,
            page=head.page,
        )
        found.append(item)
        if level is None:
            opening = opening or (None if is_heading(item) else item)
        elif level != NOTE:
            above.append(item)
    return found
