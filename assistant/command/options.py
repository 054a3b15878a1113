"""How the commands' options and arguments are declared: Korean help from the catalogue."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from prompts.messages import message


def option(flag: str, key: str, **more: Any) -> typer.models.OptionInfo:  # noqa: ANN401
    """Return an option with its help, ``cli.{key}``."""
    found: typer.models.OptionInfo = typer.Option(
        flag, help=message(f"cli.{key}"), show_default=False, **more
    )
    return found


def argument(key: str) -> typer.models.ArgumentInfo:
    """Return an argument with its help and name, ``cli.arg_{key}`` and ``cli.meta_{key}``."""
    found: typer.models.ArgumentInfo = typer.Argument(
        help=message(f"cli.arg_{key}"), metavar=message(f"cli.meta_{key}"), show_default=False
    )
    return found


Json = Annotated[bool, option("--json", "opt_json")]
Reports = Annotated[list[str], argument("report")]
