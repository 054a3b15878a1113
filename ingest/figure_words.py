"""Words in labels that say what a figure is: its stage, its period, its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.units import is_unit, split_unit

#: Budget and goal stages, the more specific first.
_STAGES = (
    *("본예산", "추경예산", "추가경정예산", "추경", "예산현액", "최종예산", "이월액", "이월"),
    *("원인행위액", "지출액", "집행액", "결산", "요구액", "편성액", "예산"),
    *("목표", "실적", "정원", "현원", "과부족"),
)
_PERIOD = re.compile(
    r"(?:(?<![A-Za-z\d])(?:19|20)\d\d|['’‘]\d\d)(?:\s?[~∼-]\s?(?:(?:19|20)\d\d|['’‘]?\d\d))?"
    r"(?:\s?년(?:도)?(?:\s?(?:[상하]반기|\d\s?/?\s?4?\s?분기|\d{1,2}월))?"
    r"|\.?\s?\d{1,2}\.?(?:\s?[~∼-]\s?\d{1,2})?월|(?=\.?\s*$)|(?=\s?(?:목표|실적|예산|최종|결산)))"
)
_IN_PARENTHESES = re.compile(r"\(([^()]*)\)")
_RATE = re.compile(r"(?:률|율|비중|비율|구성비|증감률)$")
_COUNT = re.compile(r"(?:인원|정원|현원|[가-힣]수|건수|개소)$")


def stage_of(labels: Sequence[str], heading: Sequence[str] = ()) -> str | None:
    """Return the stage that the innermost of ``labels`` names, else that of the heading.

    Examples
    --------
    >>> stage_of(("2026년도", "본예산(A)")), stage_of(("참여 인원",), ("추진실적(2025년)",))
    ('본예산', '실적')
    """
    for label in reversed(labels):
        for stage in _STAGES:
            if stage in label:
                return stage
    for title in reversed(heading):
        found = re.search(r"(실적|목표)(?:\s*\(|$)", title)
        if found:
            return found[1]
    return None


def period_of(labels: Iterable[str]) -> str | None:
    """Return the period that one of ``labels`` names, as printed (``2026년도``, ``'24년``)."""
    for label in labels:
        found = _PERIOD.search(label)
        if found:
            return found[0].strip()
    return None


def without_period(label: str) -> str:
    """Return a label without the period it opens with (``'21년 예산`` is 예산)."""
    found = _PERIOD.match(label)
    return label[found.end() :].strip(" .") if found else label


def is_rate(label: str) -> bool:
    """Tell whether a label names a percentage (``집행률(%)``, ``비중 (B/A)``)."""
    return _RATE.search(_IN_PARENTHESES.sub("", label).strip()) is not None and "및" not in label


def unit_in(label: str) -> str | None:
    """Return the unit that a label states in parentheses (``과제 수 (개)``)."""
    for found in _IN_PARENTHESES.finditer(label):
        for part in re.split(r"[,，]", found[1]):
            word = part.replace("단위", "").strip(" :：")
            if is_unit(word):
                return word
    return None


def cell_unit(column: Sequence[str], row: Sequence[str], table_unit: str | None) -> str:
    """Return the unit of a table's cell that shows none, ``""`` where nothing states one.

    What stands nearest decides: the column's headings, then the row's, then the table.
    """
    if any(map(is_rate, column)):
        return "%"
    for label in (*reversed(column), *reversed(row)):
        unit = unit_in(label)
        if unit and not (unit.startswith("%") and "및" in label):
            return unit
    if row and is_rate(row[-1]):
        return "%"
    counts = any(_COUNT.search(_IN_PARENTHESES.sub("", label).strip()) for label in column[-1:])
    if table_unit and counts and split_unit(table_unit)[1] in ("원", "%"):
        return ""
    return table_unit or ""
