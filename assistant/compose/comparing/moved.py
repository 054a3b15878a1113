"""The conclusion of a comparison of dates: from when to when something was put off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.compose.comparing.stated import Stated, asks_one
from assistant.compose.compute import Computed, computed_in
from assistant.compose.happening import cell_date, date_told, names_event
from assistant.compose.intervals import length_of
from assistant.compose.rows import RowItem
from assistant.compose.sentences import Writer
from prompts.messages import message

_YEAR = re.compile(r"(?:20|['’‘`]\s?)(?P<year>\d\d)(?!\d)\s?[.년]?")
_MONTH = re.compile(r"\s*(?P<month>1[0-2]|0?[1-9])(?!\d|\s?/)\s?(?:[월.]\s?(?P<day>\d+)?|$)")
_SPAN = re.compile(r"[~∼](?=.)|반기|분기")


class _Date(NamedTuple):
    """A date as it is told, with its months since the year 0 and its day, 0 where not told."""

    text: str
    months: int = 0
    day: int = 0


def moved(found: Sequence[Stated], writer: Writer) -> tuple[str, tuple[Computed, ...]] | None:
    """Write how the date that the last part tells differs from the first one's, with markers.

    By how many months it is later or earlier is told where both are dates of a month. ``None``
    where one of them tells no date, or several, of what the question asks the time of.
    """
    sides = [one for one in found if one.sought.part.label]
    if len(sides) < 2 or not sides[-1].sought.part.year or not asks_one(sides):
        return None
    if any(one.sought.question.kind != "when" for one in sides):
        return None
    first, last = sides[0], sides[-1]
    # The last may leave unsaid what the first asks the time of: 언제로 나오나.
    asked = [first.sought.question.search, last.sought.question.search]
    asked[1] = asked[1] if names_event(asked[1]) else asked[0]
    one, other = _date(first, asked[0], writer), _date(last, asked[1], writer)
    if one is None or other is None:
        return None
    before, after = _read(one, first, writer), _read(other, last, writer)
    same = before[1:] == after[1:] if before.months and after.months else before.text == after.text
    unsaid = bool(_YEAR.search(one)) != bool(_YEAR.search(other))
    if not same and unsaid and _ends_alike(before, after):
        return None  # one of them lacks its year
    marks = dict.fromkeys(
        one_writer(one, writer).mark(one.evidence[0].item) for one in (first, last)
    )
    length, computed = _apart(before, after)
    way = "later" if (before.months, before.day) < (after.months, after.day) else "sooner"
    key = "kept" if same else way if length else "moved"
    text = message(
        f"assistant.compared_{key}",
        before=f"{before.text}({first.sought.part.label})",
        after=f"{after.text}({last.sought.part.label})",
        length=length,
    )
    return f"{text} {''.join(marks)}", computed


def _read(date: str, one: Stated, writer: Writer) -> _Date:
    """Return a date as it is printed with its year and month in full, if it is one of a month.

    What a report dates without a year is of the report's own.
    """
    year = _YEAR.search(date)
    rest = date[year.end() :] if year else date
    month = _MONTH.match(rest.strip(" ~∼"))
    issued = writer.reports[one.evidence[0].item.report].issued[:4]
    if month is None or _SPAN.search(rest.strip(" ~∼")) or not (year or issued):
        return _Date(date)
    number = 2000 + int(year["year"]) if year else int(issued)
    day = int(month["day"] or 0)
    text = f"{number}년 {int(month['month'])}월{f' {day}일' if day else ''}"
    return _Date(text, number * 12 + int(month["month"]) - 1, day)


def _apart(before: _Date, after: _Date) -> tuple[str, tuple[Computed, ...]]:
    """Return how many months lie between two dates, nothing where one of them is of none."""
    months = abs(after.months - before.months)
    if not before.months or not after.months or not months:
        return "", ()
    length = length_of(months)
    early, late = sorted((before, after), key=lambda date: date.months)
    return length, computed_in(length, f"{early.text} ~ {late.text} = {length}")


def one_writer(one: Stated, writer: Writer) -> Writer:
    """Return the writer of a part's own question."""
    return replace(writer, question=one.sought.question, wanted=one.wanted)


def _date(one: Stated, asked: str, writer: Writer) -> str | None:
    """Return the date that a part's best statement tells."""
    if not one.evidence:
        return None
    item = one.evidence[0].item
    text = item.text
    if isinstance(item, RowItem):
        cells = one_writer(one, writer).cells(item)
        labels = [(*item.labels, *cell.column) for cell in cells]
        dates = [cell_date(own, c.text, asked) for own, c in zip(labels, cells, strict=True)]
        if len(dates) == 1 and dates[0]:
            return dates[0]
        text = " ".join((*item.labels, *(f"{' '.join(c.column)} {c.text}" for c in cells)))
    return date_told(text, asked)


def _ends_alike(one: _Date, other: _Date) -> bool:
    return bool(one.months and other.months) and (one.months - other.months) % 12 == 0
