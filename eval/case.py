"""What one answer is judged by: the question, the answer's places and its text, made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.questions import Place, Question, place_of

LinesOf = Callable[[str, int, int], Sequence[str]]
"""Returns the original texts of a report's lines, first and last included."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a citation quotes, and the stored lines it says it quotes from."""

    report: str
    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question with the answer to be judged.

    ``found`` are the places of the passages found, best first; ``cited`` those of the citations.
    ``states`` are what the program's own check gave for each figure of the answer.
    ``lines_of`` is ``None`` where the reports are not at hand.
    """

    question: Question
    text: str
    abstained: bool
    corrects: bool
    found: tuple[Place, ...]
    cited: tuple[Place, ...]
    quotes: tuple[Quote, ...]
    states: tuple[str, ...]
    lines_of: LinesOf | None


def case_of(question: Question, answer: Mapping[str, Any], lines_of: LinesOf | None = None) -> Case:
    """Take from an answer of the contract what measures need.

    Parameters
    ----------
    question
        What was asked.
    answer
        The contract's object (``Answer.to_json()``).
    lines_of
        Where quotations are compared with the reports.
    """
    return Case(
        question=question,
        text=answer["answer"],
        abstained=answer["abstained"],
        corrects=answer.get("premise") is not None,
        found=_places(answer["retrieved"]),
        cited=_places(answer["citations"]),
        quotes=tuple(_quote(citation) for citation in answer["citations"]),
        states=tuple(figure["state"] for figure in answer["figures"]),
        lines_of=lines_of,
    )


def _places(objects: Iterable[Mapping[str, Any]]) -> tuple[Place, ...]:
    return tuple(place for data in objects if (place := place_of(data)) is not None)


def _quote(citation: Mapping[str, Any]) -> Quote:
    first, last = citation.get("lines") or citation.get("span") or (0, 0)
    return Quote(citation["report"], (first, last), citation.get("quote", ""))
