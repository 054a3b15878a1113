"""Figures of one kind beside each other: the rows of a column, the columns of a row, a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.matching import most, squeezed
from assistant.compose.reckon.facts import Fact, is_total
from assistant.compose.reckon.kinds import GENERIC, is_generic
from assistant.compose.reckon.listed import listed_among
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.number_words import members_said, number_of_all, takes_more

_LEAST = 0.5
# What a group counts whose column is what one is sought among, and that is of no kind asked for.
_OF_KIND, _NOT_OF_KIND = 0.3, 0.4
_ASKED_KIND = re.compile(
    r"(?:가장|(?<![가-힣])제일|젤)\s?\S*[은는인한든난]\s(?P<kind>[가-힣]{2,})(?:은|는|이|가)(?=[\s?,]|$)"
)
_SECTION_TOTALS = re.compile(r"부서|과[은는이]|국[은는이]|실별|부서별")
_OFFICE = re.compile(r"(?:과|팀|국|실|관|단|센터|본부)$")
_MEMBERS = 0.2
# Rows of which one alone has the heaviest names: those of what one is sought within.
_OF_ITS_KIND = re.compile(
    r"(?P<kind>[가-힣]{2,})\s(?:가운데|중)에?서?\s.*(?:가장|제일)\s[가-힣]+\s(?P=kind)(?:은|는|이|가)?(?:요|\s|[?.]|$)"
)
_SEVERAL, _TOLD, _HEAVY = 8, 0.8, 0.75
_THING = re.compile(r"세부사업|사업|부서|분야|직급|지역|캠퍼스")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that differ in one heading, with that heading of each; best first by score."""

    score: float
    members: tuple[tuple[str, Match], ...]


def best_group(matches: Sequence[Match], matcher: Matcher) -> Group | None:
    """Return the group of figures that a question asks the largest, smallest or number of."""
    groups: dict[tuple[object, ...], dict[str, Match]] = {}
    for match in matches:
        for key, name in places_of(match.fact, matcher):
            groups.setdefault(key, {}).setdefault(name, match)
    scored = [
        _scored(members, matcher)
        for key, members in groups.items()
        if len(members) > 1 and (key[0] != "named cells" or _name_themselves(members))
    ]
    found = [group for group in scored if group is not None]
    if said := members_said(matcher.question.search):
        # Of the seven sections: a group of another number is none of them.
        sizes = [len(group.members) for group in found]
        least = said if said in sizes else said + 1  # a table may have more rows, never fewer
        found = [g for g, n in zip(found, sizes, strict=True) if n == said or n >= least > said]
    return max(found, key=lambda group: group.score) if found else None


def all_of(matches: Sequence[Match], matcher: Matcher) -> tuple[Match, ...]:
    """Return the figures of a group whose sum is asked for by their number (네 곳을 모두)."""
    text = matcher.question.search
    number = 0 if takes_more(text) else number_of_all(text)
    group = best_group(matches, matcher) if number else None
    if group is None:
        return ()
    members = [match for _, match in group.members]
    return tuple(members) if len(members) == number else ()


def within(matches: Sequence[Match], listed: Sequence[str]) -> tuple[Match, ...]:
    """Return all figures of one column under the outer labels listed (중점과 일반 분야의 과제).

    Empty where a word listed is no outer label of several rows.
    """
    columns: dict[tuple[object, ...], dict[tuple[str, ...], Match]] = {}
    for match in matches:
        fact, figure = match.fact, match.fact.figure
        inner = fact.table is not None and len(figure.row) > 1 and not fact.is_total
        if inner and any(word in squeezed(figure.row[0]) for word in listed):
            shape = (figure.report, fact.table, figure.column, figure.unit, len(figure.row))
            columns.setdefault((*shape, figure.row[2:]), {}).setdefault(figure.row, match)
    for rows in columns.values():
        counts = [sum(word in squeezed(row[0]) for row in rows) for word in listed]
        if listed and min(counts) > 1:
            return tuple(sorted(rows.values(), key=lambda match: match.fact.figure.first))
    return ()


def places_of(fact: Fact, matcher: Matcher) -> Iterable[tuple[tuple[object, ...], str]]:
    """Yield the groups that a figure belongs to, and its name in each."""
    figure = fact.figure
    common = (figure.report, figure.heading, figure.unit)
    if fact.table is not None:
        name = row_name(fact, matcher)
        if name:
            stage = figure.stage if figure.stage in ("정원", "현원") else None
            # A department's rows may go on in the next table.
            table = None if name[0] and len(name) > 1 else fact.table
            yield ("rows", *common, table, figure.column, stage, name[:-1]), name[-1]
        told = len(figure.row) > 1 and not matcher.share_unsaid(figure.row[-1:])
        if told and not fact.is_total:
            # Of each row one of its lines (각 공방의 규모); its rows may go on in the next table.
            line = (figure.row[-1], figure.row[:-2], figure.column, figure.stage)
            yield ("inner", *common, *line), figure.row[-2]
        if figure.column and not is_total(figure.column[-1]) and len(figure.row) < 3:
            key = ("columns", *common, fact.table, figure.row, figure.stage, figure.column[:-1])
            yield key, figure.column[-1]
        if len(figure.row) > 1 and figure.column and not is_total(figure.column[-1]):
            cell = (fact.table, figure.row[1:], figure.stage, figure.column[:-1])
            yield ("named cells", *common, *cell), figure.column[-1]
        if len(figure.column) > 1 and not is_total(figure.column[0]) and len(figure.row) < 3:
            key = ("outer", *common, fact.table, figure.row, figure.stage, figure.column[1:])
            yield key, figure.column[0]
    elif len(figure.row) > 1:
        yield ("list", *common, figure.row[:-1], figure.column, figure.first), figure.row[-1]
    elif figure.row:
        yield ("line", *common, figure.column, figure.first), figure.row[-1]


def _name_themselves(members: dict[str, Match]) -> bool:
    """Say whether each cell names what it is of itself (달빛관(80㎡) 2개 과정 below 나래)."""
    return len({match.fact.figure.row[0] for match in members.values()}) == len(members)


def row_name(fact: Fact, matcher: Matcher) -> tuple[str, ...]:
    """Return what a row is called among its like, empty where it is none of them.

    Where departments are asked for, the sub-totals of a table stand for them.
    """
    row = fact.figure.row
    names = tuple(label for label in row if not is_total(label))
    departments = _SECTION_TOTALS.search(matcher.question.search) is not None
    if not names:
        return ()
    if fact.is_total:
        return names[-1:] if departments else ()
    if len(names) > 1:
        inside = squeezed(names[0]) in matcher.asked.plain
        return (names[0] if inside else "", names[-1]) if inside or not departments else ()
    return names


def _scored(members: dict[str, Match], matcher: Matcher) -> Group | None:
    """Score a group by what its figures have in common, and drop what is no member."""
    named = {name: match for name, match in members.items() if _is_member(match, matcher)}
    if len(named) < 2:
        return None
    if listed := listed_among(list(named), matcher.question.search):
        named = {name: match for name, match in named.items() if name in listed}
    matches = list(named.values())
    common = tuple(map(min, zip(*(match.credits for match in matches), strict=True)))
    cover = matcher.wanted.share(common)
    whole = matcher.wanted.share(most(*(match.credits for match in matches)))
    if matcher.wanted.names and max(cover, whole) < _LEAST:
        return None
    if _is_one_of_them(matches, matcher):
        return None
    stage = [s for s in matcher.asked.stages if matcher.has_stage(matches[0].fact, s)]
    score = cover + 0.5 * whole + sum(match.score for match in matches) / len(matches)
    score += 0.3 * bool(stage) + _MEMBERS * min(len(named), 12) / 12
    columns = [match.fact.figure.column for match in matches]
    shared = [label for label in columns[0] if all(label in column for column in columns)]
    score -= 0.3 * matcher.share_unsaid(tuple(shared))
    score += _OF_KIND * any(_is_whole(label, matcher) for label in shared)
    score -= _NOT_OF_KIND * _is_of_other_kind(matches, matcher)
    kind = kind_fit(list(named), matcher)
    if kind == 0.0:
        return None
    asked = _THING.search(matcher.question.search)
    score += 0.15 * bool(asked and asked[0] in matches[0].fact.corner)
    return Group(score + 0.3 * (kind or 0.0), tuple(named.items()))


def _is_whole(label: str, matcher: Matcher) -> bool:
    """Say whether a column is that of what one is sought among (과제 가운데)."""
    return squeezed(label) not in GENERIC and matcher.asked.whole.endswith(squeezed(label))


def _is_one_of_them(matches: Sequence[Match], matcher: Matcher) -> bool:
    """Say whether what one is sought within is itself but one of the members.

    Of 솔뫼공모 the field with the most money is in no table that has 솔뫼공모 among its rows.
    """
    if _OF_ITS_KIND.search(matcher.question.search):
        return False  # 나래지구 가운데 제일 좁은 지구는: one of them is named for all
    names = matcher.wanted.names
    most_weight = max((name.weight for name in names), default=0.0)
    own = [
        at
        for at, name in enumerate(names)
        if name.weight >= _HEAVY * most_weight and not is_generic(squeezed(name.text))
    ]
    if not own or len(matches) < _SEVERAL:
        return False
    told = [all(match.credits[at] >= _TOLD for at in own) for match in matches]
    return sum(told) == 1


def _is_of_other_kind(matches: Sequence[Match], matcher: Matcher) -> bool:
    """Say whether nothing about figures names the kind of thing asked for (가장 넓은 공방은)."""
    asked = _ASKED_KIND.search(matcher.question.search)
    if asked is None or kind_fit([asked["kind"]], matcher) is not None:
        return False
    facts = (match.fact for match in matches)
    return not any(
        asked["kind"] in text for f in facts for text in (f.own, f.near, f.outer, f.corner)
    )


def without_sums(members: Sequence[tuple[str, Match]]) -> list[tuple[str, Match]]:
    """Return members without those that are the sum of some on the lines right behind them."""
    lines = {match.fact.figure.first for _, match in members}
    if len(lines) < len(members):
        return list(members)
    found = sorted(members, key=lambda member: member[1].fact.key)
    values = [Decimal(match.fact.figure.value) for _, match in found]
    sums = {at for at in range(len(found)) if _is_sum(values[at], values[at + 1 :])}
    kept = [member for at, member in enumerate(found) if at not in sums]
    return kept if len(kept) > 1 else list(members)


def _is_sum(value: Decimal, behind: Sequence[Decimal]) -> bool:
    total = Decimal(0)
    for count, part in enumerate(behind, start=1):
        total += part
        if total >= value:
            return total == value > 0 and count > 1
    return False


def _is_member(match: Match, matcher: Matcher) -> bool:
    return matcher.fits_unit(match.fact)


def kind_fit(names: Sequence[str], matcher: Matcher) -> float | None:
    """Return what share of members are of the kind asked for, ``None`` where none is asked for.

    Departments have names in 과, 단; programmes have not.
    """
    offices = sum(_OFFICE.search(name) is not None for name in names) / len(names)
    if re.search(r"부서|어느\s*과|과[은는이가]\s|과는", matcher.question.search):
        return offices
    if re.search(r"사업[은는이가]\s", matcher.question.search):
        return 1 - offices
    return None
