"""What the reports say as a question does: a claimed figure that stands there in any form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.bound import of_year_before
from assistant.compose.premise.clause import clause_of
from assistant.compose.premise.ground import Ground, Statement
from assistant.compose.premise.labels import labels_of
from assistant.compose.premise.stated import ABOUT, COUNTS, Stated, agrees, figures_of, stated_in
from assistant.compose.rows import RowItem
from assistant.question.years import other_year
from ingest.quantity.units import same_unit

RELATED = 0.5
"""The share of a claim's names that what agrees with it must speak of."""

_OF_SAME = 0.6  # of the best share: what speaks less of the matter neither agrees nor not
_HEARD = 0.25  # … but for figures so exact that hardly two are the same by chance
_DIGITS = 3
_NUMERAL = re.compile(
    r"(?<![\d.,+~'’‘`´′])\d[\d,]*(?:\.\d+)?(?=\s?(?:여\s?)?(?:개|곳|사|社|교|팀|명|인"
    r"|,\s|[^\w\s.,~+월일년]|$))(?!개?[월년])"
)
_BARE = re.compile(r"(?<![\d.,])\d[\d,]{2,}(?:\.\d+)?(?![\d.,]*\d|\s?[가-힣%㎡])")
_WHOLE_NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*\d(?![\d.])")
_SCALES = (Decimal(1), Decimal(10**3), Decimal(10**6))  # as printed, 천원, 백만원


def agreed(
    ground: Ground, names: Sequence[Name], stated: Stated, statements: Sequence[Statement]
) -> bool:
    """Say whether what speaks of a claim's matter has its figure.

    Parameters
    ----------
    ground
        The reports, and the question.
    names, stated
        What the claim names, and its figure.
    statements
        What speaks of the names, best first.
    """
    if _is_precise(stated):
        near = ground.whole.about(names, _HEARD, any_time=True)
    else:
        best = statements[0].share if statements else 0
        near = [s for s in statements if s.share >= _OF_SAME * best]
    return any(_told_so(ground, statement, stated) for statement in near)


def told_amounts(ground: Ground) -> tuple[str, ...]:
    """Return the words of a question's claims that only state a figure as the reports do.

    That are the figure and what it is of (예산이 20억원이라는데); nothing where no report agrees.
    """
    text, words = ground.question.question, []
    stating = clause_of(text)
    for stated in stated_in(stating):
        named = ground.names_in(stating, but=stated.text)
        statements = ground.about(ground.heard(named), RELATED)
        if any(_told_so(ground, s, stated) for s in statements if s.share >= _OF_SAME):
            labels = labels_of(stating, stated, named)
            words += [squeezed(stated.text), *(label[0] for label in labels[:1])]
    return tuple(words)


def _is_precise(stated: Stated) -> bool:
    """Say whether a figure is so exact (1,265명) that hardly two are the same by chance."""
    digits = re.sub(r"\D", "", stated.text).rstrip("0")
    return len(digits) >= _DIGITS and not stated.bound


def _told_so(ground: Ground, statement: Statement, stated: Stated) -> bool:
    """Say whether a statement has the figure, in whatever unit it is printed or without one."""
    if any(agrees(stated, value) for value in _values(ground, statement, stated)):
        return True
    if isinstance(statement.item, RowItem) and stated.unit in COUNTS and _is_precise(stated):
        cells = " ".join(statement.item.row.cells)  # 30 / 1,265: no cell has one figure alone
        if any(Decimal(n.replace(",", "")) == stated.value for n in _WHOLE_NUMBER.findall(cells)):
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
    """Return every figure of a statement and its parents in the unit of the one stated.

    Of a row those of columns for other years than the ones asked about are left out.
    """
    item, years = statement.item, ground.question.years
    if isinstance(item, RowItem):
        figures = ground.writer.citer.records.figures(item.report, item.row.first, item.row.last)
        return [
            Decimal(figure.value)
            for figure in figures
            if same_unit(figure.unit, stated.unit)
            and not (years and other_year(" ".join(figure.column), years))
        ]
    texts = (item.text, *(parent.text for parent in item.parents))
    return [
        Decimal(figure.value)
        for text in texts
        for figure in figures_of(text, stated.unit)
        if not of_year_before(text, figure, years)
    ]
