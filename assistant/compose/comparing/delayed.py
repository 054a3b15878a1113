"""How much later or earlier something is said to be: asked of each report as its date."""

from __future__ import annotations

import re

from assistant.compose.happening import names_event

_MOVED = (
    r"(?:늦|미뤄|미루|미룬|밀[려렸린]|지연|연기|지체|앞당|당겨|당긴|빨라|이르)\S*"
    r"(?:\s(?:[것거]\S*|건\S*|셈\S*|[있나]\S*))?"
)
_MUCH = r"(?:몇\s?(?:달|개월|년|해|주|일|분기)|얼마나?|얼마만큼)(?:이나|쯤|정도|가량)?"
_DELAY = re.compile(rf"(?:서로\s)?{_MUCH}\s(?:(?:더|뒤로|정도|가량|앞으로)\s)*{_MOVED}")
_THAN = re.compile(r"(?<=\s)(?:당초\s|애초\s)?(?:계획|예정|목표)\S{0,3}보다\s")


def asks_delay(text: str) -> bool:
    """Say whether it is asked by how long something was put off, or brought forward.

    Examples
    --------
    >>> asks_delay("몇 달이나 밀렸나요?"), asks_delay("나래관 개관은 언제로 미뤄졌나요?")
    (True, False)
    """
    return _DELAY.search(text) is not None


def with_dates_asked(text: str) -> str:
    """Return a question by how long something was put off as one after its dates.

    Examples
    --------
    >>> with_dates_asked("나래관 개관은 2031년 보고보다 2033년 보고에서 몇 달 밀렸나요?")
    '나래관 개관은 2031년 보고보다 2033년 보고에서 언제인가요?'
    """
    if not asks_delay(text):
        return text
    # Of a house of which it is not said what was put off, it is the building or the opening.
    asked = "언제인가요" if names_event(text) else "언제 완공·개관하나요"
    return _THAN.sub("", _DELAY.sub(asked, text))
