"""Names typed in the other script: Changdong for 창동, 에브리씽 for Everything.

Korean names in Latin letters follow the Revised Romanization (Ministry of Culture and Tourism 2000)
or a spelling near to it; both sides are brought to one key in which such spellings agree. Foreign
names agree in their consonants, as the rules for loan words write them in Hangul.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import islice

from assistant.question.jamo import FINALS, INITIALS, VOWELS, letters_of
from index.terms import Expansion

SOUND = "sound"
"""The source of an expansion that writes a name in the other script."""

_WEIGHT = 0.7
_HANGUL = re.compile(r"[가-힣]{2,}")
_LOAN = re.compile(r"[가-힣]{3,}")
_LATIN = re.compile(r"[a-z]{4,}")
_NAME = re.compile(r"[A-Z][A-Za-z]{3,}")
_CONSONANTS = 4  # of a foreign name: fewer are shared by chance
_MOST_WORDS = 100_000  # of the reports; more would take too long
_MOST = 2  # words that a name may be meant for

# In the order of INITIALS and VOWELS.
_ROMAN_INITIALS = "g kk n d tt r m b pp s ss _ j jj ch k t p h"
_ROMAN_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_INITIAL = dict(zip(INITIALS, _ROMAN_INITIALS.replace("_", "").split(" "), strict=True))
_VOWEL = dict(zip(VOWELS, _ROMAN_VOWELS.split(" "), strict=True))
# How a final consonant sounds: by itself, before a vowel, before ㄴ or ㅁ, before ㄹ (with the ㄹ).
_CLOSED = {
    **dict.fromkeys("ㄱㄲㅋㄳㄺ", ("k", "g", "ng", "ngn")),
    **dict.fromkeys("ㄴㄵㄶ", ("n", "n", "n", "ll")),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", ("l", "r", "l", "ll")),
    **dict.fromkeys("ㅁㄻ", ("m", "m", "m", "mn")),
    **dict.fromkeys("ㅂㅍㅄㄿ", ("p", "b", "m", "mn")),
    **dict.fromkeys("ㅅㅆ", ("t", "s", "n", "nn")),
    **dict.fromkeys("ㅈㅊ", ("t", "j", "n", "nn")),
    **dict.fromkeys("ㄷㅌㅎ", ("t", "d", "n", "nn")),
    "ㅇ": ("ng", "ng", "ng", "ngn"),
}
# What spellings of one sound become.
_ALIKE = ("ch", "j"), ("k", "g"), ("t", "d"), ("p", "b"), ("r", "l"), ("oo", "u"), ("ee", "i")
# The consonants of a foreign word, the longest spellings first; what is dropped becomes "".
_HEARD = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[ts]ion|cean", "SN"),
        (r"tch|ch|sh|dg(?=e)|c(?=[eiy])|[szj]|th(?=[eiy])", "S"),
        (r"ph|[bpfv]", "P"),
        (r"gh(?![aeiou])", ""),
        (r"ng|n", "N"),
        (r"x", "KS"),
        (r"ck|[gkqc]", "K"),
        (r"th|[dt]", "T"),
        (r"r(?=[aeiouy])|l", "L"),
        (r"m", "M"),
        (r"h(?=[aeiou])", "H"),
        (r".", ""),
    )
)
_OPEN = "A"  # a vowel that a word begins with
_GLIDES = "야여요유와워위웨웰"  # begin words that are written with y or w
_HEARD_IN_HANGUL = {
    **dict.fromkeys("ㄱㄲㅋ", "K"),
    **dict.fromkeys("ㄷㄸㅌ", "T"),
    **dict.fromkeys("ㅂㅃㅍ", "P"),
    **dict.fromkeys("ㅅㅆㅈㅉㅊ", "S"),
    **{"ㄴ": "N", "ㄹ": "L", "ㅁ": "M", "ㅎ": "H"},
}


_Found = dict[str, list[str]]


def romanized(word: str) -> str:
    """Return a Korean word in Latin letters, by sound.

    Examples
    --------
    >>> romanized("종로"), romanized("신림"), romanized("한강")
    ('jongno', 'sillim', 'hangang')
    """
    letters = [letters_of(syllable) for syllable in word]
    made = ""
    for (initial, vowel, final), after in zip(letters, [*letters[1:], None], strict=True):
        liquid = made.endswith(("ll", "mn", "ngn", "nn")) and initial == "ㄹ"
        made += ("" if liquid else _INITIAL[initial]) + _VOWEL[vowel]
        if final != FINALS[0]:
            alone, before_vowel, before_nasal, before_liquid = _CLOSED[final]
            behind = after[0] if after else ""
            nasal = before_nasal if behind and behind in "ㄴㅁ" else alone
            made += {"ㅇ": before_vowel, "ㄹ": before_liquid}.get(behind, nasal)
    return made


class Sounds:
    """Finds the reports' words for names that a question has in the other script.

    Parameters
    ----------
    tokens
        Those of the word index; two letters in a row come as ``~센터``. They are read when the
        first such name comes.
    """

    def __init__(self, tokens: Collection[str]) -> None:
        self._tokens = frozenset(tokens)
        self._read = cache(self._read_tokens)

    def told(self, names: Iterable[str], known: Collection[str] = ()) -> Iterator[Expansion]:
        """Yield the reports' words for names that they lack.

        Parameters
        ----------
        names
            The question's words as typed: of those in Latin letters, capitals begin a name.
        known
            Words that have counterparts already.
        """
        for name in names:
            if name in known or name.lower() in self._tokens:
                continue
            for word in self._words(name)[:_MOST]:
                yield Expansion(name, word, (word,), _WEIGHT, SOUND)

    def _words(self, name: str) -> list[str]:
        if _NAME.fullmatch(name):
            roman, heard = self._read()
            plain = name.lower()
            return roman.get(_key(plain)) or self._like(heard, _in_latin(plain), _LOAN)
        if _LOAN.fullmatch(name) and any(pair not in self._tokens for pair in _pairs(name)):
            return self._like(self._read()[1], _in_hangul(name), _LATIN)
        return []

    def _like(self, heard: _Found, sound: str, script: re.Pattern[str]) -> list[str]:
        """Return the foreign words in a script that sound alike, if they are few."""
        if len(sound.removeprefix(_OPEN)) < _CONSONANTS:
            return []
        found = [word for word in heard.get(sound, ()) if script.fullmatch(word)]
        return found if len(found) <= _MOST else []

    def _read_tokens(self) -> tuple[_Found, _Found]:
        """Return the words by how they are romanised, and by how foreign ones are heard."""
        roman: _Found = {}
        heard: _Found = {}
        words = (token for token in sorted(self._tokens) if not token.startswith("~"))
        for word in islice(words, _MOST_WORDS):
            if _HANGUL.fullmatch(word):
                roman.setdefault(_key(romanized(word)), []).append(word)
            if _LOAN.fullmatch(word):
                heard.setdefault(_in_hangul(word), []).append(word)
            elif _LATIN.fullmatch(word):
                heard.setdefault(_in_latin(word), []).append(word)
        return roman, heard


def _key(roman: str) -> str:
    """Return what spellings of one Korean name have in common (Kangnam, Gangnam)."""
    for spelling, plain in _ALIKE:
        roman = roman.replace(spelling, plain)
    return re.sub(r"(.)\1+", r"\1", roman)


def _in_latin(word: str) -> str:
    """Return the consonants of a foreign word as they are heard."""
    heard, at = _OPEN if word[0] in "aeiou" else "", 0
    while at < len(word):
        match, sound = next((m, s) for p, s in _HEARD if (m := p.match(word, at)))
        heard += sound
        at = match.end()
    return re.sub(r"(.)\1+", r"\1", heard)


def _in_hangul(word: str) -> str:
    """Return the same of a word in Hangul; a final ㅅ is a t (로봇)."""
    heard = _OPEN if letters_of(word[0])[0] == "ㅇ" and word[0] not in _GLIDES else ""
    for syllable in word:
        initial, _, final = letters_of(syllable)
        heard += _HEARD_IN_HANGUL.get(initial, "")
        heard += "T" if final == "ㅅ" else "N" if final == "ㅇ" else _HEARD_IN_HANGUL.get(final, "")
    return re.sub(r"(.)\1+", r"\1", heard)


def _pairs(word: str) -> Iterator[str]:
    return (f"~{word[at : at + 2]}" for at in range(len(word) - 1))
