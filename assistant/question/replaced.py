"""The question before with one of its parts put in another's place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question.alike import CLASS_END, is_alike, shared_class
from assistant.question.former import Former, joined
from assistant.question.naming import Naming, is_proper
from assistant.question.roles import ATTRIBUTE, BODY, MODIFIER, PERIOD, TOPIC, Phrase
from prompts.josa import with_josa

_SUBYEAR = re.compile(r"[상하]반기|분기")
_REPORTED = re.compile(r"보고서?|기준")
_YEARLY = re.compile(r"(?:19|20)\d{2}|['’‘`´′]\d{2}|\d{2}년|올해|작년|금년|내년|지난해|재작년|전년")
_PAIRS = {
    particle: pair
    for pair in ("은/는", "이/가", "을/를", "과/와", "이랑/랑", "으로/로")
    for particle in pair.split("/")
}
_NOWADAYS = re.compile(r"^(?:지금|현재|요즘|요새)$")
_COUNTRY = "전국"
_CITY = re.compile(r"^[가-힣]{2}시?$")
_FIELD = re.compile(r"^(?:분야|부문|유형|쪽)$")
_OF_A_KIND = 2
DOING = re.compile(
    r"^(?:운영|지원|추진|조성|육성|관리|개최|활성화|구축|건립|확대|강화|지원사업|운영사업)$"
)
"""What is done about a matter, and no part of its name (솔뫼관 운영)."""

_COUNTED = re.compile(
    r"(?:브랜드|기업|업체|회사|바이어|팀|대학|학교|시설|기관|관람객|방문객|이용자|참가자|참석자|참여자|교육생|수료생)$"
)
_PLACE = re.compile(r"[가-힣A-Za-z](?:밸리|산단|단지|지구|특구|타운|권역|상권)$")
_OF_A_TYPE = re.compile(r"[가-힣]{2,}형$")
# Those that something has, of which no name is made (입주기업들).
_MEMBERS = re.compile(
    r"^(?:(?:입주|참여|참가|협력|수혜|지원)?(?:기업|업체|회사|팀|기관|단체|대학)|이용자|참여자|참가자|교육생|수료생)들?$"
)
_OFFICE = re.compile(r"[가-힣]{2,}(?:과|팀|국|실|담당관|본부|추진단|추진반)$")


def with_period(former: Former, period: Sequence[Phrase]) -> str:
    """Return the question before with another time; half-years and months change by themselves.

    A report's month (8월 보고) gives way to a year; a half-year stays (2023년 상반기 → 2024년
    상반기), unless another is given.
    """
    new = " ".join(phrase.text for phrase in period)
    yearly = _YEARLY.search(new) is not None
    old = former.of(PERIOD)
    if yearly:
        kept = [p for p in old if _SUBYEAR.search(p.text) and not _SUBYEAR.search(new)]
        kept = [] if _REPORTED.search(new) else kept
        text = " ".join([_plain(new) if kept else new, *(p.text for p in kept)])
    else:
        kept = [p for p in old if _YEARLY.search(p.text) and not _REPORTED.search(f"{p.text}{new}")]
        text = " ".join([*(_plain(p.text) for p in kept[:1]), new])
    kept_now = [p for p in former.phrases if not (yearly and _NOWADAYS.match(p.text))]
    return _rebuilt(kept_now, old, _inner(text))


def with_topic(former: Former, new: str, naming: Naming, name: bool) -> str:
    """Return the question before about another topic.

    An office takes the place of an office, a name that of the word that ends like it; else the
    last of the topic's names gives way, if the new one goes with those before it, or all of them.

    Parameters
    ----------
    former
        The question before.
    new
        The topic without its particle.
    naming
        Tells what the reports speak of together.
    name
        Whether ``new`` is a name by itself; another word may be a part of the topic.
    """
    old = [phrase for phrase in former.topic if phrase.role == TOPIC]
    if not old:
        return _inserted(former, new)
    side = () if name else _of_a_field(former.phrases, new) or _of_a_region(former.phrases, new)
    gone = side or _giving_way(old, new, naming, name)
    if not gone and not name and _COUNTED.search(former.attribute):
        # 참가 브랜드는 몇 개? → 바이어는 몇인가?
        return _asked([former.when, joined(former.topic), with_josa(new, "은/는"), "몇인가"])
    if not gone:
        return _inserted(former, new)
    if name and gone[0] in old[1:] and _OF_A_TYPE.search(old[old.index(gone[0]) - 1].text):
        gone = [old[old.index(gone[0]) - 1], *gone]  # 서울형 강소기업 → 빛고을기업
    last = gone[-1]
    tail = shared_class(last.stem, new)
    text = f"{new}{tail}" if tail else new
    return _rebuilt(former.phrases, gone, fitted(text, last.particle))


def _of_a_field(phrases: Sequence[Phrase], new: str) -> Sequence[Phrase]:
    """Return the word that says which field was asked about (기업 분야 → 국제), or nothing."""
    if _FIELD.match(new.split()[-1]):
        return ()
    pairs = itertools.pairwise(phrases)
    found = (a for a, b in pairs if a.stem and a.text == a.stem and _FIELD.match(b.stem))
    one = next(found, None)
    return (one,) if one is not None and one.role in (TOPIC, ATTRIBUTE) else ()


def _of_a_region(phrases: Sequence[Phrase], new: str) -> Sequence[Phrase]:
    """Return the city that the country takes the place of, or the country (가온 → 전국)."""
    if new == _COUNTRY:
        return [p for p in phrases if _is_city(p.stem)][:1]
    return [p for p in phrases if p.stem == _COUNTRY and is_proper(new.removesuffix("시"))][:1]


def _is_city(noun: str) -> bool:
    return _CITY.match(noun) is not None and (noun.endswith("시") or is_proper(noun))


def _giving_way(old: Sequence[Phrase], new: str, naming: Naming, name: bool) -> Sequence[Phrase]:
    """Return which of the topic's words a new one takes the place of, none if it is a part."""
    if _OFFICE.search(new):
        offices = [phrase for phrase in old if _OFFICE.search(phrase.stem)]
        return offices[-1:] or old
    last_word = new.split()[-1]
    said = [n for n, phrase in enumerate(old) if phrase.stem in new.split()]
    if said and old[said[0]] is old[-1] and last_word == old[-1].stem:
        return _same_head(old, new, naming)
    if said:  # 서울 동행일자리 → 서울 매력일자리
        return old[said[0] :]
    alike = [p for p in old if is_alike(p.stem, last_word)]
    if not alike and " " in new:  # 거점형은? → 일반형 학교는?
        alike = [p for p in old if is_alike(p.stem, new.split()[0])]
    if alike:
        return alike[-1:]
    names = [p for p in old if not (CLASS_END.fullmatch(p.stem) or DOING.match(p.stem))]
    names = [p for p in names if not _MEMBERS.match(p.stem)] or names
    names = names or list(old)
    kind = CLASS_END.search(names[-1].stem)
    if len(names) > _OF_A_KIND and kind and not CLASS_END.search(last_word):
        names = names[:-1]  # 동쪽 공예 특화지구: the last word says of what kind the others are
    if len(names) == 1:
        whole = not name and naming.goes(names[0].stem, new)
        whole = whole and not (is_proper(new) and _PLACE.search(names[0].stem))  # 밸리 → 나루
        return () if whole else old if names[-1] is old[-1] else names
    if (not name or is_proper(new)) and (gone := _before_kind(names, new, naming)):
        return gone
    for end in range(len(names) - 1, 0, -1):
        if naming.goes(" ".join(p.stem for p in names[:end]), new):
            gone = names[end:]
            return gone if name or len(gone) == 1 else gone[-1:]
    return old if name else ()


def _same_head(old: Sequence[Phrase], new: str, naming: Naming) -> Sequence[Phrase]:
    """Return what a name with the same last word takes the place of (봄 바둑 결승 → 장기 결승)."""
    words = new.split()
    start = max(0, len(old) - len(words))
    while start and len(words) > 1 and not old[start - 1].particle:
        if naming.goes(old[start - 1].stem, words[0]):
            break
        start -= 1
    return old[start:]


def _before_kind(names: Sequence[Phrase], new: str, naming: Naming) -> Sequence[Phrase]:
    """Return the words that a new one takes the place of before the word that says of what kind.

    A proper name takes that of another and of what goes only with that (성수 수제화 앵커 → 마포
    앵커), another word that of the one before a far commoner word (바이오 R&D → 로봇 R&D).
    """
    if not is_proper(new):
        kind, before = names[-1].stem, names[-2].stem
        return names[-2:-1] if naming.goes(kind, new) and naming.heads(kind, before) else ()
    if is_proper(names[-1].stem):
        return names[-1:]
    at = next((n for n, p in enumerate(names) if is_proper(p.stem) and not p.particle), -1)
    if at < 0 or at + 1 == len(names):
        return ()
    kept = (n for n in range(at + 1, len(names)) if naming.goes(names[n].stem, new))
    return names[at : next(kept, at + 1)]


def with_matter(former: Former, matter: str) -> str:
    """Return the question before about another matter in all its words."""
    return _rebuilt(former.phrases, former.topic, fitted(matter, former.topic[-1].particle))


def with_described(former: Former, new: str, first: str) -> str:
    """Return the question before about one of its kind that is described (나루에서 하는 것).

    Parameters
    ----------
    former
        The question before.
    new, first
        What is described, and its first noun: a place takes that of another place.
    """
    old = [phrase for phrase in former.topic if phrase.role == TOPIC]
    moved = is_proper(first) and bool(old) and is_proper(old[0].stem)
    if former.topic and former.topic[0].role == MODIFIER and not is_proper(first):
        clause = tuple(itertools.takewhile(lambda p: p.role == MODIFIER, former.topic))
        kept = replace(former, phrases=tuple(p for p in former.phrases if p not in clause))
        return _inserted(kept, new)  # 운영 중이던 공방 → 새로 짓는 것
    if len(old) < 2 and not moved:
        return _inserted(former, new)
    start = former.topic.index(old[0] if moved else old[1])
    return _rebuilt(former.phrases, former.topic[start:], new)


def with_aspect(former: Former, new: str) -> str:
    """Return the question before about another of its aspects (과제 선정은 언제? 공모는요?)."""
    last = former.aspect[-1]
    return _rebuilt(former.phrases, former.aspect, fitted(new, last.particle))


def with_member(former: Former, new: Sequence[Phrase]) -> str:
    """Return the question before with another one of a kind that it asked about, or nothing.

    So 솔형은 한 곳에 얼마야 → 달형 관에는.
    """
    for phrase in former.aspect:
        other = next((p.stem for p in new if is_alike(phrase.stem, p.stem)), "")
        if other and other != phrase.stem:
            return _rebuilt(former.phrases, [phrase], fitted(other, phrase.particle))
    return ""


def with_part(former: Former, new: str) -> str:
    """Return the question before about a part of its topic (민간형만 따지면)."""
    return _inserted(former, new)


def _inserted(former: Former, new: str) -> str:
    """Return the question before with a part or a topic named behind its topic."""
    at = max((former.phrases.index(p) for p in former.topic), default=-1)
    if at < 0:
        at = max((n for n, p in enumerate(former.phrases) if p.role in (PERIOD, BODY)), default=-1)
        words = [phrase.text for phrase in former.phrases]
        return _asked([*words[: at + 1], new, *words[at + 1 :]])
    last = former.phrases[at]
    words = [phrase.text for phrase in former.phrases]
    words[at] = last.stem
    return _asked([*words[: at + 1], fitted(new, last.particle), *words[at + 1 :]])


def _rebuilt(phrases: Sequence[Phrase], gone: Sequence[Phrase], new: str) -> str:
    """Return phrases with some replaced by a text at the place of the first, or at the front."""
    words: list[str] = []
    placed = False
    for phrase in phrases:
        if not any(phrase is old for old in gone):
            words.append(phrase.text)
        elif not placed:
            words.append(new)
            placed = True
    return _asked(words if placed else [new, *words])


def _asked(words: Sequence[str]) -> str:
    return f"{' '.join(word for word in words if word)}?"


def _inner(text: str) -> str:
    """Return a time as it stands within a question (2024년은 → 2024년)."""
    text = re.sub(r"(보고서?)(?:에서는|에는|에|엔|에선|[은는])?$", r"\1에서", text)
    return re.sub(r"(?<=[년월기계말초해\d])(?:에는|에서는|에|엔|은|는|의|도|만)$", "", text)


def _plain(text: str) -> str:
    return re.sub(r"(?:에서는|에서|에는|에|엔|은요|은|는|의|도|부터|까지)$", "", text)


def fitted(word: str, particle: str) -> str:
    """Return a word with the particle of the one before it, in the form that agrees with it."""
    pair = _PAIRS.get(particle)
    return with_josa(word, pair) if pair else f"{word}{particle}"
