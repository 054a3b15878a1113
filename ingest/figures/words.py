"""Words in labels that say what a figure is: its stage, its period, its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.quantity.units import is_unit, split_unit

#: Budget and goal stages, the more specific first.
_STAGES = (
    *("본예산", "추경예산", "추가경정예산", "추경", "예산현액", "최종예산", "이월액", "이월"),
    *("불용액", "불용", "원인행위액", "지출액", "집행액", "집행잔액", "결산", "요구액", "편성액"),
    *("예산", "목표", "실적", "정원", "현원", "과부족", "잠정치", "전망치"),
)
_PLAN = re.compile(r"^(?:(?:'\d\d년?|\d{4}년도?)\s?)?(?:향후\s?)?(?:추진\s?)?계획(?:\s*\(.*)?$")
_STAGE_AT_END = re.compile(r"(실적|목표|정원|현원|결산)(?:\s*\(|$)")
_PLANNED = re.compile(r"^(?:향후\s?(?:추진\s?)?|추진\s?|\S+년도?\s?(?:추진\s?)?)계획(?:\s*\(|$)")
_PERIOD = re.compile(
    r"(?:(?<![A-Za-z\d])(?:19|20)\d\d|['’‘]\d\d)(?:\.?\s?[~∼-]\s?(?:(?:19|20)\d\d|['’‘]?\d\d))?"
    r"(?:\s?년(?:도)?(?:\s?(?:[상하]반기|\d\s?/?\s?4?\s?분기|\d{1,2}월))?"
    r"|\.?\s?\d{1,2}\.?(?:\s?[~∼-]\s?\d{1,2})?월|(?=\.?(?:\s*$|\)))|(?=\s?(?:목표|실적|예산|최종|결산)))"
)
_YEAR = re.compile(r"(?:19|20)?(\d\d)")
_UNTIL = re.compile(r"\([~∼～][^()]*\)")  # (~’27): when it ends
_AS_OF_NOTE = re.compile(r"\([^()]*(?:기\s?준|현재)[^()]*\)")
_IN_PARENTHESES = re.compile(r"\(([^()]*)\)")
_RATE = re.compile(r"(?:률|율|비중|비율|구성비|증감률)$")
_GOAL = re.compile(r"\s(?:목표|실적|계획|추이)$")
#: Words at the end of a label that tell which of several units it has.
_KINDS = {
    "명": re.compile(r"(?:인원|정원|현원|[가-힣]{2}(?:자|생|객)|회원|직원|사람|주민|[가-힣]수)$"),
    "원": re.compile(r"(?:예산|결산|금액|[가-힣](?:액|료|비)|현액|임금|수입|지출)$"),
}


#: What labels count by their own words, whatever unit is stated for amounts.
_COUNTED = {
    "명": re.compile(r"(?:정원|현원|결원|과부족|인원)$"),
    "건": re.compile(r"건\s?수$"),
    "회": re.compile(r"횟\s?수$"),
    "개소": re.compile(r"개소\s?수$"),
    "개": re.compile(r"(?:사업|과제|과정|학과|프로그램|강좌)\s?수$"),
}


def stage_of(labels: Sequence[str], heading: Sequence[str] = ()) -> str | None:
    """Return the stage that the innermost of ``labels`` names, else that of the heading.

    Examples
    --------
    >>> stage_of(("2026년도", "본예산(A)")), stage_of(("참여 인원",), ("추진실적(2025년)",))
    ('본예산', '실적')
    """
    for label in reversed(labels):
        if label.endswith("대비"):  # 목표 대비 92% is none of the goal
            continue
        for stage in _STAGES:
            if stage in label:
                return stage
        if _PLAN.search(label):
            return "계획"
    for title in reversed(heading):
        found = _STAGE_AT_END.search(title)
        if found:
            return found[1]
    return "계획" if any(map(_PLANNED.search, heading[-2:])) else None


def period_of(labels: Iterable[str]) -> str | None:
    """Return the period that one of ``labels`` names, as printed (``2026년도``, ``'24년``)."""
    for label in labels:
        found = _PERIOD.search(label)
        if found:
            return found[0].strip()
    return None


def heading_period(heading: Sequence[str]) -> str | None:
    """Return the period that the innermost of ``heading`` names, but for its as-of date.

    A heading that names several years says it of none of its figures.
    """
    titles = [_UNTIL.sub("", _AS_OF_NOTE.sub("", title)) for title in heading[-1:]]
    named = [found[0].strip() for title in titles for found in _PERIOD.finditer(title)]
    years = {_YEAR.findall(period)[0] for period in named}
    return named[0] if len(years) == 1 else None


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
    if row and is_rate(_GOAL.sub("", row[-1])):
        return "%"
    return _stated_unit(column, row, table_unit or "")


def _stated_unit(column: Sequence[str], row: Sequence[str], stated: str) -> str:
    """Return the unit of a table for a cell, ``""`` if its labels speak of something else."""
    units = stated.split(", ")
    labels = [_IN_PARENTHESES.sub("", label).strip() for label in (*column[-1:], *row[-1:])]
    for base, words in (*_COUNTED.items(), *_KINDS.items()):
        if any(map(words.search, labels)):
            fitting = [unit for unit in units if split_unit(unit)[1] == base]
            if fitting:
                return fitting[0]
            if base == "개" and all(split_unit(unit)[1] in ("", "원", "명", "%") for unit in units):
                return base  # 사업수 beside 참여인원 in a table of people or money
    counted = [unit for unit, words in _COUNTED.items() if any(map(words.search, labels))]
    if counted:
        return counted[0]
    if any(map(_KINDS["명"].search, labels)) and split_unit(units[0])[1] in ("원", "%"):
        return ""
    others = [unit for unit in units if split_unit(unit)[1] not in _KINDS]
    return stated if len(units) == 1 else next(iter(others), "")
