"""Figures that a question states: the same amount in other units or rounded is no contradiction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.agreed import RELATED, agreed
from assistant.compose.premise.bound import at_label, only_one
from assistant.compose.premise.clause import clause_of, said_around
from assistant.compose.premise.ground import (
    ENOUGH,
    Contradiction,
    Ground,
    Statement,
    contradicted,
    said,
)
from assistant.compose.premise.labels import labels_of
from assistant.compose.premise.lengths import is_change
from assistant.compose.premise.rowed import row_says
from assistant.compose.premise.stated import (
    Stated,
    agrees,
    counts_days,
    figures_of,
    stated_in,
)
from assistant.compose.rows import RowItem
from assistant.question.attributes import is_attribute
from ingest.quantity import Quantity

_LEAST = 0.6  # the share of the claim's names that what contradicts it must speak of
_SURE = 0.75  # … and what contradicts it by the only figure of its kind
_LASTING = 0.45  # … where only its dates tell how long something lasts
_PARTICLE = 3
_SUBJECT = re.compile(r"(?<=[가-힣\d])[은는이가]\s")
_COUNTED = re.compile(
    r"(?:여)?\s(?P<noun>[가-힣]{2,}?)(?:은|는|이|가|을|를|의|에|에게|로|으로|과|와|도|만)?(?=\s|$)"
)
_NEAR_BEST, _NEARLY = 0.9, 0.8
_BRACKETS = re.compile(r"\([^()]*\)")
_OF_ALL = re.compile(r"(?:총|모두|전체|전부|통틀어|합쳐)\s?$")  # a figure of all follows
_WHOLE = re.compile(r"(?<![가-힣])총\s?[\d,]+")
_ADDED = re.compile(r"새로|신규|추가")  # what comes to what there is: no figure of all there is


def wrong_amount(ground: Ground) -> Contradiction | None:
    """Return the contradiction of a figure that a question states as known."""
    text = ground.question.question
    for stated in stated_in(text):
        if stated.unit == "일" and is_change(text, stated.start):
            continue
        around = said_around(ground.question, stated.end)
        plain = squeezed(stated.text)
        named = tuple(
            name for name in ground.names_in(around, but=stated.text) if plain not in name.text
        )
        names = ground.heard(named)
        if stated.unit == "일":
            lasting = ground.names_in(_SUBJECT.split(around, maxsplit=1)[0], but=stated.text)
            names = lasting if sum(name.weight for name in lasting) >= ENOUGH else names
        claimed = around == clause_of(text)
        if not claimed and (stated.bound or stated.spelt):
            continue
        if not claimed and sum(n.weight for n in names if not is_general(ground, n)) < ENOUGH:
            continue
        related = ground.about(names, RELATED if stated.unit != "일" else _LASTING)
        agreeing = ground.about(names, RELATED, any_time=True)
        if stated.unit == "일":
            # 3일간 counts more than from which day to which: a holiday may lie between.
            near = [s for s in related if s.share >= _NEARLY * related[0].share]
            counted = [s for s in near if counts_days(s.own)]
            related = counted or related
            agreeing = counted or [s for s in near if s.share >= _NEAR_BEST * near[0].share]
        if agreed(ground, names, stated, agreeing):
            continue
        for speaking in (related, agreeing):
            found = _contradicted(ground, speaking, stated, named, around)
            if found is not None:
                return found
    return None


def is_general(ground: Ground, name: Name) -> bool:
    """Say whether a name tells no matter from others: a body's, or what tables have as headings."""
    bodies = [squeezed(body) for body in ground.question.bodies]
    called = (name.text, *name.others)
    return is_attribute(name.text) or any(word in body for word in called for body in bodies)


def _contradicted(
    ground: Ground,
    related: Sequence[Statement],
    stated: Stated,
    names: Sequence[Name],
    clause: str,
) -> Contradiction | None:
    """Return the contradiction by what gives the claim's label another figure.

    The label nearest to the figure is looked for in every statement before the next one is.
    """
    claim, years = _claim(ground.question.question, stated), ground.question.years
    least = ground.ease * (_LEAST if stated.unit != "일" else _LASTING)
    added = _ADDED.search(clause) is not None
    speaking = [
        s
        for s in related
        if s.share >= least
        and (not added or _ADDED.search(s.own))
        and not _is_whole(s.own, names, stated)
    ]
    if _OF_ALL.search(ground.question.question[: stated.start]):
        for statement in (s for s in speaking if _WHOLE.search(s.own)):
            if _other(statement, stated, only_one(statement.own, stated, years)):
                return contradicted(claim, statement, words=(stated.text,))
    for label in labels_of(clause, stated, names):
        for statement in speaking:
            says = row_says(ground, statement, stated, clause)
            if not isinstance(statement.item, RowItem):
                says = _other(statement, stated, at_label(statement.own, stated, label, years))
            if says:
                return contradicted(claim, statement, says, (stated.text, label[0]))
    other = _by_kind(speaking, stated, names, clause, ground)
    return None if other is None else contradicted(claim, other, words=(stated.text,))


def _is_whole(text: str, names: Sequence[Name], stated: Stated) -> bool:
    """Say whether a text tells of a whole, and names the claim's matter only among its parts."""
    outside = squeezed(_BRACKETS.sub(" ", text))
    listed = [
        squeezed(found[0])
        for found in _BRACKETS.finditer(text)
        if "," in found[0] and not figures_of(found[0], stated.unit)
    ]
    return any(
        name.text in inside and name.text not in outside and not is_attribute(name.text)
        for inside in listed
        for name in names
    )


def _by_kind(
    speaking: Sequence[Statement],
    stated: Stated,
    names: Sequence[Name],
    clause: str,
    ground: Ground,
) -> Statement | None:
    """Return what speaks of the matter the most and gives another figure of the claim's kind."""
    labels, years = labels_of(clause, stated, names), ground.question.years
    names = sorted(names, key=lambda name: -name.weight)
    for statement in speaking:
        if statement.share < max(_SURE * ground.ease, _NEAR_BEST * speaking[0].share):
            break
        said_of = squeezed(statement.context)
        known = stated.limit or not labels or any(word in said_of for word in labels[0])
        if isinstance(statement.item, RowItem) or not known:
            continue
        counted = _COUNTED.match(clause, clause.find(stated.text) + len(stated.text))
        if counted is not None and stated.unit == "개":
            words = [(counted["noun"],)]
        else:
            words = [(name.text,) for name in names]
        found = [at_label(statement.own, stated, word, years, _PARTICLE) for word in words]
        if any(_other(statement, stated, figure) for figure in found):
            return statement
        if stated.limit or stated.unit not in ("원", "%", "년", "일", "개"):
            figure = only_one(statement.own, stated, years)
            if _other(statement, stated, figure):
                return statement
    return None


def _other(statement: Statement, stated: Stated, figure: Quantity | None) -> str:
    """Return what a statement says where its figure is another one than stated, or ``""``."""
    other = figure is not None and not agrees(stated, Decimal(figure.value))
    return said(statement.item) if other else ""


def _claim(clause: str, stated: Stated) -> str:
    """Return the words of a claim: its figure and the word before it."""
    before = clause[: stated.start].split()
    return " ".join((*before[-1:], stated.text))
