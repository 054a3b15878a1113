"""What reading one page yields: plain values that another process can hand back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.model import Box, RuledCell, Word

#: How a page was read: its own text, text recognised in its picture, nothing on it, nothing but
#: pictures, only letters whose fonts do not say what they mean, or not at all.
State = Literal["text", "recognised", "blank", "empty", "unmapped", "broken"]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text; without a box where only the second text layer could be read."""

    text: str
    box: Box | None = None
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table: its cells, and the box and words of each of its rows."""

    cells: tuple[RuledCell, ...]
    boxes: tuple[Box, ...]
    words: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page (counted from 1), how it was read, and its lines and tables from top to bottom."""

    number: int
    state: State
    parts: tuple[PageLine | PageTable, ...] = ()
