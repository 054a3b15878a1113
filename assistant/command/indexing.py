"""``ingest`` and ``remove``: what is in the index."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

from assistant.command.arguments import named
from assistant.command.options import Reports, argument
from assistant.command.starting import settings_in_force


def ingest(paths: Annotated[list[Path], argument("paths")]) -> int:
    """Read files into the index."""
    settings = settings_in_force()
    from assistant.command.configuration import embedding_choice
    from assistant.command.console import Bars
    from assistant.command.outcomes import show_outcomes, show_totals
    from assistant.command.outside import outside
    from index.build import build
    from index.outcomes import NothingIndexed
    from ingest.sources import find_files

    sources = find_files(paths)
    bars = Bars()
    with outside(settings):
        try:
            result = build(sources, settings.data, embedding_choice(settings, bars), bars)
        except NothingIndexed as nothing:
            # The index is as it was: nothing was removed from it either.
            show_outcomes([outcome for outcome in nothing.outcomes if outcome.state == "skipped"])
            raise
        show_outcomes(result.outcomes)
        show_totals(result)
    return 0


def remove(reports: Reports) -> int:
    """Take reports out of the index."""
    settings = settings_in_force()
    from assistant.command.outcomes import show_outcomes, show_totals
    from assistant.command.outside import outside
    from index.build import remove
    from index.snapshot import open_current

    with closing(open_current(settings.data)) as snapshot:
        known = [report.name for report in snapshot.records.reports()]
    with outside(settings):
        result = remove([named(name, known) for name in reports], settings.data)
        show_outcomes(result.outcomes)
        show_totals(result)
    return 0
