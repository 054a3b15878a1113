"""A picture of a PDF's page, drawn from the original file while it is what was read."""

from __future__ import annotations

import hashlib
import io
import threading
from dataclasses import dataclass

from index.manifest import Manifest
from ingest.errors import UijeongError

_SCALE = 1.6  # pixels a point: 115 dots an inch
_LONGEST = 2200  # pixels of a side: a plan of a whole city must not fill the memory

# PDFium may be called from one thread at a time.
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG, and its width and height in points."""

    png: bytes
    width: float
    height: float


def page_picture(report: str, page: int, manifest: Manifest) -> Picture:
    """Draw a page (from 1) of an indexed report.

    Raises
    ------
    UijeongError
        If the file is gone from where it was read, is another one by now, or cannot be drawn.
    """
    data = _original(report, manifest)
    try:
        return _drawn(data, page)
    # PDFium reports what it cannot draw in ways of its own; the page does without the picture.
    except Exception as error:
        raise UijeongError("ui.picture_failed", page=page, detail=repr(error)) from error


def _original(report: str, manifest: Manifest) -> bytes:
    """Return the bytes of a report's file, if they are those that were read."""
    for file in manifest.files:
        if file.name != report:
            continue
        try:
            with open(file.path, "rb") as stream:
                data = stream.read()
        except OSError as error:
            raise UijeongError("ui.picture_gone", detail=str(error)) from error
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise UijeongError("ui.picture_changed", detail=file.path)
        return data
    raise UijeongError("ui.picture_gone", detail=report)


def _drawn(data: bytes, page: int) -> Picture:
    import pypdfium2

    with _lock:
        document = pypdfium2.PdfDocument(data)
        try:
            sheet = document[page - 1]
            width, height = sheet.get_size()
            scale = min(_SCALE, _LONGEST / max(width, height))
            image = sheet.render(scale=scale).to_pil()
        finally:
            document.close()
    buffer = io.BytesIO()
    image.convert("RGB").quantize(64).save(buffer, "PNG")
    return Picture(buffer.getvalue(), width, height)
