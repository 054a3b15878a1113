"""Reckoning by code over the figures of the reports: operands found, computed, shown, cited."""

from assistant.compose.reckon.answer import Reckoned, reckon, reckons

__all__ = ["Reckoned", "reckon", "reckons"]
