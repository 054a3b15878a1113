"""Statements in polite Korean, each with the marker of the place it rests on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.cite import Citer
from assistant.compose.about import about_of, part_of, plain_of, subject_of_item
from assistant.compose.candidates import span
from assistant.compose.cells import printed_unit
from assistant.compose.choose import Region
from assistant.compose.items import REGION_LINES, Item, shown_parents
from assistant.compose.matching import Wanted
from assistant.compose.parted import counted_figure, named_figure
from assistant.compose.rows import Cell, RowItem, cell_place, cells_asked, is_total
from assistant.compose.unit_fit import has_unit, is_each, is_told
from assistant.compose.wording import day_of, name_of, subject_of
from assistant.question import Understood
from index.records import ReportInfo
from ingest.cleaning import clean
from ingest.quantity import Quantity, format_both, parse_quantities
from prompts.messages import message

_LONGEST_VALUE = 70  # a longer one is quoted in a list instead of being built into a sentence
_LONGEST_CELL = 60
_LISTED_CELLS = 18  # of all rows of a list together; each has two at least
_LABELLED = re.compile(
    r"^[(\[]?(?P<label>[^:：()\[\]]{1,13}[^\d\s:：()\[\]])[)\]]?\s*[:：]\s*(?P<value>.+)$"
)
# A value that "입니다" can follow: no sentence of its own, no further label.
_NOMINAL = re.compile(r"^(?!.*[:：])(?:.*[가-힣0-9A-Za-z)%㎡」])(?<![다함임됨음])$")
# A case particle before a further word: the value is a clause (시장이 임명), not a noun.
_CLAUSE = re.compile(r"[가-힣](?:이|가|을|를|은|는|에서|에게|통해|위해|하여|하고|되어)\s")
_FOOTNOTE = re.compile(r"^\d{1,2}\)\s*(?=[가-힣A-Za-z])")  # the mark of a footnote is no part of it
_OFFICIAL = re.compile(r"\d\s*(?:백만|천)원$")
_SAID = re.compile(r"\s?\((?:약\s?)?[\d,.]+\s?[조억만]")
_ASKS_NUMBER = re.compile(r"몇|얼마")
_FORMULA = re.compile(r"\s*\([A-Za-z][A-Za-z0-9=+\-/×*%\s]*\)")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes statements about one snapshot's reports for one question."""

    question: Understood
    wanted: Wanted
    reports: dict[str, ReportInfo]
    citer: Citer
    regions: tuple[Region, ...] = ()

    def name(self, report: str) -> str:
        """Return how a report is called."""
        return name_of(self.reports[report])

    def part(self, item: Item | RowItem) -> str | None:
        """Write a sentence with the one of an item's figures that the question names.

        ``None`` where it names none of several.
        """
        if isinstance(item, RowItem):
            return None
        found = named_figure(item, self.question, self.citer.records)
        if found is None:
            return None
        value = Cell((), clean(found.text), printed_unit(found)).shown()
        subject = part_of(found.row)
        text = message(
            "assistant.states", report=self.name(item.report), subject=subject, value=value
        )
        return f"{text} {self._cite(item.report, item.first, item.last)}"

    def sentence(self, item: Item | RowItem) -> str | None:
        """Write a whole sentence for a row, or for a labelled item (소요예산 : 700백만원).

        ``None`` where the item's words do not fit into a sentence.
        """
        if isinstance(item, RowItem):
            return self._row_sentence(item)
        match = _LABELLED.match(item.text)
        if match is None or len(match["value"]) > _LONGEST_VALUE:
            return None
        label, value = match["label"].strip(), self._spoken(match["value"].strip())
        if not _NOMINAL.match(value) or _CLAUSE.search(value):
            return None
        if self._fitting(label) and not self._fitting(value):
            return None
        subject = subject_of_item(item)
        whole = f"{subject} {label}" if subject and subject not in label else label
        text = message(
            "assistant.states", report=self.name(item.report), subject=whole, value=value
        )
        return f"{text} {self._cite(item.report, item.first, item.last)}"

    def figure(self, item: Item | RowItem) -> str | None:
        """Write a sentence with the one number of an item that can be what was asked for.

        ``None`` where none or several of its numbers have the unit asked for, or several numbers
        are asked for.
        """
        several = len(_ASKS_NUMBER.findall(self.question.search)) > 1
        if isinstance(item, RowItem) or not self.question.units or several:
            return None
        fitting = [q for q in self._fitting(item.text) if not is_told(q, self.question.search)]
        if counted := counted_figure(item.text, self.question.search):
            fitting = [counted]
        if len(fitting) != 1:
            return None
        value = self._spoken(fitting[0].text)
        text = message("assistant.figure", report=self.name(item.report), value=value)
        return f"{text} {self._cite(item.report, item.first, item.last)}"

    def follows(self, report: str, about: str = "") -> str:
        """Write what opens an answer of entries: the report, and what they are about."""
        key = "assistant.subject_follows" if about else "assistant.follows"
        return message(key, report=self.name(report), subject=self._spoken(about))

    def _fitting(self, text: str) -> list[Quantity]:
        """Return the numbers of a text that have the unit asked for."""
        units = self.question.units
        found = (q for q in parse_quantities(text) if not is_each(text, q))
        return [q for q in found if any(has_unit(q.unit, u) for u in units)]

    def _spoken(self, text: str) -> str:
        """Return a text with its amounts in thousands or millions of won as they are said too."""
        if "원" not in self.question.units:
            return text
        for found in reversed(parse_quantities(text)):
            said = _SAID.match(text, found.end)
            if found.unit == "원" and _OFFICIAL.search(found.text) and not said:
                both = format_both(found.text, found.value)
                text = f"{text[: found.start]}{both}{text[found.end :]}"
        return text

    def entry(
        self, item: Item | RowItem, said: str = "", above: Collection[str] = frozenset()
    ) -> str:
        """Write one list entry: report unless it was ``said``, subject, statement, marker.

        What stands ``above`` it in the answer, of what it is about, is not said again.
        """
        name = self.name(item.report)
        other = "" if name == said else f"({name}) "
        if isinstance(item, RowItem):
            cells = self.cells(item)
            label = row_label(item)
            texts = ", ".join(map(_cell, cells))
            return f"- {other}{label}: {texts}{_dated(item)} {self._mark(item, cells)}"
        mark = self.mark(item)
        about = " - ".join(text for text in self.about(item) if other or text not in above)
        own = self._spoken(_FOOTNOTE.sub("", item.text))
        return (
            f"- {other}{self._spoken(about)}: {own} {mark}" if about else f"- {other}{own} {mark}"
        )

    def listing(self, block: Sequence[Item | RowItem]) -> str:
        """Write a whole list in the report's order; neighbours share a citation."""
        first = block[0]
        opening = span(first)[0]
        subject = subject_of(first.table.heading) if isinstance(first, RowItem) else ""
        if isinstance(first, Item):
            subject = subject_of_item(first)
            parent = first.parents[-1] if first.parents else None
            if parent and parent in shown_parents(first):
                # What the lead sentence takes from the parent is cited with the first entries.
                subject, opening = plain_of(parent), parent.first
        lines = [self.follows(first.report, subject)]
        for number, group in enumerate(_runs(block)):
            start = opening if number == 0 else span(group[0])[0]
            mark = self.citer.cite(first.report, start, span(group[-1])[1])
            lines += [f"- {self._listed(item, len(block))} {mark}" for item in group]
        return "\n".join(lines)

    def cells(self, item: RowItem) -> list[Cell]:
        """Return the row's cells that the question asks for."""
        first, last = span(item)
        figures = self.citer.records.figures(item.report, first, last)
        own = tuple(figure for figure in figures if figure.first == first)
        return cells_asked(replace(item, figures=own), self.question, self.wanted)

    def _listed(self, item: Item | RowItem, entries: int) -> str:
        if isinstance(item, RowItem):
            most = max(2, _LISTED_CELLS // entries)
            return ", ".join((row_label(item), *map(_cell, self.cells(item)[:most])))
        return item.text

    def about(self, item: Item | RowItem) -> tuple[str, ...]:
        """Return what an item is about, of its parents only what is cited with it."""
        if isinstance(item, RowItem):
            return ()
        region = self._region(item.report, item.last)
        return about_of(item, region[1] if region else 0)

    def mark(self, item: Item | RowItem) -> str:
        """Return the marker of the place that an entry of an item is cited by."""
        if isinstance(item, RowItem):
            return self._mark(item, self.cells(item))
        first = min([item.first, *(parent.first for parent in shown_parents(item))])
        return self._cite(item.report, first, item.last)

    def _cite(self, report: str, first: int, last: int) -> str:
        """Return the marker of some lines, or of the region that holds the last of them."""
        region = self._region(report, last)
        return self.citer.cite(*region) if region else self.citer.cite(report, first, last)

    def _region(self, report: str, line: int) -> Region | None:
        regions = (found for found in self.regions if found[0] == report)
        return next((found for found in regions if found[1] <= line <= found[2]), None)

    def _mark(self, item: RowItem, cells: list[Cell]) -> str:
        return self.citer.cite(item.report, item.row.first, item.row.last, cell_place(item, cells))

    def _row_sentence(self, item: RowItem) -> str:
        cells = self.cells(item)
        label = row_label(item)
        report, mark = self.name(item.report), self._mark(item, cells)
        if not cells or any(len(cell.text) > _LONGEST_CELL for cell in cells):
            head = message("assistant.subject_follows", report=report, subject=label)
            return "\n".join([head, *(f"- {_cell(cell)} {mark}" for cell in cells)])
        if len(cells) == 1:
            subject, value = f"{label} {_column(cells[0])}".strip(), cells[0].shown()
        else:
            subject, value = label, ", ".join(map(_cell, cells))
        text = message("assistant.states", report=report, subject=subject, value=value)
        return f"{text.rstrip('.')}{_dated(item)}. {mark}" if _dated(item) else f"{text} {mark}"


def row_label(item: RowItem) -> str:
    """Return how a row is called; a bare total needs its heading (인력현황 계)."""
    label = " ".join(item.labels)
    if all(is_total(text) for text in item.labels):
        return f"{subject_of(item.table.heading)} {label}".strip()
    return label


def _dated(item: RowItem) -> str:
    return f"({day_of(item.table.as_of)} 기준)" if item.table.as_of else ""


def _cell(cell: Cell) -> str:
    return f"{_column(cell)} {cell.shown()}".strip()


def _column(cell: Cell) -> str:
    """Return a column's headings without the letters that formulas use (본예산(A))."""
    return " ".join(label for text in cell.column if (label := _FORMULA.sub("", text)))


def _runs(block: Sequence[Item | RowItem]) -> list[list[Item | RowItem]]:
    """Divide a list into runs of at most eight lines, one citation each."""
    runs: list[list[Item | RowItem]] = []
    for item in block:
        if runs and span(item)[1] - span(runs[-1][0])[0] < REGION_LINES:
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs
