"""Tables as they were understood."""

from ingest.tables.find import find_tables
from ingest.tables.sums import sum_warnings
from ingest.tables.titles import restore_titles

__all__ = ["find_tables", "restore_titles", "sum_warnings"]
