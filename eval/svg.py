"""What pictures are made of: lines, words, and the file that holds them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:14px}"
    ".grid{stroke:#ddd}.middle{text-anchor:middle}.end{text-anchor:end}"
)
"""The style of a picture that stands alone."""
STROKES = (("#0072b2", ""), ("#d55e00", "7 4"), ("#009e73", "2 3"), ("#555555", "10 3 2 3"))
"""Colours and dashes: told apart by the colour-blind too (Okabe & Ito 2008)."""


def line(x1: float, y1: float, x2: float, y2: float, style: str = "grid") -> Markup:
    """Draw a straight line."""
    return Markup('<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(
        style, x1, y1, x2, y2
    )


def words(x: float, y: float, text: str, style: str) -> Markup:
    """Write a line of text."""
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(style, x, y, text)


def polyline(points: Sequence[tuple[float, float]], title: str, colour: str, dashes: str) -> Markup:
    """Draw a curve through points, named where a pointer rests on it."""
    joined = Markup(" ").join(Markup("{:.1f},{:.1f}").format(x, y) for x, y in points)
    return Markup(
        '<polyline fill="none" stroke="{}" stroke-width="2" stroke-dasharray="{}" points="{}">'
        "<title>{}</title></polyline>"
    ).format(colour, dashes, joined, title)


def legend(x: float, y: float, name: str, colour: str, dashes: str) -> Markup:
    """Draw a piece of a curve with its name beside it."""
    return Markup(
        '<line x1="{0}" y1="{1}" x2="{2}" y2="{1}" stroke="{3}" stroke-width="2" '
        'stroke-dasharray="{4}"/>'
    ).format(x, y, x + 26, colour, dashes) + words(x + 34, y + 4, name, "label")


def standing_alone(width: float, height: float, title: str, parts: Sequence[Markup]) -> str:
    """Return an SVG file of its own, on white."""
    ground = Markup('<rect width="{}" height="{}" fill="#fff"/>').format(width, height)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" '
            'height="{1}" role="img" aria-label="{2}"><style>{3}</style>{4}{5}</svg>\n'
        ).format(width, height, title, Markup(STYLE), ground, Markup("").join(parts))
    )
