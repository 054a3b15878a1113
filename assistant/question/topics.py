"""Where the topic of a question ends, and where it looks for one among several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question.roles import AMONG, ASKING, ATTRIBUTE, MODIFIER, SUPERLATIVE, TOPIC, Phrase
from assistant.question.titles import Titles

_CLASS = re.compile(
    r"^(?:과|팀|부서|국|실|곳|데|군데|개소|개사|것|사업|기관|분야|캠퍼스|센터|구|지역|기업|회사|업체|나라|국가|시설|행사|과정"
    r"|단지|펀드|유형|연도|해|달|도서관|자치구)$"
)
KIND = re.compile(
    rf"{_CLASS.pattern}|^(?:둘|셋|넷|두|세|네|다섯|여섯|일곱|여덟|아홉|열)$|[가-힣]{{2,}}별$|^\d+(?:개|곳|대|가지)$"
)
"""Nouns that name a kind of things, or how many of them, and nothing by themselves."""

_COUNTED = re.compile(
    r"(?:기업|업체|회사|팀|학교|대학|시설|기관|관람객|방문객|이용자|참가자|참석자|참여자|교육생|수료생|브랜드|바이어)$"
)
CHOOSES = re.compile(r"^(?:어느|어떤|무슨)$")
"""Which one of a kind is asked for."""

_PLACED = ("에", "에는", "에서", "에서는", "엔", "에선")
_TO_WHOM = re.compile(r"^(?:한테|에게|께)")
_OF_WHAT_KIND = re.compile(r"^(?:어떤|무슨)$")
_EACH_OF = re.compile(r"^\d?(?:명|인|곳|개사|개소|팀|과제|건|회|가구|세대|개)당$")
_THING = re.compile(r"^(?:건|거|것|게|것은|거는|게요|건요)$")
_WHICH = re.compile(r"^(?:어디|누구|누가|무엇|뭐|뭔)")


def counted_apart(phrases: Sequence[Phrase], titles: Titles | None) -> tuple[Phrase, ...]:
    """Return phrases where what is counted of a topic is asked about it (입주기업은 몇 개야).

    Not the end of a name that a heading has (새싹 강소기업은 몇 곳이야).
    """
    found = list(phrases)
    for at in range(1, len(found) - 1):
        phrase, following = found[at], found[at + 1]
        named = any(earlier.role == TOPIC for earlier in found[:at])
        counted = _COUNTED.search(phrase.stem) and phrase.particle in ("은", "는", "이", "가")
        placed = found[at - 1].particle in ("에", "에서", "으로", "로") and not phrase.particle
        if placed and phrase.role == TOPIC and named and following.text.startswith("몇"):
            found[at] = replace(phrase, role=ATTRIBUTE)  # 솔뫼관에 회사 몇 곳이 있어
            continue
        whole = f"{found[at - 1].stem}{phrase.stem}"
        if not found[at - 1].particle and titles is not None and titles.heads(whole):
            continue
        asked = following.text.startswith(("몇", "어디가", "어느"))
        if phrase.role == TOPIC and named and counted and asked:
            found[at] = replace(phrase, role=ATTRIBUTE)
            _with_its_kind(found, at)
    return tuple(found)


def _with_its_kind(found: list[Phrase], at: int) -> None:
    """Let what only says of what kind the counted are be asked about too (행사에 해외 손님이)."""
    start = at
    while start and found[start - 1].role == TOPIC and not found[start - 1].particle:
        start -= 1
    placed = start and found[start - 1].role == TOPIC
    if placed and found[start - 1].particle in _PLACED:
        found[start:at] = [replace(phrase, role=ATTRIBUTE) for phrase in found[start:at]]


def end_of_topic(phrases: Sequence[Phrase]) -> int:
    """Return where the topic ends: at the first heading or question word behind a name."""
    named = False
    for at, phrase in enumerate(phrases):
        if named and phrase.role == ATTRIBUTE and _goes_on(phrase, phrases[at + 1 :]):
            continue
        if phrase.role == AMONG and named and _is_member(phrases[at + 1 :]):
            continue
        if phrase.role == AMONG or (named and phrase.stem.endswith("별")):
            return at
        if named and phrase.role in (ATTRIBUTE, ASKING, SUPERLATIVE):
            return at
        if not named and phrase.role == ASKING:
            continue
        if named and phrase.role == TOPIC and _is_about(phrases[at - 1], phrases[at:]):
            return at
        named = named or phrase.role == TOPIC
        if phrase.role == ATTRIBUTE and not any(p.role == TOPIC for p in phrases[at:]):
            return at
    return len(phrases)


def _is_about(topic: Phrase, behind: Sequence[Phrase]) -> bool:
    """Say whether what is told of a topic follows it (솔뫼캠프는 근로자 한 명당 얼마)."""
    marked = topic.role == TOPIC and topic.particle in ("은", "는")
    return marked and len(behind) > 1 and any(_EACH_OF.match(p.text) for p in behind[1:3])


def _is_member(behind: Sequence[Phrase]) -> bool:
    """Say whether one of a group is named and asked about (공방 가운데 나루는 몇 명)."""
    return len(behind) > 1 and behind[0].role == TOPIC and behind[0].particle in ("은", "는", "의")


def _goes_on(phrase: Phrase, behind: Sequence[Phrase]) -> bool:
    """Say whether the topic goes on behind a heading's word (업체 작업환경은, 모집에서 북부는)."""
    if not behind:
        return False
    if behind[0].role == MODIFIER and _TO_WHOM.match(phrase.particle):  # 회사한테 주는 지원금은
        return any(other.role == TOPIC and other.particle for other in behind[1:2])
    if behind[0].role != TOPIC or behind[0].stem == "예정":
        return False
    return phrase.particle == "에서" or (phrase.text == phrase.stem and bool(phrase.stem))


def choice_in(phrases: Sequence[Phrase]) -> int:
    """Return where a question begins to look for one among several, -1 where it does not."""
    for at, phrase in enumerate(phrases):
        if _OF_WHAT_KIND.match(phrase.text) and _is_defined(phrases, at):
            continue
        if phrase.role == SUPERLATIVE or CHOOSES.match(phrase.text):
            behind = phrases[at + 1 :]
            kinds = [p for p in behind if _CLASS.match(p.stem or p.text.rstrip("은는이가"))]
            asks = [p for p in behind if _WHICH.match(p.text) or _THING.match(p.text)]
            first = at > 0 and _WHICH.match(phrases[at - 1].text) is not None  # 어디가 제일 많아
            if not (kinds or asks or first):
                return -1
            start = at - first
            while start and _is_measure(phrases[start - 1], phrases[: start - 1]):
                start -= 1
            return start
    return -1


def _is_defined(phrases: Sequence[Phrase], at: int) -> bool:
    """Say whether it is asked what sort of thing is told of (솔뫼관은 어떤 곳이야)."""
    before = phrases[at - 1] if at else None
    told = (
        before is not None and before.role == TOPIC and before.particle in ("은", "는", "이", "가")
    )
    return told and at + 2 == len(phrases)


def _is_measure(phrase: Phrase, before: Sequence[Phrase]) -> bool:
    """Say whether a phrase before 제일 tells by what the most is told (훈련생이 제일 많은)."""
    behind_group = bool(before) and before[-1].role in (AMONG, ATTRIBUTE)  # 그중 덩치 제일 큰
    subject = phrase.particle in ("이", "가") or (behind_group and not phrase.particle)
    return phrase.role == ATTRIBUTE or (phrase.role == TOPIC and subject)
