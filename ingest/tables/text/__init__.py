"""Tables in plain text, whose columns only spaces part."""

from ingest.tables.text.find import find_text_tables

__all__ = ["find_text_tables"]
