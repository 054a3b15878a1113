"""The ruling lines of a page: strokes, thin filled bars and the edges of shaded cells."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.model import Box
from ingest.readers.pdf.frames import Frame

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

_MOST_OBJECTS = 20_000  # a page with more is a drawing
_MOST_SEGMENTS = 64  # of one path; a table's borders have few
_DEEPEST = 4  # drawings within drawings
_STRAIGHT = 1.0  # points that a line may lean
_THIN = 3.0  # points: a filled bar no thicker is a line
_WHITE = 250  # of 255 in each colour: paper

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


def read_rulings(page: PdfPage, frame: Frame) -> list[Box]:
    """Return the level and upright lines of a page, each as a box without height or width.

    A page with far more drawing than a table needs has none.
    """
    import pypdfium2.raw as pdfium

    rulings: list[Box] = []
    kinds = [pdfium.FPDF_PAGEOBJ_PATH]
    for number, path in enumerate(page.get_objects(filter=kinds, max_depth=_DEEPEST)):
        if number == _MOST_OBJECTS:
            return []
        rulings.extend(frame.shown(*line) for line in _lines(path))
    return rulings


def _lines(path: PdfObject) -> Iterator[Box]:
    """Yield the lines that a path draws, in the page's own coordinates."""
    import pypdfium2.raw as pdfium

    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if pdfium.FPDFPath_CountSegments(path) > _MOST_SEGMENTS:
        return
    filled = fill.value != pdfium.FPDF_FILLMODE_NONE and not _is_white(path)
    if not (filled or stroke.value):
        return
    for points in _outlines(path):
        if stroke.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                yield from _straight(x0, y0, x1, y1)
        else:
            yield from _bar(points)


def _straight(x0: float, y0: float, x1: float, y1: float) -> Iterator[Box]:
    left, right = sorted((x0, x1))
    bottom, top = sorted((y0, y1))
    if right - left <= _STRAIGHT < top - bottom:
        yield ((left + right) / 2, bottom, (left + right) / 2, top)
    elif top - bottom <= _STRAIGHT < right - left:
        yield (left, (bottom + top) / 2, right, (bottom + top) / 2)


def _bar(points: list[_Point]) -> Iterator[Box]:
    """Yield a filled bar's line, or the four edges of a shaded rectangle."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    level, upright = top - bottom <= _THIN, right - left <= _THIN
    if level:
        yield (left, (bottom + top) / 2, right, (bottom + top) / 2)
    if upright:
        yield ((left + right) / 2, bottom, (left + right) / 2, top)
    corners = {(round(x, 1), round(y, 1)) for x, y in points}
    if not level and not upright and len(corners) == 4 and len(set(xs)) == len(set(ys)) == 2:
        for x in (left, right):
            yield (x, bottom, x, top)
        for y in (bottom, top):
            yield (left, y, right, y)


def _outlines(path: PdfObject) -> Iterator[list[_Point]]:
    """Yield the corners of each part of a path; a part that is closed ends where it began."""
    import pypdfium2.raw as pdfium

    matrix = _matrix(path)
    x, y = c_float(), c_float()
    points: list[_Point] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(_moved(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _matrix(path: PdfObject) -> list[_Matrix]:
    """Return what moves a path's points to the page, through the drawings that it stands in."""
    matrices = []
    part: PdfObject | None = path
    while part is not None:
        matrices.append(part.get_matrix().get())
        part = part.container
    return matrices


def _moved(matrices: list[_Matrix], x: float, y: float) -> _Point:
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def _is_white(path: PdfObject) -> bool:
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    known = pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return bool(known) and (alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE)
