"""The command ``python -m eval.bench``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.command.border import guarded, start_log
from ingest.samples import samples_dir
from prompts.messages import message


def _bench(
    reports: Annotated[
        Path | None, typer.Option("--reports", help=message("eval.opt_bench_reports"))
    ] = None,
    questions: Annotated[
        str, typer.Option("--questions", help=message("eval.opt_bench_questions"))
    ] = "samples",
    output: Annotated[Path, typer.Option("--output", help=message("eval.opt_bench_output"))] = Path(
        "build/bench"
    ),
    sizes: Annotated[
        list[int] | None, typer.Option("--size", min=1, help=message("eval.opt_bench_size"))
    ] = None,
) -> int:
    from assistant.command.configuration import load_settings, stay_offline
    from assistant.command.console import Bars
    from eval.bench.desk import TABLE, bench, write_outcome
    from eval.bench.table import as_markdown

    settings = load_settings()
    stay_offline(settings)
    start_log(settings.data)
    outcome = bench([reports or samples_dir("text")], questions, settings, Bars(), sizes or ())
    write_outcome(outcome, output)
    sys.stdout.write(as_markdown(outcome))
    sys.stdout.write(message("eval.told_written", path=output / TABLE) + "\n")
    return 0


def main() -> int:
    """Run the bench as the process's arguments say and return its exit code."""
    app = typer.Typer(add_completion=False)
    app.command(help=message("eval.bench_about"))(_bench)
    command = typer.main.get_command(app)
    return guarded(lambda: command.main(prog_name="eval.bench", standalone_mode=False) or 0)


if __name__ == "__main__":
    sys.exit(main())
