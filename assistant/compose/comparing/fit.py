"""How well a figure stands in one row of a comparison: what it names, its year, its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.comparing.axis import Place
from assistant.compose.comparing.named import aliases
from assistant.compose.matching import Credits, Name, squeezed
from assistant.compose.reckon.apart import is_unsaid_part, wholes_of
from assistant.compose.reckon.facts import Fact, is_total
from assistant.compose.reckon.kinds import GENERIC, is_generic
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.tasks import STAGES
from assistant.question.times import AIM, MEANT
from assistant.question.units_asked import says_unit

_BEST = 12  # figures weighed for each row
_DIGITS = 9  # to which scores are told apart
_LEAST_COVER, _SPEAKS = 0.5, 0.5  # of the names: the least, and what they count once more
_SUBJECT = 0.2  # the least of all names but the one that tells what is asked for, the last
_MISSING = 0.5  # of the names' weight that the one missing most may have
_TIMES = frozenset({"년", "개월", "일", "시간", "분", "세", "박", "주"})
_YEAR, _LEAST_YEAR, _OWN, _MONTH = 0.35, 0.6, 0.12, 0.25
_UNSAID = 0.5  # what a figure loses whose own words the question does not say
_FOCUS = 0.2  # what a match has lost already for all its words unsaid
_ASKED_LAST = 0.35  # what a figure loses that is not of what is asked for (예산, 매출)
_NO_MONEY = 0.4  # what an amount loses where no amount is asked for
_GOAL = 0.3  # what a goal loses where no goal is asked for
_AIM = 0.5  # what it counts where nothing but a goal is asked for
_COLUMN, _WHOLE = 0.1, 0.3  # what a total counts, and where the question wants one
_WRITTEN = 0.1  # a cell, or a number written with its unit, is no part of another number
_ADDED = 0.3  # what a share that is added loses where the sum so far is asked for
_BOUND = 0.3  # what the most that one can get loses where no limit is asked for
_LIMIT = re.compile(r"최대|한도|이내|[1한]인당|(?:기업|업체|과제)당|상한")
_MEMBER = 0.4  # what the figure of a member loses that is not asked about
_YEAR_OF = re.compile(r"['’‘]?(?:20)?\d\d년도?\s?")
_ROUND = 0.015  # what a match has lost already for each character of its number
_FIRM = 0.6  # a smaller part of a name may name something else
_AS_UNIT = 0.7  # what a number's unit speaks of the word that asks for it
_COUNTED = 0.85  # and of what it counts (회사: 90개사)
_SPOKEN = 0.2  # what a figure counts that stands in the statement that speaks best of its row
_NEARLY = Decimal("0.06")  # but for two values that lie no further apart
_STATED = 0.6  # and one whose value the question states
_SIGNED = re.compile(r"[+△▲▽▼−–-]\s?\d")
_CHANGES = re.compile(r"과부족|증감")
_TOTAL_ASKED = re.compile(r"총계|합계|총액|전체|총\s|총예산")
_GOALS = re.compile(rf"{AIM.pattern}|{MEANT.pattern}")
# A goal is asked for, nothing else.
_AIMED = re.compile(rf"^(?!.*(?:실적|실제|결국|달성)).*(?:목표|{MEANT.pattern})")
_PLANNED = re.compile(r"(?:개요|계획|방향|목표)$")  # what is below is meant to be so
_CAME = re.compile(r"(?:현황|실적|내용|성과|결과)(?:\([^()]*\))?$")  # and this has come about
_TELLING = 4  # letters of a label that is the end of a name (책방 of 나루책방)
_UNIT_OF = re.compile(r"\s?\([^()]*\)$")  # GRDP (조원)
_MONEY = re.compile(r"예산|사업비|편성|재원|소요액|사업규모")
_CUMULATIVE = re.compile(r"누적|누계")
_SO_FAR = 0.25  # what a sum so far counts where it is asked for
_NAMED = 0.25  # what a figure counts whose innermost label is a name of the question
_ADDS = re.compile(r"추가|신규|증액")
_CHOSEN = re.compile(r"인증|선정|선발|지정|뽑")
_APPLIED = re.compile(r"참여|참가|신청|접수|응모|심사|평가")
_SO_CHOSEN = 0.3  # what a figure loses of those who applied where those chosen are asked for
_AMOUNT = re.compile(r"금액|비용|[가-힣]액")


def candidates(
    place: Place, matches: Sequence[Match], matcher: Matcher
) -> list[tuple[float, Match]]:
    """Return the figures that can stand in a row, best first, with how well they fit."""
    found: list[tuple[float, Match]] = []
    wholes = wholes_of(matches)
    for match in matches:
        figure = match.fact.figure
        if is_unsaid_part(match, wholes):
            continue
        if figure.report not in place.reports or not matcher.fits_unit(match.fact):
            continue
        if figure.unit in _TIMES and not matcher.asked.units:
            continue
        if _is_change(match) and not _CHANGES.search(matcher.asked.plain):
            continue
        credits = _firm(match, matcher)
        cover = matcher.wanted.share(credits)
        if cover < _LEAST_COVER or matcher.wanted.heaviest(credits) > _MISSING:
            continue
        if _of_subject(credits, matcher) < _SUBJECT:
            continue
        timely = _timely(match, place, matcher)
        if timely is not None:
            # The share of the names that the match was scored by is replaced by the firm one.
            own = cover * (1 + _SPEAKS) - matcher.wanted.share(match.credits)
            score = own + timely + _STATED * match.stated + _kind(match, matcher, credits, place)
            found.append((score, match))
    matched = [match for _, match in found]
    found = [
        (score + _SPOKEN * (place.holds(match.fact.figure) and not _doubted(match, matched)), match)
        for score, match in found
    ]
    found = [item for item in found if item[1].fact.figure.report in place.season] or found
    found.sort(key=lambda item: (-round(item[0], _DIGITS), item[1].fact.key))
    return found[:_BEST]


def _is_change(match: Match) -> bool:
    """Say whether a number is told by its sign to be a change, as no share needs to be."""
    figure = match.fact.figure
    return figure.unit != "%" and _SIGNED.match(figure.text.strip()) is not None


def _doubted(match: Match, others: Sequence[Match]) -> bool:
    """Say whether another line has nearly the same: two values of one thing, none to be hidden."""
    own = match.fact.figure
    return any(
        0 < abs(Decimal(figure.value) - Decimal(own.value)) <= _NEARLY * abs(Decimal(own.value))
        for figure in (other.fact.figure for other in others)
        if figure.first != own.first
    )


def _of_subject(credits: Credits, matcher: Matcher) -> float:
    """Return the share of the names before the last one that credits account for, 0 to 1."""
    subject = matcher.wanted.names[:-1]
    total = sum(name.weight for name in subject)
    said = sum(name.weight * credit for name, credit in zip(subject, credits, strict=False))
    return said / total if total else 1.0


def _timely(match: Match, place: Place, matcher: Matcher) -> float | None:
    """Return a figure's score with that for its year, ``None`` where it is of another year."""
    if not place.year:
        return match.score
    fit = matcher.year_fit(match.fact, place.year)
    if fit < _LEAST_YEAR and not place.told:
        return None
    figure = match.fact.figure
    issued = matcher.reports[figure.report].issued
    months = (issued, (figure.as_of or "")[:7])
    score = match.plain + _YEAR * fit + _OWN * (issued[:4] == str(place.year))
    return score + _MONTH * any(month in place.months for month in months)


def _kind(match: Match, matcher: Matcher, credits: Credits, place: Place) -> float:
    """Return what a figure's kind counts: a total, a goal, an amount, a part of another one."""
    fact, plain = match.fact, matcher.asked.plain
    figure = fact.figure
    money = "원" in matcher.asked.units or _MONEY.search(plain) or _AMOUNT.search(plain)
    score = _FOCUS * match.rest - _UNSAID * _unsaid(match, matcher)
    score += _COLUMN * any(is_total(label) for label in figure.column)
    score += _WHOLE * (fact.is_total and _TOTAL_ASKED.search(matcher.question.search) is not None)
    score += _WRITTEN * (fact.table is not None or not figure.text[-1].isdigit())
    score -= _ASKED_LAST * (1 - credits[-1] if credits else 0)
    score += _ROUND * len(figure.text) * (fact.table is None)
    last = figure.row[-1] if figure.row else ""
    bound = figure.unit == "원" and not _LIMIT.search(plain)
    adds = _ADDS.search(" ".join(figure.row[-1:])) and not _ADDS.search(plain)
    cumulative = _CUMULATIVE.search(plain) is not None
    score -= _BOUND * bool(_LIMIT.search(squeezed(" ".join((last, *figure.column)))) and bound)
    score -= _MEMBER * _is_unsaid_member(fact, matcher)
    score -= _ADDED * bool(adds and cumulative)
    score += _SO_FAR * bool(is_so_far(fact) and cumulative)
    applied = _APPLIED.search(last) and not _APPLIED.search(plain) and not _CHOSEN.search(last)
    score -= _SO_CHOSEN * bool(applied and _CHOSEN.search(plain))
    named = _is_named(fact, matcher)
    score += _NAMED * named
    score -= _NO_MONEY * (figure.unit == "원" and not money and not named)
    if place.aims is not None:
        return score - _GOAL * (is_goal(fact) != place.aims)
    if _AIMED.search(plain):
        return score + _AIM * _aim(fact)
    return score - _GOAL * (is_goal(fact) and not asks_goal(matcher))


def _aim(fact: Fact) -> float:
    """Return how surely a figure is what is aimed at, -1 to 1: its stage tells, or its heading."""
    if fact.figure.stage == "실적" or is_goal(fact):
        return 1.0 if is_goal(fact) else -1.0
    for heading in reversed(fact.figure.heading):
        if _PLANNED.search(heading) or _CAME.search(heading):
            return 1.0 if _PLANNED.search(heading) else -1.0
    return 0.0


def _is_unsaid_member(fact: Fact, matcher: Matcher) -> bool:
    """Say whether a cell is of one of the members that stand in columns, which is not asked about.

    Its row then tells but a kind of number (예산 of each of several houses).
    """
    figure = fact.figure
    if fact.table is None or not figure.row or not figure.column or figure.stage in STAGES:
        return False
    member = squeezed(figure.column[-1])
    row = squeezed(_YEAR_OF.sub("", figure.row[-1]))
    told = is_total(figure.column[-1]) or is_generic(member) or matcher.says(figure.column[-1:])
    return is_generic(row) and not told


def _is_named(fact: Fact, matcher: Matcher) -> bool:
    """Say whether a name of the question, in the reports' words, is a figure's innermost label."""
    label = squeezed(_UNIT_OF.sub("", fact.figure.row[-1])) if fact.figure.row else ""
    names = (form for name in matcher.wanted.names for form in (name.text, *name.others))
    own = label in names or any(_ends(name, fact) for name in matcher.wanted.names)
    return own and label not in GENERIC


def _ends(name: Name, fact: Fact) -> bool:
    """Say whether a figure's innermost label is the end of a name (책방 of 나루책방)."""
    label = squeezed(fact.figure.row[-1]) if fact.figure.row else ""
    return len(label) >= _TELLING and label not in GENERIC and name.text.endswith(label)


def _firm(match: Match, matcher: Matcher) -> Credits:
    """Return a figure's credits: mere parts of names count half, its unit and kind count too.

    Two names of one thing (the former behind the new one in brackets) are credited as one.
    """
    fits = bool(matcher.asked.units) and matcher.fits_unit(match.fact)
    label = squeezed(" ".join((*match.fact.figure.row[-1:], *match.fact.figure.column)))
    money = match.fact.figure.unit == "원" and _MONEY.search(label) is not None
    names = [name.text for name in matcher.wanted.names]
    credits = [credit if credit >= _FIRM else credit / 2 for credit in match.credits]
    unit = match.fact.figure.unit
    for at, name in enumerate(matcher.wanted.names):
        if (fits and says_unit(name.text)) or (money and _MONEY.search(name.text)):
            credits[at] = max(credits[at], _AS_UNIT)
        elif unit in name.others or _ends(name, match.fact):
            credits[at] = max(credits[at], _COUNTED)
    for one, other in aliases(matcher.question, names):
        credits[one] = credits[other] = max(credits[one], credits[other])
    return tuple(credits)


def _unsaid(match: Match, matcher: Matcher) -> float:
    """Return what share of a figure's innermost row and its columns the question does not say."""
    figure = match.fact.figure
    rows = [label for label in figure.row if not is_total(label)][-1:]
    return matcher.share_unsaid((*rows, *figure.column))


def asks_goal(matcher: Matcher) -> bool:
    """Say whether the question asks for what is aimed at."""
    return _GOALS.search(matcher.question.search) is not None


def is_so_far(fact: Fact) -> bool:
    """Say whether a figure is told to be the sum so far."""
    return _CUMULATIVE.search(fact.own) is not None or "총" in fact.figure.column


def is_goal(fact: Fact) -> bool:
    """Say whether a figure is what is aimed at and not what is."""
    return fact.figure.stage == "목표" or "목표" in fact.column
