"""What a pointing word of a follow-up means: 그거, 거기, 그 예산, 그 부서."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.question.answered import named_in, office_in
from assistant.question.former import Former, joined
from assistant.question.given import Given
from assistant.question.rewritten import before_asked, scope, sentence
from assistant.question.roles import ATTRIBUTE
from index.records import ReportInfo

_FIGURES = re.compile(r"예산|금액|돈|숫자|수치")
_AN_OFFICE = re.compile(r"부서|과$|팀")
_A_BODY = re.compile(r"기관|곳|거|회사|업체|법인|단체|재단")
_WHO = re.compile(r"^(?:담당.*|.*(?:부서|기관|법인|주체|업체|단체|재단|회사|과|팀))$")
_WHAT = re.compile(r"(?<![가-힣])(?:뭐|뭘|무엇)(?!\s?하)[가-힣]*")
_IT = re.compile(r"^(?:그거|그것|그건|그게)")
_THERE = re.compile(r"^(?:거기|거긴|그곳|그쪽)")
_ONLY = re.compile(r"^(?P<thing>[^\d.,\n]{2,20}?)(?:입니다|이에요|예요)\.?$")
_BY_WHOM = re.compile(
    r"(?<![가-힣])(?:누가|어디서|어디에서)\s(?:맡|운영|관리|주관|수행|담당|위탁|해)"
)
_BODY = re.compile(r"[가-힣](?:원|단|회|사|소|부|과|팀|법인|대학교?|센터|은행|조합)$")
# Several that one is chosen of (솔뫼, 나루, 달빛 가운데).
_SEVERAL = re.compile(r"[^\s,]+(?:, [^\s,]+)+")
_CHOICE = re.compile(r"제일|가장|젤|더\s")
_AND = re.compile(r"^(?:이랑|랑|하고|[과와])$")


def pointed(given: Given, former: Former, reports: Sequence[ReportInfo]) -> str:
    """Return a question with what 그거, 그 예산 or 그 부서 means in its place.

    What the answer named is meant where the question before asked who, and after 그 부서.
    """
    pointing = given.pointing[0].stem
    matter = former.matter
    asked_who = any(p.role == ATTRIBUTE and _WHO.match(p.stem) for p in former.rest)
    if _FIGURES.search(pointing) or (given.of_the_same and not matter.endswith(former.attribute)):
        matter = f"{matter} {former.attribute}".strip()
    elif _AN_OFFICE.search(pointing):
        matter = office_in(former.answer) or matter
    elif what := thing_told(former, pointing):
        matter = what
    elif asked_who and _A_BODY.search(pointing):
        matter = named_in(former.answer, former.text, reports) or matter
    elif _THERE.match(pointing) and _BY_WHOM.search(former.text):
        body = _ONLY.match(former.answer.strip())
        matter = body["thing"] if body and _BODY.search(body["thing"]) else matter
    asked = " ".join(phrase.text for phrase in given.own)
    return sentence(*scope(given, former), before_asked(matter, asked), asked)


def thing_told(former: Former, pointing: str) -> str:
    """Return the one thing that 그건 or 거기 means by the answer before, or nothing.

    Either the answer was nothing but the thing asked for (뭐에 더 쓰나?), or it named one of two.
    """
    answer = former.answer.strip()
    if _WHAT.search(former.text) and _IT.match(pointing) and (told := _ONLY.match(answer)):
        return told["thing"]
    if several := _SEVERAL.search(former.text) if _CHOICE.search(former.text) else None:
        names = several.group().split(", ")
        others = {name for name in names if name not in answer.split("\n")[0]}
        if len(others) == len(names) - 1:
            return joined([p for p in former.topic if p.stem not in others])
    pairs = ((a, b) for a, b in pairwise(former.topic) if a.stem and _AND.match(a.particle))
    two = next(pairs, ()) if _THERE.match(pointing) else ()
    told_of = [p for p in two if p.stem in answer.split("\n")[0]]
    if len(told_of) != 1:
        return ""
    return joined([p for p in former.topic if p not in two or p is told_of[0]])
