"""When the reports do not hold the answer: signs, decision, and what is said instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from assistant.evidence import Evidence
from assistant.matching import TermWeights
from assistant.question import Understood, reports_of_year
from index.records import ReportInfo
from index.retrieve import Hit

# Weights of a logistic model of "the reports do not hold it".
_BIAS = 1.9
_WEIGHTS = {"cover": -6.0, "best_words": 0.0, "vector": -2.0, "unknown": 4.0, "year": 2.0, "kind": -0.4}
_THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against an answer being there.

    ``cover`` is the best candidate's weighted share of the question's words, headings included;
    ``unknown`` the share of the words that no report has; ``vector`` the best similarity;
    ``missing_years`` the years asked about that neither a report nor the best candidate speaks of.
    """

    cover: float
    vector: float
    unknown: float
    kind: float
    unknown_words: tuple[str, ...]
    missing_years: tuple[int, ...]

    @property
    def probability(self) -> float:
        """The probability that the reports do not hold the answer."""
        z = _BIAS + _WEIGHTS["cover"] * self.cover + _WEIGHTS["vector"] * self.vector
        z += _WEIGHTS["unknown"] * self.unknown + _WEIGHTS["kind"] * self.kind
        z += _WEIGHTS["year"] * bool(self.missing_years)
        return 1 / (1 + exp(-z))

    @property
    def absent(self) -> bool:
        """Whether to say that the reports do not hold the answer."""
        return self.probability >= _THRESHOLD


def signs_of(
    question: Understood,
    evidence: Sequence[Evidence],
    hits: Sequence[Hit],
    terms: TermWeights,
    reports: Sequence[ReportInfo],
) -> Signs:
    """Measure the signs for a question's candidates."""
    best = evidence[:5]
    cover = max((item.cover for item in best), default=0.0)
    texts = " ".join(item.item.text for item in best)
    return Signs(
        cover=cover,
        vector=max((hit.vector for hit in hits), default=0.0),
        unknown=terms.share(terms.unknown) if terms.total else 0.0,
        kind=max((item.score - item.cover for item in best), default=0.0),
        unknown_words=tuple(word for word in terms.weights if word in terms.unknown),
        missing_years=tuple(
            year
            for year in question.years
            if not reports_of_year(year, reports) and not _mentions(texts, year)
        ),
    )


def _mentions(text: str, year: int) -> bool:
    return (
        re.search(rf"(?<!\d){year}(?!\d)|['’‘]\s?{year % 100:02d}(?!\d)|(?<!\d){year % 100:02d}년", text)
        is not None
    )
