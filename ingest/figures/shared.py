"""Words behind the last of several joined numbers that are said of each: A 5명 및 B 3명 선발."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.figures.labels import flattened
from ingest.quantity import Quantity

_AND = re.compile(r"\s*(?:및|와|과)\s")
_COMMA = re.compile(r"\s*,\s")
_PARTED = re.compile(r"[;:：()→⇨⇒➡/]")
#: What is done with or becomes of things: 접수 120건, 30건 선정 are of two steps.
_DEED = (
    r"(?:지원|운영|개최|추진|확대|조성|육성|선정|구축|모집|선발|양성|실시|완료|강화|제공|참여|참가|체결|설치|개관|발굴"
    r"|배치|이용|방문|유치|상담|접수|신청|수료|교육|채용|취업|입주|입점|대여|제작|보급|배포|승인|점검|진행|개발|홍보|달성"
    r"|확보|매칭|연계|출자|투자|지급|납입|관리|신설|준공|착공|건립|공모|심사|평가|협약|계약|수주|판매|관람|수강|신규|합격)"
)
_ENDS_WITH_DEED = re.compile(rf"{_DEED}$")
_OPENS_WITH_DEED = re.compile(rf"\s*{_DEED}(?:\s|·|$)")


@dataclass(frozen=True, slots=True)
class Named:
    """A quantity of an item and the labels found for it, without the item's key.

    ``before`` is the text since the last quantity, ``begin`` where the labels start, ``behind`` the
    label that stands behind the quantity.
    """

    quantity: Quantity
    labels: tuple[str, ...]
    before: str
    begin: int
    behind: str = ""


def ends_with_deed(text: str) -> bool:
    """Tell whether words end with what is done: 공방 지원."""
    return _ENDS_WITH_DEED.search(text) is not None


def opens_with_deed(text: str) -> bool:
    """Tell whether words say at once what is done: 신설 및 운영."""
    return _OPENS_WITH_DEED.match(text) is not None


def with_shared_words(text: str, named: Sequence[Named]) -> list[Named]:
    """Return the quantities of a clause, each with the words that the last of its like has behind.

    Examples: 도자 30명 및 목공 20명 양성; 북부 9개사(9월), 남부 7개사 참가.
    """
    flat = flattened(text)
    shared = list(named)
    later: dict[bool, Named] = {}
    for index in range(len(shared) - 1, -1, -1):
        one = shared[index]
        inside = not flat[one.quantity.start].strip()
        other = later.get(inside)
        if other and other.behind and not one.behind and _are_joined(flat, one, other):
            labels = tuple(dict.fromkeys((*one.labels, other.behind)))
            one = shared[index] = replace(one, labels=labels, behind=other.behind)
        later[inside] = one
    return shared


def _are_joined(flat: str, one: Named, other: Named) -> bool:
    """Tell whether two quantities of one kind, each with a name of its own, are joined."""
    between = flat[one.quantity.end : other.quantity.start]
    names = set(other.labels) - {other.behind, *one.labels}
    if one.quantity.unit != other.quantity.unit or not one.labels or not names:
        return False
    if _PARTED.search(between) or one.labels[-1].endswith(other.behind):
        return False
    if _AND.match(between):
        return True
    return _COMMA.match(between) is not None and not ends_with_deed(one.labels[-1])
