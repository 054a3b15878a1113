"""The largest and the smallest of figures of one kind, and how far they are apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.arithmetic import amount, hundredth, said, tenth, times
from assistant.compose.reckon.facts import Fact, facts_of, is_total, plain_label
from assistant.compose.reckon.groups import Group, best_group, without_sums
from assistant.compose.reckon.listed import listed_in
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.siblings import of_each
from assistant.compose.reckon.told import label_of, subject, without_period
from assistant.compose.reckon.written import Written, quotient
from index.records import Records
from ingest.model import Figure
from prompts.messages import message

_WORD = re.compile(r"[A-Za-z][\w+&]*")  # a name is shown as the question spells it
_APART = re.compile(r"차이|격차|벌어졌|벌어져|벌어진|얼마나\s(?:더|벌어)")
_TIMES = re.compile(r"몇\s?배|배수")
_SHARE = re.compile(r"비중|차지|몫|비율|몇\s?(?:%|퍼센트|프로)(?!\s?(?:p|포인트))")
_OF_WHOLE = re.compile(
    r"(?P<whole>[가-힣A-Za-z]{2,})(?:의|에서|중|가운데)\s(?:차지하는\s)?(?:몇\s?(?:%|퍼센트|프로)|비중|비율)"
)
_KINDS = {"%": "rate", "원": "money", "㎡": "area"}  # words for much and little
_NEXT = re.compile(r"두\s?번째|2위|다음|차순위")
_MET = re.compile(r"달성[률율도]|대비")
_ORDINALS = {2: "두", 3: "세", 4: "네", 5: "다섯", 6: "여섯", 7: "일곱", 8: "여덟", 9: "아홉"}


def ranked(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve the largest, the smallest or the number of the figures of one kind."""
    group = _group(matches, matcher, records)
    if group is None:
        return None
    asked = matcher.asked
    members = sorted(
        group.members,
        key=lambda member: (
            (-1 if asked.largest else 1) * Decimal(member[1].fact.figure.value),
            member[1].fact.key,
        ),
    )
    best = members[: asked.most]
    if asked.nth:
        if len(members) < asked.nth:
            return None
        best = members[asked.nth - 1 : asked.nth]
    elif asked.most == 1:
        value = best[0][1].fact.figure.value
        best = [member for member in members if member[1].fact.figure.value == value]
    text = matcher.question.search
    alone = len(best) == asked.most == 1 and not asked.nth
    if alone and _NEXT.search(text) and _APART.search(text):
        return _gap(members[0], members[1], [match for _, match in members], asked.largest)
    if alone and _SHARE.search(text) and (found := _share(best[0], members, matcher, records)):
        return found
    names = ", ".join(f"{name} {said(match.fact.figure)}" for name, match in best)
    measure = _measure([match for _, match in members])
    kind = "nth" if asked.nth else "first" if len(best) == 1 else "order"
    degree = _degree(best[0][1], asked.largest)
    return Written(
        f"assistant.reckon_{kind}",
        {
            "measure": measure,
            "names": names,
            "degree": degree,
            "nth": ordinal(asked.nth),
        },
        tuple(match.fact for _, match in best),
        "",
        "",
        (),
    )


def printed_rates(matches: Sequence[Match]) -> list[Match]:
    """Return the rates of goals met that tables print; none where they print none of several."""
    rates = [
        match
        for match in matches
        if match.fact.table is not None
        and match.fact.figure.unit == "%"
        and _MET.search(match.fact.own)
    ]
    return rates if len(rates) > 1 else []


def _gap(
    first: tuple[str, Match], second: tuple[str, Match], all_of: Sequence[Match], largest: bool
) -> Written:
    """Write the largest or smallest, the next one and how far they are apart."""
    facts = (first[1].fact, second[1].fact)
    one, other = (fact.figure for fact in facts)
    text = amount(Decimal(one.value) - Decimal(other.value), one.unit or "", [one, other])
    values = {
        "measure": _measure(all_of),
        "first": f"{first[0]} {said(one)}",
        "second": f"{second[0]} {said(other)}",
        "amount": text,
        "degree": _degree(first[1], largest),
    }
    ordered = facts if one.value >= other.value else facts[::-1]
    return Written("assistant.reckon_gap", values, ordered, "-", text, (text,))


def _share(
    best: tuple[str, Match],
    members: Sequence[tuple[str, Match]],
    matcher: Matcher,
    records: Records,
) -> Written | None:
    """Write the largest or smallest with its share of the total of its table, if that has one."""
    name, match = best
    own = match.fact.figure
    asked = _OF_WHOLE.search(matcher.question.search)
    told = squeezed(asked["whole"]) if asked else ""
    totals = [
        fact
        for fact in facts_of(records).of_report(own.report)
        if match.fact.table is not None
        and fact.table == match.fact.table
        and fact.figure.unit == own.unit
        and (_is_sum_of(fact.figure, own) or (_is_called(fact, told) and _is_alongside(fact, own)))
        and fact.figure.value >= own.value > 0
    ]
    if own.unit == "%" or not totals:
        return None
    whole = max(totals, key=lambda fact: (_is_called(fact, told), fact.figure.value))
    share = Decimal(own.value) * 100 / Decimal(whole.figure.value)
    values = {
        "measure": _measure([match for _, match in members]),
        "names": f"{name} {said(own)}",
        "degree": _degree(match, matcher.asked.largest),
        "whole": f"{label_of(whole)} {said(whole.figure)}",
        "share": f"{tenth(share)}%",
    }
    key = "assistant.reckon_first_share"
    return quotient(key, values, (match.fact, whole), f"{hundredth(share)}%", values["share"])


def _is_called(fact: Fact, whole: str) -> bool:
    """Say whether the innermost label of a figure's row is what a share is asked of."""
    return (
        bool(whole)
        and squeezed(plain_label(fact.figure.row[-1] if fact.figure.row else "")) == whole
    )


def _is_alongside(fact: Fact, own: Figure) -> bool:
    """Say whether a figure stands in the column of another."""
    return fact.figure.column == own.column and fact.figure.row != own.row


def _is_sum_of(total: Figure, own: Figure) -> bool:
    """Say whether a figure is the total of another's column, or of its row."""
    if total.column == own.column:
        return total.row != own.row and any(map(is_total, total.row))
    alike = len(total.column) == len(own.column) and total.row == own.row
    pairs = zip(total.column, own.column, strict=False)
    return alike and all(one == other or is_total(one) for one, other in pairs)


def extremes(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve the largest and the smallest of the figures of one kind, and how far apart if asked."""
    group = _group(matches, matcher, records)
    if group is None:
        return None
    members = sorted(group.members, key=lambda member: Decimal(member[1].fact.figure.value))
    (least_name, least), (most_name, most) = members[0], members[-1]
    low, high = least.fact.figure, most.fact.figure
    text = amount(Decimal(high.value) - Decimal(low.value), high.unit, [high, low])
    values = {
        "measure": _measure([match for _, match in members]),
        "most": f"{most_name} {said(high)}",
        "least": f"{least_name} {said(low)}",
        "amount": text,
        "much": _degree(most, True),
        "little": _degree(most, False),
    }
    facts = (most.fact, least.fact)
    if _TIMES.search(matcher.question.search) and least.fact.figure.value > 0:
        exact, values["times"] = times(Decimal(high.value) / Decimal(low.value))
        return quotient("assistant.reckon_extremes_times", values, facts, exact, values["times"])
    if not _APART.search(matcher.question.search):
        return Written("assistant.reckon_both", values, facts, "", "", ())
    return Written("assistant.reckon_extremes", values, facts, "-", text, (text,))


def _group(matches: Sequence[Match], matcher: Matcher, records: Records) -> Group | None:
    """Return the figures to be ranked: of the things listed, or else the best group of one kind."""
    each = of_each(matches, listed_in(matcher.question.search), matcher, records)
    if not each:
        group = best_group(matches, matcher)
        return replace(group, members=tuple(without_sums(group.members))) if group else None
    spelt = {squeezed(word): word for word in _WORD.findall(matcher.question.search)}
    return Group(0.0, tuple((spelt.get(name, name), match) for name, match in each))


def ordinal(nth: int) -> str:
    """Return the word for a place in an order: 두 (번째)."""
    return _ORDINALS.get(nth, str(nth))


def _degree(match: Match, largest: bool) -> str:
    """Return the word for much or little that fits a figure: rates are high, money large."""
    kind = _KINDS.get(match.fact.figure.unit or "", "count")
    return message(f"assistant.reckon_{kind}_{'most' if largest else 'least'}")


def _measure(matches: Sequence[Match]) -> str:
    """Return what the figures of a group measure: the words that all their names share."""
    labels = [without_period(label_of(match.fact)).split() for match in matches]
    shared_words = [word for word in labels[0] if all(word in label for label in labels)]
    return " ".join(shared_words) or subject(matches)
