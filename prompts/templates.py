"""Prompt templates: ``templates/*.txt``, checked against the variables they must use.

A file is plain text, or sections that each begin with a line ``[system]`` or ``[user]``. A
variable is written ``{name}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage
    from llama_index.core.prompts import ChatPromptTemplate, PromptTemplate

#: What each template must use: every one of these variables and no other.
VARIABLES: Mapping[str, frozenset[str]] = {
    "answer": frozenset({"history", "key", "not_found", "passages", "question"}),
    "passage": frozenset({"heading", "key", "number", "report", "text"}),
    "rewrite": frozenset({"history", "key", "question"}),
}

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_ROLE = re.compile(r"^\[(system|user)\]\n", re.MULTILINE)


class TemplateError(ValueError):
    """A template file, or the values given for it, do not fit ``VARIABLES``."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template that uses exactly the variables it must.

    ``sections`` holds ``(role, text)`` pairs in the order of the file; a file without role lines
    is one ``user`` section.
    """

    name: str
    sections: tuple[tuple[str, str], ...]

    def prompt(self) -> PromptTemplate:
        """Return the sections' texts as one LlamaIndex prompt."""
        from llama_index.core.prompts import PromptTemplate

        return PromptTemplate("\n\n".join(text for _, text in self.sections))

    def chat_prompt(self) -> ChatPromptTemplate:
        """Return the sections as a LlamaIndex chat prompt, one message a section."""
        from llama_index.core.base.llms.types import ChatMessage
        from llama_index.core.prompts import ChatPromptTemplate

        return ChatPromptTemplate([ChatMessage(text, role=role) for role, text in self.sections])

    def text(self, values: Mapping[str, str]) -> str:
        """Fill in every variable and return one text.

        Raises
        ------
        TemplateError
            If a value is missing or stands for no variable.
        """
        return self.prompt().format(**self._checked(values))

    def messages(self, values: Mapping[str, str]) -> list[ChatMessage]:
        """Fill in every variable and return chat messages.

        Raises
        ------
        TemplateError
            If a value is missing or stands for no variable.
        """
        return self.chat_prompt().format_messages(**self._checked(values))

    def _checked(self, values: Mapping[str, str]) -> dict[str, Any]:
        _compare(f"values for {self.name}", frozenset(values), VARIABLES[self.name])
        return dict(values)


def load_template(name: str, folder: Traversable | None = None) -> Template:
    """Read ``name``.txt and check it.

    Parameters
    ----------
    name
        One of ``VARIABLES``.
    folder
        Where the file is; the package's own templates by default.

    Raises
    ------
    TemplateError
        If the file lacks a variable, uses an unknown one, or is empty.
    """
    text = (folder or _shipped()).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    _compare(f"{name}.txt", frozenset(_VARIABLE.findall(text)), VARIABLES[name])
    return Template(name, _sections(name, text))


@cache
def _shipped() -> Traversable:
    return files("prompts").joinpath("templates")


def _sections(name: str, text: str) -> tuple[tuple[str, str], ...]:
    before, *rest = _ROLE.split(text)
    if not rest:
        rest = ["user", before]
    elif before.strip():
        raise TemplateError(f"{name}.txt: text before the first role line")
    sections = tuple((role, body.strip()) for role, body in zip(rest[::2], rest[1::2], strict=True))
    empty = [role for role, body in sections if not body]
    if empty:
        raise TemplateError(f"{name}.txt: nothing in section {', '.join(empty)}")
    return sections


def _compare(what: str, found: frozenset[str], wanted: frozenset[str]) -> None:
    faults = [
        f"{word} {', '.join(sorted(names))}"
        for word, names in (("missing", wanted - found), ("unknown", found - wanted))
        if names
    ]
    if faults:
        raise TemplateError(f"{what}: {'; '.join(faults)}")
