"""The part of a question that states something instead of asking it (… 이라던데, … 맞죠?)."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.question import Understood

# 다는데, 라던데, 인데, 했는데: a syllable that ends in ㄴ before 데; 가는 데 is a place.
_CLAUSE_END = re.compile(
    r"(?P<before>[가-힣])데요?[,.]?\s"
    r"|[다라](?:면서|며)(?:요?[?.,]?(?=$|\s)|[,]?\s)"
    r"|[다라]고요[?.,]?(?=$|\s)"
    r"|[다라]고\s(?:들었|알고|하|했)[가-힣]*[,.]?\s"
    r"|(?P<tag>(?:[가-힣](?:죠|지요)|맞(?:나요?|습니까|아요?|는지요?|는가요?)"
    r"|아(?:닌가요?|닙니까|닌지요?|니에요|녜요))\s?[?.]*(?=$|\s))"
)
# What asks by itself: a sentence that ends in 죠 with one of these states nothing.
_ASKS = re.compile(r"얼마|몇|어디|언제|누구|누가|무엇|뭐|뭔|무슨|어느|어떤|왜|어떻|며칠|이유|알려")
_SENTENCE = re.compile(r"[?.!]\s")
# What a noun may end in where it stands in a sentence.
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|에서|에는|로|으로|과|와|랑|이랑|하고|도|만|까지|부터|에게|보다)?[,.?]*$"
)
_MOST_WORDS = 6  # words behind a value that may still belong to what it is said of
_NIEUN = 4  # the place of ㄴ among the final consonants of a syllable
_SYLLABLES, _FINALS = 0xAC00, 28
# 정원보다 적은 부서는 states nothing of any one of them: it says which are asked about.
_SELECTS = re.compile(
    r"[가-힣]*[은는ㄴ한된난든온간른진인]?\s(?:부서|과|팀|곳|데|기관|사업|것(?!인|입|이)|건|게|분야|해|연도|달|시설|업종|항목|지표|캠퍼스|단지)"
    r"(?:들)?(?:은|는|이|가|을|를|도|만|의|에|로|[?,.]|\s|$)"
)
# What a verb ends in where it was read as part of a name (개관했다는데, 규모라는데, 2천개사라는데).
_STATING_END = re.compile(
    r"(?:했|됐|되었|하였|였|이었|한|된|하|되|이)?(?:[다라](?:고|는데?|던데?|며|면서)|는데|은데|인데|던데)요?$"
)
_MOVES = re.compile(
    r"^(?:늘|줄|오르|올랐|올라|내렸|떨어|깎|높아|낮아|커졌|넘|많[은다])[가-힣]{0,3}$"
)


def only_states(name: str) -> bool:
    """Say whether a word is nothing but a verb that states something (줄었다는데, 열었다던데)."""
    return _MOVES.match(name) is not None or _STATING_END.search(name) is not None


def clause_of(text: str) -> str:
    """Return what a question states before it asks; ``""`` where it only asks.

    Examples
    --------
    >>> clause_of("가온홀은 두 해 전에 열었다던데 좌석은 몇 석인가요?")
    '가온홀은 두 해 전에 열었다던데'
    """
    end = 0
    for match in _CLAUSE_END.finditer(text):
        before = match["before"]
        if match["tag"] and _ASKS.search(_SENTENCE.split(text[: match.end()].rstrip(" ?."))[-1]):
            continue
        if before is None or (ord(before) - _SYLLABLES) % _FINALS == _NIEUN:
            end = match.end()
    return text[:end].strip(" ,.?")


def asks(text: str) -> bool:
    """Say whether words ask something, and so state nothing."""
    return _ASKS.search(text) is not None


def selects(text: str, end: int) -> bool:
    """Say whether a verb that ends at ``end``, or soon behind, only says which things are meant.

    Examples
    --------
    >>> selects("예산이 줄어든 부서는 어디인가요?", 6)
    True
    >>> selects("예산이 줄어든 별빛관의 면적은?", 6)
    False
    """
    return _SELECTS.match(text, end) is not None


def said_around(question: Understood, end: int) -> str:
    """Return the part of a question that a value in it belongs to.

    That is the clause that states it (20개사가 입주했다던데), or all up to the noun that a verb
    behind the value modifies (20개사가 입주한 센터의); what is asked behind it is left out.

    Parameters
    ----------
    question
        As understood; its names tell nouns from verbs.
    end
        Where the value ends in ``question.question``.
    """
    text = question.question
    clause = clause_of(text)
    if end <= len(clause):
        return clause
    stop, verb = end, False
    for count, match in enumerate(re.finditer(r"\S+", text[end:])):
        word = match[0]
        name = max((n for n in question.names if word.startswith(n)), key=len, default="")
        rest = count == 0 and text[end : end + 1] != " "  # of the value's own word
        noun = bool((rest or name) and _PARTICLE.match(word, 0 if rest else len(name)))
        if count >= _MOST_WORDS or _ASKS.match(word):
            break
        stop = end + match.end()
        if noun and (verb or word.endswith(("은", "는"))) and not word.endswith(name or " "):
            break
        verb = verb or not noun
    return text[:stop].strip(" ,.?")


def plainly_named(question: Understood) -> Understood:
    """Return a question whose names are without the endings of what it states (개관했다는데).

    Words that say nothing but which way a figure moved (줄었다는데) name nothing.
    """
    if not clause_of(question.search):
        return question
    cut = (_STATING_END.sub("", name) for name in question.names)
    kept = (name for name in cut if len(name) > 1 and not _MOVES.match(name))
    return replace(question, names=tuple(dict.fromkeys(kept)))
