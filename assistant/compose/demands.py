"""What a question demands that only a statement which speaks of it tells: a rent, women, dropouts.

Programmes share most of their words; what is asked of one of them is told by few. The classes of
such things stand in ``demands.toml``. A statement that has nothing of the class that is asked for
does not answer, however well it fits the rest of the question.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from assistant.compose.broken_down import has_number
from assistant.compose.cells_parts import noted
from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem
from assistant.compose.unit_fit import is_told
from assistant.question import Understood
from ingest.quantity import parse_quantities

_INNERMOST = 2  # headings that belong to a statement
# Behind what is taken for granted (소송으로 늦어졌다던데, …): that is not what is asked.
_TAKEN = re.compile(
    r"(?:던데|[다라]는데|[다라]며|[다라]면서),?\s(?=.*(?:몇|얼마|언제|어디|무[슨엇]|누|어[느떤]))"
)
_LONGEST = 10  # letters of the words that make a demand; of more the last word is told


class Demand(NamedTuple):
    """A class of things that may be asked for, and how a squeezed statement tells of one.

    ``counted`` is how a statement tells the number of it, ``reckoned`` says that figures which
    differ tell it as well (삭감액), ``sure`` that nothing but
    a statement that speaks of it tells it (우승).
    """

    asked: re.Pattern[str]
    told: re.Pattern[str]
    reckoned: bool = False
    sure: bool = False
    counted: re.Pattern[str] | None = None

    def tells(self, text: str, *, number: bool) -> bool:
        """Say whether a squeezed statement tells it, and its number where one is asked for."""
        pattern = self.counted if number and self.counted else self.told
        return pattern.search(text) is not None


@cache
def demands() -> tuple[Demand, ...]:
    """Return the classes of ``demands.toml``."""
    text = files("assistant.compose").joinpath("demands.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["demand"]
    return tuple(
        Demand(
            re.compile("|".join(row["asked"])),
            re.compile("|".join(row["told"])),
            row.get("reckoned", False),
            row.get("sure", False),
            re.compile("|".join(row["counted"])) if "counted" in row else None,
        )
        for row in rows
    )


def is_reckoned(word: str) -> bool:
    """Say whether what a word demands may be told by a difference of figures."""
    return any(demand.reckoned and demand.asked.search(word) for demand in demands())


def is_sure(word: str) -> bool:
    """Say whether what a word demands is told by nothing but what speaks of it."""
    return any(demand.sure and demand.asked.search(word) for demand in demands())


def undelivered(question: Understood, item: Item | RowItem) -> tuple[str, ...]:
    """Return the words by which a question demands what a statement does not tell.

    The statement is read with its parents, its columns and its innermost headings.
    """
    demanded = _demanded(question.search)
    if not demanded:
        return ()
    told = squeezed(_told_text(item))
    # A number that is asked for does not stand where there is none.
    counts = question.kind == "figure" and bool(question.units)
    bare = counts and not _is_numbered(item, question.search)
    number = counts and isinstance(item, Item)
    missing = [
        (word, demand) for word, demand in demanded if bare or not demand.tells(told, number=number)
    ]
    if missing and isinstance(item, RowItem):
        told = " ".join(noted(item.table))
    return tuple(word for word, demand in missing if not demand.told.search(told))


def uncounted(question: Understood, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the words by which a question demands a number of what ``texts`` tell without any.

    That trainees shall find work (수료생 취업 지원) does not say how many did.
    """
    if question.kind != "figure" or not question.units:
        return ()
    found = []
    for word, demand in _demanded(question.search):
        telling = [text for text in texts if demand.told.search(squeezed(text))]
        if telling and not any(has_number(text) for text in telling):
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=256)
def _demanded(text: str) -> tuple[tuple[str, Demand], ...]:
    """Return the demands of a question, each with the word that makes it."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[str, Demand]]:
    text = _TAKEN.split(text)[-1]
    for demand in demands():
        if match := demand.asked.search(text):
            word = match[0]
            yield (word if len(word) <= _LONGEST else word.split()[-1]), demand


def _is_numbered(item: Item | RowItem, asked: str) -> bool:
    """Say whether a row, or a statement with what it stands right under, has a number.

    One that the question states itself is none.
    """
    if isinstance(item, RowItem):
        return True
    texts = (item.text, *(parent.text for parent in item.parents[-1:]))
    return any(has_number(_without_told(text, asked)) for text in texts)


def _without_told(text: str, asked: str) -> str:
    """Return a text without the numbers that a question states."""
    for figure in reversed(parse_quantities(text)):
        if is_told(figure, asked):
            text = text[: figure.start] + text[figure.end :]
    return text


def _told_text(item: Item | RowItem) -> str:
    if isinstance(item, RowItem):
        above = (item.column_text, item.table.caption, *item.table.heading[-_INNERMOST:])
        return " ".join((item.text, *above))
    parents = (parent.text for parent in item.parents)
    return " ".join((item.text, *parents, *item.heading[-_INNERMOST:]))
