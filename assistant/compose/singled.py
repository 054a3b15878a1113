"""The part of a whole that a question singles out: of 120 trainees the women, of 81 firms some."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.evidence import Evidence
from assistant.compose.matching import Name, squeezed
from assistant.compose.told import TOLD, says_little, tells
from assistant.question import Understood

_OF = re.compile(
    r"(?:가운데|(?<![가-힣])중|(?<=[명곳개사팀건])중|(?<=[가-힣]들)중)(?:에서?|에)?\s"
    r"(?P<part>.+?)\s?(?:몇|얼마|비율|비중|$)"
)
# What figures of the whole tell: which of them is larger, how many of a hundred.
_COMPARED = re.compile(r"보다\s|가장|제일|꼴")
_FITS = 0.8  # a statement that holds the number asked for
_TELLING = 2.0  # a lighter name singles nothing out


def singled(
    question: Understood, best: Evidence, names: Sequence[Name], beside: Sequence[Evidence]
) -> tuple[str, ...]:
    """Return the words for a part of a whole (수강생 가운데 여성은 몇 명) that no candidate tells.

    The number of the whole is no answer; that of the part stands in the best candidate or
    ``beside`` it.
    """
    match = _OF.search(question.search)
    if match is None or question.kind not in ("figure", "compare"):
        return ()
    if _COMPARED.search(question.search):
        return ()
    part, whole = squeezed(match["part"]), squeezed(question.search[: match.start("part")])
    return tuple(
        name.text
        for at, name in enumerate(names)
        if name.text in part
        and name.text not in whole
        and name.weight >= _TELLING
        and not says_little(name, question)
        and tells(name, best, names) < TOLD
        and not any(other.credits[at] >= TOLD and other.fit >= _FITS for other in beside)
    )
