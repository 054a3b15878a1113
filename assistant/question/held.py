"""The time and the body that hold for a follow-up, by the questions before it and the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from assistant.question.former import Former, joined
from assistant.question.given import Given
from assistant.question.kinds import kind_of
from assistant.question.rewritten import scope, sentence
from assistant.question.roles import BODY, MODIFIER, PERIOD, SUPERLATIVE
from assistant.question.which import bodies_in, newest_year
from assistant.question.years import years_in
from index.records import ReportInfo
from prompts.josa import with_josa

_REPORT_MONTH = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])월\s(?:주요\s)?(?:업무)?보고")
_OVERALL = re.compile(r"^(?:(?:그럼|그러면)\s)?(?:통틀어서?|전체적으로는?|전체로는)\s(?=\S)")
_THAN_THEN = re.compile(r"(?<![가-힣])(?:그\s?때|그\s?당시|그\s?해)보다(?:는|도)?(?=\s)")
# What may be done, whatever the year (며칠 빌릴 수 있죠, 누가 신청할 수 있나).
_MAY_BE = re.compile(r"수\s있(?:죠|나|어|습|지|을까|는(?!데))|(?<=도)\s(?:되나|돼요|되죠|됩니까)")
# Who is in charge of it now.
_STAFFED = re.compile(
    r"^(?:담당|소관|주관)\s?부서(?:는|가)?\s?(?:요|어디[^\s]*|어느[^?]*)?\s?[?.]*$"
)
_AND = re.compile(r"^(?:이랑|랑|하고|[과와])$")
_COUNTER = re.compile(r"몇\s?(?P<of>명|곳|군데|개사|개|건|편|회|호|팀|대|평|㎡)")
# Whether there is any of a kind (정원보다 사람이 많은 과도 있나요).
_ANY_OF_KIND = re.compile(
    r"[은는인한된던]\s(?:과|팀|부서|국|실|곳|데|사업|분야|기관|센터|캠퍼스|구|지역|시설|기업|회사)(?:도|는|은|이|가)\s(?:있|없)"
)
_ONE = re.compile(r"^(?:데|곳|건|것|거)(?:은|는|이|가|도|에는)?$")
_IN_SUM = re.compile(r"^(?:누적|통산|총누계|누계)(?:으로|로|치)?(?:는|은|하면|치면)?$")
_SET_AGAINST = re.compile(r"(?<![가-힣])(?:목표|계획|예산|전년|작년)(?:\s?대비|에\s비해)\s")
_HOW_MUCH = re.compile(r"얼마|몇")
_ASIDES = ("reason", "where", "who", "definition", "name")
_NOWADAYS = re.compile(r"(?<![가-힣])(?:지금|현재)(?=\s)")


def up_to_now(text: str, former: Former, turns: Sequence[Former], newest: int | None) -> Former:
    """Return the question before at the latest time asked about, where 지금 is asked about."""
    asked = [(turn, years_in(turn.when, newest)) for turn in turns]
    latest = max((max(years) for _, years in asked if years), default=0)
    own = years_in(former.when, newest)
    if not (own and _NOWADAYS.search(text)) or max(own) >= latest:
        return former
    turn = next(turn for turn, years in reversed(asked) if latest in years)
    kept = (phrase for phrase in former.phrases if phrase.role != PERIOD)
    return replace(former, phrases=(*turn.of(PERIOD), *kept))


def of_all(text: str, former: Former, turns: Sequence[Former]) -> tuple[str, Former]:
    """Return a follow-up of all that one was chosen from, and the question that chose it."""
    overall = _OVERALL.match(text)
    chose = next((turn for turn in reversed(turns) if turn.named), None)
    if overall is None or chose is None:
        return text, former
    return text[overall.end() :], replace(chose, named="")


def of_all_again(given: Given, former: Former, turns: Sequence[Former]) -> Former:
    """Return the question that chose one without it where the others are asked about again.

    So it is where any of the kind is looked for (정원을 넘는 과도 있어), or another one is counted
    as they were (과제가 제일 많은 사업은? → 양자는 몇 개야).
    """
    if not former.named or given.pointing or given.among:
        return former
    any_of = _ANY_OF_KIND.search(given.words)
    counter = _COUNTER.search(given.words)
    first = given.content[0] if given.content else None
    another = (
        counter is not None
        and first in given.topics
        and not given.attributes
        and first.particle in ("은", "는", "도")
        and any(re.search(rf"몇\s?{counter['of']}", turn.text) for turn in turns)
    )
    return replace(former, named="") if any_of or another else former


def of_its_body(given: Given, former: Former, reports: Sequence[ReportInfo]) -> Former:
    """Return the former question without its body where none of its reports is of the month."""
    month = _REPORT_MONTH.search(joined(given.period))
    if month is None:
        return former
    of_month = {r.body for r in reports if r.issued[5:] == f"{int(month['month']):02d}"}
    bodies = bodies_in(joined(former.of(BODY)), reports)
    if not of_month or not of_month.isdisjoint(bodies):
        return former
    kept = tuple(phrase for phrase in former.phrases if phrase.role != BODY)
    return replace(former, phrases=kept)


def with_its_years(given: Given, former: Former, reports: Sequence[ReportInfo]) -> Former:
    """Return the former question without its year where the body given reported nothing then."""
    own = bodies_in(joined(given.bodies), reports)
    years = years_in(former.when, newest_year(reports))
    if not own or not years or any(r.body in own and int(r.issued[:4]) in years for r in reports):
        return former
    kept = tuple(phrase for phrase in former.phrases if phrase.role != PERIOD)
    return replace(former, phrases=kept)


def counted_so(words: str, former: Former, turns: Sequence[Former]) -> Former:
    """Return the last question that asked for a number of the same kind (몇 곳이었고), or this."""
    counter = _COUNTER.search(words)
    if counter is None or counter["of"] in former.text:
        return former
    asked = (turn for turn in reversed(turns) if re.search(rf"몇\s?{counter['of']}", turn.text))
    return next(asked, former)


def in_sum(given: Given, former: Former, turns: Sequence[Former]) -> str:
    """Return the last question for a whole figure as of all that came about until a time.

    솔뫼펀드는 얼마나 모였어? → 제일 모자란 분야는? → 2033년까지 누적으로는?
    """
    if not given.period or not given.own or not all(_IN_SUM.match(p.text) for p in given.own):
        return ""
    stems = {p.stem for p in former.topic}
    same = [t for t in reversed(turns) if stems & {p.stem for p in t.topic}]
    whole = [t for t in same if not (t.named or t.of(SUPERLATIVE)) and _HOW_MUCH.search(t.text)]
    if not whole:
        return ""
    kept = " ".join(p.text for p in whole[0].phrases if p.role != PERIOD)
    until = " ".join(p.text for p in given.period)
    return sentence(until, "누적으로", _SET_AGAINST.sub("", kept))


def of_its_kind(given: Given, former: Former) -> str:
    """Return what is counted of all of the kind that one was told of, or nothing.

    솔뫼허브 가운데 제일 큰 데는? → 그건 어디야? → 2033년에는 허브가 몇 개소야?
    """
    first = given.content[0] if given.content else None
    rest = given.words.split()[1:]
    counts = (rest and rest[0] == "몇") or (rest and re.match(r"몇\s?(?:개|곳|군데)", rest[0]))
    if first is None or first not in given.topics or not counts or len(first.stem) < len("허브"):
        return ""
    stems = [phrase.stem for phrase in former.topic]
    at = next((n for n, s in enumerate(stems) if s.endswith(first.stem) and s != first.stem), -1)
    if at < 0 or at + 1 == len(stems):
        return ""
    group = replace(former, topic=former.topic[: at + 1], named="")
    words = with_josa(group.matter, "이/가" if first.particle in ("이", "가") else "은/는")
    return sentence(*scope(given, former), words, *rest)


def of_its_figure(given: Given, former: Former, turns: Sequence[Former]) -> Former:
    """Return the last question for a figure where only another time is given behind an aside.

    고용률은 몇 %야? → 그 이유는? → 그럼 2033년은?
    """
    if not given.period or given.bodies or kind_of(former.text) not in _ASIDES:
        return former
    stems = {p.stem for p in former.topic}
    same = (turn for turn in reversed(turns) if stems & {p.stem for p in turn.topic})
    return next((turn for turn in same if kind_of(turn.text) == "figure"), former)


def at_any_time(
    given: Given, former: Former, turns: Sequence[Former], newest: int | None
) -> Former:
    """Return the question before without its year where what may be done is asked about.

    So it is in a talk of several years only (2031년 몇 명? → 2033년은? → 며칠 빌릴 수 있어).
    """
    years = {year for turn in turns for year in years_in(turn.when, newest)}
    own = years_in(former.when, newest)
    told = "보고" in former.when  # what an older report told stands as of then
    earlier = told and bool(own) and newest is not None and max(own) < newest
    staffed = earlier and _STAFFED.search(given.words) is not None
    lasting = staffed or (len(years) != 1 and _MAY_BE.search(given.words))
    if given.period or not lasting:
        return former
    return replace(former, phrases=tuple(p for p in former.phrases if p.role != PERIOD))


def of_one_of_two(given: Given, former: Former) -> Former:
    """Return the question of two things without them where one of them is asked about.

    Of two seasons (봄과 가을), it is the one that is named again.
    """
    times = former.of(PERIOD)
    for one, other in pairwise(times):
        named = [p for p in (one, other) if p.stem and p.stem in given.words]
        if _AND.match(one.particle) and len(named) == 1 and not given.period:
            gone = other if named[0] is one else one
            kept = (p for p in former.phrases if p is not gone)
            bare = replace(one, text=one.stem)
            former = replace(former, phrases=tuple(bare if p is one else p for p in kept))
    topic = former.topic
    at = next((n for n, p in enumerate(topic[:-1]) if p.stem and _AND.match(p.particle)), None)
    if at is None or not given.topics:
        return former
    two = (topic[at].stem, topic[at + 1].stem)
    if given.topics[0].stem not in two and not all(stem in given.words for stem in two):
        return former
    return replace(former, topic=(*topic[:at], *topic[at + 2 :]))


def without_clause(given: Given, former: Former) -> Former:
    """Return the former question without what told its matter apart where another is told apart.

    운영 중이던 공방은 몇 곳? → 새로 짓는 데는?
    """
    described = not given.topics and len(given.content) > 1 and given.content[0].role == MODIFIER
    last = next((p for p in reversed(given.content) if p.role == MODIFIER), None)
    if not described or last is None or not _ONE.match(last.text):
        return former
    kept = tuple(dropwhile(lambda p: p.role == MODIFIER, former.topic))
    return replace(former, topic=kept) if kept else former


def than_then(text: str, former: Former, turns: Sequence[Former], newest: int | None) -> str:
    """Return a follow-up with the other year asked about where it says 그때보다."""
    other = other_year_of(former, turns, newest) if _THAN_THEN.search(text) else None
    return _THAN_THEN.sub(f"{other}년보다", text) if other else text


def kept_its_name(given: Given, former: Former, reports: Sequence[ReportInfo]) -> bool:
    """Say whether the former's body had its name in the year given (경제정책실 → 경제실).

    It had not if another that begins and ends like it reported then, and it did not.
    """
    bodies = bodies_in(joined(former.of(BODY)), reports)
    years = years_in(joined(given.period), newest_year(reports))
    then = {r.body for year in years for r in reports if r.issued[:4] == str(year)}
    if not then.isdisjoint(bodies):
        return True
    return not any((a[0], a[-1]) == (b[0], b[-1]) for a in bodies for b in then if b)


def other_year_of(former: Former, turns: Sequence[Former], newest: int | None) -> int | None:
    """Return the other year asked about, where the question before names one year."""
    years = years_in(former.text, newest)
    asked = [turn.text for turn in turns]
    earlier = (y for text in reversed(asked[:-1]) for y in years_in(text, newest))
    return next((y for y in earlier if y not in years), None) if len(years) == 1 else None
