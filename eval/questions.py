"""A question set: its records and how a file of them is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a report, both ends included, counted from 1."""

    report: str
    first: int
    last: int

    def touches(self, report: str, first: int, last: int) -> bool:
        """Tell whether the lines of another place overlap this one's."""
        return self.report == report and self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set.

    ``evidence`` holds what an answer needs: for each needed place the alternatives that serve.
    It is empty where the reports do not have the answer.
    """

    id: str
    split: str
    kind: str
    question: str
    evidence: tuple[tuple[Place, ...], ...]


def read_questions(path: Path) -> list[Question]:
    """Read a question set, one JSON object a line.

    Raises
    ------
    ValueError
        If a line is no JSON object of the set's form; the message names the line.
    """
    questions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                questions.append(_question(json.loads(line)))
            except (KeyError, TypeError, ValueError) as problem:
                raise ValueError(f"{path.name}:{number}: {problem!r}") from problem
    return questions


def _question(data: dict[str, Any]) -> Question:
    evidence = tuple(
        tuple(Place(place["report"], *place["lines"]) for place in alternatives)
        for alternatives in data["evidence"]
    )
    return Question(data["id"], data["split"], data["kind"], data["question"], evidence)
