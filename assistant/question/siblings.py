"""What a follow-up asks of another one of the kind asked about, or chosen, before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.question.alike import CLASS_END, is_kin
from assistant.question.attributes import DERIVED
from assistant.question.chosen import told_by
from assistant.question.cues import RECKONED
from assistant.question.former import Former, joined
from assistant.question.given import Given
from assistant.question.naming import Naming
from assistant.question.replaced import with_topic
from assistant.question.rewritten import of_it
from assistant.question.roles import TOPIC, Phrase
from assistant.question.swapped import series_in
from prompts.josa import with_josa


def of_sibling(given: Given, former: Former, turns: Sequence[Former], naming: Naming) -> str:
    """Return what is asked about another one of the kind asked about before, or nothing.

    Parameters
    ----------
    given, former
        The follow-up, and the question before.
    turns
        All questions so far, oldest first.
    naming
        Tells what the reports speak of together.
    """
    if not (given.topics and given.asks) or given.content[0] is not given.topics[0]:
        return ""
    new = given.topics[0]
    if new.particle.startswith(("에", "으로", "로")):
        return ""
    series = series_in([turn.text for turn in turns])
    if former.named and all(is_kin(p.stem, former.named, series) for p in given.topics):
        return _of_unchosen(given, former)
    old = [p.stem for p in former.topic if p.role == TOPIC]
    kin = next((stem for stem in old if is_kin(new.stem, stem, series)), "")
    if not kin or new.stem in old:
        return ""
    new_words = _whole(given)
    about = replace(former, phrases=former.topic)
    if len(new_words) > 1 and not CLASS_END.fullmatch(new_words[-1].stem):
        matter = _in_its_place(former, kin, joined(new_words))
    else:
        new_words = (new,)
        matter = with_topic(about, new.stem, naming, False).rstrip("?")
    rest = tuple(phrase for phrase in given.content if phrase not in new_words)
    asked = " ".join(phrase.text for phrase in rest)
    if former.attribute and not given.attributes and RECKONED.match(asked):
        asked = f"{with_josa(former.attribute, '을/를')} {asked}"  # 봄가을 합친 게 작년의 몇 배
    return of_it(given, replace(former, topic=(), named=matter), asked)


def _whole(given: Given) -> tuple[Phrase, ...]:
    """Return a name of two words at the front (강변 공예는 왜 빠졌대), or its one word."""
    first, *behind = given.content
    goes_on = not first.particle and len(behind) > 1 and behind[0] in given.topics
    return (first, behind[0]) if goes_on else (first,)


def _in_its_place(former: Former, kin: str, name: str) -> str:
    """Return the former matter with a name in the place of another one and of what belongs to it.

    빛고을 공예 특구 → 강변 목공 특구
    """
    start = next(n for n, phrase in enumerate(former.topic) if phrase.stem == kin)
    end = start + 1
    if end < len(former.topic) and not CLASS_END.fullmatch(former.topic[end].stem):
        end += 0 if former.topic[start].particle else 1
    before, behind = former.topic[:start], former.topic[end:]
    return " ".join([*(phrase.text for phrase in before), name, joined(behind)]).strip()


def _of_unchosen(given: Given, former: Former) -> str:
    """Return what is asked of others than the one chosen, by what that one was chosen by.

    훈련생이 제일 많은 캠퍼스는? → 동부는 몇 명인데?
    """
    rest = [phrase.text for phrase in given.content if phrase not in given.topics]
    others = replace(former, named="")
    if any(not DERIVED.match(phrase.stem) for phrase in given.attributes):
        return of_it(given, others, given.name, *rest)
    measure = told_by(former)
    if measure and not given.attributes:
        measure = with_josa(measure, "은/는")
    return of_it(given, others, given.name, measure, *rest)
