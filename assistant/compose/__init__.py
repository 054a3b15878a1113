"""Answers from the reports' own words."""

from assistant.compose.answer import compose

__all__ = ["compose"]
