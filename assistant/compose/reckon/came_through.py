"""What share of those who came to a stage (신청, 심사) came through it (선정, 합격)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.matching import squeezed
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match

_CAME = re.compile(r"신청|지원한|지원자|접수|응모|참여|참가|심사|평가|면접|응시|나온|나간|올라온")
_STAGE = re.compile(r"신청|지원|접수|응모|참여|참가|심사|평가|면접|응시|대상")
_THROUGH = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        (r"선정|선발|뽑|붙[은었]|통과|합격", r"선정|선발|합격|통과|확정"),
        (r"수료|마친|마쳤", r"수료"),
        (r"취업|취직|일자리를\s?(?:얻|구)", r"취업"),
        (r"채용|입사", r"채용|입사"),
        (r"수상|상을\s?(?:받|탄)|입상", r"수상|입상"),
    )
)
_ROUND = re.compile(r"(?<![\d.])[1-9]차(?!\s?년도?)")
_FAR = 12  # lines from those who came to those who came through
_LEAST = 0.5  # of the names that the two must speak of
_EACH_LINE = 0.01
_FINAL = 0.2  # for those who came through in the end, where no round is asked about


def came_through(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, Match] | None:
    """Return those who came through and those who came, wherever each stands in one list.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    matcher
        Of the question, which says both (심사에 나온 곳 중 선정된 비율).
    """
    whole_said = matcher.asked.whole
    behind = matcher.asked.plain.replace(whole_said, " ", 1) if whole_said else ""
    told = next((told for asked, told in _THROUGH if asked.search(behind)), None)
    rounds, later = (set(_ROUND.findall(text)) for text in (whole_said, behind))
    if told is None or not _CAME.search(whole_said) or (told.search(whole_said) and not rounds):
        return None
    wholes = [
        match
        for match in matches
        if _STAGE.search(_label(match))
        and (rounds or not told.search(_label(match)))
        and any(word in whole_said for word in match.said)
        and rounds <= set(_ROUND.findall(_label(match)))
    ]
    parts = [
        match
        for match in matches
        if told.search(_label(match))
        and later <= set(_ROUND.findall(_label(match)))
        and not rounds & set(_ROUND.findall(_label(match)))
    ]
    found = [
        (_worth(part, whole, later), part, whole)
        for whole in wholes
        for part in parts
        if _of_one(part, whole, matcher)
    ]
    return max(found, key=lambda one: one[0])[1:] if found else None


def _label(match: Match) -> str:
    """Return a figure's own row, without the matter that heads it."""
    row = match.fact.figure.row
    return squeezed(" ".join((*(row[1:] or row), *match.fact.figure.column)))


def _of_one(part: Match, whole: Match, matcher: Matcher) -> bool:
    """Say whether a number can be of those that another one counts."""
    one, other = part.fact.figure, whole.fact.figure
    near = one.report == other.report and abs(one.first - other.first) <= _FAR
    counts = one.unit == other.unit and one.unit not in ("%", "원") and matcher.fits_unit(part.fact)
    if not (near and counts and 0 < one.value <= other.value and one != other):
        return False
    if one.heading[-1:] != other.heading[-1:] and one.row[:1] != other.row[:1]:
        return False
    if part.fact.table != whole.fact.table:
        return False
    credits = tuple(map(max, zip(part.credits, whole.credits, strict=True)))
    return matcher.wanted.share(credits) >= _LEAST


def _worth(part: Match, whole: Match, later: set[str]) -> float:
    apart = abs(part.fact.figure.first - whole.fact.figure.first)
    final = not later and not _ROUND.search(_label(part))
    return part.score + whole.score - _EACH_LINE * apart + _FINAL * final
