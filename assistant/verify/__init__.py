"""Every figure, date, name and direction against the place it cites."""

from assistant.verify.figures import check_figures, check_text, citation_problems
from assistant.verify.statement import statements
from assistant.verify.striking import Verified, verified

__all__ = [
    "Verified",
    "check_figures",
    "check_text",
    "citation_problems",
    "statements",
    "verified",
]
