"""A sample as a word processor prints it: its paragraphs with their sizes, and its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.samples.parts import CITY, Sample, Table

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can state."""

_FOOTNOTE = re.compile(r"\^(\d+\))")
_SIZES = {"chapter": 17, "programme": 13, "section": 12, "note": 9, "caption": 9}
_MARKS = {"section": "□ ", "item": " ○ ", "detail": "   － "}
_BOLD = ("chapter", "programme", "section")


@dataclass(frozen=True, slots=True)
class Styled:
    """A paragraph as printed; ``size`` in points."""

    text: str
    size: int
    bold: bool


def printed(sample: Sample) -> Iterator[Styled | Table]:
    """Yield the title page's lines, then the paragraphs and tables of the text."""
    for size, text in (
        (12, sample.session),
        (24, sample.heading),
        (15, sample.month),
        (18, f"{CITY} {sample.office}"),
    ):
        yield Styled(text, size, bold=size > 15)
    for part in sample.parts:
        if isinstance(part, Table):
            yield part
        else:
            text = _MARKS.get(part.level, "") + without_sign(part.text)
            yield Styled(text, _SIZES.get(part.level, 11), part.level in _BOLD)


def without_sign(text: str) -> str:
    """Return a text with its footnote numbers in the line: 사업^1) → 사업1)."""
    return _FOOTNOTE.sub(r"\1", text)
