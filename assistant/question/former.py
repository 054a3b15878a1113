"""The question before: its parts, and the one thing that its answer named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.question.answered import named_in
from assistant.question.attributes import DERIVED
from assistant.question.phrases import phrases_of
from assistant.question.roles import (
    AMONG,
    ASKING,
    ATTRIBUTE,
    BODY,
    MODIFIER,
    PERIOD,
    SUPERLATIVE,
    TOPIC,
    Phrase,
)
from assistant.question.titles import Titles
from index.records import ReportInfo

_CLASS = re.compile(
    r"^(?:과|팀|부서|국|실|곳|데|것|사업|기관|분야|캠퍼스|센터|구|지역|기업|회사|업체|나라|국가|시설|행사|과정"
    r"|단지|펀드|유형|연도|해|달|도서관|자치구)$"
)
_COUNTED = re.compile(
    r"(?:기업|업체|회사|팀|학교|대학|시설|기관|관람객|방문객|이용자|참가자|참석자|참여자|교육생|수료생|브랜드)$"
)
_NUMBER = re.compile(r"^(?:둘|셋|넷|두|세|네|다섯|여섯|일곱|여덟|아홉|열)$")
_CHOOSES = re.compile(r"^(?:어느|어떤|무슨)$")
_POINTS = re.compile(r"^(?:이|그|저)$")
_THING = re.compile(r"^(?:건|거|것|게|것은|거는|게요|건요)$")
_WHICH = re.compile(r"^(?:어디|누구|무엇|뭐|뭔)")
# What a thing costs from first to last, and not in a year (소요예산이 총 얼마, 다 해서 돈은).
_COST = re.compile(r"^(?:소요예산|사업비|건립비|공사비|비용|돈)$")
_IN_ALL = re.compile(
    r"(?<![가-힣])(?:총|모두|전부|통틀어|다\s(?:해서|합쳐서?|합하면))\s(?:얼마|[^?]{0,4}(?:돈|비용|사업비|예산))"
)


@dataclass(frozen=True, slots=True)
class Former:
    """A question that stands by itself, in its parts, with its answer.

    ``topic`` are the phrases that name the matter, ``rest`` those that ask about it. ``named`` is
    what the answer named where the question looked for one among several (제일 큰 과는 어디?).
    ``aspect`` are the nouns that only a follow-up asked about and that name nothing by themselves.
    """

    text: str
    answer: str
    phrases: tuple[Phrase, ...]
    topic: tuple[Phrase, ...]
    named: str = ""
    aspect: tuple[Phrase, ...] = ()

    def of(self, role: str) -> tuple[Phrase, ...]:
        """Return the phrases of one role."""
        return tuple(phrase for phrase in self.phrases if phrase.role == role)

    @property
    def rest(self) -> tuple[Phrase, ...]:
        """What asks about the topic, without times and bodies."""
        return tuple(
            phrase
            for phrase in self.phrases
            if phrase not in self.topic and phrase.role not in (PERIOD, BODY)
        )

    @property
    def attribute(self) -> str:
        """What is asked about the topic (조성 목표), without its last particle."""
        asked = [phrase for phrase in self.rest if phrase.role == ATTRIBUTE]
        asked = [phrase for phrase in asked if phrase not in self.aspect] or asked
        asked = [phrase for phrase in asked if not DERIVED.match(phrase.stem)] or asked
        if len(asked) == 1 and _COST.match(asked[0].stem) and _IN_ALL.search(self.text):
            return "총사업비"
        if not self.aspect or len(asked) < 2:
            return joined(asked)
        # What a clause says of it belongs to it (시가 내는 몫).
        first, last = (self.phrases.index(asked[n]) for n in (0, -1))
        between = self.phrases[first : last + 1]
        return joined([p for p in between if p in asked or p.role == MODIFIER])

    @property
    def matter(self) -> str:
        """The topic in words, without its last particle; what the answer named where it did."""
        own = joined(self.topic)
        if self.named and self.named not in own:
            return f"{own} {self.named}".strip()
        return own

    @property
    def group(self) -> str:
        """The topic in words without the one of its kind that was asked about or answered."""
        at = next((n for n, p in enumerate(self.phrases) if p.role == AMONG), len(self.phrases))
        before = [p for p in self.topic if any(p is phrase for phrase in self.phrases[:at])]
        return joined(before) or joined(self.topic)

    @property
    def when(self) -> str:
        """The times and bodies in words, in their order."""
        return joined([p for p in self.phrases if p.role in (PERIOD, BODY)])


def former_of(
    question: str,
    answer: str,
    reports: Sequence[ReportInfo] = (),
    titles: Titles | None = None,
) -> Former:
    """Return a standalone question in its parts.

    Parameters
    ----------
    question, answer
        As resolved, and the text that answered it; ``""`` where it is not known.
    reports
        Their bodies are recognised by name.
    titles
        Their headings, for the names of offices.
    """
    phrases = _counted(phrases_of(question, reports, titles), titles)
    chosen = _choice(phrases)
    end = chosen if chosen >= 0 else _end_of_topic(phrases)
    topic = [p for p in phrases[:end] if p.role in (TOPIC, MODIFIER, ATTRIBUTE)]
    if topic and _POINTS.match(topic[0].text):
        del topic[0]
    while topic and topic[-1].role == MODIFIER and topic[-1].text != "것":
        topic.pop()
    if chosen >= 0:
        topic = [p for p in topic if p.role == TOPIC and not _CLASS.match(p.stem)]
        topic = [p for p in topic if not _NUMBER.match(p.stem)]
    named = named_in(answer, question, reports) if chosen >= 0 else ""
    return Former(question, answer, phrases, tuple(topic), named)


def without_aspects(former: Former, before: Former, is_name: Callable[[str], bool]) -> Former:
    """Return a follow-up as asked without the nouns that it asked about in its topic.

    What a follow-up asks about (과제 선정은 언제 해?) is no part of what the next one is about,
    unless it names something by itself.

    Parameters
    ----------
    former
        The follow-up as it stands by itself.
    before
        The question that it went on from.
    is_name
        Says whether a noun names something by itself.
    """
    old = [phrase.stem for phrase in before.topic]
    if any(stem not in former.matter for stem in old) or not old:
        return former
    new = [p for p in former.topic if p.stem not in before.matter]
    named = [p for p in new if is_name(p.stem) and not _begins_clause(p, former.phrases)]
    aspect = [p for p in new if p not in named]
    if named or not aspect:
        return former
    asked = tuple(replace(p, role=ATTRIBUTE) for p in aspect)
    swapped = dict(zip(map(id, aspect), asked, strict=True))
    return replace(
        former,
        phrases=tuple(swapped.get(id(p), p) for p in former.phrases),
        topic=tuple(p for p in former.topic if p.text in before.matter and id(p) not in swapped),
        aspect=asked,
    )


def _begins_clause(phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Say whether a noun is but the subject of a clause that tells of another (시가 내는 몫)."""
    behind = phrases[phrases.index(phrase) + 1 :]
    return phrase.particle in ("이", "가") and bool(behind) and behind[0].role == MODIFIER


def joined(phrases: Sequence[Phrase]) -> str:
    """Return phrases as typed, the last one without its particle; 보고에서 stays whole."""
    if not phrases:
        return ""
    last = phrases[-1]
    whole = last.role == PERIOD and last.text.startswith(("보고", "업무보고"))
    end = last.text if whole or not last.stem else last.stem
    return " ".join([*(phrase.text for phrase in phrases[:-1]), end])


def _counted(phrases: Sequence[Phrase], titles: Titles | None) -> tuple[Phrase, ...]:
    """Return phrases where what is counted of a topic is asked about it (입주기업은 몇 개야).

    Not the end of a name that a heading has (새싹 강소기업은 몇 곳이야).
    """
    found = list(phrases)
    for at in range(1, len(found) - 1):
        phrase, following = found[at], found[at + 1]
        named = any(earlier.role == TOPIC for earlier in found[:at])
        counted = _COUNTED.search(phrase.stem) and phrase.particle in ("은", "는", "이", "가")
        whole = f"{found[at - 1].stem}{phrase.stem}"
        if not found[at - 1].particle and titles is not None and titles.heads(whole):
            continue
        if phrase.role == TOPIC and named and counted and following.text.startswith("몇"):
            found[at] = replace(phrase, role=ATTRIBUTE)
    return tuple(found)


def _end_of_topic(phrases: Sequence[Phrase]) -> int:
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
        named = named or phrase.role == TOPIC
        if phrase.role == ATTRIBUTE and not any(p.role == TOPIC for p in phrases[at:]):
            return at
    return len(phrases)


def _is_member(behind: Sequence[Phrase]) -> bool:
    """Say whether one of a group is named and asked about (공방 가운데 나루는 몇 명)."""
    return len(behind) > 1 and behind[0].role == TOPIC and behind[0].particle in ("은", "는", "의")


def _goes_on(phrase: Phrase, behind: Sequence[Phrase]) -> bool:
    """Say whether the topic goes on behind a heading's word (업체 작업환경은, 모집에서 북부는)."""
    if not behind or behind[0].role != TOPIC or behind[0].stem == "예정":
        return False
    return phrase.particle == "에서" or (phrase.text == phrase.stem and bool(phrase.stem))


def _choice(phrases: Sequence[Phrase]) -> int:
    """Return where a question begins to look for one among several, -1 where it does not."""
    for at, phrase in enumerate(phrases):
        if phrase.role == SUPERLATIVE or _CHOOSES.match(phrase.text):
            behind = phrases[at + 1 :]
            kinds = [p for p in behind if _CLASS.match(p.stem or p.text.rstrip("은는이가"))]
            asks = [p for p in behind if _WHICH.match(p.text) or _THING.match(p.text)]
            if not (kinds or asks):
                return -1
            start = at
            while start and _is_measure(phrases[start - 1], phrases[: start - 1]):
                start -= 1
            return start
    return -1


def _is_measure(phrase: Phrase, before: Sequence[Phrase]) -> bool:
    """Say whether a phrase before 제일 tells by what the most is told (훈련생이 제일 많은)."""
    behind_group = bool(before) and before[-1].role in (AMONG, ATTRIBUTE)  # 그중 덩치 제일 큰
    subject = phrase.particle in ("이", "가") or (behind_group and not phrase.particle)
    return phrase.role == ATTRIBUTE or (phrase.role == TOPIC and subject)
