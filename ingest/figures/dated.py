"""The date that figures refer to (as of), in their sentence or stated by a heading above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.figures.words import period_of
from ingest.model import Line
from ingest.quantity import Quantity, parse_quantities, parse_unit_line
from ingest.quantity.units import stated_date

_GROUP = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ARROW = re.compile(r"[→⇨⇒➡➔※]")
_NOTE = re.compile(r"\s*[(<\[※*][^()]*\d[^()]*(?:기\s?준|현재)[^()]{0,12}[)>\]]?\s*")
_NEW_CLAUSE = re.compile(r"[,;]\s(?=['’‘]|\d)[^,;]*$")
_STATE = re.compile(r"현황|총괄")
_SAYS_DATE = re.compile(r"준|현재|말|누[적계]\s*\)")
_REACH = 2


@dataclass(frozen=True, slots=True)
class _Statement:
    start: int
    end: int
    iso: str
    aside: bool


def date_in(text: str, quantity: Quantity, others: Sequence[Quantity], as_of: str) -> str | None:
    """Return the as-of date that a sentence states for one of its quantities.

    A date in parentheses holds for what stands before it, one outside for what follows; one that
    opens the sentence holds for all of it.

    Parameters
    ----------
    text
        The sentence.
    quantity, others
        The quantity, and all of the sentence.
    as_of
        The report's own as-of date, to complete ``3월말 기준``.
    """
    statements = _statements(text, as_of)
    for said in statements:
        if said.aside and said.start < quantity.start and quantity.end <= said.end:
            # 42개소(3월말 기준, 도자 25개소, ’22년 2개소)
            clause = text[said.start : quantity.start].rsplit(",", 1)[1:]
            return None if period_of(clause) else said.iso
        between = text[quantity.end : said.start]
        if said.aside and said.start >= quantity.end and not _ARROW.search(between):
            return said.iso
        if said.start > quantity.end:
            break
    first = min((other.start for other in others), default=len(text))
    for said in reversed(statements):
        if said.end > quantity.start or (said.aside and said.end > first):
            continue
        # ’25. 2월말 현재 12억원 적립, ’25년 7억원 추가: another clause with its own period.
        own = _NEW_CLAUSE.search(text, said.end, quantity.start)
        return None if own and period_of([own[0]]) else said.iso
    return None


def _statements(text: str, as_of: str) -> list[_Statement]:
    if not _SAYS_DATE.search(text):
        return []
    found = []
    flat = text
    for group in _GROUP.finditer(text):
        iso = stated_date(group[0], as_of)
        if iso:
            found.append(_Statement(group.start(), group.end(), iso, aside=True))
        flat = flat[: group.start()] + " " * len(group[0]) + flat[group.end() :]
    start = 0
    for word in re.finditer(r"기\s?준|현재|말", flat):
        iso = stated_date(flat[start : word.end() + 1], as_of)
        if iso:
            found.append(_Statement(word.start(), word.end(), iso, aside=False))
            start = word.end()
    return sorted(found, key=lambda said: said.start)


def section_dates(
    lines: Sequence[Line], headings: Sequence[tuple[str, ...]], as_of: str
) -> list[str | None]:
    """Return for each line the as-of date that a heading above it states for its section."""
    stated: dict[tuple[str, ...], str | None] = {}
    dates = []
    for index, path in enumerate(headings):
        if opens_path(headings, index):
            stated[path] = _of_heading(lines, index, as_of)
        inherited = (stated.get(path[:depth]) for depth in range(len(path), 0, -1))
        dates.append(next((date for date in inherited if date), None))
    return dates


def counted_dates(
    lines: Sequence[Line], headings: Sequence[tuple[str, ...]], as_of: str
) -> list[tuple[str, frozenset[str]] | None]:
    """Return for each line the as-of date of the statement it stands under, and its units.

    The lines below ``○ 공방 : 586개사(’25.3월 현재)`` tell what those 586 are: as of that day too.
    """
    stated: dict[tuple[str, ...], tuple[str, frozenset[str]] | None] = {}
    dates = []
    for index, path in enumerate(headings):
        above = stated.get(path)
        if opens_path(headings, index):
            above = stated.get(path[:-1])
            said = _statements(lines[index].text, as_of)
            counted = parse_quantities(lines[index].text) if said or above else []
            units = frozenset(one.unit for one in counted if one.unit not in ("", "%"))
            iso = said[-1].iso if said else above[0] if above and units <= above[1] else ""
            stated[path] = (iso, units) if iso and units else None
        dates.append(above)
    return dates


def opens_path(headings: Sequence[tuple[str, ...]], index: int) -> bool:
    """Tell whether a line is the heading that its own path ends with."""
    path = headings[index]
    return bool(path) and (not index or headings[index - 1][: len(path)] != path)


def _of_heading(lines: Sequence[Line], index: int, as_of: str) -> str | None:
    """Return the date a heading states of its section: not one that its own figure has."""
    text = lines[index].text
    for said in _statements(text, as_of):
        counts = parse_quantities(text[: said.start]) or parse_quantities(text[said.end :])
        noted = said.aside or "※" in text[: said.start] or not text[said.end :].strip(" )")
        if noted and (not counts or _STATE.search(text[: said.start])):
            return said.iso
    return note_below(lines, index, as_of)


def note_below(lines: Sequence[Line], index: int, as_of: str) -> str | None:
    """Return the date of a note that is a line of its own below: ``(’25. 3. 31. 기준)``."""
    for line in lines[index + 1 : index + 1 + _REACH]:
        if line.text.strip():
            noted = _NOTE.fullmatch(line.text) and not parse_unit_line(line.text).units
            return stated_date(line.text, as_of) if noted else None
    return None
