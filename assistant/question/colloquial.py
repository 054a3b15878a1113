"""What people say in passing in a follow-up, in the plain words that its resolution goes by."""

from __future__ import annotations

import re

from prompts.josa import with_josa

_WHY = re.compile(
    r"(?<![가-힣])(?:뭣|뭐|무엇|뭐뭐|무슨\s?일)\s?때문에|(?<![가-힣])무슨\s(?:이유|까닭|사정|사연)(?:로|으로|에서|때문에)"
)
# A house opens (문 연 날은, 문 여는 건 언제).
_OPENED_WHEN = re.compile(
    r"(?<![가-힣])문(?:을)?\s연\s(?:날짜?|때|시기|시점|건|게)(?:은|는|이)?(?:요)?(?:\s언제\S*)?[?.!]*$"
)
_OPENED = re.compile(r"(?<![가-힣])문(?:을)?\s연\s(?P<when>날짜?|때|시기|시점)(?=[은는이가]|[\s?])")
_OPENS = re.compile(
    r"(?<![가-힣])문(?:을)?\s(?:여는|열)\s(?P<when>날짜?|때|시기|시점)(?=[은는이가]|[\s?])"
)
# Places that nobody fills (몇 명 비었네, 어느 과가 제일 많이 비었어).
_EMPTY = r"(?:비었|비어\s?있|빠져\s?있|모자라|모자란|모자랐|부족(?:하|한|했|해)|못\s?채)[^\s?.!]*"
_STAFF = re.compile(r"정원|현원|결원|정·현원")
_MOST_EMPTY = re.compile(
    rf"(?:어느|어떤|무슨)\s(?P<kind>과|팀|부서|국|실|기관|곳)(?:가|이|에)?\s(?:제일|가장|젤)\s(?:많이\s)?{_EMPTY}[?.!]*$"
    rf"|(?:제일|가장|젤)\s(?:많이\s)?{_EMPTY}\s(?P<end>과|팀|부서|국|실|기관|곳|데)(?:는|은|가|이)?(?:\s어디[^?.!]*)?[?.!]*$"
)
# More people than places (정원보다 사람이 더 많은 과, 정원을 넘긴 과).
_OVER = re.compile(
    r"(?:정원보다\s(?:사람|인원|직원)[이은]\s(?:더\s)?많은|(?:사람|인원|직원)이\s(?:더\s)?(?:남는|넘치는))"
    r"\s(?P<kind>과|팀|부서|국|실|기관|곳|데)"
)
# What is granted before something else is asked (수는 줄었는데 예산은 얼마나 늘었죠).
_GRANTED = re.compile(
    r"^(?P<mark>(?:(?:그럼|그러면|근데|그런데)\s)?)(?P<other>[가-힣A-Za-z&]{1,8})(?:은|는|이|가|도)\s"
    r"(?:(?:많이|조금|좀|꽤|별로|거의)\s)?(?:늘|줄|많|적|크|작|오르|올랐|떨어|높|낮|같|비슷|그대로)\S*(?:는데|은데|ㄴ데|지만|었으나|인데|어도|아도|고)[,]?\s"
    r"(?P<asked>(?P<name>\S+)(?:은|는|이|가|도)\s\S.*)$"
)
_THING = re.compile(r"^(?:그건|그게|그거|그것|이건|거기|거긴|어디|뭐|누|얼마)")


def plainly(text: str, talk: str) -> str:
    """Return a follow-up in plain words.

    Parameters
    ----------
    text
        As typed.
    talk
        What was asked before: what 비었다 says depends on what is told of.

    Examples
    --------
    >>> plainly("뭣 때문에 늦어진 거지?", ""), plainly("결국 문 연 날은?", "")
    ('왜 늦어진 거지?', '결국 언제 개관했나?')
    >>> plainly("어느 과가 제일 많이 비었어?", "정원과 현원은?")
    '결원이 제일 많은 과는 어디인가?'
    """
    text = _WHY.sub("왜", text)
    text = _OPENED_WHEN.sub("언제 개관했나?", text)
    text = _OPENS.sub("개관 예정 시기", _OPENED.sub("개관 시기", text))
    text = re.sub(r"(?<=시기)[은이](?=\s|[?.!]|$)", "는", text)
    if _STAFF.search(talk) and (most := _MOST_EMPTY.search(text)):
        kind = most["kind"] or most["end"]
        kind = "과" if kind in "곳데" else kind
        return f"{text[: most.start()]}결원이 제일 많은 {with_josa(kind, '은/는')} 어디인가?"
    if _STAFF.search(talk):
        text = _OVER.sub(r"현원이 정원보다 많은 \g<kind>", text)
    granted = _GRANTED.match(text)
    if granted and not _THING.match(granted["name"]):
        return f"{granted['mark']}{granted['asked']}"
    return text
