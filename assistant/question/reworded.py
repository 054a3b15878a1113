"""What people ask in sentences of their own, in the words of reports (왜 늦어졌어 → 지연)."""

from __future__ import annotations

import re

_LATE = r"(?:늦어지|늦어졌|늦어진|늦춰졌|늦춰진|미뤄지|미뤄졌|미뤄진|밀렸|밀린|늦었)"
_WHY_LATE = re.compile(
    rf"(?<![가-힣])(?P<why>왜|어째서)\s(?:(?:이렇게|그렇게|이리|그리|자꾸|계속|이토록|그토록)\s)?(?:{_LATE}|늦(?=[는나]))"
    r"[^\s?.!,]*(?:\s(?:거|건|것)[^\s?.!,]*)?"
)
_LATE_REASON = re.compile(rf"(?<![가-힣]){_LATE}[^\s?.!,]{{0,3}}\s(?=이유|까닭|사유|원인)")

# A house opens (문은 언제 열었어 → 언제 개관했어).
_OPENED = re.compile(
    r"(?<![가-힣])문(?:을|은|도)?\s(?P<when>(?:(?:언제|몇\s?월에?|며칠에?|실제로)\s)*)열[었어린기]"
)
_OPENING_DAY = re.compile(
    r"(?<![가-힣])(?:정식으로\s)?문(?:을)?\s(?P<really>실제로\s)?연\s?(?P<day>날짜?|때|시기|시점|달)"
    r"(?![은이]?\s?언제)(?=[은는이가의을?\s]|$)"
)
# What it was called before (원래 이름은, 이름이 달랐다던데).
_OLD_NAME = re.compile(
    r"(?<![가-힣])(?:(?:원래|예전|옛날|이전|전|당초|처음|과거)(?:에는|에|엔|는|의)?\s(?:사업\s)?(?:이름|명칭)(?=[은이을\s?]|$)"
    r"(?:[은이]\s(?:달랐|다른\s)[^\s?,]*,?(?=\s))?|옛\s?이름(?=[은이을\s?]|$)|이름[은이]\s달랐[^\s?,]*,?(?=\s))"
)
_MOVED_IN = re.compile(
    r"(?<![가-힣])(?P<who>(?:회사|기업|업체|스타트업)[은는이가]\s)(?P<count>몇\s?(?:개사|개|곳|군데))(?:이나|나)?\s"
    r"들어(?:와|가)\s?있[가-힣]*"
)

# All that a body has is told in the row of the total, where it is set against another year's.
_TOTAL = re.compile(
    r"(?<![가-힣])(?<![과팀]\s)(?:총\s?예산|예산\s?총액|예산\s?전체)(?=[은는이가을를의도\s])"
    r"(?=.*(?:보다|대비|비해|비하면|늘|줄|증감|차이))"
)


def asks_why_late(text: str) -> bool:
    """Say whether a text asks for the reason of a delay."""
    return _WHY_LATE.search(text) is not None or _LATE_REASON.search(text) is not None


def reworded(text: str) -> str:
    """Return a text with what it asks of a delay, or of who moved in, in the words of reports.

    Examples
    --------
    >>> reworded("솔뫼관은 왜 이렇게 늦어졌어?"), reworded("솔뫼관 회사는 몇 개 들어와 있어?")
    ('솔뫼관은 왜 지연됐나?', '솔뫼관 입주 회사는 몇 개야?')
    """
    text = _OPENED.sub(r"\g<when>개관했", text)
    text = _OPENING_DAY.sub(r"\g<really>개관한 \g<day>", text)
    text = _TOTAL.sub("예산 총계", _OLD_NAME.sub("변경 전 명칭", text))
    text = _LATE_REASON.sub("지연된 ", _WHY_LATE.sub(r"\g<why> 지연됐나", text))
    return _MOVED_IN.sub(r"입주 \g<who>\g<count>야", text)
