"""Tables in plain text, whose columns only spaces part: 미 래 산 업 과 8,000 4,000 50.0."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import clean, clean_label
from ingest.model import Line, Row
from ingest.tables.cells import is_number, is_total, is_value
from ingest.tables.headers import CORNERS, align, starts_header

_BULLET = re.compile(
    r"\s*(?:[○●□■◇◆▶▷▸‣►✓✔※*❍◦∘•·ㆍ∙⇨→⇒<【［\[\ue000-\uf8ff①-⑳➀-➓]|[ㅇo]\s|[－\-–]\s?\S{2})"
)
_ATTACHED = re.compile(r"(?:[가-힣]{1,3}\s?)?\(\s?[△▲+\-]?[\d.,]+\s?%?\s?\)")
_SUBTOTAL = re.compile(r"\s*소계$")
_MOST_HEADER_LINES = 4
_LONGEST_LABEL = 60
_LARGEST_GAP = 2


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of plain text: its first header line, headings and rows."""

    first: int
    corner: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _TextRow:
    index: int
    label: str
    values: tuple[str, ...]
    rest: str


def find_text_tables(lines: Sequence[Line], taken: frozenset[int]) -> list[TextTable]:
    """Return the tables in lines of words and numbers; ``taken`` line numbers are others'."""
    rows = []
    for index, line in enumerate(lines):
        if line.number not in taken and (row := _text_row(index, line.text)):
            rows.append(row)
    tables = []
    for block in _blocks(rows, lines):
        table = _table(block, lines, taken)
        if table is not None:
            tables.append(table)
    return tables


def _text_row(index: int, text: str) -> _TextRow | None:
    """Read ``label value value … words``."""
    if _BULLET.match(text) or len(text) > 200 or not any(map(str.isdigit, text)):
        return None
    tokens = _tokens(text)
    start = next((i for i, token in enumerate(tokens) if is_value(token)), 0)
    if not start:
        return None
    end = start
    while end < len(tokens) and is_value(tokens[end]):
        end += 1
    label = clean_label(" ".join(tokens[:start]))
    values = tuple(tokens[start:end])
    rest = clean(" ".join(tokens[end:]))
    worded = any(character.isalpha() for character in label)
    if not worded or len(label) > _LONGEST_LABEL or label.endswith((":", ",")):
        return None
    if sum(map(is_number, values)) * 2 < len(values) and not any("/" in value for value in values):
        return None
    return _TextRow(index, label, values, rest)


def _tokens(text: str) -> list[str]:
    """Split at spaces, but keep ``60 / 58`` and ``20/19 (9)`` as one value each."""
    text = re.sub(r"(?<=\d)\s*/\s*(?=\d)", "/", text)
    text = _ATTACHED.sub(lambda found: found[0].replace(" ", "\0"), text)
    tokens: list[str] = []
    for token in text.split():
        token = token.replace("\0", " ")
        if tokens and is_number(tokens[-1]) and _ATTACHED.fullmatch(token):
            tokens[-1] += f" {token}"
        else:
            tokens.append(token)
    return tokens


def _blocks(rows: Sequence[_TextRow], lines: Sequence[Line]) -> list[list[_TextRow]]:
    """Group rows with as many values each, with hardly a line between them."""
    blocks: list[list[_TextRow]] = []
    for row in rows:
        last = blocks[-1][-1] if blocks else None
        if (
            last is not None
            and len(last.values) == len(row.values)
            and row.index - last.index <= _LARGEST_GAP + 1
            and _only_short(lines[last.index + 1 : row.index])
        ):
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return [block for block in blocks if len(block) + len(block[0].values) > 3]


def _only_short(between: Sequence[Line]) -> bool:
    """Tell whether lines between two rows are empty or part of a label."""
    return all(len(line.text.strip()) <= 15 and not _BULLET.match(line.text) for line in between)


def _table(block: list[_TextRow], lines: Sequence[Line], taken: frozenset[int]) -> TextTable | None:
    header = _header_lines(block[0].index, lines, taken)
    width, words = len(block[0].values), any(row.rest for row in block)
    labels = _labels(block, lines)
    headings = align(
        [lines[index].text for index in header],
        width,
        words=words,
        grouped=any(len(label) > 1 for label in labels),
    )
    if not any(headings.columns) and (width == 1 or len(block) < 3):
        return None
    if width == 1 and headings.corner[:1] not in [(word,) for word in CORNERS]:
        return None
    rows = []
    for row, label in zip(block, labels, strict=True):
        behind = row.rest.split(" ", headings.extra - 1) if headings.extra else []
        cells = (*row.values, *behind, *[""] * (headings.extra - len(behind)))
        number = lines[row.index].number
        rows.append(Row(number, number, label, cells))
    first = header[0] if header else block[0].index
    return TextTable(lines[first].number, headings.corner, headings.columns, tuple(rows))


def _labels(block: Sequence[_TextRow], lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """Return the rows' labels; where 소계 names a group, its rows stand under the group's name.

    The name stands before 소계 in the row, or on a line of its own above it.
    """
    labels: list[tuple[str, ...]] = []
    group, above = "", block[0].index
    for row in block:
        name = _SUBTOTAL.sub("", row.label)
        if name != row.label:
            between = [lines[at].text for at in range(above + 1, row.index)]
            own = [clean_label(text) for text in between if text.strip()]
            group = name or " ".join(own) or group
            labels.append(tuple(filter(None, (group, "소계"))))
        elif is_total(row.label):
            group = ""
            labels.append((row.label,))
        else:
            labels.append((group, row.label) if group else (row.label,))
        above = row.index
    return labels


def _header_lines(index: int, lines: Sequence[Line], taken: frozenset[int]) -> list[int]:
    """Return the lines above a first row that can be its headings, topmost first."""
    found: list[int] = []
    for above in range(index - 1, max(-1, index - 9), -1):
        text = lines[above].text
        if not text.strip():
            continue
        if lines[above].number in taken or len(found) == _MOST_HEADER_LINES:
            break
        if (
            _BULLET.match(text)
            or len(text) > 120
            or re.search(r"단\s*위\s*:|다\.\s*$|기준\s*\)", text)
        ):
            break
        found.insert(0, above)
        if starts_header(text):
            return found
    return found[-1:] if found and len(clean(lines[found[-1]].text).split()) > 1 else []
