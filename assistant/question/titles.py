"""The reports' headings: which of them a question names, and how they spell what it misspells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.question.spelling import parted, respelt
from index.terms import Expansion

SPELT = "spelt"
"""The source of an expansion that corrects a misspelt name."""

_WEIGHT = 0.7
_LEAD = re.compile(
    r"^(?:[^가-힣A-Za-z0-9]+|(?:\d+|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]+|[가나다라마바사아자차카타파하])[.)\-]\s*)+"
)
_BRACKETED = re.compile(r"[(（\[【<〈][^)）\]】>〉]*[)）\]】>〉]")
_PIECE = re.compile(r"[가-힣A-Za-z0-9&·]+")
_SHORTEST, _LONGEST = 4, 24  # characters of a title that is looked for, without spaces
_SHORTEST_OFFICE = 3
_OFFICE = re.compile(r"(?:과|팀|국|실|관|단|센터)$")
_EVERYWHERE = re.compile(
    r"^(?:[가-힣]{2}\s?)?(?:현황|개요|실적|계획|성과|사항|업무|예산|조직|인력|목표|방향|내용|결과|일정|비전"
    r"|추진배경|추진현황|추진계획|향후계획|사업개요|주요업무|주요사업|일반현황|정책목표)$"
)
_SHORTEST_SPELT = 4  # a shorter word is near too many others
_MOST_WORDS = 50_000  # of the headings; more would take too much memory


class Titles:
    """The headings of the indexed reports.

    Parameters
    ----------
    paths
        The passages' heading paths, outermost first; repeated ones count once.
    knows
        Says whether the reports' text has a letter pair of two syllables; a name all of whose
        pairs it has is not taken for misspelt.
    frequency
        In how many passages a token stands (a word, or two letters in a row as ``~센터``); without
        it only the headings tell how a name is spelt.
    """

    def __init__(
        self,
        paths: Iterable[Sequence[str]],
        knows: Callable[[str], bool],
        frequency: Callable[[str], int] | None = None,
    ) -> None:
        self.knows = knows
        self._frequency = frequency
        self._titles: dict[str, str] = {}
        words: dict[str, None] = {}
        for title in dict.fromkeys(title for path in paths for title in path):
            plain = _BRACKETED.sub(" ", _LEAD.sub("", unicodedata.normalize("NFC", title))).strip()
            letters = _squeezed(plain)
            least = _SHORTEST_OFFICE if _OFFICE.search(letters) else _SHORTEST
            if least <= len(letters) <= _LONGEST and not _EVERYWHERE.search(plain):
                self._titles.setdefault(letters, " ".join(plain.split()))
            found = (word for word in _PIECE.findall(plain) if len(word) >= _SHORTEST_SPELT)
            words.update(dict.fromkeys(found))
        self._near: dict[str, list[str]] = {}
        for word in list(words)[:_MOST_WORDS]:
            for form in _forms(word):
                self._near.setdefault(form, []).append(word)

    def named(self, text: str) -> tuple[str, ...]:
        """Return the headings that a text has, however it is spaced, in the text's order.

        The longest wins where they overlap.
        """
        plain = _squeezed(text)
        found: list[str] = []
        at = 0
        while at < len(plain):
            longest = min(_LONGEST, len(plain) - at)
            sizes = range(longest, _SHORTEST_OFFICE - 1, -1)
            size = next((n for n in sizes if plain[at : at + n] in self._titles), 0)
            if size:
                found.append(self._titles[plain[at : at + size]])
            at += size or 1
        return tuple(dict.fromkeys(found))

    def heads(self, word: str) -> bool:
        """Say whether a name of three syllables or more stands in a heading."""
        plain = _squeezed(word)
        return len(plain) > 2 and any(plain in title for title in self._titles)

    def parted(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return names, those typed without the space between two known words as these words."""
        if self._frequency is None:
            return tuple(names)
        return tuple(part for name in names for part in parted(name, self._frequency))

    def spelt(self, names: Iterable[str]) -> tuple[Expansion, ...]:
        """Return misspelt names as the reports spell them.

        A name is taken for misspelt if the reports lack one of its letter pairs; what stands for
        it is the one word of the headings that differs by a single letter (jamo), or else such a
        word of the text.
        """
        found = []
        for name in names:
            word, token = self._in_headings(name) or self._in_text(name)
            if word:
                tokens = [*token, *(f"~{pair}" for pair in _pairs(word))]
                new = [token for token in tokens if token.removeprefix("~") not in name]
                found.append(Expansion(name, word, tuple(dict.fromkeys(new)), _WEIGHT, SPELT))
        return tuple(found)

    def _in_headings(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the one word of the headings that a name is meant for."""
        if len(name) < _SHORTEST_SPELT or all(map(self.knows, _pairs(name))):
            return None
        near = {word for form in _forms(name) for word in self._near.get(form, ())}
        near = {word for word in near if abs(len(word) - len(name)) <= 1}
        return (near.pop(), ()) if len(near) == 1 else None

    def _in_text(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Return a name with the word of the text that a part of it is meant for, and that word."""
        meant = respelt(name, self._frequency) if self._frequency else None
        return (meant[0], (meant[1],)) if meant else ("", ())


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()


def _pairs(word: str) -> Iterator[str]:
    """Yield the two-letter pieces of a word that word search marks with ``~``."""
    lowered = word.lower()
    for at in range(len(lowered) - 1):
        if (
            re.fullmatch(r"[가-힣a-z]{2}", lowered[at : at + 2])
            and not lowered[at : at + 2].isascii()
        ):
            yield lowered[at : at + 2]


def _forms(word: str) -> Iterator[str]:
    """Yield a word's letters (jamo) and every row of them with one left out.

    Two words that share one of these differ by a letter more, less or other, or by two that
    changed places (symmetric deletion, Garbe 2012).
    """
    letters = unicodedata.normalize("NFD", word.lower())
    yield letters
    for at in range(len(letters)):
        yield letters[:at] + letters[at + 1 :]
