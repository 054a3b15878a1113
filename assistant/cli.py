"""The ``uijeong`` command: every command of the contract, each a few lines over the packages.

What takes long to import is imported in the command that needs it, so that help comes at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from assistant.command.asking import ask, check, terms
from assistant.command.border import guarded
from assistant.command.indexing import ingest, remove
from assistant.command.korean_help import KoreanCommand, KoreanGroup
from assistant.command.looking import figures, reports, show
from assistant.command.options import option
from assistant.command.starting import settings_in_force
from prompts.messages import message

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


@app.callback()
def _uijeong(
    context: typer.Context,
    show_version: Annotated[bool, option("--version", "opt_version")] = False,
) -> None:
    if show_version:
        sys.stdout.write(f"uijeong {version('uijeong')}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help())
        raise typer.Exit(2)


def _serve(
    host: Annotated[str | None, option("--host", "opt_host")] = None,
    port: Annotated[int | None, option("--port", "opt_port", min=1, max=65535)] = None,
) -> int:
    given = {"host": host, "port": port}
    settings = settings_in_force().model_copy(
        update={k: v for k, v in given.items() if v is not None}
    )
    import ui

    ui.serve(settings)
    return 0


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
    settings = settings_in_force()
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


def _doctor() -> int:
    settings = settings_in_force()
    from assistant.command.console import show_finding
    from assistant.command.doctor import examine

    wrong = 0
    for finding in examine(settings):
        show_finding(finding)
        wrong += not finding.ok
    return 1 if wrong else 0


def _config() -> int:
    settings = settings_in_force()
    from assistant.command.configuration import describe
    from assistant.command.console import show_settings

    show_settings(describe(settings))
    return 0


_COMMANDS: tuple[tuple[str, Callable[..., int]], ...] = (
    ("ingest", ingest),
    ("remove", remove),
    ("ask", ask),
    ("check", check),
    ("reports", reports),
    ("show", show),
    ("figures", figures),
    ("terms", terms),
    ("serve", _serve),
    ("eval", _eval),
    ("doctor", _doctor),
    ("config", _config),
)
"""In the order of the help; typer shows each with its Korean help."""

for _name, _function in _COMMANDS:
    app.command(
        _name,
        cls=KoreanCommand,
        help=message(f"cli.{_name}"),
        options_metavar=message("cli.meta_options"),
    )(_function)
