"""What a follow-up about something else carries on: a sum of two parts, a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question.chosen import counted
from assistant.question.cues import RECKONED
from assistant.question.former import Former
from assistant.question.given import Given
from assistant.question.held import other_year_of
from assistant.question.opposed import both_opposed
from assistant.question.rewritten import scope, sentence
from assistant.question.roles import BODY
from assistant.question.swapped import without_two
from assistant.question.years import years_in
from prompts.josa import with_josa

_SUMMED = re.compile(r"합계|총합|합치|합쳐|합하|더하|더해|통틀|모두|전부")
_THAN = re.compile(r"(?:전년도?|작년|지난해|재작년|\d{4}년)\s?(?:보다|대비|에\s?비해)")
SEVERAL = re.compile(r"(?:[과와,]|랑|하고)\s")
"""Where a matter names several things."""

_HOW_MUCH = re.compile(r"얼마|몇")
_APART = re.compile(r"^(?:의\s)?차이(?:는|가|나는)?|^얼마나\s차이")
_AT = re.compile(r"(?<=보고)서?(?:에서는|에서|에는|에|\s때)?$|(?<=년)에?는?$")
_HOW_MANY = re.compile(r"^(?:몇|얼마)")


def carried_on(given: Given, former: Former) -> tuple[Former, list[str]]:
    """Return the question before and the words that are asked of its topic.

    Where it reckoned two parts that make a whole together (봄과 가을), it is the whole; where it
    compared with a year, a change is asked against that year (바이어도 늘었나).

    Parameters
    ----------
    given, former
        The follow-up, and the question before.
    """
    words = [phrase.text for phrase in given.own]
    parts = both_opposed(former.text).replace(",", "").split()
    if parts and given.topics and _SUMMED.search(former.text):
        kept, topic = (
            tuple(p for p in phrases if p.text not in parts and p.stem not in parts)
            for phrases in (former.phrases, former.topic)
        )
        former = replace(former, phrases=kept, topic=topic)
        at = next((n for n, word in enumerate(words) if _HOW_MANY.match(word)), 0)
        words = [*words[:at], "모두", *words[at:]] if at else words
    at = next((n for n, word in enumerate(words) if RECKONED.match(word)), 0)
    if at and not given.attributes and former.attribute and given.topics:
        words.insert(at, with_josa(former.attribute, "을/를"))  # 봄가을 합친 게 작년의 몇 배야
    than = _THAN.search(former.text)
    if than and given.changed and not given.period:
        words = [*words[:-1], than.group(), words[-1]]
    return former, words


def two_apart(text: str, former: Former, turns: Sequence[Former]) -> tuple[str, str] | None:
    """Return both of two things asked about each in its own words, or of one, and what asks."""
    last = next((t for t in reversed(turns[:-1]) if t.text != former.text), None)
    asked = without_two(text)
    if last is None or not asked:
        return None
    of_a_body = last.of(BODY) and last.when == former.when
    if not (last.matter and former.matter) and (last.matter or former.matter or not of_a_body):
        return None
    if former.matter and SEVERAL.search(last.matter) and former.matter.split()[-1] in last.matter:
        return last.matter, asked
    if last.matter != former.matter and former.matter:
        return f"{with_josa(last.matter, '과/와')} {former.matter}", asked
    if not (last.attribute and former.attribute):
        return None
    if last.attribute == former.attribute:
        return _times_apart(asked, last, former)
    two = f"{with_josa(last.attribute, '과/와')} {with_josa(former.attribute, '은/는')}"
    return former.matter, f"{two} {asked}"


def _times_apart(asked: str, last: Former, former: Former) -> tuple[str, str] | None:
    """Return one figure of two times and what asks, where it asks how far they are apart."""
    if not _APART.match(asked) or last.when == former.when or not (last.when and former.when):
        return None
    times = f"{with_josa(_AT.sub('', last.when), '과/와')} {_AT.sub('', former.when)}"
    about = with_josa(former.attribute, "은/는")
    return former.matter, f"{about} {times} 얼마나 차이 나는가?"


def changed_since(given: Given, former: Former, turns: Sequence[Former], newest: int | None) -> str:
    """Return how another figure has changed between the two years told of, or nothing.

    2031년 몇 곳? → 2033년은? → 예산은 얼마나 늘었어?
    """
    measured = bool(given.attributes) and given.own[0] in given.attributes
    if not measured or given.period or not given.changed or not _HOW_MUCH.search(given.words):
        return ""
    other = other_year_of(former, turns, newest)
    if other is None:
        return ""
    (year,) = years_in(former.text, newest)
    earlier, later = sorted((year, other))
    first, *rest = [phrase.text for phrase in given.own]
    body = scope(given, former)[1]
    return sentence(f"{later}년", body, former.matter, first, f"{earlier}년보다", *rest)


def since_another(given: Given, former: Former, turns: Sequence[Former], newest: int | None) -> str:
    """Return how the figure asked about has changed since the other year asked about, or nothing.

    Parameters
    ----------
    given, former, turns
        The follow-up, the question before and all so far.
    newest
        The year of the newest report.
    """
    since = given.changed and not given.period and not given.of_both
    other = other_year_of(former, turns, newest) if since else None
    if other is None:
        return ""
    words = [phrase.text for phrase in given.own]
    about = former.attribute or counted(former)
    (year,) = years_in(former.text, newest)
    of_other = (turn for turn in reversed(turns) if other in years_in(turn.text, newest))
    stages = {former.attribute, next(of_other).attribute}
    if len(stages) > 1 and all(stage.endswith("예산") for stage in stages):  # 본예산, 최종예산
        about = "예산"
    if about and given.own[0] not in given.attributes:
        about = with_josa(about, "이/가" if words[0].startswith("왜") else "은/는")
    earlier, later = sorted((year, other))
    matter = former.matter if about else with_josa(former.matter, "은/는")
    return sentence(
        f"{later}년", scope(given, former)[1], matter, about, f"{earlier}년보다", *words
    )
