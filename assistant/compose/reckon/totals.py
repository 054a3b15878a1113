"""Two totals of the same things set against each other (두 분야를 합친 선발과 그중 취업)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from assistant.compose.matching import most
from assistant.compose.reckon.arithmetic import amount, hundredth, tenth
from assistant.compose.reckon.facts import is_total, plain_label
from assistant.compose.reckon.listed import listed_as, listed_in
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.siblings import Siblings, siblings
from assistant.compose.reckon.tasks import set_against
from assistant.compose.reckon.written import Step, Written, rounded
from assistant.question.years import names_year
from index.records import Records
from prompts.messages import message

_EACH_SPEAKS = 0.3  # of the names beside the things listed, of which each total tells a part
_LEAST = 0.5  # of the names that two totals must speak of together
_MOST_UNSAID = 0.5  # of the words that tell a total from the other
_ONE_BY_ONE = re.compile(r"각각|별로|어느|어디|가장|제일")
_SEVERAL = 3  # things that are taken together without a word for it, where one result is asked


def compared_totals(matches: Sequence[Match], matcher: Matcher, records: Records) -> Written | None:
    """Solve how two totals of the things that a question lists differ, or what share one is.

    The totals are those of two years, or of two labels that the question says.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    matcher
        Of the question.
    records
        Of the snapshot: the lines that the figures stand in.
    """
    text = matcher.question.search
    listed = listed_as(listed_in(text), text, [match.fact.own for match in matches])
    task = set_against(text, together=len(listed) >= _SEVERAL and not _ONE_BY_ONE.search(text))
    if task is None or len(listed) < 2:
        return None
    found = siblings(matches, listed, matcher, records, _EACH_SPEAKS)
    pairs = [pair for pair in combinations(found, 2) if _told_apart(*pair, matcher)]
    if not pairs:
        return None
    one, other = max(pairs, key=lambda pair: pair[0].worth + pair[1].worth)
    if matcher.asked.years and len(matcher.asked.years) > 1:
        return _moved(one, other) if _year(one) < _year(other) else _moved(other, one)
    whole, part = sorted((one, other), key=_total, reverse=True)
    return _share(whole, part) if task == "share" else _apart(whole, part)


def _told_apart(one: Siblings, other: Siblings, matcher: Matcher) -> bool:
    """Say whether two totals are of one matter, and of two years or of two labels asked about."""
    first, second = one.matches[0].fact, other.matches[0].fact
    place = (first.figure.report, first.table, first.figure.unit)
    if place != (second.figure.report, second.table, second.figure.unit):
        return False
    credits = most(*(match.credits for match in (*one.matches, *other.matches)))
    if matcher.wanted.share(credits) < _LEAST:
        return False
    years = matcher.asked.years
    own = tuple(label for label in one.labels if label not in other.labels)
    theirs = tuple(label for label in other.labels if label not in one.labels)
    if len(years) > 1:
        bare = [
            [t for t in side if not any(names_year(t, y) for y in years)] for side in (own, theirs)
        ]
        return _year(one) != _year(other) and 0 not in (_year(one), _year(other)) and not any(bare)
    return _is_said(own, one.stage, matcher) and _is_said(theirs, other.stage, matcher)


def _year(side: Siblings) -> int:
    """Return the one year asked about that all figures of a total are of, 0 for none."""
    shared = frozenset.intersection(*(match.years for match in side.matches))
    return next(iter(shared)) if len(shared) == 1 else 0


def _is_said(labels: tuple[str, ...], stage: str, matcher: Matcher) -> bool:
    """Say whether a question says the labels, or the stage, that tell a total from the other."""
    if stage in matcher.asked.stages:
        return True
    labels = tuple(label for label in labels if not is_total(label))
    return matcher.share_unsaid(labels) <= _MOST_UNSAID and matcher.says(labels)


def _total(side: Siblings) -> Decimal:
    return sum((Decimal(match.fact.figure.value) for match in side.matches), Decimal(0))


def _written_total(side: Siblings) -> str:
    figures = [match.fact.figure for match in side.matches]
    return amount(_total(side), figures[0].unit or "", figures)


def _as_printed(side: Siblings) -> str:
    """Return a total in the unit of its figures alone, as a step from year to year is told."""
    return _written_total(side).split("(")[0]


def _step(side: Siblings) -> Step:
    text = _written_total(side)
    return Step(tuple(match.fact for match in side.matches), "+", text, (text,))


def _names(side: Siblings) -> str:
    return ", ".join(word for word, _ in side.parts)


def _label(side: Siblings) -> str:
    labels = (plain_label(label) for label in side.labels if not is_total(label))
    return " ".join(labels) or side.stage


def _moved(before: Siblings, after: Siblings) -> Written:
    """Write how far a total moved from one year to the next."""
    low, high = _total(before), _total(after)
    figures = [match.fact.figure for match in (*before.matches, *after.matches)]
    moved = amount(high - low, figures[0].unit or "", figures)
    rate = f"{tenth(abs(high - low) * 100 / low)}%" if low > 0 else ""
    told = (
        f"{moved}({rate})" if rate and "(" not in moved else ", ".join(filter(None, (moved, rate)))
    )
    steps = (_step(before), _step(after))
    more, less = (after, before) if high >= low else (before, after)
    values = {
        "subject": message("assistant.reckon_total_of", names=_names(before)),
        "before": f"{_as_printed(before)}({_year(before)}년)",
        "after": f"{_as_printed(after)}({_year(after)}년)",
        "amount": told,
    }
    word = "up" if high > low else "down" if high < low else "same"
    last = Step((), "-", told, (moved, rate), first=_written_total(more), last=_written_total(less))
    return _with_steps(f"assistant.reckon_{word}", values, (*steps, last))


def _apart(whole: Siblings, part: Siblings) -> Written:
    """Write how far two totals are apart."""
    figures = [match.fact.figure for match in (*whole.matches, *part.matches)]
    text = amount(_total(whole) - _total(part), figures[0].unit or "", figures)
    values = {**_sides(whole, part), "amount": text}
    last = Step((), "-", text, (text,), first=_written_total(whole), last=_written_total(part))
    return _with_steps("assistant.reckon_totals", values, (_step(whole), _step(part), last))


def _share(whole: Siblings, part: Siblings) -> Written | None:
    """Write what share of a total the other one is."""
    if _total(whole) <= 0:
        return None
    share = _total(part) * 100 / _total(whole)
    exact, text = f"{hundredth(share)}%", f"{tenth(share)}%"
    values = {**_sides(whole, part), "share": text}
    ends = {"first": _written_total(part), "last": _written_total(whole)}
    last = Step((), "÷", rounded(exact, text), (text, exact), **ends)
    return _with_steps("assistant.reckon_totals_share", values, (_step(whole), _step(part), last))


def _sides(whole: Siblings, part: Siblings) -> dict[str, str]:
    return {
        "names": _names(whole),
        "whole": f"{_label(whole)} {_written_total(whole)}",
        "part": f"{_label(part)} {_written_total(part)}",
    }


def _with_steps(key: str, values: dict[str, str], steps: Sequence[Step]) -> Written:
    first, *further = steps
    return Written(
        key, values, first.operands, first.sign, first.result, first.results, tuple(further)
    )
