"""Numbers that a question spells in words (칠월, 스무 곳, 이백억 원), in digits."""

from __future__ import annotations

import re

_DIGITS = {word: digit for digit, word in enumerate("일이삼사오육칠팔구", 1)} | {"유": 6, "륙": 6}
_PLACES = {"십": 10, "백": 100, "천": 1000}
_TENS = {"열": 10, "스무": 20, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50}
_ONES = {
    **{"한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5},
    **{"여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9},
}
_WORD = r"(?<![가-힣\d.,])"
_NUMBER = "[일이삼사오육륙칠팔구십백천]"
_COUNTER = (
    r"(?:\s?(?:명|개|곳|군데|건|회|번|팀|가지|대|권)"
    r"|\s(?:사람|편|실|층|차례|종|시간|달|살|평))(?![가-힣]*율)"
)
_SHARE = r"(?:\s?(?:퍼센트|%)|\s프로(?![그젝모세덕바필토드]))"
# 이월 is also what is carried over to the next year: as a month it stands behind a year.
_MONTH = re.compile(
    rf"{_WORD}(?:(?P<month>십일|십이|[일삼사오육유칠팔구시])월(?=\s|말|초|중순|부터|까지|에|의|은|는|이|달|[?,.]|$)"
    r"|(?<=년\s)(?P<second>이)월(?=말|초|중순|부터|까지|에|\s[말초]))"
)
_DAY = re.compile(
    r"(?<=월\s)(?P<number>[이삼]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])일(?=\s|부터|까지|에|의|$)"
)
_YEAR = re.compile(rf"{_WORD}(?P<number>이천{_NUMBER}{{0,4}})(?=년)")
_SINO = re.compile(
    rf"{_WORD}(?<!몇\s)(?P<number>{_NUMBER}*[십백천]{_NUMBER}*)"  # 몇 천 명: asked for
    rf"(?=(?:\s?[만억조])*\s?(?:원|달러|유로)|\s?[만억]\s?(?:명|건|개)|{_SHARE}|{_COUNTER})"
)
_LONE = re.compile(
    rf"(?:{_WORD}|(?<=지하)|(?<=지상))(?P<number>[일이삼사오육칠팔구])(?=층|{_SHARE})"
)
_NATIVE = re.compile(rf"{_WORD}(?P<ten>{'|'.join(_TENS)})(?P<one>{'|'.join(_ONES)})?(?={_COUNTER})")


def in_digits(text: str) -> str:
    """Return a text with the numbers that it spells in words written in digits.

    Small native numbers (두 곳) stay, which count what is named or compared.

    Examples
    --------
    >>> in_digits("칠월 말까지 스무 곳에 이백오십억 원을 들였나요")
    '7월 말까지 20 곳에 250억 원을 들였나요'
    """
    text = _MONTH.sub(lambda found: f"{_month(found['month'] or found['second'])}월", text)
    text = _DAY.sub(lambda found: f"{_sino(found['number'])}일", text)
    for pattern in (_YEAR, _SINO, _LONE):
        text = pattern.sub(lambda found: str(_sino(found["number"])), text)
    return _NATIVE.sub(lambda found: str(_TENS[found["ten"]] + _ONES.get(found["one"], 0)), text)


def _month(word: str) -> int:
    return 10 if word == "시" else _sino(word)


def _sino(word: str) -> int:
    """Read a Sino-Korean number below ten thousand (이백오십)."""
    total, digit = 0, 0
    for letter in word:
        if letter in _PLACES:
            total += (digit or 1) * _PLACES[letter]
            digit = 0
        else:
            digit = _DIGITS[letter]
    return total + digit
