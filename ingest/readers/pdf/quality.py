"""Whether a page's text layer says what the page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.pdf.content import PageLine, PageTable

_CID = re.compile(r"\(cid:\d+\)")
_MEANINGLESS = re.compile(r"[\0-\x08\x0e-\x1f\x7f\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]")
_LATIN_1 = re.compile(r"[\u0080-\u024f]")


def is_unmapped(text: str) -> bool:
    """Tell a text whose fonts have no Unicode map: glyph numbers, private or Latin-1 letters."""
    chars = [char for char in text if not char.isspace()]
    letters = [char for char in chars if not char.isascii()]
    hangul = sum("가" <= char <= "힣" for char in letters)
    meaningless = len(_CID.findall(text)) * 8 + len(_MEANINGLESS.findall(text))
    latin = len(_LATIN_1.findall(text))
    return meaningless * 5 > len(chars) > 0 or (len(letters) >= 20 and latin > hangul * 10)


def text_of(parts: Sequence[PageLine | PageTable]) -> str:
    """Return all text of a page."""
    return "\n".join(
        part.text if isinstance(part, PageLine) else "\n".join(cell.text for cell in part.cells)
        for part in parts
    )
