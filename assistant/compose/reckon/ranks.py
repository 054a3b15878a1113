"""The largest and the smallest of figures of one kind, and how far they are apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.arithmetic import amount, said, shown
from assistant.compose.reckon.columns import side_by_side
from assistant.compose.reckon.facts import plain_label
from assistant.compose.reckon.groups import Group, best_group, listed_in, of_each
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.told import label_of, subject, without_period
from assistant.compose.reckon.written import Written
from index.records import Records
from prompts.messages import message

_WORD = re.compile(r"[A-Za-z][\w+&]*")  # a name is shown as the question spells it
_APART = re.compile(r"차이|격차|얼마나\s(?:더|벌어)|몇\s?배")
_WIDEST = re.compile(
    r"(?:가장|제일|젤)\s*(?:많이|크게|심하게)?\s*(?:(?:줄|감소|깎|삭감|모자|부족|비어|결원|미달|못\s?미)"
    r"|(?P<more>늘|증가|불어|초과|넘|뛰))|결원[이가]?\s?(?:가장|제일)\s*(?:많|큰)"
)
_PLACES = ("현원", "정원")
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


def widest(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve which row's figures in two columns lie furthest apart, in the direction asked for."""
    found = _WIDEST.search(matcher.question.search)
    sides = _sides(matcher) if found else None
    if found is None or sides is None:
        return None
    left, right = sides
    sign = 1 if found["more"] else -1
    gaps = [
        (
            sign * (Decimal(one.fact.figure.value) - Decimal(other.fact.figure.value)),
            name,
            one,
            other,
        )
        for name, (one, other) in side_by_side(matches, matcher, left, right)
    ]
    size = max((gap for gap, *_ in gaps), default=Decimal(0))
    if size <= 0:
        return None
    best = [(name, one, other) for gap, name, one, other in gaps if gap == size]
    names = ", ".join(
        f"{plain_label(name)}({left} {shown(one.fact.figure)}, {right} {shown(other.fact.figure)})"
        for name, one, other in best
    )
    facts = tuple(match.fact for _, one, other in best for match in (one, other)[::sign])
    text = amount(size, facts[0].figure.unit, [fact.figure for fact in facts])
    way = message("assistant.reckon_above" if sign > 0 else "assistant.reckon_below")
    told = {"left": left, "right": right, "names": names, "amount": text, "way": way}
    one_row = len(best) == 1
    return Written(
        *("assistant.reckon_widest", told, facts),
        *(("-", text) if one_row else ("", "")),
        (text,),
    )


def _sides(matcher: Matcher) -> tuple[str, str] | None:
    """Return the two columns that are compared row by row, that behind 보다 last."""
    stages = matcher.asked.stages
    if set(stages) & set(_PLACES):
        return _PLACES
    if len(stages) != 2:
        return None
    one, other = stages
    return (other, one) if matcher.asked.base.endswith(one) else (one, other)


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
    if not _APART.search(matcher.question.search):
        return Written("assistant.reckon_both", values, facts, "", "", ())
    return Written("assistant.reckon_extremes", values, facts, "-", text, (text,))


def _group(matches: Sequence[Match], matcher: Matcher, records: Records) -> Group | None:
    """Return the figures to be ranked: of the things listed, or else the best group of one kind."""
    each = of_each(matches, listed_in(matcher.question.search), matcher, records)
    if not each:
        return best_group(matches, matcher)
    spelt = {squeezed(word): word for word in _WORD.findall(matcher.question.search)}
    return Group(0.0, tuple((spelt.get(name, name), match) for name, match in each))


def ordinal(nth: int) -> str:
    """Return the word for a place in an order: 두 (번째)."""
    return _ORDINALS.get(nth, str(nth))


def _degree(match: Match, largest: bool) -> str:
    """Return the word for much or little that fits a figure: rates are high, money large."""
    unit = match.fact.figure.unit
    kind = "rate" if unit == "%" else "money" if unit == "원" else "count"
    return message(f"assistant.reckon_{kind}_{'most' if largest else 'least'}")


def _measure(matches: Sequence[Match]) -> str:
    """Return what the figures of a group measure: the words that all their names share."""
    labels = [without_period(label_of(match.fact)).split() for match in matches]
    shared_words = [word for word in labels[0] if all(word in label for label in labels)]
    return " ".join(shared_words) or subject(matches)
