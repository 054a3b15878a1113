"""A text cut into what each group of its markers vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

MARKER = re.compile(r"\[(\d{1,3})\]")
_MARKERS = re.compile(r"(?:\s*\[\d{1,3}\])+[.。]?")
_NUMBERING = re.compile(r"^\s*(?:[-•·▶‣○－∙*]\s*)*(?:\(?\d{1,2}[.)]\s|[①-⑳])")
_SENTENCE_END = re.compile(r"(?<=[다요음함임됨])[.。!?]\s+|\n")


@dataclass(frozen=True, slots=True)
class Statement:
    """A part of an answer and the numbers of the citations that it rests on.

    ``line`` counts the lines of the answer: what one says may be computed from what it said before.
    """

    text: str
    cited: tuple[int, ...]
    line: int = 0

    @property
    def body(self) -> str:
        """The text without the number or bullet of a list."""
        return _NUMBERING.sub("", self.text)


class Part(NamedTuple):
    """A piece of a paragraph up to its markers: which line it is of, its text, its markers."""

    line: int
    text: str
    markers: str

    @property
    def cited(self) -> tuple[int, ...]:
        """The numbers of the markers."""
        return tuple(int(n) for n in MARKER.findall(self.markers))


def parts(paragraph: str) -> list[Part]:
    """Cut a paragraph behind each group of markers and at the end of each line."""
    found: list[Part] = []
    for number, line in enumerate(paragraph.split("\n")):
        start = 0
        for group in _MARKERS.finditer(line):
            found.append(Part(number, line[start : group.start()], group[0]))
            start = group.end()
        if line[start:].strip():
            found.append(Part(number, line[start:], ""))
    return found


def statements(text: str) -> Iterator[Statement]:
    """Cut a text into what each group of markers vouches for.

    A part without markers of its own rests on the next group of its paragraph (a lead sentence
    over a list), or on the last one (a remark after the marker).
    """
    lines = 0
    for paragraph in re.split(r"\n\s*\n", text):
        cut = parts(paragraph)
        for index, part in enumerate(cut):
            after = (other.cited for other in cut[index:] if other.cited)
            before = (other.cited for other in reversed(cut[:index]) if other.cited)
            lead = cut[index + 1 :] and not part.cited
            rest = dict.fromkeys(n for other in cut[index:] for n in other.cited) if lead else ()
            cited = part.cited or tuple(rest) or next(after, next(before, ()))
            yield Statement(part.text, cited, lines + part.line)
        lines += paragraph.count("\n") + 1


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; joined, they are the text again.

    Examples
    --------
    >>> sentences("예산이 늘었다. 인원은 줄었다.")
    ['예산이 늘었다. ', '인원은 줄었다.']
    """
    cuts = [0, *(end.end() for end in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts) if end > start]


def sentence_around(text: str, position: int) -> tuple[int, int]:
    """Return where the sentence at ``position`` starts and ends.

    Examples
    --------
    >>> sentence_around("예산이 늘었다. 인원은 줄었다.", 10)
    (9, 17)
    """
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.end() > position:
            return start, end.start()
        start = end.end()
    return start, len(text)
