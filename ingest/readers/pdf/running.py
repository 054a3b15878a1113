"""Running heads and feet and page numbers, found by their repetition."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from ingest.readers.pdf.content import PageContent, PageLine, PageTable

_PAGE_NUMBER = re.compile(r"\s*[-–—]\s*\d{1,4}\s*[-–—]\s*")
_OUTLINE = re.compile(r"\s*[□■○ㅇ●◇◆※·•▶▸①-⑳|(]")  # never a running line: part of the text
_EDGE_LINES = 2  # running heads and feet looked for at either end of a page
_MOST_PAGES = 0.6  # of the pages, or of the left or right ones, share a line that is none of text
_LEAST_PAGES = 3
_SAME_PLACE = 6.0  # points

Part = PageLine | PageTable
#: Where on their pages lines of the same shape stand, from top to bottom.
_Tops = dict[str, list[float]]


def without_running_lines(pages: Sequence[PageContent]) -> list[tuple[Part, ...]]:
    """Return the parts of each page without page numbers and lines that most pages share.

    Lines are the same if they have the same words, numbers aside, in the same place at the same
    edge of the page. Left and right pages may have heads of their own. Where that would take most
    of the text, the pages are alike throughout and stay as they are.
    """
    left = [list(page.parts) for page in pages]
    for edge in (0, -1):
        for _ in range(_EDGE_LINES):
            sides = [[parts for parts in left[side::2] if parts] for side in (0, 1)]
            every = [*sides[0], *sides[1]]
            shared = [(len(group), _tops(group, edge)) for group in (every, *sides)]
            for index, parts in enumerate(left):
                here = (shared[0], shared[1 + index % 2])
                if parts and any(_is_running(parts[edge], *pages) for pages in here):
                    del parts[edge]
    if sum(map(_rows, left)) * 3 <= sum(_rows(page.parts) for page in pages):
        return [page.parts for page in pages]
    return [tuple(parts) for parts in left]


def _rows(parts: Sequence[Part]) -> int:
    return sum(len(part.boxes) if isinstance(part, PageTable) else 1 for part in parts)


def _tops(pages: Sequence[Sequence[Part]], edge: int) -> _Tops:
    tops: _Tops = defaultdict(list)
    for parts in pages:
        line = parts[edge]
        if isinstance(line, PageLine):
            tops[_shape(line)].append(_top(line))
    for places in tops.values():
        places.sort()
    return tops


def _is_running(line: Part, pages: int, tops: _Tops) -> bool:
    if isinstance(line, PageTable):
        return False
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    places, top = tops[_shape(line)], _top(line)
    alike = bisect_right(places, top + _SAME_PLACE) - bisect_left(places, top - _SAME_PLACE)
    return alike >= max(_LEAST_PAGES, _MOST_PAGES * pages) and not _OUTLINE.match(line.text)


def _shape(line: PageLine) -> str:
    return re.sub(r"\d+", "#", "".join(line.text.split()))


def _top(line: PageLine) -> float:
    return line.box[1] if line.box else 0.0
