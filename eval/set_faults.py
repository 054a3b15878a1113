"""What can be wrong with a question that has the right form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from prompts.messages import message

if TYPE_CHECKING:
    from eval.questions import Place, Question


def faults_of(
    question: Question, reports: Mapping[str, str], lengths: Mapping[str, int]
) -> list[str]:
    """Return every fault of a question as a Korean sentence; empty if there is none.

    Parameters
    ----------
    question
        What is checked.
    reports
        The reports that the set is about, by name; any report will do where there are none.
    lengths
        How many lines or pages the reports at hand have, by name.
    """
    places = [place for need in question.evidence for place in need]
    return [
        *_gold_faults(question),
        *_turn_faults(question),
        *(fault for place in places for fault in _place_faults(place, reports, lengths)),
    ]


def _gold_faults(question: Question) -> Iterator[str]:
    gold = bool(question.required or question.figures)
    if question.kind == "unanswerable":
        if question.evidence or gold:
            yield message("eval.fault_unanswerable")
        return
    if not question.evidence:
        yield message("eval.fault_no_evidence", kind=question.kind)
    if not gold:
        yield message("eval.fault_no_gold", kind=question.kind)


def _turn_faults(question: Question) -> Iterator[str]:
    if (question.kind == "followup") != bool(question.history):
        yield message("eval.fault_history")
    if question.kind == "followup" and question.resolved is None:
        yield message("eval.fault_resolved")
    if (question.kind == "premise") != (question.premise is not None):
        yield message("eval.fault_premise")


def _place_faults(
    place: Place, reports: Mapping[str, str], lengths: Mapping[str, int]
) -> Iterator[str]:
    shown = f"{place.report} {place.first}~{place.last}"
    if place.first > place.last:
        yield message("eval.fault_backwards", place=shown)
    if reports and place.report not in reports:
        yield message("eval.fault_other_report", report=place.report)
    if place.last > lengths.get(place.report, place.last):
        yield message("eval.fault_outside", place=shown, length=lengths[place.report])
