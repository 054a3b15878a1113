"""Tables set twice side by side, under a header that says everything twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.cleaning import clean, clean_label
from ingest.model import Line, Row
from ingest.tables.cells import is_number
from ingest.tables.headers import starts_header
from ingest.tables.text.readings import Words, words_of
from ingest.tables.text.rows import TextTable
from ingest.tables.text.tokens import BULLET, split_tokens

_LONGEST_LINE = 200
_MOST_LINES = 40
_MOST_OTHERS = 4
_LIST_END = ("등", "외")
_MONTH = r"(?:['’‘]\d\d\.\s?)?\d{1,2}월(?:\s?(?:[초중]순?|[상하]순|말))?"
_MONTHS = re.compile(rf"{_MONTH}(?:\s*[~∼～]\s*(?:{_MONTH})?)?")

Record = tuple[str, tuple[str, ...]]


def find_doubled(lines: Sequence[Line], taken: frozenset[int]) -> Iterator[TextTable]:
    """Yield the tables whose rows hold two records, each ``label value words`` or with months."""
    for index, line in enumerate(lines):
        if line.number in taken or len(line.text) > _LONGEST_LINE or not starts_header(line.text):
            continue
        half = _halved(words_of(line.text))
        for header in (half, [*half[:2], " ".join(half[2:])]) if half else ():
            rows = tuple(_rows(index + 1, lines, taken, header))
            if rows:
                columns = tuple((word,) for word in header[1:])
                yield TextTable(line.number, (header[0],), columns, rows)
                break


def _halved(words: Words) -> Words:
    """Return one half of ``분야 금액 내용 분야 금액 내용``, nothing of another header."""
    half, odd = divmod(len(words), 2)
    return [] if odd or half < 3 or words[:half] != words[half:] else words[:half]


def _rows(start: int, lines: Sequence[Line], taken: frozenset[int], header: Words) -> Iterator[Row]:
    others = 0
    for line in lines[start : start + _MOST_LINES]:
        text = line.text
        if line.number in taken or BULLET.match(text) or starts_header(text):
            return
        records = _timed(text, len(header) - 1) or (_records(text) if len(header) == 3 else [])
        others += bool(text.strip()) and not records
        if others > _MOST_OTHERS:
            return
        for label, cells in records:
            yield Row(line.number, line.number, (label,), cells)


def _timed(text: str, count: int) -> list[Record]:
    """Read one or two records of ``count`` months or spans of months each: 하늘 3월 ~ 5월 6월."""
    spans = list(_MONTHS.finditer(text))
    if len(spans) not in (count, 2 * count):
        return []
    records, end = [], 0
    for at in range(0, len(spans), count):
        label = clean_label(text[end : spans[at].start()])
        cells = spans[at : at + count]
        between = (text[a.end() : b.start()] for a, b in pairwise(cells))
        if not label or any(map(str.strip, between)):
            return []
        records.append((label, tuple(clean(span[0]) for span in cells)))
        end = cells[-1].end()
    return [] if text[end:].strip() else records


def _records(text: str) -> list[Record]:
    """Read one or two records; the second's label is the word before its value."""
    tokens = split_tokens(text)
    values = [at for at, token in enumerate(tokens) if is_number(token)]
    if not values or not 0 < values[0] <= 3 or len(values) > 2:
        return []
    label = clean_label(" ".join(tokens[: values[0]]))
    if len(values) == 1:
        return [(label, (tokens[values[0]], clean(" ".join(tokens[values[0] + 1 :]))))]
    first, second = values
    opening = _label_start(tokens, first, second)
    if opening is None:
        return []
    return [
        (label, (tokens[first], clean(" ".join(tokens[first + 1 : opening])))),
        (
            clean_label(" ".join(tokens[opening:second])),
            (tokens[second], clean(" ".join(tokens[second + 1 :]))),
        ),
    ]


def _label_start(tokens: Sequence[str], first: int, second: int) -> int | None:
    """Return where the second record begins: behind a list's end, else at its last word."""
    between = range(first + 1, second)
    ends = [at for at in between if tokens[at] in _LIST_END]
    if ends and ends[-1] + 1 < second:
        return ends[-1] + 1
    return second - 1 if len(between) > 1 and first == 1 else None
