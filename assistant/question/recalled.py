"""An earlier question of the conversation that a follow-up goes back to, by what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.question.former import Former
from assistant.question.replaced import DOING, fitted
from assistant.question.rewritten import VAGUE
from assistant.question.roles import TOPIC
from assistant.question.swapped import series_in

_OF_KIND = re.compile(
    r"^(?:과|부서|팀|곳|데|사업|센터|기관|시설|캠퍼스|분야|자치구|구|지역|거|것|건)(?P<particle>에서는|에는|은|는|이|가|도|의|을|를)?(?=[\s?.!]|$)"
)
_ASKS = re.compile(r"몇|얼마|어디|언제|누구|무엇|[요까죠면]$|[은는]\s")
_SHORTEST = 2  # syllables of a name, or of what two names have in common at their ends


def recalled(names: Sequence[str], turns: Sequence[Former]) -> Former | None:
    """Return the last question about something so called, about that alone, or nothing.

    Parameters
    ----------
    names
        What the earlier matter is called now: a word of it, or how one begins or ends (패션허브).
    turns
        The questions so far, oldest first.
    """
    for turn in reversed(turns):
        found = [
            at
            for at, phrase in enumerate(turn.topic)
            if phrase.role == TOPIC and any(is_same(name, phrase.stem) for name in names)
        ]
        if found:
            end = found[-1] + 1
            while end < len(turn.topic) and DOING.match(turn.topic[end].stem):
                end += 1
            return replace(turn, topic=turn.topic[:end], named="")
    return None


def told_one(text: str, turns: Sequence[Former], first: bool) -> str:
    """Return what is asked of the one that an earlier answer chose (아까 말한 과는?), or nothing.

    Parameters
    ----------
    text
        What is asked, its first word being the kind of that one.
    turns
        The questions so far, oldest first.
    first
        Whether the first one told of is meant, and not the last.
    """
    kind = _OF_KIND.match(text)
    names = [turn.named for turn in turns if turn.named]
    texts = [turn.text for turn in turns]
    series = (series_in(texts[:end]) for end in range(len(texts), 1, -1))
    names = names or list(next((s for s in series if s and not _ASKS.search(" ".join(s))), ()))
    if kind is None or not names:
        return ""
    name = names[0] if first else names[-1]
    return f"{fitted(name, kind['particle'] or '')}{text[kind.end() :]}"


def called(name: str, turns: Sequence[Former]) -> Former | None:
    """Return the last question about something whose name ends so (랩 → 솔뫼랩), or nothing."""
    ends = ((turn, p.stem.endswith(name)) for turn in reversed(turns) for p in turn.topic)
    return next((turn for turn, alike in ends if alike), None)


def is_same(name: str, stem: str) -> bool:
    """Say whether a name is a word of a matter, or how one begins or ends.

    Examples
    --------
    >>> is_same("꽃축제", "봄꽃축제"), is_same("사업", "지원사업")
    (True, False)
    """
    if len(name) < _SHORTEST or VAGUE.match(name) or DOING.match(name):
        return False
    ends = stem.startswith(name) or stem.endswith(name) or name.startswith(stem)
    return name == stem or (ends and min(len(name), len(stem)) > _SHORTEST)


def without_names(text: str, former: Former) -> str:
    """Return a question without the words that only name what it goes back to."""
    known = [phrase.stem for phrase in former.topic if phrase.role == TOPIC]
    kept = [
        word
        for word in text.split()
        if not any(is_same(re.sub(r"[은는이가의도]?$", "", word), stem) for stem in known)
    ]
    return " ".join(kept)
