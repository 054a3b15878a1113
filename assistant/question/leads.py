"""What a turn begins with before it asks anything: thanks, asides, and where the talk goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass

# 네 곳 counts, and is no yes.
_YES = (
    r"(?:네|예|응)(?!\s(?:곳|군데|개|가지|명|번째|분야|부서|사업|과|캠퍼스|센터|시설|기관|팀|분기))"
)
_SO = rf"(?:(?:{_YES}|아|오|음|참|저기|자|그럼|그러면|그리고|그런데|근데|그래서)[,.!]?\s+)*"
_COURTESY = re.compile(
    rf"^{_SO}(?:{_YES}|아하|감사합니다|감사해요|고맙습니다|고마워요?|고맙네요?|땡큐|알겠습니다|알겠어요?"
    r"|알겠네요?|알았습니다|알았어요?|이해했습니다|이해됐(?:습니다|어요?)|그렇군요?|그렇구나|그렇네요?|그렇습니까"
    r"|좋습니다|좋아요?|좋네요?|됐습니다|됐어요?|됐고요?|확인했습니다|확인했어요?|수고\S*|죄송\S*|미안\S*|실례\S*"
    r"|오케이|ok|okay|thanks?(?:\syou)?|잘\s(?:알|봤|들었|보았)\S*)(?:\s?(?:ㅎ|ㅋ)+)?(?:[.!~,…]+\s*|\s+|$)",
    re.IGNORECASE,
)
# What was told is remarked on (변동이 없네요.).
_REMARK = re.compile(
    r"^[^.?!]{1,24}(?:네요|군요|구나|구만|구먼|었네|았네|겠네|[거건이되많적크작높낮있없]네)[.!~,…]+\s+(?=\S)"
)
# Another matter is announced, its name still to come (다른 건데, 주제를 바꿔서).
_ASIDE = re.compile(
    rf"^{_SO}(?:(?:잠깐|잠시|참|좀)[,]?\s)*(?:(?:다른|딴)\s(?:건데요?|(?:얘기|이야기|질문|주제|거)(?:를|로|인데|지만"
    r"|이지만|도|하나|좀)?(?:요)?(?:\s?하나)?(?:\s?(?:물어|여쭤|여쭐|여쭙|질문|하)\S*|(?=,)|(?<=데)|(?<=지만)))"
    r"|그건\s(?:그렇고|그거고|됐고|그만하고)|그나저나|각설하고"
    r"|(?:화제|주제|얘기)(?:를)?\s?(?:바꿔서?|돌려서?|바꾸면)|(?:이건\s)?별개(?:로|인데|지만)|여담(?:인데|이지만))"
    r"요?(?:\s?[,.~…]+\s*|\s+)"
)
# One more question about anything (말 나온 김에, 하나 더 여쭤보면).
_FURTHER = re.compile(
    rf"^{_SO}(?:(?:그\s?)?말\s?(?:이\s?)?나온\s?김에|(?:한\s?가지|하나)\s?만?\s?더(?:요)?(?:\s?(?:물어|여쭤|여쭐|여쭙|질문|물을)\S*)?"
    r"|(?:아무튼|어쨌든|그건\s알겠고)(?=\s?,|\s\S)|(?:원래|아까|처음에?|본래)\s(?:하던|묻던|물으려던)\s(?:얘기|이야기|말|질문|것|거)(?:으로|로)(?:\s(?:돌아가서?|돌아와서?|다시))?(?=\s?,|\s\S)|(?:추가로|덧붙여서?|마지막으로|끝으로|이어서|다음으로)(?=\s?[,.]))(?:\s?[,.~…]+\s*|\s+(?=\S))"
)
_ON = (
    r"(?:넘어가(?:서|면|죠|보죠|보면|지요|요|겠습니다|볼게요)?|넘어갑시다|넘어갈게요|옮겨서?|옮기면|옮깁시다"
    r"|가\s?보(?:죠|면))"
)
_TO = r"(?:\s?(?:쪽|얘기|이야기|건|문제|부분))?(?:으로|로|을|를)?"
_MOVED = re.compile(
    rf"^{_SO}(?:이번엔?\s|이번에는\s|이제\s)?(?P<name>[^,.?!]{{2,24}}?){_TO}\s{_ON}(?:[,.]+\s*|\s+)(?P<rest>\S.*)$"
)
_BACK = re.compile(
    rf"^{_SO}(?:(?:다시|아까|앞서|처음)\s)*(?:(?:말한|말씀하신|물어본|여쭤본|얘기한|본|나온|그)\s)?"
    rf"(?P<name>[^,.?!]{{2,24}}?){_TO}\s(?:다시\s)?"
    r"(?:돌아가(?:서|면|죠|보면|볼게요)?|돌아와서|돌아갑시다|돌아갈게요)(?:[,.]+\s*|\s+)(?P<rest>\S.*)$"
)
# The talk is of it again (다시 솔뫼관 얘긴데, …).
_AGAIN_OF = re.compile(
    rf"^{_SO}(?:다시|아까|앞서|도로)\s(?P<name>[^,.?!]{{1,24}}?)\s?(?:얘기|이야기|말|건|질문)?"
    r"(?:얘긴데|이야긴데|인데|으로|로)(?:요|말입니다만)?(?:\s?[,.~…]+\s*)(?P<rest>\S.*)$"
)
_BACK_IN_TIME = re.compile(
    rf"^{_SO}(?:(?:다시|이번엔|이번에는)\s)*(?P<time>(?:(?:19|20)?\d{{2}}년|올해|작년|지난해)(?:\s?\d{{1,2}}월|\s[상하]반기)?)"
    r"(?:도)?(?:\s?(?:쪽|얘기|이야기|건|기준|보고서?))?(?:으로|로)\s(?:다시\s)?"
    r"(?:가서|가면|가\s?보면|와서|넘어가(?:서|면)|돌아가(?:서|면|보면)?|돌아와서|거슬러\s?올라가(?:서|면))"
    r"(?:[,.]+\s*|\s+)(?P<rest>\S.*)$"
)
_EARLIER = re.compile(
    rf"^{_SO}(?!(?:맨\s?)?처음에?\s\S+\s(?:해|연도|년도)(?:[에는은엔도의]|\s))"
    r"(?:아까|앞서|앞에서|처음에?|맨\s?처음에?|방금|조금\s?전에?)(?:는|도)?\s"
    r"(?:(?:제가\s|내가\s)?(?:말한|말씀하신|말했던|물은|물어본|물었던|여쭌|여쭤본|얘기한|이야기한|나온|본|봤던|그)\s)?(?P<rest>\S.*)$"
)
# What was meant is said again (북부 말한 거예요, 본예산을 여쭌 건데요).
_MEANT = re.compile(
    r"(?:을|를)?\s(?:말한|말하는|말씀드린|물은|물어본|물었던|여쭌|여쭤본|얘기한|묻는|여쭙는)"
    r"\s?(?:거|건|것|겁)\S{0,5}[.?!]*$|\s?(?:말이에요|말이야|말입니다|말인데요?)[.?!]*$"
)


# What is not meant, before what is (나루관은 빼고 솔뫼관 예산 좀).
_NOT_MEANT = re.compile(
    r"^(?P<time>(?:(?:(?:19|20)\d{2}년|올해|작년|지난해)(?:\s1?\d월)?(?:\s보고(?:에서|에)?)?\s)?)"
    r"(?!\S*\d년)(?:[^\s,?.]+\s){0,3}?[^\s,?.]+?(?:은|는)?\s(?:말고|빼고|제외하고|놔두고)(?:요)?,?\s(?=\S+\s\S+\s)"
)


def without_excluded(text: str) -> str:
    """Return a question without what it says is not meant, as what goes on from it is read.

    Examples
    --------
    >>> without_excluded("2031년 나루관 말고, 솔뫼관 예산은 얼마야?")
    '2031년 솔뫼관 예산은 얼마야?'
    """
    return _NOT_MEANT.sub(r"\g<time>", text)


@dataclass(frozen=True, slots=True)
class Lead:
    """A turn without what it begins with, and what that said.

    ``text`` is what is asked, ``""`` where the turn asks nothing (감사합니다). ``back`` is the name
    of an earlier matter that the talk goes back to, ``earlier`` says that it goes back to one that
    only the question names, ``first`` that it was the first one. ``moved`` is the name of another
    matter, ``aside`` says that the question names one.
    """

    text: str
    back: str = ""
    moved: str = ""
    earlier: bool = False
    aside: bool = False
    first: bool = False


def lead_of(text: str) -> Lead:
    """Take off the front of a turn what asks nothing.

    Examples
    --------
    >>> lead_of("네 감사합니다. 그러면 예산은?").text
    '그러면 예산은?'
    >>> lead_of("다시 솔뫼관으로 돌아가서, 예산은?")
    Lead(text='예산은?', back='솔뫼관', moved='', earlier=False, aside=False, first=False)
    """
    aside = False
    while match := (
        _COURTESY.match(text) or _REMARK.match(text) or _FURTHER.match(text) or _ASIDE.match(text)
    ):
        aside = aside or _ASIDE.match(text) is not None
        text = text[match.end() :].strip()
    text = _MEANT.sub("", text)
    if match := _BACK_IN_TIME.match(text):
        return Lead(f"{match['time']} {match['rest']}")
    if match := _BACK.match(text) or _AGAIN_OF.match(text):
        return Lead(match["rest"], back=match["name"])
    if match := _MOVED.match(text):
        return Lead(match["rest"], moved=match["name"])
    if match := _EARLIER.match(text):
        first = "처음" in text[: match.start("rest")]
        return Lead(match["rest"], earlier=True, first=first)
    return Lead(text, aside=aside)
