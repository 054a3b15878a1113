"""Abbreviations written as they are read (디디피), in the letters that are meant (DDP)."""

from __future__ import annotations

import re

# What the letters of an abbreviation are called.
_LETTERS = {
    **{
        "에이치": "H",
        "에이": "A",
        "비": "B",
        "씨": "C",
        "시": "C",
        "디": "D",
        "이": "E",
        "에프": "F",
    },
    **{
        "지": "G",
        "아이": "I",
        "제이": "J",
        "케이": "K",
        "엘": "L",
        "엠": "M",
        "엔": "N",
        "오": "O",
    },
    **{
        "피": "P",
        "큐": "Q",
        "아르": "R",
        "알": "R",
        "에스": "S",
        "티": "T",
        "유": "U",
        "브이": "V",
    },
    **{"더블유": "W", "엑스": "X", "와이": "Y", "제트": "Z"},
}
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
SPELT_OUT = re.compile(rf"(?<![가-힣])(?:{_LETTER.pattern}){{3,}}")
"""An abbreviation that may be written as it is read."""


def in_letters(word: str) -> str:
    """Return the Latin letters whose names a word is made of.

    Examples
    --------
    >>> in_letters("디디피")
    'DDP'
    """
    return "".join(_LETTERS[name] for name in _LETTER.findall(word))
