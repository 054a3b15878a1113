"""The whole that a figure is a part of: named, the head of its list, or the total of its table."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.compose.matching import squeezed
from assistant.compose.reckon.apart import are_parts, wholes_of
from assistant.compose.reckon.facts import Fact, is_total, plain_label
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.relations import HEAD, bare, last_label, relation
from assistant.question.years import names_year
from ingest.model import Figure

_BEST = 40
_SIGNED = re.compile(r"[+△▲▽▼−–-]\s?\d")  # a change is no part
_STAFF = frozenset({"정원", "현원"})
_LEAST = 0.55
_OUTER = 0.1  # for one whose outer label is such a word
_UNTIMELY = 0.3  # of figures that no word puts into a year asked about
_OTHERS = 0.3  # for a cell of a row that the question does not speak of
_MOSTLY = 0.6  # of a label that is not said
_EXACT = 0.15  # for a part whose own label the question says as a word
_UNSAID = 0.25  # of a figure whose own words the question does not say


def part_and_whole(
    matches: Sequence[Match],
    matcher: Matcher,
    facts: Sequence[Fact],
    named: Collection[Fact] = (),
) -> tuple[Match, Match] | None:
    """Return the part and the whole whose share a question asks for.

    Parameters
    ----------
    matches
        The figures that fit the question, best first.
    matcher
        Of the question.
    facts
        All figures near, in which the whole is sought.
    named
        The figures that are of the part by name, where that is known: none is the whole.
    """
    best: tuple[float, Match, Match] | None = None
    stages = frozenset(matcher.asked.stages)
    wholes = wholes_of(matches)
    by_report: dict[str, list[Fact]] = {}
    for fact in facts:
        by_report.setdefault(fact.figure.report, []).append(fact)
    stated = {match.fact for match in matches if match.stated}
    for part in matches[:_BEST]:
        figure = part.fact.figure
        fills = figure.stage == "현원" and "정원" in stages
        total = part.fact.is_total and not fills
        if figure.unit == "%" or _SIGNED.match(figure.text.strip()):
            continue
        of_year = _is_years(part, matcher)
        if not (named or of_year or _is_part(part, matcher)):
            continue
        if "전체" in matcher.asked.plain and _is_of_unsaid_row(part, matcher):
            continue
        beside = figure.stage in _STAFF and not _STAFF.isdisjoint(stages - {figure.stage})
        if beside and not fills:
            continue
        for fact in by_report[figure.report]:
            alike = {one for one in stated if one.figure.unit == figure.unit}
            apart = are_parts(figure, fact.figure, wholes) or not _is_stated(alike, part.fact, fact)
            if fact in named or apart or _is_other(part, fact, matcher, fills=fills):
                continue
            if total and not _is_group_of(part.fact, fact, matcher):
                continue
            fit = _related(part, fact, matcher, named=bool(named), of_year=of_year)
            if fit is None:
                continue
            whole = matcher.match(fact)
            cover = matcher.wanted.share(
                tuple(map(max, zip(part.credits, whole.credits, strict=True)))
            )
            score = part.score + cover + fit - _UNSAID * (part.rest + whole.rest)
            score -= _UNTIMELY * bool(matcher.asked.years and not (part.years and whole.years))
            score -= _OTHERS * _is_of_unsaid_row(part, matcher)
            score += _EXACT * _is_named(part, matcher) + _OUTER * _is_within(part, matcher)
            if cover >= _LEAST and (best is None or score > best[0] + 1e-9):
                best = (score, part, whole)
    return best[1:] if best else None


def _is_stated(stated: Collection[Fact], *facts: Fact) -> bool:
    """Say whether an amount that the question states is one of some figures, if it states any."""
    return not stated or any(fact in stated for fact in facts)


def _related(
    part: Match, fact: Fact, matcher: Matcher, *, named: bool, of_year: bool
) -> float | None:
    """Return how surely a figure is the whole of another that the question tells from it."""
    if of_year and _is_all_years(part.fact, fact):
        return HEAD
    if not named and not (_is_told_apart(part, fact, matcher) and _may_be_whole(fact, matcher)):
        return None
    return relation(part, fact, matcher)


def _is_years(part: Match, matcher: Matcher) -> bool:
    """Say whether a figure is that of a year asked about, of a cost that is told as a whole."""
    column = " ".join(part.fact.figure.column)
    whole = "총" in matcher.asked.whole
    return whole and any(names_year(column, year) for year in matcher.asked.years)


def _is_all_years(part: Fact, whole: Fact) -> bool:
    """Say whether a figure stands beside that of a year without one (90억원 ※ '31년 12억원)."""
    own, other = part.figure, whole.figure
    place = (own.report, own.first, own.row, own.unit) == (
        *(other.report, other.first, other.row, other.unit),
    )
    return place and not bare(other.column) and other.value > own.value


def _is_group_of(part: Fact, whole: Fact, matcher: Matcher) -> bool:
    """Say whether a total can be a part: of its own row, or of all as that of a group asked for."""
    own, other = part.figure, whole.figure
    if own.row == other.row:
        return True
    groups = [squeezed(label) for label in own.row if not is_total(label)]
    told = bool(groups) and all(len(g) > 1 and g in matcher.asked.plain for g in groups)
    return told and whole.is_total and own.column == other.column and own.value < other.value


def _is_part(part: Match, matcher: Matcher) -> bool:
    """Say whether something of a figure's own is said behind the words of the whole."""
    whole, own = matcher.asked.whole, last_label(part.fact.figure)
    behind = matcher.asked.plain.replace(whole, " ", 1)
    if _behind_topic(matcher):
        # What is spent is a share of the budget: no budget of a part is asked for.
        columns = map(squeezed, part.fact.figure.column)
        if any(label in whole and label not in behind for label in columns):
            return False
    last = [word for word in part.said if word in own]
    return not whole or any(
        word not in whole or (len(word) > 1 and word in behind) for word in last or part.said
    )


def _behind_topic(matcher: Matcher) -> bool:
    """Say whether the whole stands behind what is a part of it (지출액은 예산현액의 몇 %)."""
    whole = matcher.asked.whole
    return bool(whole) and not matcher.asked.plain.startswith(whole)


def _may_be_whole(fact: Fact, matcher: Matcher) -> bool:
    """Say whether the words of a whole that stands behind its part have a label of a figure."""
    if not _behind_topic(matcher):
        return True
    if fact.is_total and matcher.asked.whole.endswith("전체"):
        return True
    labels = (squeezed(plain_label(label)) for label in (*fact.figure.row, *fact.figure.column))
    return any(label and label in matcher.asked.whole for label in labels)


def _is_told_apart(part: Match, fact: Fact, matcher: Matcher) -> bool:
    """Say whether the question says something of a part that it does not say of another figure."""
    said = matcher.said(fact)
    own, other = _unshared(part.fact.figure, fact.figure)
    return any(
        all(word not in known for known in said) or (word in own and word not in other)
        for word in part.said
    )


def _unshared(one: Figure, other: Figure) -> tuple[str, str]:
    """Return the labels of two figures that the other one has not, the innermost at least."""
    own, theirs = ((*figure.row, *figure.column) for figure in (one, other))
    first = squeezed(" ".join(label for label in own if label not in theirs))
    second = squeezed(" ".join(label for label in theirs if label not in own))
    return first + last_label(one), second + last_label(other)


def _is_of_unsaid_row(part: Match, matcher: Matcher) -> bool:
    """Say whether a figure's row is one of several of its table that the question names none of."""
    fact = part.fact
    if fact.table is None or fact.is_total or not fact.figure.row:
        return False
    column = any(word in fact.column for word in part.said)
    return column and matcher.share_unsaid(fact.figure.row[-1:]) >= _MOSTLY


def _is_other(part: Match, fact: Fact, matcher: Matcher, *, fills: bool) -> bool:
    """Say whether a figure is a part's own number told twice, or far from a thing not named."""
    own, other = part.fact.figure, fact.figure
    if own.value == other.value and own.first != other.first and not fills:
        return True
    return fact.table != part.fact.table and _is_of_unsaid_column(part, matcher)


def _is_of_unsaid_column(part: Match, matcher: Matcher) -> bool:
    """Say whether a figure is that of one of several things in the columns, none of them named."""
    figure = part.fact.figure
    if part.fact.table is None or not figure.column or any(map(is_total, figure.column)):
        return False
    row = any(word in part.fact.row for word in part.said)
    return row and matcher.share_unsaid(figure.column[-1:]) >= _MOSTLY


def _is_named(part: Match, matcher: Matcher) -> bool:
    """Say whether a part's innermost label begins a word of the question."""
    figure = part.fact.figure
    label = squeezed((*figure.row, *figure.column)[-1]) if figure.row or figure.column else ""
    return any(label and name.text.startswith(label) for name in matcher.wanted.names)


def _is_within(part: Match, matcher: Matcher) -> bool:
    """Say whether the label outside a part's own is a word of the question (기업 부문)."""
    names = {name.text for name in matcher.wanted.names}
    return len(part.fact.figure.row) > 1 and squeezed(part.fact.figure.row[-2]) in names
