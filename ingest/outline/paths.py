"""The heading path of every line: under which headings, outermost first, it stands.

Council reports nest Ⅰ. ▸ 1. ▸ 1 ▸ □ ▸ ① ▸ ○ ▸ －, but not all alike: some put 1. above Ⅰ., some
① above □. Kinds of one class (chapters, sections) therefore nest in the order in which they
appear; the classes themselves, and the bullets, nest in a fixed order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.model import Line
from ingest.outline.bullets import Rank, has_children, rank_of
from ingest.outline.headings import (
    BULLETS,
    CHAPTERS,
    SECTIONS,
    UNMARKED,
    find_headings,
    is_heading,
    neighbour,
)
from ingest.outline.marks import Mark, read_mark
from ingest.outline.words import ends_open, names_section

MAX_LEVELS = 9
MAX_TITLE = 80


@dataclass(slots=True, eq=False)
class _Place:
    """An open heading.

    A ``leaf`` has nothing below it. ``sections`` are the names of those met directly below,
    ``contents`` the entries of the list of contents that stood there.
    """

    rank: Rank
    mark: Mark
    is_leaf: bool = False
    sections: set[str] = field(default_factory=set)
    contents: dict[int, str] = field(default_factory=dict)


def heading_paths(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    """Return the heading path of each line.

    A path holds the cleaned titles of the headings above the line, outermost first; that of a
    heading ends with the heading itself. A bullet is a heading if something stands under it. At
    most ``MAX_LEVELS`` innermost titles are kept, each at most ``MAX_TITLE`` characters long.
    """
    outline = _Outline(find_headings([read_mark(line.text) for line in lines]))
    for index in range(len(lines)):
        outline.read(index)
    return tuple(outline.paths)


class _Outline:
    """Walks down the lines with the stack of open headings."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.paths: list[tuple[str, ...]] = []
        self._open: list[_Place] = []
        self._outer_dash: int | None = None
        self._table_lines: dict[str, list[list[_Place]]] = {}
        self._titles = {_bare(mark.title) for mark in marks if is_heading(mark)}

    def read(self, index: int) -> None:
        """Place the next line."""
        mark = self.marks[index]
        if self._is_unsigned_section(mark):
            mark = replace(mark, kind="box")
        if mark.kind == "contents":
            self._close(Rank.SECTION)
            if self._open:
                self._open[-1].contents[mark.number] = mark.title
        elif mark.kind in CHAPTERS:
            self._open_chapter(mark, index)
        elif mark.kind in SECTIONS:
            self._open_section(mark, index)
        elif is_heading(mark):
            self._open_bullet(mark, index)
        elif mark.kind == "table":
            self._read_table(mark)
        self.paths.append(self._path(mark))

    def _open_chapter(self, mark: Mark, index: int) -> None:
        self._close(Rank.SECTION)
        kinds = [place.mark.kind for place in self._open]
        title = self._full_title(mark, index)
        if mark.kind == "sharp":  # Markdown counts its levels
            while self._open and self._open[-1].mark.number >= mark.number:
                self._open.pop()
        elif mark.kind in kinds:
            del self._open[kinds.index(mark.kind) :]
        self._open.append(_Place(Rank.CHAPTER, replace(mark, title=title)))

    def _full_title(self, mark: Mark, index: int) -> str:
        """Return a chapter's title with the lines that it was broken into.

        The list of contents has it whole; without one, a title that ends open goes on.
        """
        bare = _bare(mark.title)
        for place in self._open:
            listed = place.contents.get(mark.number, "")
            if len(_bare(listed)) > len(bare) and _is_part(bare, _bare(listed)):
                return listed
        follower = neighbour(self.marks, index)
        if ends_open(mark.title) and follower.kind == "text":
            return f"{mark.title} {follower.title}"
        return mark.title

    def _section(self) -> _Place | None:
        return next((place for place in self._open if place.rank == Rank.SECTION), None)

    def _is_unsigned_section(self, mark: Mark) -> bool:
        """Tell what only looks like a caption where all sections of the chapter have no sign."""
        if mark.kind not in ("plain", "caption") or mark.indent != UNMARKED:
            return False
        section = self._section()
        in_programme = any(place.mark.kind == "number" for place in self._open)
        unsigned = section is not None and section.mark.indent == UNMARKED and not in_programme
        return unsigned and names_section(mark.title)

    def _open_section(self, mark: Mark, index: int) -> None:
        if mark.indent == UNMARKED and self._section() is None and self._is_open(Rank.RING):
            # An unmarked 추진내용 below a ○ that stands in no section is part of that ○.
            self._close(Rank.CAPTION)
            self._open.append(_Place(Rank.CAPTION, mark))
            return
        self._close(Rank.RING)
        if self._is_outer_circled(mark, index):
            self._close(Rank.SECTION)
        kinds = [place.mark.kind if place.rank == Rank.SECTION else "" for place in self._open]
        if mark.kind in kinds:
            del self._open[kinds.index(mark.kind) :]
        if mark.kind == "box" and self._open:
            self._meet(mark, index)
        self._open.append(_Place(Rank.SECTION, mark))

    def _is_open(self, rank: Rank) -> bool:
        return any(place.rank == rank for place in self._open)

    def _is_outer_circled(self, mark: Mark, index: int) -> bool:
        """Tell whether a ① stands above the sections: a □ follows at once."""
        if mark.kind != "circled" or neighbour(self.marks, index).kind != "box":
            return False
        first = self._section()
        counts_on = first is not None and first.mark.kind == "circled"
        return mark.number == 1 or counts_on

    def _meet(self, mark: Mark, index: int) -> None:
        """Notice a section that comes a second time: the heading between was lost."""
        parent = self._open[-1]
        name = _bare(mark.title.split(":")[0])
        if name not in parent.sections:
            parent.sections.add(name)
        elif parent.mark.kind == "circled":
            self._open.pop()
        elif title := self._next_listed():
            self._restore(title)
            self._open[-1].sections.add(name)
            self._give_lines_before(index)

    def _next_listed(self) -> str:
        """Return the title after the open numbered chapter's in the contents, if it was lost."""
        numbered = [at for at, place in enumerate(self._open) if place.mark.kind == "number"]
        if not numbered or numbered[0] == 0:
            return ""
        parent, chapter = self._open[numbered[0] - 1 : numbered[0] + 1]
        title = parent.contents.get(chapter.mark.number + 1, "")
        return "" if _bare(title) in self._titles else title

    def _restore(self, title: str) -> None:
        """Open a lost numbered chapter in place of the one before it."""
        at = next(at for at, place in enumerate(self._open) if place.mark.kind == "number")
        number = self._open[at].mark.number + 1
        self._open[at:] = [_Place(Rank.CHAPTER, Mark("number", title, number))]

    def _give_lines_before(self, index: int) -> None:
        """Move the text just before a restored chapter's first section below the chapter."""
        for before in range(index - 1, -1, -1):
            if self.marks[before].kind not in ("text", "blank"):
                break
            self.paths[before] = _titles(self._open)

    def _read_table(self, mark: Mark) -> None:
        """Put a table that goes on under its repeated head back where it began.

        Audit answers run over pages, and what one of them holds must not head the next. A head
        seen only once before may be another table's.
        """
        begun = self._table_lines.setdefault(mark.title, [])
        if len(begun) > 1:
            level = len(begun[0])
            deeper = self._open[level:]
            if self._open[:level] == begun[0] and all(p.rank > Rank.SECTION for p in deeper):
                del self._open[level:]
        begun.append(list(self._open))
        title = self._next_listed()
        first_cell = mark.title.strip("| ").split("\t")[0].split("|")[0]
        if title and _bare(first_cell) == _bare(title):
            self._restore(title)

    def _open_bullet(self, mark: Mark, index: int) -> None:
        if mark.kind == "ring" or not any(place.rank >= Rank.RING for place in self._open):
            self._outer_dash = None
        if mark.kind == "dash" and self._outer_dash is None:
            self._outer_dash = mark.indent
        rank = rank_of(self.marks, index, self._outer_dash)
        self._close(rank)
        loose = self._section() is None
        is_leaf = mark.kind in BULLETS and not has_children(
            self.marks, index, rank, self._outer_dash, loose=loose
        )
        self._open.append(_Place(rank, mark, is_leaf))

    def _close(self, rank: Rank) -> None:
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()

    def _path(self, mark: Mark) -> tuple[str, ...]:
        of_aside = bool(self._open) and self._open[-1].mark.kind == "aside"
        if mark.kind == "table" and not of_aside:
            return _titles([p for p in self._open if not p.is_leaf or p.rank <= Rank.DASH])
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
