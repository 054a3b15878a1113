"""Figures in running text that say what they count: ``○ 소요예산 : 42,581백만원``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.figures.clauses import name_quantities
from ingest.figures.dated import date_in, note_below, opens_path
from ingest.figures.items import items_of, key_label
from ingest.figures.labels import flattened, label_in, measure_before
from ingest.figures.periods import period_beside
from ingest.figures.words import heading_period, stage_of, without_period
from ingest.model import Figure, Line
from ingest.passages.pieces import Piece
from ingest.quantity import Quantity

#: How many lines below its key a figure can stand.
_REACH = 3
_LONGEST_TITLE = 40
#: More numbers of one statement than these have no name in common.
_MOST_UNNAMED = 4
_PARENT_KEY = re.compile(
    r"\((?!가칭|잠정|안\)|신규)(?P<round>[^()\d]{2,20})\)|(?P<key>[^:\d()]{2,20}?)\s:\s"
)
#: What a building or a road measures, whatever the day.
_SIZES = ("㎡", "㎥", "평", "층", "m", "km")
_UNDECIDED = ("목표", "계획", "예산", "본예산", "전망치")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report says around its sentences.

    ``dates`` are the as-of dates that headings state for each line (by position), ``counted`` those
    of the statement above it with the units that hold for.
    """

    report: str
    lines: Sequence[Line]
    headings: Sequence[tuple[str, ...]]
    dates: Sequence[str | None]
    counted: Sequence[tuple[str, frozenset[str]] | None]
    as_of: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What the lines above a statement say it is of, and as of which date."""

    labels: tuple[str, ...] = ()
    as_of: str | None = None


NO_SUBJECT = Subject()


def prose_figures(
    around: Surroundings, piece: Piece, subject: Subject = NO_SUBJECT
) -> Iterator[Figure]:
    """Yield the figures of one sentence that something names.

    A figure's row is the key of the heading above (지원규모 of ``○ 지원규모 :``), the key of its
    sentence, then the words beside the number. A figure that nothing names has its heading;
    ``subject`` is what the statement above it is of, where this one goes on with that.
    """
    lines = around.lines[piece.start : piece.end + 1]
    text, starts = _joined([line.text for line in lines])
    if not any(map(str.isdigit, text)):
        return
    items = [(item, name_quantities(item)) for item in items_of(text, starts[1:])]
    parent, title = _above(around.headings, piece.start)
    note = note_below(around.lines, piece.end, around.as_of)
    for item, named in items:
        others = [one.quantity for one in named]
        key = key_label(item.key)
        for index, one in enumerate(named):
            quantity = one.quantity
            at = bisect_right(starts, item.offset + quantity.start) - 1
            keyed = bisect_right(starts, item.offset) - 1
            own_key = key if at < keyed + _REACH else ""
            names = (*subject.labels, own_key, *one.labels)
            row = tuple(dict.fromkeys(name for name in (parent, *names) if name))
            if not any(names):
                row = row or ((title,) if title and len(others) <= _MOST_UNNAMED else ())
            if not row:
                continue
            said, period = period_beside(item, named, index, around.as_of)
            measure = measure_before(item.text, quantity.start)
            if any(name.endswith(measure) for name in row):
                measure = ""
            stage = stage_of((*row, said), around.headings[piece.start])
            begin = item.offset + (one.begin if one.labels and not own_key else 0)
            yield Figure(
                report=around.report,
                row=row,
                column=tuple(name for name in (period, measure) if name),
                text=quantity.text,
                value=quantity.value,
                unit=quantity.unit,
                as_of=date_in(item.text, quantity, others, around.as_of)
                or note
                or subject.as_of
                or _inherited(_date_above(around, piece, quantity), stage, period, quantity.unit),
                stage=stage,
                period=period or heading_period(around.headings[piece.start]),
                heading=around.headings[piece.start],
                first=lines[min(at, bisect_right(starts, begin) - 1)].number,
                last=lines[at].number,
                page=lines[at].page,
            )


def _joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """Return lines as one text, and where in it each begins."""
    joined, starts = "", []
    for text in texts:
        joined += " " if joined else ""
        starts.append(len(joined))
        joined += text.strip()
    return joined, starts


def _above(headings: Sequence[tuple[str, ...]], index: int) -> tuple[str, str]:
    """Return the key of the heading that a line stands under, and its title as a label."""
    path = headings[index][:-1] if opens_path(headings, index) else headings[index]
    if not path:
        return "", ""
    title = path[-1]
    found = _PARENT_KEY.match(title)
    key = without_period(found["round"] or found["key"]).strip() if found else ""
    return key, label_in(flattened(title).split(" : ")[0], longest=_LONGEST_TITLE)


def _date_above(around: Surroundings, piece: Piece, quantity: Quantity) -> str | None:
    """Return the as-of date of the statement above if that counts the like, or of the section."""
    counted = around.counted[piece.start]
    return counted[0] if counted and quantity.unit in counted[1] else around.dates[piece.start]


def _inherited(date: str | None, stage: str | None, period: str | None, unit: str) -> str | None:
    """Return a section's as-of date for a figure: none for plans, sizes and other years."""
    year = re.search(r"(\d\d)(?!\d)", period or "")
    if date is None or stage in _UNDECIDED or unit in _SIZES or (year and year[1] != date[2:4]):
        return None
    return date
