"""What of the question before is asked again: the same figure then, the same at two times."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.question.alike import is_alike
from assistant.question.former import Former
from assistant.question.given import Given
from assistant.question.rewritten import sentence
from assistant.question.roles import ATTRIBUTE, PERIOD, TOPIC
from assistant.question.swapped import both_of, without_two
from prompts.josa import with_josa

_FIGURE = re.compile(r"^(?:각각\s)?(?:얼마|몇(?:\s\S)?)\S*$")
_ASKED_PLAINLY = re.compile(r"^(?:얼마|몇|어때|어땠|어떻)")
_MOST_WORDS = 2


def only_figure(given: Given) -> bool:
    """Say whether nothing but a figure is asked for, of each or at all (각각 얼마예요)."""
    return _FIGURE.match(" ".join(phrase.text for phrase in given.own)) is not None


def only_named(given: Given, former: Former, names: Sequence[str]) -> bool:
    """Say whether another thing of its kind is named, and nothing asked (솔 AI 허브는요)."""
    last = given.topics[-1].stem
    alike = any(is_alike(p.stem, last) for p in former.topic if p.role == TOPIC)
    return not given.asks and bool(names or alike)


def is_same_figure(given: Given, former: Former) -> bool:
    """Say whether nothing but the figure before is asked for (작년 비중은 어땠어).

    So it is only where more than that word says what the figure is (시비 비중).
    """
    if len(given.own) > _MOST_WORDS or len(given.attributes) != 1 or given.topics or given.bodies:
        return False
    asked = [phrase.stem for phrase in former.phrases if phrase.role == ATTRIBUTE]
    plain = all(_ASKED_PLAINLY.match(phrase.text) for phrase in given.asking)
    return plain and len(asked) > 1 and asked[-1] == given.attributes[0].stem


def of_two_times(
    text: str, former: Former, turns: Sequence[Former], parts: Callable[[str, str], Former]
) -> str:
    """Return what is asked of the same at two times told of (둘 중 어디가 더 커), or nothing.

    Parameters
    ----------
    text
        The follow-up.
    former, turns
        The question before, and all so far.
    parts
        Returns a question that stands by itself in its parts, by its text and its answer.
    """
    asked = without_two(text)
    earlier = next((turn for turn in reversed(turns[:-1]) if turn.matter == former.matter), None)
    found = both_of(earlier.text, former.text, former.matter) if asked and earlier else None
    if found is None or not former.matter or not former.attribute:
        return ""
    both = parts(found[0], "")
    same = both.matter == former.matter and len(both.of(PERIOD)) > len(former.of(PERIOD))
    about = with_josa(former.attribute, "은/는")
    return sentence(both.when, both.matter, about, asked) if same else ""
