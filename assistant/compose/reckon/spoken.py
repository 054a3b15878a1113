"""What people say for the words of a report's headings: 끝낸 for 완료, 낸 돈 for 납입."""

from __future__ import annotations

import re

_SPOKEN = {
    "완료": r"끝낸|끝난|끝났|끝마친|마무리[한된됐]|다\s?처리[한된됐]",
    "추진": r"(?:하고|진행되고|되고)\s?있는|진행\s?중인",
    "납입": r"낸\s?(?:돈|금액|것)|(?:안|못|덜)\s?(?:넣|내|낸)|실제로?\s(?:낸|넣은)|미납"
    r"|(?:들어온|들어간|넣은)\s?(?:돈|금액)",
    "지출": r"(?:나간|써버린|쓴)\s?(?:돈|금액)|실제로?\s쓴",
    "집행": r"(?:나간|써버린|쓴)\s?(?:돈|금액)|실제로?\s쓴",
    "매칭": (
        r"짝[이을]?\s?(?:지어|지은|맞춰|맺)|(?:이어|연결해?)\s?(?:진|준|된)"
        r"|(?:자리|기업|회사)[을를이가에]?\s(?:배정|배치|연결)"
    ),
    "수료": r"(?:과정|교육|수업)[을를]\s(?:다\s|끝까지\s)?(?:마친|끝낸|들은)",
    "취업": r"(?:일자리|직장)[을를]\s(?:얻|구한|잡은)|취직",
    "선정": r"뽑힌|뽑은|떨어진|탈락",
    "신청": r"(?:지원|신청)해\s?온|몰린",
    "국비": r"나랏돈|(?:나라|정부|국가)(?:가|에서|의)?\s?(?:(?:댄|대는|준|주는|낸|내는)\s|예산|돈)",
    "시측": (
        r"(?<![가-힣])(?:[가-힣]{2}시|시|본청)(?:(?:가|의|에서|쪽)\s|\s?(?=몫|돈|예산|부담|출자|출연))"
    ),
    "시비": r"시(?:가|에서)\s(?:댄|대는|낸|내는)\s?돈|시\s?(?:예산|돈)(?=[이은의\s])",
    "동시": r"한꺼번에|한\s?번에|한날에",
    "폐업": r"문\s?(?:을\s)?닫은",
}
_PATTERNS = tuple((word, re.compile(pattern)) for word, pattern in _SPOKEN.items())


def spoken_of(question: str) -> frozenset[str]:
    """Return the words of headings that a question says in other words.

    Examples
    --------
    >>> sorted(spoken_of("요구받은 것 중에 이미 끝낸 건 몇 건인가"))
    ['완료']
    """
    return frozenset(word for word, pattern in _PATTERNS if pattern.search(question))
