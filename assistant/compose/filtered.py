"""Lists that a table's column decides: the rows that have, or have not, what a question says.

(어느 분야가 사용료를 안 내나: the rows whose 사용료 says 면제)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.compose.cells_labels import core
from assistant.compose.evidence import Evidence
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem, is_total
from assistant.question import Understood
from ingest.cleaning import clean
from ingest.model import Table

_LOOKED_AT, _NEAR = 25, 0.45  # candidates whose tables are looked at, and how near the best
_MOST = 15  # rows that make a list; more are not told apart by the column alone
_FEWEST = 3  # rows of a table that a column can tell apart
_NEGATED = r"[가-힣]{0,2}(?:안[가-힣]|[가-힣]{1,3}지(?:도|는)?않|없|못[가-힣]|면제|아닌|아니)"
_NEGATIVE = re.compile(r"(?:비|미|무)\s?[가-힣]{2,}|없음|면제|해당\s?없음|[XxN×]|-")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SINCE = 2  # letters that a column of years shares with the question (시작 in 시작년도)


def filtered_rows(evidence: Sequence[Evidence], question: Understood) -> Sequence[RowItem] | None:
    """Return the rows of a table that a column tells from the others, in the report's order.

    ``None`` where the question says of no column of the tables found what it must hold.

    Parameters
    ----------
    evidence
        Candidates, best first; at least one.
    """
    seen: set[tuple[str, int]] = set()
    for candidate in evidence[:_LOOKED_AT]:
        row = candidate.item
        if not isinstance(row, RowItem) or candidate.score < evidence[0].score - _NEAR:
            continue
        place = (row.report, row.table.first)
        if place in seen or len(row.table.rows) < _FEWEST:
            continue
        seen.add(place)
        chosen = _told_apart(row.table, question)
        if chosen:
            rows = [RowItem(row.report, row.table, row.table.rows[at], row.page) for at in chosen]
            found = [one for one in rows if not any(map(is_total, one.labels))]
            return found if len(found) <= _MOST else None
    return None


def _told_apart(table: Table, question: Understood) -> list[int]:
    """Return the numbers of the rows that one column tells from the others, or nothing."""
    asked = squeezed(question.search)
    for index, path in enumerate(table.columns):
        label = squeezed(core(path[-1])) if path else ""
        values = [clean(row.cells[index]) for row in table.rows if index < len(row.cells)]
        if len(label) < 2 or len(values) != len(table.rows):
            continue
        for holds in (_lacking(label, asked), _of_year(label, asked, question.years)):
            chosen = [] if holds is None else [i for i, v in enumerate(values) if holds(v)]
            if 0 < len(chosen) < len(values):
                return chosen
    return []


def _lacking(label: str, asked: str) -> Callable[[str], bool] | None:
    """Return whether a cell says no, where the question denies its column (사용료를 안 내는)."""
    denied = label in asked and re.search(f"{re.escape(label)}{_NEGATED}", asked)
    return None if not denied else lambda text: _NEGATIVE.fullmatch(text) is not None


def _of_year(label: str, asked: str, years: Sequence[int]) -> Callable[[str], bool] | None:
    """Return whether a cell is a year asked for, where its column tells when (시작년도)."""
    when = re.sub(r"(?:년도?|연도)$", "", label)
    if not years or len(when) < _SINCE or when == label or when not in asked:
        return None
    return lambda text: _YEAR.fullmatch(text) is not None and int(text) in years
