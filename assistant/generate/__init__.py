"""Answers worded by a language model."""

from assistant.generate.answer import generate

__all__ = ["generate"]
