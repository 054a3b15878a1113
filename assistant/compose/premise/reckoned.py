"""A rise that the answer's own reckoning shows to be a fall, or the other way round."""

from __future__ import annotations

import re

from assistant.answer import Premise
from assistant.compose.matching import squeezed
from assistant.compose.premise.clause import clause_of
from assistant.compose.premise.directions import claimed_direction, moved_as_claimed
from assistant.compose.premise.ground import Ground
from prompts.messages import message

_SENTENCE = re.compile(r"(?P<says>[^\n]+?(?P<way>늘었|줄었)습니다\.)(?P<marks>(?:\s?\[\d+\])+)")
_WHY = re.compile(r"이유|까닭|원인|배경|때문|왜(?![가-힣]{2})")
_MARK = re.compile(r"\d+")
_THAN = re.compile(r"((?:19|20)\d{2})년(?:도)?\s?(?:에\s)?보다")


def reckoned_otherwise(text: str, ground: Ground) -> tuple[str, Premise] | None:
    """Return an answer that says first that the question has it the wrong way round.

    Parameters
    ----------
    text
        Of an answer that reckons how far a figure rose or fell in its first sentence.
    ground
        The question, of which counts what it states, and what the reports say otherwise.

    Returns
    -------
    tuple or None
        The text and what it corrects; ``None`` where the two agree, or tell of other things.
    """
    question = ground.question
    stating = clause_of(question.question)
    if not stating and _WHY.search(question.question):
        stating = question.question  # who asks why it rose takes for granted that it did
    claimed = claimed_direction(stating) if stating else None
    told = _SENTENCE.match(text)
    if claimed is None or told is None:
        return None
    sign, claim = claimed
    since = [int(match[1]) for match in _THAN.finditer(stating)]
    if since and max(since) == max(question.years, default=0):
        return None  # the earlier year is said to be more than the later one
    says = squeezed(told["says"])
    spoken = [name for name in map(squeezed, question.names) if name in squeezed(stating)]
    if sign == (1 if told["way"] == "늘었" else -1) or not any(name in says for name in spoken):
        return None
    if moved_as_claimed(ground):
        return None
    mark = _MARK.search(told["marks"])
    first = int(mark[0]) if mark else 1
    return message("assistant.premise_reckoned", text=text), Premise(claim, told["says"], first)
