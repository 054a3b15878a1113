"""The department that a question says is in charge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.candidates import span
from assistant.compose.items import Item
from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.clause import clause_of
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.rows import RowItem
from assistant.compose.told import is_general
from assistant.compose.wording import strip_numbering
from ingest.cleaning import clean, clean_label
from prompts.messages import message

_DOES = (
    r"(?:직접\s*)?(?:하(?:는|고|죠|지요|니|며)|한다|추진|운영|맡[은는고아았죠]|담당|시행|주관|관리|진행|벌이|수행"
    r"|여는|연\s|개최|짓는|조성|지원하|육성|집행)"
)
_NAME = r"(?<![가-힣A-Za-z])(?P<office>[가-힣A-Za-z]{2,}(?:과|담당관|관|국|본부))"
_OFFICES = (
    re.compile(rf"{_NAME}(?:에서|이|가)\s*{_DOES}"),
    re.compile(rf"{_NAME}\s?(?:소관|담당)(?:인|의|이|\s)"),
    re.compile(
        rf"(?:담당|소관|주관)\s?(?:부서|과)?[가는이은]?\s*{_NAME}(?:이?라|인데|이?죠|이?지요|\s?맞)"
    ),
)
# Where a report says what each department does.
_DUTIES = re.compile(r"주요\s?(?:기능|업무)|담당\s?업무|업무\s?분장")
_LEADS = re.compile(r"^(?P<office>[가-힣A-Za-z]{2,12}(?:과|담당관))(?=[·∙•▪◦]|$)")
_IS_OFFICE = re.compile(r"^[가-힣]{2,12}(?:과|담당관)$")
_LEAST = 0.8
_TELLING = 2  # letters of a name that tells a matter
_DUTY = 6  # lines from a department's name to the last of its duties
_ABOVE = 80  # lines above a statement that its department's name may stand in


def wrong_office(ground: Ground) -> Contradiction | None:
    """Return the contradiction of the department that a question names in passing."""
    text = ground.question.question
    match = next((found for claims in _OFFICES if (found := claims.search(text))), None)
    if match is None:
        return None
    stated = clause_of(text) if match.end() <= len(clause_of(text)) else ""
    matter = ground.names_behind(match.end()) or ground.names_in(stated or text, but=match[0])
    return _wrong_department(ground, match["office"], match[0], matter)


def _wrong_department(
    ground: Ground, claimed: str, words: str, matter: Sequence[Name]
) -> Contradiction | None:
    names = ground.names_in(ground.question.question, but=words)
    if all(is_general(name) or len(name.text) < _TELLING for name in names):
        return None  # what a department does at all (…과에서 하는 행사) is no matter of another's
    statements = ground.about(names, _LEAST / 2)
    if not statements:
        return None
    best = statements[0].share
    near = [s for s in statements if s.share >= best * 0.85]
    told = [(s, office) for s in near if (office := office_of(s.item))]
    if not told:
        duties = ground.about(matter, _LEAST)
        told = [(s, office) for s in duties if (office := _duty_of(ground, s))]
    if not told or any(office == claimed for _, office in told):
        return None
    if any(claimed in squeezed(s.context) for s in near):
        return None
    statement, office = told[0]
    says = message("assistant.office", office=office)
    first, last = _place_of(ground, statement, office)
    return replace(contradicted(words, statement, says, (claimed,)), first=first, last=last)


def _duty_of(ground: Ground, statement: Statement) -> str:
    """Return the department that a list of all their duties gives a matter to, or ``""``."""
    item = statement.item
    if isinstance(item, RowItem) or not any(map(_DUTIES.search, item.heading)):
        return ""
    first, _ = span(item)
    lines = ground.writer.citer.records.lines(item.report, max(1, first - _DUTY), first)
    texts = (re.sub(r"\s", "", clean(line.text)) for line in lines)
    led = [found["office"] for text in texts if (found := _LEADS.match(text))]
    return led[-1] if led else ""


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
