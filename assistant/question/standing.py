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
# One side of what was asked about (일반 기업 쪽은 …).
_SIDE = re.compile(r"^(?:(?:그럼|그러면)\s)?\S+(?:\s\S+)?\s쪽(?:은|는|이|에는|엔)\s")
_AND = re.compile(r"(?:이랑|랑|하고|와|과)$")
_SENTENCE = re.compile(r"[가-힣][.?!]\s+\S")
# Of the two told of before (둘 중 어디가, 두 곳의).
_OF_BOTH = re.compile(r"(?<![가-힣])둘\s?(?:중|가운데|의|다)(?=[\s에의]|$)")
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
    both = any(_AND.match(phrase.particle) for phrase in spoken)
    if not spoken or (_OF_BOTH.search(text) and not both):
        return False
    if len(spoken) <= _TWO_NOUNS and _RUN_ON.search(spoken[0].text):
        return True
    says_all = nouns and len(spoken) >= _VERY_LONG and spoken[0].role != POINTING
    if _is_explained(phrases) or (says_all and not given.among):
        return True
    if given.pointing or given.others:
        return False
    if group := _group_of(phrases):
        nouns_of = [p for p in group if p.role == TOPIC and len(p.stem) > 1]
        nouns_of = [phrase for phrase in nouns_of if not VAGUE.match(phrase.stem)]
        if any(name(phrase.stem) for phrase in nouns_of):
            return True
        if any(_AND.match(phrase.particle) for phrase in group):  # 본관이랑 별관 중에
            return False
        if len(nouns_of) >= _TWO_NOUNS:
            return True
    if _SIDE.match(text) and not any(name(phrase.stem) for phrase in given.topics[:2]):
        return False
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


def _group_of(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """Return the words that name a group one is looked for in (공예공방 열 곳 가운데)."""
    at = next((n for n, p in enumerate(phrases) if p.role == AMONG), 0)
    return () if phrases[at].text[:1] in "그이저" else phrases[:at]
