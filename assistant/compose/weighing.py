"""The names of a question with their weights: rare ones, and what reports write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from math import exp, log

from assistant.compose.matching import Name, Wanted, squeezed
from assistant.question.misread import misread
from assistant.question.names import only_asks
from index.morphemes import commonness, morphemes
from index.morphemes import terms as terms_of
from index.terms import Expansion
from index.words import Words

_UNKNOWN = 0.5  # a word that no report has is often the asker's own for what they call otherwise
_FOREIGN = 0.25  # an English word that no report has need not be in them
_STATED = 0.3  # an amount that a question states may be a condition, or wrong
# Words that tell how to measure or that something was set down, and no matter.
_FRAMING_WORDS = """
    배율 최소 최대 최고 최저 편성 책정 배정 제시 소요 당시 이내 이상 이하 절반 대부분 일부
"""
_FRAMING = frozenset(_FRAMING_WORDS.split())
_AMOUNT = re.compile(
    r"[\d.]+(?:[십백천만억조]+|만?[명개건회원%년월일권석]|억원|만원|천원|백만원|여)+"
    r"|(?:㎡|㎢|%|%p|퍼센트|프로)(?:으?로|씩)?"
)
_PAIR = re.compile(r"(?![a-z]{2})[가-힣a-z&]{2}")
_PHRASE = 0.4  # what a verb or phrase with a counterpart counts that holds no name
# An end of a name that only says what kind of answer it is (개관일, 공사기간, 출연금, 설립안).
_TAIL = re.compile(
    r"(?<=[가-힣]{2})(?:일자?|시기|시점|날짜|연도|기간|장소|위치|액|금|안|책|인원|기업|업체)$"
)
_FIRMS = ("기업", "업체")
# What people call a branch that reports call otherwise (강북점).
_BRANCH = re.compile(r"(?<=[가-힣]{2})점$")
# A branch by its direction, which tables call by that alone (북부캠퍼스, 북부).
_DIRECTED = re.compile(r"(?<=^[동서남북중]부)(?:캠퍼스|센터|지사|지점|사업소|교육원|분원|분관)$")
# Letters that are taken for each other where text is read from a picture (금융, 금용).
# What makes a noun of a verb that is written without spaces (무료로보는거).
_NOUNED = re.compile(r"(?<=[가-힣][가-힣][는은한할될된])(?:거|것|건|게|데|곳)$")
_ENDING = 3  # letters of a word that reports may write in one with the name before it
_PASSAGE = 100  # words of a passage, about
_SHORT = 0.5  # what a one-syllable word counts: inside other words it is found by chance


def weigh(
    names: Iterable[str], terms: Iterable[str], words: Words, expansions: Iterable[Expansion] = ()
) -> Wanted:
    """Weigh names by how few passages have them: idf as in BM25 (Robertson, Zaragoza 2009).

    A name occurs in no more passages than the rarest of its morphemes and letter pairs; one with
    counterparts (``expansions``) in as many as speak of it in any words. Words that were asked
    together (동네 가게, 소상공인) are one name; what names nothing (빌려, 대여) counts less.
    """
    terms = tuple(terms)
    counterparts: dict[str, list[str]] = {}
    for expansion in expansions:
        if not only_asks(expansion.asked):
            others = counterparts.setdefault(squeezed(expansion.asked), [])
            others.append(squeezed(expansion.written))
    plain = list(dict.fromkeys(map(squeezed, names)))
    found: list[Name] = []
    while plain:
        first = plain[0]
        phrase = next((asked for asked in counterparts if first in asked), first)
        together = [text for text in plain if text in phrase]
        plain = [text for text in plain if text not in phrase]
        whole = _NOUNED.sub("", phrase if len(together) > 1 else first)
        # What stands for a part of a name stands for the name with that part changed.
        others = [
            whole.replace(asked, other) if asked in whole else other
            for asked, written in counterparts.items()
            if asked in whole or asked == phrase
            for other in written
        ]
        others += [seen for text in (whole, *others) for seen in misread(text)]
        tail = (
            _TAIL.search(whole)
            or _DIRECTED.search(whole)
            or (None if _passages(whole, words) else _BRANCH.search(whole))
        )
        if tail and tail[0] in _FIRMS and _passages(whole, words) and not _is_noun(tail, whole):
            tail = None  # 나래기업, which is a name: what is told of 나래쇼룸 is another's
        heads = [whole[: tail.start()]] if tail else []
        name = _name(whole, terms, words)
        if found and len(name.text) <= _ENDING:  # 나래 위크, which is read as 나래워크
            others += misread(found[-1].text + name.text)
        found.append(_with_others(name, [*others, *heads], words))
    for phrase, written in counterparts.items():
        if not any(phrase in name.text or name.text in phrase for name in found):
            name = _with_others(_name(phrase, terms, words), written, words)
            found.append(replace(name, weight=_PHRASE * name.weight))
    return Wanted(tuple(found))


def _is_noun(tail: re.Match[str], whole: str) -> bool:
    """Say whether what stands before an end of a name is a word of the language (입주기업)."""
    return _commonness(whole[: tail.start()]) > 0


def _name(plain: str, terms: Sequence[str], words: Words) -> Name:
    """Return a name by itself: its parts and its weight."""
    plain = _without_particle(plain, words)
    parts = tuple(t for t in terms if t in plain and (len(t) > 1 or len(plain) < 3))
    counts = [words.frequency(part) for part in parts]
    pairs = _pairs(plain, words)
    hangul = re.fullmatch(r"[가-힣]+", plain) is not None
    if not any(counts) and hangul and len(plain) > 2 and min(pairs[:-1]):
        # An unknown ending (폐원일, 지급액): the word before it is what can be found.
        parts, counts = (plain[:-1],), [min(pairs[:-1])]
    elif not parts and not hangul:
        parts = tuple(t for t in terms if t in plain)
        counts = [words.frequency(part) for part in parts]
    core = ""
    if hangul and len(parts) > 1:
        core = min(zip(parts, counts, strict=True), key=lambda one: (one[1], -len(one[0])))[0]
    rarest = min([*counts, *pairs] if hangul else counts, default=0)
    known = max(counts, default=0) > 0 or bool(hangul and pairs and min(pairs))
    return Name(plain, parts, _weight(plain, rarest, known, words), known, core=core)


def _without_particle(plain: str, words: Words) -> str:
    """Return a name without the particle that Kiwi took for its end (공방과 of 공방과 책방).

    It is one if the reports have every two letters of the name in a row except the last two, or
    the word without it and not with it.
    """
    if re.fullmatch(r"[가-힣]{2,}[과와이가은는을를의도로에만]", plain):
        pairs = _pairs(plain, words)
        if len(pairs) > 1 and min(pairs[:-1]) and not pairs[-1]:
            return plain[:-1]
        if len(plain) > 3 and words.frequency(plain[:-1]) and not words.frequency(plain):
            return plain[:-1]
    return plain


def _with_others(name: Name, others: Sequence[str], words: Words) -> Name:
    """Return a name with its counterparts; those that no passage has change nothing."""
    counts = {other: _passages(other, words) for other in others if other != name.text}
    kept = tuple(other for other, count in counts.items() if count)
    if not kept:
        return name
    own = _passages(name.text, words)
    spoken = min(own + sum(counts.values()), words.count)
    return replace(name, weight=_weight(name.text, spoken, True, words), known=True, others=kept)


def _passages(plain: str, words: Words) -> int:
    """Return in how many passages a word can stand at most: by its letter pairs, or its terms."""
    pairs = _pairs(plain, words)
    if plain.isascii() or not pairs:
        return words.frequency(plain)
    # Where the reports put a space (1인 창조기업) they have no such pair.
    return min(pairs) or min(map(words.frequency, _terms(plain)), default=0) or _apart(plain, words)


def _apart(plain: str, words: Words) -> int:
    """Return in how many passages the two words of a name can stand that Kiwi does not part."""
    counts = [words.frequency(f"~{plain[at : at + 2]}") for at in range(len(plain) - 1)]
    gaps = [at for at, count in enumerate(counts) if not count]
    if len(gaps) != 1 or not 0 < gaps[0] < len(counts) - 1:
        return 0
    return min(min(counts[: gaps[0]]), min(counts[gaps[0] + 1 :]))


@lru_cache(maxsize=4096)
def _terms(plain: str) -> tuple[str, ...]:
    return tuple(term for morpheme in next(iter(morphemes([plain]))) for term in terms_of(morpheme))


def _pairs(plain: str, words: Words) -> list[int]:
    """Return how many passages have each two letters in a row; digits and marks make no pair."""
    pairs = (plain[i : i + 2] for i in range(len(plain) - 1))
    return [words.frequency(f"~{pair}") for pair in pairs if _PAIR.fullmatch(pair)]


def _weight(plain: str, count: int, known: bool, words: Words) -> float:
    usual = words.count * (1 - exp(-_PASSAGE * _commonness(plain)))
    count = max(count, round(usual))
    weight = log(1 + (words.count - count + 0.5) / (count + 0.5))
    if not known:
        weight *= _FOREIGN if plain.isascii() else _UNKNOWN
    if plain in _FRAMING or _AMOUNT.fullmatch(plain):
        weight *= _STATED
    return weight * (_SHORT if len(plain) < 2 else 1.0)


@lru_cache(maxsize=4096)
def _commonness(plain: str) -> float:
    """Return how common a name of a single word is at large: 사람 says little, wherever it is."""
    (found,) = morphemes([plain])
    return commonness(found[0]) if len(found) == 1 else 0.0
