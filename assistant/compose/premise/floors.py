"""On which floors something is, as a question takes it for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.candidates import context_of
from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted, said
from assistant.compose.premise.matter import main_of, tell_apart
from assistant.compose.rows import RowItem

_FLOORS = re.compile(
    r"(?<![\d.,~])(?:\d{1,2}\s?층?\s?(?:[~∼～,·-]+|에서|부터)\s?)*\d{1,2}\s?층(?:까지)?"
)
"""8~10층, 1층, 7~8층, 8층에서 10층까지."""
_PART = re.compile(r"(\d{1,2})\s?층?\s?(?:(?:[~∼～-]|에서|부터)\s?(\d{1,2}))?")
_USED = re.compile(
    r"에(?:서|만|도)?\s?(?:있|위치|자리|들어[선서섰]|입주|문을|운영)|(?:을|를)?\s?(?:쓰[는고던]|쓴|사용)"
    r"|이?라(?:는데|던데|면서|고)"
)
# How many floors a building has, and how far its works are.
_BUILDING = re.compile(r"지하|지상|연면적|골조|철골|콘크리트|외장|공사|공정")
_LEAST = 0.5


def wrong_floor(ground: Ground) -> Contradiction | None:
    """Return the contradiction of floors that a question names in passing."""
    text = ground.question.question
    claim = _FLOORS.search(text)
    if claim is None or not _USED.match(text, claim.end()) or _BUILDING.search(text):
        return None
    names = ground.heard(_matter(ground, claim))
    if not names or not tell_apart(names):
        return None
    main, floors, told = main_of(names).text, floors_of(claim[0]), []
    for statement in ground.about(names, _LEAST):
        says = _said_of(ground, statement, main)
        if _FLOORS.search(says) and not _BUILDING.search(says):
            told.append((statement, says))
        if floors & floors_of(says) or (says and _BUILDING.search(says)):
            return None
    return contradicted(claim[0], *told[0], words=(claim[0],)) if told else None


def floors_of(text: str) -> frozenset[int]:
    """Return the floors that a text names.

    Examples
    --------
    >>> sorted(floors_of("나루관 1층, 7~9층"))
    [1, 7, 8, 9]
    """
    found = (part for match in _FLOORS.finditer(text) for part in _PART.findall(match[0]))
    return frozenset(
        floor for first, last in found for floor in range(int(first), int(last or first) + 1)
    )


def _matter(ground: Ground, claim: re.Match[str]) -> tuple[Name, ...]:
    """Return the names of what is said to be on floors: behind them, or the subject before."""
    text = ground.question.question
    names = tuple(n for n in ground.names_behind(claim.end()) if "층" not in n.text)
    if tell_apart(names):
        return names
    before = squeezed(text[: claim.start()])
    return tuple(
        name
        for name in ground.names_in(text[: claim.start()])
        if re.search(rf"{re.escape(name.text)}(?:은|는|이|가)", before)
    )


def _said_of(ground: Ground, statement: Statement, main: str) -> str:
    """Return what a statement tells of a matter: of a table's row, the cell of its column."""
    item = statement.item
    if not isinstance(item, RowItem):
        return said(item) if main in squeezed(context_of(item)) else ""
    if main in squeezed(" ".join(item.labels)):
        return item.text
    told = list(_told_cells(ground, item, main))
    return max(told, key=len, default="")


def _told_cells(ground: Ground, item: RowItem, main: str) -> Iterator[str]:
    """Yield what the cells of the columns say that a question asks for, where these are its own."""
    named = squeezed(item.column_text)
    for cell in ground.cells(item, ground.question.question):
        if main in named:
            yield said(item, [cell])
