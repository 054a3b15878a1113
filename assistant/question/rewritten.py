"""The question before asked anew: of others, of one among them, for a reason, in another unit."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.question.former import Former, joined
from assistant.question.given import Given
from assistant.question.opposed import other_of_two
from assistant.question.reworded import asks_why_late
from assistant.question.roles import (
    ASKING,
    ATTRIBUTE,
    BODY,
    MARK,
    MODIFIER,
    PERIOD,
    POINTING,
    SUPERLATIVE,
    TOPIC,
    Phrase,
)
from assistant.question.years import years_in
from prompts.josa import with_josa

VAGUE = re.compile(
    r"^(?:사업|부서|과|팀|곳|데|기관|분야|캠퍼스|센터|시설|행사|과정|구|지역|것|사람|해|연도)$"
)
"""Nouns that name a kind of things, and nothing by themselves."""

DEPARTMENT = re.compile(r"[가-힣]{2,}(?:과|팀|국|실|담당관|본부|추진단)$")
"""What the names of departments end with."""

OFFICE = re.compile(r"[가-힣]{2,}(?:과|팀|국|실|담당관|본부|추진단|센터|재단|허브)$")
"""What the names of offices and houses end with."""

OFFICES = re.compile(r"^(?:부서|과|팀|국|실)$")
_CHANGE = re.compile(r"늘|줄|깎|삭감|불어났|증가|감소|올랐|떨어|변했|달라|커졌|많아|적어|높아|낮아")
_MOVED = re.compile(r"늘|줄|깎|올랐|올라|떨어|증가|감소|불어|늦|밀|오래|걸[려리린렸]|지연")
_COMPARED = re.compile(r"보다|대비|비해|비하면|비교")
_TOLD_CHANGE = re.compile(r"(?P<less>줄었|줄어|감소|떨어졌|낮아졌)|늘었|늘어|증가|올랐|높아졌")
_QUESTION_WORD = re.compile(r"^(?:얼마|몇|어때|어땠|어떻)")
_HOW_MUCH = re.compile(r"얼마나?(?=\s)")
_QUESTION = re.compile(r"^(?:뭘|뭐|무엇|무슨|어디|어떤|어떻|언제|누가|누구|왜|며칠|얼마|몇)")
# A part that was asked about of a whole (예산 가운데 시비만은?).
_PART = re.compile(
    r"^(?P<whole>.+\s(?:가운데|중에서?))\s(?P<part>[^\s?]+?)(?:만|은|는|이|가)?(?:요)?\?$"
)
_WHY_SO = re.compile(
    r"^(?:(?:그럼|그런데|근데)\s)?왜\s(?P<so>(?:(?:그|이|고)(?:것|거)밖에|(?:그|이)(?:렇게|만큼밖에|리))\s.{1,12})$"
)
_MUCH = re.compile(r"많|크|큰|높|비싸|비싼")
_REPORTED = re.compile(r"보고")
_CAME_OF_IT = re.compile(r"(?<![가-힣])(?:실제로?(?:는|도)?|결국(?:은|에는)?|정작)(?=\s|$)")
_SO_MANY_ONLY = re.compile(
    r"(?:[두세네]|다섯|여섯|한|\d+)\s?(?:곳|군데|개소|개사|개|가지|명|팀|건)(?:씩)?만(?=\s|[?.!]|$)"
)
_HOW_MUCH_LEFT = re.compile(r"얼마")
_PART_OF = re.compile(r"(?<![가-힣])(?:가운데|중)\s")
_BARE_HOW_MUCH = re.compile(
    r"^(?:(?:그럼|그래서|그러면)\s)?(?:얼마나|얼마만큼|몇\s?(?:퍼센트|프로|%|명|개|곳|건|배)나?)(?:요|는데요?|인데요?)?[?.!]*$"
)
_HOW_IT_MOVED = re.compile(
    r"(?:늘|줄|깎|올랐|올라|떨어|증가|감소|불어)[가-힣]*(?:\s(?:거|건)[가-힣]*)?[?.!]*$"
)
_HAS_OPENED = re.compile(
    r"언제\s(?:문(?:을)?\s)?(?:열었|(?:개관|개소|개원|개장|준공|완공)(?:했|됐|되었|하였))"
)
_IN_ALL = re.compile(r"^(?:모두|총|전부|통틀어서?|합쳐서?|다해서)$")
# What it costs from first to last, as it stood at two times.
_IN_ALL_COST = re.compile(r"(?:돈|비용|예산|사업비|공사비)[은이가].*(?:총액|총|전체|모두|다\s해서)")
_DIFFERS = re.compile(r"차이|다르|달라|늘|줄")
_OF_NO_YEAR = frozenset({"who", "where", "when", "definition"})


def scope(given: Given, former: Former) -> list[str]:
    """Return the time and the body that hold for a follow-up: its own, else the former's.

    A month or half-year goes with the former's year; several years fall away where what is asked
    has nothing to do with them (담당 부서는?), and the time of a plan where it is asked what
    came of it (실제로는 언제 열었나).
    """
    came = given.kind == "when" and _CAME_OF_IT.search(given.words) is not None
    opened = _HAS_OPENED.search(given.words) is not None
    planned = came or opened or asks_why_late(given.words)
    old = () if planned else former.of(PERIOD)
    text = " ".join(phrase.text for phrase in given.period)
    if not text:
        several = len(years_in(joined(old), None)) > 1 and given.kind in _OF_NO_YEAR
        text = "" if several else joined(old)
    elif not _REPORTED.search(text) and not _has_year(text):
        year = joined([phrase for phrase in old if _has_year(phrase.text)][:1])
        text = f"{year} {text}"
    return [text, joined(given.bodies or former.of(BODY))]


def _has_year(text: str) -> bool:
    return bool(years_in(text, 2000) or years_in(text, None))


def of_it(given: Given, former: Former, *asked: str) -> str:
    """Return a question about the former topic, whose last word is not said twice."""
    words = " ".join(asked)
    *rest, last = former.matter.split() or [""]
    twice = len(last) > 1 and words.startswith(last)
    matter = " ".join(rest) if twice else former.matter
    return sentence(*scope(given, former), before_asked(matter, words), *asked)


def before_asked(matter: str, asked: str) -> str:
    """Return a matter as it stands before what is asked, as the topic of a question word."""
    return with_josa(matter, "은/는") if matter and _QUESTION.match(asked) else matter


def changes(former: Former) -> bool:
    """Say whether a question asks for a change (얼마나 줄었어)."""
    return any(_CHANGE.search(p.text) for p in former.rest)


def others(given: Given, former: Former, measure: str = "") -> str:
    """Return the former question asked of all of its kind (다른 부서는?).

    Of those that one was chosen from, it is what that one was chosen by (``measure``).
    """
    kind = next((phrase.stem for phrase in (*given.topics, *given.attributes)), "")
    if not kind and _SO_MANY_ONLY.search(former.text):  # 두 곳만 알려줘 → 나머지는?
        return sentence(_SO_MANY_ONLY.sub("모두", former.text))
    if kind.startswith("보고"):  # 다른 보고서에도 나와 있어?
        return sentence("모든 보고서에서", former.matter, *(p.text for p in former.rest))
    if not kind and (two := other_of_two(former.text)):  # 공공형은 몇 명? → 나머지는?
        return sentence(former.text.replace(*two, 1))
    if not kind and _HOW_MUCH_LEFT.search(given.words) and _PART_OF.search(former.text):
        whole = f"{former.matter} {former.attribute}".strip()
        return sentence(*scope(given, former), whole, "중 남은 금액은 얼마인가")
    if former.aspect and not kind:  # 시가 하는 건 몇 곳? → 나머지는?
        asked = (phrase.text for phrase in former.of(ASKING))
        return sentence(*scope(given, former), former.matter, "나머지는", *asked)
    topic = [phrase for phrase in former.topic if phrase.role == TOPIC]
    if OFFICES.match(kind):
        topic = [phrase for phrase in topic if not DEPARTMENT.search(phrase.stem)]
        each = "부서별"
    else:
        topic = topic[:-1] or topic
        each = f"{kind}별" if kind and kind not in ("곳", "데", "것") else "다른 곳"
    if former.named and measure:  # 예산이 제일 큰 센터는? → 나머지 센터는?
        by_what = with_josa(measure, "은/는")
        return sentence(*scope(given, former), joined(former.topic), each, by_what, "얼마인가")
    behind = (phrase.text for phrase in former.rest)
    return sentence(*scope(given, former), joined(topic), each, *behind)


def divided(given: Given, former: Former) -> str:
    """Return the former question asked for each of something (분야별로는?, 부서별로 보여줘)."""
    each = given.topics[-1].stem
    if OFFICES.match(each.removesuffix("별")):
        topic = [phrase for phrase in former.topic if not DEPARTMENT.search(phrase.stem)]
        rest = (phrase.text for phrase in former.rest)
        return sentence(*scope(given, former), joined(topic), each, *rest)
    words = [phrase.text for phrase in former.phrases]
    roles = [phrase.role for phrase in former.phrases]
    at = roles.index(ASKING) if ASKING in roles else len(words)
    words = [*words[:at], f"{each}로", *words[at:]]
    return sentence(*(word for word in words if not _IN_ALL.match(word)))


def reasoned(former: Former) -> str:
    """Return the former question asked for its reason."""
    told = _TOLD_CHANGE.search(former.answer) if _COMPARED.search(former.text) else None
    if any(_CHANGE.search(phrase.text) for phrase in former.of(ASKING)):
        words = ["왜" if _QUESTION_WORD.match(p.text) else p.text for p in former.phrases]
        if "왜" in words or not told:
            return sentence(*dict.fromkeys(words))
    if so := _chosen_for(former):
        return sentence(former.when, former.matter, so, "이유는", "무엇인가")
    about = f"{former.matter} {former.attribute}".strip()
    if told:  # 전년보다 어때? 12% 줄었습니다.
        how = "줄어든" if told["less"] else "늘어난"
        return sentence(former.when, with_josa(about, "이/가"), how, "이유는", "무엇인가")
    return sentence(former.when, f"{about}의", "이유는", "무엇인가")


def _chosen_for(former: Former) -> str:
    """Return what the one was chosen for that an answer named (예산이 큰), or nothing."""
    at = next((n for n, p in enumerate(former.phrases) if p.role == SUPERLATIVE), 0)
    if not (at and former.named):
        return ""
    how = itertools.takewhile(lambda p: p.role == MODIFIER, former.phrases[at + 1 :])
    told = " ".join(p.text for p in how)
    measure = former.phrases[at - 1]
    return f"{measure.text} {told}" if told and measure.role == ATTRIBUTE else ""


def reasoned_so(text: str, former: Former) -> str:
    """Return why it is so much or so little (왜 그것밖에 안 돼?), or nothing."""
    asked = _WHY_SO.match(text)
    if asked is None or not former.attribute or _MOVED.search(asked["so"]):
        return ""
    much = "많은" if _MUCH.search(asked["so"]) else "적은"
    about = with_josa(f"{former.matter} {former.attribute}".strip(), "이/가")
    return sentence(former.when, about, much, "이유는", "무엇인가")


def by_how_much(text: str, former: Former) -> str:
    """Return by how much it changed where it was only asked if it did (늘었어? → 얼마나?)."""
    moved = _HOW_IT_MOVED.search(former.text)
    if not _BARE_HOW_MUCH.match(text) or moved is None or _HOW_MUCH.search(former.text):
        return ""
    asked = re.sub(r"^(?:그럼|그래서|그러면)\s|(?:요|는데요?|인데요?)?[?.!]*$", "", text)
    return sentence(former.text[: moved.start()], asked, moved.group())


def at_several_times(text: str, phrases: Sequence[Phrase], former: Former) -> str:
    """Return a question that says of each of several times what was then, or nothing.

    Its words keep their order (돈은 2031년에 잡은 것과 2033년에 잡은 것이 얼마나 다른가).
    """
    at = [n for n, phrase in enumerate(phrases) if phrase.role == PERIOD]
    apart = any(later - earlier > 1 for earlier, later in pairwise(at))
    points = any(phrase.role == POINTING and not phrase.stem for phrase in phrases)
    if apart and points:  # 그 시범 과제는 작년 몇 개에서 올해 몇 개로?
        asked = " ".join(p.text for p in phrases if p.role not in (POINTING, MARK))
        return sentence(former.when, former.matter, asked)
    if apart and len(at) == 2 and _IN_ALL_COST.search(text) and _DIFFERS.search(text):
        first, second = (plain_year(phrases[n]) for n in at)
        asked = f"총사업비는 {first}과 {second}에 얼마나 차이 나는가"
        return sentence(joined(former.of(BODY)), former.matter, asked)
    apart = apart and not any(phrase.role == TOPIC for phrase in phrases)
    return sentence(joined(former.of(BODY)), former.matter, text) if apart else ""


def plain_year(phrase: Phrase) -> str:
    """Return a time without its particle (2031년에 → 2031년)."""
    return re.sub(r"(?:에는|에서|에|의|엔|은|는)$", "", phrase.text)


def at_its_time(given: Given, former: Former) -> str:
    """Return a question of its own words at the one year of the question before."""
    body = "" if given.bodies else joined(former.of(BODY))
    time = joined(given.period or former.of(PERIOD))
    several = not given.period and len(years_in(time, None)) > 1
    return sentence("" if several else time, body, given.words)


def with_more(former: Former, more: str) -> str:
    """Return the former question with something asked besides (가동률까지 넣어)."""
    each = [phrase.text for phrase in former.rest if phrase.stem.endswith("별")]
    asked = with_josa(former.attribute, "과/와") if former.attribute else ""
    return sentence(former.when, former.matter, *each, asked, with_josa(more, "은/는"))


def in_percent(former: Former, word: str) -> str:
    """Return the former question asked for a share (비중), or for the change in percent."""
    if _CHANGE.search(former.text) and _HOW_MUCH.search(former.text):
        return sentence(_HOW_MUCH.sub("몇 퍼센트나", former.text))
    if named := _PART.match(former.text):
        return sentence(named["whole"], f"{named['part']}의", "비율은", "몇", "퍼센트인가")
    part = next((p.stem for p in former.aspect if p.stem != former.attribute), "")
    if part and former.attribute and not any(p.stem == former.attribute for p in former.aspect):
        whole = f"{former.matter} {former.attribute}".strip()
        return sentence(former.when, whole, "중", f"{part}의", "비율은 몇 퍼센트인가")
    about = f"{former.matter} {former.attribute}".strip()
    asked = with_josa(about, "은/는") if word == "%" else f"{about}의 {with_josa(word, '은/는')}"
    return sentence(former.when, asked, "몇", "퍼센트인가")


def sentence(*words: str) -> str:
    """Return words as a question on one line, none of them twice in a row."""
    said = (word for word, _ in itertools.groupby(" ".join(words).split()))
    return " ".join(said).rstrip("?") + "?"
