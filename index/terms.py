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
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Self

from index.morphemes import Morpheme, content_tokens, morphemes, terms
from index.term_list import BOTH_WAYS, OWN, WEIGHTS, Entry, read_terms

_ENGLISH = re.compile(r"[a-z0-9&]+")
_HANGUL = re.compile(r"[가-힣]")
# Words of an English question that have the letters of an abbreviation.
_NO_ABBREVIATION = frozenset(("who", "its", "it", "is", "us", "all", "on", "as", "at", "be", "do"))
_NO_FORM = frozenset(("far",))  # words that only look like a form of another (fare)
_VERBS = ("VV", "VA")
_NOT_FIRST = ("J", "E", "XS", "VCP")
_LAST = ("NN", "NR", "NP", "SL", "SH", "SN", "XR", "XSN", "ETN", "MAG")
# What may stand between a noun and its verb (옷을 싸게 빌리다): a particle, then adverbials.
_BETWEEN = re.compile(
    r"(?:을|를|이|가|은|는|도|만|까지|에|에서|로|으로)?"
    r"(?:\s(?:[가-힣]+(?:로|에|에서|히|게|씩|껏|이서|마다)"
    r"|안|못|다|잘|더|좀|언제|얼마나|많이|아주|너무|같이|모두|아예|거의|바로|자주))+\s"
)
_MOST_BETWEEN = 2
_SUBJECT_PARTICLE = re.compile(r"[은는이가]\s+")
_SUBJECT = "그가 "
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


class _Counterpart(NamedTuple):
    written: str
    weight: float
    source: str


class _Match(NamedTuple):
    start: int
    end: int
    counterparts: tuple[_Counterpart, ...]


_Found = dict[tuple[str, ...], tuple[_Counterpart, ...]]


class Terms:
    """Entries, ready to be found in questions.

    Parameters
    ----------
    entries
        In order; of an expression that occurs more than once, all counterparts count.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        korean: dict[str, list[_Counterpart]] = {}
        english: dict[str, list[_Counterpart]] = {}
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
        self._phrases: _Found = {}
        for asked, key in zip(phrases, _keys(phrases), strict=True):
            # Of "만든 사람" only "사람" may be left, which asks for something else.
            if len(key) > 1 or (key and " " not in asked):
                earlier = self._phrases.get(key, ())
                told = {counterpart.written for counterpart in earlier}
                new = (c for c in korean[asked] if c.written not in told)
                self._phrases[key] = (*earlier, *new)
        self._english: _Found = {}
        # Shorter words first: "trains" is a plural of "train", not a form of "training".
        for asked in sorted(english, key=lambda asked: (len(asked), asked)):
            words = tuple(_ENGLISH.findall(asked))
            self._english[words] = tuple(english[asked])
            if _NO_FORM.isdisjoint(bases := tuple(map(_base, words))):
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
        content = _content(found)
        matches = _longest(
            [
                *self._match_nouns(text, found),
                *(
                    match
                    for match in _match_rows(content, self._phrases, self._longest)
                    if not _parted(text, content, match)
                ),
                *_match_apart(text, content, self._phrases),
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

    def _match_nouns(self, text: str, found: Sequence[Morpheme]) -> Iterator[_Match]:
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
                    yield _Match(first.start, end, counterparts)

    def _match_english(self, text: str) -> Iterator[_Match]:
        lowered = "".join(c.lower() if c.isascii() else c for c in text)
        words = [(word.group(), word.start(), word.end()) for word in _ENGLISH.finditer(lowered)]
        yield from _match_rows(words, self._english, self._longest)
        bases = [(_base(word), start, end) for word, start, end in words]
        yield from _match_rows(bases, self._english, self._longest)

    def _learn_tokens(self, written: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(written) if text not in self._tokens]
        for text, tokens in zip(new, content_tokens(new), strict=True):
            self._tokens[text] = tuple(tokens)


def _directions(entry: Entry) -> Iterator[tuple[str, list[_Counterpart]]]:
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
        yield asked.lower(), [_Counterpart(text, share, source) for text in written]


def _noun(text: str) -> str:
    return "".join(text.split()).lower()


def _keys(phrases: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield what each phrase or verb is found by: its content morphemes."""
    # Alone, 줄이다 is read as a noun and 이다, and 끝나다 as two words; not so in a sentence.
    texts = [
        f"{_SUBJECT}{phrase[:-1]}기 위해" if phrase.endswith("다") else phrase for phrase in phrases
    ]
    for phrase, found in zip(phrases, morphemes(texts), strict=True):
        first = len(_SUBJECT) if phrase.endswith("다") else 0
        end = first + len(phrase.removesuffix("다"))
        yield tuple(key for key, start, _ in _content(found) if first <= start < end)


def _content(found: Iterable[Morpheme]) -> list[tuple[str, int, int]]:
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


def _match_rows(
    units: Sequence[tuple[str, int, int]], entries: _Found, longest: int
) -> Iterator[_Match]:
    """Find the entries whose key is a row of units, ``longest`` of them at most."""
    for at in range(len(units)):
        for stop in range(at + 1, min(at + longest, len(units)) + 1):
            row = units[at:stop]
            if counterparts := entries.get(tuple(key for key, _, _ in row)):
                yield _Match(row[0][1], row[-1][2], counterparts)


def _parted(text: str, units: Sequence[tuple[str, int, int]], match: _Match) -> bool:
    """Say whether two nouns of a match are no phrase: the first is a subject (시가 돈을 주다)."""
    inside = [unit for unit in units if match.start <= unit[1] < match.end]
    return any(
        not first.endswith("다")
        and not second.endswith("다")
        and _SUBJECT_PARTICLE.fullmatch(text[end:start]) is not None
        for (first, _, end), (second, start, _) in pairwise(inside)
    )


def _match_apart(
    text: str, units: Sequence[tuple[str, int, int]], entries: _Found
) -> Iterator[_Match]:
    """Find the entries of a noun with its verb that adverbials stand between."""
    for at, (first, start, end) in enumerate(units):
        for last, begin, stop in units[at + 2 : at + 2 + _MOST_BETWEEN]:
            counterparts = entries.get((first, last)) if last.endswith("다") else None
            if counterparts and _BETWEEN.fullmatch(text[end:begin]):
                yield _Match(start, stop, counterparts)


def _longest(matches: Iterable[_Match], starts: Sequence[int]) -> list[_Match]:
    """Keep the longest of overlapping matches, counted in content morphemes, from left to right."""

    def size(match: _Match) -> tuple[int, int, int]:
        count = sum(match.start <= start < match.end for start in starts)
        return -count, match.start - match.end, match.start

    kept: list[_Match] = []
    # Sorting keeps the order of matches in one place: nouns, phrases, English as written.
    for match in sorted(matches, key=size):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _base(word: str) -> str:
    """Take plural and verb endings off an English word, the same for all forms of one word.

    Examples
    --------
    >>> [_base(word) for word in ("budgets", "companies", "executed", "planning")]
    ['budget', 'company', 'execut', 'plan']
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word.removesuffix("s")
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending)
            if word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word
