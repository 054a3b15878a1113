"""Which questions stand by themselves whatever was asked before, by their own form."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.question.given import Given
from assistant.question.rewritten import VAGUE
from assistant.question.roles import AMONG, MARK, MODIFIER, PERIOD, POINTING, TOPIC, Phrase
from assistant.question.years import years_in

_LONG = 7  # words of a question that says itself what it is about, given two nouns
_VERY_LONG = 9  # given one noun
_RUN_ON = re.compile(
    r"[가-힣A-Za-z\d]{3,}(?:몇|얼마|언제|어디|누가|누구|무엇|뭐)[가-힣]*|[^\s?]{12,}"
)
_SENTENCE = re.compile(r"[가-힣][.?!]\s+\S")
_TWO_NOUNS = 2


def stands(text: str, phrases: Sequence[Phrase], given: Given, name: Callable[[str], bool]) -> bool:
    """Say whether a question stands by itself.

    It does if it names a body with a time or a matter and asks something of it, says at length
    what it is about, names the group that one is looked for in, or is typed in one run.

    Parameters
    ----------
    text, phrases, given
        The question as typed, in its words, and these by what they do.
    name
        Says whether a noun names something by itself.
    """
    nouns = [p for p in given.topics if len(p.stem) > 1 and not VAGUE.match(p.stem)]
    spoken = [phrase for phrase in phrases if phrase.role != MARK]
    if not spoken:
        return False
    if len(spoken) <= _TWO_NOUNS and _RUN_ON.search(spoken[0].text):
        return True
    says_all = nouns and len(spoken) >= _VERY_LONG and spoken[0].role != POINTING
    if _is_explained(phrases) or (says_all and not given.among):
        return True
    if given.pointing or given.others:
        return False
    if _names_group(phrases, name):
        return True
    times = sum(phrase.role == PERIOD for phrase in phrases)
    if given.bodies and given.asks and (given.attributes or nouns):
        return bool(times or nouns)
    if len(years_in(text, None)) > 1 and nouns and given.attributes and given.asks:
        return True
    long = len(spoken) >= _LONG or _SENTENCE.search(text) is not None
    return long and len(nouns) >= _TWO_NOUNS


def _is_explained(phrases: Sequence[Phrase]) -> bool:
    """Say whether a clause before a pointing word explains it (바닷가에서 일하는 그거)."""
    return any(
        phrase.role == POINTING and before.role == MODIFIER and before.text[-1] in "는은던한된운"
        for before, phrase in pairwise(phrases)
    )


def _names_group(phrases: Sequence[Phrase], name: Callable[[str], bool]) -> bool:
    """Say whether a group is named that one is looked for in (공예공방 열 곳 가운데)."""
    at = next((n for n, p in enumerate(phrases) if p.role == AMONG), 0)
    if not at or phrases[at].text[:1] in "그이저":
        return False
    before = [p for p in phrases[:at] if p.role == TOPIC and len(p.stem) > 1]
    nouns = [phrase for phrase in before if not VAGUE.match(phrase.stem)]
    return len(nouns) >= _TWO_NOUNS or any(name(p.stem) for p in nouns)
