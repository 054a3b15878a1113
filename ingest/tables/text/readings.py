"""Header lines as headings: the ways in which spaces can part them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.cleaning import clean, clean_label
from ingest.tables.cells import is_serial
from ingest.tables.headers import CORNERS, spaced_headings

_YEAR = re.compile(r"(?:(?:19|20)\d\d|'\d\d)\s?(?:년도?)?$")
_DATE_GAP = re.compile(r"(?<=['’‘]\d\d\.)\s+(?=\d{1,2}\s?월?)")
_PARENTHESIS_GAP = re.compile(r"\s+(?=\([^)]*\))")
_ONLY_PARENTHESES = re.compile(r"\s*(?:\([^()]*\)\s*)+")
_PARENTHESES = re.compile(r"\([^()]*\)")
#: What a year in front of it belongs to.
GOAL = re.compile(r"목표|실적|계획|예산|결산|최종")
# 집행액 및 집행률, 이월 등, 추진 중, 기업 수
_JOINED = re.compile(r"(?<=\S)\s및\s(?=\S)|(?<=[가-힣]{2})\s(?:등|중|수)(?=[\s(]|$)")
_LINK = re.compile(r"\s+([-·/&])\s+")

_LONE_RUN = re.compile(r"(?<!\S)\S(?:\s+\S(?!\S))*(?!\S)")

#: Headings of one letter.
_LONE = frozenset("계남여")

Words = list[str]


def is_year(heading: str) -> bool:
    """Tell whether a heading is a year and nothing else."""
    return _YEAR.fullmatch(heading) is not None


def readings(header: Sequence[str], counts: Sequence[int]) -> Iterator[list[Words]]:
    """Yield the headings of header lines, split in the ways that headings are set.

    Parameters
    ----------
    header
        The lines, topmost first.
    counts
        How many columns can stand right of the labels, the likeliest first.
    """
    lines = _with_notes(header)
    plain = [words_of(line) for line in lines]
    yield [_with_goals(line) for line in plain]
    yield plain
    yield [_with_years(line) for line in plain]
    if any(spaced_headings(line) for line in lines):
        return
    for count in counts:
        yield [_evenly(line, count) for line in lines]
    yield [_paired(line) for line in lines]


def words_of(line: str) -> Words:
    """Split into words: ``전국 (A)`` and ``’25. 7월`` are one, lone letters are joined.

    The column of row numbers (연번) is left out: it labels nothing.
    """
    return list(_words_of(line))


@lru_cache(maxsize=1 << 12)
def _words_of(line: str) -> Sequence[str]:
    lone = line.split()
    if lone and set(lone) <= _LONE:
        return lone
    known = spaced_headings(line)
    if known:
        return known
    text = _JOINED.sub(lambda found: found[0].replace(" ", "\0"), clean(line))
    text = _PARENTHESIS_GAP.sub("", _DATE_GAP.sub("\0", _LINK.sub(r"\1", text)))
    text = re.sub(r"\([^()]*\)", lambda note: note[0].replace(" ", "\0"), text)
    words: Words = []
    for word in text.split():
        label = clean_label(word.replace("\0", " "))
        words += list(label) if set(label) <= _LONE else [label]
    if len(words) > 2 and is_serial(words[0]):
        return words[1:]
    if len(words) > 2 and words[0] not in CORNERS and "".join(words[:2]) in CORNERS:
        return ["".join(words[:2]), *words[2:]]
    return words


def parallel(line: str) -> Words:
    """Split headings that begin alike: ``1일차, 9. 11.(수) 2일차, 9. 12.(목)``.

    Returns the corner and the headings; nothing where no beginning recurs.
    """
    words = words_of(line)
    shapes = [re.sub(r"\d+", "0", word) for word in words]
    if len(words) < 5 or words[0] not in CORNERS or not any(map(str.isdigit, words[1])):
        return []
    starts = [index for index, shape in enumerate(shapes) if shape == shapes[1]]
    if len(starts) < 2:
        return []
    ends = [*starts[1:], len(words)]
    return [words[0], *(" ".join(words[a:b]) for a, b in zip(starts, ends, strict=True))]


def _with_notes(header: Sequence[str]) -> list[str]:
    """Join lines of nothing but ``(A) (B) (B/A)`` to the headings above them."""
    lines: list[str] = []
    for line in header:
        if not lines or not _ONLY_PARENTHESES.fullmatch(line):
            lines.append(line)
            continue
        notes, words = _PARENTHESES.findall(line), words_of(lines[-1])
        if len(notes) == 1:
            lines[-1] = f"{lines[-1].rstrip()}{line.strip()}"
        elif len(notes) <= len(words):
            kept = len(words) - len(notes)
            noted = [f"{a}{b}" for a, b in zip(words[kept:], notes, strict=True)]
            lines[-1] = " ".join([*words[:kept], *noted])
    return lines


def _with_goals(words: Sequence[str]) -> Words:
    """Join a year and what is set or done in it: ``’25년 목표``."""
    joined: Words = []
    for word in words:
        if joined and is_year(joined[-1]) and GOAL.match(word):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _with_years(words: Sequence[str]) -> Words:
    """Join a year and the word behind it: ``’24년도 최종예산``."""
    joined: Words = []
    for word in words:
        if joined and is_year(joined[-1]) and not is_year(word):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _evenly(line: str, count: int) -> Words:
    """Split a line of lone letters into a corner and ``count`` headings of one length."""
    letters = line.split()
    size, surplus = divmod(len(letters) - 2, count)
    if max(map(len, letters), default=0) != 1 or size < 2 or surplus:
        return words_of(line)
    rest = "".join(letters[2:])
    return ["".join(letters[:2]), *(rest[at : at + size] for at in range(0, len(rest), size))]


def _paired(line: str) -> Words:
    """Split a line in which each heading is two lone letters (``중 부 남 부``)."""
    words: Words = []
    lone = ""
    if any(len(run.split()) % 2 for run in _LONE_RUN.findall(line)):
        return words_of(line)
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
