"""Pieces of a report that can be found and cited."""

from ingest.passages.cut import LEAST, SIZE, cut_passages

__all__ = ["LEAST", "SIZE", "cut_passages"]
