"""Every figure against the place it cites."""

from assistant.verify.figures import check_figures, check_text, citation_problems, statements

__all__ = ["check_figures", "check_text", "citation_problems", "statements"]
