"""The rows of totals, where a question speaks of all that a body or an office has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.cells import is_total
from assistant.compose.evidence import Evidence
from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.ground import Ground, Statement
from assistant.compose.rows import RowItem
from assistant.question.called import bodies_called

_WHOLE = re.compile(r"(?:총|전체)?(?:본|최종|당초)?예산(?:액|규모|현액)?|총?세[입출]")
_OFFICE = re.compile(r"[가-힣]{2,}(?:과|담당관|추진단|추진반|국|실)")
_LAST = 10**6  # further than any report has lines


def totals_of(ground: Ground, names: Sequence[Name], label: str) -> list[Statement] | None:
    """Return the total rows of a body's or an office's budget.

    Parameters
    ----------
    ground
        The reports, and the question.
    names
        What the claim names.
    label
        What it says has moved.

    Returns
    -------
    list of Statement or None
        Of the newest report asked about first; ``None`` where the claim names anything else than
        one body or office (진흥원 예산), as a part of the budget would.
    """
    rest = [name.text for name in names if not _WHOLE.fullmatch(name.text)]
    offices = [text for text in rest if _OFFICE.fullmatch(text) and not _is_body(ground, text)]
    if not _WHOLE.fullmatch(label) or len(offices) > 1 or not rest:
        return None
    if any(text not in offices and not _is_body(ground, text) for text in rest):
        return None
    infos = ground.writer.reports
    reports = sorted(
        (
            name
            for name in ground.question.favoured or infos
            if not ground.question.bodies or infos[name].body in ground.question.bodies
        ),
        key=lambda name: infos[name].issued,
        reverse=True,
    )
    return [
        Statement(Evidence(row, 0.0, 1.0, 0.0, ()), 1.0)
        for report in reports
        for row in _totals(ground, report, offices[0] if offices else "")
    ]


def _is_body(ground: Ground, name: str) -> bool:
    reports = tuple(ground.writer.reports.values())
    other = [e for e in ground.question.expansions if squeezed(e.asked).lower() == name]
    return bool(bodies_called(other, reports)) or any(
        name in squeezed(body) or squeezed(body) in name for body in ground.question.bodies
    )


def _totals(ground: Ground, report: str, office: str) -> list[RowItem]:
    """Return a report's rows that total a budget: of one office, or of all there is."""
    found = []
    for table in ground.writer.citer.records.tables(report, 1, _LAST):
        around = squeezed(" ".join((*table.heading, table.caption)))
        if "예산" not in around:
            continue
        for row in table.rows:
            item = RowItem(report, table, row, None)
            labels = [squeezed(text) for text in item.labels]
            own = [text for text in labels if not is_total(text)]
            if labels and own == ([office] if office else []):
                found.append(item)
    return found
