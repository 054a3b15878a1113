"""How many things a question says that it asks about (세 곳을 모두, 다섯 분야 중)."""

from __future__ import annotations

import re

from assistant.compose.counting import NUMBERS

_ALL_OF = re.compile(
    r"(?P<number>두|세|네|다섯|여섯|일곱|여덟|아홉|열|[2-9]|1\d)\s*"
    r"(?:개소|곳|군데|개|동(?=[의은에])|캠퍼스|센터|분야|시설|사업|과제|과정|기관|지구|단지|대학|항목|종류|가지)"
    r"(?![당년월사])"
)
_AND_MORE = re.compile(r"에다\s|까지\s?(?:치|쳐|합|더하|더해|넣)")  # and what else is added
_OF_SO_MANY = re.compile(
    r"(?<![가-힣\d])(?P<number>두|세|네|다섯|여섯|일곱|여덟|아홉|열|[2-9]|[1-3]\d)"
    r"(?:\s?(?:개|대|곳|군데|가지)\s?|\s)(?!년|월|일|분기|위|번|차|급|명|억|만|천|%|회)"
    r"(?:[가-힣]{2,8}\s?){0,2}(?:중(?:에서?)?|가운데)(?=\s)"
)


def number_of_all(text: str) -> int:
    """Return how many things a question counts that it asks for all of, 0 where it does not.

    Examples
    --------
    >>> number_of_all("세 곳 예산을 다 더하면"), number_of_all("예산을 다 더하면")
    (3, 0)
    """
    counted = _ALL_OF.search(text)
    return (NUMBERS.get(counted["number"]) or int(counted["number"])) if counted else 0


def members_said(text: str) -> int:
    """Return of how many a question asks for one (다섯 분야 중), 0 where it does not say.

    Examples
    --------
    >>> members_said("네 공방 중 가장 큰 곳은"), members_said("공방 중 가장 큰 곳은")
    (4, 0)
    """
    found = _OF_SO_MANY.search(text)
    return (NUMBERS.get(found["number"]) or int(found["number"])) if found else 0


def takes_more(text: str) -> bool:
    """Say whether something else is to be added to what a question counts (세 곳에다 나래까지)."""
    return _AND_MORE.search(text) is not None
