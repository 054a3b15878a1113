"""How reports, dates and subjects are named in an answer."""

from __future__ import annotations

import re

from index.records import ReportInfo
from ingest.outline.matters import is_recurring, strip_numbering, subject_of

__all__ = ["day_of", "is_recurring", "month_of", "name_of", "strip_numbering", "subject_of"]


def name_of(report: ReportInfo) -> str:
    """Return how a report is called in a sentence: body and issue month, else title or file."""
    month = month_of(report.issued)
    if report.body and month:
        return f"{report.body} {month} 보고"
    if report.title:
        return f"「{report.title}」({month})" if month else f"「{report.title}」"
    return report.name


def month_of(issued: str) -> str:
    """Return an ISO month as it is said (``2026-03`` → ``2026년 3월``), or ``""``."""
    match = re.match(r"(\d{4})-(\d{2})", issued)
    if match:
        return f"{match[1]}년 {int(match[2])}월"
    return f"{issued}년" if re.fullmatch(r"\d{4}", issued) else ""


def day_of(iso: str) -> str:
    """Return an ISO day or month as reports print it (``2026-01-31`` → ``2026. 1. 31.``)."""
    return " ".join(f"{int(part)}." for part in iso.split("-")) if iso[:1].isdigit() else iso
