"""Everyday words, synonyms and English words of a question, in the words that reports use.

The entries stand in ``terms.tsv``, a list that an office can extend with a file of its own. Korean
entries are found at the borders of morphemes: nouns as they are written, verbs and phrases by
their content morphemes in a row, whatever their endings; adverbs may stand before the verb. English
ones are found by words, plural and verb endings aside. Where entries overlap, the longest wins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from index.morphemes import Morpheme, content_tokens, morphemes, terms
from index.term_english import base_of
from index.term_list import BOTH_WAYS, OWN, WEIGHTS, Entry, read_terms
from index.term_rows import (
    Counterpart,
    Found,
    Match,
    content_units,
    is_parted,
    keys_of,
    longest_of,
    match_apart,
    match_rows,
)

_ENGLISH = re.compile(r"[a-z0-9&]+")
_HANGUL = re.compile(r"[가-힣]")
# Words of an English question that have the letters of an abbreviation.
_NO_ABBREVIATION = frozenset(("who", "its", "it", "is", "us", "all", "on", "as", "at", "be", "do"))
_NO_FORM = frozenset(("far",))  # words that only look like a form of another (fare)
_NOT_FIRST = ("J", "E", "XS", "VCP")
_LAST = ("NN", "NR", "NP", "SL", "SH", "SN", "XR", "XSN", "ETN", "MAG")
_LONGEST_NOUN = 16
"""Characters, without spaces, of the longest noun that is looked up."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """One counterpart of words in the question.

    ``asked`` are the words as the question has them, ``written`` what reports write instead,
    ``tokens`` its terms for word search that neither the question nor an earlier counterpart has,
    ``weight`` what each of them counts. ``source`` says what told so: the kind of a shipped entry
    (``everyday``, ``same``, ``english``), an office's own list (``own``) or the reports
    (``renamed``).
    """

    asked: str
    written: str
    tokens: tuple[str, ...]
    weight: float
    source: str = ""


class Terms:
    """Entries, ready to be found in questions.

    Parameters
    ----------
    entries
        In order; of an expression that occurs more than once, all counterparts count.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        korean: dict[str, list[Counterpart]] = {}
        english: dict[str, list[Counterpart]] = {}
        for entry in entries:
            target = english if entry.kind == "english" else korean
            for asked, counterparts in _directions(entry):
                known = target.setdefault(asked, [])
                written = {counterpart.written for counterpart in known}
                known.extend(c for c in counterparts if c.written not in written)
        self._nouns = {
            (_noun(asked),): tuple(found)
            for asked, found in korean.items()
            if not asked.endswith("다")
        }
        phrases = [asked for asked in korean if " " in asked or asked.endswith("다")]
        self._phrases: Found = {}
        for asked, key in zip(phrases, keys_of(phrases), strict=True):
            # Of "만든 사람" only "사람" may be left, which asks for something else.
            if len(key) > 1 or (key and " " not in asked):
                earlier = self._phrases.get(key, ())
                told = {counterpart.written for counterpart in earlier}
                new = (c for c in korean[asked] if c.written not in told)
                self._phrases[key] = (*earlier, *new)
        self._english: Found = {}
        # Shorter words first: "trains" is a plural of "train", not a form of "training".
        for asked in sorted(english, key=lambda asked: (len(asked), asked)):
            words = tuple(_ENGLISH.findall(asked))
            self._english[words] = tuple(english[asked])
            if _NO_FORM.isdisjoint(bases := tuple(map(base_of, words))):
                self._english.setdefault(bases, tuple(english[asked]))
        self._longest = max(map(len, (*self._phrases, *self._english)), default=0)
        self._tokens: dict[str, tuple[str, ...]] = {}
        self.asked = tuple(korean)
        """The Korean expressions that the entries tell a counterpart of."""

    @classmethod
    def load(cls, extra: Path | None = None, more: Iterable[Entry] = ()) -> Self:
        """Read the shipped list and, if there is one, an office's own; add ``more`` entries.

        Raises
        ------
        UijeongError
            If the office's file cannot be read or a line of it is not an entry.
        """
        return cls([*read_terms(extra), *more])

    def expand(self, question: str) -> list[Expansion]:
        """Return the counterparts of what is found in a question, in the question's order.

        One that says no more than others for the same words is left out, as is one that stands in
        the question beside them; terms that stand for several words are added once.
        """
        text = unicodedata.normalize("NFC", question)
        (found,) = morphemes([text])
        content = content_units(found)
        matches = longest_of(
            [
                *self._match_nouns(text, found),
                *(
                    match
                    for match in match_rows(content, self._phrases, self._longest)
                    if not is_parted(text, content, match)
                ),
                *match_apart(text, content, self._phrases),
                *self._match_english(text),
            ],
            [start for _, start, _ in content],
        )
        if not matches:
            return []
        self._learn_tokens(c.written for match in matches for c in match.counterparts)
        lowered = text.lower()
        own = {term for morpheme in found for term in terms(morpheme)}
        added: set[str] = set()
        said: dict[str, set[str]] = {}
        expansions = []
        for match in matches:
            asked = text[match.start : match.end]
            told = said.setdefault(asked.lower(), set())
            for written, weight, source in match.counterparts:
                other = [t for t in dict.fromkeys(self._tokens[written]) if t not in own]
                # The question has a letter pair (~예산) where it has the two letters in a row.
                other = [t for t in other if not (t[0] == "~" and t[1:] in lowered)]
                elsewhere = lowered[: match.start] + lowered[match.end :]
                says_more = (
                    not told.issuperset(other) if other else written.lower() not in elsewhere
                )
                if says_more:
                    new = tuple(t for t in other if t not in added)
                    expansions.append(Expansion(asked, written, new, weight, source))
                told.update(other)
                added.update(other)
        return expansions

    def _match_nouns(self, text: str, found: Sequence[Morpheme]) -> Iterator[Match]:
        korean = _HANGUL.search(text) is not None
        for at, first in enumerate(found):
            if first.tag.startswith(_NOT_FIRST):
                continue
            for last in found[at:]:
                end = last.start + last.length
                noun = _noun(text[first.start : end])
                if len(noun) > _LONGEST_NOUN:
                    break
                counterparts = self._nouns.get((noun,))
                # A counter (3개, 1차) is not the noun that looks like it, nor "who" the WHO.
                bound = last is first and last.tag == "NNB"
                typed = text[first.start : end].lower()
                bound = bound or (typed in _NO_ABBREVIATION and not korean)
                if counterparts and last.tag.startswith(_LAST) and not bound:
                    yield Match(first.start, end, counterparts)

    def _match_english(self, text: str) -> Iterator[Match]:
        lowered = "".join(c.lower() if c.isascii() else c for c in text)
        words = [(word.group(), word.start(), word.end()) for word in _ENGLISH.finditer(lowered)]
        yield from match_rows(words, self._english, self._longest)
        bases = [(base_of(word), start, end) for word, start, end in words]
        yield from match_rows(bases, self._english, self._longest)

    def _learn_tokens(self, written: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(written) if text not in self._tokens]
        for text, tokens in zip(new, content_tokens(new), strict=True):
            self._tokens[text] = tuple(tokens)


def _directions(entry: Entry) -> Iterator[tuple[str, list[Counterpart]]]:
    """Yield each expression that an entry expands, with its counterparts."""
    weight = WEIGHTS[entry.kind]
    both = entry.asked + entry.written
    pairs = (
        [(asked, [other for other in both if other != asked]) for asked in both]
        if entry.kind in BOTH_WAYS
        else [(asked, list(entry.written)) for asked in entry.asked]
    )
    for asked, written in pairs:
        share = weight / len(written) ** 0.5
        source = OWN if entry.own else entry.kind
        yield asked.lower(), [Counterpart(text, share, source) for text in written]


def _noun(text: str) -> str:
    return "".join(text.split()).lower()
