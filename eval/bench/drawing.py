"""The curves of a contest as a picture that stands alone: success@k for each side."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from eval.bench.contest import TOP, Standing

_LEFT, _UPPER, _WIDE, _HIGH = 52, 40, 440, 260
_WIDTH, _HEIGHT = 700, 356
# Told apart by the colour-blind too (Okabe & Ito 2008), and by their dashes.
_STROKES = (("#0072b2", ""), ("#d55e00", "7 4"), ("#009e73", "2 3"), ("#555555", "10 3 2 3"))
_RANKS = (1, 5, 10, 15, 20)
_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:14px}"
    ".grid{stroke:#ddd}.middle{text-anchor:middle}.end{text-anchor:end}"
)


def success_curves(title: str, standings: Sequence[Standing]) -> str:
    """Return an SVG file: the share of questions with evidence in the top k, for each side.

    Parameters
    ----------
    title
        What is drawn.
    standings
        The sides, ours first, four at most.
    """
    parts = [
        Markup('<rect width="{}" height="{}" fill="#fff"/>').format(_WIDTH, _HEIGHT),
        _text(_LEFT, 22, title, "title"),
        *_grid(),
    ]
    for row, (standing, stroke) in enumerate(zip(standings, _STROKES, strict=False)):
        parts.append(_curve(standing, *stroke))
        parts.append(_legend(row, standing, *stroke))
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" '
            'height="{1}" role="img" aria-label="{2}"><style>{3}</style>{4}</svg>\n'
        ).format(_WIDTH, _HEIGHT, title, Markup(_STYLE), Markup("").join(parts))
    )


def _grid() -> list[Markup]:
    parts = []
    for share in _SHARES:
        parts.append(_line(_LEFT, _down(share), _LEFT + _WIDE, _down(share)))
        parts.append(_text(_LEFT - 8, _down(share) + 4, f"{share:g}", "end"))
    for rank in _RANKS:
        parts.append(_line(_across(rank), _UPPER, _across(rank), _UPPER + _HIGH))
        parts.append(_text(_across(rank), _UPPER + _HIGH + 18, str(rank), "middle"))
    below = _UPPER + _HIGH + 40
    parts.append(_text(_LEFT + _WIDE / 2, below, "k: passages looked at", "middle"))
    return parts


def _curve(standing: Standing, colour: str, dashes: str) -> Markup:
    points = Markup(" ").join(
        Markup("{:.1f},{:.1f}").format(_across(rank), _down(share))
        for rank, share in enumerate(standing.success, start=1)
    )
    return Markup(
        '<polyline fill="none" stroke="{}" stroke-width="2" stroke-dasharray="{}" points="{}">'
        "<title>{}</title></polyline>"
    ).format(colour, dashes, points, standing.name)


def _legend(row: int, standing: Standing, colour: str, dashes: str) -> Markup:
    x, y = _LEFT + _WIDE + 16, _UPPER + 14 + 22 * row
    return Markup(
        '<line x1="{0}" y1="{1}" x2="{2}" y2="{1}" stroke="{3}" stroke-width="2" '
        'stroke-dasharray="{4}"/>'
    ).format(x, y, x + 26, colour, dashes) + _text(x + 34, y + 4, standing.name, "label")


def _across(rank: int) -> float:
    return _LEFT + (rank - 1) / (TOP - 1) * _WIDE


def _down(share: float) -> float:
    return _UPPER + (1 - share) * _HIGH


def _line(x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup('<line class="grid" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(
        x1, y1, x2, y2
    )


def _text(x: float, y: float, text: str, style: str) -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(style, x, y, text)
