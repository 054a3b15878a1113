"""A share by which two bodies or reports are compared, reckoned from the table of each: 완료율."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.compose.comparing.axis import Place
from assistant.compose.compute import Computed, computed_in
from assistant.compose.reckon.arithmetic import hundredth, shown, tenth
from assistant.compose.reckon.facts import Fact, Facts
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.states import states_of
from assistant.compose.reckon.told import Teller
from assistant.question import Understood
from assistant.question.which import bodies_in
from assistant.question.years import names_year, other_year, years_in
from index.records import ReportInfo
from prompts.messages import message

_STATE = re.compile(
    r"(?P<state>완료|이행|처리|반영|수료|해결|조치|채택|선정)['’‘\"]?(?:된|한|됐\S*|했\S*)?(?:으?로\s(?:보고|표시|분류|집계|기재)\S*)?\s?(?:비율|비중|[률율])"
)
_LEAST = 0.3  # of the names that a table's headings speak of


class _Side(NamedTuple):
    """One of two that are compared: how it is called, its reports, and its year or 0."""

    label: str
    reports: frozenset[str]
    year: int


class _Rate(NamedTuple):
    label: str
    part: Fact
    whole: Fact

    @property
    def share(self) -> Decimal:
        return Decimal(self.part.figure.value) * 100 / Decimal(self.whole.figure.value)


def rated(
    places: Sequence[Place], matcher: Matcher, facts: Facts, teller: Teller
) -> tuple[str, tuple[Computed, ...]] | None:
    """Write the share of what is in a state (완료) on each side, and by how much one is higher.

    ``None`` where no such share is asked for, or a side's reports have no table of states.
    """
    asked = _STATE.search(matcher.question.search)
    if asked is None:
        return None
    sides = _bodies(matcher.question, tuple(matcher.reports.values())) or [
        _Side(place.label, place.reports, place.year) for place in places
    ]
    rates = [_rate(side, asked["state"], matcher, facts) for side in sides]
    found = [rate for rate in rates if rate is not None]
    if len(found) != len(sides) or len({rate.whole.figure for rate in found}) < len(found):
        return None
    low, high = sorted((found[0], found[-1]), key=lambda rate: rate.share)
    apart = f"{tenth(high.share - low.share)}%p"
    lead = message(
        "assistant.compared_high" if apart != "0%p" else "assistant.compared_equal",
        more=f"{high.label} {tenth(high.share)}%",
        less=f"{low.label} {tenth(low.share)}%",
        amount=apart,
    )
    marks = teller.marks([high.part, low.part])
    heads = (message("assistant.compared_row"), asked["state"], message("assistant.reckon_all"))
    rows = [(*heads, message("assistant.compared_share")), ("---",) * (len(heads) + 1)]
    computed = computed_in(apart, f"{tenth(high.share)}% - {tenth(low.share)}% = {apart}")
    for rate in found:
        part, whole = rate.part.figure, rate.whole.figure
        text = f"{tenth(rate.share)}%"
        cells = [f"{shown(f.figure)} {teller.cite(f)}" for f in (rate.part, rate.whole)]
        rows.append((rate.label, *cells, text))
        formula = f"{shown(part)} ÷ {shown(whole)} = {hundredth(rate.share)}%"
        computed += computed_in(text, formula)
    return "\n".join([f"{lead} {marks}", *(f"| {' | '.join(row)} |" for row in rows)]), computed


def _bodies(question: Understood, reports: Sequence[ReportInfo]) -> list[_Side]:
    """Return the bodies that a question names, each with the year beside its name."""
    text = question.search
    for one in question.expansions:
        if bodies_in(one.written, reports) and not bodies_in(one.asked, reports):
            text = re.sub(rf"(?<![A-Za-z가-힣]){re.escape(one.asked)}", one.written, text)
    ends = sorted((_end_of(body, text, reports), body) for body in bodies_in(text, reports))
    if len(ends) < 2:
        return []
    stops = [end for end, _ in ends]
    before = bool(years_in(text[: stops[0]], None))  # 2031년 가온과, or 가온과(2031년)
    spans = zip([0, *stops], stops, [*stops[1:], len(text)], strict=False)
    return [
        _side(body, text[begin:end] if before else text[end:following], reports)
        for (_, body), (begin, end, following) in zip(ends, spans, strict=True)
    ]


def _side(body: str, around: str, reports: Sequence[ReportInfo]) -> _Side:
    """Return a body with the year that its name stands beside, and its reports of that time."""
    year = next(iter(years_in(around, None)), 0)
    label = f"{message('assistant.compared_year', year=year)} {body}" if year else body
    own = frozenset(report.name for report in reports if report.body == body)
    return _Side(label, own, year)


def _end_of(body: str, text: str, reports: Sequence[ReportInfo]) -> int:
    """Return where the first mention of a body ends in a text."""
    ends = (at for at in range(1, len(text) + 1) if body in bodies_in(text[:at], reports))
    return next(ends, len(text))


def _rate(side: _Side, state: str, matcher: Matcher, facts: Facts) -> _Rate | None:
    """Return the two figures of a side's table that best speaks of what is asked."""
    rates = [
        (matcher.wanted.share(matcher.match(part).credits), part, whole)
        for name in sorted(side.reports)
        for part, whole in states_of(facts.of_report(name), state)
        if _timely(part, side.year, matcher)
    ]
    share, part, whole = max(rates, key=lambda rate: rate[0], default=(0.0, None, None))
    if part is None or whole is None or share < _LEAST:
        return None
    return _Rate(side.label, part, whole)


def _timely(fact: Fact, year: int, matcher: Matcher) -> bool:
    """Say whether a table is of a year: by its headings, or of a report of it or the next."""
    issued = matcher.reports[fact.figure.report].issued[:4]
    told = " ".join(fact.figure.heading)
    near = issued in (str(year), str(year + 1)) and not other_year(told, (year,))
    return not year or near or names_year(told, year)
