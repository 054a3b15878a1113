"""Figures that a question states: the same amount in other units or rounded is no contradiction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.bound import at_label, of_year_before, only_one
from assistant.compose.premise.clause import clause_of, said_around
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted, said
from assistant.compose.premise.labels import labels_of
from assistant.compose.premise.lengths import is_change
from assistant.compose.premise.stated import (
    ABOUT,
    COUNTS,
    Stated,
    agrees,
    counts_days,
    figures_of,
    stated_in,
)
from assistant.compose.rows import RowItem
from ingest.quantity import Quantity, parse_quantities
from ingest.quantity.units import same_unit

_LEAST = 0.6  # the share of the claim's names that what contradicts it must speak of
_RELATED = 0.5  # … and that what agrees with it must
_SURE = 0.75  # … and what contradicts it by the only figure of its kind
_ENOUGH = 3.5  # the weight of names that tell one matter from others
_LASTING = 0.45  # … where only its dates tell how long something lasts
_PARTICLE = 3
_SUBJECT = re.compile(r"(?<=[가-힣\d])[은는이가]\s")
_DONE = re.compile(r"(?:개최|운영|지원|조성|사업|추진|활성화|확대|육성|건립|구축|및)+$")
_CORE = 4  # letters of a name that is left of a heading
_COUNTED = re.compile(
    r"(?:여)?\s(?P<noun>[가-힣]{2,}?)(?:은|는|이|가|을|를|의|에|에게|로|으로|과|와|도|만)?(?=\s|$)"
)
_NEAR_BEST, _NEARLY = 0.9, 0.8
_OF_SAME = 0.6  # of the best share: what speaks less of the matter neither agrees nor not
_ADDED = re.compile(r"새로|신규|추가")  # what comes to what there is: no figure of all there is
_NUMERAL = re.compile(
    r"(?<![\d.,+~'’‘`´′])\d[\d,]*(?:\.\d+)?(?=\s?(?:여\s?)?(?:개|곳|사|社|교|팀|명|인"
    r"|,\s|[^\w\s.,~+월일년]|$))(?!개?[월년])"
)
_BARE = re.compile(r"(?<![\d.,])\d[\d,]{2,}(?:\.\d+)?(?![\d.,]*\d|\s?[가-힣%㎡])")
_SCALES = (Decimal(1), Decimal(10**3), Decimal(10**6))  # as printed, 천원, 백만원


def wrong_amount(ground: Ground) -> Contradiction | None:
    """Return the contradiction of a figure that a question states as known."""
    text = ground.question.question
    for stated in stated_in(text):
        if stated.unit == "일" and is_change(text, stated.start):
            continue
        around = said_around(ground.question, stated.end)
        plain = squeezed(stated.text)
        named = tuple(
            name for name in ground.names_in(around, but=stated.text) if plain not in name.text
        )
        names = ground.heard(named)
        if stated.unit == "일":
            lasting = ground.names_in(_SUBJECT.split(around, maxsplit=1)[0], but=stated.text)
            names = lasting if sum(name.weight for name in lasting) >= _ENOUGH else names
        claimed = around == clause_of(text)
        if not claimed and (stated.bound or stated.spelt):
            continue
        if not claimed and sum(name.weight for name in names) < _ENOUGH:
            continue
        related = ground.about(names, _RELATED if stated.unit != "일" else _LASTING)
        agreeing = ground.about(names, _RELATED, any_time=True)
        if stated.unit == "일":
            # 3일간 counts more than from which day to which: a holiday may lie between.
            near = [s for s in related if s.share >= _NEARLY * related[0].share]
            counted = [s for s in near if counts_days(s.own)]
            related = counted or related
            agreeing = counted or [s for s in near if s.share >= _NEAR_BEST * near[0].share]
        best = agreeing[0].share if agreeing else 0
        near = [s for s in agreeing if s.share >= _OF_SAME * best]
        if any(_told_so(ground, statement, stated) for statement in near):
            continue
        for speaking in (related, agreeing):
            found = _contradicted(ground, speaking, stated, named, around)
            if found is not None:
                return found
    return None


def told_amounts(ground: Ground) -> tuple[str, ...]:
    """Return the words of a question's claims that only state a figure as the reports do.

    That are the figure and what it is of (예산이 20억원이라는데); nothing where no report agrees.
    """
    text, words = ground.question.question, []
    stating = clause_of(text)
    for stated in stated_in(stating):
        named = ground.names_in(stating, but=stated.text)
        statements = ground.about(ground.heard(named), _RELATED)
        if any(_told_so(ground, s, stated) for s in statements if s.share >= _OF_SAME):
            labels = labels_of(stating, stated, named)
            words += [squeezed(stated.text), *(label[0] for label in labels[:1])]
    return tuple(words)


def _told_so(ground: Ground, statement: Statement, stated: Stated) -> bool:
    """Say whether a statement has the figure, in whatever unit it is printed or without one."""
    if any(agrees(stated, value) for value in _values(ground, statement, stated)):
        return True
    if stated.unit not in COUNTS and stated.unit != "원":
        return False
    money = stated.unit == "원"
    numerals = (_BARE if money else _NUMERAL).findall(statement.context)
    numbers = [Decimal(text.replace(",", "")) for text in numerals]
    if stated.bound:
        return False
    room = max(stated.grain / 2, ABOUT * stated.value if stated.about else Decimal(0))
    return any(
        abs(number * scale - stated.value) < room
        for number in numbers
        for scale in (_SCALES if money else _SCALES[:1])
    )


def _values(ground: Ground, statement: Statement, stated: Stated) -> list[Decimal]:
    """Return every figure of a statement and its parents in the unit of the one stated."""
    item, years = statement.item, ground.question.years
    if isinstance(item, RowItem):
        figures = ground.writer.citer.records.figures(item.report, item.row.first, item.row.last)
        return [Decimal(f.value) for f in figures if same_unit(f.unit, stated.unit)]
    texts = (item.text, *(parent.text for parent in item.parents))
    return [
        Decimal(figure.value)
        for text in texts
        for figure in figures_of(text, stated.unit)
        if not of_year_before(text, figure, years)
    ]


def _contradicted(
    ground: Ground,
    related: Sequence[Statement],
    stated: Stated,
    names: Sequence[Name],
    clause: str,
) -> Contradiction | None:
    """Return the contradiction by what gives the claim's label another figure.

    The label nearest to the figure is looked for in every statement before the next one is.
    """
    claim, years = _claim(ground.question.question, stated), ground.question.years
    least = ground.ease * (_LEAST if stated.unit != "일" else _LASTING)
    added = _ADDED.search(clause) is not None
    speaking = [s for s in related if s.share >= least and (not added or _ADDED.search(s.own))]
    for label in labels_of(clause, stated, names):
        for statement in speaking:
            says = _row_says(ground, statement, stated, clause)
            if not isinstance(statement.item, RowItem):
                says = _other(statement, stated, at_label(statement.own, stated, label, years))
            if says:
                return contradicted(claim, statement, says, (stated.text, label[0]))
    other = _by_kind(speaking, stated, names, clause, ground)
    return None if other is None else contradicted(claim, other, words=(stated.text,))


def _by_kind(
    speaking: Sequence[Statement],
    stated: Stated,
    names: Sequence[Name],
    clause: str,
    ground: Ground,
) -> Statement | None:
    """Return what speaks of the matter the most and gives another figure of the claim's kind."""
    labels, years = labels_of(clause, stated, names), ground.question.years
    names = sorted(names, key=lambda name: -name.weight)
    for statement in speaking:
        if statement.share < max(_SURE * ground.ease, _NEAR_BEST * speaking[0].share):
            break
        said_of = squeezed(statement.context)
        known = stated.limit or not labels or any(word in said_of for word in labels[0])
        if isinstance(statement.item, RowItem) or not known:
            continue
        counted = _COUNTED.match(clause, clause.find(stated.text) + len(stated.text))
        if counted is not None and stated.unit == "개":
            words = [(counted["noun"],)]
        else:
            words = [(name.text,) for name in names]
        found = [at_label(statement.own, stated, word, years, _PARTICLE) for word in words]
        if any(_other(statement, stated, figure) for figure in found):
            return statement
        if stated.limit or stated.unit not in ("원", "%", "년", "일", "개"):
            figure = only_one(statement.own, stated, years)
            if _other(statement, stated, figure):
                return statement
    return None


def _other(statement: Statement, stated: Stated, figure: Quantity | None) -> str:
    """Return what a statement says where its figure is another one than stated, or ``""``."""
    other = figure is not None and not agrees(stated, Decimal(figure.value))
    return said(statement.item) if other else ""


def _row_says(ground: Ground, statement: Statement, stated: Stated, clause: str) -> str:
    """Return what the row that a clause names says in the unit stated, or ``""``."""
    item = statement.item
    plain = squeezed(clause)
    if not isinstance(item, RowItem) or not item.labels:
        return ""
    if not all(_is_named(label, plain) for label in item.labels):
        return ""
    cells = ground.cells(item, clause, frozenset({stated.unit}))
    read = [
        found for cell in cells for found in parse_quantities(cell.shown(), cell.unit or "")[:1]
    ]
    if len(read) != len(cells) or len({found.value for found in read}) != 1:
        return ""
    if not read[0].unit or not same_unit(read[0].unit, stated.unit):
        return ""
    if agrees(stated, Decimal(read[0].value)):
        return ""
    return said(item, cells)


def _is_named(label: str, plain: str) -> bool:
    """Say whether a clause names a row's heading, but for what is done (개최, 운영)."""
    core = _DONE.sub("", squeezed(label))
    return squeezed(label) in plain or (len(core) >= _CORE and core in plain)


def _claim(clause: str, stated: Stated) -> str:
    """Return the words of a claim: its figure and the word before it."""
    before = clause[: stated.start].split()
    return " ".join((*before[-1:], stated.text))
