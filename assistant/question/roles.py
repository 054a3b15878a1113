"""A phrase, the parts that it may have in a question, and those that its neighbours give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

PERIOD, BODY, TOPIC, ATTRIBUTE, ASKING = "period", "body", "topic", "attribute", "asking"
MODIFIER, SUPERLATIVE, POINTING, AMONG, OTHERS, MARK = (
    *("modifier", "superlative", "pointing", "among", "others", "mark"),
)
ENDING = "ending"
"""What ends like a verb before the question does, and may be a name (나래); never in the result."""

PARTICLE = (
    r"(?:에서는|에서도|에서의|에서|에선|에는|에도|에|엔|으로는|으로|은요|는요|은|는|의|이랑은|이랑|랑|하고|와|과|부터"
    r"|까지는|까지|도|이요|요|이|만|치는|치|분은|분|이라면|이면|면)"
)
REPORT = re.compile(
    rf"^(?:주요)?(?:업무)?보고서?(?:상)?(?:기준)?(?:{PARTICLE}|로는|로)?$|^(?:주요|업무)$"
)
_ORDER = re.compile(r"^(?:가장|제일|맨|최근|최신|지난번?|이번|저번|직전|이전|다음|첫|마지막)$")
_DIVISION = re.compile(r"^(?:분야|부문|과정|유형|단계|학과|단지)$")
# What precedes a heading of tables and belongs to it (모집 인원, 1인당 지원액).
_LEADING = re.compile(
    r"^(?:모집|참여|참가|이용|입주|선발|채용|수주|신규|누적|총|평균|최대|최소|연|월|1인당|동시|집행|위탁|수탁|담당"
    r"|전체|세부|주요|향후|당초|최종|투자|계약|상담|수출)$"
)
_GOING_ON = re.compile(r"^중(?:인|이던|이었던|에\s있는)$")
_OPENING = re.compile(r"^(?:여는|연|열)$")
_ADVERB = re.compile(r"^(?:문|문을|새로|같이|함께|처음|곧|먼저|이미|올해|작년에)$")
_NOUNS = (TOPIC, ATTRIBUTE)
_FIRST = re.compile(r"[가-힣](?:해|하여|해서|아서|어서|되어|돼)$|^나서$")
_TELLS_APART = re.compile(r"[가-힣](?:은|는|한|된|던|간|온|받은|받는)$")
_SAID = re.compile(r"^(?:한|하는|했던|하던|할|된|되는|됐던|알려진|보고한|보고된)$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One space-delimited word with its part in the question.

    ``stem`` is the word without its particle or ending, empty where it has no noun.
    """

    text: str
    stem: str
    role: str

    @property
    def particle(self) -> str:
        """What follows the stem."""
        return self.text[len(self.stem) :] if self.stem else ""


def settled(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases with the parts that their neighbours give them."""
    found = _in_clauses(phrases)
    for at, (before, phrase) in enumerate(pairwise(found), start=1):
        counted = phrase.particle and found[at + 1 :] and found[at + 1].text.startswith("몇")
        of_a_name = before.role == TOPIC and not before.particle and not counted
        if _DIVISION.match(phrase.stem) and of_a_name:
            found[at] = replace(phrase, role=TOPIC)  # 로봇 분야
        elif before.role == ASKING and before.text.endswith("고") and _SAID.match(phrase.text):
            found[at - 1] = replace(before, role=MODIFIER)  # 새로 짓겠다고 한 공방
            found[at] = replace(phrase, role=MODIFIER, stem="")
        elif _does_first(before, found[at:]):
            found[at - 1] = replace(before, role=MODIFIER)  # 별관에 입주해 지원받는 단체
        elif phrase.text == "수" and before.role == MODIFIER:
            found[at] = replace(phrase, role=MODIFIER, stem="")  # 배울 수 있어
        elif before.text in ("몇", "얼마") and phrase.role in (TOPIC, ATTRIBUTE):
            found[at] = replace(phrase, role=ASKING, stem="")
    if len(found) > 1 and found[-1].role == TOPIC and len(found[-1].stem) > 1:
        before = found[-2]  # 기업 우수성은: one name
        if before.role == ATTRIBUTE and not before.particle:
            found[-2] = replace(before, role=TOPIC)
    if found and found[-1].role == ENDING:
        found[-1] = replace(found[-1], role=ASKING)
    for at in reversed(range(len(found) - 1)):
        found[at] = _before(found[at], found[at + 1], found[:at])
        if found[at].role == PERIOD and _ORDER.match(found[at].text):
            found[at + 1] = replace(found[at + 1], role=PERIOD)
    return found


def _does_first(phrase: Phrase, behind: Sequence[Phrase]) -> bool:
    """Say whether a verb only tells what is done before what tells a noun apart."""
    clause = phrase.role == ASKING and _FIRST.search(phrase.text) is not None
    told = behind[0].role == MODIFIER and _TELLS_APART.search(behind[0].text) is not None
    return clause and told and any(p.role in _NOUNS for p in behind[1:2])


def _in_clauses(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases where what a clause says is no noun (운영 중이던, 새로 여는)."""
    found = list(phrases)
    for at, (before, phrase) in enumerate(pairwise(phrases), start=1):
        going_on = _GOING_ON.match(phrase.text) and not before.particle and before.role in _NOUNS
        if going_on:
            found[at - 1] = replace(before, role=MODIFIER, stem="")
        if going_on or (_OPENING.match(phrase.text) and _ADVERB.match(before.text)):
            found[at] = replace(phrase, role=MODIFIER, stem="")
            if before.stem == "문":
                found[at - 1] = replace(before, role=MODIFIER, stem="")
    return found


def _before(phrase: Phrase, following: Phrase, earlier: Sequence[Phrase]) -> Phrase:
    """Return a phrase with the part that it has before another one."""
    reported = REPORT.match(following.text) or following.role == PERIOD
    if following.text.startswith("쪽") and phrase.role == ATTRIBUTE and not phrase.particle:
        return replace(phrase, role=TOPIC)
    if phrase.text == "연간" and following.role == ATTRIBUTE:
        return replace(phrase, role=ATTRIBUTE)  # 연간 출연금
    if _ORDER.match(phrase.text) and reported:
        return replace(phrase, role=PERIOD)
    if phrase.role == ENDING:
        between = following.role in (TOPIC, ATTRIBUTE) and earlier and earlier[-1].role == TOPIC
        stem = phrase.text if between else ""
        return replace(phrase, role=TOPIC if stem else ASKING, stem=stem)
    if (phrase.role == PERIOD and following.text.startswith("대비")) or (
        phrase.role == SUPERLATIVE and following.text.startswith(("몇", "얼마"))
    ):
        return replace(phrase, role=MODIFIER)
    if phrase.role == ATTRIBUTE and phrase.particle == "의" and following.role != ASKING:
        return replace(phrase, role=TOPIC)
    if phrase.role == TOPIC:
        return _noun_before(phrase, following, earlier)
    return phrase


def _noun_before(phrase: Phrase, following: Phrase, earlier: Sequence[Phrase]) -> Phrase:
    """Return a noun as an office (평생학습과 예산), as part of what is asked, or as it is.

    What is counted belongs to what is asked (회사가 몇 개), and so does what begins a heading.
    """
    named = [p for p in earlier if p.role in (TOPIC, BODY)]
    heads = following.stem == "수" or _LEADING.match(phrase.text)
    if following.role == ATTRIBUTE and named and heads:
        return replace(phrase, role=ATTRIBUTE)
    if following.role == ATTRIBUTE and phrase.particle == "과":
        return replace(phrase, stem=phrase.text)
    counted = following.role == ASKING and following.text.startswith(("몇", "얼마", "어떻"))
    if counted and named and phrase.particle in ("이", "가", "은", "는"):
        apart = named[-1].particle or _LEADING.match(named[-1].text)
        return replace(phrase, role=ATTRIBUTE) if apart else phrase
    return phrase
