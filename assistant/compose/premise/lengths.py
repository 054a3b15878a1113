"""How much longer or shorter something lasts than before, as a question takes it for granted."""

from __future__ import annotations

import re

from assistant.compose.matching import squeezed
from assistant.compose.premise.clause import clause_of, selects
from assistant.compose.premise.ground import Contradiction, Ground, contradicted
from assistant.compose.premise.stated import DAYS

_LONGER = r"길어|길게|늘[어었렸려리인린]|연장|확대|증가|더\s?(?:열|하|했|한)"
_SHORTER = r"짧[아게]|줄[어었였여이인]|단축|축소|감소"
_CHANGED = re.compile(
    rf"(?P<days>{'|'.join(DAYS)}|\d{{1,2}}\s?일)(?:간|동안|씩|이나|만큼|이|을|를|정도)?\s?"
    rf"(?:더\s)?(?:(?P<longer>{_LONGER})|(?P<shorter>{_SHORTER}))"
)
_BEFORE = re.compile(r"전[해년회]|작년|지난|이전|예년")  # what it is compared with
_LEAST = 0.45  # what tells it may stand under the matter's heading


def wrong_length(ground: Ground) -> Contradiction | None:
    """Return the contradiction of how many days longer or shorter something is than before."""
    text = ground.question.question
    claim = _CHANGED.search(text)
    if claim is None or selects(text, claim.end()):
        return None
    stating = clause_of(text) or text[: claim.start()]
    names = [n for n in ground.names_in(stating, but=claim[0]) if not _BEFORE.match(n.text)]
    for statement in ground.about(ground.heard(names), _LEAST):
        told = _CHANGED.search(statement.own)
        if told is None:
            continue
        if _days(told) == _days(claim):
            return None
        return contradicted(claim[0], statement, words=(claim["days"],))
    return None


def _days(found: re.Match[str]) -> int:
    """Return the days that a match tells; fewer than before are below zero."""
    said = squeezed(found["days"])
    days = DAYS[said] if said in DAYS else int(said.rstrip("일"))
    return days if found["longer"] else -days


def is_change(text: str, start: int) -> bool:
    """Say whether the days at ``start`` are how much longer or shorter something is than before.

    Examples
    --------
    >>> is_change("하루 길어진다", 0), is_change("하루 동안 열린다", 0)
    (True, False)
    """
    return _CHANGED.match(text, start) is not None
