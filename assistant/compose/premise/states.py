"""What a question takes for finished or renamed, and the reports do not."""

from __future__ import annotations

import re

from assistant.compose.matching import squeezed
from assistant.compose.premise.clause import clause_of, said_around
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.rows import RowItem

_FINISHED = re.compile(
    r"(?P<already>이미\s*|벌써\s*)?(?:\S+(?:로|으로)\s)?"
    r"(?P<done>완공|준공|완료|개관|개소|개원|개장|폐원|폐관|폐지|출범|착공|설립|분리|이전|(?<![가-힣])문을|(?<![가-힣])다(?=\s?지[어었]))(?:이|은|을|를)?\s*"
    r"(?:되었|됐|했|하였|[된한](?!다)|마[친쳤]|끝[난났](?!다)|연\s|열었|(?:해|돼|되어|열어)\s|지어졌|지었)"
)
_AHEAD = re.compile(
    r"공정[률율]\s?:?\s?약?\s?\d{1,2}(?:\.\d+)?%|예정|검토\s?중|추진\s?중|설계|착공|공사\s?중|조성\s?중|(?:조성|건립|설치)\s?추진"
)
_DONE = {
    "완공": "준공|완공|개관",
    "준공": "준공|완공|개관",
    "다": "준공|완공|개관",
    "문을": "개관|개소|개원|개장",
}
# When it happens: 착공('26.8.), 준공 및 개관 : '23. 7월; '26. 8. 착공.
_DATE = r"['’‘]?(?:20)?(?P<year>\d{2})(?:[.년]\s?(?P<month>1[0-2]|0?[1-9])?)(?!\d)"
_WHEN = (
    r"(?:{done})(?:식|일|예정)?(?:\s및\s개관)?\s?[(:]{{0,2}}\s?[~∼～]?{date}",
    r"(?<![\d.]){date}(?:[\d.]{{0,3}}|월)\s?(?:{done})",
)
_UNBEGUN = re.compile(r"예정|설계|검토|공모")
_RENAMED = re.compile(
    r"(?:이름|명칭|사업명)[이을]?\s*[‘'“\"「]?"
    r"(?P<new>[가-힣A-Za-z0-9 ]{2,20}?)[’'”\"」]?(?:으로|로)\s*"
    r"(?:바뀐|바뀌|바꾼|바꿨|변경)"
)
# 동행관으로 이름을 바꾼: the new name stands before the verb.
_RENAMED_TO = re.compile(
    r"(?P<new>[가-힣A-Za-z0-9]{2,20}?)(?:으로|로)\s(?:이름|명칭|사업명)[을이]\s?(?:바뀐|바뀌|바꾼|바꿨|변경)"
)
_CHANGED = re.compile(r"변경|개칭|⇨|→|➡|è|로\s?바꾸|명칭")
_DIGIT = re.compile(r"\d")
_LEAST = 0.75


def wrong_state(ground: Ground) -> Contradiction | None:
    """Return the contradiction of something called finished that is still ahead."""
    text = ground.question.question
    match = _FINISHED.search(text)
    if match is None or not (match["already"] or match.end() <= len(clause_of(text))):
        return None
    around = said_around(ground.question, match.end() - 1)
    statements = ground.about(ground.heard(ground.names_in(around, but=match[0])), _LEAST)
    done = _DONE.get(match["done"], match["done"])
    told = [s for s in statements if not isinstance(s.item, RowItem)]
    dated = [(s, ahead) for s in told if (ahead := _is_ahead(ground, s, done)) is not None]
    yet = _AHEAD if match["done"] != "착공" else _UNBEGUN
    happened = re.compile(done)
    if not dated:
        dated = [(s, False) for s in told if happened.search(s.own) and not yet.search(s.own)]
    if any(not ahead for _, ahead in dated):
        return None
    others = (s for s in told if yet.search(s.own) and (match["already"] or _DIGIT.search(s.own)))
    statement = next((s for s, _ in dated), None) or next(others, None)
    return contradicted(match[0], statement, words=(match["done"],)) if statement else None


def _is_ahead(ground: Ground, statement: Statement, done: str) -> bool | None:
    """Say whether a statement dates an event later than its report; ``None`` if it does not."""
    patterns = (pattern.format(done=done, date=_DATE) for pattern in _WHEN)
    found = next((m for pattern in patterns if (m := re.search(pattern, statement.own))), None)
    if found is None:
        return None
    year = int(found["year"]) % 100 + 2000
    issued = ground.writer.reports[statement.item.report].issued
    month = int(found["month"] or (12 if year > int(issued[:4]) else 1))
    return f"{year}-{month:02}" > issued[:7]


def wrong_name(ground: Ground) -> Contradiction | None:
    """Return the contradiction of a new name that is not the one that the reports tell."""
    text = ground.question.question
    match = _RENAMED.search(text) or _RENAMED_TO.search(text)
    if match is None:
        return None
    new = squeezed(match["new"])
    names = tuple(n for n in ground.names_in(text[: match.start()]) if n.text not in new)
    statements = [
        s
        for s in ground.about(names, _LEAST)
        if not isinstance(s.item, RowItem) and _CHANGED.search(s.own)
    ]
    if not statements or any(new in squeezed(s.own) for s in statements):
        return None
    return contradicted(match[0], statements[0], words=(match["new"],))
