"""The tree of a report's headings, from the heading path of each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.records import StoredLine


@dataclass(slots=True)
class Node:
    """A heading, the line it begins at, and the headings below it."""

    title: str
    line: int
    children: list[Node] = field(default_factory=list)


def outline_of(lines: Sequence[StoredLine]) -> list[Node]:
    """Return the outermost headings, each with those below it, in the order of the lines.

    A heading that comes again after another one is a node of its own.
    """
    roots: list[Node] = []
    open_nodes: list[Node] = []
    for line in lines:
        kept = _common(open_nodes, line.heading)
        del open_nodes[kept:]
        for title in line.heading[kept:]:
            node = Node(title, line.number)
            (open_nodes[-1].children if open_nodes else roots).append(node)
            open_nodes.append(node)
    return roots


def _common(nodes: Sequence[Node], path: Sequence[str]) -> int:
    """Return how many open headings a path begins with."""
    for at, (node, title) in enumerate(zip(nodes, path, strict=False)):
        if node.title != title:
            return at
    return min(len(nodes), len(path))
