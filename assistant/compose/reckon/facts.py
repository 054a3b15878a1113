"""The figures of the reports with the texts that a question's words are looked up in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.compose.cells_labels import column_names
from assistant.compose.matching import squeezed
from assistant.compose.wording import is_recurring
from index.records import Records
from ingest.model import Figure, Passage, Table

_REPORTS_KEPT = 32
_WINDOWS_KEPT = 256  # with some tens of figures each
_REACH = 14  # lines beyond a passage that may belong to its list
_WORD = re.compile(r"[가-힣A-Za-z0-9&+~]+")
_FORMULA = re.compile(r"\([A-Za-z][A-Za-z0-9=+\-/×*%\s]*\)|\((?:%|[가-힣]{1,3})\)")
_NUMBER = re.compile(r"[\d~]+[년월일]?도?")
_YEAR_SAID = re.compile(r"['’‘]\d\d년|20\d\d년")
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_WHOLE_COST = re.compile(r"총\s?사업비|총\s?예산|총\s?공사비")
_WHOLE_ASKED = re.compile(
    rf"{_WHOLE_COST.pattern}|총\s?(?:건립비|비용)|전체\s?(?:사업비|예산|공사비|건립비|비용|돈)"
)
_ONE_YEAR = re.compile(r"\d\d년\s?도?\s?(?:본?예산|\))")
_SHORT = {
    **{"구": "자치구", "區": "자치구", "시": "시측", "市": "시측", "투출기관": "투자출연기관"},
    **{"투·출기관": "투자출연기관", "투자·출연기관": "투자출연기관"},
}
"""Short labels, and what they stand for."""
_TOTAL = re.compile(r"^(?:소|합|총)?계$|^전체$|^총합계?$")


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, ready to be matched.

    ``row`` and ``column`` are its headings, ``own`` both with its stage and period, ``near`` the
    innermost headings that name a matter and the table's caption, ``outer`` all headings; all
    squeezed. ``named`` is
    ``own`` as written. ``words``
    are the squeezed words of its own headings. ``table`` is the first line of its table, ``None``
    in running text; ``corner`` are the names of that table's label columns (부서, 세부사업).
    ``title`` is the innermost heading, squeezed; ``name`` what a row of names (시설명) calls its
    column.
    """

    figure: Figure
    own: str
    row: str
    column: str
    near: str
    outer: str
    named: str
    words: frozenset[str]
    table: int | None
    corner: str
    title: str
    name: str

    def __hash__(self) -> int:
        """Return a hash of its place: figures are looked up by the thousand."""
        figure = self.figure
        return hash((figure.report, figure.first, figure.text, self.row, self.column))

    @property
    def is_total(self) -> bool:
        """Whether its row is a total (계, 소계)."""
        return any(_TOTAL.match(squeezed(label)) for label in self.figure.row)

    @property
    def key(self) -> tuple[str, int, tuple[str, ...], tuple[str, ...], str]:
        """Sort key by place."""
        figure = self.figure
        return (figure.report, figure.first, figure.row, figure.column, figure.text)


class Facts:
    """The figures of one snapshot's reports; may be called from any thread.

    Parameters
    ----------
    records
        The snapshot's records.

    Attributes
    ----------
    of_report
        Returns all figures of a report, by its name, in order.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        # Where all reports can be kept, each is read once; where not, only what is asked for.
        self._whole = len(records.reports()) <= _REPORTS_KEPT
        self.of_report = lru_cache(maxsize=_REPORTS_KEPT)(self._between)
        self._of_window = lru_cache(maxsize=_WINDOWS_KEPT)(self._between)

    def warm(self) -> None:
        """Read what would otherwise make the first question about each report wait."""
        if self._whole:
            for report in self.records.reports():
                self.of_report(report.name)

    def around(self, passage: Passage) -> list[Fact]:
        """Return the figures on a passage's lines, a little beyond, and of the tables there."""
        first, last = passage.first - _REACH, passage.last + _REACH
        for table in self.records.tables(passage.report, passage.first, passage.last):
            first, last = min(first, table.first), max(last, table.last)
        if self._whole:
            facts = self.of_report(passage.report)
        else:
            facts = self._of_window(passage.report, first, last)
        begin = bisect_left(facts, first, key=_first)
        return list(facts[begin : bisect_right(facts, last, key=_first)])

    def _between(self, name: str, first: int = 1, last: int | None = None) -> tuple[Fact, ...]:
        """Return the figures that touch some lines of a report, by default all, in order."""
        tables = self.records.tables(name, first, last)
        figures = sorted(self.records.figures(name, first, last), key=lambda f: f.first)
        facts = [_fact(figure, tables) for figure in figures if figure.unit]
        for at, fact in enumerate(facts[1:], start=1):
            if _goes_on(facts[at - 1], fact):
                year = _YEAR_SAID.findall(facts[at - 1].named)[0]
                facts[at] = replace(fact, named=f"{fact.named} {year}")
        return tuple(facts)


def _first(fact: Fact) -> int:
    return fact.figure.first


@lru_cache(maxsize=1)
def facts_of(records: Records) -> Facts:
    """Return the figures of the snapshot in force, kept while it is."""
    return Facts(records)


def is_total(label: str) -> bool:
    """Say whether a heading is that of a total (계, 소계, 전체)."""
    return _TOTAL.match(squeezed(label)) is not None


def is_years_share(figure: Figure, asked: str) -> bool:
    """Say whether a figure is told to be one year's share where the whole cost is asked for.

    The whole that stands behind a year's share ('31년 12억원(총사업비 90억원)) is told to be it.
    """
    if not _WHOLE_ASKED.search(asked) or (figure.row and _WHOLE_COST.search(figure.row[-1])):
        return False
    named = (*figure.row, *figure.column, figure.stage or "", figure.period or "")
    return _ONE_YEAR.search(" ".join(named)) is not None


def is_whole_cost(figure: Figure, asked: str) -> bool:
    """Say whether a figure is told to be the whole cost where a year's budget is asked for."""
    yearly = "예산" in asked and not _WHOLE_ASKED.search(asked)
    return yearly and bool(figure.row) and _WHOLE_COST.search(figure.row[-1]) is not None


def without_years_shares(facts: dict[Fact, float], asked: str) -> dict[Fact, float]:
    """Return figures without those that are but a year's share where the whole cost is asked for.

    That of a year stands beside the whole, which has no year (총사업비 90억원, '31년 12억원).
    """
    if not _WHOLE_ASKED.search(asked):
        return facts
    wholes = {_line(fact.figure) for fact in facts if not fact.figure.column}
    return {
        fact: value
        for fact, value in facts.items()
        if _line(fact.figure) not in wholes or not _of_year(fact, asked)
    }


def _of_year(fact: Fact, asked: str) -> bool:
    told = _YEAR_SAID.search(" ".join(fact.figure.column))
    return told is not None or is_years_share(fact.figure, asked)


def _line(figure: Figure) -> tuple[object, ...]:
    return (figure.report, figure.first, figure.row)


def plain_label(label: str) -> str:
    """Return a heading without the letters that formulas use (본예산(A))."""
    return _FORMULA.sub("", label).strip()


def _fact(figure: Figure, tables: Sequence[Table]) -> Fact:
    within = (table for table in tables if table.first <= figure.first <= table.last)
    table = next(within, None)
    name = _name_of(figure, table) if table else ""
    row = tuple(_written_out(figure.row))
    labels = [plain_label(label) for label in (*row, *figure.column)] + [name] * bool(name)
    named = " ".join((*labels, figure.stage or "", figure.period or ""))
    matters = [text for text in reversed(figure.heading) if not is_recurring(text)][:2]
    return Fact(
        figure=figure,
        own=squeezed(named),
        row=squeezed(" ".join(dict.fromkeys((*row, *map(_without_brackets, row))))),
        column=squeezed(" ".join((*figure.column, name, figure.stage or ""))),
        near=squeezed(" ".join(dict.fromkeys((*matters, table.caption if table else "")))),
        outer=squeezed(" ".join(figure.heading)),
        named=named,
        words=frozenset(_words(labels)),
        table=table.first if table else None,
        corner=squeezed(" ".join(table.corner)) if table else "",
        title=squeezed(figure.heading[-1]) if figure.heading else "",
        name=name,
    )


def _name_of(figure: Figure, table: Table) -> str:
    """Return what a row of names calls the column of a figure, ``""`` where there is none."""
    pairs = zip(table.columns, column_names(table), strict=True)
    return next((name for path, name in pairs if path == figure.column[: len(path)]), "")


def _goes_on(before: Fact, fact: Fact) -> bool:
    """Say whether a figure is of the year told in its line before it ('22년 목표 9명, 실적 8명)."""
    one, other = before.figure, fact.figure
    same = (one.report, one.first, one.row[:1]) == (other.report, other.first, other.row[:1])
    loose = fact.table is None and not _YEAR_SAID.search(fact.named)
    return same and loose and len(set(_YEAR_SAID.findall(before.named))) == 1


def _written_out(labels: Sequence[str]) -> Iterator[str]:
    """Yield labels with what their short forms stand for behind them (구, 자치구)."""
    for label in labels:
        yield label
        if short := _SHORT.get(squeezed(label)):
            yield short


def _without_brackets(label: str) -> str:
    """Return a label without what stands in brackets in it: 수출보험(보증)료 is 수출보험료 too."""
    return _BRACKETS.sub("", label)


def _words(labels: list[str]) -> Iterator[str]:
    for label in labels:
        for part in label.split():
            yield from (w for w in _WORD.findall(squeezed(part)) if not _NUMBER.fullmatch(w))
