"""A statement with the places it rests on, as ``uijeong check`` takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Self

from index.records import ReportInfo


@dataclass(frozen=True, slots=True)
class Statement:
    """A text with markers and the citations they stand for.

    ``source`` says where the statement came from; ``changed`` what kind of thing was altered in
    it, ``""`` where it is right.
    """

    id: str
    text: str
    citations: tuple[dict[str, Any], ...]
    source: str
    changed: str = ""

    def with_text(self, text: str, changed: str) -> Self:
        """Return the same statement with an altered text."""
        return replace(self, id=f"{self.id}-{changed}", text=text, changed=changed)


def cited(info: ReportInfo, first: int, last: int, n: int = 1) -> dict[str, Any]:
    """Return the contract's citation of some lines."""
    return {"n": n, "report": info.name, "title": info.title, "lines": [first, last]}


def without_bullet(text: str) -> str:
    """Return a report's line without its bullet, in single spaces."""
    text = re.sub(r"^(?:[^\w(「『'’‘\[<]+|\d{1,2}[.)]?\s|[oㅇ]\s)+", "", re.sub(r"\s+", " ", text))
    return text.strip()
