"""How long work tells of its progress, without knowing how it is shown."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives the steps of long work; a terminal bar, a page or nothing may show them."""

    def start(self, label: str, total: int) -> None:
        """Begin a step of ``total`` units under a Korean ``label``."""

    def advance(self, units: int = 1) -> None:
        """Count ``units`` as done."""

    def finish(self) -> None:
        """End the step."""


class Silent:
    """Shows nothing."""

    def start(self, label: str, total: int) -> None:
        """Ignore the step."""

    def advance(self, units: int = 1) -> None:
        """Ignore the units."""

    def finish(self) -> None:
        """Ignore the end."""
