"""The curves of a contest as a picture that stands alone: success@k for each side."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from eval.bench.contest import TOP, Standing
from eval.svg import STROKES, legend, line, polyline, standing_alone, words

_LEFT, _UPPER, _WIDE, _HIGH = 52, 40, 440, 260
_WIDTH, _HEIGHT = 700, 356
_RANKS = (1, 5, 10, 15, 20)
_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


def success_curves(title: str, standings: Sequence[Standing]) -> str:
    """Return an SVG file: the share of questions with evidence in the top k, for each side.

    Parameters
    ----------
    title
        What is drawn.
    standings
        The sides, ours first, four at most.
    """
    parts = [words(_LEFT, 22, title, "title"), *_grid()]
    for row, (standing, stroke) in enumerate(zip(standings, STROKES, strict=False)):
        points = [
            (_across(rank), _down(share)) for rank, share in enumerate(standing.success, start=1)
        ]
        parts.append(polyline(points, standing.name, *stroke))
        parts.append(legend(_LEFT + _WIDE + 16, _UPPER + 14 + 22 * row, standing.name, *stroke))
    return standing_alone(_WIDTH, _HEIGHT, title, parts)


def _grid() -> list[Markup]:
    parts = []
    for share in _SHARES:
        parts.append(line(_LEFT, _down(share), _LEFT + _WIDE, _down(share)))
        parts.append(words(_LEFT - 8, _down(share) + 4, f"{share:g}", "end"))
    for rank in _RANKS:
        parts.append(line(_across(rank), _UPPER, _across(rank), _UPPER + _HIGH))
        parts.append(words(_across(rank), _UPPER + _HIGH + 18, str(rank), "middle"))
    below = _UPPER + _HIGH + 40
    parts.append(words(_LEFT + _WIDE / 2, below, "k: passages looked at", "middle"))
    return parts


def _across(rank: int) -> float:
    return _LEFT + (rank - 1) / (TOP - 1) * _WIDE


def _down(share: float) -> float:
    return _UPPER + (1 - share) * _HIGH
