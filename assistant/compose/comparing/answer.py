"""The answer to a comparison: its conclusion in a sentence, then a grid with its citations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.cite import Citer
from assistant.compose.comparing.axis import Place, is_textual, places_of
from assistant.compose.comparing.choice import chosen
from assistant.compose.comparing.conclusion import (
    Compared,
    beside_each_other,
    changed,
    most,
    most_asked,
)
from assistant.compose.comparing.mirrored import mirrored
from assistant.compose.comparing.named import counted_names, shared_names, without_tellers
from assistant.compose.comparing.qualified import qualified
from assistant.compose.comparing.rated import rated
from assistant.compose.comparing.stated import Stated
from assistant.compose.compute import Computed
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.reckon.arithmetic import said
from assistant.compose.reckon.asked import asked_of, compared_of
from assistant.compose.reckon.facts import facts_of
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from assistant.compose.reckon.names import names_of
from assistant.compose.reckon.operations import is_operation
from assistant.compose.reckon.told import Teller, label_of, subject, time_of
from assistant.compose.wording import name_of
from assistant.question import Understood
from assistant.question.comparing import SEASON
from index.records import ReportInfo
from index.retrieve import Hit
from index.term_list import RENAMED
from ingest.model import Figure
from prompts.messages import message

_LEAST = 2  # rows with a figure that a grid needs
_DONE = {"실적"}  # what came of a year is no stage that another one is set against
_COVER = 0.5  # of the names that the best row must speak of
_LONGEST_SUBJECT = 30
_COUNTERS = {"개", "개소", "개사"}  # of which a thing has one or the other (몇 곳)
_AND = re.compile(r"[가-힣](?:와|과|랑|하고|및|,)\s")


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of figures: its text, what is computed in it, and its figures by the year of a row.

    The year is 0 for a row that stands for a report. ``settled`` says that it answers all by
    itself.
    """

    text: str
    computed: tuple[Computed, ...]
    figures: tuple[tuple[int, Figure], ...]
    settled: bool = False

    def of_year(self, year: int, report: str) -> list[Figure]:
        """Return the figures of a row: that of a year, or of a report where rows are reports."""
        return [f for of, f in self.figures if (of == year if of else f.report == report)]


def compare(
    question: Understood,
    hits: Sequence[Hit],
    wanted: Wanted,
    reports: Mapping[str, ReportInfo],
    citer: Citer,
    found: Sequence[Stated] = (),
) -> Grid | None:
    """Compare the figures of several years or reports.

    Parameters
    ----------
    question, hits
        As understood, and the passages found, best first.
    wanted
        The question's names with their weights.
    reports
        The snapshot's reports by name.
    citer
        Where the figures are cited; used only where there is an answer.
    found
        What the reports state of each part of the question.

    Returns
    -------
    Grid or None
        ``None`` where nothing is compared, where words are asked for, or where fewer than two rows
        have a figure.
    """
    places = places_of(question, reports, found)
    if len(places) < _LEAST or is_textual(question):
        return None
    names = counted_names(names_of(wanted, question.search), question)
    names = without_tellers(names, question.search)
    names = shared_names(names, [one.sought.question.search for one in found if one.timed])
    compared = compared_of(question)
    if all(place.told for place in places):
        compared = replace(compared, years=())  # what a report holds may be of an earlier year
    matcher = Matcher(question, compared, names, reports)
    facts, teller = facts_of(citer.records), Teller(citer, reports)
    if (shares := rated(places, matcher, facts, teller)) is not None:
        return Grid(*shares, (), settled=True)
    asked = asked_of(question)
    stages = len(set(asked.stages) - _DONE) > (0 if asked.base else 1) if asked else False
    largest = most_asked(question.search) if len(question.years) > 1 else None
    printed = asked is not None and asked.task == "share" and len(question.years) > 1
    reckoned = asked is not None and (asked.task != "difference" or stages)
    if largest is None and reckoned and not printed:
        return None
    matches = matcher.near(hits, facts, every=True)
    matches += mirrored(places, matches, matcher, facts)
    matches = qualified(matches, question.search, citer.records)
    units = ("%",) if printed else _units(question)
    columns = [chosen(places, matches, matcher, unit) for unit in units]
    columns = [column for column in columns if _holds(column, matcher)]
    columns = [column for column in columns if not printed or _are_of_one_row(column)]
    if not columns:
        return None
    named = _named(question, columns)
    lead, computed = _lead(places, columns, teller, reports, named, largest)
    lines = [lead, *_grid(places, columns, teller, reports), *_renamed(question, columns)]
    figures = tuple(
        (place.year, match.fact.figure)
        for column in columns
        for place, match in zip(places, column, strict=True)
        if match is not None
    )
    return Grid("\n".join(lines), computed, figures)


def _units(question: Understood) -> Sequence[str]:
    """Return the units of the grid's columns: several where several things are asked for."""
    units = sorted(question.units)
    several = len(units) > 1 and not question.units <= _COUNTERS
    return units if several and _AND.search(question.search) else ("",)


def _holds(column: Sequence[Match | None], matcher: Matcher) -> bool:
    found = [match for match in column if match is not None]
    if len(found) < _LEAST:
        return False
    return max(matcher.wanted.share(match.credits) for match in found) >= _COVER


def _are_of_one_row(column: Sequence[Match | None]) -> bool:
    """Say whether all figures of a column are printed for rows of one name: shares of one thing."""
    rows = {tuple(map(squeezed, match.fact.figure.row[-1:])) for match in column if match}
    return None not in column and len(rows) == 1


def _named(question: Understood, columns: Sequence[object]) -> str:
    """Return what is compared in the words of the question, ``""`` where several things are."""
    seasons = {found["season"] for found in SEASON.finditer(question.search)}
    names = [n for n in question.names if n not in seasons and not is_operation(squeezed(n))]
    text = " ".join(names)
    return text if len(columns) == 1 and len(text) <= _LONGEST_SUBJECT else ""


def _lead(
    places: Sequence[Place],
    columns: Sequence[Sequence[Match | None]],
    teller: Teller,
    reports: Mapping[str, ReportInfo],
    named: str,
    largest: bool | None,
) -> tuple[str, tuple[Computed, ...]]:
    """Write the conclusion: how the last figure differs from the first, or which is the most."""
    sentences: list[str] = []
    computed: tuple[Computed, ...] = ()
    for column in columns:
        found = [(p, m) for p, m in zip(places, column, strict=True) if m is not None]
        about = named or subject([match for _, match in found])
        sides = [
            Compared(_time(place, match, reports), match.fact.figure, teller.cite(match.fact))
            for place, match in found
        ]
        if largest is not None:
            sentences.append(most(sides, about, largest=largest))
            continue
        first, last = sides[0], sides[-1]
        if first.label == last.label:  # of one year, as two reports have it
            sentence, results = beside_each_other(
                *(replace(one, label=name_of(reports[one.figure.report])) for one in (first, last))
            )
        else:
            sentence, results = changed(first, last, about)
        sentences.append(sentence)
        computed += results
    return " ".join(sentences), computed


def _time(place: Place, match: Match, reports: Mapping[str, ReportInfo]) -> str:
    """Return the time that a row stands for, as it can be told of its figure."""
    info = reports[match.fact.figure.report]
    if place.told and len(info.issued) > len("2031-"):
        year, month = map(int, info.issued.split("-")[:2])
        return message("assistant.compared_report", year=year, month=month)
    return time_of(match.fact, place.year, info) if place.year else place.label


def _grid(
    places: Sequence[Place],
    columns: Sequence[Sequence[Match | None]],
    teller: Teller,
    reports: Mapping[str, ReportInfo],
) -> list[str]:
    """Write the rows of the grid, one citation a cell."""
    heads = [message("assistant.compared_row")]
    for column in columns:
        labels = [label_of(match.fact) for match in column if match is not None]
        heads.append(min(labels, key=len))
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    for number, place in enumerate(places):
        row = [column[number] for column in columns]
        cells = [
            message("assistant.nothing")
            if match is None
            else f"{said(match.fact.figure)} {teller.cite(match.fact)}"
            for match in row
        ]
        lines.append(f"| {' | '.join((_row_name(place, row, reports), *cells))} |")
    return lines


def _row_name(place: Place, row: Sequence[Match | None], reports: Mapping[str, ReportInfo]) -> str:
    """Return the report that a row's figures stand in, behind their year if it is another."""
    infos = {m.fact.figure.report: reports[m.fact.figure.report] for m in row if m is not None}
    names = ", ".join(map(name_of, infos.values()))
    if not place.year or not names:
        return place.label
    own = all(info.issued[:4] == str(place.year) for info in infos.values())
    return names if own else f"{place.label}({names})"


def _renamed(question: Understood, columns: Sequence[Sequence[Match | None]]) -> list[str]:
    """Say which name of the question has another form in the reports since a renaming."""
    facts = [match.fact for column in columns for match in column if match is not None]
    texts = [f"{fact.own} {fact.outer}" for fact in facts]
    for expansion in question.expansions:
        other = squeezed(expansion.written)
        if expansion.source == RENAMED and any(other in text for text in texts):
            return [
                message("assistant.compared_renamed", one=expansion.asked, other=expansion.written)
            ]
    return []
