"""Total rows (계, 소계, 합계) tied to the rows they sum, and totals that do not add up."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Line, Table


def sum_warnings(tables: Sequence[Table], lines: Sequence[Line]) -> tuple[str, ...]:
    """Return a Korean sentence for each total that its parts do not add up to, with its place."""
    return ()
