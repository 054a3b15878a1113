"""Headings of plain-text tables aligned with the columns of values below them.

Spaces neither mark a column nor keep a heading together, so several readings of the header lines
are tried until one has as many headings as there are columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.cleaning import clean, clean_label
from ingest.figures.words import is_rate

CORNERS = (
    *("구분", "분야", "부서", "부서명", "사업명", "항목", "유형", "권역", "지역", "시설", "연도"),
    *("기관", "기관명", "지표", "주요지표", "세부사업", "대상", "종류"),
)
_MOST_WORD_COLUMNS = 3
_YEAR = re.compile(r"(?:(?:19|20)\d\d|'\d\d)\s?(?:년도?)?$")
_DATE_GAP = re.compile(r"(?<=['’‘]\d\d\.)\s+(?=\d{1,2}\s?월?)")
_PARENTHESIS_GAP = re.compile(r"\s+(?=\([^)]*\))")

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """The corner, a path for each column, and how many columns of words follow the values."""

    corner: tuple[str, ...]
    columns: tuple[_Path, ...]
    extra: int = 0


def starts_header(text: str) -> bool:
    """Tell whether a line begins with the heading of a label column (구분, 부서)."""
    words = clean(text).split()
    return bool(words) and (words[0] in CORNERS or "".join(words[:2]) in CORNERS)


def align(header: Sequence[str], width: int, *, words: bool, grouped: bool) -> Headings:
    """Align header lines with ``width`` columns of values.

    Parameters
    ----------
    header
        The lines above the first row, topmost first.
    width
        How many values each row has.
    words
        Whether words follow the values (a source, a remark).
    grouped
        Whether the rows stand in groups with 소계, so that there are two label columns.
    """
    readings = list(_readings(header, width + int(words)))
    for corners in (2, 1) if grouped else (1,):
        for lines in readings:
            found = _one_level(lines, width, corners, words=words)
            if found is None and not words and len(lines) > 1:
                found = _two_levels(lines, width, corners)
            if found is not None:
                return found
    corner = readings[0][0][:1] if readings[0] else []
    return Headings(tuple(corner), ((),) * (width + int(words)), int(words))


def _one_level(
    lines: Sequence[Sequence[str]], width: int, corners: int, *, words: bool
) -> Headings | None:
    flat = [word for line in lines for word in line]
    extra = len(flat) - width - corners
    if extra == 0 or (words and 0 < extra <= _MOST_WORD_COLUMNS):
        if words and not extra:
            return None
        columns = tuple((word,) for word in flat[corners:])
        return Headings(tuple(flat[:corners]), columns, extra)
    if len(flat) == width and not words and flat[0] not in CORNERS:
        return Headings((), tuple((word,) for word in flat))
    return None


def _two_levels(lines: Sequence[Sequence[str]], width: int, corners: int) -> Headings | None:
    """Align headings of which some span several of the words in the last line."""
    above = [word for line in lines[:-1] for word in line]
    corner, top, sub = above[:corners], above[corners:], list(lines[-1])
    spanning = len(top) + len(sub) - width
    if not top or not 0 < spanning <= len(top) or len(sub) < 2 * spanning:
        return None
    groups = _groups(sub, spanning)
    if groups is None:
        return None
    wide = _spanning(top, spanning)
    columns: list[_Path] = []
    for index, word in enumerate(top):
        if index in wide:
            columns += [(word, below) for below in groups.pop(0)]
        else:
            columns.append((word,))
    return Headings(tuple(corner), tuple(columns))


def _groups(sub: list[str], count: int) -> list[list[str]] | None:
    """Divide the lower headings into ``count`` groups: each begins as the first, or all equal."""
    starts = [index for index, word in enumerate(sub) if word == sub[0]]
    if len(starts) == count:
        return [sub[start:end] for start, end in pairwise([*starts, len(sub)])]
    size, rest = divmod(len(sub), count)
    return None if rest else [sub[at : at + size] for at in range(0, len(sub), size)]


def _spanning(top: Sequence[str], count: int) -> set[int]:
    """Return which upper headings span: bare years, else rates, else the last."""
    years = [index for index, word in enumerate(top) if _YEAR.fullmatch(word)]
    if len(years) == count:
        return set(years)
    rates = [index for index, word in enumerate(top) if is_rate(word)]
    if len(rates) == count:
        return set(rates)
    return set(range(len(top) - count, len(top)))


def _readings(header: Sequence[str], count: int) -> Iterator[list[list[str]]]:
    """Yield the header's words, split in the ways that headings are set."""
    plain = [_words(line) for line in header]
    yield plain
    yield [_with_years(line) for line in plain]
    yield [_evenly(line, count) for line in header]
    yield [_paired(line) for line in header]


def _words(line: str) -> list[str]:
    """Split into words: ``전국 (A)`` and ``’25. 7월`` are one, lone letters are joined."""
    text = _PARENTHESIS_GAP.sub("", _DATE_GAP.sub("\0", clean(line)))
    return [clean_label(word.replace("\0", " ")) for word in text.split()]


def _with_years(words: Sequence[str]) -> list[str]:
    """Join a year and the word behind it: ``’24년도 최종예산``."""
    joined: list[str] = []
    for word in words:
        if joined and _YEAR.fullmatch(joined[-1]) and not _YEAR.fullmatch(word):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _evenly(line: str, count: int) -> list[str]:
    """Split a line of lone letters into a corner and ``count`` headings of one length."""
    letters = line.split()
    size, surplus = divmod(len(letters) - 2, count)
    if max(map(len, letters), default=0) != 1 or size < 2 or surplus:
        return _words(line)
    rest = "".join(letters[2:])
    return ["".join(letters[:2]), *(rest[at : at + size] for at in range(0, len(rest), size))]


def _paired(line: str) -> list[str]:
    """Split a line in which each heading is two lone letters (``중 부 남 부``)."""
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
