"""The cited places of an answer, with all that a figure may be compared with there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.answer import Citation
from assistant.inspection.locate import page_span, paragraph_span
from index.records import Records, ReportInfo, StoredLine
from ingest.dates import find_dates
from ingest.model import Figure
from ingest.quantity import Quantity, parse_quantities, parse_unit_line
from ingest.quantity.units import is_unit, same_unit
from prompts.messages import message

EXACT, CONVERTED, COMPUTED, NONE = "원문 일치", "단위 환산", "계산값", "근거 없음"

# How far above a table row its unit line may stand: a page of a long table.
_UNIT_REACH = 60
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_YEAR = re.compile(r"(?<![\d,.])((?:19|20)\d\d)(?!\d|,\d)|['’‘′`]\s?(\d\d)(?!\d)|(?<!\d)(\d\d)년")
# A bare number may be read as a count, never as money or a share that nothing there speaks of.
_NEED_WORDS = {
    "원": None,
    "달러": None,
    "%": re.compile(r"%|률|율|비중"),
    "%p": re.compile(r"%p|포인트"),
}


@dataclass(frozen=True, slots=True)
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

    def state_of(self, quantity: Quantity) -> str:
        """Return whether ``quantity`` stands here as printed, in another unit, or not at all."""
        best = NONE
        for printed, value, unit in self._amounts():
            if not _equal(quantity, value) or not self._agree(quantity.unit, unit):
                continue
            if _digits(printed) == _digits(quantity.text):
                return EXACT
            best = CONVERTED
        return best

    def has_date(self, iso: str) -> bool:
        """Say whether a day or month is named here or dates the report."""
        known = {date.iso for text in (self.text, self.around) for date in find_dates(text)}
        known |= {self.report.issued, self.report.as_of} - {""}
        return any(date == iso or date.startswith(f"{iso}-") for date in known)

    def has_year(self, year: int) -> bool:
        """Say whether a year is named here or dates the report."""
        if str(year) in (self.report.issued[:4], self.report.as_of[:4]):
            return True
        for match in _YEAR.finditer(f"{self.text}\n{self.around}"):
            short = match[2] or match[3]
            if int(match[1] or 0) == year or (short and int(short) == year % 100):
                return True
        return False

    def has_number(self, printed: str) -> bool:
        """Say whether a number stands here as a whole token, whatever its unit."""
        tokens = {_plain(token) for token in _NUMBER.findall(f"{self.text}\n{self.around}")}
        return tokens.issuperset(_digits(printed))

    def _amounts(self) -> Iterable[tuple[str, int | Decimal, str]]:
        """Yield each amount that may be meant here: as printed, its value, its base unit."""
        for figure in self.figures:
            yield figure.text, figure.value, figure.unit
        # A bare number that a figure record knows has that record's unit and no other.
        known = {tuple(_digits(figure.text)) for figure in self.figures if figure.unit}
        readings: list[tuple[str, str | None]] = [(self.text, None), (self.around, None)]
        readings += [(self.text, unit) for unit in (*self.units, "")]
        for text, unit in readings:
            for found in parse_quantities(text, unit=unit):
                printed = unit is None and found.unit
                if printed or tuple(_digits(found.text)) not in known:
                    yield found.text, found.value, found.unit

    def _agree(self, wanted: str, unit: str) -> bool:
        if not same_unit(wanted, unit):
            return False
        if unit or wanted not in _NEED_WORDS:
            return True
        words = _NEED_WORDS[wanted]
        return words is not None and words.search(f"{self.text}\n{self.around}") is not None


def place_of(citation: Citation, records: Records) -> Place:
    """Return the place of one of the program's own citations."""
    return _place(
        citation.n, records.report(citation.report), _own_lines(citation, records), records
    )


def place_of_object(citation: dict[str, Any], records: Records) -> Place | None:
    """Return the place of a citation given as JSON, or ``None`` where there is no such place."""
    found = _resolve(citation, records)
    if isinstance(found, str):
        return None
    report, lines = found
    return _place(int(citation["n"]), report, lines, records)


def citation_problem(citation: dict[str, Any], records: Records) -> str | None:
    """Say what is wrong with a citation: no such report or lines, or a quotation that differs."""
    found = _resolve(citation, records)
    if isinstance(found, str):
        return found
    quote = citation.get("quote")
    if isinstance(quote, str) and quote.strip():
        text = "\n".join(line.text for line in found[1])
        if _squeezed(quote) not in _squeezed(text):
            return message("assistant.check_misquoted", n=citation.get("n", "?"))
    return None


def _resolve(
    citation: dict[str, Any], records: Records
) -> tuple[ReportInfo, list[StoredLine]] | str:
    """Return the report and lines that a JSON citation names, or a sentence that says why not."""
    n, name = citation.get("n", "?"), citation.get("report")
    try:
        report = records.report(str(name))
    except KeyError:
        return message("assistant.check_no_report", n=n, report=name)
    lines, page = citation.get("lines"), citation.get("page")
    if isinstance(lines, list | tuple) and _is_span(lines):
        first, last = lines
        if not 1 <= first <= last <= report.line_count:
            return message(
                "assistant.check_no_lines", n=n, first=first, last=last, count=report.line_count
            )
        return report, records.lines(report.name, first, last)
    if isinstance(page, int):
        span = page_span(page, report, records)
        if span is None:
            return message("assistant.check_no_page", n=n, page=page)
        return report, records.lines(report.name, *span)
    paragraphs = citation.get("paragraphs")
    if isinstance(paragraphs, list | tuple) and _is_span(paragraphs):
        first, last = paragraphs
        span = paragraph_span(first, last, report, records) if 1 <= first <= last else None
        if span is None:
            return message("assistant.check_no_paragraphs", n=n, first=first, last=last)
        return report, records.lines(report.name, *span)
    return message("assistant.check_no_place", n=n)


def _is_span(lines: Sequence[object]) -> bool:
    return len(lines) == 2 and all(isinstance(number, int) for number in lines)


def _own_lines(citation: Citation, records: Records) -> list[StoredLine]:
    first, last = citation.span if citation.span != (0, 0) else citation.lines or (1, 0)
    return records.lines(citation.report, first, last)


def _place(n: int, report: ReportInfo, lines: Sequence[StoredLine], records: Records) -> Place:
    if not lines:
        return Place(n, report, "", "", (), ())
    first, last = lines[0].number, lines[-1].number
    around = [part for line in lines for part in line.heading] + [report.title]
    units: list[str] = []
    for table in records.tables(report.name, first, last):
        around += [table.caption, table.as_of or "", f"(단위 : {table.unit})" if table.unit else ""]
        around += [label for path in table.columns for label in path] + list(table.heading)
        around += [
            label
            for row in table.rows
            if row.first <= last and first <= row.last
            for label in row.labels
        ]
        units += [table.unit] if table.unit else []
        units += [unit for path in table.columns for unit in units_named(" ".join(path))]
    above = _unit_line(report.name, first, records)
    if above:
        around.append(above)
        units += parse_unit_line(above).units
    return Place(
        n=n,
        report=report,
        text="\n".join(line.text for line in lines),
        around="\n".join(dict.fromkeys(part for part in around if part)),
        figures=tuple(records.figures(report.name, first, last)),
        units=tuple(dict.fromkeys(units)),
    )


def units_named(label: str) -> list[str]:
    """Return the units that a column's heading has in brackets (``집행률(%)``)."""
    inner = re.findall(r"[(（]([^()（）]+)[)）]", label)
    return [re.sub(r"\s", "", text) for text in inner if is_unit(text)]


def _unit_line(report: str, first: int, records: Records) -> str:
    """Return the nearest line above (or the line itself) that states a unit."""
    for line in reversed(records.lines(report, max(1, first - _UNIT_REACH), first)):
        if re.search(r"단\s*위\s*[:：]", line.text):
            return line.text
    return ""


def _equal(quantity: Quantity, value: int | Decimal) -> bool:
    """Compare exactly, or to the printed precision of an amount said to be approximate."""
    if quantity.value == value:
        return True
    if not quantity.approximate or not quantity.value:
        return False
    return abs(Decimal(quantity.value) - Decimal(value)) * 200 <= abs(Decimal(quantity.value))


def _plain(token: str) -> str:
    return token.replace(",", "").rstrip(".")


def _digits(text: str) -> list[str]:
    """Return the numbers of a text without their commas: how two printings are compared."""
    return [_plain(token) for token in _NUMBER.findall(text)]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
