"""Two of one kind mistaken for each other: what closed, or was chosen, was the other one."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.matching import Name, squeezed
from assistant.compose.premise.ground import Contradiction, Ground, contradicted
from assistant.compose.rows import RowItem
from ingest.cleaning import clean_label

# What is told of one of a kind, as asked and as reports write it.
_EVENTS = tuple(
    (re.compile(rf"(?:이|가|은|는|을|를|의)?\s?(?:{asked})[가-힣]*"), re.compile(written))
    for asked, written in (
        (r"문을?\s?닫|폐원|폐관|폐지|없[애앴어]", r"폐원|폐관|폐지|폐쇄"),
        (r"취소|철회|해제", r"취소|철회|해제"),
        (r"매각|팔[았린리]", r"매각"),
        (r"이전|옮[기긴겼]", r"이전"),
        (r"통합|합[쳐친쳤]", r"통합"),
    )
)
_TAIL = 4  # letters that both have in common at least (…교육원)
_LEAST = 0.6


def wrong_twin(ground: Ground) -> Contradiction | None:
    """Return the contradiction of an event that is told of another one of the same kind."""
    text = ground.question.question
    for name in ground.writer.wanted.names:
        start = text.find(name.text)
        if start < 0 or len(name.text) <= _TAIL:
            continue
        for asked, written in _EVENTS:
            event = asked.match(text, start + len(name.text))
            if event is not None:
                told = _other(ground, name, written, text[start : event.end()])
                return told or _other_column(
                    ground, text[:start], written, text[start : event.end()]
                )
    return None


def _other_column(
    ground: Ground, before: str, written: re.Pattern[str], phrase: str
) -> Contradiction | None:
    """Return the contradiction by a table that tells the event in the heading of another one.

    Both stand side by side there, each by the word that tells it from the rest (동쪽, 서쪽 교육원).
    """
    own = squeezed(before.split()[-1]) if before.split() else ""
    if not 1 < len(own) <= _TAIL:
        return None
    for statement in ground.about(ground.heard(ground.names_in(ground.question.question)), _LEAST):
        item = statement.item
        if not isinstance(item, RowItem):
            continue
        headings = [" ".join(map(clean_label, path)) for path in item.table.columns]
        told = [heading for heading in headings if written.search(heading)]
        mine = [heading for heading in headings if squeezed(heading).startswith(own)]
        if told and mine and not set(told) & set(mine):
            says = contradicted(phrase, statement, told[0])
            return replace(says, claim=f"{own} {phrase}")
    return None


def _other(
    ground: Ground, name: Name, written: re.Pattern[str], phrase: str
) -> Contradiction | None:
    """Return the contradiction by what tells the event of a twin, and of nothing else asked."""
    rest = tuple(n for n in ground.names_in(ground.question.question, but=phrase))
    twin = re.compile(rf"(?<![가-힣])[가-힣]{{1,4}}{re.escape(name.text[-_TAIL:])}(?![가-힣])")
    told = [
        statement
        for statement in ground.about(ground.heard(rest), _LEAST)
        if written.search(statement.own) and not isinstance(statement.item, RowItem)
    ]
    if not told or any(name.text in squeezed(s.context) for s in told):
        return None
    found = next((s for s in told if twin.search(s.own)), None)
    if found is None:
        return None
    return replace(contradicted(phrase, found, words=(name.text,)), phrase=phrase)
