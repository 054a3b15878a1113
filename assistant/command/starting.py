"""What a command begins with: the settings, and the report that it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.command.arguments import named
from assistant.command.border import start_log

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.records import Records, ReportInfo


def settings_in_force() -> Settings:
    """Read the settings and start the log where they say."""
    from assistant.command.configuration import load_settings, stay_offline

    settings = load_settings()
    stay_offline(settings)
    start_log(settings.data)
    return settings


def report_named(given: str, records: Records) -> ReportInfo:
    """Return the report that ``given`` names in full or in part."""
    return records.report(named(given, [report.name for report in records.reports()]))
