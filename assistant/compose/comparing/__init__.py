"""Comparisons over years, reports and departments: a grid of figures, each with its citation."""

from assistant.compose.comparing.answer import Grid, compare

__all__ = ["Grid", "compare"]
