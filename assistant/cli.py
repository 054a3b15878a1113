"""The ``uijeong`` command: every command of the contract, each a few lines over the packages.

What takes long to import is imported in the command that needs it, so that help comes at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from assistant.command.arguments import named, written
from assistant.command.border import guarded, start_log
from assistant.command.korean_help import KoreanCommand, KoreanGroup
from ingest.errors import UsageError
from prompts.messages import message

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.records import Records, ReportInfo

F = TypeVar("F", bound=Callable[..., object])

app = typer.Typer(
    cls=KoreanGroup,
    add_completion=False,
    invoke_without_command=True,
    options_metavar=message("cli.meta_options"),
    subcommand_metavar=message("cli.meta_commands"),
    help=message("cli.about"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Parameters
    ----------
    arguments
        Without the program's name; by default those of the process.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = typer.main.get_command(app)
    return guarded(
        lambda: command.main(args=given, prog_name="uijeong", standalone_mode=False) or 0
    )


def _command(name: str) -> Callable[[F], F]:
    """Register a command under its name and Korean help."""
    return app.command(
        name,
        cls=KoreanCommand,
        help=message(f"cli.{name}"),
        options_metavar=message("cli.meta_options"),
    )


def _option(flag: str, key: str, **more: Any) -> typer.models.OptionInfo:  # noqa: ANN401
    found: typer.models.OptionInfo = typer.Option(
        flag, help=message(f"cli.{key}"), show_default=False, **more
    )
    return found


def _argument(key: str) -> typer.models.ArgumentInfo:
    found: typer.models.ArgumentInfo = typer.Argument(
        help=message(f"cli.arg_{key}"), metavar=message(f"cli.meta_{key}"), show_default=False
    )
    return found


_Json = Annotated[bool, _option("--json", "opt_json")]
_Reports = Annotated[list[str], _argument("report")]


@app.callback()
def _uijeong(
    context: typer.Context,
    show_version: Annotated[bool, _option("--version", "opt_version")] = False,
) -> None:
    if show_version:
        sys.stdout.write(f"uijeong {version('uijeong')}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help())
        raise typer.Exit(2)


@_command("ingest")
def _ingest(paths: Annotated[list[Path], _argument("paths")]) -> int:
    settings = _settings()
    from assistant.command.configuration import embedding_choice
    from assistant.command.console import Bars
    from assistant.command.outcomes import show_outcomes, show_totals
    from index.build import build
    from index.outcomes import NothingIndexed
    from ingest.sources import find_files

    sources = find_files(paths)
    bars = Bars()
    try:
        result = build(sources, settings.data, embedding_choice(settings, bars), bars)
    except NothingIndexed as nothing:
        # The index is as it was: nothing was removed from it either.
        show_outcomes([outcome for outcome in nothing.outcomes if outcome.state == "skipped"])
        raise
    show_outcomes(result.outcomes)
    show_totals(result)
    return 0


@_command("remove")
def _remove(reports: _Reports) -> int:
    settings = _settings()
    from assistant.command.outcomes import show_outcomes, show_totals
    from index.build import remove
    from index.snapshot import open_current

    with closing(open_current(settings.data)) as snapshot:
        known = [report.name for report in snapshot.records.reports()]
    result = remove([named(name, known) for name in reports], settings.data)
    show_outcomes(result.outcomes)
    show_totals(result)
    return 0


@_command("ask")
def _ask(
    question: Annotated[str | None, _argument("question")] = None,
    questions: Annotated[Path | None, _option("--input", "opt_questions")] = None,
    answers: Annotated[Path | None, _option("--output", "opt_answers")] = None,
    as_json: _Json = False,
) -> int:
    if questions is None and answers is None:
        if question is None:
            raise UsageError("cli.ask_what")
        return _ask_one(question, as_json)
    if question is not None:
        raise UsageError("cli.ask_both")
    if questions is None or answers is None:
        raise UsageError("cli.ask_output")
    settings = _settings()
    from assistant.command.batch import answer_file

    return written(answer_file(questions, answers, settings), answers)


def _ask_one(question: str, as_json: bool) -> int:
    settings = _settings()
    from assistant.command.console import say_json, show_answer, waiting
    from assistant.service import Assistant

    with waiting("step_open"):
        answer = Assistant(settings).ask(question)
    if as_json:
        say_json(answer.to_json())
    else:
        show_answer(answer)
    return 0


@_command("check")
def _check(
    texts: Annotated[Path, _option("--input", "opt_checks")],
    checked: Annotated[Path, _option("--output", "opt_checked")],
) -> int:
    settings = _settings()
    from assistant.command.batch import check_file

    return written(check_file(texts, checked, settings), checked)


@_command("reports")
def _reports(
    problems: Annotated[bool, _option("--problems", "opt_problems")] = False,
    as_json: _Json = False,
) -> int:
    settings = _settings()
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


@_command("show")
def _show(
    report: Annotated[str, _argument("report")],
    place: Annotated[list[str], _argument("place")],
    as_json: _Json = False,
) -> int:
    settings = _settings()
    from assistant.command.console import say_json
    from assistant.command.shown import excerpt_object, show_excerpt
    from assistant.inspection.excerpt import excerpt_of
    from assistant.inspection.locate import parse_locator, span_of
    from index.snapshot import open_current

    locator = parse_locator(" ".join(place))
    with closing(open_current(settings.data)) as snapshot:
        info = _report_named(report, snapshot.records)
        span = span_of(locator, info, snapshot.records)
        excerpt = excerpt_of(info, *span, snapshot.records)
    if as_json:
        say_json(excerpt_object(excerpt))
    else:
        show_excerpt(excerpt)
    return 0


@_command("figures")
def _figures(
    report: Annotated[str, _argument("report")],
    unit: Annotated[str, _option("--unit", "opt_unit")] = "",
    row: Annotated[str, _option("--row", "opt_row")] = "",
    column: Annotated[str, _option("--column", "opt_column")] = "",
    stage: Annotated[str, _option("--stage", "opt_stage")] = "",
    lines: Annotated[str, _option("--lines", "opt_lines")] = "",
    as_json: _Json = False,
) -> int:
    settings = _settings()
    from assistant.command.console import say_json
    from assistant.command.objects import figure_object
    from assistant.command.shown import show_figures, wanted_figures
    from assistant.inspection.locate import parse_locator, span_of
    from index.snapshot import open_current

    with closing(open_current(settings.data)) as snapshot:
        info = _report_named(report, snapshot.records)
        span = span_of(parse_locator(lines), info, snapshot.records) if lines else (None, None)
        figures = snapshot.records.figures(info.name, *span)
    found = wanted_figures(figures, unit=unit, row=row, column=column, stage=stage)
    if not as_json:
        show_figures(found)
    for figure in found if as_json else ():
        say_json(figure_object(figure))
    return 0


@_command("serve")
def _serve(
    host: Annotated[str | None, _option("--host", "opt_host")] = None,
    port: Annotated[int | None, _option("--port", "opt_port", min=1, max=65535)] = None,
) -> int:
    given = {"host": host, "port": port}
    settings = _settings().model_copy(update={k: v for k, v in given.items() if v is not None})
    import ui

    ui.serve(settings)
    return 0


@_command("eval")
def _eval(
    questions: Annotated[str, typer.Option("--questions", help=message("cli.opt_set"))] = "samples",
    output: Annotated[Path | None, typer.Option("--output", help=message("cli.opt_run"))] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", help=message("cli.opt_baseline"))
    ] = None,
    split: Annotated[str | None, typer.Option("--split", help=message("cli.opt_split"))] = None,
    workers: Annotated[int, typer.Option("--workers", help=message("cli.opt_workers"), min=0)] = 0,
    sweep: Annotated[Path | None, typer.Option("--sweep", help=message("cli.opt_sweep"))] = None,
    export: Annotated[Path | None, typer.Option("--export", help=message("cli.opt_export"))] = None,
    gates: Annotated[Path | None, typer.Option("--gates", help=message("cli.opt_gates"))] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help=message("cli.opt_fresh"))] = False,
) -> int:
    settings = _settings()
    from assistant.command.console import Bars
    from eval.desk import run_command

    return run_command(
        settings,
        questions=questions,
        output=output,
        baseline=baseline,
        split=split,
        workers=workers,
        sweep=sweep,
        export=export,
        gates=gates,
        fresh=fresh,
        progress=Bars(),
    )


@_command("doctor")
def _doctor() -> int:
    settings = _settings()
    from assistant.command.console import show_finding
    from assistant.command.doctor import examine

    wrong = 0
    for finding in examine(settings):
        show_finding(finding)
        wrong += not finding.ok
    return 1 if wrong else 0


@_command("config")
def _config() -> int:
    settings = _settings()
    from assistant.command.configuration import describe
    from assistant.command.console import show_settings

    show_settings(describe(settings))
    return 0


def _report_named(given: str, records: Records) -> ReportInfo:
    """Return the report that ``given`` names in full or in part."""
    return records.report(named(given, [report.name for report in records.reports()]))


def _settings() -> Settings:
    """Read the settings and start the log where they say."""
    from assistant.command.configuration import load_settings, stay_offline

    settings = load_settings()
    stay_offline(settings)
    start_log(settings.data)
    return settings
