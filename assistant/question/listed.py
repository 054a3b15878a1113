"""One of the things that an answer or a question lists: the first, the middle one, the last."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.question.answered import items_in, subject_in
from assistant.question.attributes import is_attribute
from assistant.question.former import Former

_AT = re.compile(
    r"^(?P<mark>(?:그럼|그러면|그중|그중에|그\s중)\s)?(?:맨\s?|제일\s)?(?:(?P<first>첫\s?번째|처음|앞|위)|(?P<second>두\s?번째)"
    r"|(?P<third>세\s?번째)|(?P<middle>가운데|중간)|(?P<last>마지막|뒤|끝|아래))의?\s?(?:에\s)?"
    r"(?:거|것|건|사업|항목)(?P<particle>은|는|이|가|의|도|만)?(?:요)?(?=[\s?.!]|$)"
)
_OF_TWO = re.compile(
    r"^(?P<mark>(?:그럼|그러면)\s)?(?:(?P<first>전자)|(?P<last>후자))(?P<particle>은|는|이|가|의|도)?(?=[\s?.!]|$)"
)
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_TWO = 2
_DESCRIBED = re.compile(r"(?:\S+(?:에서|에|로)\s)?\S+[는은던한될할된]\s것(?=\s)")


def one_listed(text: str, former: Former) -> tuple[str, Former]:
    """Return a follow-up with the name of the one that it means, and the question of all of them.

    Parameters
    ----------
    text
        The follow-up (가운데 거는 작년의 몇 배야).
    former
        The question before, whose answer lists several things or which asks for them.
    """
    at = _AT.match(text) or _OF_TWO.match(text)
    names = items_in(former.answer) or tuple(former.matter.split(", ")) if at else ()
    if at is None or len(names) < _TWO:
        return text, former
    groups = {key: value for key, value in at.groupdict().items() if value}
    if "middle" in groups:
        place = len(names) // 2
    else:
        place = next(place for key, place in _PLACES.items() if key in groups)
    if place >= len(names):
        return text, former
    name = names[place]
    rest = text[at.end() :].strip()
    asked = f"{former.attribute} {rest}".strip() if not rest.strip("?") else rest
    about = replace(former, topic=(), named=name)
    return asked, about


def called_as_told(text: str, answer: str) -> str:
    """Return a question with the name that its answer gives what it only describes.

    Examples
    --------
    >>> called_as_told("2031년 나루에서 하는 것 상금은?", "봄 바둑대회의 상금은 3억원입니다.")
    '2031년 봄 바둑대회 상금은?'
    """
    described = _DESCRIBED.search(text)
    words = subject_in(answer).split("의 ")[0].split() if described else []
    while words and is_attribute(words[-1]):
        words.pop()
    if described is None or not words:
        return text
    name = " ".join(words)
    before = text[: described.start()].split()
    while before and before[-1] in name.split():
        before.pop()
    return " ".join([*before, name, text[described.end() :].strip()])
