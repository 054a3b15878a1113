"""Plots as inline SVG: bars with intervals, and the risk–coverage curve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from eval.svg import line, words

_ROW, _TOP, _BAR = 24, 30, 12
_LABEL, _PLOT, _VALUE = 84, 190, 44
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_SQUARE, _MARGIN = 240, 46


def bars(title: str, estimates: Sequence[tuple[str, Mapping[str, float | None]]]) -> Markup:
    """Draw shares as horizontal bars with their intervals.

    Parameters
    ----------
    title
        What is drawn.
    estimates
        For each bar its label and ``value``, ``low``, ``high`` (0 to 1) and ``n``; a bar without
        a value is drawn as a dash.
    """
    width = _LABEL + _PLOT + _VALUE
    height = _TOP + _ROW * len(estimates) + 22
    parts = [
        words(0, 14, title, "title"),
        *(_tick(value, _TOP - 4, _TOP + _ROW * len(estimates)) for value in _TICKS),
    ]
    for row, (label, estimate) in enumerate(estimates):
        middle = _TOP + row * _ROW + _ROW / 2
        parts.append(words(_LABEL - 8, middle + 4, label, "end"))
        parts.append(_bar(middle, estimate))
    return _svg(width, height, title, parts)


def curve(points: Sequence[Sequence[float]], title: str, x_label: str, y_label: str) -> Markup:
    """Draw the share of wrong answers (y) by the share of questions answered (x)."""
    size = _SQUARE + _MARGIN + 12
    step = Markup(" ").join(
        Markup("{:.1f},{:.1f}").format(_MARGIN + x * _SQUARE, _TOP + (1 - y) * _SQUARE)
        for x, y in points
    )
    parts = [words(0, 14, title, "title")]
    for tick in _TICKS:
        x, y = _MARGIN + tick * _SQUARE, _TOP + (1 - tick) * _SQUARE
        parts += [
            line(x, _TOP, x, _TOP + _SQUARE, "grid"),
            line(_MARGIN, y, _MARGIN + _SQUARE, y, "grid"),
            words(x, _TOP + _SQUARE + 15, f"{tick:g}", "tick middle"),
            words(_MARGIN - 6, y + 4, f"{tick:g}", "tick end"),
        ]
    parts.append(Markup('<polyline class="curve" points="{}"/>').format(step))
    parts.append(words(_MARGIN + _SQUARE / 2, _TOP + _SQUARE + 34, x_label, "middle"))
    middle = _TOP + _SQUARE / 2
    parts.append(
        Markup(
            '<text class="middle" transform="translate(11 {:.1f}) rotate(-90)">{}</text>'
        ).format(middle, y_label)
    )
    return _svg(size, size + _TOP + 6, title, parts)


def _bar(middle: float, estimate: Mapping[str, float | None]) -> Markup:
    value, low, high = estimate["value"], estimate["low"], estimate["high"]
    if value is None or low is None or high is None:
        return words(_LABEL + 4, middle + 4, "–", "tick")
    told = f"{value:.3f} ({low:.3f}–{high:.3f}), n={estimate['n']}"
    return Markup("").join(
        [
            Markup('<g><title>{}</title><rect class="bar" x="{}" y="{}" width="{:.1f}" ').format(
                told, _LABEL, middle - _BAR / 2, max(0.0, value) * _PLOT
            ),
            Markup('height="{}" rx="2"/>').format(_BAR),
            line(_across(low), middle, _across(high), middle, "whisker"),
            line(_across(low), middle - 4, _across(low), middle + 4, "whisker"),
            line(_across(high), middle - 4, _across(high), middle + 4, "whisker"),
            words(_LABEL + _PLOT + 8, middle + 4, f"{value:.2f}", "value"),
            Markup("</g>"),
        ]
    )


def _across(value: float) -> float:
    return _LABEL + value * _PLOT


def _tick(value: float, top: float, bottom: float) -> Markup:
    x = _across(value)
    return line(x, top, x, bottom, "grid") + words(x, bottom + 15, f"{value:g}", "tick middle")


def _svg(width: float, height: float, title: str, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}" role="img" '
        'aria-label="{2}">{3}</svg>'
    ).format(width, height, title, Markup("").join(parts))
