"""Question sets: what a question asks and needs, and how a file of them is read and checked.

A set is ``<name>.jsonl`` (or ``.csv``, see :mod:`eval.tabular`) with ``<name>.toml`` beside it,
which holds the set's version and the SHA-256 of each report that its places count lines in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from eval.set_faults import faults_of
from eval.set_files import read_description, read_entries
from eval.set_form import KINDS, SPLITS, faults_of_form
from ingest.errors import UijeongError
from prompts.messages import message

__all__ = [
    "KINDS",
    "SPLITS",
    "GoldFigure",
    "GoldPremise",
    "Place",
    "Question",
    "QuestionSet",
    "place_of",
    "question_of",
    "read_set",
    "record_of",
    "require_reports",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of a report (pages or paragraphs where it has none), both ends included, from 1."""

    report: str
    first: int
    last: int
    by: Literal["lines", "page", "paragraphs"] = "lines"

    def touches(self, other: Place) -> bool:
        """Tell whether two places overlap."""
        return (
            (self.report, self.by) == (other.report, other.by)
            and self.first <= other.last
            and other.first <= self.last
        )


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A number that an answer must state, in its base unit (원, 명, %, ㎡ …)."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class GoldPremise:
    """What a question wrongly assumes, and what the reports say."""

    claim: str
    truth: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a set and what is needed to judge an answer to it.

    ``history`` holds earlier turns (question, answer), oldest first, and ``resolved`` the question
    as meant after them. ``evidence`` holds the needed places and ``required`` the needed strings;
    each need is a tuple of alternatives, any one of which is enough. A question without evidence
    is one that the reports do not answer.
    """

    id: str
    split: str
    kind: str
    question: str
    history: tuple[tuple[str, str], ...] = ()
    resolved: str | None = None
    evidence: tuple[tuple[Place, ...], ...] = ()
    required: tuple[tuple[str, ...], ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    premise: GoldPremise | None = None
    author: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the reports hold an answer."""
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A fixed set. ``digest`` is the SHA-256 of its file; ``reports`` maps names to SHA-256."""

    name: str
    version: str
    digest: str
    reports: dict[str, str]
    questions: tuple[Question, ...]


def read_set(path: Path, lengths: Mapping[str, int] | None = None) -> QuestionSet:
    """Read a question set and check all of it.

    Parameters
    ----------
    path
        A ``.jsonl`` or ``.csv`` file; ``<name>.toml`` beside it is read where there is one.
    lengths
        How many lines (pages, where there are no lines) each report at hand has; with it, places
        that lie outside their report are faults.

    Raises
    ------
    UijeongError
        ``eval.bad_set`` with every fault and its line, or that a file cannot be read.
    """
    description = read_description(path)
    entries, faults = read_entries(path)
    questions: list[Question] = []
    seen: dict[str, int] = {}
    for entry in entries:
        found = faults_of_form(entry.data)
        if not found:
            question = question_of(entry.data)
            found = faults_of(question, description.reports, lengths or {})
            if question.id in seen:
                found.append(message("eval.fault_repeated", id=question.id, line=seen[question.id]))
            seen.setdefault(question.id, entry.line)
            questions.append(question)
        faults += [(entry.line, fault) for fault in found]
    if faults:
        listed = "\n".join(
            message("eval.fault", line=line, fault=fault)
            for line, fault in sorted(faults, key=lambda found: found[0])
        )
        raise UijeongError("eval.bad_set", path=path, count=len(faults), faults=listed)
    if not questions:
        raise UijeongError("eval.empty_set", path=path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return QuestionSet(
        description.name, description.version, digest, description.reports, tuple(questions)
    )


def require_reports(questions: QuestionSet, at_hand: Mapping[str, str]) -> None:
    """Make sure that the set's reports are at hand, letter for letter.

    Parameters
    ----------
    questions
        The set; one that names no reports goes with any.
    at_hand
        SHA-256 of each report in the index, by name.

    Raises
    ------
    UijeongError
        ``eval.other_reports`` with the reports that are missing or differ.
    """
    wrong = [
        message("eval.report_missing" if name not in at_hand else "eval.report_differs", name=name)
        for name, digest in sorted(questions.reports.items())
        if at_hand.get(name) != digest
    ]
    if wrong:
        raise UijeongError("eval.other_reports", name=questions.name, reports="\n".join(wrong))


def place_of(data: Mapping[str, Any]) -> Place | None:
    """Return where a citation, a found passage or an evidence object lies; ``None`` if nowhere."""
    if data.get("lines"):
        first, last = data["lines"]
        return Place(data["report"], first, last)
    if data.get("paragraphs"):
        first, last = data["paragraphs"]
        return Place(data["report"], first, last, "paragraphs")
    page = data.get("page")
    return None if page is None else Place(data["report"], page, page, "page")


def question_of(data: Mapping[str, Any]) -> Question:
    """Return the question that a well-formed object of a set stands for."""
    premise = data["premise"]
    return Question(
        id=data["id"],
        split=data["split"],
        kind=data["kind"],
        question=data["question"],
        history=tuple((turn["question"], turn["answer"]) for turn in data["history"]),
        resolved=data["resolved"],
        evidence=tuple(
            tuple(place for option in need if (place := place_of(option)))
            for need in data["evidence"]
        ),
        required=tuple(
            (need,) if isinstance(need, str) else tuple(need) for need in data["required"]
        ),
        figures=tuple(
            GoldFigure(Decimal(str(figure["value"])), figure["unit"]) for figure in data["figures"]
        ),
        premise=None if premise is None else GoldPremise(premise["claim"], premise["truth"]),
        author=data["author"],
    )


def record_of(question: Question) -> dict[str, Any]:
    """Return the object of a set that stands for a question: :func:`question_of`'s inverse."""
    premise = question.premise
    return {
        "id": question.id,
        "split": question.split,
        "kind": question.kind,
        "question": question.question,
        "history": [{"question": asked, "answer": said} for asked, said in question.history],
        "resolved": question.resolved,
        "evidence": [[_place_record(place) for place in need] for need in question.evidence],
        "required": [need[0] if len(need) == 1 else list(need) for need in question.required],
        "figures": [{"value": _number(f.value), "unit": f.unit} for f in question.figures],
        "premise": premise and {"claim": premise.claim, "truth": premise.truth},
        "author": question.author,
    }


def _place_record(place: Place) -> dict[str, Any]:
    if place.by == "page":
        return {"report": place.report, "page": place.first}
    return {"report": place.report, place.by: [place.first, place.last]}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
