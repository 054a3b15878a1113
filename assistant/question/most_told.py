"""The most or the least of those that an answer gave a figure each, asked something else about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.answered import figures_in
from assistant.question.former import Former
from assistant.question.years import years_in
from prompts.josa import with_josa

_MOST = re.compile(
    r"^(?P<mark>(?:(?:그럼|그러면|그중|그중에|그\s중|그\s중에서?|여기서|이\s?중|둘\s?중)\s)*)(?:제일|가장|젤|맨|더)\s"
    r"(?P<how>많은|큰|높은|긴|비싼|넓은|적은|작은|낮은|짧은|싼|좁은)\s"
    r"(?P<kind>[가-힣]{1,6}?)(?:\s쪽)?(?P<particle>은|는|이|가|의|도|에는|에)?\s(?P<rest>\S.*)$"
)
_LEAST = ("적은", "작은", "낮은", "짧은", "싼", "좁은")
_NO_KIND = re.compile(r"^(?:데|곳|건|것|거|게|쪽)$")
# What is asked of the most by itself, that the figures told of answer.
_ITSELF = re.compile(
    r"^(?:어디|뭐|무엇|누구|몇|얼마|어느|뭔|알려|말해)|^[^\s]+[은는이가]?\s?(?:어디|뭐|무엇|누구)[가-힣]*[?.]*$"
)
_CHANGED = re.compile(r"늘|줄|증가|감소|올랐|떨어")


def most_told(text: str, turns: Sequence[Former], newest: int | None) -> tuple[str, Former] | None:
    """Return a follow-up with the name of the one that it means, and the question of all of them.

    Only where it asks something else of it, as what it had at another time (제일 적은 분야는
    2031년에 몇 명이었어); else the reports say which one it is.

    Parameters
    ----------
    text, turns
        The follow-up, and the questions so far, oldest first.
    newest
        The year of the newest report.
    """
    asked = _MOST.match(text)
    if asked is None:
        return None
    rest = asked["rest"]
    if not (years_in(rest, newest) or _CHANGED.search(rest)) and _ITSELF.match(rest):
        return None
    for turn in reversed(turns):
        if told := figures_in(turn.answer):
            pick = min if asked["how"] in _LEAST else max
            name = pick(told, key=lambda item: item[1])[0]
            if not _NO_KIND.match(asked["kind"]) and not name.endswith(asked["kind"]):
                name = f"{name} {asked['kind']}"
            return f"{with_josa(name, '은/는')} {rest}", turn
    return None
