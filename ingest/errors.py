"""The project's one base error: a Korean sentence for the user, a detail for the log."""

from __future__ import annotations

from prompts.messages import message


class UijeongError(Exception):
    """What went wrong, in words that tell the user what to do.

    Parameters
    ----------
    key
        The message's key in the catalogue (``prompts/messages``).
    detail
        What only the log needs: an exception's text, a path, a state.
    values
        The message's values.
    """

    exit_code = 1

    def __init__(self, key: str, *, detail: str = "", **values: object) -> None:
        self.key = key
        self.detail = detail
        self.message = message(key, **values)
        super().__init__(self.message)


class UsageError(UijeongError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class FileProblem(UijeongError):
    """One file cannot be read; the others can."""
