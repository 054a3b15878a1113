"""Where the entries of the list of terms stand in a question: rows of its content morphemes.

Verbs are found whatever their endings, nouns and verbs also with adverbials between them. Where
entries overlap, the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.morphemes import Morpheme, morphemes, terms

_VERBS = ("VV", "VA")
# What may stand between a noun and its verb (옷을 싸게 빌리다): a particle, then adverbials.
_BETWEEN = re.compile(
    r"(?:을|를|이|가|은|는|도|만|까지|에|에서|로|으로)?"
    r"(?:\s(?:[가-힣]+(?:로|에|에서|히|게|씩|껏|이서|마다)"
    r"|안|못|다|잘|더|좀|언제|얼마나|많이|아주|너무|같이|모두|아예|거의|바로|자주))+\s"
)
_MOST_BETWEEN = 2
_SUBJECT_PARTICLE = re.compile(r"[은는이가]\s+")
_SUBJECT = "그가 "


class Counterpart(NamedTuple):
    """What reports write instead: its weight, and what told so."""

    written: str
    weight: float
    source: str


class Match(NamedTuple):
    """The characters of a question from start to end, with what reports write instead."""

    start: int
    end: int
    counterparts: tuple[Counterpart, ...]


Found = dict[tuple[str, ...], tuple[Counterpart, ...]]
"""Counterparts by the keys of units in a row."""


def keys_of(phrases: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what each phrase or verb is found by: its content morphemes."""
    # Alone, 줄이다 is read as a noun and 이다, and 끝나다 as two words; not so in a sentence.
    texts = [
        f"{_SUBJECT}{phrase[:-1]}기 위해" if phrase.endswith("다") else phrase for phrase in phrases
    ]
    for phrase, found in zip(phrases, morphemes(texts), strict=True):
        first = len(_SUBJECT) if phrase.endswith("다") else 0
        end = first + len(phrase.removesuffix("다"))
        yield tuple(key for key, start, _ in content_units(found) if first <= start < end)


def content_units(found: Iterable[Morpheme]) -> list[tuple[str, int, int]]:
    """Return the content morphemes: what they match by, start, end; verbs as 짓다, nouns as 짓."""
    content: list[tuple[str, int, int]] = []
    before = ""
    for morpheme in found:
        tag, end = morpheme.tag, morpheme.start + morpheme.length
        # Kiwi's auxiliary verb is a verb of its own where no ending comes before it (옷을 만드는).
        main = tag.startswith("VX") and not before.startswith("E")
        verb = main or tag.startswith(_VERBS)
        forms = terms(morpheme._replace(tag="VV") if main else morpheme)
        if len(forms) == 1:
            content.append((f"{forms[0]}다" if verb else forms[0], morpheme.start, end))
        elif tag.startswith("E") and before.startswith((*_VERBS, "EP")) and content:
            # A verb's endings belong to what was asked (늘 → 늘었나).
            key, start, _ = content[-1]
            content[-1] = (key, start, end)
        before = tag
    return content


def match_rows(
    units: Sequence[tuple[str, int, int]], entries: Found, longest: int
) -> Iterator[Match]:
    """Find the entries whose key is a row of units, ``longest`` of them at most."""
    for at in range(len(units)):
        for stop in range(at + 1, min(at + longest, len(units)) + 1):
            row = units[at:stop]
            if counterparts := entries.get(tuple(key for key, _, _ in row)):
                yield Match(row[0][1], row[-1][2], counterparts)


def is_parted(text: str, units: Sequence[tuple[str, int, int]], match: Match) -> bool:
    """Say whether two nouns of a match are no phrase: the first is a subject (시가 돈을 주다)."""
    inside = [unit for unit in units if match.start <= unit[1] < match.end]
    return any(
        not first.endswith("다")
        and not second.endswith("다")
        and _SUBJECT_PARTICLE.fullmatch(text[end:start]) is not None
        for (first, _, end), (second, start, _) in pairwise(inside)
    )


def match_apart(
    text: str, units: Sequence[tuple[str, int, int]], entries: Found
) -> Iterator[Match]:
    """Find the entries of a noun with its verb that adverbials stand between."""
    for at, (first, start, end) in enumerate(units):
        for last, begin, stop in units[at + 2 : at + 2 + _MOST_BETWEEN]:
            counterparts = entries.get((first, last)) if last.endswith("다") else None
            if counterparts and _BETWEEN.fullmatch(text[end:begin]):
                yield Match(start, stop, counterparts)


def longest_of(matches: Iterable[Match], starts: Sequence[int]) -> list[Match]:
    """Keep the longest of overlapping matches, counted in content morphemes, from left to right."""

    def size(match: Match) -> tuple[int, int, int]:
        count = sum(match.start <= start < match.end for start in starts)
        return -count, match.start - match.end, match.start

    kept: list[Match] = []
    # Sorting keeps the order of matches in one place: nouns, phrases, English as written.
    for match in sorted(matches, key=size):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)
