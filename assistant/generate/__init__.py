"""Answers worded by a language model."""

from assistant.generate.answer import Generated, generate
from assistant.generate.markers import Draft
from assistant.generate.rewrite import rewrite

__all__ = ["Draft", "Generated", "generate", "rewrite"]
