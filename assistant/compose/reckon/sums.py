"""Sums of the figures that a question names: listed, counted, below a label, from one on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.reckon.alike import below_label, of_one_label
from assistant.compose.reckon.arithmetic import amount, hundredth, shown, tenth
from assistant.compose.reckon.facts import Fact, facts_of
from assistant.compose.reckon.groups import all_of, within
from assistant.compose.reckon.listed import listed_as, listed_in
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.named import members_told
from assistant.compose.reckon.number_words import number_of_all
from assistant.compose.reckon.pairs import best_pair, with_further
from assistant.compose.reckon.siblings import called, of_each
from assistant.compose.reckon.spans import below, between, ends_of
from assistant.compose.reckon.tasks import OF_THESE, summed_in
from assistant.compose.reckon.told import label_of
from assistant.compose.reckon.written import Step, Written, rounded
from assistant.compose.unit_fit import has_unit
from index.records import Records
from ingest.model import Figure

_FOREIGN = ("달러", "유로")
_TWO_AMOUNTS = re.compile(r"(?:몇|얼마)[^?]{1,25}(?:몇|얼마)")


def addends(matches: Sequence[Match], matcher: Matcher, records: Records) -> list[Match]:
    """Return the figures that a question names to be taken together, none if one lacks."""
    text = summed_in(matcher.question.search)
    fitting = [match for match in matches if _is_asked(match, matcher)]
    if ends := ends_of(text):
        return list(between(fitting, ends, matcher, records))
    listed = listed_as(listed_in(text), text, [match.fact.own for match in matches])
    if inside := within(fitting, listed):
        return list(inside)
    if each := of_each(fitting, listed, matcher, records):
        return [called(word, match) for word, match in each]
    if whole := _told(all_of(matches, matcher), listed):
        return sorted(whole, key=lambda part: _place(part, listed))
    if not listed:
        for found in (below, of_one_label, below_label):
            if inside := found(fitting, matcher):
                return list(inside)
    named = [match for match in matches if any(_tells(match, word) for word in listed)]
    pair = best_pair(named or matches, matcher)
    if pair is not None and pair[0].fact.figure.unit != "%":
        parts = with_further(pair, named or matches, matcher)
        told = all(any(_tells(part, word) for part in parts) for word in listed)
        told &= number_of_all(text) in (0, len(parts))
        if told and of_one_kind(parts, listed):
            return parts
    several = len(matcher.asked.years) > 1
    return [] if several else list(members_told(fitting, listed, matcher))


def added(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve a sum of the figures that a question names."""
    parts = addends(matches, matcher, records)
    if not parts:
        return None
    figures = [part.fact.figure for part in parts]
    total = sum((Decimal(figure.value) for figure in figures), Decimal(0))
    text = amount(total, figures[0].unit, figures)
    names = ", ".join(f"{label_of(part.fact)} {shown(part.fact.figure)}" for part in parts)
    values, facts = {"parts": names, "amount": text}, tuple(part.fact for part in parts)
    if beside := _also_asked(parts, matcher, records):
        own = tuple(fact.figure for fact in beside)
        whole = sum((Decimal(figure.value) for figure in own), Decimal(0))
        other = amount(whole, own[0].unit or "", list(own))
        values["second"] = other
        step = Step(beside, "+", other, (other,))
        return Written("assistant.reckon_sum_two", values, facts, "+", text, (text,), (step,))
    one = _share_asked(parts, matcher.question.search)
    if one is None or not total:
        return Written("assistant.reckon_sum", values, facts, "+", text, (text,))
    share = Decimal(one.fact.figure.value) * 100 / total
    exact, rough = f"{hundredth(share)}%", f"{tenth(share)}%"
    values |= {"part": f"{label_of(one.fact)} {shown(one.fact.figure)}", "share": rough}
    step = Step((one.fact,), "÷", rounded(exact, rough), (rough, exact), last=text)
    return Written("assistant.reckon_sum_share", values, facts, "+", text, (text,), (step,))


def _also_asked(parts: Sequence[Match], matcher: Matcher, records: Records) -> tuple[Fact, ...]:
    """Return what a question asks the sum of too, of the same things (몇 과제에 얼마)."""
    money = parts[0].fact.figure.unit == "원"
    text = matcher.question.search
    units = {*matcher.asked.units, *(("원",) if "얼마" in text else ())}
    asked = [unit for unit in units if (unit == "원") != money]
    if money and not _TWO_AMOUNTS.search(text):
        asked = list(_FOREIGN)  # what is told in both currencies is summed in both
    elif not asked or not _TWO_AMOUNTS.search(text):
        return ()
    told = facts_of(records).of_report(parts[0].fact.figure.report)
    found = []
    for part in parts:
        own = part.fact.figure
        beside = [
            fact
            for fact in told
            if fact.figure.first == own.first
            and _is_of_one(fact.figure, own)
            and any(has_unit(fact.figure.unit, unit) for unit in asked)
        ]
        found += beside[:1]
    # One number stands for one part: the total beside both is that of neither.
    return tuple(found) if len({*found}) == len(parts) else ()


def _is_of_one(one: Figure, other: Figure) -> bool:
    """Say whether two figures of a line are of one thing: of one cell, or of one row."""
    inner = one.row[:-1] in (other.row, other.row[:-1]) or one.row == other.row[:-1]
    last = one.row[-1:] == other.row[-1:] != ()
    return (last or inner) and one.column == other.column


def _share_asked(parts: Sequence[Match], text: str) -> Match | None:
    """Return the one of what is summed whose share is asked for too (그 가운데 나래 몫은 몇 %)."""
    asked = OF_THESE.search(text)
    plain = squeezed(asked["part"]) if asked else ""
    own = [frozenset(part.fact.words) for part in parts]
    shared = frozenset.intersection(*own)
    named = [
        part
        for part, words in zip(parts, own, strict=True)
        if any(len(word) > 1 and word in plain for word in words - shared)
    ]
    return named[0] if len(named) == 1 else None


def _place(match: Match, listed: Sequence[str]) -> int:
    """Return at which place a question lists what a figure is of, behind all where it does not."""
    return next((at for at, word in enumerate(listed) if _tells(match, word)), len(listed))


def _is_asked(match: Match, matcher: Matcher) -> bool:
    """Say whether a figure has the unit and the stage asked for."""
    stages = matcher.asked.stages
    staged = not stages or any(matcher.has_stage(match.fact, stage) for stage in stages)
    return staged and matcher.fits_unit(match.fact)


def _told(parts: tuple[Match, ...], listed: Sequence[str]) -> tuple[Match, ...]:
    """Return figures if they tell all the things listed, else none of them."""
    told = all(any(_tells(part, word) for part in parts) for word in listed)
    return parts if told else ()


def of_one_kind(parts: Sequence[Match], listed: Sequence[str]) -> bool:
    """Say whether figures count the same: what only headings tell apart has the same label."""
    if not listed:  # 매출 합계: what is told as one sum, not the sum of unlike things
        columns = {(part.fact.table, part.fact.figure.column[-1:]) for part in parts}
        of_table = len(columns) == 1 and parts[0].fact.table is not None
        return of_table or len({part.fact.figure.row[-1:] for part in parts}) == 1
    own = all(any(word in part.fact.own for word in listed) for part in parts)
    return own or len({part.fact.figure.row[-1:] for part in parts}) == 1


def _tells(match: Match, word: str) -> bool:
    """Say whether a figure's labels or its innermost heading name a thing."""
    return word in match.fact.own or word in match.fact.title
