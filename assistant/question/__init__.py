"""What a question asks for."""

from assistant.question.understand import LONGEST_QUESTION, Understood, understand
from assistant.question.which import reports_of_year

__all__ = ["LONGEST_QUESTION", "Understood", "reports_of_year", "understand"]
