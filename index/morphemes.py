"""Korean words, as Kiwi analyses them: the terms of word search and of the offline embedding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

CONTENT_TAGS = frozenset(
    {"NNG", "NNP", "NNB", "NR", "NP", "VV", "VA", "XR", "SL", "SH", "SN", "MM", "MAG", "XPN"}
)
"""Kiwi's parts of speech that carry meaning: nouns, numbers, verbs, roots, foreign words."""

UNKNOWN = 32
"""Kiwi's numbers below this are of kinds of words: it does not know the word itself."""

_COMMA = re.compile(r"(?<=\d),(?=\d)")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_PIECE = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[가-힣a-z&]{2,}")

_SHORT, _KEPT = 300, 2_000  # characters of a text that is kept, and how many are

# Kiwi's dictionary lists kinds of tokens, endings and marks first, then some 70,000 words.
_FIRST_WORD, _LOG_WORDS = 96, 11.2

_lock = Lock()
_kiwi: Kiwi | None = None


class Morpheme(NamedTuple):
    """One morpheme of a text: ``start`` and ``length`` count the text's characters.

    ``id`` is the morpheme's number in Kiwi's dictionary; words that the dictionary lacks and
    numbers share a few low numbers by their kind.
    """

    form: str
    tag: str
    id: int
    start: int
    length: int


def kiwi() -> Kiwi:
    """Return the process's one Kiwi; the first call takes a second or two.

    Kiwi's dictionary of several-word titles of works stays out: it is of no use to council
    reports and would take two thirds of the loading time.
    """
    global _kiwi
    with _lock:
        if _kiwi is None:
            from kiwipiepy import Kiwi

            _kiwi = Kiwi(load_multi_dict=False)
            # Kiwi finishes its own loading with the first analysis.
            _kiwi.tokenize("준비")
    return _kiwi


def warm() -> None:
    """Load Kiwi now, so that the first question need not wait for it."""
    kiwi()


def morphemes(texts: Sequence[str]) -> Iterator[list[Morpheme]]:
    """Analyse texts into all their morphemes, text by text, in order.

    Unknown words are taken apart by rule (``서울경제진흥원`` → ``서울 경제 진흥원``) and so come
    out the same wherever they stand; Kiwi's default keeps them whole or not by context.
    """
    if len(texts) == 1 and len(texts[0]) <= _SHORT:
        yield list(_analysed(texts[0]))
        return
    for tokens in kiwi().tokenize(list(texts), oov_handling="rule"):
        yield [Morpheme(t.form, t.tag, t.id, t.start, t.len) for t in tokens]


@lru_cache(maxsize=_KEPT)
def _analysed(text: str) -> tuple[Morpheme, ...]:
    """Analyse a short text by itself; the steps of answering read the same question again."""
    tokens = kiwi().tokenize(text, oov_handling="rule")
    return tuple(Morpheme(t.form, t.tag, t.id, t.start, t.len) for t in tokens)


def terms(morpheme: Morpheme) -> list[str]:
    """Return what a morpheme is searched by: its form in one spelling, or nothing.

    Numbers lose their commas and leading zeros; a date or address comes as its parts.

    Examples
    --------
    >>> terms(Morpheme("42,581", "SN", 33, 0, 6))
    ['42581']
    >>> terms(Morpheme("2024-03-01", "W_SERIAL", 38, 0, 10))
    ['2024', '3', '1']
    """
    tag, _, _ = morpheme.tag.partition("-")  # VA-I and VA-R are conjugations of VA
    if tag.startswith("W_"):
        return [_spelling(piece) for piece in _PIECE.findall(morpheme.form)]
    return [_spelling(morpheme.form)] if tag in CONTENT_TAGS else []


def commonness(morpheme: Morpheme) -> float:
    """Return how often a word makes up Korean text at large, 0 for one that Kiwi does not know.

    Kiwi gives no frequencies, but numbers words in their order: by Zipf's law the word of rank r
    is 1 / (r ln n) of all text.
    """
    rank = morpheme.id - _FIRST_WORD + 1
    return 1 / (rank * _LOG_WORDS) if rank > 0 else 0.0


def content_tokens(texts: Sequence[str]) -> list[list[str]]:
    """Cut each text into the terms that word search counts.

    A text's terms are its content morphemes and, marked with ``~``, the two-letter pieces of its
    words: these find a word that is misspelt, run together or analysed differently.
    """
    normal = [unicodedata.normalize("NFC", text) for text in texts]
    return [
        [term for morpheme in found for term in terms(morpheme)] + _letter_pairs(text)
        for text, found in zip(normal, morphemes(normal), strict=True)
    ]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the start and end offset of each sentence of a text."""
    return [(found.start, found.end) for found in kiwi().split_into_sents(text)]


def _spelling(form: str) -> str:
    plain = _COMMA.sub("", unicodedata.normalize("NFKC", form).lower())
    return _LEADING_ZEROS.sub("", plain)


def _letter_pairs(text: str) -> list[str]:
    pairs = (run[at : at + 2] for run in _RUN.findall(text.lower()) for at in range(len(run) - 1))
    # Pairs of Latin letters say nothing, but R&D and G밸리 need the pairs around & and Hangul.
    return [f"~{pair}" for pair in pairs if "&" in pair or not pair.isascii()]
