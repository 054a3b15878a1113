"""One question for each of two attributes of a thing asked together (개관일과 총사업비)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.question.comparing import WITH, Part, joined
from assistant.question.kinds import kind_of
from assistant.question.roles import ATTRIBUTE, BODY, PERIOD, TOPIC, Phrase
from assistant.question.units_asked import units_of

_NAMED = (TOPIC, BODY, ATTRIBUTE)
_UNKNOWN = ("other", "yesno", "status", "name")


def attributes_of(clause: Sequence[Phrase]) -> list[Part]:
    """Return a question for each of two attributes that want answers of different kinds.

    None where both want the same (정원과 현원): one statement tells those. What describes the
    first (새로 연 센터가 올린 매출과) is not said of the second.
    """
    joints = [
        at
        for at, phrase in enumerate(clause[:-1])
        if phrase.role in _NAMED and WITH.fullmatch(phrase.particle)
    ]
    if len(joints) != 1:
        return []
    at = joints[0]
    # What an attribute is of (나래관 개관일과 총사업비) belongs to both.
    own = (ATTRIBUTE,) if clause[at].role == ATTRIBUTE else _NAMED
    start = at
    while start and clause[start - 1].role in own and not clause[start - 1].particle:
        start -= 1
    first, second = [*clause[start:at]], [*clause[at + 1 :]]
    name = f"{joined(first)} {clause[at].stem}".strip()
    kinds = [_kind(f"{name}은 무엇인가"), _kind(joined(second))]
    if kinds[0] == kinds[1] or not all(kinds):
        return []
    about = list(clause[:start])
    while about and about[-1].role not in (TOPIC, BODY, PERIOD):
        about.pop()
    if not any(p.role in (TOPIC, BODY) for p in about):
        return []
    whole = joined(clause[:start])
    return [
        Part(f"{whole} {name}", ""),
        Part(f"{joined(about)} {joined(second)}", ""),
    ]


def _kind(text: str) -> tuple[str, frozenset[str]] | None:
    """Return what kind of answer a noun wants, and in what unit; none if it does not tell."""
    kind = kind_of(text)
    return None if kind in _UNKNOWN or (kind == "list") else (kind, units_of(text))
