"""Tables whose cells are words and quantities: 규모 1,369㎡(약 415평) 3,140㎡(약 950평).

The header tells how many cells a row has. A row is read only where its quantities, brackets, years
or repetitions show beyond doubt where each cell begins; the others stay prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.cleaning import clean_label
from ingest.model import Line, Row
from ingest.tables.cells import NONE_MARKS
from ingest.tables.headers import CORNERS, starts_header
from ingest.tables.text.readings import Words, parallel, readings
from ingest.tables.text.rows import TextTable, is_name
from ingest.tables.text.tokens import BULLET, split_tokens, starts_value

_LONGEST_HEADER = 120
_LONGEST_ROW = 200
_LONGEST_LABEL = 20
_MOST_LINES = 40
_MOST_OTHERS = 10
_MOST_COLUMNS = 8
_BARE = re.compile(r"[-–△▲+]?\s?[\d,.]*(?:\s?\([\d,.]*%?\))?")
_GOES_ON = re.compile(r"\s*[※(]")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.|년)|['’‘]\d\d(?:\.|년)")


@dataclass(frozen=True, slots=True)
class _Cells:
    first: int
    last: int
    label: str
    cells: tuple[str, ...]


def find_matrices(lines: Sequence[Line], taken: frozenset[int]) -> Iterator[TextTable]:
    """Yield the tables of words and quantities under headers of one line."""
    end = 0
    for index, line in enumerate(lines):
        free = index >= end and line.number not in taken and len(line.text) <= _LONGEST_HEADER
        if not free or not starts_header(line.text) or _heads_nothing(index, lines, taken):
            continue
        best: list[_Cells] = []
        header: Words = []
        for words in _headers(line.text):
            rows = _rows(index + 1, lines, taken, len(words) - 1)
            if len(rows) > len(best):
                best, header = rows, words
        plain = sum(all(map(_BARE.fullmatch, row.cells)) for row in best)
        if 2 * plain >= len(best):  # of numbers alone a table would have been read by now
            continue
        end = best[-1].last + 1
        yield TextTable(
            line.number,
            (header[0],),
            tuple((word,) for word in header[1:]),
            tuple(
                Row(lines[row.first].number, lines[row.last].number, (row.label,), row.cells)
                for row in best
            ),
        )


def _heads_nothing(index: int, lines: Sequence[Line], taken: frozenset[int]) -> bool:
    """Tell whether another header or table follows a line at once."""
    for line in lines[index + 1 : index + 1 + _MOST_LINES]:
        if line.text.strip():
            return line.number in taken or starts_header(line.text)
    return True


def _headers(text: str) -> Iterator[Words]:
    """Yield the readings of a header line with two headings or more."""
    seen: list[Words] = []
    for words in (parallel(text), *(lines[0] for lines in readings([text], (2, 3, 4)))):
        fits = 3 <= len(words) <= _MOST_COLUMNS + 1 and words[0].replace(" ", "") in CORNERS
        if fits and words not in seen:
            seen.append(words)
            yield words


def _rows(start: int, lines: Sequence[Line], taken: frozenset[int], count: int) -> list[_Cells]:
    rows: list[_Cells] = []
    index, others = start, 0
    while index < min(len(lines), start + _MOST_LINES) and others < _MOST_OTHERS:
        text = lines[index].text
        if lines[index].number in taken or starts_header(text) or len(text) > _LONGEST_ROW:
            break
        if BULLET.match(text) and not _GOES_ON.match(text):
            break
        row = _row(index, text, count) or _stacked(index, lines, taken, count)
        if row is not None:
            rows.append(row)
            index, others = row.last, 0
        elif text.strip():
            others += 1
        index += 1
    return rows


def _row(index: int, text: str, count: int) -> _Cells | None:
    """Read a row of ``count`` cells from one line."""
    tokens = split_tokens(text)
    if len(tokens) <= count:
        return None
    for starts in _starts(tokens, count):
        label = clean_label(" ".join(tokens[: starts[0]]))
        if 0 < len(label) <= _LONGEST_LABEL and any(map(str.isalpha, label)):
            cells = tuple(" ".join(tokens[a:b]) for a, b in pairwise([*starts, len(tokens)]))
            return _Cells(index, index, label, cells)
    return None


def _starts(tokens: Sequence[str], count: int) -> Iterator[list[int]]:
    """Yield where ``count`` cells can begin, for each sign that tells it."""
    spaced = next((at for at, token in enumerate(tokens) if len(token) > 1), 0)
    label = spaced if spaced > 1 else 1
    rest = list(range(label, len(tokens)))
    if not any(map(_has_number, tokens)):
        yield from _repeated(tokens, rest, count)
        return
    values = [at for at in rest if starts_value(tokens[at])]
    if len(values) == count and (spaced < 2 or values[0] == label) and _ends_label(tokens, values):
        yield values
    if len(rest) == count and all(_has_number(tokens[at]) for at in rest):
        yield rest
    shapes = [re.sub(r"\d[\d,.]*", "0", token) for token in tokens]
    alike = [at for at in rest if shapes[at] == shapes[label]]
    if len(alike) == count and starts_value(tokens[label]) and len(shapes[label]) > 1:
        yield alike
    years = [at for at in rest if _YEAR.match(tokens[at])]
    if len(years) == count and years[0] == label:
        yield years
    closed = [at for at in rest if tokens[at].endswith(")")]
    ended = [at for at in rest if shapes[at] == shapes[-1] and any(map(str.isdigit, tokens[at]))]
    for ends in (closed, ended):  # 하늘관 2층 바다관 별동 1층
        if spaced > 1 and len(ends) == count and ends[-1] == rest[-1]:
            yield [label, *(at + 1 for at in ends[:-1])]
    yield from _repeated(tokens, rest, count)


def _repeated(tokens: Sequence[str], rest: Sequence[int], count: int) -> Iterator[list[int]]:
    """Yield where cells of as many words begin, if two say the same: 시 소유 … 시 소유."""
    size, odd = divmod(len(rest), count)
    if odd or size < 2:
        return
    starts = list(rest[::size])
    if len({tuple(tokens[at : at + size]) for at in starts}) < count:
        yield starts


def _has_number(token: str) -> bool:
    return token in NONE_MARKS or any(map(str.isdigit, token))


def _ends_label(tokens: Sequence[str], values: Sequence[int]) -> bool:
    """Tell whether the words before the first value can be a label, and no list or sentence."""
    return tokens[values[0] - 1] != "등" and not tokens[values[0] - 1].endswith(",")


def _stacked(index: int, lines: Sequence[Line], taken: frozenset[int], count: int) -> _Cells | None:
    """Read a row whose label and cells stand on lines of their own, each cell a quantity."""
    label = clean_label(lines[index].text)
    if len(label) > _LONGEST_LABEL or not is_name(lines[index].text):
        return None
    cells: list[str] = []
    last = index
    for at in range(index + 1, min(len(lines), index + 6 * count)):
        text = lines[at].text.strip()
        if not text:
            continue
        tokens = split_tokens(text)
        if cells and _GOES_ON.match(text):
            cells[-1] += f" {text}"
        elif lines[at].number not in taken and starts_value(tokens[0]) and len(cells) < count:
            cells.append(text)
        else:
            break
        last = at
    return _Cells(index, last, label, tuple(cells)) if len(cells) == count else None
