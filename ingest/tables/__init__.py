"""Tables as they were understood."""

from ingest.tables.find import find_tables
from ingest.tables.sums import sum_warnings

__all__ = ["find_tables", "sum_warnings"]
