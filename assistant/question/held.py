"""The time and the body that hold for a follow-up, by the questions before it and the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from assistant.question.former import Former, joined
from assistant.question.given import Given
from assistant.question.roles import BODY, MODIFIER, PERIOD
from assistant.question.which import bodies_in, newest_year
from assistant.question.years import years_in
from index.records import ReportInfo

_REPORT_MONTH = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])월\s(?:주요\s)?(?:업무)?보고")
_OVERALL = re.compile(r"^(?:(?:그럼|그러면)\s)?(?:통틀어서?|전체적으로는?|전체로는)\s(?=\S)")
_THAN_THEN = re.compile(r"(?<![가-힣])(?:그\s?때|그\s?당시|그\s?해)보다(?:는|도)?(?=\s)")
_AND = re.compile(r"^(?:이랑|랑|하고|[과와])$")
_COUNTER = re.compile(r"몇\s?(?P<of>명|곳|군데|개사|개|건|편|회|호|팀|대|평|㎡)")
# Whether there is any of a kind (정원보다 사람이 많은 과도 있나요).
_ANY_OF_KIND = re.compile(
    r"[은는인한된던]\s(?:과|팀|부서|국|실|곳|데|사업|분야|기관|센터|캠퍼스|구|지역|시설|기업|회사)(?:도|는|은|이|가)\s(?:있|없)"
)
_ONE = re.compile(r"^(?:데|곳|건|것|거)(?:은|는|이|가|도|에는)?$")
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


def of_one_of_two(given: Given, former: Former) -> Former:
    """Return the question of two things without them where one of them is asked about."""
    topic = former.topic
    at = next((n for n, p in enumerate(topic[:-1]) if p.stem and _AND.match(p.particle)), None)
    if at is None or not given.topics:
        return former
    if given.topics[0].stem not in (topic[at].stem, topic[at + 1].stem):
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
