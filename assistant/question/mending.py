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

from assistant.question.jamo import from_keys, struck
from assistant.question.pairs import HANGUL, Pairs
from assistant.question.slips import edits
from assistant.question.spacing import apart, together
from assistant.question.spelt import SPELT_OUT, in_letters
from index.morphemes import UNKNOWN, Morpheme, commonness, kiwi, morphemes

_LIKELIER = 5.0  # by how much a question must be likelier as mended: a logarithm
_LIKELIER_KNOWN = 8.0  # the same for a word that Kiwi knows, which the reports just may not have
_COMMON = 1.5e-5  # of all Korean text: a word as frequent as that is meant as it was typed
_FEW_VOWELS = 0.25  # of the letters of Hangul in Latin keys; English words have more
# Latin letters typed with the keyboard set to Korean leave letters that are no syllables.
_STRUCK = re.compile(r"[ㄱ-ㅎㅏ-ㅣ가-힣]{2,}")
_ALONE = re.compile(r"[ㄱ-ㅎ].*[ㅏ-ㅣ가-힣]|[ㅏ-ㅣ].*[ㄱ-ㅎ가-힣]|[가-힣].*[ㄱ-ㅎㅏ-ㅣ]")
_RATE = re.compile(r"(?<=[가-힣])(?P<before>[가-힣])(?P<rate>[률율])(?![가-힣]{3})")
_LATIN = re.compile(r"(?<![A-Za-z&+])[A-Za-z]{4,}(?![A-Za-z&+])")
_AHEAD = re.compile(r"(?:\S+ )?\S*$")
_OF_SENTENCES = ("EC", "EF", "MM", "NP")
_LONG = re.compile(r"[가-힣]{10,}")
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
        self._pairs = Pairs(tokens, ordinary)

    def mended(self, text: str) -> tuple[str, tuple[Mended, ...]]:
        """Return a question as meant, and the words that were mended."""
        done: list[Mended] = []
        text = _LATIN.sub(lambda match: self._typed_in_latin(match.group(), done), text)
        text = SPELT_OUT.sub(lambda match: self._spelt_out(match.group(), done), text)
        text = _RATE.sub(self._rate, text)
        tried: set[str] = set()
        while run := next((run for run in self._strange(text) if run.word not in tried), None):
            tried.add(run.word)
            if meant := self._meant(text, run):
                done.append(Mended(run.word, meant))
                text = text[: run.start] + meant + text[run.start + len(run.word) :]
        return apart(self._by_rules(text, done), self._pairs.known), tuple(done)

    def rejoined(self, apart: str, typed: str) -> str:
        """Return a text typed without a space with fewer spaces than Kiwi put into it.

        What the reports write as one word stays one. Of a text with some spaces the long words
        that no report can have are put apart.
        """
        if " " in typed:
            return _LONG.sub(lambda match: self._parted(match.group()), apart)
        return together(apart, self._pairs.known)

    def _parted(self, word: str) -> str:
        """Return what was typed in one (공방다합쳐서직원몇명임) with its spaces."""
        if not self._pairs.odd(word):
            return word
        found = next(iter(morphemes([word])))
        if not any(morpheme.tag.startswith(_OF_SENTENCES) for morpheme in found):
            return word  # a long name, misspelt
        return together(kiwi().space(word), self._pairs.known)

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
        if self._pairs.odd(meant) and (vowels >= _FEW_VOWELS * len(word) or _has_unknown(meant)):
            return word
        done.append(Mended(word, meant))
        return meant

    def _rate(self, match: re.Match[str]) -> str:
        """Return the end of a word for a rate (고용율) as the reports spell it (고용률)."""
        before, rate = match["before"], match["rate"]
        other = "율" if rate == "률" else "률"
        pairs = self._pairs.known
        fits = f"{before}{rate}" in pairs or f"{before}{other}" not in pairs
        return match.group() if fits else f"{before}{other}"

    def _spelt_out(self, word: str, done: list[Mended]) -> str:
        """Return an abbreviation written as it is read (디디피) as the reports write it (DDP)."""
        meant = in_letters(word)
        if self._frequency(word) or not self._frequency(meant.lower()):
            return word
        done.append(Mended(word, meant))
        return meant

    def _strange(self, text: str) -> Iterator[_Run]:
        """Yield the words that no one would have typed."""
        found = next(iter(morphemes([text])))
        for match in HANGUL.finditer(text):
            word = match.group()
            own = [m for m in found if match.start() <= m.start < match.end()]
            unknown = any(m.id < UNKNOWN and m.tag[0] == "N" for m in own)
            if (unknown or any(self._unheard(m) for m in own)) and self._pairs.odd(word):
                yield _Run(match.start(), word, unknown)

    def _unheard(self, morpheme: Morpheme) -> bool:
        """Say whether a word of Kiwi's stands in no report, and is not one of everyday speech."""
        named = morpheme.tag.startswith(("NN", "XR", "IC")) and commonness(morpheme) < _COMMON
        return named and not self._frequency(morpheme.form)

    def _meant(self, text: str, run: _Run) -> str:
        """Return what a strange word is meant for, ``""`` if that is not clear."""
        odd = self._pairs.odd(run.word)
        left = {word: len(self._pairs.odd(word)) for word in edits(run.word, odd, self._pairs)}
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
            if inside and any(self._pairs.odd(run) for run in HANGUL.findall(match.group())):
                own = [t for t in found if match.start() <= t.start < match.end()]
                meant = kiwi().join([(token.form, token.tag) for token in own]).replace(" ", "")
                if len(self._pairs.odd(meant)) < len(self._pairs.odd(match.group())):
                    done.append(Mended(match.group(), meant))
                    parts += [text[end : match.start()], meant]
                    end = match.end()
        return "".join([*parts, text[end:]])

    def _doubtful(self, text: str) -> Iterator[str]:
        """Yield the words with a pair of letters that no report has, but verbs and the like."""
        found = next(iter(morphemes([text])))
        for match in HANGUL.finditer(text):
            own = (m for m in found if match.start() <= m.start < match.end())
            if self._pairs.odd(match.group()) and not all(m.tag.startswith(_NO_NAME) for m in own):
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
