"""Optical character recognition of page images by Tesseract's Korean model, where installed."""

from __future__ import annotations

import math
import shutil
from collections import defaultdict
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING

from ingest.readers.pdf.glyphs import Glyph

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

#: What parts recognised words, whose boxes are tight, as a share of their height.
RECOGNISED_GAP = 0.32
_LANGUAGE = "kor"
# One column of text of any size: of Tesseract's ways to divide a page, the one that reads Korean
# report pages with tables best.
_DIVISION = 4
_DOTS = 300  # to the inch
_MOST_PIXELS = 25_000_000  # a page of A3
_LONGEST = 120  # seconds that a page may take
_POINTS = 72  # to the inch
_LEAST_CONFIDENCE = 30  # of 100: less is noise of pictures


def can_recognise() -> bool:
    """Tell whether pytesseract, Tesseract and its Korean model are installed."""
    if find_spec("pytesseract") is None or shutil.which("tesseract") is None:
        return False

    from pytesseract import TesseractError, get_languages

    try:
        return _LANGUAGE in get_languages()
    except (TesseractError, OSError):
        return False


def recognise(page: PdfPage) -> list[Glyph]:
    """Return the words read from a page's picture.

    Tesseract parts Korean words anywhere; which belong together is for their places to say.

    Raises
    ------
    RuntimeError
        If Tesseract fails or takes too long.
    """
    from pytesseract import Output, image_to_data

    width, height = page.get_size()
    scale = min(_DOTS / _POINTS, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
    picture = page.render(scale=scale, grayscale=True)
    try:
        found = image_to_data(
            picture.to_pil(),
            lang=_LANGUAGE,
            config=f"--psm {_DIVISION} --dpi {round(scale * _POINTS)}",
            output_type=Output.DICT,
            timeout=_LONGEST,
        )
    finally:
        picture.close()
    heights: dict[tuple[int, ...], list[int]] = defaultdict(list)
    kept = []
    for index, text in enumerate(found["text"]):
        if text.strip() and float(found["conf"][index]) >= _LEAST_CONFIDENCE:
            line = tuple(found[level][index] for level in ("block_num", "par_num", "line_num"))
            heights[line].append(found["height"][index])
            kept.append((index, line))
    glyphs = []
    for index, line in kept:
        place = (found[side][index] / scale for side in ("left", "top", "width", "height"))
        left, top, wide, high = place
        box = (left, top, left + wide, top + high)
        glyphs.append(Glyph(found["text"][index].strip(), box, median(heights[line]) / scale))
    return glyphs
