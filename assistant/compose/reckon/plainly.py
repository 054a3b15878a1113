"""A question with the words of officials for everyday ones: 꼴찌 is 가장 낮은, 하나에 is 당."""

from __future__ import annotations

import re

_MOST = r"(?:가장|제일|젤)\s"
_THING = (
    r"(?:업체|기업|회사|과제|사업|대학|학교|캠퍼스|센터|팀|곳|군데|개소|건|회|명|사람|작품|편|가구"
    r"|점포)"
)
_FIRST = r"(?<![\d~∼-])1[등위](?!\s?[~∼부-])|일등|선두|으뜸"
_LAST = r"꼴찌|꼴등|최하위"
_RANKED = re.compile(rf"(?:{_FIRST}).{{1,20}}(?:{_LAST})|(?:{_LAST}).{{1,20}}(?:{_FIRST})")
_WAYS = (
    # What is spent of a budget is told as a rate.
    (
        re.compile(
            rf"(?:예산|돈)[을를]\s{_MOST}(?:못|덜|안)\s?쓴"
            rf"|집행[이을도]?\s{_MOST}(?:더딘|더디|느린|느리|부진한|저조한|늦은|안\s?된|못\s?한|덜\s?된)"
        ),
        "집행률이 가장 낮은",
    ),
    (
        re.compile(rf"예산[을를]\s{_MOST}(?:잘|빨리)\s?쓴|집행[이을도]?\s{_MOST}(?:빠른|잘\s?된)"),
        "집행률이 가장 높은",
    ),
    (re.compile(rf"(?P<thing>{_THING})\s?하나(?:당|에|마다|\s?앞에)(?=\s)"), r"\g<thing>당"),
    (
        re.compile(
            rf"(?:한|1)\s?(?P<thing>{_THING})\s?(?:앞에|에(?=\s(?:평균|얼마|몇))|평균(?:으로)?)"
        ),
        r"\g<thing>당",
    ),
)
_PLACES = (
    (re.compile(rf"(?:{_FIRST})(?:인|한|을\s차지한|를\s차지한)?"), "가장 높은"),
    (re.compile(rf"(?:{_LAST})(?:인|한|를\s차지한)?"), "가장 낮은"),
)


def plainly(question: str) -> str:
    """Return a question with the usual words for what it asks to be reckoned.

    Examples
    --------
    >>> plainly("증가율 꼴찌인 분야는 어디고 몇 %인가")
    '증가율 가장 낮은 분야는 어디고 몇 %인가'
    >>> plainly("예산을 제일 못 쓴 과는 어디인가")
    '집행률이 가장 낮은 과는 어디인가'
    >>> plainly("업체 하나에 평균 얼마씩 나갔나")
    '업체당 평균 얼마씩 나갔나'
    """
    for pattern, words in _WAYS:
        question = pattern.sub(words, question)
    if _RANKED.search(question) is None:  # who is first and who last are asked as such
        for pattern, words in _PLACES:
            question = pattern.sub(words, question)
    return question
