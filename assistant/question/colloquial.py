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
    r"(?<![가-힣])(?:문(?:을)?\s(?:여는|열)|(?<=\s)여는)\s(?P<when>날짜?|때|시기|시점)(?=[은는이가을를]|[\s?])"
)
# When it opened, past (문은 언제 열었는데, 실제로는 언제 열었어).
_WHEN_OPENED = re.compile(
    r"(?:(?<![가-힣])(?:문(?:은|을|이)?\s언제\s(?:쯤\s)?|언제\s(?:쯤\s)?문(?:을)?\s)"
    r"|(?:(?<=실제로는\s)|(?<=실제로\s)|(?<=결국\s)|(?<=정작\s))언제\s)"
    r"(?:열었|열린\s?(?:거|것|건|겁)|연\s?(?:거|것|건|겁))[^\s?.!]*[?.!]*$"
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
# Who does it (운영하는 데가 어디야).
_DOES_IT = re.compile(
    r"(?<![가-힣])(?P<does>운영|관리|위탁|주관|담당|수행)(?:하는|해\s?주는|을\s맡은|을\s맡는)\s(?:데|곳)(?:가|이|은|는)?\s"
    r"어디[^\s?.!]*[?.!]*$"
)
# What is believed of another time (그때는 시가 맡은 것 같은데 2033년엔 누가 맡아).
_BELIEVED = re.compile(
    r"^\S.{2,40}?(?:것\s?같은데|걸로\s아는데|줄\s알았는데|다던데|라던데|다는데|라는데)[,]?\s"
    r"(?P<asked>(?:\d{4}년|올해|지금|현재|실제로|이제)\S*\s\S.*)$"
)
# Which one has most, where the most was asked about (취업률은 어디가 높아).
_WHERE_MOST = re.compile(
    r"^(?P<mark>(?:(?:그럼|그러면)\s)?)(?P<what>[가-힣]{2,})(?:은|는|이|가)\s(?:어디가|어느\s(?:데가|쪽이|곳이))\s"
    r"(?:(?:제일|가장|젤)\s)?(?P<how>높|많|넓|낮|적|길|짧)[가-힣]*[?.!]*$"
)
_MOST = re.compile(r"(?:제일|가장|젤|맨)\s")
_HOW = {how: f"{how}은" for how in "높많넓낮적짧"} | {"길": "긴"}
_SAME_TIME = re.compile(
    r"(?<![가-힣\d])(?P<year>(?:20)?\d{2}년|작년|전년|지난해)도?\s(?:같은|그)\s(?:달|시기|기간|때)"
)
_SO_WITHIN = re.compile(r"(?<=[은는도])\s(?:그럼|그러면)(?=\s)")
# By what kinds the most is told apart (분야별로 보면 제일 많은 건, 지역별로 제일 큰 데가).
_MOST_OF_EACH = re.compile(
    r"^(?P<mark>(?:(?:그럼|그러면|근데|그런데)\s)?)(?P<kind>[가-힣]{1,6}?)별로(?:는)?\s?(?:(?:하나씩|각각|따로|일일이)\s)?(?:(?:보면|봤을\s?때|따지면|따졌을\s?때|치면|나누면|놓고\s?보면)\s)?"
    r"(?P<how>(?:\S+\s){0,3}?(?:제일|가장|젤)\s(?:\S+\s){1,3}?)(?:건|것은|거는|데는|곳은|데가|곳이|게)(?:요)?"
    r"(?:\s?(?:뭐|어디|무엇|누구|어느)[^?.!]{0,8})?[?.!]*$"
)
_BY_EACH = re.compile(r"(?<=[가-힣]별로)(?:는)?\s(?:보면|봤을\s?때|따지면|치면|놓고\s?보면)(?=\s)")
# A share that it comes to (달성률로 치면).
_AS_A_SHARE = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?P<share>[가-힣]{2,}[률율])로(?:는)?\s(?:치면|따지면|하면|보면|계산하면|환산하면)(?:요)?[?.!]*$"
)
# Whose report is looked into (솔뫼공단 쪽 보고서에는).
_WHOSE = re.compile(r"(?<=[가-힣])\s(?:쪽|측)(?:의|에서\s낸)?(?=\s(?:업무\s?)?(?:보고|자료))")
# The same figure of another time, that it is set against (2031년 숫자하고 비교하면).
_FIGURE_THEN = re.compile(
    r"(?P<then>[가-힣\d]+[년월해서고도])\s(?:숫자|수치|금액|액수|거|것|때)(?:하고|이랑|랑|[과와])(?:는|은)?(?=\s?(?:비교|견주|견줘))"
)
# Why it is so (왜 그 모양이래, 뭐가 빠져서 그런 건데).
_SO_POOR = re.compile(
    r"(?<![가-힣])왜\s(?:그|이|저)\s?(?:모양|꼴|지경|따위|상태|수준)(?=이|[래냐야?\s])[^\s?.!]*"
)
_CAUSE = re.compile(
    r"(?<![가-힣])(?:뭐가|무엇이|뭐를|뭘|어디가|어디서)\s(?:[빠줄늘바달막밀틀꼬]\S{0,4}(?:져|어|아|러|려|뀌어|라)서|잘못\S*서)\s(?=그런|그렇|그래|이런|이렇)"
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
    text = _CAUSE.sub("왜 ", _SO_POOR.sub("왜 그래", _WHY.sub("왜", text)))
    text = _SAME_TIME.sub(r"\g<year>", _SO_WITHIN.sub("", text))
    if _MOST.search(talk) and (most := _WHERE_MOST.match(text)):
        how = _HOW[most["how"]]
        return f"{most['mark']}{with_josa(most['what'], '이/가')} 제일 {how} 데는?"
    if each := _MOST_OF_EACH.match(text):
        return f"{each['mark']}{each['how']}{with_josa(each['kind'], '은/는')} 어디인가?"
    text = _AS_A_SHARE.sub(lambda found: with_josa(found["share"], "은/는") + "?", text)
    text = _WHOSE.sub("", _BY_EACH.sub("", text))
    text = _FIGURE_THEN.sub(lambda found: with_josa(found["then"], "과/와"), text)
    text = _WHEN_OPENED.sub("언제 개관했나?", _OPENED_WHEN.sub("언제 개관했나?", text))
    text = _OPENS.sub("개관 예정 시기", _OPENED.sub("개관 시기", text))
    text = re.sub(r"(?<=시기)을(?=\s|[?.!]|$)", "를", text)
    text = re.sub(r"(?<=시기)[은이](?=\s|[?.!]|$)", "는", text)
    if _STAFF.search(talk) and (most := _MOST_EMPTY.search(text)):
        kind = most["kind"] or most["end"]
        kind = "과" if kind in "곳데" else kind
        return f"{text[: most.start()]}결원이 제일 많은 {with_josa(kind, '은/는')} 어디인가?"
    if _STAFF.search(talk):
        text = _OVER.sub(r"현원이 정원보다 많은 \g<kind>", text)
    text = _DOES_IT.sub(r"누가 \g<does>하나?", text)
    if believed := _BELIEVED.match(text):
        text = believed["asked"]
    granted = _GRANTED.match(text)
    if granted and not _THING.match(granted["name"]):
        return f"{granted['mark']}{granted['asked']}"
    return text
