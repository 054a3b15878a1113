"""The department or body that a question says is in charge."""

from __future__ import annotations

import re

from assistant.compose.candidates import span
from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted, said
from assistant.compose.rows import RowItem
from assistant.compose.wording import strip_numbering
from ingest.cleaning import clean_label

_DOES = r"(?:직접\s*)?(?:하는|하고|추진|운영|맡은|맡고|맡아|담당|시행|주관|관리|진행|벌이|수행)"
_OFFICE = re.compile(
    rf"(?<![가-힣])(?P<office>[가-힣]{{2,}}(?:과|담당관|관|국|본부))(?:에서|이|가)\s*{_DOES}"
)
_BODY = re.compile(
    r"(?<![가-힣])(?P<body>[가-힣A-Za-z]{2,}(?:원|재단|공사|공단|협회|센터|대학교?|[사㈜]))(?:에서|이|가)\s*"
    r"(?:위탁\s*받아\s*)?(?:맡고|맡아|맡은|운영하고|위탁\s*운영|위탁받|수탁|운영을)"
)
_IS_OFFICE = re.compile(r"^[가-힣]{2,12}(?:과|담당관)$")
_RUNS = re.compile(r"위탁법인|수탁|운영기관|운영주체|위탁기관|운영법인|운영사|민간위탁")
_LEAST = 0.8
_ABOVE = 80  # lines above a statement that its department's name may stand in


def wrong_office(ground: Ground) -> Contradiction | None:
    """Return the contradiction of the department or body that a question names in passing."""
    text = ground.question.question
    if match := _OFFICE.search(text):
        return _wrong_department(ground, match["office"], match[0])
    if match := _BODY.search(text):
        return _wrong_body(ground, match["body"], match[0])
    return None


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


def _wrong_body(ground: Ground, claimed: str, words: str) -> Contradiction | None:
    names = ground.names_in(ground.question.question, but=words)
    for statement in ground.about(names, _LEAST / 2, any_body=True):
        item = statement.item
        if not _RUNS.search(squeezed(item.text)):
            continue
        if isinstance(item, RowItem):
            cells = ground.cells(item, ground.question.question)
            if len(cells) != 1:
                continue
            says, told = said(item, cells), cells[0].text
        else:
            says, told = said(item), item.text
        if _same_body(claimed, told, ground):
            return None
        if re.search(r"[가-힣]{2}", told):
            return contradicted(words, statement, says, (claimed,))
    return None


def _same_body(claimed: str, told: str, ground: Ground) -> bool:
    """Say whether a text names a body, also by what reports write instead of its name."""
    plain = squeezed(told)
    others = [
        other
        for name in ground.writer.wanted.names
        if name.text in squeezed(claimed) or squeezed(claimed) in name.text
        for other in name.others
    ]
    return any(squeezed(body) in plain for body in (claimed, *others))
