"""The letters of a page's text layer and where each stands."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ingest.model import Box
from ingest.readers.pdf.frames import Frame

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_GLYPHS = 60_000  # a page of small print holds a tenth
_QUARTER = math.pi / 2
_SKEW = 0.1  # radians off the four directions that still count as straight


class PageOverload(Exception):
    """A page holds more than a page can show."""


class Glyph(NamedTuple):
    """A letter, or a recognised word, with its box; ``size`` is the height of its font.

    ``quarters`` is its direction on the page as it is shown: 0 reads to the right, 1 upwards, 2
    upside down, 3 downwards, -1 askew (a watermark).
    """

    text: str
    box: Box
    size: float
    quarters: int = 0


def read_glyphs(page: PdfPage, frame: Frame) -> list[Glyph]:
    """Return the letters of a page in the order of the file, its real spaces among them.

    Raises
    ------
    PageOverload
        If there are more than a page can show.
    """
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > MOST_GLYPHS:
            raise PageOverload(f"{count} letters")
        glyphs = []
        place = pdfium.FS_RECTF()
        high = 0
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue  # spaces and line ends are found by place
            pdfium.FPDFText_GetLooseCharBox(text, index, place)
            box = frame.shown(place.left, place.bottom, place.right, place.top)
            angle = pdfium.FPDFText_GetCharAngle(text, index)
            quarters = _quarters(angle, frame) if angle or frame.quarters else 0
            size = box[2] - box[0] if quarters in (1, 3) else box[3] - box[1]
            glyphs.append(Glyph(_letter(code, high), box, size, quarters))
            high = 0
        return glyphs
    finally:
        text.close()


def main_direction(glyphs: list[Glyph]) -> int:
    """Return the direction in which most of a page's letters read, in quarter turns."""
    counts = Counter(glyph.quarters for glyph in glyphs if glyph.quarters >= 0)
    return max(counts, key=lambda quarters: (counts[quarters], -quarters), default=0)


def _quarters(angle: float, frame: Frame) -> int:
    turns = round(angle / _QUARTER)  # clockwise
    if abs(angle - turns * _QUARTER) > _SKEW:
        return -1
    return (-turns - frame.quarters) % 4


def _letter(code: int, high: int) -> str:
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd"
    return "-" if code == 0xFFFE else chr(code)  # a hyphen at a line's end
