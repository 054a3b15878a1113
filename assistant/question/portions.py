"""A part of what was asked about before: what is left of it, or a share of it in percent."""

from __future__ import annotations

import re

from assistant.question.answered import subject_in
from assistant.question.attributes import is_attribute
from assistant.question.chosen import told_by
from assistant.question.former import Former
from assistant.question.rewritten import sentence
from prompts.josa import with_josa

# What is not done yet, or left (아직 안 낸 건, 남은 돈은 얼마야).
_LEFT = re.compile(
    r"^(?:(?:그럼|그러면|그중|그중에|그\s중|그\s중에)\s)?"
    r"(?P<left>(?:(?:아직\s)?(?:안|못)\s\S{1,5}|아직\s\S{1,6}|남은|남아\s있는|남는)\s"
    r"(?:건|것은|것|거는|게|돈은|돈이|돈|금액은|금액|액수는|액수|예산은|예산|인원은|분은|데는|곳은)"
    r"(?:\s(?:얼마|몇|뭐|어디|누구)[^?.]*)?)[?.!]*$"
)
# How much of it a part is (여성은 몇 프로야, 직접 온 사람이 몇 퍼센트쯤인 거야).
_SHARE = re.compile(
    r"^(?:(?:그럼|그러면|그중|그중에|그\s중|그\s중에)\s)?(?P<part>\S(?:.{0,24}\S)??)[이가은는]\s"
    r"(?:(?:전체의|전체에서|그중|그중에|대략|한)\s)*몇\s?(?:퍼센트|프로|%)[^?.]*[?.!]*$"
)
# How much of all it is (전체의 몇 프로예요, 총액에서 몇 퍼센트야).
_OF_ALL = re.compile(
    r"^(?:(?:그럼|그러면|그게|그건|이게)\s)*(?:전체|총액|총계|합계|모두)(?:의|에서|중에서?|\s중에서?|\s가운데|\s대비)?\s"
    r"몇\s?(?:퍼센트|프로|%)[^?.]*[?.!]*$"
)
# A part that was told of (솔뫼관 예산 가운데 운영에 얼마 들어가 → 몇 퍼센트나 되는 거지).
_PART_TOLD = re.compile(
    r"^(?P<whole>\S.*\s(?:가운데|중))\s(?P<part>[^\s?]+(?:\s[^\s?]+)?)(?:에는|에|은|는|이|가)\s(?:얼마|몇)[^?]*\?$"
)
_IN_PERCENT = re.compile(
    r"^(?:(?:그럼|그러면|그게|그건|이게)\s)*몇\s?(?:퍼센트|프로|%)(?!p|포인트)(?:나|쯤|정도)?[가-힣]*"
    r"(?:\s(?:되|돼|된|차지|해당)\S*)?(?:\s(?:거|건)\S*)?[?.!]*$"
)
_RATE = re.compile(r"(?:[률율]|비율|비중|지분|퍼센트)$")
_CAME = re.compile(r"(?<![가-힣])(?:왔|오[았셨]|와서|다녀|찾았|찾은|방문|들렀|모였|참석|참가)")
_PEOPLE = re.compile(r"몇\s?명|몇\s?분|사람")
_PLAIN = re.compile(r"^(?:돈|금액|액수|사람|수|것)?$")


def portion_of(text: str, former: Former) -> str:
    """Return what is asked of a part of what the question before told of, or nothing.

    Parameters
    ----------
    text
        The follow-up.
    former
        The question before.
    """
    if (in_part := _PART_TOLD.match(former.text)) and _IN_PERCENT.match(text):
        return sentence(in_part["whole"], f"{in_part['part']}의 비율은 몇 퍼센트인가")
    if left := _LEFT.match(text):
        whole = _whole(former)
        return sentence(former.when, former.matter, whole, "중", left["left"]) if whole else ""
    about = told_by(former)
    if _OF_ALL.match(text) and about and not _RATE.search(about):
        if former.named and former.group:
            part = f"{former.named}의"  # 공방 네 곳 중 제일 많은 데는? → 전체의 몇 프로야?
            whole = f"{former.group} {about} 가운데"
            return sentence(former.when, whole, part, "비율은 몇 퍼센트인가")
        told = with_josa(f"{former.matter} {about}".strip(), "은/는")
        return sentence(former.when, told, "전체의 몇 퍼센트인가")
    share = _SHARE.match(text)
    if share is None or _RATE.search(share["part"]) or _is_whole(share["part"], former):
        return ""
    whole = about
    if _CAME.search(former.text) and _PEOPLE.search(former.text):
        whole = "참석자"
    if not whole or _RATE.search(whole):
        return ""
    return sentence(
        former.when, former.matter, whole, "중", f"{share['part']}의", "비율은 몇 퍼센트인가"
    )


def _is_whole(part: str, former: Former) -> bool:
    """Say whether it is no part that a share is asked of, but what was told of (예산은 몇 프로)."""
    return (is_attribute(part) and " " not in part) or part in former.matter


def _whole(former: Former) -> str:
    """Return the figure that was asked for, as the answer calls it where the question did not."""
    asked = former.attribute or told_by(former)
    told = subject_in(former.answer)
    called = told and is_attribute(told.split()[-1]) and told not in former.text
    return told if called and _PLAIN.match(asked) else asked
