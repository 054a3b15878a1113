"""Measures of the citations: do they hold the evidence, and little else, letter for letter."""

from __future__ import annotations

from collections.abc import Sequence

from eval.case import LinesOf, Quote
from eval.questions import Place
from eval.ranking import Needs, reaches

UNGROUNDED = "근거 없음"
"""The state of a figure that does not stand in the place it cites (the contract's word)."""


def citation_recall(needs: Needs, cited: Sequence[Place]) -> float | None:
    """Return the share of needs that a citation reaches.

    After ALCE (Gao et al. 2023, https://aclanthology.org/2023.emnlp-main.398), with marked places
    instead of a model's judgement of whether a citation entails a statement.
    """
    if not needs:
        return None
    return sum(any(reaches(place, need) for place in cited) for need in needs) / len(needs)


def citation_precision(needs: Needs, cited: Sequence[Place]) -> float | None:
    """Return the share of citations that reach a need; ``None`` without either."""
    if not needs or not cited:
        return None
    return sum(any(reaches(place, need) for need in needs) for place in cited) / len(cited)


def citation_lines(cited: Sequence[Place]) -> float | None:
    """Return how many lines a citation has on average; ``None`` if none has lines."""
    sizes = [place.last - place.first + 1 for place in cited if place.by == "lines"]
    return sum(sizes) / len(sizes) if sizes else None


def quote_intact(quotes: Sequence[Quote], lines_of: LinesOf | None) -> float | None:
    """Return 1 if every quotation is its lines letter for letter, else 0.

    ``None`` without quotations, or without the reports.
    """
    if lines_of is None or not quotes:
        return None
    return float(all("\n".join(lines_of(q.report, *q.span)) == q.text for q in quotes))


def figures_grounded(states: Sequence[str]) -> float | None:
    """Return the share of an answer's figures that its check found in the cited places."""
    if not states:
        return None
    return sum(state != UNGROUNDED for state in states) / len(states)
