"""The labels of plain-text rows, a group's name carried down to its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.cleaning import clean_label
from ingest.tables.cells import is_total
from ingest.tables.text.rows import TextRow, is_unfinished

_SUBTOTAL = re.compile(r"\s*소계$")
_OFFICE = re.compile(r"(\S*[가-힣](?:과|담당관|기획관|단|관|센터|본부|사업소|팀))\s+(\S.*)")
_OFFICE_ENDS = "과관단국실소팀"
_OFFICES = ("부서", "부서명", "소관", "소관부서", "담당부서")


def label_rows(rows: Sequence[TextRow], corner: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the rows' labels, outermost first.

    A group is named by 소계 (before it, in the row or on a line of its own), by a department in
    front of its first row, or, where the header has two label columns, by a line of its own.

    Parameters
    ----------
    rows
        The rows of one table.
    corner
        The headings of its label columns.
    """
    rows = _whole_labels(rows)
    by_office = len(corner) > 1 and corner[0].replace(" ", "") in _OFFICES
    offices = [_OFFICE.fullmatch(row.label) if by_office else None for row in rows]
    first = _subtotal_first(rows, offices)
    labels: list[tuple[str, ...]] = []
    group = ""
    for index, row in enumerate(rows):
        office = offices[index]
        if row.label.endswith("소계"):
            following = offices[index + 1] if first and index + 1 < len(rows) else None
            name = _SUBTOTAL.sub("", row.label) or " ".join(row.names)
            group = name or (following[1] if following else group)
            labels.append(tuple(filter(None, (group, "소계"))))
        elif is_total(row.label):
            group = ""
            labels.append((row.label,))
        elif office is not None:
            group = office[1]
            labels.append((group, office[2]))
        else:
            if row.names and len(corner) > 1:
                group = " ".join(row.names)
            labels.append((group, row.label) if group else (row.label,))
    return labels


def _subtotal_first(rows: Sequence[TextRow], offices: Sequence[re.Match[str] | None]) -> bool:
    """Tell whether a nameless 소계 opens its group: it does where it precedes the first name."""
    for row, office in zip(rows, offices, strict=True):
        if row.label.endswith("소계"):
            return row.label == "소계"
        if office is not None or row.names:
            return False
    return False


def _whole_labels(rows: Sequence[TextRow]) -> list[TextRow]:
    """Put labels together that go on over two lines, before their values or behind them."""
    ending = _ending(rows)
    whole = list(rows)
    for index, row in enumerate(whole):
        names, label = row.names, row.label
        if names and (is_unfinished(names[-1]) or _lacks(ending, names[-1], label)):
            whole[index] = row = replace(row, names=(), label=clean_label(f"{names[-1]} {label}"))
        following = whole[index + 1] if index + 1 < len(whole) else None
        if following is not None and following.names:
            rest = following.names[0]
            if is_unfinished(row.label) or _lacks(ending, row.label, rest):
                whole[index] = replace(row, label=clean_label(f"{row.label} {rest}"))
                whole[index + 1] = replace(following, names=following.names[1:])
    return whole


def _ending(rows: Sequence[TextRow]) -> str:
    """Return the letter with which most rows' offices end (과), ``""`` where they are none."""
    labels = [row.label for row in rows if row.label and not is_total(row.label)]
    if len(labels) < 3:
        return ""
    letter, count = Counter(label[-1] for label in labels).most_common(1)[0]
    return letter if 2 * count > len(labels) and letter in _OFFICE_ENDS else ""


def _lacks(ending: str, start: str, rest: str) -> bool:
    """Tell whether a name has the ending of the others only with the words that follow it."""
    total = is_total(start) or is_total(rest) or start.endswith("소계")
    return bool(ending) and not total and not start.endswith(ending) and rest.endswith(ending)
