"""Words that are parts of one whole, of which a matter has one at a time (봄, 가을)."""

from __future__ import annotations

import re

_OPPOSED = tuple(
    frozenset(words.split())
    for words in (
        "봄 여름 가을 겨울",
        "춘계 하계 추계 동계",
        "상반기 하반기",
        "국내 해외 국외",
        "남성 여성",
        "오전 오후",
        "평일 주말",
        "공공형 민간형",
        "공공 민간",
        "국비 시비 구비 민자",
        "대기업 중견기업 중소기업",
        "온라인 오프라인",
        "청년 중장년 어르신 여성",
        "직영 위탁",
    )
)
_PAIR = 2


def both_opposed(matter: str) -> str:
    """Return where a matter names both of two parts that make a whole (봄과 가을), or nothing."""
    for words in _OPPOSED:
        for one in words:
            both = re.search(
                rf"(?<![가-힣]){one}(?:과|와|하고|이랑|랑|,)\s(?P<other>[가-힣]+)(?=\s|$)", matter
            )
            if both and both["other"] in words:
                return both.group()
    return ""


def other_of_two(text: str) -> tuple[str, str] | None:
    """Return the word of a text that is one of two parts of a whole, and the other one.

    Examples
    --------
    >>> other_of_two("솔뫼바우처 가운데 공공형은 몇 명?")
    ('공공형', '민간형')
    """
    for words in _OPPOSED:
        one = [word for word in words if re.search(rf"(?<![가-힣]){word}(?![가-힣]{{2}})", text)]
        if len(words) == _PAIR and len(one) == 1:
            return one[0], next(word for word in words if word != one[0])
    return None


def opposed(old: str, new: str) -> bool:
    """Say whether two words are parts of one whole (봄, 가을)."""
    return any(old in words and new in words for words in _OPPOSED)
