"""The letters of Hangul syllables: taking apart, putting together, typed on an English keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
"""Final consonants in Unicode's order; the first is none."""

_FIRST = 0xAC00
_KEYS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        strict=True,
    )
)
_TWO = {
    **{"ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ"},
    **{"ㅡㅣ": "ㅢ", "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ"},
    **{"ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ"},
}
"""Letters that two keys make."""

_APART = {letter: keys for keys, letter in _TWO.items()}
_VOWEL = "(?:ㅗ[ㅏㅐㅣ]|ㅜ[ㅓㅔㅣ]|ㅡㅣ|[ㅏ-ㅣ])"
_FINAL = "(?:ㄱㅅ|ㄴ[ㅈㅎ]|ㄹ[ㄱㅁㅂㅅㅌㅍㅎ]|ㅂㅅ|[ㄱ-ㅎ])"
# A final consonant is one that no vowel comes after.
_STRUCK = re.compile(
    rf"(?P<initial>[ㄱ-ㅎ])(?P<vowel>{_VOWEL})(?P<final>{_FINAL}(?![ㅏ-ㅣ])|[ㄱ-ㅎ](?![ㅏ-ㅣ]))?"
)


def letters_of(syllable: str) -> tuple[str, str, str]:
    """Return the initial, the vowel and the final of a syllable.

    Examples
    --------
    >>> letters_of("값"), letters_of("시")
    (('ㄱ', 'ㅏ', 'ㅄ'), ('ㅅ', 'ㅣ', ' '))
    """
    initial, rest = divmod(ord(syllable) - _FIRST, len(VOWELS) * len(FINALS))
    vowel, final = divmod(rest, len(FINALS))
    return INITIALS[initial], VOWELS[vowel], FINALS[final]


def syllable_of(initial: str, vowel: str, final: str = " ") -> str:
    """Return the syllable that letters make."""
    at = (INITIALS.index(initial) * len(VOWELS) + VOWELS.index(vowel)) * len(FINALS)
    return chr(_FIRST + at + FINALS.index(final))


def struck(text: str) -> str:
    """Return the keys of an English keyboard by which Hangul is typed.

    Examples
    --------
    >>> struck("값도"), struck("ㄴㅠㅁ")
    ('rkqteh', 'sba')
    """
    keys = {letter: key for key, letter in _KEYS.items()}
    letters = "".join(
        letter for one in text for letter in (letters_of(one) if one >= "가" else one)
    )
    return "".join(keys[part] for letter in letters.replace(" ", "") for part in _parts(letter))


def from_keys(word: str) -> str | None:
    """Return the Hangul that a row of Latin letters types, None where it is none.

    Examples
    --------
    >>> from_keys("rkqteh"), from_keys("budget")
    ('값도', None)
    """
    letters = "".join(_KEYS.get(key) or _KEYS.get(key.lower(), key) for key in word)
    made: list[str] = []
    at = 0
    while match := _STRUCK.match(letters, at):
        vowel, final = match["vowel"], match["final"] or " "
        final = _TWO.get(final, final)
        if final not in FINALS:
            return None
        made.append(syllable_of(match["initial"], _TWO.get(vowel, vowel), final))
        at = match.end()
    return "".join(made) if made and at == len(letters) else None


def _parts(letter: str) -> Iterator[str]:
    yield from _APART.get(letter, letter)
