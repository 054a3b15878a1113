"""Letters put together into words and lines by where they stand, not by their order in the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.model import Box, Word
from ingest.readers.pdf.content import PageLine
from ingest.readers.pdf.frames import around
from ingest.readers.pdf.glyphs import Glyph

_SAME_LINE = 0.45  # of a letter's height: how far apart the middles of one line's letters are
# A gap, as a share of the letters' height, that parts two words: where the file writes its spaces
# as letters, and where it only moves on.
_WRITTEN_GAP, _MOVED_GAP = 0.45, 0.2
_SPACES_WRITTEN = 0.03  # share of spaces among a page's letters from which it writes them
_WIDE_GAP = 1.0  # a gap that shows as two spaces
_INDENT = 0.3  # a space's width
_MOST_INDENT = 8  # spaces: what stands farther in is centred or set to the right
_JAMO = re.compile(r"[\u1100-\u11ff]")


def word_gap(glyphs: Sequence[Glyph]) -> float:
    """Return the gap that parts words on a page, as a share of a letter's height."""
    spaces = sum(1 for glyph in glyphs if glyph.text.isspace())
    return _WRITTEN_GAP if spaces > _SPACES_WRITTEN * len(glyphs) else _MOVED_GAP


def lines_of(glyphs: Sequence[Glyph], gap: float, margin: float | None = None) -> list[PageLine]:
    """Return the lines that letters form, from top to bottom.

    Parameters
    ----------
    glyphs
        Letters that read to the right, in any order.
    gap
        As :func:`word_gap` returns it.
    margin
        Where lines without an indent begin; ``None`` for lines without indents.
    """
    lines = []
    for row in _rows(glyphs):
        words = _words(row, gap)
        if words:
            lines.append(PageLine(_text(words, margin), around([w.box for w in words]), words))
    return lines


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Group letters by height; a line's tallest letter decides which others stand beside it."""
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.box[1] + glyph.box[3]):
        here = (glyph.box[1] + glyph.box[3]) / 2
        if not rows or here - middle > _SAME_LINE * max(size, glyph.size):
            rows.append([])
            middle = size = 0.0
        rows[-1].append(glyph)
        if glyph.size > size and not glyph.text.isspace():
            middle, size = here, glyph.size
        elif len(rows[-1]) == 1:
            middle = here
    return rows


def _words(row: list[Glyph], gap: float) -> tuple[Word, ...]:
    row.sort(key=lambda glyph: (glyph.box[0], glyph.box[2]))
    words: list[list[Glyph]] = []
    open_word = False
    for glyph in row:
        if glyph.text.isspace():
            open_word = False
            continue
        if open_word:
            last = words[-1][-1]
            open_word = glyph.box[0] - last.box[2] <= gap * max(glyph.size, last.size)
        if open_word:
            words[-1].append(glyph)
        else:
            words.append([glyph])
        open_word = True
    return tuple(map(_word, words))


def _word(glyphs: list[Glyph]) -> Word:
    text = "".join(glyph.text for glyph in glyphs)
    if _JAMO.search(text):
        text = unicodedata.normalize("NFC", text)
    x0, top, x1, bottom = around([glyph.box for glyph in glyphs])
    return Word(text, (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)))


def _text(words: Sequence[Word], margin: float | None) -> str:
    first = words[0].box
    parts = []
    if margin is not None:
        indent = round((first[0] - margin) / (_INDENT * _height(first)))
        parts.append(" " * indent if indent <= _MOST_INDENT else "")
    parts.append(words[0].text)
    for last, word in pairwise(words):
        wide = word.box[0] - last.box[2] >= _WIDE_GAP * max(_height(word.box), _height(last.box))
        parts.append("  " if wide else " ")
        parts.append(word.text)
    return "".join(parts)


def _height(box: Box) -> float:
    return max(box[3] - box[1], 1.0)


def aside_lines(glyphs: Sequence[Glyph]) -> list[PageLine]:
    """Return text that does not read like the rest of the page, a run of the file to a line."""
    lines = []
    for _, run in groupby(glyphs, key=lambda glyph: glyph.quarters):
        letters = list(run)
        text = " ".join("".join(glyph.text for glyph in letters).split())
        if text:
            box = around([glyph.box for glyph in letters])
            lines.append(PageLine(text, box, (Word(text, box),)))
    return lines
