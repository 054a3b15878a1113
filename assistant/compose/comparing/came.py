"""The statements that can tell a plan, or what came of it: 언제 연다고 했고 실제로는 언제."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.evidence import Evidence
from assistant.compose.happening import DATED, date_told, is_ahead
from assistant.compose.items import Item
from assistant.compose.sentences import Writer
from assistant.question import Understood
from assistant.question.comparing import Part
from assistant.question.stages import is_planned

_READ = 40  # statements that are looked at
_PLAN = re.compile(r"향후|계획$|추진\s?일정|예정")  # what stands under it has not come yet
_PLANNED = re.compile(r"계획|예정")  # of what is asked: when a report planned it
_OF_YEAR = re.compile(r"['’‘]\s?\d\d|20\d\d")
_PAST = 0.3  # what a statement of a plan loses whose date was past when it was reported
_AS_WELL = 0.1  # how much less than the best a statement may be that the oldest report makes


def of_stage(
    evidence: Sequence[Evidence],
    part: Part,
    question: Understood,
    plan: Evidence | None,
    writer: Writer,
) -> list[Evidence]:
    """Return the statements that can answer a part: later ones than the plan for its outcome.

    Parameters
    ----------
    evidence
        Statements of the part's time, best first.
    part, question
        The part, and as it was understood.
    plan
        The best statement of the plan, if one was found.
    """
    if part.outcome and plan is not None:
        told = _issued(plan, writer)
        later = [one for one in evidence if _issued(one, writer) > told]
        asked = question.search
        came = [one for one in later[:_READ] if not _is_planned(one, asked, writer)]
        return _first_told(came, writer) or later
    if question.kind == "when" and _asks_plan(part):
        first = evidence[:_READ]
        return [*(_as_plan(one, question.search, writer) for one in first), *evidence[_READ:]]
    return list(evidence)


def _asks_plan(part: Part) -> bool:
    return is_planned(f"{part.label} {part.text}") or _PLANNED.search(part.text) is not None


def _as_plan(one: Evidence, asked: str, writer: Writer) -> Evidence:
    """Return a statement of a plan, lowered if its date was of a year past when it was told."""
    date = date_told(one.item.text, asked)
    told = date is not None and _OF_YEAR.search(date) is not None
    year = _issued(one, writer)[:5]
    if not told or is_ahead(one.item.text, asked, f"{year}00"):
        return one
    return replace(one, score=one.score - _PAST)


def _is_planned(one: Evidence, asked: str, writer: Writer) -> bool:
    """Say whether a statement only plans what is asked: by its date, or by what it stands under."""
    item = one.item
    above = (*item.heading, *(p.text for p in item.parents)) if isinstance(item, Item) else ()
    plans = any(_PLAN.search(text) for text in above[-2:])
    return plans or is_ahead(item.text, asked, _issued(one, writer))


def _first_told(came: Sequence[Evidence], writer: Writer) -> list[Evidence]:
    """Return statements of what came, of the best and those nearly as good the oldest raised.

    The first report behind a plan tells what came of it, later ones tell of what came next.
    """
    best = max((e.score for e in came if e.fit >= DATED), default=0.0)
    good = [e for e in came if e.fit >= DATED and best - e.score <= _AS_WELL]
    oldest = min((_issued(e, writer) for e in good), default="")
    return [
        replace(e, score=e.score + _AS_WELL) if e in good and _issued(e, writer) == oldest else e
        for e in came
    ]


def _issued(one: Evidence, writer: Writer) -> str:
    return writer.reports[one.item.report].issued
