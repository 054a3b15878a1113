"""A question's phrases and what each does: time, body, topic, what is asked about it, the asking.

Everything goes by closed classes of Korean: particles, question words, the nouns that budget
tables, staff tables and project sheets have as their headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.attributes import is_attribute
from assistant.question.roles import (
    AMONG,
    ASKING,
    ATTRIBUTE,
    BODY,
    ENDING,
    MARK,
    MODIFIER,
    OTHERS,
    PARTICLE,
    PERIOD,
    POINTING,
    REPORT,
    SUPERLATIVE,
    TOPIC,
    Phrase,
    settled,
)
from assistant.question.titles import Titles
from assistant.question.which import bodies_in, newest_year
from index.morphemes import Morpheme, morphemes
from index.records import ReportInfo

_GLUE = "\u00a0"
_DEMONSTRATIVE = r"(?:그|이|해당|위|앞의|방금\s그)"
_POINTED = (
    r"(?:사업|부서|과|팀|기관|예산|센터|시설|행사|펀드|보고서?|곳|분야|대회|캠퍼스|프로그램|제도|회사|기업"
    r"|사람|금액|돈|숫자|수치|단지|건물|도서관|조례|법인|단체|재단|계획|일자리|학교|축제|공사)"
)
_GLUED = re.compile(
    rf"(?<![가-힣])(?:{_DEMONSTRATIVE}\s+(?={_POINTED}(?:[은는이가을를의도에]|에서|에는|$|\s|\?))"
    r"|(?:그|이|저)\s+(?=중|가운데|때|해)|(?:그|바로)\s+(?=전|다음)|(?:전|다음)\s+(?=해|연도|년도)"
    r"|그\s+(?=외|밖))"
)
# A report that is looked into, and a matter that is only announced (솔뫼관 말이야, …).
_LOOKED_INTO = re.compile(
    r"(?<=보고)(?P<kind>서?)(?:를|을)?\s(?:보면|보니까?|보면은|봤더니|찾아보니까?)(?=\s|,)"
)
_ANNOUNCED = re.compile(
    r"\s(?:말이야|말인데요?|말이죠|말이지요?|말이에요|말입니다|있잖아요?)[,.]?(?=\s)"
    r"|(?<=[가-힣]{2})(?<!렇게)(?<!떻게)\s하면(?=\s(?:시간당|하루|한\s달|월|1인당|얼마)(?:\s|에))"
)
_THAT = re.compile(r"^(?:그|해당)$")
_THE_ONE = re.compile(r"^(?:거|것|건|걸|게)(?:는|은|도|요)?$")
_MARK = re.compile(
    r"^(?:그럼|그러면|그렇다면|그리고|그런데|근데|혹시|그래서|그래|그러니까|참|네|예|응|아|음|아니|자"
    r"|아니요|아니오|아뇨|그래도|반대로|거꾸로|또|또한|아까|방금|실례지만)$"
)
_END = re.compile(r"[?!.,~…ㅋㅎㅠㅜ]+$")
_POLITE = re.compile(r"(?<=[은는도서엔만면])요$")
_QUOTE = "['’‘`´′]"
_TIME = (
    rf"(?:(?:19|20)\d{{2}}(?:년도?|\.)?|{_QUOTE}\d{{2}}(?:년도?|\.)?|\d{{2}}(?:년도?|\.(?=\d))"
    r"|1?\d월(?:말|초)?|[123]?\d일(?!자)|[1-4]/?4?분기|[상하]반기|연말|연초|연간"
    r"|지지난해|지난해|재작년|작년|올해|금년|내년|내후년|이듬해|당해|전년도?|전해|동기|[춘하추동]절기|[춘추]계)"
)
_PERIOD = re.compile(
    rf"^(?:{_TIME}(?:\({_TIME}\))?[~∼\-–·,]?)+(?:기준|말|초|현재|당시)?{PARTICLE}?$"
)
# For how long, or how often: no name and no time (1년에 몇 번, 3개월 동안).
_DURATION = re.compile(
    r"^(?:\d년(?:에|간|마다|동안)|\d+(?:년간|개월|주일?|시간|분)(?:에|간|마다|동안|씩)?|하루에?|매년|매달|매월|해마다)$"
)
_THAN = re.compile(rf"^(?:{_TIME})+보다(?:는)?$")
_AFTER_PERIOD = re.compile(rf"^(?:기준|현재|말|초|시점|당시|기간|이후|이전|들어|때|적){PARTICLE}?$")
_SUPERLATIVE = re.compile(r"^(?:제일|가장|맨|젤|최[대고소저](?:인|의)?)$")
_AMONG = re.compile(rf"^(?:(?:그|이|저){_GLUE}?)?(?:중|가운데)(?:에서는?|에는?|엔)?$")
_OTHERS = re.compile(
    rf"^(?:다른|나머지|그{_GLUE}?(?:외|밖)에?)(?:[은는]|에는|엔|의|도|들은)?(?:요)?$"
)
_POINTING = re.compile(
    rf"^(?:(?:그|이|해당|위|앞의|방금\s그){_GLUE}{_POINTED}|그거|그것|그게|그건|그걸|이거|이것|이게|이건|거기|거긴"
    rf"|여기|여긴|그곳|그쪽|걔|얘){PARTICLE}?(?:서|선|서는|들은|를|을|가)?$"
)
_THEN = re.compile(rf"^(?:그{_GLUE}?(?:때|해)|당시){PARTICLE}?$")
_ASKING = re.compile(
    r"^(?:얼마|얼만(?=데|가|지|감)|몇|어디|언제|누구|누가|뭐|뭔|뭘|무엇|무슨|왜|어떻|어떤|어느|어때|어땠|어떠|며칠|어째|맞[나아습]"
    r"|정말|진짜|확실)|^(?:좀|줘|주세요|주실래요|부탁.*|바랍니다|바람|알려.*|말해.*|보여.*|설명.*|정리.*|요약.*"
    r"|비교.*|있[나어습는]?.*|없[나어습는]?.*|인가요?|입니까|이야|됩니까|되나요?|돼요?)$"
)
# A Latin name with its particle (C+는): Kiwi may read a verb into the two.
_LATIN = re.compile(
    r"^(?P<name>[A-Za-z][A-Za-z0-9]*[+&][A-Za-z0-9]*)(?:은|는|이|가|을|를|의|도|만|요)*$"
)
# Nouns with 로 that only say how (실제로 들어온 회사).
_ADVERB = re.compile(
    r"^(?:(?:실제|별도|추가|최종적으|공식적으|구체적으|전체적으|개별적으)로(?:는|도)?|(?:지금|현재|요즘|요새)(?:은|는|도|까지)?)$"
)
_PREDICATE = ("VV", "VA", "VX", "VCN", "XSV", "XSA")
_LONG = 3  # syllables of an office without its 과
_NOMINAL = frozenset(
    {"NNG", "NNP", "NNB", "NR", "NP", "XR", "SL", "SH", "SN", "XSN", "XPN", "SW", "SO", "SP"}
)
_BARE = re.compile(
    r"^(?:것|거|게|건|걸|겁|셈|데|쪽|편|경우|분|번|번째|정도|등|때|점|적|대비|각각)$"
)


def phrases_of(
    text: str, reports: Sequence[ReportInfo] = (), titles: Titles | None = None
) -> tuple[Phrase, ...]:
    """Return a question's words with their parts.

    Parameters
    ----------
    text
        One line, single-spaced.
    reports
        Their bodies are recognised by name; a bare number is a year if it is near theirs.
    titles
        The offices among the headings, whose 과 is no particle.
    """
    text = _ANNOUNCED.sub("", _LOOKED_INTO.sub(r"\g<kind>에서", text))
    glued = _GLUED.sub(lambda match: match.group().rstrip() + _GLUE, text)
    found = next(iter(morphemes([glued])))
    phrases: list[Phrase] = []
    at = 0
    for word in glued.split(" "):
        plain = _POLITE.sub("", _END.sub("", word))
        own = [m for m in found if at <= m.start < at + len(plain)]
        if plain:
            phrases.append(_phrase(plain, _stem(plain, own, at, titles), own, reports, phrases))
        at += len(word) + 1
    return tuple(settled(phrases))


def _phrase(
    word: str,
    stem: str,
    found: Sequence[Morpheme],
    reports: Sequence[ReportInfo],
    before: Sequence[Phrase],
) -> Phrase:
    timed = bool(before) and before[-1].role == PERIOD
    if role := _led_in(word, before):
        return Phrase(word, "", role)
    if (
        (_PERIOD.match(word) and not _in_name(word, reports))
        or _THEN.match(word)
        or (timed and _AFTER_PERIOD.match(word))
        or (REPORT.match(word) and (timed or word.endswith(("에서", "에서는", "에선", "에는"))))
    ):
        return Phrase(word, f"{word.rpartition(')')[0]})" if ")" in word else stem, PERIOD)
    for role, pattern in ((AMONG, _AMONG), (OTHERS, _OTHERS), (POINTING, _POINTING)):
        if pattern.match(word):
            return Phrase(word.replace(_GLUE, " "), stem.replace(_GLUE, " "), role)
    if _SUPERLATIVE.match(word):
        return Phrase(word, "", SUPERLATIVE)
    if _ASKING.match(word):
        return Phrase(word, "", ASKING)
    if _THAN.match(word):
        return Phrase(word, stem, MODIFIER)
    if latin := _LATIN.match(word):
        return Phrase(word, latin["name"], TOPIC)
    if role := _predicate(found):
        return Phrase(word, "", role)
    if not stem or _BARE.match(stem) or _ADVERB.match(word) or _DURATION.match(word):
        return Phrase(word, "", MODIFIER)
    if reports and bodies_in(stem, reports):
        return Phrase(word, stem, BODY)
    return Phrase(word, stem, ATTRIBUTE if is_attribute(stem) else TOPIC)


def _led_in(word: str, before: Sequence[Phrase]) -> str:
    """Return the role of a word that only leads in or points (그럼, 그), ``""`` for other words."""
    if all(phrase.role == MARK for phrase in before):
        if _MARK.match(word):
            return MARK
        return POINTING if _THAT.match(word) else ""
    # 2031년 거 말이야, 2031년 보고에서 그해
    told = any(phrase.role == PERIOD for phrase in before)
    timed = before[-1].role == PERIOD
    return MARK if (timed and _THE_ONE.match(word)) or (told and _THEN.match(word)) else ""


def _in_name(word: str, reports: Sequence[ReportInfo]) -> bool:
    """Say whether a bare number of four digits lies too far ahead for a year (비전 2040)."""
    newest = newest_year(reports)
    return newest is not None and word.isdigit() and int(word) > newest + 1


def _predicate(found: Sequence[Morpheme]) -> str:
    """Return the role of a word that ends as a verb or an adjective, ``""`` for other words.

    What so ends before the question does may be a name that looks like it (나래): ``ENDING``.
    """
    tags = [m.tag.partition("-")[0] for m in found if not m.tag.startswith(("J", "S"))]
    ending = len(tags)
    while ending and tags[ending - 1].startswith("E"):
        ending -= 1
    if ending == len(tags) or not ending or tags[ending - 1] not in _PREDICATE:
        return ""
    short = tags[-1] == "EC" and len(found) == 2 and found[0].length == 1
    return ENDING if short else {"ETM": MODIFIER, "EF": ENDING}.get(tags[-1], ASKING)


def _stem(word: str, found: Sequence[Morpheme], start: int, titles: Titles | None) -> str:
    """Return a word up to its last noun; the 과 of an office (창업정책과는) belongs to it."""
    end = 0
    for morpheme in found:
        if morpheme.tag in _NOMINAL or morpheme.tag.startswith("W_"):
            end = morpheme.start + morpheme.length - start
    end = min(end, len(word))
    if end == 1 and word[1:2] == "로":  # a name of two syllables, read as a noun and its particle
        alone = next(iter(morphemes([word])))[0]
        end = alone.length if alone.tag == "NNP" else end
    if word[end : end + 1] == "과" and end > 1 and not is_attribute(word[:end]):
        named = titles.named(word[: end + 1]) if titles else ()
        rest = word[end + 1 :]
        known = end > 2 and (titles is None or titles.knows(word[end - 1 : end + 1]))
        if word[: end + 1] in named or (rest and end > 2) or (known and end > _LONG):
            end += 1
    return word[:end]
