"""From a PDF's own coordinates to the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.model import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page (left, bottom, right, top) and its rotation in quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a rectangle as a box from the top left corner of the page as it is shown."""
        upright = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        if not self.quarters:
            return upright
        return turned(upright, self.quarters, self.right - self.left, self.top - self.bottom)


def frame_of(page: PdfPage) -> Frame:
    """Return the frame of a page; cropped and rotated pages are shown so."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90)


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """Return a box of a page of the given size after the page is turned clockwise.

    Examples
    --------
    >>> turned((0, 0, 10, 20), 1, 100, 200)
    (180, 0, 200, 10)
    """
    x0, top, x1, bottom = box
    match quarters % 4:
        case 1:
            return (height - bottom, x0, height - top, x1)
        case 2:
            return (width - x1, height - bottom, width - x0, height - top)
        case 3:
            return (top, width - x1, bottom, width - x0)
    return box


def around(boxes: list[Box]) -> Box:
    """Return the smallest box that holds all of ``boxes``."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
