"""Tables as they were understood."""

from ingest.tables.find import find_tables

__all__ = ["find_tables"]
