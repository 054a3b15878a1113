"""Comparisons over years, reports and departments: a grid of figures, each with its citation."""

from assistant.compose.comparing.answer import Compared, compare

__all__ = ["Compared", "compare"]
