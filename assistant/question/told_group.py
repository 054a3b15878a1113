"""A group that a follow-up only counts (다섯 곳 지원 금액은?): the one that the talk is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import dropwhile

from assistant.question.former import Former
from assistant.question.roles import MODIFIER, TOPIC, Phrase
from assistant.question.swapped import series_in

_COUNT = r"(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|\d{1,2})"
_PLACE = r"(?:곳|군데|개소|개사|개|가지)"
_COUNTED = re.compile(
    rf"^(?:(?:그럼|그러면)\s)?(?:그\s|이\s)?{_COUNT}\s?{_PLACE}(?:\s(?:모두|다|전부|전체))?"
    r"(?:의|은|는|에|이|가)?\s(?P<asked>\S.*)$"
)
_CHOOSES = re.compile(
    rf"^(?:(?:그럼|그러면)\s)?(?:그\s|이\s)?{_COUNT}\s?{_PLACE}\s(?P<kind>\S+)\s(?:중|가운데)(?:에서?|엔)?\s(?P<asked>\S.*)$"
)
_TOGETHER = re.compile(r"(?:제일|가장|젤|맨|더)\s|합|더하|평균|중에|가운데|차이|^(?:중|가운데)")
_OF_A_GROUP = re.compile(r"^(?:\d{1,2}|[두세네]|다섯|여섯|일곱|여덟|곳|군데|개소|개사|개|가지)$")


def of_so_many(
    text: str, former: Former, turns: Sequence[Former], names: Callable[[str], bool]
) -> tuple[str, Former]:
    """Return a follow-up without the word that only counts the group, and the question of it.

    Parameters
    ----------
    text, former, turns
        The follow-up, the question before and all so far.
    names
        Says whether a text has a noun that names something by itself.
    """
    if any(name in former.matter for name in series_in([turn.text for turn in turns])):
        return text, former
    chooses = _CHOOSES.match(text)
    if chooses and former.topic:
        kind = chooses["kind"]
        at = next((n for n, p in enumerate(former.topic) if p.stem.endswith(kind)), -1)
        if at >= 0 and not names(chooses["asked"]):
            group = (*former.topic[:at], replace(former.topic[at], text=former.topic[at].stem))
            return f"그중 {chooses['asked']}", replace(former, topic=group, named="")
    counted = _COUNTED.match(text)
    if counted is None or not former.topic or _TOGETHER.search(counted["asked"]):
        return text, former
    if names(counted["asked"]):
        return text, former
    chose = next((t for t in reversed(turns) if t.named and t.named in former.matter), None)
    if chose is not None:
        return counted["asked"], replace(former, topic=chose.topic, named="")
    topic = tuple(reversed(tuple(dropwhile(_counts, reversed(former.topic)))))
    return counted["asked"], replace(former, topic=topic or former.topic, named="")


def _counts(phrase: Phrase) -> bool:
    return phrase.role in (MODIFIER, TOPIC) and _OF_A_GROUP.match(phrase.text) is not None
