"""The catalogue of what users are told: ``messages/*.toml``, one file a package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from prompts.josa import KoreanFormatter

_FORMATTER = KoreanFormatter()


@cache
def _catalogue(package: str) -> dict[str, str]:
    text = files("prompts").joinpath("messages", f"{package}.toml").read_text(encoding="utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}


def message(key: str, **values: object) -> str:
    """Return the Korean message ``package.name`` with its values filled in.

    Parameters
    ----------
    key
        ``"ingest.no_such_path"``: the file in ``messages/`` and the entry in it.
    values
        What the entry's fields stand for; ``{name:을/를}`` also appends the fitting particle.

    Raises
    ------
    KeyError
        If the catalogue has no such entry, or the entry names a value that was not given.
    """
    package, _, name = key.partition(".")
    return _FORMATTER.vformat(_catalogue(package)[name], (), values)
