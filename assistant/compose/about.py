"""What a statement is about: the heading that names its matter, and its parent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.items import Item, is_heading, shown_parents
from assistant.compose.wording import strip_numbering, subject_of

_LONGEST_SUBJECT = 40
_NO_SUBJECT = re.compile(r"^[(「‘']?\(|[:：<>⇒➡⇨]|(?:중|됨|함|음|예정|완료|등)$")


def about_of(item: Item, since: int = 0) -> tuple[str, ...]:
    """Return what an item is about: the heading that names the matter, and its parent.

    Parents before the line ``since`` are left out.
    """
    parents = [plain_of(parent) for parent in shown_parents(item) if parent.first >= since]
    found = [text for text in (subject_of_item(item), *parents) if text and text not in item.text]
    # One of the two that says the other, too, is enough.
    kept = [text for text in found if not any(text in other for other in found if other != text)]
    return tuple(dict.fromkeys(kept))


def plain_of(item: Item) -> str:
    """Return an item's text as it stands before its children: without number and colon."""
    return strip_numbering(item.text).rstrip(" :：~")


def speakable(about: str) -> bool:
    """Say whether a text can be the subject of a sentence: short, and no clause of its own."""
    return len(about) <= _LONGEST_SUBJECT and _NO_SUBJECT.search(about) is None


def part_of(labels: Sequence[str]) -> str:
    """Return how a figure is called by its labels, outermost first: the part before the whole.

    Examples
    --------
    >>> part_of(("공방 운영", "소요예산", "설비"))
    '공방 운영 설비 소요예산'
    """
    if len(labels) < 3:
        return " ".join(labels)
    part = f"{labels[-1]} {labels[-2]}"
    whole = f"{labels[0]} {part}"
    return whole if speakable(whole) else part


def subject_of_item(item: Item) -> str:
    """Return the heading that names the matter of an item, other than the item itself."""
    return subject_of(item.heading[:-1] if is_heading(item) else item.heading)
