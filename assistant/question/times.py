"""The times that a clause names, each with what is asked of it (2023년과 2024년에 각각)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.question.comparing import SEASON, WITH, joined, reports_of
from assistant.question.roles import ATTRIBUTE, BODY, MODIFIER, PERIOD, TOPIC, Phrase
from assistant.question.stages import PROMISED
from assistant.question.which import bodies_in, newest_year
from assistant.question.years import years_in
from index.records import ReportInfo

_NAMED = (TOPIC, BODY, ATTRIBUTE)
_YEARLY = re.compile(
    r"^['’]?(?:(?:19|20)\d{2}|\d{2}(?=년|\.))(?:년도?)?\D{0,4}(?:\d{1,2}월\D{0,3})?$"
)
_REPORT = re.compile(r"^(?:주요)?(?:업무)?보고")
_BETWEEN = re.compile(
    r"^(?:[/·,~-]+|말[로에]?|초에?|현재|기준|당시|대비|비해|사이에?|무렵|즈음|쯤"
    r"|때[는엔도]?|땐|때에는?)$"
)
# What sets two times against each other.
_COMPARES = re.compile(
    r"각각|비교|견주|차이|대비|보다|사이|달라|다른|다릅|변[화했한해]|바뀌|늘|줄|많아|적어|증가|감소|추이|부터|에서는"
    r"|뛰|올[랐라]|불어|낮아|높아|떨어|어떻게"
)
AIM = re.compile(r"목표|계획|예정")
"""How what is aimed at is called."""

MEANT = re.compile(r"겠다[는고던]|기로\s?[한했]|려는|려고")
"""How it is said that something is aimed at (가르치겠다는 인원)."""

_PARTICLE = re.compile(rf"(?:{WITH.pattern[:-1]}|이|가|은|는|의|에서는?)$")  # behind a body
# What is named with the first time, and only pointed at with the next one.
_THE_SAME = re.compile(r"(?:같은|동일(?:한)?)\s(?:사업|예산|시설|행사|항목|센터|과정|것)")
_STAGE = re.compile(rf"{AIM.pattern}|실적|실제|결과|현재")
_WORDS = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])월|[1-4]/?4?분기|[상하]반기")


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a question names: how it is called, its year, and who may tell of it.

    ``phrases`` ask of it what the question asks, without the time itself; ``reports`` are all if
    empty.
    """

    label: str
    year: int
    reports: frozenset[str]
    phrases: tuple[Phrase, ...]


def times_of(clause: Sequence[Phrase], reports: Sequence[ReportInfo]) -> list[Time]:
    """Return the times of a clause, each with what is asked of it.

    What stands between two times belongs to the first of them (2025년 실적과 2026년 목표).
    """
    newest = newest_year(reports)
    spans = _asked_about(_told_once(_spans(clause, newest), clause, newest), clause)
    if not spans:
        return []
    before, tail = list(clause[: spans[0][0]]), list(clause[spans[-1][1] :])
    owns = [list(clause[a[1] : b[0]]) for a, b in pairwise(spans)]
    count = sum(1 for phrase in owns[0] if phrase.role in _NAMED) if owns else 0
    last: list[Phrase] = []
    while len(last) < count and tail and tail[0].role in _NAMED:
        last.append(tail.pop(0))
    if not last and tail and any(map(_is_stage, owns)) and _STAGE.fullmatch(tail[0].stem):
        last.append(tail.pop(0))  # 2031년, 2032년 실적, 2033년 목표
    told = ["보고" in joined(clause[first:end]) for first, end in spans]
    if not last and tail and len(told) > 1 and told == [*[True] * (len(told) - 1), False]:
        last += [tail.pop(0)] if AIM.fullmatch(tail[0].stem) else []  # 2031년 보고와 2033년 목표
    found: list[Time] = []
    year = 0
    for (first, end), own in zip(spans, [*owns, last], strict=True):
        time = joined(clause[first:end])
        year = next(iter(years_in(time, newest_year(reports))), year)
        words = [_alone(phrase) for phrase in own]
        own_matter = any(p.role in (TOPIC, BODY) for p in (*before, *words, *tail))
        if found and (not own_matter or _THE_SAME.search(joined([*words, *tail]))):
            about = (p for p in found[0].phrases if p.role in (TOPIC, BODY) and p not in tail)
            words = [*about, *words]
        label = _label(time, year, reports)
        if len(spans) == 1 and "보고" not in label and PROMISED.search(joined(tail)):
            label += " 보고" if any(r.issued[:4] == str(year) for r in reports) else ""
        until = joined(clause[first : end + 1])  # 2031년 여름까지
        own_time = f"{label} {until}" if SEASON.search(until) else f"{label} {time} {joined(own)}"
        telling = reports_of(own_time, year, reports)
        found.append(Time(label, year, telling, (*before, *words, *tail)))
    return found


def _is_stage(own: Sequence[Phrase]) -> bool:
    """Say whether a time is asked about for its plan or for what came of it, and nothing else."""
    return len(own) == 1 and _STAGE.fullmatch(own[0].stem) is not None


def _alone(phrase: Phrase) -> Phrase:
    """Return a noun without what joins it with the next (실적과, 회사 수하고)."""
    joins = WITH.fullmatch(phrase.particle) or phrase.text.endswith("하고")
    if phrase.role not in _NAMED or not joins:
        return phrase
    return replace(phrase, text=WITH.sub("", phrase.text))


def _spans(clause: Sequence[Phrase], newest: int | None) -> list[tuple[int, int]]:
    """Return where each time of a clause begins and ends, with the report it names.

    A bare number far from the ``newest`` year is a part of a name (비전 2040펀드는).
    """
    spans: list[tuple[int, int]] = []
    closed = False
    for at, phrase in enumerate(clause):
        month = phrase.role == PERIOD and re.match(r"\d+월", phrase.text)
        name = phrase.text.isdigit() and phrase.role != PERIOD  # Vision 2040
        yearly = _YEARLY.match(phrase.text) and years_in(phrase.text, newest) and not name
        if yearly or (month and closed):
            spans.append((at, at + 1))
            closed = False
        elif spans and spans[-1][1] == at and _continues(phrase):
            spans[-1] = (spans[-1][0], at + 1)
            closed = WITH.search(phrase.text) is not None or phrase.text in ("/", ",")
    told = [span for span in spans if "보고" in joined(clause[span[0] : span[1]])]
    # Of two reports something is asked that may be of a third time (2022년 예산이 두 보고에서).
    spans = told if len(told) > 1 and told == spans[-len(told) :] else spans
    return _with_bodies(spans, clause)


def _told_once(
    spans: Sequence[tuple[int, int]], clause: Sequence[Phrase], newest: int | None
) -> list[tuple[int, int]]:
    """Return two times as one where they are the same year said twice, of no two stages.

    (2031년 4월 보고에서 올해 예산은)
    """
    texts = [joined(clause[first:end]) for first, end in spans]
    same = len({years_in(text, newest)[:1] for text in texts}) == 1
    dated = [bool(_WORDS.search(text) or "보고" in text) for text in texts]
    stages = set(_STAGE.findall(joined(clause)))
    if len(spans) != 2 or not same or all(dated) or len(stages) > 1:
        return list(spans)
    return [spans[1 if dated[1] else 0]]


def _asked_about(
    spans: Sequence[tuple[int, int]], clause: Sequence[Phrase]
) -> list[tuple[int, int]]:
    """Return times without the first of two that only describes a thing (2031년에 여는 공방은)."""
    if len(spans) != 2 or _COMPARES.search(joined(clause)):
        return list(spans)
    (_, end), (start, _) = spans
    between = clause[end:start]
    described = any(
        phrase.role == MODIFIER and following.role in (TOPIC, BODY)
        for phrase, following in pairwise(between)
    )
    return list(spans[1:] if described else spans)


def _with_bodies(
    spans: Sequence[tuple[int, int]], clause: Sequence[Phrase]
) -> list[tuple[int, int]]:
    """Return times with the body that stands before them, where each has one (경제실 8월 보고)."""
    before = [start > 0 and clause[start - 1].role == BODY for start, _ in spans]
    bodies = [
        own or any(phrase.role == BODY for phrase in clause[start:end])
        for own, (start, end) in zip(before, spans, strict=True)
    ]
    if len(spans) < 2 or not all(bodies):
        return list(spans)
    return [(start - own, end) for own, (start, end) in zip(before, spans, strict=True)]


def is_of_time(phrase: Phrase) -> bool:
    """Say whether a word only goes with a time (말, 때)."""
    return _BETWEEN.match(phrase.text) is not None


def _continues(phrase: Phrase) -> bool:
    """Say whether a word belongs to the time before it (3월, 말, 경제실 보고)."""
    if phrase.role in (PERIOD, BODY) or is_of_time(phrase):
        return True
    return _REPORT.match(phrase.text) is not None


def _label(time: str, year: int, reports: Sequence[ReportInfo]) -> str:
    """Return how a time is called: its year and month, and the report if one is named."""
    words = [f"{year}년", *_WORDS.findall(time)[:1]]
    words += [_PARTICLE.sub("", word) for word in time.split() if bodies_in(word, reports)][:1]
    return " ".join([*words, *(["보고"] if "보고" in time else [])])
