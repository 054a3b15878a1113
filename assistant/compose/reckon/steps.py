"""What a statement tells before and after (상담 건수 증가(625건 → 1,007건)): how far it moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.compose.matching import most, squeezed
from assistant.compose.reckon.arithmetic import change, shown, times
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.told import label_of
from assistant.compose.reckon.written import Written, quotient
from index.records import Records
from ingest.model import Figure

_LEAST = 0.5  # of the names that a step must speak of
_MOVED = re.compile(r"\s(?:증가|감소|확대|축소|상승|하락|조정|상향|하향)$")
_TIME = r"\(?['’‘]?(?:20)?\d\d년?\s?(?:[상하]반기|\d{1,2}월)?\.?\)?"
_ARROW = rf"\s*(?:{_TIME})?\s*(?:[→⇒➡⇨]|->)\s*(?:{_TIME}\s*[:：]?\s*)?"


def stepped(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve how far the figure moved that one statement tells before and after.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    matcher
        Of the question.
    records
        Of the snapshot: the lines that the figures stand in.
    """
    fitting = [match for match in matches if matcher.fits_unit(match.fact)]
    found = next(_steps(fitting, matcher, records), None)
    if found is None:
        return None
    old, new = found
    before, after = old.fact.figure, new.fact.figure
    values = {
        "subject": _MOVED.sub("", label_of(old.fact)),
        "before": shown(before),
        "after": shown(after),
    }
    if matcher.asked.task == "times":
        if before.value <= 0:
            return None
        exact, text = times(Decimal(after.value) / Decimal(before.value))
        values["times"] = text
        operands = (new.fact, old.fact)
        return quotient("assistant.reckon_step_times", values, operands, exact, text)
    text, results = change(before, after, rated=True)
    values["amount"] = text
    up = after.value > before.value
    rate = "_rate" if before.unit == "%" else ""
    operands = (new.fact, old.fact) if up else (old.fact, new.fact)
    key = f"assistant.reckon_{'up' if up else 'down'}{rate}"
    return Written(key, values, operands, "-", results[0], results)


def _steps(
    matches: Sequence[Match], matcher: Matcher, records: Records
) -> Iterator[tuple[Match, Match]]:
    """Yield the figures before and after of each statement with an arrow, best first.

    Something of the figure's own must be said; the rest may stand elsewhere in its lines.
    """
    lines: dict[tuple[object, ...], list[Match]] = {}
    for match in matches:
        figure = match.fact.figure
        if match.said:
            key = (figure.report, figure.first, figure.row, figure.unit)
            lines.setdefault(key, []).append(match)
    for told in lines.values():
        first = told[0].fact.figure
        text = " ".join(line.text for line in records.lines(first.report, first.first, first.last))
        credits = most(told[0].credits, matcher.wanted.credits_in(squeezed(text)))
        if matcher.wanted.share(credits) < _LEAST:
            continue
        for old in told:
            for new in told:
                if goes_to(old.fact.figure, new.fact.figure, text):
                    yield old, new


def goes_to(old: Figure, new: Figure, text: str) -> bool:
    """Say whether a text has an arrow from one figure to another."""
    step = f"{re.escape(old.text)}{_ARROW}{re.escape(new.text)}"
    return old.value != new.value and re.search(step, text) is not None
