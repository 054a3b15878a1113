"""The whole that a figure is a part of: named, the head of its list, or the total of its table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.compose.matching import squeezed
from assistant.compose.reckon.apart import are_parts, wholes_of
from assistant.compose.reckon.facts import Fact, is_total, plain_label
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.question.years import names_year
from ingest.model import Figure

_BEST = 40
_SIGNED = re.compile(r"[+△▲▽▼−–-]\s?\d")  # a change is no part
_STAFF = frozenset({"정원", "현원"})
_OF_THEIR_OWN = _STAFF | {"지출액", "집행액"}
_INCLUDED = re.compile(r"포함$")  # 1,200명(작년 300명 포함)
_REACH = 40  # lines above a part in which the head of its list may stand
_NAMED, _HEAD, _LINE, _TOTAL_ROW, _ABOVE = 0.5, 0.35, 0.25, 0.3, 0.25
_LEAST = 0.55
_NEXT = 3  # lines between a part and what it is a part of, if that is its label
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
            if fact in named or are_parts(figure, fact.figure, wholes):
                continue
            if total and not _is_group_of(part.fact, fact, matcher):
                continue
            relation = _related(part, fact, matcher, named=bool(named), of_year=of_year)
            if relation is None:
                continue
            whole = matcher.match(fact)
            cover = matcher.wanted.share(
                tuple(map(max, zip(part.credits, whole.credits, strict=True)))
            )
            score = part.score + cover + relation - _UNSAID * (part.rest + whole.rest)
            score -= _UNTIMELY * bool(matcher.asked.years and not (part.years and whole.years))
            score -= _OTHERS * _is_of_unsaid_row(part, matcher)
            score += _EXACT * _is_named(part, matcher) + _OUTER * _is_within(part, matcher)
            if cover >= _LEAST and (best is None or score > best[0] + 1e-9):
                best = (score, part, whole)
    return best[1:] if best else None


def _related(
    part: Match, fact: Fact, matcher: Matcher, *, named: bool, of_year: bool
) -> float | None:
    """Return how surely a figure is the whole of another that the question tells from it."""
    if of_year and _is_all_years(part.fact, fact):
        return _HEAD
    if not named and not (_is_told_apart(part, fact, matcher) and _may_be_whole(fact, matcher)):
        return None
    return _relation(part, fact, matcher)


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
    return place and not _bare(other.column) and other.value > own.value


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
    whole, own = matcher.asked.whole, _last(part.fact.figure)
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


def _relation(part: Match, fact: Fact, matcher: Matcher) -> float | None:
    """Return how surely a figure is the whole of another, ``None`` where it cannot be."""
    own, other = part.fact.figure, fact.figure
    fills = _fills(own, other, matcher)
    most = own.value if fills else other.value  # more may be there than there are places
    if own == other or own.unit != other.unit or not 0 < own.value <= most:
        return None
    if own.stage in _OF_THEIR_OWN and own.stage != other.stage and not fills:
        return None
    if own.stage and own.stage == other.stage and f"{own.stage}대비" in matcher.asked.plain:
        return None  # 정원 대비: what is set against the places is no number of places
    if 0 < own.first - other.first <= _REACH and own.row and _told_in(other, own.row[0]):
        return _NAMED * _named_as_whole(part, fact, matcher) + _HEAD
    apart = own.first != other.first and len(own.row) > 1 and len(other.row) > 1
    if apart and own.row[0] != other.row[0]:
        return None
    named = _named_as_whole(part, fact, matcher)
    score = _NAMED * named
    if _named_after(own, other):
        return score + _HEAD
    if own.row[:-1] == other.row and own.first == other.first and _INCLUDED.search(own.row[-1]):
        return score + _HEAD + _LINE
    near = _bare(own.column) == _bare(other.column) and abs(own.first - other.first) <= _NEXT
    if near and own.row[:-1] == other.row and other.row:
        return score + _HEAD + _LINE
    line = own.first == other.first and own.column == other.column
    if line and (own.row[:-1] == other.row[:-1] or not own.column):
        return score + _LINE if named else None
    if part.fact.table is not None and part.fact.table == fact.table:
        return _in_table(part, fact, score, matcher)
    if 0 < own.first - other.first <= _REACH and _heads(other, own):
        return score + _ABOVE
    together = own.row[:1] == other.row[:1] or own.heading[-1:] == other.heading[-1:]
    near = together and abs(own.first - other.first) <= _REACH
    return score if named and near and own.first != other.first else None


def _bare(column: tuple[str, ...]) -> tuple[str, ...]:
    """Return headings without the word before a sum (총 120명)."""
    return tuple(label for label in column if label != "총")


def _fills(own: Figure, other: Figure, matcher: Matcher) -> bool:
    """Say whether it is asked how far what is there (현원) fills the places (정원) of a row."""
    places = (own.stage, other.stage) == ("현원", "정원") and "정원" in matcher.asked.stages
    one, two = ([n for n in (*f.row, *f.column) if n not in _STAFF] for f in (own, other))
    return places and one == two


def _in_table(part: Match, fact: Fact, score: float, matcher: Matcher) -> float | None:
    """Judge a figure of the same table: its total row or column, or a row that is named."""
    own, other = part.fact.figure, fact.figure
    if own.column == other.column and own.row != other.row:
        if fact.is_total:
            inside = not other.row[:-1] or other.row[:-1] == own.row[:-1]
            return score + _TOTAL_ROW if inside else None
        named = bool(other.row) and squeezed(plain_label(other.row[-1])) in matcher.asked.plain
        return score if score and named else None
    if own.row == other.row and any(is_total(label) for label in other.column):
        return score + _TOTAL_ROW
    return score if own.row == other.row and score else None


def _named_as_whole(part: Match, fact: Fact, matcher: Matcher) -> float:
    """Return what share of the words of the whole a figure says itself, but for the part's."""
    whole = matcher.asked.whole
    own = _last(part.fact.figure)
    words = [word for word in _words_of(fact) if word in whole and word not in own]
    amount = squeezed(fact.figure.text)
    if amount and len(amount) > 1 and amount in matcher.asked.plain:
        return 1.0
    return min(1.0, sum(map(len, words)) / 4)


def _words_of(fact: Fact) -> Iterable[str]:
    return {word for word in fact.words if len(word) > 1}


def _last(figure: Figure) -> str:
    """Return a figure's innermost row label and its columns, without totals."""
    rows = [label for label in figure.row if not is_total(label)][-1:]
    columns = [label for label in figure.column if not is_total(label)]
    return squeezed(" ".join((*rows, *columns)))


def _unshared(one: Figure, other: Figure) -> tuple[str, str]:
    """Return the labels of two figures that the other one has not, the innermost at least."""
    own, theirs = ((*figure.row, *figure.column) for figure in (one, other))
    first = squeezed(" ".join(label for label in own if label not in theirs))
    second = squeezed(" ".join(label for label in theirs if label not in own))
    return first + _last(one), second + _last(other)


def _is_of_unsaid_row(part: Match, matcher: Matcher) -> bool:
    """Say whether a figure's row is one of several of its table that the question names none of."""
    fact = part.fact
    if fact.table is None or fact.is_total or not fact.figure.row:
        return False
    column = any(word in fact.column for word in part.said)
    return column and matcher.share_unsaid(fact.figure.row[-1:]) >= _MOSTLY


def _is_named(part: Match, matcher: Matcher) -> bool:
    """Say whether a part's innermost label begins a word of the question."""
    figure = part.fact.figure
    label = squeezed((*figure.row, *figure.column)[-1]) if figure.row or figure.column else ""
    return any(label and name.text.startswith(label) for name in matcher.wanted.names)


def _is_within(part: Match, matcher: Matcher) -> bool:
    """Say whether the label outside a part's own is a word of the question (기업 부문)."""
    names = {name.text for name in matcher.wanted.names}
    return len(part.fact.figure.row) > 1 and squeezed(part.fact.figure.row[-2]) in names


def _named_after(own: Figure, head: Figure) -> bool:
    """Say whether a figure's outer label is another's row with its amount: 축제 (90백만원)."""
    if len(own.row) < 2 or not head.row:
        return False
    outer = squeezed(own.row[-2])
    return outer == squeezed(f"{head.row[-1]}({head.text})")


def _told_in(head: Figure, label: str) -> bool:
    """Say whether a label is the line of another figure (실적 285명, of those: 제조업 124명)."""
    named = squeezed(head.row[-1]) if head.row else ""
    return f"{named}{squeezed(head.text)}" in squeezed(label)


def _heads(head: Figure, own: Figure) -> bool:
    """Say whether a figure stands in the line that heads the list of another."""
    if not head.heading or head.heading[-1:] != own.heading[-1:]:
        return False
    return squeezed(head.text) in squeezed(own.heading[-1])
