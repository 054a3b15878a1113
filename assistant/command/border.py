"""The one border where errors become Korean sentences and exit codes, and where the log is kept."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typer import TyperException

from ingest.errors import UijeongError
from prompts.messages import message

LOG_NAME = "uijeong.log"
INTERRUPTED = 130  # what a shell reports of a program that Ctrl+C ended

_LOG_BYTES, _LOGS_KEPT = 1_000_000, 3
# Typer's ways of saying that a command line is wrong, by the name of its exception.
_USAGE = {
    "NoSuchOption": "cli.usage_option",
    "MissingParameter": "cli.usage_missing",
    "BadParameter": "cli.usage_value",
    "BadOptionUsage": "cli.usage_option_value",
}
# Nothing is reported to anybody; libraries read these when they are imported.
_QUIET = {
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}

_log = logging.getLogger("uijeong")


def guarded(command: Callable[[], int]) -> int:
    """Run ``command`` and return its exit code; what it raises becomes a Korean sentence.

    Returns
    -------
    int
        The command's own code, an error's (1, or 2 for a wrong call), or 130 after Ctrl+C.
    """
    _prepare_process()
    try:
        code = command()
    except UijeongError as error:
        _log.warning("%s: %s %s", error.key, error.message, error.detail)
        return _tell(error.message, error.exit_code)
    except TyperException as error:
        return _tell(_usage(error), 2)
    except KeyboardInterrupt:
        code = INTERRUPTED
    # The border's very purpose: no traceback reaches a council member's screen.
    except Exception as error:
        _log.exception("unexpected")
        return _tell(_unexpected(error), 1)
    finally:
        _stop_log()
    return _tell(message("cli.interrupted"), code) if code == INTERRUPTED else code


def start_log(folder: Path) -> None:
    """Keep the log in ``folder``/uijeong.log until the command ends.

    A folder that does not exist yet is made for unexpected errors only: a mistyped setting should
    leave nothing behind.
    """
    _stop_log()
    handler = _LogFile(folder / LOG_NAME)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.setLevel(logging.WARNING if folder.is_dir() else logging.ERROR)
    logging.getLogger().addHandler(handler)
    logging.captureWarnings(True)


class _LogFile(RotatingFileHandler):
    """A rotating log that is made when it is first needed and never stops the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8", delay=True
        )

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on without a log: what went wrong is told on the screen."""


def _logs() -> list[_LogFile]:
    return [handler for handler in logging.getLogger().handlers if isinstance(handler, _LogFile)]


def _stop_log() -> None:
    logging.captureWarnings(False)
    for handler in _logs():
        logging.getLogger().removeHandler(handler)
        handler.close()


def _prepare_process() -> None:
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    # Without a handler of its own, logging would print on the screen until the log is started.
    _log.addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Programs are given UTF-8; a terminal that lacks a sign shows "?" instead of failing.
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def _tell(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


def _unexpected(error: Exception) -> str:
    written = [Path(log.baseFilename) for log in _logs() if Path(log.baseFilename).is_file()]
    if written:
        return message("cli.unexpected", log=written[0])
    return message("cli.unexpected_unlogged", error=f"{type(error).__name__}: {error}")


def _usage(error: TyperException) -> str:
    """Say in Korean what Typer finds wrong with the command line."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "uijeong"
    parameter = getattr(error, "param", None)
    named = next(iter(parameter.opts), "") if parameter else getattr(error, "option_name", "")
    if parameter and not named.startswith("-"):
        named = parameter.display_name_raw
    key = _USAGE.get(type(error).__name__, "cli.usage_other")
    if "extra argument" in error.message:
        key = "cli.usage_extra"
    return f"{message(key, name=named)} {message('cli.usage_hint', command=command)}"
