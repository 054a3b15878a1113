"""The question before: its parts, and the one thing that its answer named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.question.answered import named_in
from assistant.question.attributes import DERIVED
from assistant.question.cues import TIMES_OF_A_YEAR, WITH_THEN
from assistant.question.phrases import phrases_of
from assistant.question.roles import (
    AMONG,
    ATTRIBUTE,
    BODY,
    MODIFIER,
    PERIOD,
    SUPERLATIVE,
    TOPIC,
    Phrase,
)
from assistant.question.titles import Titles
from assistant.question.topics import CHOOSES, KIND, choice_in, counted_apart, end_of_topic
from index.records import ReportInfo

_WITH = re.compile(
    r"(?:이랑|랑|하고|[과와])(?:는|은)?\s(?:비교|견주|견줘|차이|같|똑같|비슷)|에\s비하?[해면]|\s대비"
)
_WITH_THEN = re.compile(rf"{TIMES_OF_A_YEAR.pattern}|{WITH_THEN.pattern}")
_LATIN_END = re.compile(r"[A-Za-z\d]$")
_PLANNED = re.compile(r"^(?:계획|예정|방침)$")
_ALONG = re.compile(r"^(?:[과와]|이랑|랑|하고)$")
_POINTS = re.compile(r"^(?:이|그|저)$")
# Who does it, and no part of what it is about (펀드에 시가 얼마 넣었나).
_GIVER = re.compile(r"^(?:시|구|도|군|국가|정부|우리)[가이]$")
# For each of what a figure is asked for (분야별로 결성액을), and no part of the matter.
_BY_EACH = re.compile(r"^(?!개별|특별|차별|구별|성별)[가-힣]{1,6}별$")
# For which of them a figure is asked (1인당 얼마까지 대주죠).
_FOR_EACH = re.compile(
    r"^(?:시간|하루|회|개|평|학기|1?인|1?명|업체|기업|회사|개사|팀|과제|개소|시설|가구|세대|학교|대학|건|업체별|기업별)당$"
)
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
    ``alone`` says that what was named is known by its own name, apart from the topic.
    """

    text: str
    answer: str
    phrases: tuple[Phrase, ...]
    topic: tuple[Phrase, ...]
    named: str = ""
    aspect: tuple[Phrase, ...] = ()
    alone: bool = False

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
        if any(p.role == SUPERLATIVE or CHOOSES.match(p.text) for p in self.phrases):
            asked = [phrase for phrase in asked if not KIND.match(phrase.stem)] or asked
        asked = [phrase for phrase in asked if not DERIVED.match(phrase.stem)] or asked
        if len(asked) > 1 and _PLANNED.match(asked[-1].stem):  # 몇 곳을 세울 계획이야
            before = self.phrases[self.phrases.index(asked[-1]) - 1]
            asked = asked[:-1] if before.role == MODIFIER else asked
        if len(asked) == 1 and _IN_ALL.search(self.text):
            if _COST.match(asked[0].stem):
                return "총사업비"
            if asked[0].stem == "예산":
                return "예산 총계"
        if not self.aspect or len(asked) < 2:
            return joined(asked)
        # What a clause says of it belongs to it (시가 내는 몫).
        first, last = (self.phrases.index(asked[n]) for n in (0, -1))
        between = self.phrases[first : last + 1]
        return joined([p for p in between if p in asked or p.role == MODIFIER])

    @property
    def matter(self) -> str:
        """The topic in words, without its last particle; what the answer named where it did."""
        own = "" if self.alone and self.named else joined(self.topic)
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
    phrases = _without_compared(phrases_of(question, reports, titles))
    phrases = counted_apart(phrases, titles)
    chosen = choice_in(phrases)
    end = chosen if chosen >= 0 else end_of_topic(phrases)
    topic = [p for p in phrases[:end] if p.role in (TOPIC, MODIFIER, ATTRIBUTE)]
    if topic and _POINTS.match(topic[0].text):
        del topic[0]
    while any(p.role == TOPIC for p in topic[1:]) and _is_asked_first(topic[0]):
        del topic[0]  # 예산은 솔뫼단지 전체로 얼마나 되나
    if len(topic) > 1:
        topic = [p for p in topic if not _GIVER.match(p.text)]
    while topic and (
        _FOR_EACH.match(topic[-1].text) or (topic[-1].role == MODIFIER and topic[-1].text != "것")
    ):
        topic.pop()
    topic = [p for p in topic if not _BY_EACH.search(p.stem)] or topic
    if chosen >= 0:
        topic = [p for n, p in enumerate(topic) if p.role == TOPIC and not _is_kind(topic, n)]
    named = named_in(answer, question, reports) if chosen >= 0 else ""
    return Former(question, answer, phrases, tuple(topic), named)


def _is_asked_first(phrase: Phrase) -> bool:
    return phrase.role == ATTRIBUTE and phrase.particle in ("은", "는")


def _is_kind(topic: Sequence[Phrase], at: int) -> bool:
    """Say whether a noun is but the kind that one is chosen of, and no end of a name (V2 펀드)."""
    named = at > 0 and _LATIN_END.search(topic[at - 1].text) is not None
    return KIND.match(topic[at].stem) is not None and not named


def _without_compared(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Return phrases where a time that another is only compared with is none of the question's."""
    found = list(phrases)
    for at, (phrase, behind) in enumerate(pairwise(phrases)):
        whole = " ".join(p.text for p in phrases[at : at + 4])
        then = _WITH.search(f"{phrase.text} {behind.text}") or _WITH_THEN.match(whole)
        if phrase.role == PERIOD and then:
            found[at] = replace(phrase, role=MODIFIER)  # 작년이랑 비교하면
    return tuple(found)


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
    told = old or [phrase.stem for phrase in before.of(BODY)]
    if any(stem not in former.matter for stem in old) or not told:
        return former
    new = [p for p in former.topic if p.stem not in before.matter]
    named = [p for p in new if is_name(p.stem) and not _begins_clause(p, former.phrases)]
    aspect = [p for p in new if p not in named]
    paired = any(_ALONG.match(p.particle) and p is not former.topic[-1] for p in aspect)
    if named or paired or not aspect:
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
