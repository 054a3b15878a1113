"""What answers goes before what only looks like it: a plan, a line without the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose.demands import undelivered
from assistant.compose.evidence import Evidence
from assistant.compose.happening import DATED, is_dated
from assistant.compose.lacking import AS_WELL, FITS, RIVALS, answers_too, is_beside
from assistant.compose.matching import Name
from assistant.compose.planned import is_after, only_planned, says_done
from assistant.compose.told import lacking_asked
from assistant.question import Understood
from index.records import ReportInfo

# It is over (언제 문을 열었나요, 개관한 날은).
_OVER = re.compile(
    r"언제.*[했됐었았였렸겼졌났왔갔쳤](?:나|습니까|는지|는가|어|죠|지|니|던|을까|다)"
    r"|[한된린긴연은]\s(?:날짜?|때|시기|시점|달)(?=[은는이가의을?\s]|$)"
)


# How well a date fits that may be another's, and how well one that stands beside what happens.
_DATED, _SURELY = 0.65, 0.85
_READ = 20  # candidates of which one of a later report may tell the date that has come
_PARTLY = 0.6  # … and how much of what the best speaks of it has at least: things get longer names


def came_first(
    question: Understood, evidence: Sequence[Evidence], infos: Mapping[str, ReportInfo]
) -> Sequence[Evidence]:
    """Return the candidates with what came about first, where the best tells what was planned.

    It stands beside that or, of what is asked when it happened, in a later report, and speaks of
    the matter about as well; so is what dates the event, where the best dates something else.
    """
    if not evidence:
        return evidence
    best = evidence[0]
    came = None
    if only_planned(question, best):
        near = (e for e in evidence[1 : RIVALS + 1] if is_beside(e, best) and e.fit >= FITS)
        came = next((e for e in near if answers_too(e, best) and says_done(e)), None)
    if came is None and _was_to_come(question, best, infos):
        later = (e for e in evidence[1:_READ] if e.fit >= FITS and e.cover >= _PARTLY * best.cover)
        came = next((e for e in later if _has_come(e, best, infos)), None)
    timeless = question.kind == "when" and not question.years
    if came is None and timeless and best.fit < _DATED:
        dated = (e for e in evidence[1:_READ] if _dates_event(e, question))
        came = next((e for e in dated if e.cover >= AS_WELL * best.cover), None)
    return evidence if came is None else [came, *(e for e in evidence if e is not came)]


def _dates_event(one: Evidence, question: Understood) -> bool:
    """Say whether a candidate tells a date beside what is asked to have happened."""
    return one.fit >= _SURELY and (is_dated(one.item, question.search) or 0.0) >= DATED


def tells_first(
    question: Understood, evidence: Sequence[Evidence], names: Sequence[Name]
) -> Sequence[Evidence]:
    """Return the candidates with one first that tells what is asked, where the best does not.

    What is asked is a noun (관람객은 얼마) or a demand (업체당 최대 얼마); the other one holds
    the number asked for and tells another part of the same matter.
    """
    if not evidence or question.kind != "figure":
        return evidence
    best = evidence[0]
    if not (undelivered(question, best.item) or lacking_asked(question, best, names)):
        return evidence
    near = (e for e in evidence[1 : RIVALS + 1] if e.fit >= max(FITS, best.fit))
    telling = next(
        (
            e
            for e in near
            if answers_too(e, best)
            and not undelivered(question, e.item)
            and not lacking_asked(question, e, names)
        ),
        None,
    )
    return evidence if telling is None else [telling, *(e for e in evidence if e is not telling)]


def _was_to_come(question: Understood, best: Evidence, infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether a question asks when something happened, and the best tells a time to come."""
    asked = question.kind == "when" and not question.years and _OVER.search(question.search)
    return bool(asked) and is_after(best.item.text, infos[best.item.report].issued)


def _has_come(one: Evidence, best: Evidence, infos: Mapping[str, ReportInfo]) -> bool:
    """Say whether a candidate of a later report tells a date that has come by then."""
    issued = infos[one.item.report].issued
    later = issued > infos[best.item.report].issued
    dated = is_after(one.item.text, infos[best.item.report].issued)
    return later and dated and not is_after(one.item.text, issued)
