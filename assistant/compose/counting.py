"""How many things a list must have: the number that a question states, and what a text lists."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

NAMING = ("list", "where", "who", "other")
"""Kinds of questions that a list of names may answer."""

_WORDS = ("두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
NUMBERS = {word: number for number, word in enumerate(_WORDS, start=2)}
"""Korean number words before a counter, two to ten."""
# What is counted: the counters of things named one by one, or up to two words before the noun.
_COUNTED = re.compile(
    r"(?!\d단계(?!로|별|인|\s?가운데|\s?중))"  # 2단계 특강 is that of the second
    rf"(?<![가-힣\d.,~])(?P<number>{'|'.join(_WORDS)}|[2-9]|1\d)\s?"
    r"(?:(?:개소|개|가지|곳|군데|갈래|종|대|단계|과|팀|분야|부문)(?!\s?(?:이상|이하|미만|년|월|사(?![업자])|정도))"
    r"|(?=\s(?:거점|시설|캠퍼스|기관|대학|도시|분야|사업|부서|권역|나라)))"
)
_DOUBLED = re.compile(r"(어디|누구|무엇|뭐|어느|어떤)\s?(?:\1)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_QUOTED = re.compile(r"<[^<>]*>")
_LABEL = re.compile(r"^[^:：,]{1,20}[:：]")
# A middle dot joins the parts of a name where commas or arrows part the names.
_SEPARATORS = re.compile(r"\s*(?:[,，→⇒➡⇨]|\s및\s|\s[/>]\s)\s*")
_ALL = re.compile(
    r"(?:모두|전부|빠짐없이|남김없이)요?[?.]*$"
    r"|(?:모두|전부|빠짐없이|남김없이|다)\s(?:적|알려|말해|말씀|대\s?[주줘봐]|나열|써|쓰|꼽|밝)"
)
_COMMA = re.compile(r"[,，]")
_ARROW = re.compile(r"[→⇒➡⇨]")
_DOTS = re.compile(r"\s*[·ㆍ‧․/]\s*")
_SHORT = re.compile(r"(?<![가-힣])[가-힣]{1,3}[·ㆍ‧․](?=[가-힣]{1,3}(?![가-힣]))")
_ENDING = 2  # letters that names of one sort have in common at their end
_REST = re.compile(r"(?:등|외)\s*(?:\d+\S*)?$")


def stated_count(question: str) -> int | None:
    """Return how many things a question asks to be named, if it says so.

    Examples
    --------
    >>> stated_count("공방 세 곳의 이름은?"), stated_count("어떤 공방이 있나요?")
    (3, None)
    """
    found = [*_COUNTED.finditer(question)]
    if not found:
        return None
    match = found[-1]  # what is asked for stands last (2단계로 짓는 시설 세 곳)
    return NUMBERS.get(match["number"]) or int(match["number"])


def states_count(text: str, count: int) -> bool:
    """Say whether a text states that there are ``count`` of what it speaks of.

    Examples
    --------
    >>> states_count("하반기 4개 과정 운영", 4), states_count("지하 4층", 4)
    (True, False)
    """
    return any(
        (NUMBERS.get(found["number"]) or int(found["number"])) == count
        for found in _COUNTED.finditer(text)
    )


def asks_all(question: str) -> bool:
    """Say whether a question asks for all there are.

    Examples
    --------
    >>> asks_all("누가 배우나요? 모두요."), asks_all("모두 몇 명이 배우나요?")
    (True, False)
    """
    return _ALL.search(question) is not None


def names_each(question: str) -> bool:
    """Say whether a question word is doubled (어디어디), which asks for all there are."""
    return _DOUBLED.search(question) is not None


@lru_cache(maxsize=16384)
def listed_counts(text: str) -> frozenset[int]:
    """Return how many things a text lists: by commas and arrows, and by every separator.

    What stands in brackets belongs to the thing before it, or is a list of its own; where each
    thing has brackets, all that stands in them is one list (봉제(나루, 솔뫼), 인쇄(한들)). One
    arrow before commas may point from what is done to what is listed (시설 확충 ⇨ 공방, 서고).
    Texts that list nothing give nothing.

    Examples
    --------
    >>> sorted(listed_counts("협력 대학 : 가온대(공학), 나루대, 솔뫼대")), listed_counts("준공")
    ([3], frozenset())
    """
    texts = [_LABEL.sub("", _BRACKETS.sub("", text)), *_BRACKETS.findall(text)]
    counts = set()
    for found in texts:
        plain = _QUOTED.sub("·", found)
        rough = _things(_SEPARATORS.split(plain))
        head, arrow, rest = _ARROW.sub("→", plain).partition("→")
        if arrow and not _COMMA.search(head) and "→" not in rest and _COMMA.search(rest):
            counts.add(_things(_COMMA.split(rest)))
        counts.add(rough + _shortened(_SEPARATORS.split(plain)))
        counts |= {rough, rough if rough > 2 else _things(_DOTS.split(plain)), _dotted(plain)}
    sorts = _BRACKETS.findall(text)
    if len(sorts) > 1 and len(sorts) in counts:
        counts.add(sum(_things(_SEPARATORS.split(sort)) for sort in sorts))
    return frozenset(count for count in counts if count > 1)


def _things(parts: list[str]) -> int:
    return sum(1 for part in parts if re.search(r"\w", _REST.sub("", part.strip())))


def _shortened(parts: list[str]) -> int:
    """Return how many names are cut short before one that ends like all (물레·솔숲공방)."""
    texts = ["".join(part.split()) for part in parts]
    letters = zip(*(reversed(text) for text in texts), strict=False)
    end = sum(1 for _ in takewhile(lambda column: len({*column}) == 1, letters))
    if len(texts) < 2 or end < _ENDING:
        return 0
    return sum(len(_SHORT.findall(text[:-end])) for text in texts)


def _dotted(text: str) -> int:
    """Count the things where arrows part some of them and dots the others (가→나·다)."""
    return _things(re.split(r"[→⇒➡⇨·]", text)) if _ARROW.search(text) else 0
