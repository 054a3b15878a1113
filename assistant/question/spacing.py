"""Spaces where a question was typed without some of them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from assistant.question.attributes import DERIVED
from index.morphemes import UNKNOWN, Morpheme, morphemes

_QUESTION_WORDS = frozenset(
    ("몇", "얼마", "언제", "어디", "누구", "무엇", "뭐", "왜", "어느", "며칠", "무슨", "어떤")
)
_BEFORE_NOUNS = ("JKS", "JKO", "JX", "JC", "JKG", "ETM")
_BEFORE_VERBS = ("NNG", "NNP", "JKS", "JKO", "JKB")
_OF_NAMES = ("NNG", "NNP", "XR", "XPN", "XSN")
# Verbs that are written with their noun.
_LIGHT = frozenset(("하", "되", "드리", "받", "주", "시키"))


def apart(text: str, known: Collection[str]) -> str:
    """Put a space before a question word and after a particle that is run together.

    Parameters
    ----------
    text
        A question.
    known
        The pairs of letters that stand side by side in some report: what they join stays joined.
    """
    found = next(iter(morphemes([text])))
    gaps = [
        this.start
        for before, this in pairwise(found)
        if this.start == before.start + before.length
        and (pair := text[this.start - 1 : this.start + 1]).isalpha()
        and (_asks(before, this) or (pair not in known and _run_together(before, this)))
    ]
    for at in reversed(gaps):
        text = f"{text[:at]} {text[at:]}"
    return text


def together(text: str, known: Collection[str]) -> str:
    """Take out the spaces between nouns that the reports write as one word.

    Parameters
    ----------
    text
        A question.
    known
        The pairs of letters that stand side by side in some report.
    """
    gaps = [
        this.start
        for before, this in pairwise(next(iter(morphemes([text]))))
        if text[before.start + before.length : this.start] == " "
        and before.tag.startswith(_OF_NAMES)
        and this.tag.startswith(_OF_NAMES)
        and text[this.start - 2] + text[this.start] in known
        and not DERIVED.match(this.form)
    ]
    for at in reversed(gaps):
        text = f"{text[: at - 1]}{text[at:]}"
    return text


def _asks(before: Morpheme, this: Morpheme) -> bool:
    """Say whether a question word begins, and is not said twice (어디어디)."""
    return _is_question_word(this) and before.form != this.form


def _run_together(before: Morpheme, this: Morpheme) -> bool:
    """Say whether two words stand side by side that are written apart."""
    if this.tag in ("NNG", "NNP") and this.id >= UNKNOWN:
        long = this.length > 1 or before.length > 1
        counted = before.tag == "NNB" and this.length > 1  # 몇개브랜드
        return _is_question_word(before) or counted or (long and before.tag in _BEFORE_NOUNS)
    verb = this.tag in ("VV", "VA") and this.form not in _LIGHT
    return verb and before.tag in _BEFORE_VERBS


def _is_question_word(morpheme: Morpheme) -> bool:
    return morpheme.tag[0] in "NM" and morpheme.form in _QUESTION_WORDS
