"""Figures that a question states: the same amount in other units or rounded is no contradiction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.clause import clause_of, said_around
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted, said
from assistant.compose.premise.lengths import is_change
from assistant.compose.premise.stated import (
    ABOUT,
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
_NEAR = 14  # characters between a label and its figure
_PARTICLE = 3
_SUBJECT = re.compile(r"(?<=[가-힣\d])[은는이가]\s")
_LIMIT = re.compile(r"(?:최대|최소|한도|(?:인|명|사|소|팀|체|교|곳)당)\s*$")
_VAGUE = frozenset({"규모", "정도", "기준", "수준", "가량"})
_PERIODS = ("기간", "일시", "일정", "개최")
_DONE = re.compile(r"(?:개최|운영|지원|조성|사업|추진|활성화|확대|육성|건립|구축|및)+$")
_CORE = 4  # letters of a name that is left of a heading
_COUNTED = re.compile(
    r"(?:여)?\s(?P<noun>[가-힣]{2,}?)(?:은|는|이|가|을|를|의|에|에게|로|으로|과|와|도|만)?(?=\s|$)"
)
_NEAR_BEST, _NEARLY = 0.9, 0.8
_ADDED = re.compile(r"새로|신규|추가")  # what comes to what there is: no figure of all there is
_NUMERAL = re.compile(
    r"(?<![\d.,+~'’‘`´′])\d[\d,]*(?:\.\d+)?(?=\s?(?:여\s?)?(?:개|곳|사|社|교|팀|명|인"
    r"|,\s|[^\w\s.,~+월일년]|$))(?!개?[월년])"
)
_BARE = re.compile(r"(?<![\d.,])\d[\d,]{2,}(?:\.\d+)?(?![\d.,]*\d|\s?[가-힣%㎡])")
_SCALES = (Decimal(1), Decimal(10**3), Decimal(10**6))  # as printed, 천원, 백만원
_MONEY = ("총사업비", "사업비", "소요예산", "예산")  # what is spent, where no word says which sum


def wrong_amount(ground: Ground) -> Contradiction | None:
    """Return the contradiction of a figure that a question states as known."""
    text = ground.question.question
    for stated in stated_in(text):
        if stated.unit == "일" and is_change(text, stated.start):
            continue
        around = said_around(ground.question, stated.start + len(stated.text))
        plain = squeezed(stated.text)
        named = tuple(
            name for name in ground.names_in(around, but=stated.text) if plain not in name.text
        )
        names = ground.heard(named)
        if stated.unit == "일":
            lasting = ground.names_in(_SUBJECT.split(around, maxsplit=1)[0], but=stated.text)
            names = lasting if sum(name.weight for name in lasting) >= _ENOUGH else names
        claimed = around == clause_of(text)
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
        if any(_told_so(ground, statement, stated) for statement in agreeing):
            continue
        for speaking in (related, agreeing):
            found = _contradicted(ground, speaking, stated, named, around)
            if found is not None:
                return found
    return None


def _told_so(ground: Ground, statement: Statement, stated: Stated) -> bool:
    """Say whether a statement has the figure, in whatever unit it is printed or without one."""
    if any(agrees(stated, value) for value in _values(ground, statement, stated)):
        return True
    if stated.unit == "일":
        return False
    money = stated.unit == "원"
    numerals = (_BARE if money else _NUMERAL).findall(statement.context)
    numbers = [Decimal(text.replace(",", "")) for text in numerals]
    room = max(stated.grain / 2, ABOUT * stated.value if stated.about else Decimal(0))
    return any(
        abs(number * scale - stated.value) < room
        for number in numbers
        for scale in (_SCALES if money else _SCALES[:1])
    )


def _values(ground: Ground, statement: Statement, stated: Stated) -> list[Decimal]:
    """Return every figure of a statement and its parents in the unit of the one stated."""
    item = statement.item
    if isinstance(item, RowItem):
        figures = ground.writer.citer.records.figures(item.report, item.row.first, item.row.last)
        return [Decimal(f.value) for f in figures if same_unit(f.unit, stated.unit)]
    texts = (item.text, *(parent.text for parent in item.parents))
    return [Decimal(q.value) for text in texts for q in figures_of(text, stated.unit)]


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
    claim = _claim(ground.question.question, stated)
    least = _LEAST if stated.unit != "일" else _LASTING
    added = _ADDED.search(clause) is not None
    speaking = [
        statement
        for statement in related
        if statement.share >= least and (not added or _ADDED.search(statement.own))
    ]
    labels = _labels(clause, stated, names)
    if stated.unit == "원" and not labels:
        labels = [_MONEY]
    for label in labels:
        for statement in speaking:
            if isinstance(statement.item, RowItem):
                says = _row_says(ground, statement.item, stated, clause)
            else:
                figure = _labelled(statement.own, stated.unit, label)
                other = figure is not None and not agrees(stated, Decimal(figure.value))
                says = said(statement.item) if other else ""
            if says:
                return contradicted(claim, statement, says, (stated.text, label[0]))
    names = sorted(names, key=lambda name: -name.weight)
    for statement in speaking:
        if statement.share < max(_SURE, _NEAR_BEST * speaking[0].share):
            break
        said_of = squeezed(statement.context)
        known = not labels or any(word in said_of for word in labels[0])
        if isinstance(statement.item, RowItem) or not known:
            continue
        counted = _COUNTED.match(clause, clause.find(stated.text) + len(stated.text))
        if counted is not None and stated.unit == "개":
            beside = [_labelled(statement.own, "개", (counted["noun"],), _PARTICLE)]
        else:
            beside = [_labelled(statement.own, stated.unit, (n.text,), _PARTICLE) for n in names]
        if any(beside) or _only_figure(statement, stated):
            return contradicted(claim, statement, said(statement.item), (stated.text,))
    return None


def _only_figure(statement: Statement, stated: Stated) -> bool:
    """Say whether a statement has one figure of the kind stated, of people or houses."""
    if stated.unit in ("원", "%", "년", "일", "개"):
        return False
    own = statement.own
    figures = [q for q in figures_of(own, stated.unit) if not _LIMIT.search(own[: q.start])]
    return len([q for q in figures if q.unit == stated.unit]) == 1


def _row_says(ground: Ground, item: RowItem, stated: Stated, clause: str) -> str:
    """Return what the row that a clause names says in the unit stated, or ``""``."""
    plain = squeezed(clause)
    if not item.labels or not all(_is_named(label, plain) for label in item.labels):
        return ""
    cells = ground.cells(item, clause, frozenset({stated.unit}))
    read = [
        found for cell in cells for found in parse_quantities(cell.shown(), cell.unit or "")[:1]
    ]
    if len(read) != len(cells) or len({found.value for found in read}) != 1:
        return ""
    if not read[0].unit or not same_unit(read[0].unit, stated.unit):
        return ""
    return said(item, cells)


def _is_named(label: str, plain: str) -> bool:
    """Say whether a clause names a row's heading, but for what is done (개최, 운영)."""
    core = _DONE.sub("", squeezed(label))
    return squeezed(label) in plain or (len(core) >= _CORE and core in plain)


def _labels(clause: str, stated: Stated, names: Sequence[Name]) -> list[tuple[str, ...]]:
    """Return the words that a claim's figure may stand at, in all their spellings.

    Behind the figure stands what is counted (500명을 모집), else before it (예산이 60억원).
    """
    if stated.unit == "일":
        return [_PERIODS]
    plain, figure = squeezed(clause), squeezed(stated.text)
    at = plain.find(figure)
    behind = [n for n in names if 0 < plain.find(n.text) - at - len(figure) <= _PARTICLE]
    before = [n for n in names if 0 <= at - plain.find(n.text) - len(n.text) <= _PARTICLE]
    before.sort(key=lambda n: at - plain.find(n.text) - len(n.text))
    near = [n for n in (*behind, *before[:1]) if n.text not in _VAGUE]
    return [(n.text, *n.others, *(p for p in n.parts if len(p) > 1)) for n in near]


def _labelled(text: str, unit: str, label: Sequence[str], reach: int = _NEAR) -> Quantity | None:
    """Return the figure that stands at one of a label's spellings: right behind, or before it."""
    figures = [q for q in figures_of(text, unit) if not _LIMIT.search(text[: q.start])]
    for word in label if figures else ():
        for match in re.finditer(r"\s*".join(map(re.escape, word)), text.lower()):
            room = len(text) if unit == "일" else reach
            behind = [q for q in figures if 0 <= q.start - match.end() <= room]
            before = [q for q in figures if 0 <= match.start() - q.end <= _PARTICLE]
            if before or behind:
                return (before or behind)[0]
    return None


def _claim(clause: str, stated: Stated) -> str:
    """Return the words of a claim: its figure and the word before it."""
    before = clause[: stated.start].split()
    return " ".join((*before[-1:], stated.text))
