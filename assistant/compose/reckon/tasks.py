"""Each task with its operands: solved to a sentence and a formula, or given up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from assistant.compose.compute import Computed, computed_in
from assistant.compose.reckon.arithmetic import amount, average, hundredth, said, shown, tenth
from assistant.compose.reckon.facts import Fact
from assistant.compose.reckon.groups import best_group
from assistant.compose.reckon.match import Match, Matcher
from assistant.compose.reckon.pairs import best_pair, with_further
from assistant.compose.reckon.told import Teller, label_of, own_label, subject, without_period
from assistant.compose.reckon.wholes import part_and_whole
from prompts.messages import message

_LEAST = 0.6  # of the names that the amount of an average must speak of
#: What is not there has no figure of its own that could be a part.
_LACKING = re.compile(r"비어|빈자리|공석|결원")
_SHARE_COLUMN = re.compile(r"구성비|비중|비율|점유")
_HEADS = frozenset({"명", "개사", "개소", "개교", "팀", "건", "개", "과제", "가구", "회"})


@dataclass(frozen=True, slots=True)
class Found:
    """The figures that fit a question, best first."""

    matches: tuple[Match, ...]


class Solution(Protocol):
    """A solved task that can be written."""

    def written(self, teller: Teller) -> tuple[str, tuple[Computed, ...]]:
        """Return the text with its markers, and the figures computed in it."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence over operands and how its result came about.

    ``key`` and ``values`` are a message; ``steps`` the operands between ``signs``; ``result`` what
    stands behind the equals sign; ``results`` the texts whose figures were computed.
    """

    key: str
    values: dict[str, str]
    operands: tuple[Fact, ...]
    sign: str
    result: str
    results: tuple[str, ...]

    def written(self, teller: Teller) -> tuple[str, tuple[Computed, ...]]:
        """Return the sentence and the formula, each input with its marker."""
        marks = teller.marks(self.operands)
        report = teller.reports(self.operands)
        lead = message(self.key, report=report, **self.values)
        if not self.sign:
            return f"{lead} {marks}", ()
        inputs = f" {self.sign} ".join(
            f"{label_of(fact)} {shown(fact.figure)} {teller.cite(fact)}" for fact in self.operands
        )
        plain = f" {self.sign} ".join(shown(fact.figure) for fact in self.operands)
        formula = message("assistant.reckon_formula", formula=f"{inputs} = {self.result}")
        computed = tuple(
            found
            for text in self.results
            for found in computed_in(text, f"{plain} = {self.result}")
        )
        return f"{lead} {marks}\n{formula}", computed


def compared(found: Found, matcher: Matcher) -> Solution | None:
    """Solve a difference, a growth, a ratio or a remainder of two figures."""
    pair = best_pair(found.matches, matcher)
    if pair is None:
        return None
    base, other = pair
    if matcher.asked.task == "rest":
        base, other = sorted(pair, key=lambda match: match.fact.figure.value)
        return _rest(base, other)
    if matcher.asked.task == "times":
        return _times(base, other)
    return _difference(base, other, matcher)


def _difference(base: Match, other: Match, matcher: Matcher) -> Written:
    before, after = base.fact.figure, other.fact.figure
    change = Decimal(after.value) - Decimal(before.value)
    text = amount(change, before.unit, [before, after])
    results = [text]
    if before.unit != "%" and before.value > 0 and change and _in_time(base, other):
        rate = f"{tenth(abs(change) * 100 / Decimal(before.value))}%"
        results.append(rate)
        text = f"{text}, {rate}" if "(" in text else f"{text}({rate})"
    greater, less = (other, base) if change >= 0 else (base, other)
    word = "up" if change > 0 else "down" if change < 0 else "same"
    values = {"amount": text, "subject": subject((base, other))}
    if _in_time(base, other):
        values |= {"before": _at(base, other, matcher), "after": _at(other, base, matcher)}
        rate = "_rate" if before.unit == "%" and change else ""
        key = f"assistant.reckon_{word}{rate}"
    else:
        values |= {
            "other": f"{label_of(other.fact)} {shown(after)}",
            "base": f"{own_label(base, other)} {shown(before)}",
        }
        rate_word = "high" if before.unit == "%" else "more"
        low_word = "low" if before.unit == "%" else "less"
        key = f"assistant.reckon_{rate_word if change > 0 else low_word if change else 'equal'}"
    return Written(key, values, (greater.fact, less.fact), "-", results[0], tuple(results))


def _in_time(base: Match, other: Match) -> bool:
    """Say whether two figures are of different years, so that one grew to the other."""
    return bool(base.years) and bool(other.years) and base.years != other.years


def _at(match: Match, rival: Match, matcher: Matcher) -> str:
    """Return a figure with its year: 2022년 12억원."""
    years = sorted(match.years - rival.years) or sorted(match.years)
    del matcher
    return f"{shown(match.fact.figure)}({years[0]}년)"


def _rest(less: Match, more: Match) -> Written:
    whole, spent = more.fact.figure, less.fact.figure
    text = amount(Decimal(whole.value) - Decimal(spent.value), whole.unit, [whole, spent])
    values = {
        "whole": f"{label_of(more.fact)} {shown(whole)}",
        "spent": f"{own_label(less, more)} {shown(spent)}",
        "amount": text,
    }
    return Written("assistant.reckon_rest", values, (more.fact, less.fact), "-", text, (text,))


def _times(base: Match, other: Match) -> Written | None:
    below, above = Decimal(base.fact.figure.value), Decimal(other.fact.figure.value)
    if below <= 0:
        return None
    exact, text = f"{hundredth(above / below)}배", f"{tenth(above / below)}배"
    values = {
        "other": f"{label_of(other.fact)} {shown(other.fact.figure)}",
        "base": f"{own_label(base, other)} {shown(base.fact.figure)}",
        "times": text,
    }
    return Written(
        "assistant.reckon_times",
        values,
        (other.fact, base.fact),
        "÷",
        _rounded(exact, text),
        (text, exact),
    )


def added(found: Found, matcher: Matcher) -> Solution | None:
    """Solve a sum of the figures that a question names."""
    pair = best_pair(found.matches, matcher)
    if pair is None or pair[0].fact.figure.unit == "%":
        return None
    parts = with_further(pair, found.matches, matcher)
    figures = [part.fact.figure for part in parts]
    total = sum((Decimal(figure.value) for figure in figures), Decimal(0))
    text = amount(total, figures[0].unit, figures)
    names = ", ".join(f"{label_of(part.fact)} {shown(part.fact.figure)}" for part in parts)
    return Written(
        "assistant.reckon_sum",
        {"parts": names, "amount": text},
        tuple(part.fact for part in parts),
        "+",
        text,
        (text,),
    )


def shared(found: Found, matcher: Matcher) -> Solution | None:
    """Solve a share: the part that a question names, of its whole."""
    if _LACKING.search(matcher.asked.plain):
        return None
    facts = [match.fact for match in found.matches]
    operands = part_and_whole(found.matches, matcher, facts)
    if operands is None:
        return None
    part, whole = operands
    stated = _stated_share(part, facts)
    if stated is not None:
        values = {"part": f"{label_of(part.fact)} {shown(part.fact.figure)}"}
        values["share"] = shown(stated.figure)
        return Written("assistant.reckon_stated_share", values, (part.fact, stated), "", "", ())
    share = Decimal(part.fact.figure.value) * 100 / Decimal(whole.fact.figure.value)
    exact, text = f"{hundredth(share)}%", f"{tenth(share)}%"
    values = {
        "whole": f"{label_of(whole.fact)} {shown(whole.fact.figure)}",
        "part": f"{own_label(part, whole)} {shown(part.fact.figure)}",
        "share": text,
    }
    return Written(
        "assistant.reckon_share",
        values,
        (part.fact, whole.fact),
        "÷",
        _rounded(exact, text),
        (text, exact),
    )


def _stated_share(part: Match, facts: Sequence[Fact]) -> Fact | None:
    """Return the share that the part's own cell has in brackets: 2,840 (39.7%)."""
    own = part.fact.figure
    for fact in facts:
        figure = fact.figure
        if figure.unit != "%" or part.fact.table is None or fact.table != part.fact.table:
            continue
        if (figure.report, figure.first, figure.row) != (own.report, own.first, own.row):
            continue
        if figure.column == own.column or _SHARE_COLUMN.search(" ".join(figure.column)):
            return fact
    return None


def divided(found: Found, matcher: Matcher) -> Solution | None:
    """Solve an average of one line: its amount for each of what it counts."""
    lines: dict[tuple[str, int, tuple[str, ...]], list[Match]] = {}
    for match in found.matches:
        figure = match.fact.figure
        lines.setdefault((figure.report, figure.first, figure.row), []).append(match)
    pairs = [pair for line in lines.values() if (pair := _money_and_heads(line)) is not None]
    if not pairs:
        return None
    money, heads = max(pairs, key=lambda pair: pair[0].score + pair[1].score)
    if matcher.wanted.share(money.credits) < _LEAST:
        return None
    value = Decimal(money.fact.figure.value) / Decimal(heads.fact.figure.value)
    text = average(value, "원")
    values = {
        "subject": label_of(money.fact),
        "unit": "1인" if heads.fact.figure.unit == "명" else heads.fact.figure.unit,
        "amount": text,
    }
    return Written("assistant.reckon_each", values, (money.fact, heads.fact), "÷", text, (text,))


def _money_and_heads(line: Sequence[Match]) -> tuple[Match, Match] | None:
    """Return the amount of a line and the number of those it is for."""
    money = next((match for match in line if match.fact.figure.unit == "원"), None)
    heads = next((match for match in line if match.fact.figure.unit in _HEADS), None)
    if money is None or heads is None or heads.fact.figure.value <= 0:
        return None
    return money, heads


def ranked(found: Found, matcher: Matcher) -> Solution | None:
    """Solve the largest, the smallest or the number of the figures of one kind."""
    group = best_group(found.matches, matcher)
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
    if asked.most == 1:
        value = best[0][1].fact.figure.value
        best = [member for member in members if member[1].fact.figure.value == value]
    names = ", ".join(f"{name} {said(match.fact.figure)}" for name, match in best)
    measure = _measure([match for _, match in members])
    return Written(
        f"assistant.reckon_{'first' if len(best) == 1 else 'order'}",
        {"measure": measure, "names": names, "degree": _degree(best[0][1], asked.largest)},
        tuple(match.fact for _, match in best),
        "",
        "",
        (),
    )


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


def _rounded(exact: str, text: str) -> str:
    if exact.rstrip("%배").rstrip("0") == text.rstrip("%배").rstrip("0"):
        return text
    return message("assistant.reckon_rounded", exact=exact, rounded=text)
