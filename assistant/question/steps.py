"""Times that a follow-up counts from the question before: 그 전 해, 이듬해, 지금."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.attributes import is_attribute
from assistant.question.former import Former, joined
from assistant.question.rewritten import sentence
from assistant.question.roles import PERIOD
from assistant.question.years import years_in
from prompts.josa import with_josa

_YEAR = r"(?:해|연도|년도?)"
_STEPS: tuple[tuple[str, int], ...] = (
    (r"지지난\s?해|그?\s?전전\s?해", -2),
    (
        rf"(?:그|바로)\s?전\s?{_YEAR}?|전년도?|그\s?이전|직전\s?{_YEAR}|한\s?해\s?전|1년\s?전|전해"
        r"|지난\s?번|저번",
        -1,
    ),
    (rf"(?:그|바로)\s?다음\s?{_YEAR}?|이듬해|다음\s?{_YEAR}|1년\s?[뒤후]", 1),
    (r"2년\s?전", -2),
    (r"2년\s?[뒤후]", 2),
    (r"3년\s?전", -3),
)
_END = (
    r"(?:에는|에도|엔|에|은|는|의|도|에선|에서는)?(?:요)?(?=\s|$|[?.!,])"
    r"(?!\s*(?:대비|[몇두세네]\s?배))"
)
_STEP_PATTERNS = tuple((re.compile(rf"(?:{words}){_END}"), by) for words, by in _STEPS)
_OF_YEAR = re.compile(r"\s(?:1[0-2]|[1-9])월|\s[상하]반기|\s[1-4]분기|\s(?:업무\s?)?보고")
_NOW = re.compile(
    r"^(?:(?:그럼|그러면)\s*)?(?:지금|현재|요즘|최근)(?:에는|은|는|엔)(?:요)?(?=[\s?]|$)"
)
_NEWEST = "가장 최근 보고에서는"
# The last and the first of a kind: the least and the most.
_ENDS = re.compile(
    r"^(?P<mark>(?:그럼|그러면)\s)?(?:(?P<last>꼴찌|꼴등|최하위|맨\s?끝)|(?:1|일)등|(?:1|일)위|최상위)"
    r"(?:는|은|가|이)?(?:요)?\s*(?:(?:어느|어떤|무슨)\s(?P<kind>\S+?)|어디|누구|뭐)?"
    r"(?:이?야|이?예요|이에요|인가요?|이?죠|입니까|이?지요?)?[?.!]*$"
)
_LAST_ONE = re.compile(
    r"^(?P<mark>(?:그럼|그러면)\s)?(?:꼴찌|꼴등|최하위)(?:인)?\s(?=(?:과|부서|곳|데|팀|분야|사업|기관|캠퍼스|센터)(?:은|는|이|가)\s)"
)
# The time told of before: its year, or what was done then.
_THEN = re.compile(
    r"^(?P<mark>(?:그럼|그러면|그런데|근데)\s)?(?:그\s?때|그\s?당시|당시|그\s?해)(?:에는|에|는|엔|의|만\s?해도)?(?:요)?(?=\s|[?.!]|$)"
)
_SINCE = re.compile(
    r"^(?P<mark>(?:그럼|그러면|그런데|근데)\s)?그\s?(?:뒤|후|이후|다음)(?!\s?(?:해|연도|년))(?:로는|로|에는|에|엔)?(?:\s?지금까지)?(?=\s\S+\s|\s\S+[?])"
)
_DONE = re.compile(r"(?:언제|몇\s?(?:월|년)에?)\s(?P<done>[가-힣]{2,3}?)(?:했|하였|됐|되었|된|한)")
# The last noun is asked about as the one before it was (로봇은 어떻게 되죠?).
_AND_THIS = re.compile(
    r"^(?P<name>(?:(?:그럼|그러면)\s)?\S+(?:\s\S+){0,2}?(?:은|는|도))\s"
    r"(?:어떻게\s?(?:되|됩|돼|됐)\S*|어때\S*|어떤가\S*|어떻습니까|어땠\S*|어떤지\S*)[?.!]*$"
)
_SAME = re.compile(
    r"(?:\?\s)?(?:이\s|그\s)?같은\s(?:보고서?|해|시기|기간|연도)(?:에서는|에서|에는|에|엔|의|로)?(?=\s|[?.!]|$)"
)
# By what kinds it is told apart (업종으로 나누면 어디가 제일 많아).
_BY_KIND = re.compile(
    r"^(?P<mark>(?:그럼|그러면)\s)?(?P<kind>[가-힣]{2,6}?)(?:으로|로)\s"
    r"(?P<rest>(?:나누|나눠|구분하|구분해|쪼개)\S*\s\S.*)$"
)
_CONTRAST = re.compile(
    r"^(?P<name>\S+)(?:도|은|는|이|가|을|를)\s(?:\S+\s)?\S+(?:던데|는데|다며|다면서|다던데|라던데)[,]?\s(?:그건|그게|그거는?|거기는?|거긴|그곳은?|이건)\s(?P<asked>\S.+)$"
)
_SUPERLATIVE = re.compile(r"제일|가장|젤|맨|[두세네] 번째로")
_LARGE = r"(?:\s\S{0,3}[은는큰한]\s(?:건|것은|데는|곳은|데가|곳이|\S{1,6}[은는이가])(?:요)?)"
_WHICH = r"(?:\s?(?:어디|뭐|누구|무엇|얼마)\S*)?[?.!]*$"
_ORDINAL = re.compile(
    r"^(?:(?:그럼|그러면|그)\s*)?(?P<nth>두|세|네|다섯|[2-5](?=[등위]))\s*(?:번째|등|위)(?:은|는|로는|로|엔|에는)?(?:요)?"
    rf"{_LARGE}?{_WHICH}"
)
# The one behind the most (그다음은?, 그 다음으로 큰 건?).
_NEXT = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?:그\s?)?다음(?:은|는|으로는|으로|엔)(?:요)?"
    rf"(?P<large>{_LARGE})?{_WHICH}"
)
# The other end of those of a kind that is named (반대로 제일 적은 데는).
_OTHER_END = re.compile(
    r"^(?:(?:그럼|그러면|반대로|거꾸로)\s)*(?:(?P<measure>[가-힣]{2,}?)[이가은는]?\s)?(?:제일|가장|젤|맨)\s(?P<how>(?:많이\s)?\S+)\s(?:데|곳|건|것|거|게)(?:은|는|이|가)?(?:요)?"
    rf"{_WHICH}"
)
_CHOSE = re.compile(
    r"(?:제일|가장|젤|맨)\s(?P<how>(?:많이\s)?\S+)\s(?!데|곳|건|것|거|게)(?=[가-힣])"
)
_AXES = tuple(
    frozenset(words.split())
    for words in (
        "많은 적은 큰 작은",
        "높은 낮은",
        "넓은 좁은",
        "긴 짧은",
        "비싼 싼",
        "빠른 느린 늦은",
    )
)
_MOST_MOVED = re.compile(r"^많이\s(?:늘|줄|깎|오른|올라|떨어|내린|증가|감소|삭감|불어)")
_NTH = re.compile(r"(?P<nth>두|세|네)\s번째로")
_NUMERALS = {"2": "두", "3": "세", "4": "네", "5": "다섯"}
_FOLLOWS = {"두": "세", "세": "네", "네": "다섯"}
_WHEN = re.compile(r"언제|몇\s?(?:월|년)|시기|시점")
# A change told by a short form that may be another word (얼마가 준 거지, 는 겁니까 준 겁니까).
_SHORT_CHANGES = (
    (re.compile(r"(?<![가-힣])준(?=\s?(?:거|것|건|셈|겁|게)[가-힣]*(?:[\s?.,!]|$))"), "줄어든"),
    (re.compile(r"(?<![가-힣])는(?=\s?(?:거|것|건|셈|겁|게)[가-힣]*(?:[\s?.,!]|$))"), "늘어난"),
)
# The same of another one, with a word that points at it (솔뫼관은 그게 얼마였지, 솔뫼관도 그래요).
_THE_SAME_OF = re.compile(
    r"^(?P<name>(?:(?:그럼|그러면)\s)?\S+(?:\s\S+){0,2}?(?:은|는|도))\s"
    r"(?:(?:그게|그건|그거|그것은|그것이|그\s(?:돈|금액|예산|숫자|수치|비율|인원)[이은는]?)\s"
    r"(?:얼마|몇|어떻게|어떤|언제|어디|누가|누구|뭐)[^,.?!]{0,14}"
    r"|(?:그래|그런가|그렇|그랬|똑같|마찬가지|같아|같은가|같나)[^\s,.?!]*)[?.!]*$"
)
_TOLD_TIME = re.compile(
    r"^(?P<time>(?:19|20)\d{2}년(?:\s(?:[춘추하동]계|[상하]반기|[1-4]분기|1?\d월))?)(?:에는|에|은|는|이|가)?\s"
)
_THAN_LAST = re.compile(
    r"(?<![가-힣])(?:작년|지난\s?해)(?=\s?(?:보다|대비|에\s?비해|(?:이랑|하고|[과와])\s?비교|의?\s(?:몇|두|세)\s?배))"
)
_THAN_YEAR_BEFORE = re.compile(
    r"(?<![가-힣])(?:(?:그|바로)\s)?전\s?해(?=에?\s?(?:비해|비하면|보다|대비)|(?:랑|하고|와)\s?비교)"
)
_SEEN = re.compile(r"(?<=만)\s+(?:보면|치면|따지면|놓고\s*보면)[?.!]*$")


def stepped(text: str, former: Former, newest: int | None = None) -> str:
    """Return a follow-up with what 그 전 해 means, 지금 (the newest report) and 꼴찌 (the least).

    Counted from the first or the last year of the question before, or of its answer; from the
    newest report's where there is none.
    """
    if kinds := _BY_KIND.match(text):
        each = "" if kinds["kind"].endswith("별") else "별"
        text = f"{kinds['mark'] or ''}{kinds['kind']}{each}로 {kinds['rest']}"
    text = _THAN_YEAR_BEFORE.sub("전년", text)
    text = _at_that_time(_NOW.sub(_NEWEST, _SEEN.sub("", text)), former)
    for pattern, whole in _SHORT_CHANGES:
        text = pattern.sub(whole, text)
    if contrast := _CONTRAST.match(text):
        return f"{with_josa(contrast['name'], '은/는')} {contrast['asked']}"
    this = _AND_THIS.match(text) or _THE_SAME_OF.match(text)
    if this and not is_attribute(_bare(this["name"])):
        return f"{this['name']}?"
    if last := _LAST_ONE.match(text):
        text = f"{last['mark'] or ''}제일 낮은 {text[last.end() :]}"
    if end := _ENDS.match(text):
        kind = with_josa(end["kind"] or "곳", "은/는")
        return f"{end['mark'] or ''}제일 {'낮은' if end['last'] else '높은'} {kind} 어디인가?"
    years = years_in(former.text, None) or years_in(former.answer, None)
    years = years or ((newest,) if newest is not None and not former.of(PERIOD) else ())
    for pattern, by in _STEP_PATTERNS if years else ():
        if match := pattern.search(text):
            year = (min(years) if by < 0 else max(years)) + by
            rest = text[match.end() :]
            suffix = "년" if _OF_YEAR.match(rest) else "년에는"
            return f"{text[: match.start()]}{year}{suffix}{rest}"
    return text


def _other_end(how: str, choice: str) -> str:
    """Return a question for the most of a kind as one for what is so, if that is told alike."""
    chose = _CHOSE.search(choice)
    if chose is None:
        return ""
    both = (how, chose["how"])
    alike = any({*both} <= axis for axis in _AXES) or all(map(_MOST_MOVED.match, both))
    return f"{choice[: chose.start('how')]}{how}{choice[chose.end('how') :]}" if alike else ""


def as_then(text: str, former: Former, newest: int | None) -> str:
    """Return a follow-up to a question of an earlier year with 전년보다 for 작년보다.

    Parameters
    ----------
    text, former
        The follow-up, and the question before.
    newest
        The year of the newest report, that 작년 is counted from otherwise.
    """
    years = years_in(former.when, None)
    past = newest is not None and bool(years) and max(years) < newest
    return _THAN_LAST.sub("전년", text) if past and not years_in(text, None) else text


def _at_that_time(text: str, former: Former) -> str:
    """Return a follow-up with the time that 그때, 그 뒤로 and 같은 보고에서 mean."""
    years = years_in(former.answer, None) if _WHEN.search(former.text) else ()
    if then := _THEN.match(text):
        time = f"{years[0]}년에" if years else _time_told(former)
        return " ".join(f"{then['mark'] or ''}{time} {text[then.end() :]}".split())
    if since := _SINCE.match(text):
        done = _DONE.search(former.text)
        time = f"{done['done']} 이후" if done else ""
        return " ".join(f"{since['mark'] or ''}{time} {text[since.end() :]}".split())
    return text


def _time_told(former: Former) -> str:
    """Return the time that an answer tells of, where it sets that against another."""
    told = _TOLD_TIME.match(former.answer)
    return f"{told['time']}에" if told and len(years_in(former.text, None)) > 1 else ""


def at_the_same(text: str, former: Former) -> str:
    """Return a follow-up with the time or the report that 같은 보고에서 means."""
    same = _SAME.search(text)
    if same is None:
        return text
    rest = f"{text[: same.start()]} {text[same.end() :]}".strip(" ?.")
    return sentence(joined(former.of(PERIOD)), rest)


def _bare(noun: str) -> str:
    return noun.split()[-1][:-1]


def next_choice(text: str, asked: Sequence[str]) -> str:
    """Return the last question for the most of several, for the second or the next, or nothing.

    So is the one for the other end where it says of what kind they are (제일 많은 과 → 적은 데).
    """
    choices = [question for question in asked if _SUPERLATIVE.search(question)]
    if not choices:
        return ""
    if end := _OTHER_END.match(text):
        alike = [c for c in choices if (end["measure"] or "") in c]
        return _other_end(end["how"], alike[-1]) if alike else ""
    if ordinal := _ORDINAL.match(text):
        nth = _NUMERALS.get(ordinal["nth"], ordinal["nth"])
    elif (follows := _NEXT.match(text)) and (follows["large"] or choices[-1] == asked[-1]):
        after = _NTH.search(choices[-1])
        nth = _FOLLOWS.get(after["nth"], "") if after else "두"
    else:
        return ""
    return _SUPERLATIVE.sub(f"{nth} 번째로", choices[-1]) if nth else ""
