"""What typing errors cost: ``python -m eval.misspelling SET DATA [--seed 1]``.

Every question of a set that is answered rightly is asked again with one error of each kind, drawn
by seed. Printed is for each kind of error how many questions were asked so, and the share of them
that is still answered rightly, or still refused where the reports hold no answer.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from assistant.question.jamo import FINALS, INITIALS, VOWELS, letters_of, struck, syllable_of
from assistant.service import Assistant
from assistant.settings import Settings
from eval.measures import score
from eval.questions import Question, read_set

_WORD = re.compile(r"[가-힣]{2,}")
_LONG = 4  # syllables of a word that one is left out of, or that a space comes into
# The Korean keyboard (두벌식), row by row: what lies side by side is struck for one another.
_ROWS = ("ㅂㅈㄷㄱㅅ", "ㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎ", "ㅗㅓㅏㅣ", "ㅋㅌㅊㅍ", "ㅠㅜㅡ")
_SOUNDS = ("ㅐㅔ", "ㅒㅖ", "ㅗㅜ", "ㅓㅗ", "ㅚㅙ", "ㅚㅞ", "ㅢㅣ")
_TENSE = ("ㄱㄲ", "ㄷㄸ", "ㅂㅃ", "ㅅㅆ", "ㅈㅉ")
# What a final consonant leaves before a vowel, and what it puts there (많이 → 마니).
_CARRIED = {
    **{tail: (" ", tail) for tail in "ㄱㄴㄷㄹㅁㅂㅅㅈㅊㅋㅌㅍㄲㅆ"},
    **{"ㄶ": (" ", "ㄴ"), "ㅀ": (" ", "ㄹ"), "ㅄ": ("ㅂ", "ㅅ"), "ㄺ": ("ㄹ", "ㄱ")},
    **{"ㄵ": ("ㄴ", "ㅈ"), "ㄼ": ("ㄹ", "ㅂ"), "ㄻ": ("ㄹ", "ㅁ"), "ㄳ": ("ㄱ", "ㅅ")},
}


def _neighbour(word: str) -> Iterator[str]:
    """Yield a word with one key struck beside the right one."""
    beside: dict[str, set[str]] = {}
    for row in _ROWS:
        for one, other in pairwise(row):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    yield from _changed(word, beside, (INITIALS, VOWELS, FINALS))


def _alike(word: str) -> Iterator[str]:
    """Yield a word with one vowel written as another that sounds like it."""
    yield from _changed(word, _paired(_SOUNDS), ("", VOWELS, ""))


def _tense(word: str) -> Iterator[str]:
    """Yield a word with one initial doubled, or a double one single."""
    yield from _changed(word, _paired(_TENSE), (INITIALS, "", ""))


def _paired(groups: Sequence[str]) -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = {}
    for group in groups:
        one, other = tuple(group)
        pairs.setdefault(one, set()).add(other)
        pairs.setdefault(other, set()).add(one)
    return pairs


def _changed(word: str, others: dict[str, set[str]], places: tuple[str, str, str]) -> Iterator[str]:
    for at, syllable in enumerate(word):
        letters = letters_of(syllable)
        for place, allowed in enumerate(places):
            for other in sorted(others.get(letters[place], ())):
                if other in allowed:
                    new = (*letters[:place], other, *letters[place + 1 :])
                    yield word[:at] + syllable_of(*new) + word[at + 1 :]


def _unfinished(word: str) -> Iterator[str]:
    """Yield a word without one of its final consonants."""
    for at, syllable in enumerate(word):
        initial, vowel, final = letters_of(syllable)
        if final != " ":
            yield word[:at] + syllable_of(initial, vowel) + word[at + 1 :]


def _by_sound(word: str) -> Iterator[str]:
    """Yield a word with a final consonant written where it is heard (많이 → 마니)."""
    for at in range(len(word) - 1):
        (initial, vowel, final), after = letters_of(word[at]), letters_of(word[at + 1])
        if after[0] == "ㅇ" and final in _CARRIED:
            left, carried = _CARRIED[final]
            heard = syllable_of(initial, vowel, left) + syllable_of(carried, *after[1:])
            yield word[:at] + heard + word[at + 2 :]


def _lacking(word: str) -> Iterator[str]:
    """Yield a long word without one of its syllables."""
    if len(word) >= _LONG:
        yield from (word[:at] + word[at + 1 :] for at in range(len(word)))


def _twice(word: str) -> Iterator[str]:
    """Yield a word with a syllable typed twice."""
    yield from (word[: at + 1] + word[at:] for at in range(len(word)))


def _swapped(word: str) -> Iterator[str]:
    """Yield a word with two syllables in each other's place."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _apart(word: str) -> Iterator[str]:
    """Yield a long word with a space in it."""
    if len(word) >= _LONG:
        yield from (f"{word[:at]} {word[at:]}" for at in range(1, len(word)))


def _latin(word: str) -> Iterator[str]:
    """Yield a word typed with the keyboard set to English (안녕 → dkssud)."""
    yield struck(word)


ERRORS: dict[str, Callable[[str], Iterator[str]]] = {
    **{"neighbour": _neighbour, "alike": _alike, "tense": _tense, "unfinished": _unfinished},
    **{"by_sound": _by_sound, "lacking": _lacking, "twice": _twice, "swapped": _swapped},
    **{"apart": _apart, "latin": _latin},
}
"""Errors within a word: what it may become."""

JOINED = ("joined", "all_joined")
"""Errors between words: a space is left out, or every space."""


def misspelt(question: str, error: str, random_: random.Random) -> str:
    """Return a question with one error of a kind, as it is where there is no place for one."""
    text = unicodedata.normalize("NFC", question)
    if error == "all_joined":
        return text.replace(" ", "")
    if error == "joined":
        spaces = [at for at, letter in enumerate(text) if letter == " "]
        at = random_.choice(spaces) if spaces else len(text)
        return text[:at] + text[at + 1 :]
    found = [
        (match.start(), match.end(), other)
        for match in _WORD.finditer(text)
        for other in ERRORS[error](match.group())
    ]
    if not found:
        return text
    start, end, other = random_.choice(found)
    return text[:start] + other + text[end:]


def measured(
    questions: Sequence[Question], assistant: Assistant, seed: int
) -> dict[str, dict[str, float]]:
    """Return for each kind of error how many answers it left right, of how many."""
    kept = [q for q in questions if _good(q, q.question, assistant)]
    told: dict[str, dict[str, float]] = {}
    for error in (*ERRORS, *JOINED):
        asked = [(q, misspelt(q.question, error, random.Random(f"{seed} {q.id}"))) for q in kept]
        asked = [(q, text) for q, text in asked if text != q.question]
        good = sum(_good(q, text, assistant) for q, text in asked)
        told[error] = {"asked": len(asked), "kept": round(good / max(1, len(asked)), 3)}
    return told


def _good(question: Question, text: str, assistant: Assistant) -> bool:
    answer = assistant.ask(text, history=question.history).to_json()
    right = score(question, answer)["right"]
    return bool(answer["abstained"] if right is None else right)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("set", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    questions = read_set(options.set).questions
    told = measured(questions, Assistant(Settings(data=options.data)), options.seed)
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
