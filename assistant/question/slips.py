"""The words that a word may be meant for: each differs by one slip of the hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.question.jamo import FINALS, INITIALS, VOWELS, letters_of, syllable_of
from assistant.question.pairs import Pairs


def edits(word: str, odd: Sequence[int], pairs: Pairs) -> Iterator[str]:
    """Yield what a word may be meant for: each differs by one slip of the hand.

    Parameters
    ----------
    word
        As typed.
    odd
        Where no report has two letters side by side.
    pairs
        What reports have side by side.
    """
    places = sorted({at + step for at in odd for step in (0, 1)})
    for at in places:
        syllable, ahead, behind = word[at], word[:at], word[at + 1 :]
        for other in _like(syllable):
            yield f"{ahead}{other}{behind}"
        if syllable in (ahead[-1:], behind[:1]) and len(word) > 2:
            yield f"{ahead}{behind}"
        if behind:
            yield f"{ahead}{behind[0]}{syllable}{behind[1:]}"
            if carried := _carried_back(syllable, behind[0]):
                yield f"{ahead}{carried}{behind[1:]}"
    for at in odd if len(word) > 2 else ():
        for other in pairs.between(word[at], word[at + 1]):
            yield f"{word[: at + 1]}{other}{word[at + 1 :]}"


def _like(syllable: str) -> Iterator[str]:
    """Yield the syllables that differ in one letter."""
    initial, vowel, final = letters_of(syllable)
    yield from (syllable_of(i, vowel, final) for i in INITIALS if i != initial)
    yield from (syllable_of(initial, v, final) for v in VOWELS if v != vowel)
    yield from (syllable_of(initial, vowel, f) for f in FINALS if f != final)


def _carried_back(syllable: str, after: str) -> str:
    """Return two syllables with the consonant between them written as a final (마니 → 만이)."""
    initial, vowel, final = letters_of(syllable)
    carried, *rest = letters_of(after)
    if final != " " or carried not in FINALS or carried == "ㅇ":
        return ""
    return syllable_of(initial, vowel, carried) + syllable_of("ㅇ", rest[0], rest[1])
