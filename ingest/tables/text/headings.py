"""Headings of plain-text tables aligned with the columns of values below them.

Spaces neither mark a column nor keep a heading together, so several readings of the header lines
are tried, and the one that fits the number of columns and what stands in them is taken. Where none
fits, the columns stay without headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.figures.words import is_rate, unit_in
from ingest.tables.cells import names_amount
from ingest.tables.headers import CORNERS
from ingest.tables.text.readings import GOAL, is_year, readings

_MOST_WORD_COLUMNS = 3
#: What headings must cost less than: one doubt is borne where no reading is better.
_LIMIT = 6
_OF_WORDS = re.compile(
    r"(?:내용|비고|출처|기간|장소|방법|근거|시기|일정|일시|위치|시설|지원분야|사유|산식)$"
)
_REMARK = re.compile(r"비고|출처|사유")
#: Headings that like to stand over several columns.
_OVER_SEVERAL = re.compile(r"(?:집행|집행현황|실적|추진실적|현황|증감|재원|재원별|구성|인원|이월)$")
#: Headings that stand over one column only.
_OVER_ONE = re.compile(r"(?:과부족|증감|잔액|비고|출처|순위)$")

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """Lower headings of one kind and the upper heading that spans them."""

    lower: re.Pattern[str]
    upper: re.Pattern[str]


_KINDS = (
    _Kind(
        re.compile(r"본예산|당초예산|추경|이월|전용|예비비|예산현액"),
        re.compile(r"(?<!최종)예산(?!액)"),
    ),
    _Kind(re.compile(r"원인행위|지출|집행"), re.compile(r"집행")),
)


@dataclass(frozen=True, slots=True)
class Headings:
    """The corner, a path for each column, and how many columns of words follow the values.

    ``glued`` tells that words behind the values belong to the last of them (26개사 선정완료);
    ``cost`` how ill the headings fit, 0 where nothing speaks against them.
    """

    corner: tuple[str, ...]
    columns: tuple[_Path, ...]
    extra: int = 0
    glued: bool = False
    cost: int = 0


def align(
    header: Sequence[str], width: int, *, words: bool, grouped: bool = False
) -> Headings | None:
    """Align header lines with ``width`` columns of values; ``None`` where none fits.

    Parameters
    ----------
    header
        The lines above the first row, topmost first.
    width
        How many values each row has.
    words
        Whether words follow the values in any row (a source, a remark).
    grouped
        Whether the rows stand in groups with 소계, so that there are two label columns.
    """
    best: Headings | None = None
    least = _LIMIT
    for lines in readings(header, (width + words, width, width + 2) if words else (width,)):
        for corners in (2, 1) if grouped else (1, 2):
            for found in _fits(lines, width, corners, words=words):
                cost = _cost(found, width) + (corners == 2 and not grouped)
                if cost < least:
                    best, least = replace(found, cost=cost), cost
            if not least:
                return best
    return best


def _fits(
    lines: Sequence[Sequence[str]], width: int, corners: int, *, words: bool
) -> Iterator[Headings]:
    flat = [word for line in lines for word in line]
    extra = len(flat) - width - corners
    columns = tuple((word,) for word in flat[corners:])
    broken = len(lines) > 1 and len(lines[-1]) > 1  # several headings below: another level
    distinct = len(set(columns)) == len(columns)
    fitting = words or not extra or _REMARK.search(flat[-1])
    if 0 <= extra <= _MOST_WORD_COLUMNS and fitting and (distinct or not broken):
        cost = 4 * broken
        yield Headings(tuple(flat[:corners]), columns, extra, words and not extra, cost)
    if len(flat) == width and not words and corners == 1 and flat[0] not in CORNERS:
        yield Headings((), tuple((word,) for word in flat))
    for rows in _stacked(lines):
        levels = _levels(rows, width, corners)
        if levels is not None:
            yield Headings(tuple(flat[:corners]), levels, glued=words)


def _stacked(lines: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    """Yield the lines as levels of headings, also with the last level broken in two."""
    if len(lines) > 1:
        yield lines
    if len(lines) > 2:
        yield [*lines[:-2], [*lines[-2], *lines[-1]]]


def _cost(found: Headings, width: int) -> int:
    """Return how ill the headings fit: numbers under words, words under amounts."""
    numbers, texts = found.columns[:width], found.columns[width:]
    ill = sum(_OF_WORDS.search(path[-1]) is not None for path in numbers)
    ill += sum(names_amount(path[-1]) or unit_in(path[-1]) is not None for path in texts)
    wrong = any(names_amount(word) or is_year(word) for word in found.corner)
    wrong |= any(path[-1] in CORNERS for path in numbers)
    ends = [path[-1] for path in found.columns]
    ill += any(is_year(year) and GOAL.match(word) for year, word in pairwise(ends))
    known = bool(found.corner) and found.corner[0].replace(" ", "") in CORNERS
    return (
        found.cost + _LIMIT * wrong + 5 * ill + 2 * (not known) + 2 * (found.glued and width == 1)
    )


def _levels(lines: Sequence[Sequence[str]], width: int, corners: int) -> tuple[_Path, ...] | None:
    """Align headings of which some span several of the words in the last line."""
    sub = list(lines[-1])
    for spanning in range(1, len(sub) // 2 + 1):
        count = width - len(sub) + spanning
        if count < spanning:
            continue
        above = lines[:-1]
        flat = [word for line in above for word in line][corners:]
        upper: tuple[_Path, ...] | None = tuple((word,) for word in flat)
        if len(flat) != count:
            upper = _levels(above, count, corners) if len(above) > 1 else None
        if upper is None:
            continue
        own_line = len(above) > 1 and len(above[-1]) == spanning
        columns = _spanned(upper, sub, spanning, last=own_line)
        if columns is not None:
            return columns
    return None


def _spanned(
    upper: Sequence[_Path], sub: list[str], count: int, *, last: bool
) -> tuple[_Path, ...] | None:
    """Put the lower headings under the ``count`` upper ones that span them."""
    by_kind = _by_kind(upper, sub, count)
    if by_kind is not None:
        return by_kind
    wide = _spanning([path[-1] for path in upper], count, last=last)
    groups = _groups(sub, count)
    if wide is None:
        return None
    if groups is None:  # where one group ends nothing tells: only the lower headings are known
        return tuple((word,) for word in sub) if count == len(upper) else None
    columns: list[_Path] = []
    for index, path in enumerate(upper):
        columns += [(*path, word) for word in groups.pop(0)] if index in wide else [path]
    return tuple(columns)


def _by_kind(upper: Sequence[_Path], sub: Sequence[str], count: int) -> tuple[_Path, ...] | None:
    """Put what is granted under 예산 and what is spent under 집행, where both are there."""
    kinds = [next((kind for kind in _KINDS if kind.lower.match(word)), None) for word in sub]
    parts = [
        (kind, [word for _, word in run])
        for kind, run in groupby(zip(kinds, sub, strict=True), _first)
    ]
    if count < 2 or len(parts) != count or None in kinds or len({k for k, _ in parts}) < count:
        return None
    columns: list[_Path] = []
    for path in upper:
        if parts and parts[0][0] is not None and parts[0][0].upper.search(path[-1]):
            columns += [(*path, word) for word in parts.pop(0)[1]]
        else:
            columns.append(path)
    return None if parts else tuple(columns)


def _first(pair: tuple[_Kind | None, str]) -> _Kind | None:
    return pair[0]


def _groups(sub: list[str], count: int) -> list[list[str]] | None:
    """Divide the lower headings into ``count`` groups that begin alike."""
    if count == 1:
        return [sub]
    starts = [index for index, word in enumerate(sub) if word == sub[0]]
    if len(starts) == count:
        return [sub[start:end] for start, end in pairwise([*starts, len(sub)])]
    return None


def _spanning(top: Sequence[str], count: int, *, last: bool) -> set[int] | None:
    """Return which upper headings span, by what they say or where they stand."""
    if count == len(top):
        return set(range(count))
    tests = (is_year, is_rate, lambda word: _OVER_SEVERAL.search(word) is not None)
    for test in tests:
        found = [index for index, word in enumerate(top) if test(word)]
        if len(found) == count:
            return set(found)
    able = [index for index, word in enumerate(top) if not _OVER_ONE.search(word)]
    if len(able) == count:
        return set(able)
    return set(range(len(top) - count, len(top))) if last else None
