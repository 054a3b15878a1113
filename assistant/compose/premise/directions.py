"""Which way a figure moved, where a question takes it for granted (왜 줄었나, 늘었다는데)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.clause import clause_of, selects
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.premise.moved_rows import moved_in_row
from assistant.compose.premise.moves import Move, is_step, moved_in_text
from assistant.compose.premise.totals import totals_of
from assistant.compose.rows import RowItem, is_total
from assistant.question.attributes import is_attribute

_UP = re.compile(
    r"늘(?=[었어린렸려고는은난나])|증가|상승|올랐|오른|올라|올렸|올려|올린|높[아였][졌진]?|높인|커[졌진]"
    r"|키[웠운워]|많아[졌진]|확대(?=[됐되했한])|증액|불어났|인상|급증|치솟|뛰었|뛴(?=\s)|뛰어(?=\s|올)"
)
_DOWN = re.compile(
    r"줄(?=[었어인였고은든])|감소|하락|떨어[졌진뜨]|낮[아췄춘춰][졌진]?|내렸|내린|깎|적어[졌진]|작아[졌진]"
    r"|축소(?=[됐되했한])|삭감|감액|인하|급감|반토막|쪼그라"
)
_EITHER = re.compile(r"증감|늘었는지|줄었는지|늘었나요?,|줄었나요?,|변화|달라|변했")
# Of several things the one that moved furthest: nothing is said of any one of them.
_SUPERLATIVE = re.compile(
    r"(?:가장|제일|젤)\s|\d위|[두세네]\s?번째로|(?:은|는|인|한|된)\s?순(?:으로|서)"
)
_ADVERB = re.compile(
    r"(?:전년|작년|지난|올해|금년|대비|왜|얼마|몇|%|퍼센트|크게|더|많이|조금|약간|어째서|대폭|훌쩍|확|뚝|갑자기|거의|[두세네]$|배로|절반|['’]?\d"
    r"|역대|사상|최[고저대소다])|.*보다,?$"
)
_AMOUNT = re.compile(r"[\d.,]+(?:[십백천만억조]|%|명|원|개)")
_MUCH = re.compile(
    r"(?:약\s)?\d[\d.,]*\s?(?:[십백천만억조]+\s?)*(?:%p?|퍼센트(?:\s?포인트)?|원|달러|명|개사|개|곳|건|팀|실|회|㎡)(?:이?나|가량|정도|쯤)?\s$"
)  # by how much it is said to have moved
_WHOLE = re.compile(r"(?:총|전체)(.+)")
# What is moved, under the names that questions and reports give it.
_ALIKE = (
    frozenset({"비중", "배점", "점수", "가중치"}),
    frozenset({"돈", "비용", "금액", "예산", "사업비", "용역비", "지원금"}),
    frozenset({"사람", "인원", "명수", "직원"}),
)
# The share of the claim's names that a statement must speak of, with the claim's label or without.
_LABELLED, _MOSTLY, _LEAST = 0.5, 0.75, 0.8


def wrong_direction(ground: Ground) -> Contradiction | None:
    """Return the contradiction of a rise that was a fall, or the other way round."""
    claimed = claimed_direction(ground.question.question)
    found = claimed and _told_of(ground, claimed[1])
    if not claimed or not found or found[1].sign == claimed[0]:
        return None
    statement, moved = found
    return replace(contradicted(claimed[1], statement, moved.says), computed=moved.computed)


def moved_as_claimed(ground: Ground) -> bool:
    """Say whether the reports tell that a figure moved as the question has it."""
    claimed = claimed_direction(ground.question.question)
    found = claimed and _told_of(ground, claimed[1])
    return bool(claimed and found and found[1].sign == claimed[0])


def _told_of(ground: Ground, word: str) -> tuple[Statement, Move] | None:
    """Return the best statement of how what is claimed has moved, and its move.

    Parameters
    ----------
    ground
        The reports, and the question.
    word
        The claim's verb in the question, with the noun before it.
    """
    text = ground.question.question
    label = re.sub(r"(?:이|가|은|는|을|를|도|보다)$", "", squeezed(word.split()[0]))
    claiming = clause_of(text) or text[: text.find(word) + len(word)]
    names = ground.names_in(claiming) or ground.names_in(text)
    names = tuple(
        name
        for name in ground.heard(names)
        if not (_UP.search(name.text) or _DOWN.search(name.text) or _AMOUNT.match(name.text))
    )
    labels = next((alike for alike in _ALIKE if label in alike), frozenset({label}))
    rest = tuple(n for n in names if n.text not in labels)
    if not rest and is_attribute(label):
        return None
    plain = squeezed(claiming)
    ordered = sorted(rest or names, key=lambda name: plain.find(name.text))
    labelled = [
        s
        for s in (*ground.about(rest or names, _LABELLED), *ground.about(names, _MOSTLY))
        if any(_has_label(s, one) for one in sorted(labels))
    ]
    others = [s for s in ground.about(names, _LEAST) if _is_step(s)]
    totals = totals_of(ground, names, label)
    told = (
        (statement, moved)
        for statement in ((*labelled, *others) if totals is None else totals)
        if (moved := _moved(statement, ground, label, ordered)) is not None
    )
    return next(told, None)


def claimed_direction(text: str) -> tuple[int, str] | None:
    """Return the direction that a question takes for granted, and its word in the question."""
    up, down = _UP.search(text), _DOWN.search(text)
    if _EITHER.search(text) or _SUPERLATIVE.search(text) or (up is None) == (down is None):
        return None
    match = up or down
    if match is None:
        return None
    end = re.compile(r"[가-힣]*").match(text, match.end())
    if selects(text, match.end()):
        return None
    return (1 if up else -1), _phrase(text, match.start(), end.end() if end else match.end())


def _phrase(text: str, start: int, end: int) -> str:
    """Return a verb with the noun before it (예산이 전년보다 줄었다는데)."""
    before = _MUCH.sub(" ", text[:start]).split()
    names = [place for place, word in enumerate(before) if not _ADVERB.match(word)]
    return " ".join((*(before[names[-1] :] if names else ()), text[start:end])).strip()


def _has_label(statement: Statement, label: str) -> bool:
    """Say whether a statement's own words have a label; a total has it by its table's headings."""
    item = statement.item
    if len(label) > 1 and label in squeezed(item.text):
        return True
    whole = _WHOLE.match(label)
    if whole is None or not isinstance(item, RowItem) or not all(map(is_total, item.labels)):
        return False
    return bool(item.labels) and whole[1] in squeezed(item.around)


def _is_step(statement: Statement) -> bool:
    """Say whether a statement tells a figure before and after, whatever it calls it."""
    return isinstance(statement.item, RowItem) or is_step(statement.own)


def _moved(statement: Statement, ground: Ground, label: str, names: Sequence[Name]) -> Move | None:
    """Return the direction that a statement tells, and its words; ``None`` where it tells none."""
    item, question = statement.item, ground.question
    if isinstance(item, RowItem):
        return moved_in_row(item, ground)
    return moved_in_text(item.text, label, names, question.years, question.question)
