"""Figures as buttons that tell what was understood of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from assistant.inspection.marks import Mark
from assistant.inspection.wording import facts_of
from ingest.model import Figure


def figure_button(text: str, indexes: Iterable[int], classes: str = "", style: str = "") -> str:
    """Return a button for the figures with these indexes; ``text`` is plain."""
    numbers = list(indexes)
    known = " ".join(f"f{number}" for number in numbers)
    names = f"figure {classes}".strip()
    placed = f' style="{style}"' if style else ""
    return (
        f'<button type="button" class="{names}" data-figures="{known}"'
        f' aria-describedby="{known}"{placed}>{escape(text)}</button>'
    )


def marked_text(text: str, marks: Sequence[Mark]) -> str:
    """Return a line as HTML, letter for letter, its marks as buttons."""
    parts: list[str] = []
    at = 0
    for mark in marks:
        parts.append(escape(text[at : mark.start]))
        parts.append(figure_button(text[mark.start : mark.end], mark.figures))
        at = mark.end
    parts.append(escape(text[at:]))
    return "".join(parts)


def facts_html(figures: Sequence[Figure]) -> str:
    """Return the hidden descriptions of figures, each under its index."""
    return f'<div hidden class="facts">{"".join(_facts(i, f) for i, f in enumerate(figures))}</div>'


def _facts(index: int, figure: Figure) -> str:
    facts = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in facts_of(figure)
    )
    return f'<dl id="f{index}">{facts}</dl>'
