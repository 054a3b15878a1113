"""The part of a question that states something instead of asking it (… 이라던데, … 했는데)."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.question import Understood

# 다는데, 라던데, 인데, 했는데: a syllable that ends in ㄴ before 데; 가는 데 is a place.
_CLAUSE_END = re.compile(
    r"(?P<before>[가-힣])데요?[,.]?\s"
    r"|[다라](?:면서|며)(?:요[?.,]?|[,]?)\s"
    r"|[다라]고\s(?:들었|알고|하)[가-힣]*[,.]?\s"
)
_NIEUN = 4  # the place of ㄴ among the final consonants of a syllable
_SYLLABLES, _FINALS = 0xAC00, 28
# What a verb ends in where it was read as part of a name (개관했다는데, 규모라는데, 2천개사라는데).
_STATING_END = re.compile(
    r"(?:했|됐|되었|하였|였|이었|한|된|하|되|이)?(?:[다라](?:고|는데?|던데?|며|면서)|는데|은데|인데|던데)요?$"
)
_MOVES = re.compile(
    r"^(?:늘|줄|오르|올랐|올라|내렸|떨어|깎|높아|낮아|커졌|넘|많[은다])[가-힣]{0,3}$"
)


def only_states(name: str) -> bool:
    """Say whether a word is nothing but a verb that states something (줄었다는데, 열었다던데)."""
    return _MOVES.match(name) is not None or _STATING_END.search(name) is not None


def clause_of(text: str) -> str:
    """Return what a question states before it asks; ``""`` where it only asks.

    Examples
    --------
    >>> clause_of("가온홀은 두 해 전에 열었다던데 좌석은 몇 석인가요?")
    '가온홀은 두 해 전에 열었다던데'
    """
    end = 0
    for match in _CLAUSE_END.finditer(text):
        before = match["before"]
        if before is None or (ord(before) - _SYLLABLES) % _FINALS == _NIEUN:
            end = match.end()
    return text[:end].strip(" ,.")


def plainly_named(question: Understood) -> Understood:
    """Return a question whose names are without the endings of what it states (개관했다는데).

    Words that say nothing but which way a figure moved (줄었다는데) name nothing.
    """
    if not clause_of(question.search):
        return question
    cut = (_STATING_END.sub("", name) for name in question.names)
    kept = (name for name in cut if len(name) > 1 and not _MOVES.match(name))
    return replace(question, names=tuple(dict.fromkeys(kept)))
