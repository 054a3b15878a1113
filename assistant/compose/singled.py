"""The part of a whole that a question singles out: of 120 trainees the women, of 81 firms some."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.candidates import span
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.matching import Name, squeezed
from assistant.compose.told import TOLD, is_general, tells
from assistant.question import Understood
from ingest.quantity import Quantity, parse_quantities

_OF = re.compile(
    r"(?:가운데|(?<![가-힣])중|(?<=[명곳개사팀건])중|(?<=[가-힣]들)중)(?:에서?|에)?\s"
    r"(?P<part>(?!몇\s?번째|얼마).+?)\s?(?:몇|얼마|비율|비중|$)"
)
# … and where no whole is named before it (강릉에 다녀온 사람만 따지면).
_ONLY = re.compile(
    r"(?:^|[,은는이가의에서]\s)(?P<part>[^,]{2,30}?)(?:만\s(?:따지|따져|놓고|치면|쳐서|보면|세면|헤아)|만의\s)"
)
# What figures of the whole tell: which of them is larger, how many of a hundred.
_COMPARED = re.compile(
    r"보다\s|가장|제일|꼴|(?<![가-힣])(?:맨|먼저|마지막)|[을를]\s(?:넘는|넘긴|웃도는|밑도는)|이상|이하|미만"
)
# What is asked of one of several things, told by what it does (가운데 건물을 빌려 쓰는 곳의 면적).
_WHICH = re.compile(r"[가-힣]\s(?:곳|데|것)의\s")
_BARE = re.compile(r"(?<![\d.,~'’‘-])(\d{1,9})(?![\d.,]*\d|\.|\s?[가-힣%㎡])")  # (도예 4, 목공 3)
_FITS = 0.8  # a statement that holds the number asked for
_TELLING = 1.5  # a lighter name singles nothing out, unless no report has it
_NEXT = 4  # lines between a whole and what may tell its part without naming the whole


def singled(
    question: Understood, best: Evidence, names: Sequence[Name], beside: Sequence[Evidence]
) -> tuple[str, ...]:
    """Return the words for a part of a whole (수강생 가운데 여성은 몇 명) that no candidate tells.

    The number of the whole is no answer, nor is a larger one; that of the part stands in the best
    candidate, or ``beside`` it in what speaks of the whole as well or follows at once.
    """
    match = _OF.search(question.search) or _ONLY.search(question.search)
    if match is None or question.kind not in ("figure", "compare"):
        return ()
    if _COMPARED.search(question.search) or _WHICH.search(match["part"]):
        return ()
    before = question.search[: match.start()]
    part, around = squeezed(match["part"]), squeezed(before)
    at_part = [
        at
        for at, name in enumerate(names)
        if name.text in part
        and name.text not in around
        and (name.weight >= _TELLING or not name.known)
        and not is_general(name)
        and not name.text[0].isdigit()
    ]
    whole = _whole(before)
    of_whole = [at for at, name in enumerate(names) if name.text in around]
    near = [e for e in beside if e.fit >= _FITS and _is_of(e, best, of_whole)]
    if _tells_less(best, whole):
        near.append(best)
    told = [n.text for n, credit in zip(names, best.credits, strict=True) if credit >= TOLD]
    return tuple(
        names[at].text
        for at in at_part
        # 박사후 연구원: the noun only says what the name before it is.
        if not any(f"{name} {names[at].text}" in question.search for name in told)
        and not any(tells(names[at], e, names) >= TOLD for e in near if _tells_less(e, whole))
    )


def _whole(before: str) -> Quantity | None:
    """Return the number of the whole that stands right before what is singled out (81곳 가운데)."""
    found = [q for q in parse_quantities(before) if q.unit and not before[q.end :].strip("의 ")]
    return found[-1] if found else None


def _is_of(one: Evidence, best: Evidence, of_whole: Sequence[int]) -> bool:
    """Say whether a candidate speaks of the whole, or stands right by what does."""
    near = abs(span(one.item)[0] - span(best.item)[0]) <= _NEXT
    return near or any(one.credits[at] >= TOLD for at in of_whole)


def _tells_less(evidence: Evidence, whole: Quantity | None) -> bool:
    """Say whether a statement has a number that a part of the whole may be."""
    if whole is None or not isinstance(evidence.item, Item):
        return True
    text = evidence.item.text
    counted = any(q.value < whole.value or q.unit == "%" for q in parse_quantities(text))
    return counted or any(int(bare) < whole.value for bare in _BARE.findall(text))
