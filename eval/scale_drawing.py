"""The curves of what size costs as a picture: milliseconds and memory by passages."""

from __future__ import annotations

import math
from collections.abc import Sequence

from markupsafe import Markup

from eval.svg import STROKES, legend, line, polyline, standing_alone, words

_PANEL, _HIGH, _UPPER, _LEFT, _GAP, _BELOW = 240, 220, 70, 52, 70, 50

Curves = Sequence[tuple[str, Sequence[float]]]
"""Names with a value for each number of passages."""


def size_curves(title: str, sizes: Sequence[int], panels: Sequence[tuple[str, Curves]]) -> str:
    """Return an SVG file with a panel beside another, both axes in powers of ten.

    Parameters
    ----------
    title
        What is drawn.
    sizes
        Numbers of passages, ascending.
    panels
        For each panel what its curves measure, and the curves, four at most; zeros are left out.
    """
    parts = [words(_LEFT, 22, title, "title")]
    for at, (unit, curves) in enumerate(panels):
        parts += _panel(_LEFT + at * (_PANEL + _GAP), unit, sizes, curves)
    most = max(len(curves) for _, curves in panels)
    height = _UPPER + _HIGH + _BELOW + 18 * most
    width = _LEFT + len(panels) * (_PANEL + _GAP)
    return standing_alone(width, height, title, parts)


def _panel(left: float, unit: str, sizes: Sequence[int], curves: Curves) -> list[Markup]:
    across = _axis([float(size) for size in sizes])
    up = _axis([value for _, values in curves for value in values if value > 0])
    parts = [words(left, 46, unit, "label")]
    for power in range(up[0], up[1] + 1):
        y = _UPPER + (1 - _share(10.0**power, up)) * _HIGH
        parts += [
            line(left, y, left + _PANEL, y),
            words(left - 6, y + 4, f"{10**power:,}" if power >= 0 else f"{10.0**power:g}", "end"),
        ]
    for power in range(across[0], across[1] + 1):
        x = left + _share(10.0**power, across) * _PANEL
        parts += [
            line(x, _UPPER, x, _UPPER + _HIGH),
            words(x, _UPPER + _HIGH + 18, f"{10**power:,}", "middle"),
        ]
    parts.append(words(left + _PANEL / 2, _UPPER + _HIGH + 38, "passages", "middle"))
    for row, ((name, values), stroke) in enumerate(zip(curves, STROKES, strict=False)):
        points = [
            (left + _share(size, across) * _PANEL, _UPPER + (1 - _share(value, up)) * _HIGH)
            for size, value in zip(sizes, values, strict=True)
            if value > 0
        ]
        parts.append(polyline(points, name, *stroke))
        parts.append(legend(left + 8, _UPPER + _HIGH + 62 + 18 * row, name, *stroke))
    return parts


def _axis(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten that hold all values, one power apart at least."""
    least, most = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return least, max(most, least + 1)


def _share(value: float, axis: tuple[int, int]) -> float:
    return (math.log10(value) - axis[0]) / (axis[1] - axis[0])
