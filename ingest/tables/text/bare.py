"""Tables without row labels: a line of headings, and below it one quantity for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.model import Line, Row
from ingest.tables.cells import is_number
from ingest.tables.headers import starts_header
from ingest.tables.text.readings import Words, words_of
from ingest.tables.text.rows import TextTable
from ingest.tables.text.tokens import BULLET, split_tokens

_LEAST_COLUMNS, _MOST_COLUMNS = 3, 10
_LONGEST_LINE = 120
_WITH_UNIT = re.compile(r"(?:약\s?)?[△▲]?\d.*[^\d\s.,)].*")
#: One amount on a line of its own, or what stands in parentheses below it.
_AMOUNT_LINE = re.compile(
    r"(?:약\s?)?[△▲]?\d[\d,.]*\s?[십백천만억조]*(?:\s?\d[\d,.]*[십백천만억]*)?[가-힣%㎡社]{1,3}"
)
_NOTE_LINE = re.compile(r"\([^()]{1,20}\)")


def find_bare(lines: Sequence[Line], taken: frozenset[int]) -> Iterator[TextTable]:
    """Yield the tables of one row without a label."""
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    end = -1
    for place, index in enumerate(filled[:-1]):
        if index <= end or not _can_head(lines[index], taken):
            continue
        below = filled[place + 1]
        if below - index > 3:
            continue
        words = words_of(lines[index].text)
        cells, last = _in_a_line(lines[below], taken), below
        if not cells:
            places = filled[place + 1 : place + 1 + 3 * _MOST_COLUMNS]
            cells, last = _in_lines(lines, places, taken, len(words))
        headings = _headings(words, len(cells))
        if headings:
            end = last
            above = filled[place - 1] if place else index
            over = index - above == 1 and _can_head(lines[above], taken)
            yield TextTable(
                lines[above if over else index].number,
                (),
                tuple((word,) for word in headings),
                (Row(lines[below].number, lines[last].number, (), cells),),
            )


def _can_head(line: Line, taken: frozenset[int]) -> bool:
    text = line.text
    return not (
        line.number in taken
        or len(text) > _LONGEST_LINE
        or BULLET.match(text)
        or any(map(str.isdigit, text))
        or starts_header(text)
        or text.rstrip().endswith((".", ":", ","))
    )


def _headings(words: Words, count: int) -> Words:
    """Return ``count`` headings: the words, or pairs of them."""
    if count < _LEAST_COLUMNS:
        return []
    if len(words) == count:
        return words
    if len(words) == 2 * count:
        return [f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)]
    return []


def _in_a_line(line: Line, taken: frozenset[int]) -> tuple[str, ...]:
    """Return the quantities of a line that holds nothing else, each with its unit."""
    if line.number in taken or BULLET.match(line.text) or len(line.text) > _LONGEST_LINE:
        return ()
    tokens = split_tokens(line.text)
    fits = all(is_number(token) and _WITH_UNIT.fullmatch(token) for token in tokens)
    return tuple(tokens) if fits and _LEAST_COLUMNS <= len(tokens) <= _MOST_COLUMNS else ()


def _in_lines(
    lines: Sequence[Line], places: Sequence[int], taken: frozenset[int], count: int
) -> tuple[tuple[str, ...], int]:
    """Return ``count`` quantities that stand on lines of their own, and where the last stands."""
    cells: list[str] = []
    last = -1
    if not _LEAST_COLUMNS <= count <= _MOST_COLUMNS:
        return (), last
    for place in places[: 3 * count]:
        text = lines[place].text.strip()
        if lines[place].number in taken:
            break
        if _AMOUNT_LINE.fullmatch(text):
            cells.append(text)
        elif cells and _NOTE_LINE.fullmatch(text):
            cells[-1] += f" {text}"
        else:
            break
        last = place
    return (tuple(cells), last) if len(cells) == count else ((), -1)
