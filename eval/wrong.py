"""The wrong answers of a run, with what is needed to see why: gold, cited, missed and found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from eval.case import LinesOf
from eval.folder import Result
from eval.questions import Place, Question, place_of
from eval.summary import is_right
from prompts.messages import message

_SHOWN = 5
_LONGEST = 400
"""Characters of a report's lines that are shown of one place."""

CAUSES = ("unabstained", "abstained", "unfound", "uncited", "partly", "content")
"""Why an answer is wrong, in the order in which an answer comes about."""


@dataclass(frozen=True, slots=True)
class Need:
    """A needed place: its alternatives, the text of the first, and whether it was reached.

    ``rank`` is that of the first passage found that overlaps it, from 1.
    """

    places: tuple[str, ...]
    text: str
    cited: bool
    rank: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A cited or found place: what it is called, whether it is needed, and its text or score."""

    place: str
    needed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """One wrong answer as the reports show it."""

    question: Question
    answer: Mapping[str, Any]
    scores: Mapping[str, float | None]
    cause: str
    link: str
    required: tuple[str, ...]
    needs: tuple[Need, ...]
    cited: tuple[Shown, ...]
    found: tuple[Shown, ...]

    @property
    def missed(self) -> tuple[Need, ...]:
        """The needed places that no citation reaches."""
        return tuple(need for need in self.needs if not need.cited)


def wrong_answers(
    questions: Sequence[Question], results: Sequence[Result], lines_of: LinesOf, page: str
) -> list[Wrong]:
    """Return the wrong answers in the order of the set.

    Parameters
    ----------
    questions, results
        Of one run, in the same order.
    lines_of
        The original texts of a report's lines.
    page
        The address of the chat page, which takes a question as ``?q=``.
    """
    return [
        _wrong(question, result, lines_of, page)
        for question, result in zip(questions, results, strict=True)
        if not is_right(question, result)
    ]


def place_text(place: Place | None, report: str) -> str:
    """Return what a place is called: the report's name and its lines or page."""
    if place is None:
        return report
    one = place.first == place.last
    numbers = str(place.first) if one else f"{place.first}~{place.last}"
    return message(f"eval.place_{place.by}", report=report, numbers=numbers)


def _wrong(question: Question, result: Result, lines_of: LinesOf, page: str) -> Wrong:
    answer = result.answer
    cited = [place_of(citation) for citation in answer["citations"]]
    found = [place_of(passage) for passage in answer["retrieved"]]
    needs = tuple(_need(need, cited, found, lines_of) for need in question.evidence)
    asked = question.resolved or question.question
    return Wrong(
        question=question,
        answer=answer,
        scores=result.scores,
        cause=_cause(question, answer, needs),
        link=f"{page}/?q={quote(asked, safe='')}",
        required=tuple(" / ".join(need) for need in question.required),
        needs=needs,
        cited=_shown(answer["citations"], cited, question, lambda c: _cut(c["quote"])),
        found=_shown(answer["retrieved"][:_SHOWN], found, question, lambda p: f"{p['score']:.2f}"),
    )


def _need(
    places: Sequence[Place],
    cited: Sequence[Place | None],
    found: Sequence[Place | None],
    lines_of: LinesOf,
) -> Need:
    ranks = [rank for rank, at in enumerate(found, start=1) if _meets(at, places)]
    first = places[0]
    text = "\n".join(lines_of(first.report, first.first, first.last)) if first.by == "lines" else ""
    return Need(
        tuple(place_text(place, place.report) for place in places),
        _cut(text),
        any(_meets(at, places) for at in cited),
        ranks[0] if ranks else None,
    )


def _shown(
    objects: Sequence[Mapping[str, Any]],
    places: Sequence[Place | None],
    question: Question,
    told: Callable[[Mapping[str, Any]], str],
) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            place_text(place, data["report"]),
            any(_meets(place, need) for need in question.evidence),
            told(data),
        )
        for data, place in zip(objects, places, strict=False)
    )


def _meets(place: Place | None, alternatives: Sequence[Place]) -> bool:
    return place is not None and any(place.touches(other) for other in alternatives)


def _cause(question: Question, answer: Mapping[str, Any], needs: Sequence[Need]) -> str:
    if not question.answerable:
        return "unabstained"
    if answer["abstained"]:
        return "abstained"
    if not any(need.cited for need in needs):
        return "uncited" if any(need.rank for need in needs) else "unfound"
    return "content" if all(need.cited for need in needs) else "partly"


def _cut(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
