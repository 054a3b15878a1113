"""Two things, of the second only how it did (가온은 늘었는지, 나래는 어떤지)."""

from __future__ import annotations

import re

from assistant.question.attributes import is_attribute
from prompts.josa import with_josa

_MOVED = r"(?:얼마나\s)?(?:늘|줄|많|커졌|작아|올랐|올라|떨어|높|낮|증가|감소|달라|변했|바뀌)\S*?"
_LIKEWISE = re.compile(
    rf"(?:(?P<one>[^\s,]{{2,}})\s)?(?P<what>[^\s,]{{2,}}?)(?:은|는|이|가)\s"
    rf"(?P<moved>{_MOVED}(?:는지|은지|한지|나|고|지만|는데))(?:,\s?|\s)(?P<other>[^\s,]{{2,}}?)(?:은|는)\s"
    r"(?:어떤(?:지|가요?)|어땠(?:는지|나요?|어요?)|어때요?|어떠한지|어떻(?:습니까|게\s(?:됐|되었|변했|달라졌)[^\s?]*))"
)


def both_asked(text: str) -> str:
    """Return a text that asks of both of two things what is asked of the first of them.

    Examples
    --------
    >>> both_asked("공방 예산은 늘었는지, 서점은 어떤지 비교해 줘")
    '공방과 서점의 예산이 각각 늘었는지 비교해 줘'
    """
    return _LIKEWISE.sub(_both, text)


def _both(found: re.Match[str]) -> str:
    one, what, other = found["one"], found["what"], found["other"]
    moved = re.sub(r"(?:나|고|지만|는데)$", "는지", found["moved"])
    if one and is_attribute(what):
        both = f"{with_josa(one, '과/와')} {other}의 {with_josa(what, '이/가')}"
    else:
        ahead = f"{one} " if one else ""
        both = f"{ahead}{with_josa(what, '과/와')} {with_josa(other, '이/가')}"
    return f"{both} 각각 {moved}"
