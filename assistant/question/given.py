"""What a follow-up gives of its own: its phrases by what they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.question import cues
from assistant.question.attributes import DERIVED
from assistant.question.former import joined
from assistant.question.kinds import kind_of
from assistant.question.roles import (
    AMONG,
    ASKING,
    ATTRIBUTE,
    BODY,
    MARK,
    MODIFIER,
    OTHERS,
    PERIOD,
    POINTING,
    SUPERLATIVE,
    TOPIC,
    Phrase,
)

_OF_BOTH = (cues.RECKONED, cues.DIFFERENCE, cues.TIMES)


@dataclass(frozen=True, slots=True)
class Given:
    """A follow-up's phrases by what they do.

    ``content`` are those that say something: no marks, pointing words or times, except a time
    that something is compared with (2023년보다 늘었나), which is part of what is asked. ``within``
    are those that name the group one is looked for in (총사업비 중에).
    """

    content: tuple[Phrase, ...]
    topics: tuple[Phrase, ...]
    attributes: tuple[Phrase, ...]
    asking: tuple[Phrase, ...]
    period: tuple[Phrase, ...]
    bodies: tuple[Phrase, ...]
    pointing: tuple[Phrase, ...]
    marked: bool
    among: bool
    others: bool
    superlative: bool
    within: tuple[Phrase, ...] = ()

    @classmethod
    def of(cls, phrases: Sequence[Phrase]) -> Given:
        """Sort a follow-up's phrases."""

        def role(name: str) -> tuple[Phrase, ...]:
            return tuple(phrase for phrase in phrases if phrase.role == name)

        compared = any(
            cues.COMPARED.search(phrase.text)
            for phrase in phrases
            if not (phrase.role == TOPIC and phrase.particle.startswith("보다"))
        )
        whole = " ".join(phrase.text for phrase in phrases)
        beside = cues.TIMES_OF_A_YEAR.search(whole) or cues.WITH_THEN.search(whole)
        compared = compared or beside is not None
        left_out = {MARK, AMONG, POINTING} | (set() if compared else {PERIOD})
        content = tuple(phrase for phrase in phrases if phrase.role not in left_out)
        at = next((n for n, p in enumerate(phrases) if p.role == AMONG), 0)
        own = at > 0 and phrases[at].text[:1] not in "그이저"
        return cls(
            content=content,
            topics=role(TOPIC),
            attributes=role(ATTRIBUTE),
            asking=role(ASKING),
            period=() if compared else role(PERIOD),
            bodies=role(BODY),
            pointing=role(POINTING),
            marked=bool(role(MARK)),
            among=bool(role(AMONG)),
            others=bool(role(OTHERS)),
            superlative=bool(role(SUPERLATIVE)),
            within=tuple(p for p in content if own and p in phrases[:at]),
        )

    @property
    def own(self) -> tuple[Phrase, ...]:
        """The content without bodies, which say where to look."""
        return tuple(phrase for phrase in self.content if phrase.role != BODY)

    @property
    def words(self) -> str:
        """The content as typed."""
        return " ".join(phrase.text for phrase in self.content)

    @property
    def name(self) -> str:
        """The words from the first noun that names something to the last, without its particle."""
        if not self.topics:
            return ""
        at = [self.content.index(phrase) for phrase in self.topics]
        if self.described and self.content[-1] not in self.topics:  # 잠실에서 하는 건?
            return " ".join([*(p.text for p in self.content[at[0] : -1]), "것"])
        return joined(self.content[at[0] : at[-1] + 1])

    @property
    def asks(self) -> bool:
        """Whether anything is asked, and not only named."""
        return bool(self.attributes or self.asking)

    @property
    def of_days(self) -> bool:
        """Whether something is asked of nothing but a day of it (9일은 왜 빠졌어)."""
        days = bool(self.period) and all(cues.DAY.match(p.text) for p in self.period)
        return days and self.period[-1].particle in ("은", "는", "이", "가") and bool(self.asking)

    @property
    def of_a_body(self) -> bool:
        """Whether something is asked of a whole body, and of nothing within it (우리국 정원은)."""
        figures = [p for p in self.attributes if not DERIVED.match(p.stem)]
        return bool(self.bodies and figures and self.asking and not self.topics)

    @property
    def kind(self) -> str:
        """The kind of answer that the words ask for by themselves."""
        return kind_of(self.words)

    @property
    def about_offices(self) -> bool:
        """Whether one among all offices or programmes is looked for."""
        return any(cues.OFFICES.match(phrase.stem) for phrase in self.topics)

    @property
    def changed(self) -> bool:
        """Whether a change is asked about with nothing said that it is compared with."""
        return any(cues.CHANGE.search(p.text) for p in self.own) and not any(
            p.role == PERIOD or cues.COMPARED.search(p.text) for p in self.own
        )

    @property
    def of_the_same(self) -> bool:
        """Whether more is asked of the same figure (얼마나 늘었어, 차이는, 합치면)."""
        own = self.own
        than = ("보다", "하고", "이랑", "랑", "과", "와", "의")
        asked = (p for p in self.attributes if not p.particle.startswith(than))
        if not own or self.topics or any(not DERIVED.match(p.stem) for p in asked):
            return False
        return (
            any(cues.CHANGE.search(p.text) or cues.RECKONED.match(p.text) for p in own)
            or any(cues.COMPARED.search(p.text) for p in own)
            or cues.WITH_THEN.search(self.words) is not None
            or cues.WHY_SO_MUCH.match(" ".join(p.text for p in own)) is not None
            or any(DERIVED.match(p.stem) for p in own)
            or any(cues.TIMES.match(p.text) for p in own)
            or (cues.AS_MUCH.match(own[0].text) is not None and len(own) == 1)
            or all(phrase.text.startswith("얼마") for phrase in own)
        )

    @property
    def of_a_member(self) -> bool:
        """Whether nothing but a change is asked of something that is named (여성은 늘었어)."""
        rest = self.own[len(self.topics) :]
        first = bool(self.topics) and self.own[: len(self.topics)] == self.topics
        changed = any(cues.CHANGE.search(phrase.text) for phrase in rest)
        return first and changed and not self.attributes

    @property
    def than_another(self) -> bool:
        """Whether it is asked by how much more it is than another (달빛 쪽보다 얼마 더 많아)."""
        return (
            bool(self.topics)
            and not self.attributes
            and cues.MORE_THAN.match(self.words) is not None
        )

    @property
    def of_its(self) -> bool:
        """Whether what belongs to one that is named is asked about (솔뫼과 거는 몇 건이야)."""
        pairs = pairwise(self.content)
        return bool(self.asking) and any(
            owner in self.topics and not owner.particle and cues.THING.match(thing.text)
            for owner, thing in pairs
        )

    @property
    def than_a_name(self) -> bool:
        """Whether it is asked if it is more than another (달빛보다 많이 주는 거야)."""
        than = bool(self.topics) and self.topics[-1].particle.startswith("보다")
        return than and not self.attributes and len(self.content) > len(self.topics)

    @property
    def measured_than_a_name(self) -> bool:
        """Whether a figure is set against that of another (올해 예산은 달빛보다 많아)."""
        than = len(self.topics) == 1 and self.topics[0].particle.startswith("보다")
        at = self.content.index(self.topics[0]) if than else 0
        return any(phrase in self.attributes for phrase in self.content[:at])

    @property
    def of_a_part(self) -> bool:
        """Whether how many there are of a part is asked (참여하는 기관이 몇 곳이야)."""
        if len(self.topics) != 1 or self.attributes or self.period:
            return False
        part = self.topics[0].particle in ("이", "가")
        return part and any(phrase.text in ("몇", "얼마나") for phrase in self.asking)

    @property
    def of_another_too(self) -> bool:
        """Whether it is asked if another changed as well (달빛도 줄었어)."""
        return self.of_a_member and self.topics[-1].particle.startswith("도")

    @property
    def only(self) -> bool:
        """Whether the same is asked of a part alone (민간형만 따지면)."""
        return bool(self.topics) and self.topics[-1].particle.startswith("만")

    @property
    def split(self) -> bool:
        """Whether the same is asked for parts that are named (국비하고 시비로 나누면?)."""
        parted = any(cues.PARTED.match(phrase.text) for phrase in self.asking)
        return bool(self.topics) and not self.attributes and parted

    @property
    def each(self) -> bool:
        """Whether a figure is asked for each of what is counted (과제 하나에 얼마꼴이야?)."""
        return cues.EACH.match(self.words) is not None

    @property
    def described(self) -> bool:
        """Whether something is told by a clause before it (시가 내는 몫은?)."""
        if not self.topics:
            return False
        thing = cues.THING.match(self.content[-1].text) is not None
        last = len(self.content) - 1 if thing else self.content.index(self.topics[-1])
        return last > 0 and self.content[last - 1].role == MODIFIER

    @property
    def divides(self) -> bool:
        """Whether the same is asked for each of something (부서별로 보여줘)."""
        each = bool(self.topics) and all(phrase.stem.endswith("별") for phrase in self.topics)
        return each and not self.attributes and all(cues.SHOWN.match(p.text) for p in self.asking)

    @property
    def of_both(self) -> bool:
        """Whether two figures asked about one after the other are reckoned together (합치면)."""
        own = self.own
        return (
            bool(own)
            and not self.topics
            and all(phrase.role != PERIOD for phrase in own)
            and (
                any(
                    r.match(p.text)
                    for p in own
                    for r in (cues.RECKONED, cues.DIFFERENCE, cues.TIMES)
                )
                or cues.MORE_OF_TWO.match(" ".join(phrase.text for phrase in own)) is not None
            )
        )

    @property
    def why(self) -> bool:
        """Whether nothing but the reason is asked."""
        words = [phrase.text for phrase in self.own]
        return any(map(cues.WHY.match, words)) and all(map(cues.SO.match, words))

    @property
    def when_it_was(self) -> bool:
        """Whether nothing but the time is asked, as it was planned or was (원래는 언제였는데)."""
        return cues.WHEN_IT_WAS.match(" ".join(phrase.text for phrase in self.own)) is not None

    @property
    def so_much(self) -> bool:
        """Whether nothing but a figure is asked for (작년에는 얼마였어)."""
        said = " ".join(phrase.text for phrase in self.own)
        return not self.attributes and cues.SO_MUCH.match(said) is not None

    @property
    def became(self) -> bool:
        """Whether it is asked what the same has become (2033년에는 누구로 바뀌었어)."""
        said = " ".join(phrase.text for phrase in self.own)
        return not self.topics and cues.BECAME.match(said) is not None

    @property
    def of_two_things(self) -> bool:
        """Whether a figure and the most are asked for in one (몇 명이 왔고 어느 날이 제일 많아)."""
        return self.superlative and cues.FIGURE_AND.match(self.words) is not None

    @property
    def of_that_one(self) -> bool:
        """Whether the most of what the one told of has is asked (그 과는 어디에 제일 많이 써)."""
        one = bool(self.pointing) and self.pointing[0].particle in ("은", "는", "이", "가")
        return one and self.superlative and not self.among and self.pointing[0].stem != "거기"

    @property
    def what_it_says(self) -> bool:
        """Whether it is only asked what stands there (올해 보고서에는 뭐라고 나와)."""
        if not self.own or self.attributes:
            return False
        said = " ".join(phrase.text for phrase in self.own)
        return bool(cues.SAYS.match(said) or cues.SO_MUCH.match(said))
