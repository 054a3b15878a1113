"""Candidates for an answer: the items and table rows around the passages that were found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.items import Item, items_of
from assistant.matching import TermWeights, squeezed
from assistant.question import Understood
from assistant.rows import RowItem
from index.records import Records
from index.retrieve import Hit
from ingest.model import Table
from ingest.quantity import parse_quantities
from ingest.units import same_unit

_HITS_READ = 10
_REACH = 14  # lines beyond a passage that may belong to its last item's list
_MOST_ROWS = 150

# What words outside the statement itself count for: its parent's, its heading's.
_PARENT, _HEADING, _REPORT = 0.75, 0.6, 0.3
# How much each sign weighs against the share of the question's words (1).
_KIND, _HIT, _FAVOURED, _YEAR, _FOCUS = 0.18, 0.30, 0.06, 0.10, 0.12


@dataclass(frozen=True, slots=True)
class Evidence:
    """An item or a row with its score; ``covered`` are the question's terms it accounts for."""

    item: Item | RowItem
    score: float
    cover: float
    covered: frozenset[str]

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
    question: Understood, hits: Sequence[Hit], terms: TermWeights, records: Records
) -> list[Evidence]:
    """Return the candidates around the best passages, best first.

    A candidate is scored by the question's words that it, its parents and its headings contain,
    weighted by rarity; by whether it holds the kind of answer asked for; by its passage's score;
    by its report and year.
    """
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    best: dict[tuple[str, int, int, bool], Evidence] = {}
    for hit in hits[:_HITS_READ]:
        share = max(hit.score, 0.0) / top
        for item in candidates(hit, records):
            evidence = _scored(item, question, terms, share, records)
            key = (item.report, *span(item), isinstance(item, RowItem))
            if key not in best or evidence.score > best[key].score:
                best[key] = evidence
    return sorted(best.values(), key=lambda evidence: evidence.key)


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
        items += _rows(passage.report, table, passage.first, passage.last, pages)
    return items


def _rows(
    report: str, table: Table, first: int, last: int, pages: dict[int, int | None]
) -> list[RowItem]:
    touched = [row for row in table.rows if row.first <= last and first <= row.last]
    return [
        RowItem(report, table, row, pages.get(row.first)) for row in touched[:_MOST_ROWS]
    ]


def _scored(
    item: Item | RowItem, question: Understood, terms: TermWeights, hit: float, records: Records
) -> Evidence:
    if isinstance(item, RowItem):
        own, near = terms.found_in(item.text), terms.found_in(_columns(item))
        above = terms.found_in(" ".join((*item.table.heading, item.table.caption)))
        focus = _focus(" ".join(item.labels), question)
    else:
        own, near = terms.found_in(item.text), terms.found_in(" ".join(parent.text for parent in item.parents))
        above = terms.found_in(" ".join(item.heading))
        focus = 0.0
    info = records.report(item.report)
    whole = terms.found_in(f"{info.title} {info.body}")
    cover = (
        terms.share(own)
        + _PARENT * terms.share(near - own)
        + _HEADING * terms.share(above - near - own)
        + _REPORT * terms.share(whole - above - near - own)
    )
    score = (
        cover
        + _KIND * kind_fit(item, question)
        + _HIT * hit
        + _FAVOURED * (item.report in question.favoured)
        + _YEAR * _has_year(item, question)
        + _FOCUS * focus
        - (0.25 if isinstance(item, Item) and _is_bare_heading(item) else 0.0)
    )
    return Evidence(item, score, cover, own | near | above | whole)


def _columns(item: RowItem) -> str:
    return " ".join(label for path in item.table.columns for label in path)


def _focus(label: str, question: Understood) -> float:
    """Return how much of a row's label the question says: its exact name is the best sign."""
    plain, asked = squeezed(label), squeezed(question.search)
    if not plain:
        return 0.0
    inside = sum(len(word) for word in re.findall(r"[가-힣a-z0-9&+]+", plain) if word in asked)
    return min(1.0, inside / len(plain))


def _is_bare_heading(item: Item) -> bool:
    return bool(item.heading) and squeezed(item.text) == squeezed(item.heading[-1])


def _has_year(item: Item | RowItem, question: Understood) -> bool:
    if not question.years:
        return False
    text = item.text if isinstance(item, Item) else f"{item.text} {_columns(item)}"
    text += " ".join(item.heading if isinstance(item, Item) else item.table.heading)
    return any(
        re.search(rf"(?<!\d){year}(?!\d)|['’‘]\s?{year % 100:02d}(?!\d)|(?<!\d){year % 100:02d}년", text)
        for year in question.years
    )


_SIGNS = {
    "when": re.compile(r"\d\s*(?:월|일|년)|['’‘]\d\d|\d\.\s?\d|상반기|하반기|분기|연중|~"),
    "where": re.compile(r"위\s*치|장\s*소|소재|일대|[가-힣]+구\s|[가-힣]+동|층|번지|[가-힣]+로\s?\d"),
    "who": re.compile(r"담당|과장|팀장|☎|위탁|수행|운영기관|주관|[가-힣]{2,}과(?:\W|$)|[가-힣]{2,}팀(?:\W|$)|법인"),
    "reason": re.compile(r"목적|배경|위해|위한|위하여|필요|도모|대응|취지|때문|근거|기여|하고자"),
    "definition": re.compile(r"[가-힣A-Za-z)]\s*:\s|이란|말한다|말함|의미|뜻|하는\s*(?:사업|제도|시설|것)|내용|개요"),
    "status": re.compile(r"\d\s*%|완료|추진\s*중|예정|준공|착공|개관|공정률|진행|체결|선정"),
}


def kind_fit(item: Item | RowItem, question: Understood) -> float:
    """Return 0 to 1: whether a statement holds the kind of answer that was asked for."""
    text = item.text if isinstance(item, Item) else f"{item.text} {_columns(item)}"
    if isinstance(item, Item) and item.parents:
        text = f"{item.parents[-1].text} {text}"
    if question.units:
        return _has_unit(item, question)
    if question.kind in ("figure", "compare"):
        return 1.0 if re.search(r"\d", item.text) else 0.0
    signs = _SIGNS.get(question.kind)
    return 1.0 if signs is not None and signs.search(text) else 0.0


def _has_unit(item: Item | RowItem, question: Understood) -> float:
    """Look for a number of the right unit family; a table's unit counts for its bare cells."""
    found = parse_quantities(item.text)
    if any(q.unit and any(_family(q.unit, wanted) for wanted in question.units) for q in found):
        return 1.0
    if isinstance(item, RowItem):
        around = item.around + (item.table.unit or "")
        return 0.8 if _UNIT_WORDS(around, question.units) and re.search(r"\d", item.text) else 0.2
    return 0.3 if found else 0.0


def _family(unit: str, wanted: str) -> bool:
    return same_unit(unit, wanted) or (wanted == "%" and unit == "%p")


def _UNIT_WORDS(text: str, units: frozenset[str]) -> bool:  # noqa: N802
    words = {"원": r"원|예산|액", "%": r"%|률|율|비중", "명": r"명|원|인원|자"}
    return any(re.search(words.get(unit, re.escape(unit)), text) for unit in units)
