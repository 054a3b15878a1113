"""When the reports do not hold the answer: signs, decision, and what is said instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from assistant.compose.candidates import context_of
from assistant.compose.evidence import Evidence
from assistant.compose.matching import Wanted
from assistant.question import Understood, reports_of_year
from assistant.question.years import names_year
from index.records import ReportInfo
from index.retrieve import Hit

# Weights of a logistic model of "the reports do not hold it", fitted to questions over five council
# reports and the samples (both classes weighing the same). At the threshold, 23 of the 28 questions
# of the shipped sets without an answer count as absent, and 42 of the 367 with one.
_BIAS = 3.4
_WEIGHTS = {"gap": 0.8, "missing": 6.9, "score": -3.5, "everyday": -0.5, "year": 4.4}
_THRESHOLD = 0.70
_CANDIDATES = 3
_PASSAGES = 3
_GAP = 0.5  # a name with less credit is one that the best candidate does not speak of

# Sources of counterparts that tell of a question put in other words than reports have.
_OWN_WORDS = ("everyday", "english")


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for or against an answer being there.

    ``values`` are: ``gap``, the share of the question's names that the candidate which covers most
    does not speak of; ``missing``, the share of the one name that the passage found misses most;
    ``score``, the best candidate's; ``everyday``, how many everyday words were understood (such
    questions seldom share their words with the reports); ``year``, 1 where a year asked about has
    no report and is not spoken of. A ``nameless`` question (은 는 이 가) names nothing to look for.
    """

    values: dict[str, float]
    unknown_names: tuple[str, ...]
    missing_years: tuple[int, ...]
    nameless: bool = False

    @property
    def probability(self) -> float:
        """The probability that the reports do not hold the answer."""
        z = _BIAS + sum(weight * self.values[name] for name, weight in _WEIGHTS.items())
        return 1 / (1 + exp(-z))

    @property
    def absent(self) -> bool:
        """Whether to say that the reports do not hold the answer."""
        return self.nameless or self.probability >= _THRESHOLD


def signs_of(
    question: Understood,
    evidence: Sequence[Evidence],
    hits: Sequence[Hit],
    wanted: Wanted,
    reports: Sequence[ReportInfo],
) -> Signs:
    """Measure the signs for a question's candidates, best first."""
    best = max(evidence[:_CANDIDATES], key=lambda e: e.cover, default=None)
    context = context_of(best.item) if best else ""
    missing = tuple(
        year
        for year in question.years
        if not reports_of_year(year, reports) and not names_year(context, year)
    )
    credits = best.credits if best else (0.0,) * len(wanted.names)
    found = [wanted.credits(hit.passage.search) for hit in hits[:_PASSAGES]]
    passage = max(found, key=wanted.share, default=(0.0,) * len(wanted.names))
    values = {
        "gap": wanted.share(tuple(float(credit < _GAP) for credit in credits)),
        "missing": wanted.heaviest(passage),
        "score": evidence[0].score if evidence else 0.0,
        "everyday": float(len({e.asked for e in question.expansions if e.source in _OWN_WORDS})),
        "year": float(bool(missing)),
    }
    unknown = tuple(name.text for name in wanted.names if not name.known)
    return Signs(values, unknown, missing, nameless=not question.names)
