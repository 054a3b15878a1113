"""Rows of plain text: a label, its values, and words behind them; wrapped lines put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.cleaning import clean, clean_label
from ingest.model import Line, Row
from ingest.quantity.units import is_unit
from ingest.tables.cells import is_value
from ingest.tables.headers import starts_header
from ingest.tables.text.readings import is_year
from ingest.tables.text.tokens import BULLET, CIRCLED, are_values, split_tokens

_LONGEST_LINE = 200
_LONGEST_LABEL = 60
_LONGEST_NAME = 24
#: A page number on a line of its own.
_PAGE_NUMBER = re.compile(r"\s*(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—]|\s*/\s*\d{1,3})?\s*")
_SERIAL = re.compile(r"\d{1,3}")
_AGES = re.compile(r"[1-9]0대")
_BOUND = re.compile(r"이상|이하|미만|초과")
_OPEN_LABEL = re.compile(r"(?:[·,/&(]|\s(?:및|와|과))$")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of plain text: its first header line, headings and rows."""

    first: int
    corner: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row as printed, on the lines at ``first`` to ``last`` (positions).

    ``names`` are words on lines of their own above it: a group's name, or the label's beginning.
    """

    first: int
    last: int
    label: str
    values: tuple[str, ...]
    rest: str
    names: tuple[str, ...] = ()


def is_furniture(text: str) -> bool:
    """Tell whether a line is blank or a page number."""
    return not text.strip() or _PAGE_NUMBER.fullmatch(text) is not None


def read_rows(lines: Sequence[Line], taken: frozenset[int]) -> list[TextRow]:
    """Return the lines that can be rows of tables, in order."""
    rows: list[TextRow] = []
    names: list[int] = []
    for index, line in enumerate(lines):
        if not line.text.strip():
            continue
        row = None if line.number in taken else read_row(index, line.text)
        if row is None:
            names = [*names[-1:], index] if is_name(line.text) else []
            continue
        words = tuple(clean_label(lines[at].text) for at in names if index - at <= 4)
        if row.label:
            rows.append(replace(row, names=words))
        elif words and names[-1] >= index - 2:
            rows.append(replace(row, first=names[-len(words)], label=clean_label(" ".join(words))))
        names = []
    return rows


def read_row(index: int, text: str) -> TextRow | None:
    """Read ``label value value … words``; the label is empty where the values open the line."""
    if BULLET.match(text) or len(text) > _LONGEST_LINE or not any(map(str.isdigit, text)):
        return None
    tokens = _without_serial(split_tokens(CIRCLED.sub("", text)))
    start = _label_words(tokens)
    while start < len(tokens) and not is_value(tokens[start]):
        start += 1
    end = start
    while end < len(tokens) and is_value(tokens[end]):
        end += 1
    values = tuple(tokens[start:end])
    opening = " ".join(tokens[:start])
    if not are_values(values) or len(opening) > 2 * _LONGEST_LABEL:
        return None
    label = clean_label(opening)
    if len(label) > _LONGEST_LABEL or label.endswith((":", ",")):
        return None
    if label:
        if not any(map(str.isalpha, label)) and not is_year(label):
            return None
    elif len(values) < 2 or end < len(tokens):
        return None
    return TextRow(index, index, label, values, clean(" ".join(tokens[end:])))


def _label_words(tokens: Sequence[str]) -> int:
    """Return how many words at the start look like values and are labels: 20대, 60세 이상."""
    if len(tokens) > 1 and _BOUND.fullmatch(tokens[1]):
        return 2
    return int(len(tokens) > 1 and _AGES.fullmatch(tokens[0]) is not None)


def _without_serial(tokens: list[str]) -> list[str]:
    """Drop the number of a row that stands before its label."""
    numbered = len(tokens) > 2 and _SERIAL.fullmatch(tokens[0]) and not is_value(tokens[1])
    return tokens[1:] if numbered else tokens


def is_name(text: str) -> bool:
    """Tell whether a line is a few words, such as a label or a part of it."""
    if len(text) > 4 * _LONGEST_NAME or BULLET.match(text):
        return False
    name = clean_label(text)
    return (
        0 < len(name) <= _LONGEST_NAME
        and any(map(str.isalpha, name))
        and not any(map(str.isdigit, name))
        and not name.endswith(("다.", ":"))
        and not starts_header(text)
    )


def with_unit(row: TextRow) -> TextRow:
    """Return a row whose label's last word, its unit, stands in parentheses: 취업률 (%)."""
    label, _, unit = row.label.rpartition(" ")
    return replace(row, label=f"{label} ({unit})") if label and is_unit(unit) else row


def is_unfinished(label: str) -> bool:
    """Tell whether a label has to go on on the next line (``교육 및``, ``창업·``)."""
    return _OPEN_LABEL.search(label) is not None
