"""Headings of columns as they are read out and looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.compose.cells import is_total
from ingest.cleaning import clean, clean_label
from ingest.model import Table
from ingest.quantity.units import is_unit

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_FORMULA = re.compile(r"[A-Za-z](?:\s*[=+\-/×*÷]\s*[A-Za-z])*%?")
_REMARK = re.compile(r"\s*※.*")
_NAMING_ROW = re.compile(r"[가-힣]{0,4}명칭?")
_FEW_ROWS = 15  # a table that a row names the columns of is a short one


def cleaned(path: Sequence[str]) -> tuple[str, ...]:
    """Return a column's headings cleaned, outermost first, without repetitions."""
    return tuple(dict.fromkeys(label for text in path if (label := clean_label(text))))


@lru_cache(maxsize=4096)
def read_out(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a column's headings for reading: no formula, unit, remark, nor the total it is of.

    Examples
    --------
    >>> read_out(("합계", "현원")), read_out(("2031년도", "예산현액 (A=a+b)"))
    (('현원',), ('2031년도', '예산현액'))
    """
    return below_total(tuple(label for text in cleaned(path) if (label := core(text))))


def below_total(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return labels without a total above others (합계, 현원); what is beside it tells the rest."""
    return labels[1:] if len(labels) > 1 and is_total(labels[0]) else labels


@lru_cache(maxsize=4096)
def core(label: str) -> str:
    """Return a heading without remarks and without formulas or units in brackets."""
    return _BRACKETS.sub(_without_sign, _REMARK.sub("", label)).strip() or label


def _without_sign(match: re.Match[str]) -> str:
    inside = match[1].strip()
    return "" if _FORMULA.fullmatch(inside) or is_unit(inside) else match[0]


def column_names(table: Table) -> tuple[str, ...]:
    """Return what a row of names (시설명) says of each column, ``""`` where it says nothing.

    A table that stands on its side has its subjects beside each other.
    """
    rows = table.rows if len(table.rows) <= _FEW_ROWS else ()
    for row in rows:
        if row.labels and _NAMING_ROW.fullmatch(clean_label(row.labels[-1])):
            return tuple(clean(text) for text in row.cells)
    return ("",) * len(table.columns)
