"""Shares of a whole, and averages for each of what a line counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.reckon.arithmetic import average, hundredth, shown, tenth
from assistant.compose.reckon.facts import Fact
from assistant.compose.reckon.match import Match, Matcher
from assistant.compose.reckon.told import label_of, own_label
from assistant.compose.reckon.wholes import part_and_whole
from assistant.compose.reckon.written import Written, rounded

_LEAST = 0.6  # of the names that the amount of an average must speak of
#: What is not there has no figure of its own that could be a part.
_LACKING = re.compile(r"비어|빈자리|공석|결원")
_SHARE_COLUMN = re.compile(r"구성비|비중|비율|점유")
_HEADS = frozenset({"명", "개사", "개소", "개교", "팀", "건", "개", "과제", "가구", "회"})


def shared(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve a share: the part that a question names, of its whole."""
    if _LACKING.search(matcher.asked.plain):
        return None
    facts = [match.fact for match in matches]
    operands = part_and_whole(matches, matcher, facts)
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
        rounded(exact, text),
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


def divided(matches: Sequence[Match], matcher: Matcher) -> Written | None:
    """Solve an average of one line: its amount for each of what it counts."""
    lines: dict[tuple[str, int, tuple[str, ...]], list[Match]] = {}
    for match in matches:
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
