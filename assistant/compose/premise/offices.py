"""The department that a question says is in charge."""

from __future__ import annotations

import re

from assistant.compose.candidates import span
from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.rows import RowItem
from assistant.compose.wording import strip_numbering
from ingest.cleaning import clean_label

_DOES = r"(?:직접\s*)?(?:하는|하고|추진|운영|맡은|맡고|맡아|담당|시행|주관|관리|진행|벌이|수행)"
_OFFICE = re.compile(
    rf"(?<![가-힣])(?P<office>[가-힣]{{2,}}(?:과|담당관|관|국|본부))(?:에서|이|가)\s*{_DOES}"
)
_IS_OFFICE = re.compile(r"^[가-힣]{2,12}(?:과|담당관)$")
_LEAST = 0.8
_ABOVE = 80  # lines above a statement that its department's name may stand in


def wrong_office(ground: Ground) -> Contradiction | None:
    """Return the contradiction of the department that a question names in passing."""
    match = _OFFICE.search(ground.question.question)
    return _wrong_department(ground, match["office"], match[0]) if match else None


def _wrong_department(ground: Ground, claimed: str, words: str) -> Contradiction | None:
    names = ground.names_in(ground.question.question, but=words)
    statements = ground.about(names, _LEAST / 2)
    if not statements:
        return None
    best = statements[0].share
    near = [s for s in statements if s.share >= best * 0.85]
    offices = [office for s in near if (office := office_of(s.item))]
    if not offices or claimed in offices:
        return None
    statement = next(s for s in near if office_of(s.item))
    office = office_of(statement.item)
    if any(claimed in squeezed(s.context) for s in near):
        return None
    says = f"소관 부서는 {office}"
    place = _place_of(ground, statement, office)
    found = contradicted(words, statement, says, (claimed,))
    return Contradiction(found.claim, says, found.report, *place, found.words)


def office_of(item: Item | RowItem) -> str:
    """Return the department that an item or a row stands under, or ``""``."""
    paths = [*item.table.heading, *item.labels] if isinstance(item, RowItem) else [*item.heading]
    named = [squeezed(strip_numbering(clean_label(text))) for text in paths]
    return next((name for name in reversed(named) if _IS_OFFICE.match(name)), "")


def _place_of(ground: Ground, statement: Statement, office: str) -> tuple[int, int]:
    """Return the lines that name the department nearest above a statement."""
    first, last = span(statement.item)
    records = ground.writer.citer.records
    lines = records.lines(statement.item.report, max(1, first - _ABOVE), last)
    named = [line.number for line in lines if office in squeezed(line.text)]
    return (named[-1], named[-1]) if named else (first, last)
