"""A question as it was meant: typing errors mended by the reports' words and by Korean as it is.

A word is strange if Kiwi does not know it, or the reports do not, and two letters of it stand side
by side in no report. What it is meant for differs by one letter (jamo), by a syllable too many or
too few, by two in each other's place, or by a final consonant carried over (많이, 마니), and has no
strange pair of letters; of several, the language model in Kiwi chooses, which must find the
question more likely by far than as typed (noisy channel, Kernighan et al. 1990). What is no word of
the reports is mended by Kiwi's own rules of misspelling.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.question.jamo import (
    FINALS,
    INITIALS,
    VOWELS,
    from_keys,
    letters_of,
    struck,
    syllable_of,
)
from assistant.question.spacing import apart, together
from index.morphemes import UNKNOWN, Morpheme, commonness, kiwi, morphemes

_LIKELIER = 5.0  # by how much a question must be likelier as mended: a logarithm
_LIKELIER_KNOWN = 8.0  # the same for a word that Kiwi knows, which the reports just may not have
_COMMON = 1.5e-5  # of all Korean text: a word as frequent as that is meant as it was typed
_FEW_VOWELS = 0.25  # of the letters of Hangul in Latin keys; English words have more
_HANGUL = re.compile(r"[가-힣]{2,}")
# Latin letters typed with the keyboard set to Korean leave letters that are no syllables.
_STRUCK = re.compile(r"[ㄱ-ㅎㅏ-ㅣ가-힣]{2,}")
_ALONE = re.compile(r"[ㄱ-ㅎ].*[ㅏ-ㅣ가-힣]|[ㅏ-ㅣ].*[ㄱ-ㅎ가-힣]|[가-힣].*[ㄱ-ㅎㅏ-ㅣ]")
_RATE = re.compile(r"(?<=[가-힣])(?P<before>[가-힣])(?P<rate>[률율])(?![가-힣]{3})")
_LATIN = re.compile(r"(?<![A-Za-z&+])[A-Za-z]{4,}(?![A-Za-z&+])")
# What may stand behind a noun; reports, which list, have few of these pairs.
_ENDING = re.compile(
    r"(?:일|률|율|액|비|료|수|별|당)?(?:에서는|에서도|에서|에게|에는|에도|에|으로|로|은|는|이|가|을|를|의|과|와|도|만|까지|부터|보다|마다|하고"
    r"|이랑|랑|이나|나|라고|씩|쯤|들|입니까|인가요|인가|인지요?|이었나요?|였나요?|이에요|예요|에요|이야|야|이죠|죠"
    r"|[했됐].{0,3}|하.{1,3}|되.{1,3}|한|된|할|될)?$"
)
_AHEAD = re.compile(r"(?:\S+ )?\S*$")
# What the letters of an abbreviation are called.
_LETTERS = {
    **{
        "에이치": "H",
        "에이": "A",
        "비": "B",
        "씨": "C",
        "시": "C",
        "디": "D",
        "이": "E",
        "에프": "F",
    },
    **{
        "지": "G",
        "아이": "I",
        "제이": "J",
        "케이": "K",
        "엘": "L",
        "엠": "M",
        "엔": "N",
        "오": "O",
    },
    **{
        "피": "P",
        "큐": "Q",
        "아르": "R",
        "알": "R",
        "에스": "S",
        "티": "T",
        "유": "U",
        "브이": "V",
    },
    **{"더블유": "W", "엑스": "X", "와이": "Y", "제트": "Z"},
}
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
_SPELT_OUT = re.compile(rf"(?<![가-힣])(?:{_LETTER.pattern}){{3,}}")
_TYPOS = "basic_with_continual"
# Kinds of morphemes that questions have and reports need not, whatever their letters.
_NO_NAME = ("V", "E", "J", "MA", "MM", "NP", "NR", "NNB", "XS", "SN")


class Mended(NamedTuple):
    """What was typed, and what it was read as."""

    typed: str
    meant: str


class Mending:
    """Mends questions by the words of a snapshot's reports.

    Parameters
    ----------
    tokens
        Those of the word index; two letters in a row come as ``~센터``.
    frequency
        In how many passages a token stands.
    ordinary
        Words that questions have and reports need not.
    """

    def __init__(
        self,
        tokens: Iterable[str],
        frequency: Callable[[str], int],
        ordinary: Iterable[str] = (),
    ) -> None:
        self._frequency = frequency
        pairs = {token[1:] for token in tokens if token[0] == "~"}
        self._known = {pair for pair in pairs if _HANGUL.fullmatch(pair)}
        for word in ordinary:
            for run in _HANGUL.findall(word):
                self._known.update(run[at : at + 2] for at in range(len(run) - 1))
        self._after: dict[str, set[str]] = {}
        self._before: dict[str, set[str]] = {}
        for pair in self._known:
            one, other = pair[0], pair[1]
            self._after.setdefault(one, set()).add(other)
            self._before.setdefault(other, set()).add(one)

    def mended(self, text: str) -> tuple[str, tuple[Mended, ...]]:
        """Return a question as meant, and the words that were mended."""
        done: list[Mended] = []
        text = _LATIN.sub(lambda match: self._typed_in_latin(match.group(), done), text)
        text = _SPELT_OUT.sub(lambda match: self._spelt_out(match.group(), done), text)
        text = _RATE.sub(self._rate, text)
        tried: set[str] = set()
        while run := next((run for run in self._strange(text) if run.word not in tried), None):
            tried.add(run.word)
            if meant := self._meant(text, run):
                done.append(Mended(run.word, meant))
                text = text[: run.start] + meant + text[run.start + len(run.word) :]
        return apart(self._by_rules(text, done), self._known), tuple(done)

    def rejoined(self, apart: str, typed: str) -> str:
        """Return a text typed without a space with fewer spaces than Kiwi put into it.

        What the reports write as one word stays one.
        """
        return apart if " " in typed else together(apart, self._known)

    def in_latin(self, text: str) -> str:
        """Return a text with the names that a keyboard set to Korean made Hangul of (ㅁㅑ, AI)."""
        return _STRUCK.sub(lambda match: self._struck(match.group()), text)

    def _struck(self, word: str) -> str:
        keys = struck(word) if _ALONE.search(word) else ""
        return keys.upper() if keys and self._frequency(keys.lower()) else word

    def _typed_in_latin(self, word: str, done: list[Mended]) -> str:
        """Return a word typed with the keyboard set to English as the Hangul that was meant."""
        meant = from_keys(word)
        if not meant or len(meant) < 2 or self._frequency(word.lower()):
            return word
        vowels = sum(letter in "aeiou" for letter in word.lower())
        if self._odd(meant) and (vowels >= _FEW_VOWELS * len(word) or _has_unknown(meant)):
            return word
        done.append(Mended(word, meant))
        return meant

    def _rate(self, match: re.Match[str]) -> str:
        """Return the end of a word for a rate (고용율) as the reports spell it (고용률)."""
        before, rate = match["before"], match["rate"]
        other = "율" if rate == "률" else "률"
        known = f"{before}{rate}" in self._known or f"{before}{other}" not in self._known
        return match.group() if known else f"{before}{other}"

    def _spelt_out(self, word: str, done: list[Mended]) -> str:
        """Return an abbreviation written as it is read (디디피) as the reports write it (DDP)."""
        meant = "".join(_LETTERS[name] for name in _LETTER.findall(word))
        if self._frequency(word) or not self._frequency(meant.lower()):
            return word
        done.append(Mended(word, meant))
        return meant

    def _strange(self, text: str) -> Iterator[_Run]:
        """Yield the words that no one would have typed."""
        found = next(iter(morphemes([text])))
        for match in _HANGUL.finditer(text):
            word = match.group()
            own = [m for m in found if match.start() <= m.start < match.end()]
            unknown = any(m.id < UNKNOWN and m.tag[0] == "N" for m in own)
            if (unknown or any(self._unheard(m) for m in own)) and self._odd(word):
                yield _Run(match.start(), word, unknown)

    def _unheard(self, morpheme: Morpheme) -> bool:
        """Say whether a word of Kiwi's stands in no report, and is not one of everyday speech."""
        named = morpheme.tag.startswith(("NN", "XR", "IC")) and commonness(morpheme) < _COMMON
        return named and not self._frequency(morpheme.form)

    def _odd(self, word: str) -> list[int]:
        """Return where no report has two letters side by side, a word's ending aside."""
        ending = _ENDING.search(word)
        end = max(ending.start() if ending else len(word), 2)
        return [at for at in range(end - 1) if word[at : at + 2] not in self._known]

    def _meant(self, text: str, run: _Run) -> str:
        """Return what a strange word is meant for, ``""`` if that is not clear."""
        odd = self._odd(run.word)
        left = {word: len(self._odd(word)) for word in self._edits(run.word, odd)}
        least = min(left.values(), default=len(odd))
        words = [word for word in left if left[word] == least and word != run.word]
        if least >= len(odd) or not words:
            return ""
        ahead, behind = text[: run.start], text[run.start + len(run.word) :]
        # The words beside it tell enough, and are read sooner than the whole question.
        near = _AHEAD.search(ahead)
        ahead, behind = near.group() if near else "", " ".join(behind.split(" ")[:2])
        likely = _likelihoods([f"{ahead}{word}{behind}" for word in (run.word, *words)])
        gains = sorted(
            ((gain - likely[0], word) for gain, word in zip(likely[1:], words, strict=True)),
            key=lambda pair: (-pair[0], pair[1]),
        )
        gain, word = gains[0]
        return word if gain >= (_LIKELIER if run.unknown else _LIKELIER_KNOWN) else ""

    def _edits(self, word: str, odd: Sequence[int]) -> Iterator[str]:
        """Yield what a word may be meant for: each differs by one slip of the hand."""
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
            between = self._after.get(word[at], set()) & self._before.get(word[at + 1], set())
            for other in sorted(between):
                yield f"{word[: at + 1]}{other}{word[at + 1 :]}"

    def _by_rules(self, text: str, done: list[Mended]) -> str:
        """Mend by Kiwi's rules what is no word of the reports."""
        if not any(True for _ in self._doubtful(text)):
            return text  # reading by the rules of misspelling is slow
        found = kiwi().tokenize(text, typos=_TYPOS, oov_handling="rule")
        wrong = [t for t in found if t.typo_cost and not t.tag.startswith("J")]
        parts: list[str] = []
        end = 0
        for match in re.finditer(r"\S+", text) if wrong else ():
            inside = any(match.start() <= token.start < match.end() for token in wrong)
            if inside and any(self._odd(run) for run in _HANGUL.findall(match.group())):
                own = [t for t in found if match.start() <= t.start < match.end()]
                meant = kiwi().join([(token.form, token.tag) for token in own]).replace(" ", "")
                if len(self._odd(meant)) < len(self._odd(match.group())):
                    done.append(Mended(match.group(), meant))
                    parts += [text[end : match.start()], meant]
                    end = match.end()
        return "".join([*parts, text[end:]])

    def _doubtful(self, text: str) -> Iterator[str]:
        """Yield the words with a pair of letters that no report has, but verbs and the like."""
        found = next(iter(morphemes([text])))
        for match in _HANGUL.finditer(text):
            own = (m for m in found if match.start() <= m.start < match.end())
            if self._odd(match.group()) and not all(m.tag.startswith(_NO_NAME) for m in own):
                yield match.group()


class _Run(NamedTuple):
    start: int
    word: str
    unknown: bool


def _has_unknown(text: str) -> bool:
    """Say whether a text has a noun that Kiwi does not know, or any but words (ㅁ)."""
    found = next(iter(morphemes([text])))
    return any(m.tag[0] in "NSWU" and m.id < UNKNOWN for m in found)


def _likelihoods(texts: Sequence[str]) -> list[float]:
    found = kiwi().analyze(list(texts), oov_handling="rule")
    return [float(results[0][1]) for results in found]


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
