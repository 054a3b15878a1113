"""Words of running text cut to labels: what stands before a number, and what it is said of."""

from __future__ import annotations

import re

from ingest.cleaning import clean, clean_label
from ingest.figures.words import without_period

_GROUP = re.compile(r"\([^()]*\)")
#: A label in running text is a few words, not half a sentence.
_LONGEST_LABEL = 24
_LONGEST_AFTER = 14
#: Words behind a number that are its label at most.
MOST_AFTER = 2

#: What is counted for one of them: 기업당, 1인당.
_FOR_ONE = (
    r"(?:\d\S{0,3}|기업|업체|업소|점포|개소|개사|社|팀|과제|센터|대학|학교|가구|기관|단체|시설|공방|마을"
    r"|캠퍼스|인|곳|명)당"
)
_MEASURE = re.compile(
    rf"(?<![가-힣A-Za-z\d])(?:(?:{_FOR_ONE}|1인)\s?)?"
    r"(?:(?<![가-힣A-Za-z\d])(?:총|최대|최소|누적|연간|매월|매년|매주|[연年월주일](?=\s)"
    r"|전년\s?동[기월]|전년|전월|전분기)\s?){0,2}(?:약\s?)?\(?$"
)
_ONLY_MEASURE = re.compile(rf"{_FOR_ONE}|1인")
_PREFIX = re.compile(
    r"\s*(?<![가-힣A-Za-z\d])(?:[年월]|총|약|최대|최소|각각|각|누적|연간|연|주|매월|월|만|전체|첫|등|현재|중|또는"
    r"|올해|작년|전[년월]도?|전년\s?동기|전분기|당|상위|최근|최장|향후|지난|[상하]반기|\d\s?분기|\d{1,2}월(?:말|중|초)?)\s*$"
)
_LEADING = re.compile(
    r"^(?:(?:및|이중|그중|또는|등|이상|이하|미만|초과|내외|이내|내|중|간|규모|규모의|대해|대하여|통해|통하여|위해"
    r"|위하여|대한|통한|위한|따른|따라|의한|관한|인한|인해|활용|활용한)\s"
    r"|(?:[을를이가의에은는과와로]|으로|에서|에게|까지|부터)\s|[~∼.\s])+"
)
#: 성수, 한남 9. 5. ~ 6. 방문: a day parts what it is of from what was done then.
_UP_TO_DAY = re.compile(
    r".*(?<![\d.])\d{1,2}\.\s?(?:\d{1,2}\.)?\s*(?:~\s?\d{1,2}\.\s*)?(?=\s[^\W\d])"
)
#: 작년 12월말 기준 회원: the date is no part of the name.
_DATED = re.compile(r"^[^가-힣]*(?:(?:작년|올해|전년|지난해)\s?)?[\d'.\s년월일말~]*(?:기준|현재)\s")
_PARTICLE = re.compile(r"(?<=..)(?:[은는을를]|(?<![회논동협심건결문합강정])의)$")
_UNFINISHED = re.compile(
    r"(?:^\d+\S*당|^대상|위한|통한|대한|관한|따른|의한|위해|통해|대해|인해|하여|하고|으로|에서|에게|까지|부터"
    r"|에|및|이고|이며|이[후전래]|[하되있없]는|중인|예정인|[가-힣]{2}(?<![기제권])한|[가-힣]된)$"
)
_WORD = re.compile(
    r"[가-힣A-Za-z]{2}|[가-힣]·[가-힣]|[A-Z]&[A-Z]|^[A-Z]\+$|^[^\W\d_을를이가의에은는과와로도만등및약총중각당씩간후전월년일]$"
)
#: Words after which a new thing is named: 공방을 위한 | 지원 시설.
_PURPOSE = re.compile(
    r"\S*(?:위한|통한|위해|통해|대한|하여|하고|되는|하는|갖춘|가진|받은|마친|있는|없는|하며|하도록)\s"
)
_TURN = re.compile(r"\S*(?:[을를은는]|에서|에게|으로)\s")
_AFTER_PARTICLE = re.compile(
    r"^\s?(?:(?:을|를|이|가|은|는|의|에|에게|에서|으로|로|과|와|씩|간|여)(?=\s))?\s*"
)
_AFTER_SKIPPED = re.compile(
    r"^(?:이상|이하|이내|미만|초과|내외|정도|수준|규모|가량|등|총|약|예정|현재|기준|중|대비|이며|이고"
    r"|당|씩|모두|전원|각)(?:의|으로|로|에|을|를|이|가)?(?:\s+|$)"
)
_AFTER_WORD = re.compile(r"[가-힣一-龥A-Za-z&·‧/]+")
_AFTER_END = re.compile(
    r"(?:[을를]|(?<=..)[은는에]|(?<=..)(?<![회논동협심건결문합강정])의|에서|에게|으로|까지|부터)$"
)
_SUBJECT = re.compile(r"(?<=..)[이가]$")  # 감액이 발생하였으나
_VERB = re.compile(r"발생|증가|감소|필요|있|없|되|[가-힣]{2}(?<![기제권])한$|[가-힣]+[하되]는$")
_AFTER_LAST = re.compile(r"\s(?:예정|등|중|임|함|통한|통해|위한|위해|및|또는|\W)+$")
_WITH = re.compile(r"(?<=[가-힣]{3})[과와]$")
_NO_NAME = re.compile(
    r"(?:하여|하고|하며|되어|되며|위해|위한|통해|통한|대한|따른|있는|없는|있음|없음|[하되]는|[가-힣]{2}(?<![기제권])한|이며|(?<![가-힣])[증감]"
    r"|다|및|또는|또한|↑|↓)$|^(?:및|또는|으로|이|가|을|를|중|여|총|약|까지|부터|이상|이하|정도)$"
)


def label_in(text: str, longest: int = _LONGEST_LABEL) -> str:
    """Return a clause's words as a label, ``""`` where they are none.

    Where they are too many, those nearest to the number are kept, from a turn of the sentence on.

    Examples
    --------
    >>> label_in("창업 공방을 "), label_in("소상공인의 매출을 높이기 위한 골목 상권 전문 상담 ")
    ('창업 공방', '골목 상권 전문 상담')
    """
    before = None
    while before != text:
        before, text = text, _PREFIX.sub("", text)
    label = without_period(_DATED.sub("", clean(text)).strip(' -·"•*☞^┌├└│'))
    label = _UP_TO_DAY.sub("", label)
    label = _PARTICLE.sub("", _LEADING.sub("", f"{label} ").strip(" '"))
    if len(label) > longest:
        label = _LEADING.sub("", _nearest(label, longest))
    if not _WORD.search(label) or _UNFINISHED.search(label) or _ONLY_MEASURE.fullmatch(label):
        return ""
    return clean_label(_PREFIX.sub("", label))


def measure_before(text: str, end: int) -> str:
    """Return the words right before a number that say how it counts: 기업당 최대, 누적, 월.

    Examples
    --------
    >>> measure_before("지원금(기업당 최대 500만원)", 11)
    '기업당 최대'
    """
    found = _MEASURE.search(text, max(0, end - _LONGEST_LABEL), end)
    return clean(found[0]).rstrip("(").removesuffix("약").strip() if found else ""


def _nearest(label: str, longest: int) -> str:
    """Return the last words of a long label: after the turn that leaves the most of them."""
    turns = [turn.end() for turn in _PURPOSE.finditer(label)]
    turns = turns[-1:] or [turn.end() for turn in _TURN.finditer(label)]
    for turn in turns:
        if len(label) - turn <= longest:
            return label[turn:]
    words = label.split()
    while len(" ".join(words)) > longest:
        words = words[1:]
    return " ".join(words)


def label_after(text: str, *, whole: bool, most: int = MOST_AFTER, goes_on: bool = False) -> str:
    """Return the words behind a number that say what is counted or done, ``""`` for none.

    Parameters
    ----------
    text
        What follows the number in its clause (``개 기업에 지원``: `` 기업에 지원``).
    whole
        Take them only where they are all that follows: the number has a name before it.
    most
        How many words it has at most.
    goes_on
        The text ends where the name of a further number begins.

    Examples
    --------
    >>> label_after(" 기업에 ", whole=False), label_after("을 새로 선정", whole=True)
    ('기업', '새로 선정')
    """
    rest = clean(_AFTER_PARTICLE.sub("", text, count=1))
    while skipped := _AFTER_SKIPPED.match(rest):
        rest = rest[skipped.end() :]
    words: list[str] = []
    following = _AFTER_LAST.sub("", rest).split()
    for place, word in enumerate(following):
        if not _AFTER_WORD.fullmatch(word) or _NO_NAME.search(word):
            break
        ending = _AFTER_END.search(word)
        if not ending and (goes_on or place + 1 < len(following)):
            acts = _VERB.match(" ".join(following[place + 1 : place + 2]))
            ending = _SUBJECT.search(word) if acts else _WITH.search(word)
        words.append(word[: ending.start()] if ending else word)
        if ending or len(words) == most:
            break
    label = " ".join(words)
    if not words or not _WORD.search(label) or len(label) > _LONGEST_AFTER:
        return ""
    return label if not whole or len(following) == len(words) else ""


def flattened(text: str) -> str:
    """Blank what stands in parentheses that are closed again."""
    before = None
    while before != text:
        before = text
        text = _GROUP.sub(lambda group: " " * len(group[0]), text)
    return text
