"""Candidates for an answer: the items and table rows around the passages that were found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.fitness import kind_fit
from assistant.compose.items import Item, is_heading, items_of
from assistant.compose.matching import Credits, Wanted, most, scaled, squeezed
from assistant.compose.rows import RowItem, is_total
from assistant.compose.wording import is_recurring
from assistant.question import Understood
from assistant.question.kinds import says_unit
from assistant.question.years import names_year, other_year
from index.records import Records, ReportInfo
from index.retrieve import Hit
from ingest.model import Passage, Table

_HITS_READ = 10
_REACH = 14  # lines beyond a passage that may belong to its last item's list
_MOST_ROWS = 150

# What a name counts for where it stands outside the statement itself: in a row's columns, in an
# item's parent or the innermost headings, in the outer headings, in the report's title; a body is
# what all of its report is about.
_COLUMN, _NEAR, _OUTER, _TITLE, _BODY = 0.9, 0.9, 0.65, 0.4, 0.9
# What a number of the right unit counts for the word that asks for it (비율: 자부담 10%).
_AS_UNIT = 0.8
# How much each sign weighs against the share of the question's names (1).
_KIND, _HIT, _YEAR, _FOCUS, _BARE = 0.25, 0.30, 0.25, 0.12, 0.25
_OTHER_BODY = 0.4
_NEWEST = 0.05


@dataclass(frozen=True, slots=True)
class Evidence:
    """An item or a row with its score; ``cover`` is the share of the question it speaks of.

    ``fit`` says whether it holds the kind of answer asked for, ``credits`` how far it speaks of
    each name.
    """

    item: Item | RowItem
    score: float
    cover: float
    fit: float
    credits: Credits

    @property
    def key(self) -> tuple[float, str, int, int]:
        """Sort key: best first, then by place."""
        first, last = span(self.item)
        return (-self.score, self.item.report, first, last)


def span(item: Item | RowItem) -> tuple[int, int]:
    """Return the first and last line of an item or row."""
    if isinstance(item, RowItem):
        return item.row.first, item.row.last
    return item.first, item.last


def gather(
    question: Understood, hits: Sequence[Hit], wanted: Wanted, records: Records
) -> list[Evidence]:
    """Return the candidates around the best passages, best first.

    A candidate is scored by the question's words that it, its parents and its headings contain,
    weighted by rarity; by whether it holds the kind of answer asked for; by its passage's score;
    by its report and year.
    """
    infos = {info.name: info for info in records.reports()}
    newest = _recency(infos.values()) if not question.years else {}
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    best: dict[tuple[str, int, int, str], Evidence] = {}
    own = [hit for hit in hits[_HITS_READ:] if infos[hit.passage.report].body in question.bodies]
    for hit in (*hits[:_HITS_READ], *own):
        share = max(hit.score, 0.0) / top
        for item in candidates(hit, records):
            evidence = _scored(item, question, wanted, share, infos[item.report])
            evidence = replace(evidence, score=evidence.score + newest.get(item.report, 0.0))
            key = (item.report, *span(item), item.text)
            if key not in best or evidence.score > best[key].score:
                best[key] = evidence
    return sorted(best.values(), key=lambda evidence: evidence.key)


def _recency(reports: Collection[ReportInfo]) -> dict[str, float]:
    """Return a small bonus for newer reports, for questions that name no year."""
    months = sorted({report.issued for report in reports if report.issued})
    return {
        report.name: _NEWEST * (months.index(report.issued) + 1) / len(months)
        for report in reports
        if report.issued
    }


def candidates(hit: Hit, records: Records) -> list[Item | RowItem]:
    """Return the items and rows on a passage's lines and, under its heading, a little beyond."""
    passage = hit.passage
    first, last = max(1, passage.first - _REACH), passage.last + _REACH
    lines = [
        line
        for line in records.lines(passage.report, first, last)
        if passage.first <= line.number <= passage.last
        or line.heading[: len(passage.heading)] == passage.heading
    ]
    tables = records.tables(passage.report, first, last)
    items: list[Item | RowItem] = [
        item
        for item in items_of(
            passage.report, lines, [range(table.first, table.last + 1) for table in tables]
        )
        if passage.first <= item.last and item.first <= passage.last
    ]
    pages = {line.number: line.page for line in lines}
    for table in tables:
        items += _rows(passage, table, pages, records)
    return items


def _rows(
    passage: Passage, table: Table, pages: dict[int, int | None], records: Records
) -> Iterator[Item | RowItem]:
    """Yield a table's rows on the passage's lines; long cells are texts of their own."""
    figures = records.figures(passage.report, table.first, table.last)
    for row in table.rows[:_MOST_ROWS]:
        if row.last < passage.first or passage.last < row.first:
            continue
        own = tuple(figure for figure in figures if figure.first == row.first)
        found = RowItem(passage.report, table, row, pages.get(row.first), own)
        parts = found.parts()
        if parts:
            yield from parts
        else:
            yield found


def _scored(
    item: Item | RowItem, question: Understood, wanted: Wanted, hit: float, info: ReportInfo
) -> Evidence:
    if isinstance(item, RowItem):
        heading: tuple[str, ...] = (*item.table.heading, item.table.caption)
        columns, near = item.column_text, " ".join(_matters(heading))
        focus = _focus(item, question)
    else:
        heading = item.heading
        above = heading[:-1] if is_heading(item) else heading
        columns = ""
        near = " ".join((*(parent.text for parent in item.parents), *_matters(above)))
        focus = 0.0
    credits = most(
        wanted.credits(item.text),
        scaled(wanted.credits(columns), _COLUMN),
        scaled(wanted.credits(near), _NEAR),
        scaled(wanted.credits(" ".join(heading)), _OUTER),
        scaled(wanted.credits(info.title), _TITLE),
        scaled(wanted.credits(info.body), _BODY),
    )
    fit = kind_fit(item, question)
    credits = most(credits, tuple(_AS_UNIT * fit * says_unit(name.text) for name in wanted.names))
    cover = wanted.share(credits)
    score = cover + _KIND * fit + _HIT * hit + _FOCUS * focus + _timely(item, question)
    if question.bodies and info.body not in question.bodies:
        score -= _OTHER_BODY
    if isinstance(item, Item) and _only_announces(item):
        score -= _BARE
    return Evidence(item, score, cover, fit, credits)


def _matters(heading: Sequence[str]) -> list[str]:
    """Return the two innermost headings that name a matter (not 사업개요)."""
    return [text for text in reversed(heading) if not is_recurring(text)][:2]


def _focus(item: RowItem, question: Understood) -> float:
    """Return how much of a row's label the question says: its exact name is the best sign.

    A total (소계) stands for what the label says besides.
    """
    labels = [label for label in item.labels if not is_total(label)]
    plain, asked = squeezed(" ".join(labels)), squeezed(question.search)
    if not plain:
        return 1.0 if re.search(r"총|전체|합계|모두", question.search) else 0.3
    inside = sum(len(word) for word in re.findall(r"[가-힣a-z0-9&+]+", plain) if word in asked)
    return min(1.0, inside / len(plain))


def _only_announces(item: Item) -> bool:
    """Say whether an item is a heading that says nothing by itself (□ 사업개요)."""
    announces = (
        item.level < 2 and is_heading(item) and not re.search(r"\d.*[:：]|[:：].*\d", item.text)
    )
    return is_recurring(item.text) or announces


def context_of(item: Item | RowItem) -> str:
    """Return an item's text with all that stands around it: parents, columns, headings."""
    if isinstance(item, RowItem):
        return " ".join((item.text, item.column_text, *item.table.heading, item.table.caption))
    return " ".join((item.text, *(parent.text for parent in item.parents), *item.heading))


def _timely(item: Item | RowItem, question: Understood) -> float:
    """Reward evidence on the year asked about, by its words or its report; else take off."""
    if not question.years:
        return 0.0
    context = context_of(item)
    favoured = item.report in question.favoured
    if any(names_year(context, year) for year in question.years):
        return _YEAR * (1.5 if favoured else 1.0)
    if other_year(item.text, question.years):
        return 0.0 if favoured else -_YEAR
    return _YEAR if favoured else -_YEAR
