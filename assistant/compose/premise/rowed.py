"""What a row of a table says in the unit of a claimed figure."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.matching import squeezed
from assistant.compose.premise.ground import Ground, Statement, said
from assistant.compose.premise.stated import Stated, agrees
from assistant.compose.rows import RowItem
from ingest.quantity import parse_quantities
from ingest.quantity.units import same_unit

_DONE = re.compile(r"(?:개최|운영|지원|조성|사업|추진|활성화|확대|육성|건립|구축|및)+$")
_CORE = 4  # letters of a name that is left of a heading
_RARE = 2.5  # the weight of a name that tells a row from others


def row_says(ground: Ground, statement: Statement, stated: Stated, clause: str) -> str:
    """Return what the row that a clause names says in the unit stated, or ``""``."""
    item = statement.item
    plain = squeezed(clause)
    if not isinstance(item, RowItem) or not item.labels:
        return ""
    if not all(_is_named(label, plain) for label in item.labels):
        return _cited_row_says(ground, item, stated, clause) if ground.ease < 1 else ""
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


def _cited_row_says(ground: Ground, item: RowItem, stated: Stated, clause: str) -> str:
    """Return what a row that the answer rests on says, where one figure of its is of the kind.

    The claim must name one of its headings by a word that tells it from other rows.
    """
    label = squeezed(" ".join(item.labels))
    names = ground.names_in(clause, but=stated.text)
    if not any(name.text in label and name.weight >= _RARE for name in names):
        return ""
    told = {
        cell: Decimal(found.value)
        for cell in ground.cells(item, clause, frozenset({stated.unit}))
        for found in parse_quantities(cell.shown(), cell.unit or "")
        if found.unit and same_unit(found.unit, stated.unit)
    }
    if len(set(told.values())) != 1 or any(agrees(stated, value) for value in told.values()):
        return ""
    return said(item, list(told))


def _is_named(label: str, plain: str) -> bool:
    """Say whether a clause names a row's heading, but for what is done (개최, 운영)."""
    core = _DONE.sub("", squeezed(label))
    return squeezed(label) in plain or (len(core) >= _CORE and core in plain)
