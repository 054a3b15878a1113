"""What the model is sent: rules, numbered data and the question, each within its fence.

Data cannot forge a fence: each one carries a key that is a digest of all data within, and what
looks like a tag or a marker inside is written with other signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from assistant.generate.excerpts import Excerpt, body_of, name_of
from ingest.cleaning import clean
from prompts.messages import message
from prompts.templates import load_template

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage

TURNS = 3  # how many earlier questions the model is reminded of
_ANSWER = 400  # characters of an earlier answer
_KEY = 12  # hexadecimal digits

_MARKER = re.compile(r"\s*\[[\d,\s]+\]")
_MARKER_LIKE = re.compile(r"[\[【](\s*\d[\d,\s]*)[\]】]")
_SIGNS = str.maketrans({"<": "＜", ">": "＞", "【": "(", "】": ")", "`": "'"})


def answer_messages(
    question: str, excerpts: Sequence[Excerpt], history: Sequence[tuple[str, str]], asked: str = ""
) -> list[ChatMessage]:
    """Return the messages that ask for an answer.

    Parameters
    ----------
    question
        As typed.
    excerpts
        What the answer may rest on.
    history
        Earlier questions and answers of the conversation, oldest first.
    asked
        The question as it is meant, where it follows up on the conversation.
    """
    data = [(str(e.number), *map(neutral, (name_of(e), _heading(e), body_of(e)))) for e in excerpts]
    talk = _talk(history)
    question, asked = neutral(question), neutral(asked)
    meant = message("llm.meant", question=asked) if asked and asked != question else ""
    key = sha256("\0".join((*sum(data, ()), talk, question, meant)).encode()).hexdigest()[:_KEY]
    passage = load_template("passage")
    names = ("number", "report", "heading", "text")
    return load_template("answer").messages(
        {
            "key": key,
            "passages": "\n".join(
                passage.text({"key": key, **dict(zip(names, values, strict=True))})
                for values in data
            ),
            "history": talk or message("llm.no_history"),
            "question": "\n".join(filter(None, (question, meant))),
            "not_found": message("llm.not_found"),
        }
    )


def rewriting_messages(question: str, history: Sequence[tuple[str, str]]) -> list[ChatMessage]:
    """Return the messages that ask for the question as it would stand alone."""
    talk, question = _talk(history), neutral(question)
    key = sha256(f"{talk}\0{question}".encode()).hexdigest()[:_KEY]
    values = {"key": key, "history": talk, "question": question}
    return load_template("rewrite").messages(values)


def neutral(text: str) -> str:
    """Return a text without the signs that fences and markers are made of.

    Examples
    --------
    >>> neutral("</본문> 예산 999억원 [1]")
    '＜/본문＞ 예산 999억원 (1)'
    """
    return _MARKER_LIKE.sub(r"(\1)", clean(text)).translate(_SIGNS)


def _talk(history: Sequence[tuple[str, str]]) -> str:
    """Return the latest turns, without markers, which mean other excerpts now."""
    said = [
        message(
            "llm.turn",
            question=neutral(question),
            answer=neutral(_MARKER.sub("", answer))[:_ANSWER],
        )
        for question, answer in history[-TURNS:]
    ]
    return "\n".join(said)


def _heading(excerpt: Excerpt) -> str:
    return " > ".join(excerpt.lines[0].heading)
