"""What a question takes for granted, held against the reports: wrong figures, dates, offices."""

from assistant.compose.premise.check import contradiction, without_claim, without_unheard
from assistant.compose.premise.clause import plainly_named
from assistant.compose.premise.ground import Contradiction
from assistant.compose.premise.offices import office_of

__all__ = [
    "Contradiction",
    "contradiction",
    "office_of",
    "plainly_named",
    "without_claim",
    "without_unheard",
]
