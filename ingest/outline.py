"""The heading path of every line: under which headings, outermost first, it stands.

Council reports nest Ⅰ. ▸ 1. ▸ 1 ▸ □ ▸ ① ▸ ○ ▸ －, but not all alike: some put 1. above Ⅰ., some
① above □. Kinds of one class (chapters, sections) therefore nest in the order in which they
appear; the classes themselves, and the bullets, nest in a fixed order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.headings import (
    BULLETS,
    CHAPTERS,
    SECTIONS,
    UNMARKED,
    Contents,
    ends_open,
    find_headings,
    is_heading,
    names_section,
    next_line,
)
from ingest.marks import Mark, read_mark
from ingest.model import Line

MAX_LEVELS = 6
MAX_TITLE = 80
_CHAPTER, _SECTION, _RING, _CAPTION, _DASH, _INNER_DASH, _ARROW, _DOT, _TABLE_CAPTION = range(9)


@dataclass(slots=True)
class _Place:
    """An open heading. ``seen`` holds the sections met directly under it."""

    rank: int
    mark: Mark
    is_leaf: bool = False
    seen: set[str] = field(default_factory=set)
    contents: dict[int, str] = field(default_factory=dict)


def heading_paths(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """Return the heading path of each line.

    A path holds the cleaned titles of the headings above the line, outermost first; that of a
    heading ends with the heading itself. A bullet is a heading if something stands under it. At
    most ``MAX_LEVELS`` innermost titles are kept, each at most ``MAX_TITLE`` characters long.
    """
    marks = find_headings([read_mark(line.text) for line in lines])
    outline = _Outline(marks)
    for index in range(len(marks)):
        outline.read(index)
    return tuple(outline.paths)


class _Outline:
    """Walks down the lines with the stack of open headings."""

    def __init__(self, marks: list[Mark | Contents]) -> None:
        self.marks = marks
        self.paths: list[tuple[str, ...]] = []
        self._open: list[_Place] = []
        self._outer_dash: int | None = None
        self._tables: dict[str, list[_Place]] = {}
        self._titles = {_bare(m.title) for m in marks if isinstance(m, Mark) and is_heading(m)}

    def read(self, index: int) -> None:
        """Place the next line."""
        mark = self.marks[index]
        if isinstance(mark, Mark) and self._is_unsigned_section(mark):
            mark = replace(mark, kind="box")
        if isinstance(mark, Contents):
            self._close(_SECTION)
            if self._open:
                self._open[-1].contents[mark.number] = mark.title
        elif mark.kind in CHAPTERS:
            self._open_chapter(mark, index)
        elif mark.kind in SECTIONS:
            self._open_section(mark, index)
        elif is_heading(mark):
            self._open_bullet(mark, index, self._rank(mark, index))
        elif mark.kind == "table":
            self._read_table(mark, index)
        self.paths.append(self._path(mark))

    def _open_chapter(self, mark: Mark, index: int) -> None:
        self._close(_SECTION)
        kinds = [place.mark.kind for place in self._open]
        title = self._full_title(mark, index)
        if mark.kind == "sharp":  # Markdown counts its levels
            while self._open and self._open[-1].mark.number >= mark.number:
                self._open.pop()
        elif mark.kind in kinds:
            del self._open[kinds.index(mark.kind) :]
        self._open.append(_Place(_CHAPTER, replace(mark, title=title)))
        self._outer_dash = None

    def _full_title(self, mark: Mark, index: int) -> str:
        """Return a chapter's title with the lines that it was broken into.

        The list of contents has it whole; without one, a title that ends open goes on.
        """
        for place in self._open:
            listed = place.contents.get(mark.number, "")
            if _is_part(_bare(mark.title), _bare(listed)):
                return listed
        after = next_line(self.marks, index)
        follower = self.marks[after] if after > 0 else None
        if ends_open(mark.title) and isinstance(follower, Mark) and follower.kind == "text":
            return f"{mark.title} {follower.title}"
        return mark.title

    def _is_unsigned_section(self, mark: Mark) -> bool:
        """Tell what only looks like a caption where all sections of the chapter have no sign."""
        section = self._section()
        return (
            mark.kind in ("plain", "caption")
            and mark.indent == UNMARKED
            and names_section(mark.title)
            and section is not None
            and section.mark.indent == UNMARKED
            and all(place.mark.kind != "number" for place in self._open)
        )

    def _section(self) -> _Place | None:
        return next((place for place in self._open if place.rank == _SECTION), None)

    def _open_section(self, mark: Mark, index: int) -> None:
        if self._is_answer_part(mark):
            self._open_bullet(mark, index, _CAPTION)
            return
        self._close(_RING)
        if self._is_outer_circled(mark, index):
            self._close(_SECTION)
        kinds = [place.mark.kind if place.rank == _SECTION else "" for place in self._open]
        if mark.kind in kinds:
            del self._open[kinds.index(mark.kind) :]
        if mark.kind == "box" and self._open:
            self._meet(mark, index)
        self._open.append(_Place(_SECTION, mark))
        self._outer_dash = None

    def _is_answer_part(self, mark: Mark) -> bool:
        """Tell an unmarked 추진내용 below a ○ from a section: no section is above that ○."""
        ranks = [place.rank for place in self._open]
        return mark.indent == UNMARKED and _RING in ranks and _SECTION not in ranks

    def _is_outer_circled(self, mark: Mark, index: int) -> bool:
        """Tell whether a ① stands above the sections: a □ follows at once."""
        after = next_line(self.marks, index)
        follower = self.marks[after] if after > 0 else None
        return (
            mark.kind == "circled"
            and isinstance(follower, Mark)
            and follower.kind == "box"
            and (mark.number == 1 or self._numbers_above_sections(mark.number))
        )

    def _numbers_above_sections(self, number: int) -> bool:
        first = self._section()
        return first is not None and first.mark.kind == "circled" and first.mark.number < number

    def _meet(self, mark: Mark, index: int) -> None:
        """Notice a section that comes a second time: the heading between was lost."""
        parent = self._open[-1]
        name = _bare(mark.title.split(":")[0])
        if name not in parent.seen:
            parent.seen.add(name)
        elif parent.mark.kind == "circled":
            self._open.pop()
        elif parent.mark.kind == "number" and len(self._open) > 1:
            self._restore_heading(index, name)

    def _restore_heading(self, index: int, section: str) -> None:
        """Take a lost heading's title from the list of contents, and give it its first lines."""
        number = self._open[-1].mark.number + 1
        title = self._open[-2].contents.get(number, "")
        if not title or _bare(title) in self._titles:
            return
        self._open[-1] = _Place(_CHAPTER, Mark("number", title, number), seen={section})
        path = _titles(self._open)
        for before in range(index - 1, -1, -1):
            mark = self.marks[before]
            if isinstance(mark, Contents) or mark.kind not in ("text", "blank"):
                break
            self.paths[before] = path

    def _read_table(self, mark: Mark, index: int) -> None:
        """Put a table continued under its repeated head where it began; see lost headings."""
        begun = self._tables.setdefault(mark.title, list(self._open))
        level = len(begun)
        if self._open[:level] == begun and all(p.rank > _SECTION for p in self._open[level:]):
            del self._open[level:]
        numbered = [at for at, place in enumerate(self._open) if place.mark.kind == "number"]
        if not numbered or numbered[0] == 0:
            return
        at = numbered[0]
        number = self._open[at].mark.number + 1
        title = self._open[at - 1].contents.get(number, "")
        first_cell = mark.title.strip("| ").split("\t")[0].split("|")[0]
        if title and _bare(first_cell) == _bare(title) and _bare(title) not in self._titles:
            self._open[at:] = [_Place(_CHAPTER, Mark("number", title, number))]

    def _open_bullet(self, mark: Mark, index: int, rank: int) -> None:
        self._close(rank)
        is_leaf = mark.kind in BULLETS and not self._has_children(index, rank)
        self._open.append(_Place(rank, mark, is_leaf))

    def _rank(self, mark: Mark, index: int) -> int:
        if mark.kind == "ring":
            self._outer_dash = None
        elif mark.kind == "dash" and self._outer_dash is None:
            self._outer_dash = mark.indent
        return self._rank_here(mark, index)

    def _rank_here(self, mark: Mark, index: int) -> int:
        if mark.kind == "dash":
            # A dash set in below one at the margin is its child; other indents are accidental.
            return _INNER_DASH if self._outer_dash == 0 < mark.indent else _DASH
        if mark.kind != "caption":
            return {"ring": _RING, "arrow": _ARROW}.get(mark.kind, _DOT)
        before, after = next_line(self.marks, index, -1), next_line(self.marks, index)
        previous = self.marks[before] if before >= 0 else None
        if mark.indent == UNMARKED and isinstance(previous, Mark) and previous.kind == "table":
            return _RING  # between two tables it is a section's part, not a bullet's
        # A caption stands above the bullets it introduces, else it ends with its table.
        follower = self.marks[after] if after > 0 else None
        kind = follower.kind if isinstance(follower, Mark) else ""
        return {"dash": _CAPTION, "arrow": _INNER_DASH}.get(kind, _TABLE_CAPTION)

    def _has_children(self, index: int, rank: int) -> bool:
        for after in range(index + 1, len(self.marks)):
            mark = self.marks[after]
            if isinstance(mark, Contents) or mark.kind in CHAPTERS:
                return False
            if mark.kind in SECTIONS:
                return rank == _RING and mark.indent == UNMARKED and self._section() is None
            if mark.kind == "table":
                return rank <= _DASH
            if is_heading(mark):
                return self._rank_here(mark, after) > rank
        return False

    def _close(self, rank: int) -> None:
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()

    def _path(self, mark: Mark | Contents) -> tuple[str, ...]:
        if isinstance(mark, Mark) and mark.kind == "table":
            return _titles(
                [place for place in self._open if not place.is_leaf or place.rank <= _DASH]
            )
        return _titles([place for place in self._open if not place.is_leaf])


def _titles(places: Sequence[_Place]) -> tuple[str, ...]:
    titles = [place.mark.title for place in places if place.mark.title][-MAX_LEVELS:]
    return tuple(t if len(t) <= MAX_TITLE else t[: MAX_TITLE - 1] + "…" for t in titles)


def _is_part(title: str, whole: str) -> bool:
    """Tell whether the letters of ``title`` stand in ``whole``, in their order from its first."""
    letters = iter(whole)
    return title[:2] == whole[:2] and all(letter in letters for letter in title)


def _bare(title: str) -> str:
    return "".join(char for char in title if char.isalnum())
