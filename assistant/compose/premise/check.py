"""The first claim of a question that the reports contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.evidence import Evidence
from assistant.compose.matching import squeezed
from assistant.compose.premise.amounts import wrong_amount
from assistant.compose.premise.bodies import wrong_body
from assistant.compose.premise.dates import wrong_date
from assistant.compose.premise.directions import wrong_direction
from assistant.compose.premise.extremes import wrong_extreme
from assistant.compose.premise.ground import Contradiction, Ground
from assistant.compose.premise.offices import wrong_office
from assistant.compose.premise.orders import wrong_order
from assistant.compose.premise.places import wrong_place
from assistant.compose.premise.states import wrong_name, wrong_state
from assistant.compose.sentences import Writer
from assistant.question import Understood

_CHECKS = (
    *(wrong_order, wrong_extreme, wrong_direction, wrong_office, wrong_body, wrong_place),
    *(wrong_name, wrong_date, wrong_state, wrong_amount),
)


def contradiction(evidence: Sequence[Evidence], writer: Writer) -> Contradiction | None:
    """Return what a question takes for granted and the reports contradict; ``None`` if nothing.

    A claim that the evidence says nothing about, or agrees with once units and rounding are
    allowed for, is no contradiction.

    Parameters
    ----------
    evidence
        The question's candidates, best first.
    writer
        Knows the question, its names and the reports.
    """
    ground = Ground(evidence, writer)
    found = (check(ground) for check in _CHECKS)
    return next((wrong for wrong in found if wrong is not None), None)


def without_claim(question: Understood, wrong: Contradiction) -> Understood:
    """Return a question without the words that only state what is wrong."""
    claimed = [squeezed(word) for word in wrong.words]
    kept = tuple(name for name in question.names if squeezed(name) not in claimed)
    return replace(question, names=kept or question.names)
