"""One among several that a follow-up asks for: the most of them, or what one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from assistant.question.alike import CLASS_END
from assistant.question.answered import names_listed
from assistant.question.former import Former, joined
from assistant.question.given import Given
from assistant.question.rewritten import DEPARTMENT, OFFICE, OFFICES, VAGUE, scope, sentence
from assistant.question.roles import MODIFIER, PERIOD, SUPERLATIVE, TOPIC
from prompts.josa import with_josa

_DIMENSIONS = (("넓", "면적"), ("좁", "면적"), ("긴", "기간"), ("길", "기간"), ("짧", "기간"))
_COUNT = re.compile(r"몇\s?(?P<of>명|호|세대|건|편|회|㎡|개사|팀)")
# Which is the most, told by a verb at the end (어디가 제일 커요).
_IS_MOST = re.compile(
    r"(?:어디|어느\s\S+|뭐|누구)[이가]\s(?P<most>(?:제일|가장|젤|맨)(?:\s많이)?)\s"
    r"(?P<how>커|크|많|적|작|높|낮|넓|좁|길|짧|비싸|싸)[가-힣]*[?.]*$"
)
_HOW = {
    **{
        "커": "큰",
        "크": "큰",
        "많": "많은",
        "적": "적은",
        "작": "작은",
        "높": "높은",
        "낮": "낮은",
    },
    **{"넓": "넓은", "좁": "좁은", "길": "긴", "짧": "짧은", "비싸": "비싼", "싸": "싼"},
}
# What comes first or last, and is the most by no number.
_NO_MEASURE = re.compile(
    r"(?:제일|가장|젤|맨)\s(?:먼저|나중|늦게|늦은|빨리|빠른|일찍|이른|오래|오랜|최근|마지막|처음|가까운|먼)"
)
_PER_HOUR = re.compile(r"(?:시간당|한\s시간에)\s(?:얼마|몇\s?원)")
_COUNTED = (
    *(("명", "인원"), ("호", "물량"), ("세대", "물량"), ("건", "건수"), ("편", "편수")),
    *(("회", "횟수"), ("㎡", "면적"), ("개사", "기업 수"), ("팀", "팀 수")),
)
# Of what so many are told of (몇 군데나 했어 → 64개 업체를 지원했습니다).
_HOW_MANY = re.compile(r"몇\s?(?:군데|곳|개)(?![가-힣]*\s(?:나라|국가|사|월|년))")
_TOLD_OF = re.compile(
    r"(?<![\d,.])\d[\d,]*\s?(?:개|곳|군데)(?:의)?\s(?P<of>[가-힣]{2,6}?)(?:을|를|이|가|에|입니다|$)"
)
# Which year it was the most in (제일 많은 해가 언제야, 언제가 제일 많아).
_WHICH_YEAR = re.compile(
    r"(?:^|\s)(?:해|연도)(?:가|는|은|이)\s?(?:언제|몇)|어느\s(?:해|연도)|언제가\s(?:제일|가장)"
)
# Those of a group that fulfil something, and not all of it (목표를 못 채운 분야도 있나).
_FULFILLING = re.compile(
    r"(?:도|은|는|이|가)\s있[나었습는]|못\s|미달|미만|이상|이하|초과|넘[는은긴]"
)
_BARE = re.compile(
    r"\s(?:건|것은|거는|게|곳은|데는|곳이|데가)(?:\s*(?:뭐야|어디야|뭔가요|어디인가요?|무엇인가요?))?$"
)
_BY_NOTHING = re.compile(
    r"^(?:제일|가장|젤|맨)\s(?:높|낮|많|적|크|큰|작)\S*\s(?:건|것은|거는|데는|곳은|게|데가|곳이)"
)
_NO_NUMBER = re.compile(r"(?:이유|까닭|배경|목적|취지|위치|장소|주소|소재지|담당자?|부서)$")
_PLANNED = re.compile(r"(?:려는|려고|겠다는|기로|예정인|계획인)$")


def chosen_from(given: Given, former: Former, turns: Sequence[Former]) -> str:
    """Return which is the most of what was told of, or of all offices and programmes.

    Parameters
    ----------
    given, former
        The follow-up, and the question before.
    turns
        All questions so far, for what was last told by a number.
    """
    if _WHICH_YEAR.search(given.words) and not given.period:
        kept = tuple(phrase for phrase in former.phrases if phrase.role != PERIOD)
        former = replace(former, phrases=kept)
    elsewhere = given.about_offices and not DEPARTMENT.search(former.matter)
    measures = (told_by(turn) for turn in reversed(turns))
    measure = next((measure for measure in measures if measure), "")
    if elsewhere and not given.among:
        return of_any(given, former, measure)
    return among(given, former, measure, told_group(former, turns))


def among(given: Given, former: Former, measure: str = "", told: str = "") -> str:
    """Return which of the former's things is the most, or what one of them has (그중 X는?).

    Parameters
    ----------
    given, former
        The follow-up, and the question before.
    measure
        What was asked about last that is told by a number, where the question before has none.
    told
        Those of the group that an answer listed by name.
    """
    if len(given.within) > 1 or any(p.stem and not VAGUE.match(p.stem) for p in given.within):
        return _among_own(given, former, told_by(former) or measure)
    kinds = [phrase.stem for phrase in given.content if VAGUE.match(phrase.stem)]
    at = [n for n, phrase in enumerate(former.topic) if kinds and phrase.stem == kinds[0]]
    if at:  # 디지털 분야의 목표는? → 분야 중에 제일 큰 건?
        whole = joined(former.topic[: max(0, at[0] - 1)])
        return sentence(*scope(given, former), whole, given.words)
    named = next((p.stem for p in given.topics if CLASS_END.fullmatch(p.stem)), "")
    if named and former.topic and former.topic[-1].stem == named:
        rest = tuple(dropwhile(lambda p: not p.particle, reversed(former.topic[:-1])))
        if rest:  # 지구 현황에서 달빛 공예 지구 면적은? → 제일 좁은 지구는?
            former = replace(former, topic=tuple(reversed(rest)))
    group = _group(kinds, former, given.among).removesuffix("별")
    group = told or group
    own = next((a for start, a in _DIMENSIONS if f" {start}" in f" {given.words}"), "")
    asked = own or told_by(former) or measure
    measured = any(not VAGUE.match(phrase.stem) for phrase in given.attributes)
    kind = next((k for k in (group, *kinds) if VAGUE.match(k)), "")
    if kind and asked and not measured and (most_of := _IS_MOST.search(given.words)):
        # 부서 중엔 어디가 제일 커? → 예산이 제일 큰 부서는 어디인가?
        how = f"{most_of['most']} {_HOW[most_of['how']]} {with_josa(kind, '은/는')}"
        most = with_josa(asked, "이/가")
        whole = "" if kind == group else _within(group)
        return sentence(*scope(given, former), whole, most, how, "어디인가")
    if given.superlative and _NO_MEASURE.search(given.words):
        return sentence(*scope(given, former), _within(group), given.words)
    if given.superlative and not measured and asked:
        most = with_josa(asked, "이/가")
        if VAGUE.match(group) and (bare := _BARE.sub("", given.words)) != given.words:
            # 부서 가운데 예산이 제일 큰 건? → 예산이 제일 큰 부서는 어디인가?
            return sentence(
                *scope(given, former), most, bare, with_josa(group, "은/는"), "어디인가"
            )
        return sentence(*scope(given, former), _within(group), most, given.words)
    if not given.attributes:
        whole = former.attribute or ("" if given.asks else counted(former))
        group = " ".join(f"{group} {_intended(former)} {whole}".split())
    return sentence(*scope(given, former), _within(group), given.words)


def told_group(former: Former, turns: Sequence[Former]) -> str:
    """Return those that the last answer about the same lists by name, with what they are."""
    stems = [p.stem for p in former.topic if p.role == TOPIC]
    for turn in reversed(turns):
        kinds = [p.stem for p in turn.topic if p.role == TOPIC]
        if not kinds or kinds[0] not in stems:
            return ""
        if _FULFILLING.search(turn.text):
            continue
        if names := names_listed(turn.answer):
            known = any(name in turn.text or kinds[-1] in name for name in names)
            return "" if known else f"{', '.join(names)} {' '.join(kinds)}"
    return ""


def without_listed(text: str, turns: Sequence[Former]) -> str:
    """Return a question without the names that an answer listed of the group that it tells of."""
    lists = (", ".join(names_listed(turn.answer)) for turn in turns)
    return next(
        (text.replace(f"{names} ", "", 1) for names in lists if names in text and names), text
    )


def of_any(given: Given, former: Former, measure: str = "") -> str:
    """Return which office or programme of all is the most, at the former's time and body.

    Parameters
    ----------
    given, former, measure
        As for :func:`among`.
    """
    measured = any(not VAGUE.match(phrase.stem) for phrase in (*given.attributes, *given.topics))
    asked = "" if measured else told_by(former) or measure
    most = with_josa(asked, "이/가") if asked else ""
    # 솔뫼공모 과제는 몇 개야? → 과제 수가 제일 많은 사업은?
    nouns = (p.stem for p in given.topics if not VAGUE.match(p.stem) and len(p.stem) > 1)
    counts = any(noun in former.text for noun in nouns)
    group = "" if measured and not counts else joined(former.topic)
    return sentence(*scope(given, former), group, most, given.words)


def _intended(former: Former) -> str:
    """Return the word for a plan where the former's figure is one (지원하려는 인원), or nothing."""
    planned = any(_PLANNED.search(phrase.text) for phrase in former.of(MODIFIER))
    return "목표" if planned and "목표" not in former.attribute else ""


def _among_own(given: Given, former: Former, measure: str) -> str:
    """Return what is asked of a group that the follow-up names (총사업비 중에 시비는?).

    Of several of a kind, it is the kind of the former's topic and not that one. What is the most
    of it with no word of what is so by what was told of before (연령대 중에 제일 높은 건?).
    """
    kind = next((p.stem for p in reversed(former.topic) if OFFICE.search(p.stem)), "")
    several = VAGUE.match(given.within[-1].stem) and kind
    whole = " ".join(phrase.text for phrase in given.within)
    asked = " ".join(p.text for p in given.content if p not in given.within)
    if measure and _BY_NOTHING.match(asked):
        asked = f"{with_josa(measure, '이/가')} {asked}"
    matter = kind if several else former.matter
    return sentence(*scope(given, former), matter, whole, "가운데", asked)


def told_by(former: Former) -> str:
    """Return the noun whose number was asked for (예산, 사람 → 인원), or nothing."""
    if former.attribute == "사람":
        return "인원"
    if VAGUE.match(former.attribute) or _NO_NUMBER.search(former.attribute):
        return ""
    return former.attribute or counted(former) or _most_by(former)


def _most_by(former: Former) -> str:
    """Return the noun by which the most was chosen (훈련생이 제일 많은), or nothing."""
    at = next((n for n, p in enumerate(former.phrases) if p.role == SUPERLATIVE), 0)
    before = former.phrases[at - 1] if at else None
    return before.stem if before is not None and before.particle in ("이", "가") else ""


def counted(former: Former) -> str:
    """Return what is told by a number that was asked for (몇 호 공급해 → 물량), or nothing."""
    if _PER_HOUR.search(former.text):
        return "시급"
    count = _COUNT.search(former.text)
    if count is None and _HOW_MANY.search(former.text):
        told = _TOLD_OF.search(former.answer)
        return f"{told['of']} 수" if told else ""
    return next((of for counter, of in _COUNTED if count and count["of"] == counter), "")


def _group(kinds: Sequence[str], former: Former, among: bool) -> str:
    """Return among what one is looked for: not within the one that was told of, unless 그중."""
    if any(OFFICES.match(kind) for kind in kinds):
        return joined([phrase for phrase in former.topic if not DEPARTMENT.search(phrase.stem)])
    return former.matter if among else former.group


def _within(group: str) -> str:
    return f"{group} 가운데" if group else ""
