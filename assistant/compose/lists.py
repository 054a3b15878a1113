"""Whole lists: the children of an item or heading, or a table's rows, in the report's order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.candidates import span
from assistant.compose.counting import (
    NAMING,
    asks_all,
    listed_counts,
    names_each,
    stated_count,
    states_count,
)
from assistant.compose.evidence import Evidence
from assistant.compose.filtered import filtered_rows
from assistant.compose.items import Item
from assistant.compose.labelled import labelled_list, other_label
from assistant.compose.matching import Wanted, squeezed
from assistant.compose.rows import RowItem, is_total, things_across
from assistant.compose.sections import REACH, children_of, items_under, section_of
from assistant.question import Understood
from index.records import Records

_MOST = 15
_CLOSE = 0.08  # rows of one table this near the best score belong to the list
# How far its share of the question's names may be below that of the best; where it says the count.
_COVER_NEAR, _COVER_SURE = 0.25, 0.10
_COUNTED, _COUNTED_NEAR = 12, 0.40  # candidates whose lists are counted, and how near the best
_SAID = 0.9  # how far a candidate speaks of a name that it has
_HEADED = 0.6  # the same of things beside each other, which may stand far below the name
_BELOW, _BELOW_NEAR = 12, 0.20  # lines that a table may stand below its item; its rows' scores
_LABEL = re.compile(r"[(\[<【「][^)\]>】」]{2,20}[)\]>】」]|[^:：]{2,20}(?=[:：])")
_WHO = re.compile(r"(?:사|명|들|업체|회사|기관)$")
_NAMED = 0.15  # what a row's labels have of the question's names where the row itself is asked for


Block = Sequence[Item | RowItem]


def asks_list(question: Understood) -> bool:
    """Say whether a question asks for a list, or says how many things it wants named."""
    if question.kind == "list" or names_each(question.question):
        return True
    naming = question.kind in NAMING or question.kind == "name"
    counted = stated_count(question.search) is not None
    return naming and (counted or asks_all(question.question))


def list_items(
    evidence: Sequence[Evidence], question: Understood, wanted: Wanted, records: Records
) -> Block | None:
    """Return the list that the best candidate belongs to, or ``None`` where it is no list.

    Rows that a column tells apart come first, then the statement whose label the question has
    whole. A question that says how many things there are is answered by the best list of that
    length. Else the question's words decide how far the list reaches: the item that they name gives
    its children; a child whose parent they name, its siblings; an item whose heading they name,
    the heading's items.
    """
    count = stated_count(question.search)
    chosen = filtered_rows(evidence, question) or labelled_list(count, evidence, question)
    if chosen is not None:
        return chosen[:_MOST]
    surely = _of_count(count, evidence, question, wanted, records) if count else None
    surely = surely or _of_topic(evidence, wanted, records)
    if surely is not None:
        return surely
    best = evidence[0].item
    if isinstance(best, RowItem):
        return _rows(best, evidence, wanted)
    lists = best.is_note and max(listed_counts(best.text), default=0) > 1
    if lists and not other_label(best.text, question):
        return [best]
    rows = _named_rows(best, question, records) or _rows_below(best, evidence)
    if rows is not None:
        return rows
    section = section_of(best, records)
    own = wanted.cover(best.text)
    children = children_of(best, section)
    if len(children) > 1:
        return children[:_MOST]
    for parent in reversed(best.parents[-2:]):
        siblings = children_of(parent, section)
        if len(siblings) > 1 and wanted.cover(parent.text) >= own:
            return siblings[:_MOST]
    if wanted.cover(" ".join(best.heading)) > own:
        siblings = items_under(best, section)
        if len(siblings) > 1:
            return siblings[:_MOST]
    return None


def _tells_topic(
    one: Evidence, evidence: Sequence[Evidence], wanted: Wanted, said: float = _SAID
) -> bool:
    """Say whether a candidate has the weightiest of the names that any has (a thing's own).

    ``said`` is how far it must speak of that name.
    """
    weights = [name.weight for name in wanted.names]
    told = [max(e.credits[at] for e in evidence[:_COUNTED]) >= _SAID for at in range(len(weights))]
    named = [(weight, at) for at, weight in enumerate(weights) if told[at]]
    return bool(named) and one.credits[max(named)[1]] >= said


def _of_count(
    count: int,
    evidence: Sequence[Evidence],
    question: Understood,
    wanted: Wanted,
    records: Records,
) -> Block | None:
    """Return the best list of ``count`` things, first of those that speak of the matter."""
    told = [
        e
        for e in evidence[:_COUNTED]
        if _tells_topic(e, evidence, wanted, _HEADED if _shows(e.item, count) else _SAID)
    ]
    counted = _counted(count, told, question, records) if told else None
    return counted or _counted(count, evidence, question, records)


def _of_topic(evidence: Sequence[Evidence], wanted: Wanted, records: Records) -> Block | None:
    """Return what hangs from the item labelled as the question's matter ((물레앵커) …).

    Where the best candidate speaks of it, that decides.
    """
    if not evidence[0].credits or _tells_topic(evidence[0], evidence, wanted):
        return None
    for one in evidence[:_COUNTED]:
        item = one.item
        if not isinstance(item, Item) or not _tells_topic(one, evidence, wanted):
            continue
        label = _LABEL.match(item.text)
        if label is None or not any(
            credit >= _SAID for credit in wanted.credits(label[0]) if credit
        ):
            continue
        children = children_of(item, section_of(item, records))
        if len(children) > 1:
            return children[:_MOST]
    return None


def _shows(item: Item | RowItem, count: int) -> bool:
    """Say whether a row's table shows so many things beside each other."""
    return isinstance(item, RowItem) and things_across(item) == count


def _counted(
    count: int, evidence: Sequence[Evidence], question: Understood, records: Records
) -> Block | None:
    """Return the best list of ``count`` things among the best candidates.

    What says that there are so many is believed first; what hangs from it stands for the list
    even where one entry names two, if no other list has the length.
    """
    best = evidence[0]
    close = [e for e in evidence[:_COUNTED] if e.score >= best.score - _COUNTED_NEAR]
    near = [e.item for e in close if e.cover >= best.cover - _COVER_NEAR]
    sure = [e.item for e in close if e.cover >= best.cover - _COVER_SURE]
    hanging: list[Block] = []
    for item in sure:
        if not isinstance(item, Item) or not states_count(item.text, count):
            continue
        if count in listed_counts(item.text):
            return [item]
        hanging.append(children_of(item, section_of(item, records)))
    for item in near:
        if _shows(item, count):
            return [item]
        listing = isinstance(item, Item) and count in listed_counts(item.text)
        if listing and not other_label(item.text, question):
            return [item]
        block = next((found for found in _lists(item, records) if len(found) == count), None)
        if block is not None:
            return block
    rows = (_rows_of(count, item, records) for item in near if isinstance(item, Item))
    found = next(filter(None, rows), None)
    if found is None:
        found = next((block[:_MOST] for block in hanging if len(block) > 1), None)
    return found


def _rows_of(count: int, item: Item, records: Records) -> Block | None:
    """Return the rows of a table of ``count`` rows under an item's own heading."""
    lines = records.lines(item.report, max(1, item.first - REACH), item.last + REACH)
    own = [line.number for line in lines if line.heading == item.heading]
    for table in records.tables(item.report, own[0], own[-1]) if own else ():
        if table.heading == item.heading and table.rows:
            rows = _whole(RowItem(item.report, table, table.rows[0], item.page))
            if len(rows) == count:
                return rows
    return None


def _lists(item: Item | RowItem, records: Records) -> Iterator[Block]:
    """Yield the lists that a candidate may stand for."""
    if isinstance(item, RowItem):
        yield _whole(item)
        return
    section = section_of(item, records)
    yield children_of(item, section)
    for parent in reversed(item.parents[-2:]):
        yield children_of(parent, section)
    yield items_under(item, section)


def _whole(row: RowItem) -> Sequence[RowItem]:
    """Return all rows of a row's table but its totals."""
    rows = [RowItem(row.report, row.table, other, row.page) for other in row.table.rows]
    return [found for found in rows if not any(map(is_total, found.labels))]


def _named_rows(best: Item, question: Understood, records: Records) -> Sequence[RowItem] | None:
    """Return the rows of a table under the same heading whose column is what is asked for."""
    asked = question.names[-1] if question.names else ""
    last = best.last + REACH
    lines = [x for x in records.lines(best.report, best.first, last) if x.heading == best.heading]
    if len(asked) < 2 or not lines:
        return None
    for table in records.tables(best.report, lines[0].number, lines[-1].number):
        labels = [*table.corner, *(label for path in table.columns for label in path)]
        if len(table.rows) > 1 and any(_heads(asked, label) for label in labels):
            return [RowItem(best.report, table, row, best.page) for row in table.rows[:_MOST]]
    return None


def _heads(asked: str, label: str) -> bool:
    """Say whether a column's label has what is asked for, or all of it but who that is (판매사)."""
    bare = _WHO.sub("", asked)
    last = squeezed(label.split()[-1]) if label.split() else ""
    return asked in squeezed(label) or (bare != asked and len(bare) > 1 and bare == last)


def _rows_below(best: Item, evidence: Sequence[Evidence]) -> Sequence[RowItem] | None:
    """Return the rows of the table that an item announces."""
    for candidate in evidence[1:_COUNTED]:
        row = candidate.item
        near = candidate.score >= evidence[0].score - _BELOW_NEAR
        if near and isinstance(row, RowItem) and row.report == best.report:
            below = 0 < row.table.first - best.last <= _BELOW
            if below and len(row.table.rows) > 1:
                return _whole(row)[:_MOST]
    return None


def _rows(best: RowItem, evidence: Sequence[Evidence], wanted: Wanted) -> Block | None:
    """Return the rows nearly as good as the best, or all where the question names none."""
    if wanted.cover(" ".join(best.labels)) < _NAMED and len(best.table.rows) > 1:
        return _whole(best)[:_MOST]
    place = (best.report, best.table.first)
    rows = [
        candidate.item
        for candidate in evidence
        if isinstance(candidate.item, RowItem)
        and (candidate.item.report, candidate.item.table.first) == place
        and candidate.score >= evidence[0].score - _CLOSE
    ]
    rows.sort(key=span)
    return rows[:_MOST] if len(rows) > 2 else None
