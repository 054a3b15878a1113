"""Tables in plain text, whose columns only spaces part: 경 제 정 책 과 138,491 52,240 37.7."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import clean, clean_label
from ingest.model import Line, Row
from ingest.table_cells import is_number, is_value

_BULLET = re.compile(
    r"\s*(?:[○●□■◇◆▶▷▸‣►✓✔※*❍◦∘•·ㆍ∙⇨→⇒<【［\[\ue000-\uf8ff①-⑳➀-➓]|[ㅇo]\s|[－\-–]\s?\S{2})"
)
_ATTACHED = re.compile(r"(?:[가-힣]{1,3}\s?)?\(\s?[△▲+\-]?[\d.,]+\s?%?\s?\)")
_CORNERS = (
    "구분",
    "분야",
    "부서",
    "부서명",
    "사업명",
    "항목",
    "유형",
    "권역",
    "지역",
    "시설",
    "연도",
)
_UNIT_NOTE = re.compile(r"\(\s?(?:단\s?위|['’‘]?\d\d)[^)]*\)")
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
    """Split at spaces, but keep ``272 / 276`` and ``42/42 (23)`` as one value each."""
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
    width, texts = len(block[0].values), any(row.rest for row in block)
    corner, columns, extra = _columns([lines[index].text for index in header], width, texts)
    if not any(columns) and (width == 1 or len(block) < 3):
        return None
    if width == 1 and corner[:1] not in [(word,) for word in _CORNERS]:
        return None
    rows = []
    for row in block:
        words = row.rest.split(" ", extra - 1) if extra else []
        cells = (*row.values, *words, *[""] * (extra - len(words)))
        number = lines[row.index].number
        rows.append(Row(number, number, (row.label,), cells))
    first = header[0] if header else block[0].index
    return TextTable(lines[first].number, corner, columns, tuple(rows))


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
        if _starts_header(text):
            return found
    return found[-1:] if found and len(clean(lines[found[-1]].text).split()) > 1 else []


def _starts_header(text: str) -> bool:
    words = clean(text).split()
    return bool(words) and (words[0] in _CORNERS or "".join(words[:2]) in _CORNERS)


def _columns(
    header: Sequence[str], width: int, texts: bool
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], int]:
    """Align headings with ``width`` value columns (and columns of words behind them).

    Returns the corner, the heading paths and how many columns of words follow the values.
    """
    blank: tuple[tuple[str, ...], ...] = ((),) * (width + int(texts))
    readings = [
        [_words(line) for line in header],
        [_evenly(line, width + int(texts)) for line in header],
        [_paired(line) for line in header],
    ]
    for words in readings:
        flat = [word for line in words for word in line]
        extra = len(flat) - width - 1
        if (0 < extra <= 3) if texts else extra == 0:
            return (flat[0],), tuple((word,) for word in flat[1:]), extra
        if len(flat) == width and not texts and flat[0] not in _CORNERS:
            return (), tuple((word,) for word in flat), 0
    for words in readings:
        if len(words) < 2 or texts:
            continue
        top, sub = [word for line in words[:-1] for word in line], words[-1]
        spanned = width - (len(top) - 2)  # all headings but the corner and the spanning last one
        if len(sub) == spanned > 1 and len(top) > 1:
            paths = [(word,) for word in top[1:-1]] + [(top[-1], word) for word in sub]
            return (top[0],), tuple(paths), 0
    corner = readings[0][0][:1] if readings[0] else []
    return tuple(corner), blank, int(texts)


def _words(line: str) -> list[str]:
    """Split a header line into headings: ``전국 (A)`` is one, letter-spaced words are joined."""
    text = re.sub(r"\s+(?=\([^)]*\))", "", clean(line))
    return [clean_label(word) for word in text.split()]


def _evenly(line: str, count: int) -> list[str]:
    """Split a header line of lone letters into a corner and ``count`` headings of one length."""
    letters = line.split()
    size, surplus = divmod(len(letters) - 2, count)
    if max(map(len, letters), default=0) != 1 or size < 2 or surplus:
        return _words(line)
    rest = "".join(letters[2:])
    return ["".join(letters[:2]), *(rest[at : at + size] for at in range(0, len(rest), size))]


def _paired(line: str) -> list[str]:
    """Split a header line in which each heading is two lone letters (``중 부 남 부``)."""
    words: list[str] = []
    lone = ""
    for token in line.split():
        if len(token) == 1:
            lone += token
            if len(lone) == 2:
                words.append(lone)
                lone = ""
        else:
            words += [lone, token] if lone else [token]
            lone = ""
    return [clean_label(word) for word in (*words, lone) if word]
