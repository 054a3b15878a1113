"""The heading path of every line."""

from ingest.outline.paths import MAX_LEVELS, MAX_TITLE, heading_paths

__all__ = ["MAX_LEVELS", "MAX_TITLE", "heading_paths"]
