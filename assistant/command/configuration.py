"""Reading the settings, and saying in Korean what is wrong with them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr, ValidationError

from assistant.settings import Settings
from ingest.errors import UsageError
from ingest.progress import Progress, Silent
from prompts.messages import message

if TYPE_CHECKING:
    from index.embedding import EmbeddingChoice
    from index.milvus import MilvusChoice

PREFIX = "UIJEONG_"
FILE = "uijeong.toml"

# What pydantic finds wrong with a value, by its error's type.
_WHOLE = ("int_parsing", "int_from_float", "int_type")
_NUMBER = ("float_parsing", "float_type")
_LIMITS = {"ge": "at_least", "gt": "above", "le": "at_most", "lt": "below"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as ``uijeong config`` shows it; a secret is masked."""

    name: str
    value: str
    description: str


def load_settings() -> Settings:
    """Read the environment and ``uijeong.toml``.

    Raises
    ------
    UsageError
        If a value cannot be used, the file has an unknown key, or it cannot be read.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise _invalid(error.errors()[0]) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError("cli.toml_invalid", file=FILE, reason=error, detail=str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("cli.toml_unreadable", file=FILE, detail=str(error)) from error


def describe(settings: Settings) -> list[Setting]:
    """Return every setting with its value, in the order of their definition."""
    return [
        Setting(PREFIX + name.upper(), _shown(getattr(settings, name)), field.description or "")
        for name, field in Settings.model_fields.items()
    ]


def stay_offline(settings: Settings) -> None:
    """Keep the model libraries from asking their hub, unless a setting names a model there.

    Takes effect on libraries that are imported later.
    """
    names = filter(None, (settings.embedding, settings.reranker))
    if all(Path(name).expanduser().is_dir() for name in names):
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")


def embedding_choice(settings: Settings, progress: Progress | None = None) -> EmbeddingChoice:
    """Return the embedding that the settings name, not yet loaded."""
    from index.embedding import EmbeddingChoice

    return EmbeddingChoice(
        settings.embedding,
        settings.data,
        query_prefix=settings.embedding_query_prefix,
        passage_prefix=settings.embedding_passage_prefix,
        progress=progress or Silent(),
        backend=settings.embedding_backend,
        file=settings.embedding_file,
    )


def milvus_choice(settings: Settings) -> MilvusChoice | None:
    """Return which Milvus the settings name, ``None`` where the index's own files are searched."""
    if settings.store != "milvus":
        return None
    from index.milvus import MilvusChoice

    return MilvusChoice(settings.milvus_uri, settings.milvus_token.get_secret_value())


def unknown_variables(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the ``UIJEONG_*`` variables that name no setting: misspelt ones, most likely."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    return sorted(
        name for name in environment if name.startswith(PREFIX) and name.upper() not in known
    )


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return "********" if value.get_secret_value() else ""
    return str(value)


def _invalid(error: Mapping[str, Any]) -> UsageError:
    """Turn the first of pydantic's errors into a message that names the setting."""
    name = str(error["loc"][0]) if error["loc"] else FILE
    if name not in Settings.model_fields:
        return UsageError("cli.setting_unknown", name=name, file=FILE)
    variable = PREFIX + name.upper()
    in_environment = any(variable == key.upper() for key in os.environ)
    where = variable if in_environment else f"{FILE}: {name}"
    secret = Settings.model_fields[name].annotation is SecretStr
    value = "****" if secret else error["input"]
    return UsageError("cli.setting_bad", name=where, value=value, reason=_reason(error))


def _reason(error: Mapping[str, Any]) -> str:
    for limit, bound in error.get("ctx", {}).items():
        if limit in _LIMITS:
            return message(f"cli.setting_{_LIMITS[limit]}", bound=f"{bound:g}")
    if error["type"] in _WHOLE:
        return message("cli.setting_whole")
    return message("cli.setting_number" if error["type"] in _NUMBER else "cli.setting_form")
