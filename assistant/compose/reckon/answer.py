"""The reckoned answer: operands found, the result in a sentence, the formula with its citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.cite import Citer
from assistant.compose.compute import Computed
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.reckon.asked import Asked, asked_of
from assistant.compose.reckon.averages import divided
from assistant.compose.reckon.counted import counted
from assistant.compose.reckon.differences import compared, lessened
from assistant.compose.reckon.facts import facts_of
from assistant.compose.reckon.kinds import tells_unit
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.means import averaged
from assistant.compose.reckon.members import best_member
from assistant.compose.reckon.names import is_given_out, names_of, per_words, without_particle
from assistant.compose.reckon.operations import is_operation
from assistant.compose.reckon.plainly import plainly
from assistant.compose.reckon.portions import borne
from assistant.compose.reckon.products import multiplied
from assistant.compose.reckon.ranks import extremes, printed_rates, ranked
from assistant.compose.reckon.remainders import remaining
from assistant.compose.reckon.shares import shared
from assistant.compose.reckon.states import share_in_state
from assistant.compose.reckon.sums import added
from assistant.compose.reckon.told import Teller
from assistant.compose.reckon.totals import compared_totals
from assistant.compose.reckon.written import Written
from assistant.question import Understood
from index.records import Records, ReportInfo
from index.retrieve import Hit

_WHICH_REPORT = re.compile(r"(?:어느|어떤|몇)\s?(?:해|년도?|연도|시점|때|보고)")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A reckoned answer and the figures that the program computed in it."""

    text: str
    computed: tuple[Computed, ...]


def reckon(
    question: Understood,
    hits: Sequence[Hit],
    wanted: Wanted,
    reports: Mapping[str, ReportInfo],
    citer: Citer,
    unheard: Sequence[str] = (),
) -> Reckoned | None:
    """Reckon what a question asks for over the figures around the passages found.

    Parameters
    ----------
    question, hits
        As understood, and the passages found, best first.
    wanted
        The question's names with their weights.
    reports
        The snapshot's reports by name.
    citer
        Where the operands are cited; used only where there is an answer.
    unheard
        Names that no passage found has: the operands must.

    Returns
    -------
    Reckoned or None
        ``None`` where nothing is to be reckoned or an operand is missing or in doubt.
    """
    question = _plain(question)
    asked = asked_of(question)
    if asked is None or (asked.task == "top" and _ranks_reports(question)):
        return None
    matcher = Matcher(question, asked, names_of(wanted, question.search), reports)
    matches = matcher.near(hits, facts_of(citer.records))
    found = _solved(asked, matcher, matches, citer.records)
    if found is None or not all(
        _names(found, forms, reports) for forms in _forms(unheard, matcher)
    ):
        return None
    text, computed = found.written(Teller(citer, reports))
    return Reckoned(text, computed)


def reckons(question: Understood) -> bool:
    """Say whether a question asks for one result of several figures, not for them one by one.

    A share that several reports tell is asked of each of them, and in which it is the largest.
    """
    question = _plain(question)
    asked = asked_of(question)
    if asked is None or asked.task in ("difference", "growth", "times"):
        return False
    return not (len(question.each) > 1 and (asked.task == "share" or _ranks_reports(question)))


def _plain(question: Understood) -> Understood:
    """Return a question whose text says what is to be reckoned in the usual words."""
    return replace(question, search=plainly(question.search))


def _ranks_reports(question: Understood) -> bool:
    """Say whether it is asked in which year or report something is the most."""
    return len(question.years) > 1 and _WHICH_REPORT.search(question.search) is not None


def _forms(unheard: Sequence[str], matcher: Matcher) -> Iterator[tuple[str, ...]]:
    """Yield the names that no passage has, each as headings may write it (제조 for 제조업)."""
    others = {name.text: name.others for name in matcher.wanted.names}
    each = matcher.asked.task == "each"
    per = per_words(matcher.question.search) if each else frozenset()
    for name in map(squeezed, unheard):
        word = without_particle(name)
        if not (
            is_operation(name)
            or name in per
            or (each and is_given_out(name, matcher.question.search))
        ):
            yield (word, *others.get(word, ()))


def _names(found: Written, forms: Sequence[str], reports: Mapping[str, ReportInfo]) -> bool:
    """Say whether the headings of an operand, or the body that reports it, have a word."""
    return any(
        word in text or tells_unit(word, fact.figure.unit)
        for fact in found.facts
        for text in (fact.own, fact.outer, fact.corner, squeezed(reports[fact.figure.report].body))
        for word in forms
    )


def _solved(
    asked: Asked, matcher: Matcher, matches: Sequence[Match], records: Records
) -> Written | None:
    if totals := compared_totals(matches, matcher, records):
        return totals
    if asked.task in ("difference", "growth", "times", "rest", "short"):
        return compared(matches, matcher, records)
    if asked.task == "without":
        return remaining(matches, matcher, records) or lessened(matches, matcher)
    if asked.task == "sum":
        return added(matches, matcher, records)
    if asked.task == "product":
        return multiplied(matches, matcher)
    if asked.task == "share":
        return share_in_state(matches, matcher) or shared(matches, matcher, records)
    if asked.task == "each":
        return (
            borne(matches, matcher)
            or averaged(matches, matcher, records)
            or divided(matches, matcher)
        )
    if asked.derived is not None:
        printed = printed_rates(matches) if asked.derived.kind == "rate" else []
        found = ranked(printed, matcher, records) if printed else None
        return found or best_member(matches, matcher, asked.derived)
    if asked.condition is not None:
        return counted(matches, matcher, asked.condition)
    if asked.task == "extremes":
        return extremes(matches, matcher, records)
    return ranked(matches, matcher, records)
