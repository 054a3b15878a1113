"""How long work tells of its progress, without knowing how it is shown."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives the steps of long work; a terminal bar, a page or nothing may show them."""

    def start(self, label: str, total: int) -> None:
        """Begin a step of ``total`` units under a Korean ``label``."""

    def grow(self, units: int) -> None:
        """Add ``units`` that came to light to the step's total."""

    def advance(self, units: int = 1) -> None:
        """Count ``units`` as done."""

    def note(self, text: str) -> None:
        """Say in Korean how far the step has come, in place of the count of units."""

    def tell(self, text: str) -> None:
        """Tell the user a Korean sentence about the work."""

    def finish(self) -> None:
        """End the step."""


class Silent:
    """Shows nothing."""

    def start(self, label: str, total: int) -> None:
        """Ignore the step."""

    def grow(self, units: int) -> None:
        """Ignore the units."""

    def advance(self, units: int = 1) -> None:
        """Ignore the units."""

    def note(self, text: str) -> None:
        """Ignore the note."""

    def tell(self, text: str) -> None:
        """Ignore the sentence."""

    def finish(self) -> None:
        """Ignore the end."""
