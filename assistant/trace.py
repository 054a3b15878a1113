"""How an answer came about: what was understood, what was found, what was weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.compose.signs import Signs
from assistant.question import Understood

if TYPE_CHECKING:
    from index.retrieve import Hit


@dataclass(frozen=True, slots=True)
class Trace:
    """An answer with the question as understood, the passages found and the signs of absence.

    ``rewritten`` is the question as the language model resolved it, ``""`` where it did not.
    """

    answer: Answer
    question: Understood
    hits: tuple[Hit, ...]
    signs: Signs
    rewritten: str = ""
