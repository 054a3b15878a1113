"""One cell of a table's row: what it holds and how it is read out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.cleaning import clean
from ingest.model import Figure
from ingest.quantity import format_both, parse_quantities
from prompts.messages import message

_NONE = frozenset({"-", "–", "—", "·"})
_TOTAL = re.compile(r"^(?:소|합|총)?계$")
_NUMBER = re.compile(r"[△▲+\-]?\s?\d[\d,]*(?:\.\d+)?")
_FOOTNOTE = re.compile(r"\[(\d{1,3})\]")  # a report's own footnote is no marker of ours
# What stands before a base unit for each power of ten (백만원); the first is the unit itself.
_POWERS = ("", None, "백", "천", "만", None, "백만", None, "억", None, None, None, "조")
_SCALES = {Decimal(10) ** power: word for power, word in enumerate(_POWERS) if word is not None}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, or one of the numbers in it, with its column's headings and its unit.

    ``column`` are the headings as they are read out, ``path`` as the table has them; ``counter``
    is what the question counts, where the table does not say.
    """

    column: tuple[str, ...]
    text: str
    unit: str | None
    path: tuple[str, ...] = ()
    counter: str = ""

    @property
    def missing(self) -> bool:
        """Whether the cell says that there is nothing (``-``), or says nothing."""
        return not self.text or self.text in _NONE

    def shown(self) -> str:
        """Return the cell for reading: with its unit, and an amount of money as it is said."""
        if self.missing:
            return message("assistant.cell_none" if self.text else "assistant.cell_blank")
        text = _FOOTNOTE.sub(r"(\1)", self.text)
        if is_number(text):
            text = f"{text}{self.unit or self.counter}"
        found = parse_quantities(text)
        if len(found) == 1 and found[0].unit == "원" and found[0].text == text:
            both = format_both(text, found[0].value)
            return text if both == f"{text}({text}원)" else both
        return text

    def family(self) -> str:
        """Return the base unit of the cell's first number, or ``""``."""
        found = parse_quantities(self.text, unit=self.unit or "")
        return found[0].unit if found else ""


def is_total(label: str) -> bool:
    """Say whether a row's or column's label is that of a total (소계)."""
    return _TOTAL.match(label) is not None


def is_number(text: str) -> bool:
    """Say whether a text is a number and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def printed_unit(figure: Figure) -> str | None:
    """Return the unit that belongs behind a figure's bare number (백만원), as its value tells.

    ``None`` where the figure has none, or one that no word stands for.
    """
    text = clean(figure.text)
    if not figure.unit or not is_number(text):
        return None
    printed = abs(Decimal(re.sub(r"[^\d.]", "", text)))
    scale = _SCALES.get(abs(Decimal(figure.value)) / printed if printed else Decimal(1))
    return None if scale is None else f"{scale}{figure.unit}"
