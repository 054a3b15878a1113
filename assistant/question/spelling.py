"""Misspelt words by the words of the reports: the one that differs in a single letter (jamo).

All spellings that differ in one letter are looked up (as Norvig 2007 does for English), so no list
of words is kept beside the word index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.morphemes import content_tokens

_FIRST, _SYLLABLES = 0xAC00, 11172
_VOWELS, _FINALS = 21, 28
_SHORTEST, _LONGEST = 2, 6  # syllables of a word that is looked for inside a name
_SURE = 3  # syllables from which a word may differ in any letter; shorter ones in like sounds
_FEW, _MANY = 2, 10  # passages that a long and a short word must have
_CLEAR = 5  # times as frequent as the next choice
_HANGUL = re.compile(r"[가-힣]+")
# The name of a body that the reports lack is no two words (서울 문화재단).
_BODY = re.compile(r"(?:재단|공단|공사|공원|본부|협회|조합|연구원|위원회)$")
# Letters that are mistaken for one another by their sound, as places in Unicode's order.
_LIKE_INITIALS = ((0, 1, 15), (3, 4, 16), (7, 8, 17), (9, 10), (12, 13, 14))
_LIKE_VOWELS = ((1, 5), (3, 7), (0, 2), (4, 6), (8, 12), (13, 17), (6, 12), (10, 11, 15), (18, 19))


def respelt(name: str, frequency: Callable[[str], int]) -> tuple[str, str] | None:
    """Return a misspelt name as it should be, and the word in it that was changed.

    Parameters
    ----------
    name
        A word of the question without particles.
    frequency
        In how many passages a token stands: a word, or two letters in a row as ``~센터``.

    Returns
    -------
    tuple or None
        ``None`` where the reports have the word, or no other is clearly meant.
    """
    for run in _HANGUL.finditer(name):
        text = run.group()
        strange = [at for at in range(len(text) - 1) if not frequency(f"~{text[at : at + 2]}")]
        if frequency(text):
            continue
        if not strange and len(text) >= _SURE and (word := _meant(text, frequency, like=True)):
            return f"{name[: run.start()]}{word}{name[run.end() :]}", word
        for start, end in _windows(len(text), strange):
            word = _meant(text[start:end], frequency, like=end - start < _SURE)
            if word:
                at = run.start()
                return f"{name[: at + start]}{word}{name[at + end :]}", word
    return None


def parted(name: str, frequency: Callable[[str], int]) -> tuple[str, ...]:
    """Return the two known words that a name without its space consists of, else the name.

    Examples
    --------
    >>> parted("뉴욕박람회", {"뉴욕": 3, "박람회": 9, "~뉴욕": 3, "~박람": 9, "~람회": 9}.get)
    ('뉴욕', '박람회')
    """
    if not _HANGUL.fullmatch(name) or len(name) < 2 * _SHORTEST or _BODY.search(name):
        return (name,)
    strange = [at for at in range(len(name) - 1) if not frequency(f"~{name[at : at + 2]}")]
    if len(strange) != 1:
        return (name,)
    parts = (name[: strange[0] + 1], name[strange[0] + 1 :])
    known = all(len(part) >= _SHORTEST and _known(part, frequency) for part in parts)
    return parts if known else (name,)


def _known(word: str, frequency: Callable[[str], int]) -> bool:
    """Say whether the reports have a word, or every word that a longer one is made of."""
    if frequency(word):
        return True
    (tokens,) = content_tokens([word])
    whole = [token for token in tokens if not token.startswith("~")]
    # The last letter of a short one may be an ending (취업률).
    least = max(len(word) - 1, _SHORTEST)
    return len(word) > _SHORTEST and sum(map(len, whole)) >= least and all(map(frequency, whole))


def _windows(length: int, strange: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of words that take in a strange pair, the longest first."""
    for size in range(min(_LONGEST, length), _SHORTEST - 1, -1):
        for start in range(length - size + 1):
            if any(start <= at and at + 2 <= start + size for at in strange):
                yield start, start + size


def _meant(word: str, frequency: Callable[[str], int], *, like: bool) -> str:
    """Return the word of the reports that a word is clearly meant for, ``""`` if none."""
    least = _MANY if like else _FEW
    found = {
        other: count
        for other in _near(word, like=like)
        if (count := frequency(other) or 0) >= least
    }
    ranked = sorted(found, key=lambda other: (-found[other], other))
    if not ranked or (len(ranked) > 1 and found[ranked[0]] < _CLEAR * found[ranked[1]]):
        return ""
    return ranked[0]


def _near(word: str, *, like: bool) -> Iterator[str]:
    """Yield the words that differ in one letter; with ``like`` only in letters of like sound."""
    for at, syllable in enumerate(word):
        code = ord(syllable) - _FIRST
        if not 0 <= code < _SYLLABLES:
            continue
        initial, rest = divmod(code, _VOWELS * _FINALS)
        vowel, final = divmod(rest, _FINALS)
        initials = _alike(initial, _LIKE_INITIALS) if like else range(19)
        vowels = _alike(vowel, _LIKE_VOWELS) if like else range(_VOWELS)
        finals = () if like else range(_FINALS)
        others = {(i, vowel, final) for i in initials}
        others |= {(initial, v, final) for v in vowels} | {(initial, vowel, f) for f in finals}
        for i, v, f in sorted(others - {(initial, vowel, final)}):
            changed = chr(_FIRST + (i * _VOWELS + v) * _FINALS + f)
            yield f"{word[:at]}{changed}{word[at + 1 :]}"


def _alike(letter: int, groups: tuple[tuple[int, ...], ...]) -> set[int]:
    return {other for group in groups if letter in group for other in group}
