"""A cited place, with all that a statement may be compared with there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from assistant.verify.amounts import equals, numbers_of, quantities_in, size, units_agree
from assistant.verify.implied import implied_dates
from assistant.verify.pieces import pairs, squeezed
from assistant.verify.years import named_years, year_spans, years_at
from index.records import ReportInfo
from ingest.dates import find_dates
from ingest.model import Figure
from ingest.quantity import Quantity

EXACT, CONVERTED, COMPUTED, NONE = "원문 일치", "단위 환산", "계산값", "근거 없음"

# A bare number may be read as a count, never as money or a share that nothing there speaks of.
_NEED_WORDS = {
    "원": None,
    "달러": None,
    "%": re.compile(r"%|률|율|비중"),
    "%p": re.compile(r"%p|포인트"),
}
_BREAK = re.compile(r"[\n\t|]")
# 원금(3조원) 대비 5억원 오른 4조원: what is said of the first amount is said of the others too.
_BASE = re.compile(
    r"\)?\s?(?:대비|보다|에?\s?비해|오른|늘어난|줄어든|(?:증가|감소|상승|하락)한|[증감]액된)(?![가-힣])"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that a place states.

    ``context`` holds the letter pairs of what it is said of: the labels of its cell, or the words
    before it in its line. ``cell`` says that it stands in a table's column.
    """

    printed: str
    value: int | Decimal
    unit: str
    context: frozenset[str]
    cell: bool = False


@dataclass(frozen=True)  # no slots: what is read off the text once is kept
class Place:
    """One cited place: its own text, what stands around it, and its figures.

    ``around`` holds what gives the lines their meaning without being cited: heading path, the
    table's captions and column headings, the unit line above.
    """

    n: int
    report: ReportInfo
    text: str
    around: str
    figures: tuple[Figure, ...]
    units: tuple[str, ...]

    @cached_property
    def whole(self) -> str:
        """The place's text and what stands around it."""
        return f"{self.text}\n{self.around}"

    @cached_property
    def letters(self) -> str:
        """Everything that names something here, the report's title and body too, unspaced."""
        return squeezed(f"{self.whole}\n{self.report.title}\n{self.report.body}")

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number here as a whole token, without commas."""
        return frozenset(numbers_of(self.whole))

    @cached_property
    def dates(self) -> frozenset[str]:
        """The days and months named here and the report's as-of date, in ISO form."""
        unbroken = self.text.replace("\n", " ")
        known = {date.iso for text in (unbroken, self.around) for date in find_dates(text)}
        own = {int(day[:4]) for day in (self.report.issued, self.report.as_of) if day[:4].isdigit()}
        known |= set(implied_dates(unbroken, sorted(own)))
        return frozenset((known | {self.report.as_of}) - {""})

    @cached_property
    def years(self) -> frozenset[int]:
        """The last two digits of the years named here.

        The report's own count too where the cited lines name none.
        """
        if named_years((self.text,)):
            return named_years((self.whole,))
        own = (f"{self.report.issued[:4]}년", f"{self.report.as_of[:4]}년")
        return named_years((self.whole, *own))

    @cached_property
    def printed(self) -> tuple[Quantity, ...]:
        """The amounts of the place's own text that show their unit, in its order."""
        return tuple(found for found in quantities_in(self.text) if found.unit)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Each amount that may be meant here, in the units that it may be read in."""
        return tuple(dict.fromkeys(self._amounts()))

    def state_of(self, quantity: Quantity, *, fell: bool = False) -> str:
        """Return whether ``quantity`` stands here as printed, in another unit, or not at all.

        ``fell`` says that the statement calls it a decrease: it may stand here with a minus.
        """
        best = NONE
        for amount in self.amounts:
            value = size(amount.value) if fell else amount.value
            if not equals(quantity, amount.printed, value):
                continue
            if not self._agree(quantity.unit, amount.unit):
                continue
            if numbers_of(amount.printed) == numbers_of(quantity.text):
                return EXACT
            best = CONVERTED
        return best

    def has_date(self, iso: str) -> bool:
        """Say whether a day or month is named here or is the report's as-of date."""
        return any(date == iso or date.startswith(f"{iso}-") for date in self.dates)

    def has_year(self, year: int) -> bool:
        """Say whether a year is named here, or may be meant where none is."""
        return year % 100 in self.years

    def bounds_years(self, first: int, last: int) -> bool:
        """Say whether a span of years may be meant: both are named, not only lie between two."""
        own = list(year_spans(self.text))
        inside = [span for span in own if span[0] <= first % 100 and last % 100 <= span[1]]
        named = {year for year, *_ in years_at(self.text)}
        return not inside or {first % 100, last % 100} <= named | {y for span in own for y in span}

    def _amounts(self) -> Iterator[Amount]:
        for figure in self.figures:
            said = " ".join((*figure.row, *figure.column, figure.stage or ""))
            yield Amount(
                figure.text, figure.value, figure.unit, pairs(said), cell=bool(figure.column)
            )
        # A bare number that a figure record knows has that record's unit and no other.
        known = {numbers_of(figure.text) for figure in self.figures if figure.unit}
        unbroken = " ".join(self.text.split("\n"))  # 2억 5,000만원 may be cut by the line's end
        readings: list[tuple[str, str | None]] = [(self.text, None), (self.around, None)]
        readings += [(unbroken, None)] if unbroken != self.text else []
        readings += [(self.text, unit) for unit in (*self.units, "")]
        for text, unit in readings:
            start = end = 0
            for found in quantities_in(text, unit=unit):
                start = start if _BASE.match(text, end) else end
                said = _BREAK.split(text[start : found.start])[-1]
                end = found.end
                if (unit is None and found.unit) or numbers_of(found.text) not in known:
                    yield Amount(found.text, found.value, found.unit, pairs(said))

    def _agree(self, wanted: str, unit: str) -> bool:
        if not units_agree(wanted, unit):
            return False
        if unit or wanted not in _NEED_WORDS:
            return True
        words = _NEED_WORDS[wanted]
        return words is not None and words.search(self.whole) is not None
