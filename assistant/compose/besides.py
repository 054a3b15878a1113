"""What a question says besides names: how many things, all of them, a goal, a part of a year."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.compose.candidates import Candidate
from assistant.compose.counting import NAMING, listed_counts, stated_count
from assistant.compose.items import Item
from assistant.compose.matching import Wanted, followed, squeezed
from assistant.compose.rows import RowItem, things_across
from assistant.question import Understood
from assistant.question.kinds import wants_cell
from assistant.question.years import ENGLISH_MONTHS

_BEFORE_COLON = re.compile(
    r"[(\[※*]*(?P<label>[^:：()\[\]]{2,20})(?:\([^():：]{1,12}\)(?=[:：])|[)\]])?(?:[:：]|(?<=[)\]]))"
)
_OF_WHICH = re.compile(r"(?:에서(?![는도])|중에서|가운데)")
_FOOTNOTE = re.compile(r"\d{1,2}\)\s*(?P<term>[^:：()]{2,30}?)\s*(?:\([^)]*\)\s*)?[:：]")
_ASKS_TOTAL = re.compile(r"(?:모두|총|전부|통틀어|합쳐서?|다\s*해서)\s*(?:몇|얼마)")
_SAYS_TOTAL = re.compile(r"(?<![가-힣])(?:총|모두|전체|누적|합계)\s?[\d약:]")
_ASKS_GOAL = re.compile(r"목표|계획|예정|(?<=[가-힣])려(?:는|고|나)\s?|기로\s")
_GOALS = re.compile(r"목표|계획")
_MONTHS = re.compile(
    r"(?<!\d)(1[0-2]|[1-9])월(?!\s?(?:말|\d+일)?\s?(?:현재|기준|(?:업무\s?)?보고))"
)
# A day that a question names, and how reports write it (10.9., 10월 9일).
_DAY = re.compile(
    r"(?<!\d)(?P<month>1[0-2]|0?[1-9])\s?(?:월\s?|[./]\s?)(?P<day>[12]\d|3[01]|0?[1-9])(?:일|\.(?!\d)|(?![\d.,%월]))"
    r"(?!일?\s?(?:현재|기준))"
)
_ENGLISH_DAY = re.compile(
    rf"\b(?P<name>{'|'.join(ENGLISH_MONTHS)})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?\d)",
    re.IGNORECASE,
)
# Parts of a year: how one is asked for, how it is written, and what it is not.
_SEASONS = tuple(
    (re.compile(asked), own, other)
    for asked, own, other in (
        (r"춘계|(?<![가-힣])봄", "춘계", "추계"),
        (r"추계|가을", "추계", "춘계"),
        (r"상반기", "상반기", "하반기"),
        (r"하반기", "하반기", "상반기"),
    )
)
# A place that is asked for with a time, and the label of a statement that tells both.
_ASKS_PLACE = re.compile(r"어디|장소")
_WHEN_AND_WHERE = re.compile(r"(?:일시|기간|시기|일정|날짜)(?:및|[/,])?(?:장소|위치)")
_BOTH = 0.2
_TELLING = 1.0  # the weight of a name that a label may consist of
_MONTH = 0.12  # for speaking of a month that the question names
_ON_DAY = 0.3  # for speaking of the day that the question names
_OTHER_SEASON = -0.25  # for telling of the other part of the year
_GOAL = 0.15  # for being a row of goals, or labelled as one, where one is asked for
_LABEL = 0.15  # for being labelled as one of the question's names (면적 : …)
# For saying that it is the total that the question asks for: of the matter, or of what may be it.
_TOTAL, _LIKELY_TOTAL = 0.25, 0.12
_COVERED = 0.85  # the share of a question that a statement on its matter speaks of
_COUNTED = 0.1  # for having a number right behind what is to be counted
_HOW_MANY = re.compile(
    r"들?(?:의?총?(?:수|숫자|개수)(?![가-힣]{2})"
    r"|(?:에?[은는이가도])?(?:모두|총|다|전부)?몇(?:개|곳|명|군데|건|팀|사|채|호|대))"
)
_NUMBER = re.compile(r"[은는이가:(총약수]{0,2}\d(?![\d.]*[년월.])")
_COUNT = 0.25  # for listing as many things as the question says there are
# What things of a sort are asked for by name: 공방 네 곳 이름, 공방들은 어디어디.
_SORT = re.compile(
    r"(?:들|[은는이가의])?(?:[2-9]|1\d|두|세|네|다섯|여섯|일곱|여덟|아홉|열)(?:개|곳|군데|가지)?[은는이의]?"
    r"(?:이름|명칭|어디|뭐|무엇|각각|$)|들?[은는이가의]?(?:각각)?(?:이름|어디어디|뭐뭐|무엇무엇)"
)
_MEMBERS, _LEAST_MEMBERS = 0.3, 2  # for naming so many of them (물레공방, 솔숲공방)
_NO_ANSWER = -0.25  # for only announcing what follows, or explaining a word of some other statement


@dataclass(frozen=True, slots=True)
class Besides:
    """What a question says besides names.

    ``labels`` are what a statement of what is asked may be labelled as, ``months`` not a report's,
    ``seasons`` the part of a year asked about with what it is not. ``counted`` is what is to be
    counted, whose number stands right behind it (대기업 67개), ``sort`` what is asked for by name,
    ``place`` says that a place is asked for with a time.
    """

    count: int | None
    total: bool
    goal: bool
    labels: frozenset[str]
    months: frozenset[str]
    days: tuple[re.Pattern[str], ...]
    seasons: tuple[tuple[str, str], ...]
    text: str
    counted: str
    sort: str
    place: bool

    def worth(self, candidate: Candidate, cover: float, fit: float) -> float:
        """Return what a candidate gains or loses by it.

        ``cover`` is the share of the question that it speaks of, ``fit`` how well it answers.
        """
        item, score = candidate.item, 0.0
        if self.count and self.count in _things_listed(item):
            score += _COUNT
        if _labelled(candidate.text, self.labels):
            score += _LABEL
        if self.total and _SAYS_TOTAL.search(item.text):
            score += _TOTAL if min(cover, fit) >= _COVERED else _LIKELY_TOTAL
        if self.goal and _is_goal(item):
            score += _GOAL
        if self.months and _of_month(candidate, self.months):
            score += _MONTH
        if self.place and _WHEN_AND_WHERE.search(candidate.text):
            score += _BOTH
        if self.days and any(day.search(item.text) for day in self.days):
            score += _ON_DAY
        if self.seasons and _of_other_season(item, self.seasons):
            score += _OTHER_SEASON
        if self.counted and followed(self.counted, _NUMBER, candidate.text):
            score += _COUNTED
        if self.sort and _members(candidate.text, self.sort) >= _LEAST_MEMBERS:
            score += _MEMBERS
        if candidate.bare or _explains_other(item, self.text):
            score += _NO_ANSWER
        return score


def besides(question: Understood, wanted: Wanted) -> Besides:
    """Return what a question says besides names."""
    text = question.search
    seasons = [(own, other) for said, own, other in _SEASONS if said.search(text)]
    return Besides(
        count=stated_count(text) if question.kind in NAMING else None,
        total=_ASKS_TOTAL.search(text) is not None,
        goal=_ASKS_GOAL.search(text) is not None,
        labels=_labels(wanted, squeezed(text)),
        months=frozenset(_MONTHS.findall(text)),
        days=tuple(_written(*day) for day in _days(text)),
        seasons=tuple(seasons) if len(seasons) == 1 else (),
        text=squeezed(text),
        place=question.kind == "when" and _ASKS_PLACE.search(text) is not None,
        counted=_counted(wanted, squeezed(text)),
        sort=_sort(wanted, squeezed(text)) if question.kind in NAMING else "",
    )


def _things_listed(item: Item | RowItem) -> Collection[int]:
    """Return how many things a statement lists: in its text, or one a column of its table."""
    return (things_across(item),) if isinstance(item, RowItem) else listed_counts(item.text)


def _counted(wanted: Wanted, plain: str) -> str:
    """Return what a squeezed question asks how many there are of, or ``""``."""
    for name in wanted.names:
        if followed(name.text, _HOW_MANY, plain) and not wants_cell(name.text):
            return name.text
    return ""


def _sort(wanted: Wanted, plain: str) -> str:
    """Return what a squeezed question asks to be named, all of a sort, or ``""``."""
    asked = (name.text for name in wanted.names if followed(name.text, _SORT, plain))
    return next(asked, "")


def _members(text: str, sort: str) -> int:
    """Return how many things of a sort a squeezed text names (물레공방, 솔숲공방: two)."""
    before = [part[-2:] for part in text.split(sort)[:-1]]
    return len({part for part in before if part[-1:].isalnum()})


def _is_goal(item: Item | RowItem) -> bool:
    """Say whether a column of a row's table holds what is aimed at, or a label tells of it."""
    if isinstance(item, Item):
        match = _BEFORE_COLON.match(squeezed(item.text))
        return match is not None and _GOALS.search(match["label"]) is not None
    return any(_GOALS.search(path[-1]) for path in item.table.columns if path)


def _labelled(text: str, labels: Collection[str]) -> bool:
    """Say whether a squeezed text is what is told of something asked for (면적:…)."""
    match = _BEFORE_COLON.match(text)
    return match is not None and match["label"] in labels


def _labels(wanted: Wanted, plain: str) -> frozenset[str]:
    """Return what a statement of what is asked may be labelled as: names, or two in a row.

    Of what it is a part (민간형에서 협력형은) is no label of it.
    """
    names = [
        name
        for name in wanted.names
        if name.weight >= _TELLING and not followed(name.text, _OF_WHICH, plain)
    ]
    pairs = (one.text + other.text for one, other in pairwise(wanted.names))
    return frozenset((*(text for n in names for text in (n.text, *n.others)), *pairs))


def _days(text: str) -> Iterator[tuple[int, int]]:
    """Yield the month and the day of each date that a question names."""
    for day in _DAY.finditer(text):
        yield int(day["month"]), int(day["day"])
    for day in _ENGLISH_DAY.finditer(text):
        yield ENGLISH_MONTHS.index(day["name"].lower()) + 1, int(day["day"])


def _written(month: int, day: int) -> re.Pattern[str]:
    """Return how reports write a day: 10.9., 10월 9일, 10/9."""
    return re.compile(rf"(?<![\d,])0?{month}\s?[월./]\s?0?{day}(?![\d%월])")


def _of_month(candidate: Candidate, months: Collection[str]) -> bool:
    """Say whether a statement speaks of one of the months ('24. 3월, 3.15.)."""
    pattern = rf"(?<![\d,])(?:{'|'.join(sorted(months))})(?:월|\.\s?\d{{1,2}}(?![\d%]))"
    return re.search(pattern, candidate.item.text) is not None


def _explains_other(item: Item | RowItem, asked: str) -> bool:
    """Say whether a statement is a footnote on a term that a squeezed question does not have."""
    note = _FOOTNOTE.match(item.text) if isinstance(item, Item) else None
    return note is not None and squeezed(note["term"]) not in asked


def _of_other_season(item: Item | RowItem, seasons: Collection[tuple[str, str]]) -> bool:
    """Say whether a statement tells of the other part of a year (춘계 where 추계 is asked)."""
    above = () if isinstance(item, RowItem) else (parent.text for parent in item.parents)
    own = " ".join(item.labels) if isinstance(item, RowItem) else item.text
    text = " ".join((own, *above))
    return any(other in text and asked not in text for asked, other in seasons)
