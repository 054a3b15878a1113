"""Whether a statement explains what a question asks the meaning of."""

from __future__ import annotations

import re

from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem
from assistant.question import Understood

_NUMBER = re.compile(r"[^가-힣a-z]{0,3}\d")
_PURPOSE = re.compile(
    r"[(\[<]?(?:(?:추진|사업|운영|조성|설립|건립)?목적|(?:사업|추진|주요|지원|운영)내용|(?:사업|추진)개요)[)\]>]?(?=[:：(]|$)"
)
_EXPLAINS = 30  # characters behind a name that are more than a number (지원센터 : 12개소)
_IS_CALLED = re.compile(r"\([^()\d]*[가-힣]{6,}[^()\d]*\)")  # what it is, in brackets behind it
_DEFINES = re.compile(
    r"(?:\([^)]*\)|\d\)|[*'\"」’])*(?:[:：]|은|는|이란|란|의?(?:정의|개념|의미)(?=$|[:：(]))"
)
_DEFINITION = re.compile(r"의?(?:정의|개념|의미)(?=$|[:：(])")
_TOLD = re.compile(r"[가-힣]{0,4}(?:목적|내용|개요|기능|취지|배경)(?=[:：])|(?![^:：]{1,14}[:：])")


def definition_fit(item: Item | RowItem, question: Understood) -> float:
    """Say whether a statement explains the name asked about.

    It begins with the name and goes on to explain it, or says below a heading that has the name
    what the matter is for (추진목적 : …).
    """
    plain = squeezed(item.text)
    names = [squeezed(name) for name in question.names]
    above = squeezed(item.parents[-1].text) if isinstance(item, Item) and item.parents else ""
    if any(_DEFINITION.search(above) and name in above for name in names):
        return 1.0
    # Of several names it is the rarest kind of word that is not known: the last, or the longest.
    asked = {names[-1], max(names, key=len)} if names else set()
    for name in sorted(asked):
        start = plain.find(name)
        if 0 <= start <= 3 and (match := _DEFINES.match(plain, start + len(name))):
            short = len(plain) - match.end() < _EXPLAINS
            return 0.4 if short and _NUMBER.match(plain, match.end()) else 1.0
        if 0 <= start <= 3 and _IS_CALLED.match(plain, start + len(name)):
            return 0.8
        if start > 3 and re.search(rf"[가-힣][「『‘'“\"<]{re.escape(name)}[」』’'”\">]", plain):
            return 0.8  # what it is stands before its name: 정장을 빌려주는 「옷장」
    if isinstance(item, Item):
        around = squeezed(" ".join((*item.heading, *(parent.text for parent in item.parents))))
        label = _PURPOSE.match(plain) or (_PURPOSE.match(above) and _TOLD.match(plain))
        if label and any(name in around for name in names):
            return 0.9
    return 0.3 if re.search(r"목적|개요|내용", item.text) else 0.0
