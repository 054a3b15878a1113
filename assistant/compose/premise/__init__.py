"""What a question takes for granted, held against the reports: wrong figures, dates, offices."""

from assistant.compose.premise.check import (
    contradiction,
    without_agreed,
    without_claim,
    without_told,
    without_unheard,
)
from assistant.compose.premise.clause import plainly_named
from assistant.compose.premise.ground import Contradiction, Ground
from assistant.compose.premise.offices import office_of
from assistant.compose.premise.reckoned import reckoned_otherwise

__all__ = [
    "Contradiction",
    "Ground",
    "contradiction",
    "office_of",
    "plainly_named",
    "reckoned_otherwise",
    "without_agreed",
    "without_claim",
    "without_told",
    "without_unheard",
]
