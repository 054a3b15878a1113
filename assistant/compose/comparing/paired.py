"""How what is told of two or more sides in words differs: by their dates, or by their figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from assistant.compose.candidates import context_of, span
from assistant.compose.comparing.conclusion import (
    Compared,
    beside_each_other,
    changed,
    most,
    most_asked,
)
from assistant.compose.comparing.moved import moved, one_writer
from assistant.compose.comparing.qualified import stands_behind_its_label
from assistant.compose.comparing.stated import Stated
from assistant.compose.compute import Computed
from assistant.compose.evidence import Evidence
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.reckon.apart import alike, is_part
from assistant.compose.reckon.facts import is_years_share
from assistant.compose.reckon.operations import is_operation
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from assistant.compose.unit_fit import has_unit
from assistant.question import Understood
from assistant.question.attributes import is_attribute
from assistant.question.years import names_year
from ingest.model import Figure
from prompts.messages import message

_FACTOR = 20  # figures further apart are hardly of one thing
_NEARER = 3  # figures no further apart may be of one thing where the best ones are too far apart
_INSTEAD, _LOST = 3, 0.35  # statements looked at then, and how much worse they may be
_FITTING = 0.5  # how well such a statement holds the kind of answer that a part asks for
_ANOTHER = 0.5  # how much less a statement speaks of a thing that tells of another one
DIFFERENCE = re.compile(
    r"차이|격차|더\s|얼마나|보다|늘|줄|증가|감소|증감|몇\s?배|비교|어느\s(?:쪽|해)|[높낮많적작]은|큰\s|[컸았]던|변했|변화|달라"
    r"|올랐|올라|오른|떨어|상승|하락|낮아|높아|커졌|작아|많아|적어|%\s?p|%?포인트|바뀌"
)
"""How a difference is asked for."""

_MONTH = re.compile(r"\d{4}년 (?P<month>\d{1,2}월)")
_TIMES = re.compile(r"몇\s?배")
_SIGNED = re.compile(r"[+△▲▽▼−–-]\s?\d")  # by its sign a change, but no share needs to be one
_COMPARES = re.compile(r"\s(?:차이|격차|비교)$")
_BRACKETS = re.compile(r"\([^()]*\)")
_INCLUDING = re.compile(r"[가-힣]\s?포함")


def concluded(
    found: Sequence[Stated], question: Understood, writer: Writer
) -> tuple[str, tuple[Computed, ...]]:
    """Write how what is compared differs: dates, or two figures if that is asked.

    Of several years the one that has the most (or the least) is told where that is asked.
    """
    if not _of_one_thing(found):
        return "", ()
    if lead := moved(found, writer):
        return lead
    largest = most_asked(question.search)
    if largest is None and not DIFFERENCE.search(question.search):
        return "", ()
    sides = _sides(found, writer)
    if sides is None:
        return "", ()
    times = _TIMES.search(question.search) is not None
    if found[0].sought.part.year and not times:
        asked = found[0].sought.question if found[0].sought.part.group else question
        plain = squeezed(_BRACKETS.sub("", asked.search))  # 종합형(뒤에 창업형으로 바뀜)
        own = [name for name in asked.names if squeezed(name) in plain]
        about = " ".join(name for name in own or asked.names if not is_operation(squeezed(name)))
        if largest is not None:
            return most(sides, about, largest=largest), ()
        return changed(sides[0], sides[-1], about)
    return beside_each_other(sides[0], sides[-1], times=times)


def settles(found: Sequence[Stated], question: Understood, writer: Writer) -> bool:
    """Say whether the statements of what is set side by side tell how it differs."""
    timed = any(one.sought.part.year for one in found)
    if most_asked(question.search) is not None:
        asked = timed
    else:
        asked = not timed and len(found) == 2 and bool(DIFFERENCE.search(question.search))
    return asked and _of_one_thing(found) and _sides(found, writer) is not None


def of_one_size(found: Sequence[Stated], writer: Writer) -> list[Stated]:
    """Return parts with other statements first where the best tell figures too far apart.

    An event's budget is none of its programme's: of statements nearly as good those are taken
    whose figures may be of one thing.
    """
    labelled = [one for one in found if one.sought.part.label and one.evidence]
    best = [_figures(one, one.evidence[0], writer) for one in labelled]
    if len(best) < 2 or not all(len(side) == 1 for side in best):
        return list(found)
    if _apart([side[0] for side in best]) <= _FACTOR:
        return list(found)
    options = [_others(one, writer) for one in labelled]
    ways = [way for way in product(*options) if _apart([c for _, c in way]) <= _NEARER]
    if not ways:
        return list(found)
    chosen = max(ways, key=lambda way: sum(evidence.score for evidence, _ in way))
    first = {id(one): way[0] for one, way in zip(labelled, chosen, strict=True)}
    return [_with_first(one, first[id(one)]) if id(one) in first else one for one in found]


def _of_one_thing(found: Sequence[Stated]) -> bool:
    """Say whether the statements of several times all speak of what is asked about.

    That are the names that are no attribute; another thing's opening is no later date.
    """
    said: list[float] = []
    for one in found:
        if not (one.evidence and one.sought.part.year):
            continue
        credits = zip(one.wanted.names, one.evidence[0].credits, strict=False)
        own = [credit for name, credit in credits if not is_attribute(name.text)]
        said += [max(own)] if own else []
    return not said or max(said) - min(said) < _ANOTHER


def _others(one: Stated, writer: Writer) -> list[tuple[Evidence, Compared]]:
    """Return the statements of a part that are nearly the best, each with its one figure."""
    best = one.evidence[0].score
    near = [e for e in one.evidence[:_INSTEAD] if best - e.score <= _LOST and e.fit >= _FITTING]
    sides = [(e, _figures(one, e, writer)) for e in near]
    return [(e, side[0]) for e, side in sides if len(side) == 1]


def _with_first(one: Stated, first: Evidence) -> Stated:
    rest = tuple(e for e in one.evidence if e is not first)
    return replace(one, evidence=(first, *rest))


def _apart(sides: Sequence[Compared]) -> Decimal:
    """Return how many times as much the greatest is as the least, one where units differ."""
    low, *_, high = sorted(abs(Decimal(side.figure.value)) for side in sides)
    units = {side.figure.unit for side in sides}
    return high / low if low and len(units) == 1 else Decimal(1)


def _sides(found: Sequence[Stated], writer: Writer) -> list[Compared] | None:
    """Return the figures compared, where each statement has just one, ``None`` where not."""
    labelled = [one for one in found if one.sought.part.label]
    sides = [_figures(one, one.evidence[0], writer) if one.evidence else [] for one in labelled]
    pairs = _alike(sides)
    if len(pairs) < 2 or len(pairs) < len(sides) or len({p.figure.unit for p in pairs}) > 1:
        return None
    pairs = _called_apart(pairs)
    low, high = sorted(abs(Decimal(side.figure.value)) for side in (pairs[0], pairs[-1]))
    same = pairs[0].figure == pairs[-1].figure or len({squeezed(p.label) for p in pairs}) == 1
    return None if same or high > _FACTOR * low else pairs


def _called_apart(pairs: list[Compared]) -> list[Compared]:
    """Return figures called by their columns too, where nothing else tells them apart."""
    names = [" ".join(pair.figure.column[-1:]) for pair in pairs]
    if len({squeezed(pair.label) for pair in pairs}) > 1 or len({*names}) < len(pairs):
        return pairs
    return [replace(pair, label=f"{n} {pair.label}") for pair, n in zip(pairs, names, strict=True)]


def _alike(sides: Sequence[Sequence[Compared]]) -> list[Compared]:
    """Return the figure of each side that has one, of several the one called as on another side.

    A line that tells 20 new ones and 913 in all (누적) is compared by what the other line tells.
    """
    alone = [side[0].figure for side in sides if len(side) == 1]
    found: list[Compared] = []
    for side in sides:
        like = [c for c in side if any(_called(c.figure) == _called(one) for one in alone)]
        one = side if len(side) == 1 else like
        found += one if len(one) == 1 else []
    return found


def _called(figure: Figure) -> tuple[str, ...]:
    """Return what tells a figure from others of its line: its unit and its innermost column."""
    return (figure.unit or "", *figure.column[-1:])


def _figures(one: Stated, evidence: Evidence, writer: Writer) -> list[Compared]:
    """Return the figures of a statement that may answer a part: those it speaks of best."""
    item, question = evidence.item, one.sought.question
    own = one_writer(one, writer)
    texts = [cell.text for cell in own.cells(item)] if isinstance(item, RowItem) else [item.text]
    figures = writer.citer.records.figures(item.report, *span(item))
    inside = [f for f in figures if f.unit and any(f.text in text for text in texts)]
    inside = [f for f in inside if f.unit == "%" or not _SIGNED.match(f.text.strip())] or inside
    inside = [f for f in inside if not is_years_share(f, question.search)]
    inside = [f for f in inside if not _is_unasked_part(f, inside, question)]
    fitting = [f for f in inside if any(has_unit(f.unit, unit) for unit in question.units)]
    if _INCLUDING.search(question.search) and len(fitting or inside) > 1:
        return []  # which of them has what is to be included is not told
    told = [_told(figure, one.wanted) for figure in fitting or inside]
    best = [f for f, own in zip(fitting or inside, told, strict=True) if own == max(told)]
    plain = [f for f in best if not _says_more(f, best, question)]
    if len({_labels(f) for f in plain}) == 1:
        plain = [f for f in plain if stands_behind_its_label(f, item.text)] or plain
    if len({(f.value, f.unit) for f in plain}) == 1:
        plain = plain[:1]  # the budget as it was passed, and as it stands, which is the same
    mark = own.mark(item) if plain else ""
    return [Compared(_name(one, evidence, f, writer), f, mark) for f in plain]


def _name(one: Stated, evidence: Evidence, figure: Figure, writer: Writer) -> str:
    """Return how a side is called so that its place says so.

    What the report of a year tells without naming the year is of that report; a name that the
    report has otherwise (제2공방, 제2가온공방) is called as it does.
    """
    part, item = one.sought.part, evidence.item
    issued = writer.reports[item.report].issued
    told = " ".join((context_of(item), *figure.heading, *_labels(figure), figure.as_of or ""))
    month = _MONTH.fullmatch(part.label)
    if month is not None and month["month"] not in told and issued[:4] == str(part.year):
        return message("assistant.compared_report", year=part.year, month=int(issued[5:7]))
    if part.label == message("assistant.compared_year", year=part.year):
        if names_year(told, part.year) or issued[:4] != str(part.year):
            return part.label
        return message("assistant.compared_report", year=part.year, month=int(issued[5:7]))
    if part.year or all(squeezed(word) in squeezed(told) for word in part.label.split()):
        return part.label
    label = squeezed(part.label)
    names = [n for n in (*figure.row[::-1], *figure.heading[::-1]) if not is_attribute(n)]
    names = [name for name in names if alike(label, squeezed(name))]
    own = _COMPARES.sub("", part.label)
    return max(names, key=lambda name: alike(label, squeezed(name)), default=own)


def _is_unasked_part(figure: Figure, others: Sequence[Figure], question: Understood) -> bool:
    """Say whether a figure is but a part of another of its line that the question does not name."""
    named = bool(figure.row) and squeezed(figure.row[-1]) in squeezed(question.search)
    return not named and any(is_part(figure, whole) for whole in others)


def _says_more(figure: Figure, others: Sequence[Figure], question: Understood) -> bool:
    """Say whether a figure has another's labels and one that is not asked for (총사업비)."""
    own = set(_labels(figure))
    return any(
        own > set(_labels(other))
        and not any(
            squeezed(label) in squeezed(question.search) for label in own - set(_labels(other))
        )
        for other in others
    )


def _told(figure: Figure, wanted: Wanted) -> float:
    """Return how much of a question a figure's own headings speak of."""
    return wanted.cover(" ".join(_labels(figure)))


def _labels(figure: Figure) -> tuple[str, ...]:
    return (*figure.row, *figure.column)
