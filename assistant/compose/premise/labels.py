"""The words that a claimed figure may stand at in a report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.stated import Stated
from assistant.question.attributes import is_attribute

_SPENT = re.compile(
    r"원(?:을|이|은|씩)?\s?(?:쓴|쓰|썼|들여|들이|들어|든다|들었|투입|책정|편성|배정)"
)
_MONEY = ("총사업비", "사업비", "소요예산", "예산")  # what is spent, where no word says which sum
_VAGUE = frozenset({"규모", "정도", "기준", "수준", "가량"})
_PERIODS = ("기간", "일시", "일정", "개최")
_PARTICLE = 3  # letters between a figure and the word that it stands at


def labels_of(clause: str, stated: Stated, names: Sequence[Name]) -> list[tuple[str, ...]]:
    """Return the words that a claim's figure may stand at, in all their spellings.

    Behind the figure stands what is counted (500명을 모집), else before it (예산이 60억원).
    """
    if stated.unit == "일":
        return [_PERIODS]
    plain, figure = squeezed(clause), squeezed(stated.text)
    at = plain.find(figure)
    behind = [n for n in names if 0 < plain.find(n.text) - at - len(figure) <= _PARTICLE]
    before = [n for n in names if 0 <= at - plain.find(n.text) - len(n.text) <= _PARTICLE]
    before.sort(key=lambda n: at - plain.find(n.text) - len(n.text))
    if not behind and not before:
        before = [n for n in names if is_attribute(n.text) and f"{n.text}이" in plain[:at]]
    near = [n for n in (*behind, *before[:1]) if n.text not in _VAGUE]
    labels = [(n.text, *n.others, *(p for p in n.parts if len(p) > 1)) for n in near]
    spent = stated.unit == "원" and (not labels or _SPENT.search(clause))
    return [*labels, _MONEY] if spent else labels
