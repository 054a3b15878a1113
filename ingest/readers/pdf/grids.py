"""Ruling lines joined into the cells of tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.model import Box

_NEAR = 3.0  # points within which two lines are one, touch, or go on
_SHORTEST = 6.0  # points: less is a tick or a dot
_MOST_PAIRS = 50_000  # of level and upright lines: a page of tables has a tenth, a drawing more
_MOST_CROSSINGS = 4_000  # a page-filling table has a quarter

_Edge = dict[str, Any]


def find_grids(rulings: Sequence[Box]) -> list[list[Box]]:
    """Return the tables that ruling lines form, each as the boxes of its cells.

    The joining is pdfplumber's, after the algorithm of A. Nurminen's thesis (2013). Sides that a
    table leaves open, as Korean reports do to the left and right, are closed first.
    """
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

    edges = _merged(rulings)
    upright = sum(1 for edge in edges if edge["orientation"] == "v")
    level = len(edges) - upright
    if not upright or level < 2 or upright * level > _MOST_PAIRS:
        return []
    edges += _open_sides(edges)
    crossings = edges_to_intersections(edges, _NEAR, _NEAR)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    return cells_to_tables(intersections_to_cells(crossings))


def _merged(rulings: Sequence[Box]) -> list[_Edge]:
    from pdfplumber.table import merge_edges, snap_edges

    snapped = snap_edges([_edge(ruling) for ruling in rulings], _NEAR, _NEAR)
    # Snapping adds and subtracts, and what should be one place may differ in its last digit.
    exact = [_edge((e["x0"], e["top"], e["x1"], e["bottom"])) for e in snapped]
    merged: list[_Edge] = merge_edges(exact, 0, 0, _NEAR, _NEAR)
    return [edge for edge in merged if max(edge["width"], edge["height"]) >= _SHORTEST]


def _edge(line: Box) -> _Edge:
    x0, top, x1, bottom = (round(place, 2) for place in line)
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if x1 - x0 >= bottom - top else "v",
    }


def _open_sides(edges: Sequence[_Edge]) -> list[_Edge]:
    """Return the upright lines missing where the level lines of a table all begin or end."""
    closing = []
    for group in _touching(edges):
        level = sorted((e for e in group if e["orientation"] == "h"), key=lambda e: e["top"])
        upright = [e for e in group if e["orientation"] == "v"]
        if len(level) < 2 or not upright:
            continue
        first, last = level[0], level[-1]
        for side in ("x0", "x1"):
            x = first[side]
            ruled = any(abs(edge["x0"] - x) <= _NEAR for edge in upright)
            if abs(last[side] - x) <= _NEAR and not ruled:
                closing.append(_edge((x, first["top"], x, last["top"])))
    return closing


def _touching(edges: Sequence[_Edge]) -> list[list[_Edge]]:
    """Group lines that touch, directly or over others."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    groups: list[list[_Edge]] = [[edge] for edge in level]
    for line in (edge for edge in edges if edge["orientation"] == "v"):
        apart, joined = [], [line]
        for group in groups:
            if any(_touch(line, edge) for edge in group if edge["orientation"] == "h"):
                joined.extend(group)
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _touch(upright: _Edge, level: _Edge) -> bool:
    return bool(
        level["x0"] - _NEAR <= upright["x0"] <= level["x1"] + _NEAR
        and upright["top"] - _NEAR <= level["top"] <= upright["bottom"] + _NEAR
    )
