"""Numbers with all that gives them meaning."""

from ingest.figures.find import find_figures

__all__ = ["find_figures"]
