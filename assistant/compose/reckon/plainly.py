"""A question with the words of officials for everyday ones: 꼴찌 is 가장 낮은, 하나에 is 당."""

from __future__ import annotations

import re

_MOST = r"(?:가장|제일|젤)\s"
_THING = (
    r"(?:업체|기업|회사|과제|과정|프로그램|브랜드|개사|사업|대학|학교|캠퍼스|센터|팀|곳|군데|개소|건|회|명|사람|작품|편|가구"
    r"|점포|지점|매장|시설|거점)"
)
_FIRST = r"(?<![\d~∼-])1[등위](?!\s?[~∼부-])|일등|선두|으뜸"
_LAST = r"꼴찌|꼴등|최하위"
_RANKED = re.compile(rf"(?:{_FIRST}).{{1,20}}(?:{_LAST})|(?:{_LAST}).{{1,20}}(?:{_FIRST})")
_HALF = r"(?:(?:예산|돈)[을를]\s)?(?:절반|반)"
_SPENT = r"(?:쓴|집행한|지출한)"
_WAYS = (
    # What is spent of a budget is told as a rate.
    (
        re.compile(
            rf"(?:(?:예산|돈)[을를]\s)?{_MOST}(?:못|덜|안)\s?쓴"
            rf"|집행[이을도]?\s{_MOST}(?:더딘|더디|느린|느리|부진한|저조한|늦은|안\s?된|못\s?한|덜\s?된)"
        ),
        "집행률이 가장 낮은",
    ),
    (
        re.compile(rf"예산[을를]\s{_MOST}(?:잘|빨리)\s?쓴|집행[이을도]?\s{_MOST}(?:빠른|잘\s?된)"),
        "집행률이 가장 높은",
    ),
    (
        re.compile(
            r"(?:실제로?\s)?(?:돈[이을]|예산[이을])\s(?:실제로?\s)?(?:나간|쓴|쓰인|집행된|지출된|집행한)\s비율"
        ),
        "지출 집행률",
    ),
    (re.compile(rf"(?P<thing>{_THING})\s?하나(?:당|에서?|마다|\s?앞에)(?=\s)"), r"\g<thing>당"),
    (
        re.compile(
            rf"(?:한|1)\s?(?P<thing>{_THING})\s?(?:앞에|에(?:서|만|는)?(?=\s(?:\S+\s)?(?:평균|얼마|몇))|평균(?:으로)?)"
        ),
        r"\g<thing>당",
    ),
)
_NOT_THERE = re.compile(
    r"(?<=[가-힣])에(?:서)?\s(?:있지|위치하지|소재하지|들어\s?있지)\s?(?:않은|않는|못한)\s"
)
_ASIDE = re.compile(r"\([^()]*?\s말고\s([^()]*)\)")
_NOT_IT = re.compile(r"(?<=\s)\S+\s말고\s(?=.*(?:비율|비중|몇\s?(?:%|퍼센트|프로)))")
_PLACES = (
    (re.compile(r"몇\s할"), "몇 %"),
    (re.compile(r"몇\s갑절"), "몇 배"),
    (re.compile(r"최다(?:인|를\s(?:기록|차지)한)"), "가장 많은"),
    (re.compile(r"최대(?:인|를\s(?:기록|차지)한)"), "가장 큰"),
    (re.compile(r"최소인"), "가장 작은"),
    (re.compile(rf"{_HALF}도\s(?:채\s)?(?:못|안)\s?{_SPENT}"), "집행률이 50% 미만인"),
    (re.compile(rf"{_HALF}\s?(?:이상|넘게)\s?{_SPENT}"), "집행률이 50% 이상인"),
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
    question = _NOT_IT.sub("", question)
    question = _ASIDE.sub(r"(\1)", _NOT_THERE.sub("가 아닌 ", question))
    for pattern, words in _WAYS:
        question = pattern.sub(words, question)
    if _RANKED.search(question) is None:  # who is first and who last are asked as such
        for pattern, words in _PLACES:
            question = pattern.sub(words, question)
    return question
