"""What a table cell is: a value, a mark for none or the same, or words."""

from __future__ import annotations

import re

from ingest.cleaning import clean, clean_label
from ingest.quantity.units import is_unit

NONE_MARKS = frozenset({"-", "－", "–", "—", "―", "·", "ㅡ"})
SAME_MARKS = frozenset({'"', "〃", "″", "”", "“", "''", "상동"})

_SIGNED = r"[△▲▽▼+＋\-−–]?\s?"
_AMOUNT = re.compile(
    r"예산|결산|현액|[가-힣]액(?:$|[\s(])|집행|이월|증감|인원|정원|현원|면적|실적|[률율수](?:$|[\s(])"
)


def _number(unit: str) -> str:
    """Return the pattern of a number whose unit is the group ``unit``."""
    return (
        rf"(?:약\s?)?{_SIGNED}\$?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?\s?"
        rf"(?P<{unit}>[^\d\s()/~,.]{{0,6}})"
    )


_VALUE = re.compile(
    rf"{_number('unit1')}(?:\s?[/~∼～]\s?{_number('unit2')})?(?:\s?\([^()]{{1,14}}\))?|"
    rf"\({_SIGNED}\d[\d,]*(?:\.\d+)?%?\)|[-–—]\s?\([\d.\-]+%?\)"
)
# 45억 5천만원, 7천5백억원
_COMPOUND = re.compile(
    rf"(?:약\s?)?{_SIGNED}\d[\d,]*(?:\.\d+)?[십백천]*[조억천백]\s?\d[\d,]*[십백천]*[억만]\s?원?"
    r"(?:\s?\([^()]{1,14}\))?"
)
_OF_WHOM = re.compile(r"\s[가-힣]{1,3}(?=\([\d,]+\)$)")  # 60/58 여성(30)
_NOTE_SIGN = re.compile(r"\^\{\s?\d{1,2}\)\s?\}|(?<=[가-힣])\d{1,2}\)(?=\s[가-힣])")
_NOTE = re.compile(r"\s*\([^()]*\)$")
_YEAR = re.compile(r"(?:19|20)\d\d\s?(?:년도?)?|['’‘]\d\d.*")


def label_of(cell: str) -> str:
    """Return a cell's text as a label, also without a footnote's sign within it.

    Examples
    --------
    >>> label_of("서로 대차^{2)} 이용"), label_of("서로 대차2) 이용")
    ('서로 대차 이용', '서로 대차 이용')
    """
    return clean_label(_NOTE_SIGN.sub("", cell))


def is_value(cell: str) -> bool:
    """Tell whether a cell is a number (``1,250 (0.5)``, ``△12``, ``20/19``) or a dash for none.

    Years, dates and numbers with other words are words.
    """
    cell = cell.strip()
    if not cell or len(cell) > 40:
        return False
    if cell in NONE_MARKS:
        return True
    if _YEAR.fullmatch(cell):
        return False
    if _COMPOUND.fullmatch(cell):
        return True
    found = _VALUE.fullmatch(_OF_WHOM.sub(" ", cell))
    if found is None:
        return False
    return all(not unit or is_unit(unit) for unit in (found["unit1"], found["unit2"]))


def is_number(cell: str) -> bool:
    """Tell whether a cell is a value with a number in it."""
    return is_value(cell) and any(character.isdigit() for character in cell)


def is_total(label: str) -> bool:
    """Tell whether a label is 계, 합계, 총계 or the like, also with a note: 합계(A+B)."""
    return _bare(label) in ("계", "합계", "총계", "총합계", "전체")


def is_subtotal(label: str) -> bool:
    """Tell whether a label names the sum of a group (소계)."""
    return _bare(label) in ("소계", "부분계", "중계")


def _bare(label: str) -> str:
    return _NOTE.sub("", label).replace(" ", "")


def is_serial(label: str) -> bool:
    """Tell whether a column heading is of row numbers (연번)."""
    return re.sub(r"\s", "", clean(label)) in ("연번", "번호", "순번", "순", "No", "NO", "No.", "#")


def names_amount(heading: str) -> bool:
    """Tell whether a column heading announces numbers (``본예산 (a)``, ``집행률``, ``사업수``)."""
    return _AMOUNT.search(heading) is not None
