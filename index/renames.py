"""Old and new names of bodies and programmes, as the reports themselves tell them.

Reports say that something has another name now: ``새 이름(舊 옛 이름)``, ``옛 이름(現 새 이름)``,
``옛 이름(→새 이름)``, ``옛 이름에서 새 이름으로 변경``. What they say so becomes entries of the
list of terms, found either way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from index.morphemes import morphemes
from index.term_list import RENAMED, Entry
from ingest.model import Line

_SIGNS = re.compile(
    r"[舊現前→⇒➡➔è]|[(（]\s?[구현전옛][\s.:]|종전|당초|개칭|개편|명칭|사명|변경|이름"
)
"""One of these stands in every line that tells of a new name."""

_CHANGED = r"(?:변경|개편|개칭|바꾸|바꿔|바뀌|바뀐)"
_NAMING = r"(?:명칭|사명|기관명|사업명|부서명|이름)"
_HINT = re.compile(rf"{_NAMING}[을를이의]?\s*(?:{_CHANGED}|:)|개칭")
_ARROW = r"\s*(?:→|⇒|➡|➔|è|->|=>)\s*"
_OPEN, _CLOSE = r"[(（\[]", r"[)）\]]"
_INSIDE = r"(?P<inside>[^()（）\[\]]{2,40})"
_BEFORE = r"(?P<before>[^()（）\[\]:：,;→⇒➡➔|\t]{2,40})"
_WAS = r"(?:舊|前|[구옛](?=[\s.:])|(?:종전|당초|변경\s?전|옛\s?이름|구\s?명칭)(?=[\s.:]))"
_IS = r"(?:現|현(?=[\s.:])|(?:변경\s?후|현재\s?명칭|현\s?명칭|새\s?이름)(?=[\s.:]))"

_IN_BRACKETS = (
    (re.compile(rf"{_BEFORE}{_OPEN}\s?{_WAS}[\s.:]*{_INSIDE}{_CLOSE}"), False),
    (re.compile(rf"{_BEFORE}{_OPEN}\s?{_IS}[\s.:]*{_INSIDE}{_CLOSE}"), True),
    (re.compile(rf"{_BEFORE}{_OPEN}{_ARROW}{_INSIDE}{_CLOSE}"), True),
)
"""Patterns of a name and another in brackets; whether the one in brackets is the new one."""

_MARKED = re.compile(rf"(?P<before>[^\s()]+){_OPEN}[舊구]{_CLOSE}\s?(?P<inside>[^\s(),;:]+)")
_FROM_TO = re.compile(
    rf"(?P<old>[^:：,;|\t]{{2,60}}?)(?:{_ARROW}|에서\s+|(?P<object>[을를]\s+))(?P<new>[^:：,;|→\t]{{2,40}}?)"
    rf"(?:으로|로)\s*(?P<hint>{_NAMING}[을를이]?\s*)?{_CHANGED}"
)
_LISTED = re.compile(
    rf"{_OPEN}(?:당초|기존|종전|변경\s?전|현행){_CLOSE}(?P<old>[^()]{{2,50}}?){_ARROW}"
    rf"{_OPEN}(?:변경|변경\s?후|개정|신규){_CLOSE}(?P<new>[^()]{{2,50}})"
)
_BARE_ARROW = re.compile(
    rf"(?P<old>[^:：,;|()（）→\t]{{2,40}}){_ARROW}(?P<new>[^:：,;|()（）→\t]{{2,40}})"
)
_AFTER = re.compile(rf"(?:으로|로)(?:\s*(?:{_NAMING}|{_CHANGED}).*)?$")
_SAID_NAME = re.compile(rf"(?:의\s*)?{_NAMING}[을를이]?$")
_NEAR = 3  # a heading that speaks of a new name holds for this many lines

_DATE = re.compile(r"[(（]\s?['’‘`´]?\d{2,4}\.?\s?(?:년|\d{1,2}\.?)?[^()]{0,6}[)）]|['’‘]\d{2}년")
_QUOTES = re.compile(r"[‘’“”「」『』<>《》〈〉\"']")
_LEAD = re.compile(r"^(?:[^가-힣A-Za-z0-9]+|\d+[.)]\s*|[가-하][.)]\s+|[oㅇㆍ]\s+)+")
_COUNTED = re.compile(
    r"\d[\d.,]*\s*(?:%|％|개|명|인|건|회|억|만|천|백|원|년|월|일|층|호|번|곳|팀|㎡|배|차|시간|주|위|p)"
)
_PLACE = re.compile(r"(?:\d|일대|일원|부지|번지|지상|지하|[층호동로길구])$")
# What is renamed has a name of one of these kinds, where no sign but 변경 tells of it.
_KIND = re.compile(
    r"(?:센터|허브|재단|공사|공단|진흥원|연구원|교육원|개발원|지원단|추진단|사업단|위원회|협의회|본부"
    r"|담당관|[가-힣]과|[가-힣]팀|[가-힣]국|[가-힣]{2}실|캠퍼스|타운|밸리|사업|학교|아카데미|사관학교"
    r"|펀드|축제|페스타|박람회|카드|상품권|플랫폼|도서관|박물관|미술관|복지관|회관|체육관|공원|시장"
    r"|제도|일자리|수당|통장|대회|위크|바우처|공제회|조합|거점|기지|단지|지구)$"
)
_LAST_TAGS = ("NN", "SL", "SH", "SN", "XR", "XSN", "NR", "W_")
_NOT_IN_NAMES = ("JKS", "JKO", "JX", "EF", "SF")
_GENERIC = re.compile(
    r"^(?:현황|위치|인원|정원|상태|수준|시설|명칭|사업명|기관명|조직|부서|건물|본관|별관|청사"
    r"|센터|허브|재단|사업|기관|위원회|본부|사무실|자리|제도|캠퍼스|공원|시장|학교)$"
)
_SHORTEST, _LONGEST = 3, 24  # characters of a name, without spaces
_MOST_WORDS = 5


class Rename(NamedTuple):
    """Two names of one thing, and the first line that tells so."""

    old: str
    new: str
    report: str
    line: int


def each_once(found: Iterable[Rename]) -> tuple[Rename, ...]:
    """Return the renames in their order, of those of the same two names the first."""
    first: dict[tuple[str, str], Rename] = {}
    for rename in found:
        first.setdefault((_letters(rename.old), _letters(rename.new)), rename)
    return tuple(first.values())


def renames_in(lines: Iterable[Line], report: str) -> Iterator[Rename]:
    """Yield the renames that one report's lines tell.

    A line is read only where it has a sign of a new name, so that a large report costs little.
    """
    told = -_NEAR - 1
    for line in lines:
        if not _SIGNS.search(line.text):
            continue
        if _HINT.search(line.text):
            told = line.number
        for old, new in pairs_in(line.text, told=line.number - told <= _NEAR):
            yield Rename(old, new, report, line.number)


def rename_entries(found: Iterable[Rename]) -> list[Entry]:
    """Return renames as entries of the list of terms."""
    return [Entry((rename.new,), (rename.old,), RENAMED) for rename in found]


def pairs_in(text: str, told: bool = False) -> list[tuple[str, str]]:
    """Return the old and new names that one line tells.

    Parameters
    ----------
    text
        The line.
    told
        Whether this line or one just before says that a name was changed; then an arrow between
        two names is enough.

    Examples
    --------
    >>> pairs_in(" ○ 가온허브(舊 별빛센터) 운영")
    [('별빛센터', '가온허브')]
    """
    plain = _QUOTES.sub("", _DATE.sub(" ", text))
    found = [*_bracketed(plain), *_changed(plain, told)]
    named = [(_tidied(old), _tidied(new)) for old, new in found]
    named = [pair for pair in dict.fromkeys(named) if _letters(pair[0]) != _letters(pair[1])]
    if not named:
        return []
    fit = _names([name for pair in named for name in pair])
    return [(old, new) for old, new in named if old in fit and new in fit]


def _bracketed(text: str) -> Iterator[tuple[str, str]]:
    for pattern, inside_is_new in _IN_BRACKETS:
        for match in pattern.finditer(text):
            outside, inside = _last_name(match["before"]), _first_part(match["inside"])
            yield (outside, inside) if inside_is_new else (inside, outside)
    for match in _MARKED.finditer(text):
        yield match["inside"], match["before"].rstrip("_·/")


def _changed(text: str, told: bool) -> Iterator[tuple[str, str]]:
    for match in _LISTED.finditer(text):
        yield match["old"], match["new"]
    for match in _FROM_TO.finditer(text):
        old, said = _SAID_NAME.subn("", match["old"].strip())
        old, new = _last_phrase(old), match["new"]
        sure = match["hint"] or said or told
        # 열람실을 창작실로 바꾸다 tells of a new use; a name is changed only where it says so.
        alike = _KIND.search(_letters(old)) and _KIND.search(_letters(new))
        if sure or (alike and not match["object"]):
            yield old, new
    if told:
        for match in _BARE_ARROW.finditer(text):
            old, new = _last_phrase(match["old"]), _first_part(match["new"])
            if _KIND.search(_letters(old)) or _KIND.search(_letters(new)):
                yield old, _AFTER.sub("", new)


def _last_name(text: str) -> str:
    """Return the name that ends a text: its last word, with those before a word like 센터."""
    words = text.split()
    taken = words[-1:]
    while len(taken) < min(len(words), 3) and _GENERIC.search("".join(taken)):
        taken.insert(0, words[-len(taken) - 1])
    return " ".join(taken)


def _last_phrase(text: str) -> str:
    """Return what stands behind the last bullet, bracket or comma."""
    return re.split(r"[)）\]:：,;▶▸•※○●□■◦]|\s[-–]\s", text)[-1].strip()


def _first_part(text: str) -> str:
    return re.split(r"[,;:/]|\s(?:및|등)\s", text.strip())[0]


def _tidied(name: str) -> str:
    return " ".join(_LEAD.sub("", name.strip()).strip(" .·_-–*※").split())


def _letters(text: str) -> str:
    return "".join(text.split()).lower()


def _names(texts: Sequence[str]) -> set[str]:
    """Return those of the texts that can be a name: nouns, no counts, no addresses."""
    likely = [text for text in dict.fromkeys(texts) if _likely(text)]
    return {
        text
        for text, found in zip(likely, morphemes(likely), strict=True)
        if found
        # Kiwi takes the 과 of 총무과 for a particle.
        and (found[-1].tag.startswith(_LAST_TAGS) or _KIND.search(_letters(text)))
        and not any(morpheme.tag.startswith(_NOT_IN_NAMES) for morpheme in found)
    }


def _likely(text: str) -> bool:
    letters = _letters(text)
    words = text.split()
    return (
        _SHORTEST <= len(letters) <= _LONGEST
        and len(words) <= _MOST_WORDS
        and not all(len(word) == 1 for word in words)
        and re.search(r"[가-힣]{2}|[A-Za-z]{3}", text) is not None
        and not _COUNTED.search(text)
        and not _PLACE.search(text)
        and not _GENERIC.search(letters)
    )
