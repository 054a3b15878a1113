"""``reports``, ``show`` and ``figures``: what was read."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

from assistant.command.options import Json, argument, option
from assistant.command.starting import report_named, settings_in_force

if TYPE_CHECKING:
    from assistant.settings import Settings


def reports(
    problems: Annotated[bool, option("--problems", "opt_problems")] = False,
    as_json: Json = False,
) -> int:
    """List the reports, or the files that could not be read."""
    settings = settings_in_force()
    if problems:
        return _problems(settings, as_json)
    from assistant.command.console import say_json, show_reports
    from assistant.command.objects import report_object
    from index.snapshot import open_current

    with closing(open_current(settings.data)) as snapshot:
        reports = snapshot.records.reports()
    if as_json:
        say_json([report_object(report) for report in reports])
    else:
        show_reports(reports)
    return 0


def _problems(settings: Settings, as_json: bool) -> int:
    from assistant.command.console import say_json
    from assistant.command.outcomes import problem_object, show_problems
    from index.problems import file_problems

    files = file_problems(settings.data)
    if as_json:
        say_json([problem_object(file) for file in files])
    else:
        show_problems(files)
    return 0


def show(
    report: Annotated[str, argument("report")],
    place: Annotated[list[str], argument("place")],
    as_json: Json = False,
) -> int:
    """Show a place of a report as it was read."""
    settings = settings_in_force()
    from assistant.command.console import say_json
    from assistant.command.shown import excerpt_object, show_excerpt
    from assistant.inspection.excerpt import excerpt_of
    from assistant.inspection.locate import parse_locator, span_of
    from index.snapshot import open_current

    locator = parse_locator(" ".join(place))
    with closing(open_current(settings.data)) as snapshot:
        info = report_named(report, snapshot.records)
        span = span_of(locator, info, snapshot.records)
        excerpt = excerpt_of(info, *span, snapshot.records)
    if as_json:
        say_json(excerpt_object(excerpt))
    else:
        show_excerpt(excerpt)
    return 0


def figures(
    report: Annotated[str, argument("report")],
    unit: Annotated[str, option("--unit", "opt_unit")] = "",
    row: Annotated[str, option("--row", "opt_row")] = "",
    column: Annotated[str, option("--column", "opt_column")] = "",
    stage: Annotated[str, option("--stage", "opt_stage")] = "",
    lines: Annotated[str, option("--lines", "opt_lines")] = "",
    as_json: Json = False,
) -> int:
    """Show the figures of a report."""
    settings = settings_in_force()
    from assistant.command.console import say_json
    from assistant.command.objects import figure_object
    from assistant.command.shown import show_figures, wanted_figures
    from assistant.inspection.locate import parse_locator, span_of
    from index.snapshot import open_current

    with closing(open_current(settings.data)) as snapshot:
        info = report_named(report, snapshot.records)
        span = span_of(parse_locator(lines), info, snapshot.records) if lines else (None, None)
        figures = snapshot.records.figures(info.name, *span)
    found = wanted_figures(figures, unit=unit, row=row, column=column, stage=stage)
    if not as_json:
        show_figures(found)
    for figure in found if as_json else ():
        say_json(figure_object(figure))
    return 0
