"""What a question asks for."""

from assistant.question.understand import LONGEST_QUESTION, Understood, reports_of_year, understand

__all__ = ["LONGEST_QUESTION", "Understood", "reports_of_year", "understand"]
