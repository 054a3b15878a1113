"""What a follow-up asks of another thing of the same place or kind (나루 쪽은 언제 열어?)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.question.attributes import is_attribute
from assistant.question.former import Former
from assistant.question.given import Given
from assistant.question.naming import Naming, is_proper
from assistant.question.replaced import with_topic
from assistant.question.rewritten import of_it, sentence
from assistant.question.roles import Phrase
from assistant.question.years import years_in
from prompts.josa import with_josa

# Another house of the same place (같은 단지에 짓던 체육관은 몇 평?), another of a kind (나루 쪽은).
_SAME_PLACE = re.compile(
    r"^(?:(?:그럼|그러면)\s)?같은\s(?:단지|건물|동네|지역|지구|부지|자리|층)에(?:서)?\s"
    r"(?:\S+[는던은한]\s)?(?P<asked>\S+[은는이가]\s\S.+)$"
)
# What sets it apart from another (솔뫼관하고는 뭐가 달라).
_DIFFERS = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?P<name>\S+(?:\s\S+)?)(?:하고|이랑|랑|[과와])(?:는|은)?\s"
    r"(?P<asked>(?:뭐가|무엇이|어떻게|어떤\s점이)\s(?:달라|다르|다른|차이)[^?.]*)[?.]*$"
)
# The same figure of another, set against this one's (솔뫼관이랑 예산 비교하면 얼마나 덜 들었어).
_AGAINST = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?P<name>\S+?(?:\s\S+?)?)(?:하고|이랑|랑|[과와])(?:는|은)?\s"
    r"(?P<measure>\S+?)(?:을|를|은|는|이|가)?\s(?:비교|견주|견줘|차이)[^?.]*[?.]*$"
)
# Which of it and another has more, and by how much (별빛관 목표랑 비교하면 어느 쪽 회사가 더 많아).
_WHICH_MORE = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?P<name>\S+?(?:\s\S+?){0,2}?)(?:\s쪽)?(?:의)?\s(?P<measure>\S+?)(?:하고|이랑|랑|[과와])(?:는|은)?\s"
    r"(?:비교하면|비교해서?|견주면|대보면|비교했을\s때)\s(?P<which>어느\s쪽|어디|어느\s게)(?:이|가)?\s(?P<asked>\S.*더\s\S.*)$"
)
# The same figure of another at a time, and by how much it differs (별빛관 시급하고는 얼마 차이 나).
_DIFFERENCE = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?:(?P<time>(?:20)?\d{2}년|올해|작년)(?:에는|에|엔|의)?\s)?(?P<name>\S+?(?:\s\S+?)??)(?:\s쪽)?(?:의)?\s"
    r"(?P<measure>\S+?)(?:하고|이랑|랑|[과와])(?:는|은)?\s(?:얼마나?|몇\s?\S+)\s(?:차이|달라|다르|다른)[^?.]*[?.]*$"
)
_SIDE = re.compile(
    r"^(?:(?:그럼|그러면)\s)?(?!(?:어느|어떤|양|이|그|저|제일|가장|젤|맨|더)\s)(?P<name>\S+(?:\s\S+)?)\s쪽(?:은|는|이|에는|엔)"
    r"\s(?P<asked>[^\s?.][^?.]+)[?.]?$"
)

_THEN = ("작년", "전년", "전년도", "지난해", "올해", "재작년", "그때", "그거", "이거")


def against_other(text: str, former: Former) -> str:
    """Return how the figure of another matter compares with that of this one, or nothing."""
    other = _WHICH_MORE.match(text) or _DIFFERENCE.match(text)
    if other is None or not former.matter or not is_attribute(other["measure"]):
        return ""
    name, measure = other["name"], other["measure"]
    if years_in(name, None) or is_attribute(name) or name in _THEN or name in former.matter:
        return ""
    both = f"{with_josa(former.matter, '과/와')} {name}"
    groups = other.groupdict()
    if "which" in groups:
        asked = f"{other['which']} {measure} {other['asked']}"
        return sentence(former.when, both, "가운데", asked)
    return sentence(groups["time"] or former.when, both, f"{measure} 차이는 얼마인가")


def beside(
    text: str,
    former: Former,
    turns: Sequence[Former],
    naming: Naming,
    phrases_of: Callable[[str], tuple[Phrase, ...]],
) -> str:
    """Return what is asked of another thing of the same place or kind, or nothing.

    Parameters
    ----------
    text
        The follow-up.
    former, turns
        The question before, and all so far.
    naming
        Tells what the reports speak of together.
    phrases_of
        Returns a text's words with their parts.
    """
    if there := _SAME_PLACE.match(text):
        place = next((p.stem for p in former.topic if p.particle in ("에", "에서")), "")
        given = Given.of(phrases_of(there["asked"]))
        return of_it(given, replace(former, topic=(), named=place), there["asked"])
    if (other := _DIFFERS.match(text)) and former.matter:
        both = f"{with_josa(former.matter, '과/와')} {with_josa(other['name'], '은/는')}"
        return sentence(former.when, both, other["asked"])
    against = _AGAINST.match(text)
    if against and former.matter and is_attribute(against["measure"]):
        name, measure = against["name"], against["measure"]
        if not years_in(name, None) and not is_attribute(name) and name not in _THEN:
            both = f"{with_josa(former.matter, '과/와')} {name}"
            return sentence(former.when, both, f"{measure} 차이는 얼마인가")
    side = _SIDE.match(text)
    if side is None:
        return ""
    name = side["name"]
    near = is_proper(name) and any(naming.goes(p.stem, name) for p in former.topic if p.stem)
    if not near and any(naming.is_name(word) for word in name.split()):
        return ""
    stems = (p.stem for turn in reversed(turns) for p in reversed(turn.topic))
    known = next((stem for stem in stems if len(name) > 1 and stem.endswith(name)), "")
    about = replace(former, phrases=former.topic)
    matter = known or with_topic(about, name, naming, False).rstrip("?")
    given = Given.of(phrases_of(side["asked"]))
    return of_it(given, replace(former, topic=(), named=matter), side["asked"])
