"""The order of bullets and captions, and which of them have something below them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from ingest.outline.headings import CHAPTERS, SECTIONS, UNMARKED, is_heading, neighbour
from ingest.outline.marks import Mark


class Rank(IntEnum):
    """How deep a heading stands; within ``CHAPTER`` and ``SECTION`` the order of kinds differs."""

    CHAPTER = 0
    SECTION = 1
    RING = 2
    CAPTION = 3
    DASH = 4
    INNER_DASH = 5
    ARROW = 6
    DOT = 7
    TABLE_CAPTION = 8


_RANKS = {"ring": Rank.RING, "arrow": Rank.ARROW, "aside": Rank.TABLE_CAPTION}
_INTRODUCED = {"dash": Rank.CAPTION, "arrow": Rank.INNER_DASH}


def rank_of(marks: Sequence[Mark], index: int, outer_dash: int | None) -> Rank:
    """Return the rank of the bullet or caption at ``index``.

    ``outer_dash`` is the indent of the first － since the last heading of a higher rank.
    """
    mark = marks[index]
    if mark.kind == "dash":
        # A dash set in below one at the margin is its child; other indents are accidental.
        return Rank.INNER_DASH if outer_dash == 0 < mark.indent else Rank.DASH
    if mark.kind != "caption":
        return _RANKS.get(mark.kind, Rank.DOT)
    if mark.indent == UNMARKED and neighbour(marks, index, -1).kind == "table":
        return Rank.RING  # between two tables it is a part of the section, not of a bullet
    # A caption stands above the bullets it introduces, else it ends with its table.
    return _INTRODUCED.get(neighbour(marks, index).kind, Rank.TABLE_CAPTION)


def has_children(
    marks: Sequence[Mark], index: int, rank: Rank, outer_dash: int | None, *, loose: bool
) -> bool:
    """Tell whether anything stands below the bullet at ``index``, so that it is a heading.

    ``loose`` says that no section is open: an unmarked 추진내용 then belongs to the ○ before it.
    """
    for after in range(index + 1, len(marks)):
        mark = marks[after]
        if mark.kind in (*CHAPTERS, "aside", "contents"):
            return False
        if mark.kind in SECTIONS:
            return loose and rank == Rank.RING and mark.indent == UNMARKED
        if mark.kind == "table":
            return rank <= Rank.DASH
        if is_heading(mark):
            return rank_of(marks, after, outer_dash) > rank
    return False
