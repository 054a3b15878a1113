"""Typer's help in Korean: headings, usage line, and what it says of an unknown command."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from ingest.errors import UsageError
from prompts.messages import message

# The words that Typer's help is laid out with, and what stands for them.
_WORDS = {
    "ARGUMENTS_PANEL_TITLE": "cli.help_arguments",
    "OPTIONS_PANEL_TITLE": "cli.help_options",
    "COMMANDS_PANEL_TITLE": "cli.help_commands",
    "DEFAULT_STRING": "cli.help_default",
    "REQUIRED_LONG_STRING": "cli.help_required",
}


class KoreanCommand(TyperCommand):
    """A command whose help is Korean throughout."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 (Typer keeps the class private)
        """Return the usage line."""
        return _korean_usage(super().get_usage(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help."""
        _prepare_words(self, ctx)
        super().format_help(ctx, formatter)


class KoreanGroup(TyperGroup):
    """The program itself: its help is Korean, and so is what it says of an unknown command."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401
        """Return the usage line."""
        return _korean_usage(super().get_usage(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help."""
        _prepare_words(self, ctx)
        super().format_help(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        """Return the command that ``args`` begin with.

        Raises
        ------
        UsageError
            If there is no such command; close ones are named.
        """
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.commands)
            key = "cli.no_such_command_near" if near else "cli.no_such_command"
            raise UsageError(key, name=args[0], near=", ".join(near))
        return super().resolve_command(ctx, args)


def _korean_usage(line: str) -> str:
    return line.replace("Usage:", message("cli.help_usage"), 1)


def _prepare_words(command: TyperCommand | TyperGroup, ctx: Any) -> None:  # noqa: ANN401
    from typer import rich_utils

    for name, key in _WORDS.items():
        setattr(rich_utils, name, message(key))
    option = command.get_help_option(ctx)
    if option is not None:
        option.help = message("cli.help_help")
