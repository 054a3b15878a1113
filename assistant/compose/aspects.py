"""What a question asks for of one matter besides the first: its place, size, time, operator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.compose.aspect_kinds import ASPECTS, named, says
from assistant.compose.candidates import span
from assistant.compose.cells_labels import core
from assistant.compose.cells_words import MEASURES
from assistant.compose.evidence import Evidence
from assistant.compose.fitness import kind_fit
from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem, is_total
from assistant.question import Understood

_FITTING = 0.5  # how well the best statement answers what is asked first
_REACH = 14  # lines between two statements of one matter
_SHORT_TABLE = 15  # rows of a table that may stand on its side
_LOOKED_AT = 40  # statements among which one with another measure is sought
# What a statement elsewhere speaks of at least, of all that is asked and of what the best has.
_WELL, _NEARLY = 0.8, 0.85
_AS_MUCH = 0.5  # how much of what the best speaks of another measure's statement speaks of
_SURELY = 0.8  # how surely it holds that measure
_PAGE = 30  # lines within which it stands
_TWO_LABELS = re.compile(
    r"(?P<one>[가-힣A-Za-z]{2,})(?:과|와|이랑|랑|하고|,|\s및)\s(?P<other>[가-힣A-Za-z]{2,}?)(?:[은는이가을를도]|\s|[?.,]|$)"
)
_HEAD = re.compile(r"[^:：]{2,24}[:：]")
# What a row counts by its label.
_COUNTING = {
    "명": re.compile(r"인원|[자생]수$|[정현]원$"),
    "㎡": re.compile(r"면적|규모"),
    "원": re.compile(r"예산|금액|사업비"),
}


def unsaid(evidence: Sequence[Evidence], question: Understood) -> Iterator[Evidence]:
    """Yield the statements of the best one's matter that say what is asked and it does not say.

    A question for a place and its size is answered by two lines of a section, or by two rows of a
    table, where rows may be asked for by their names, too. Only what is labelled as the thing
    asked for is taken, and the likeliest of each.

    Parameters
    ----------
    evidence
        Candidates, best first; at least one.
    """
    best = evidence[0]
    yield from rows_asked(evidence, question)
    if best.fit < _FITTING and question.kind != "other":
        return
    yield from _measures_asked(evidence, question)
    yield from labels_asked(evidence, question)
    for aspect in ASPECTS:
        if not aspect.asked.search(question.search) or says(best.item, aspect):
            continue
        labelled = [e for e in evidence[1:] if named(e.item, aspect)]
        beside = (e for e in labelled if _beside(e.item, best.item))
        likeliest = next(beside, None) or next((e for e in labelled if _as_well(e, best)), None)
        if likeliest is not None:
            yield likeliest


def _as_well(evidence: Evidence, best: Evidence) -> bool:
    """Say whether a statement elsewhere in the report speaks of the matter as the best one does."""
    same = evidence.item.report == best.item.report
    return same and evidence.cover >= max(_WELL, _NEARLY * best.cover)


def labels_asked(evidence: Sequence[Evidence], question: Understood) -> Iterator[Evidence]:
    """Yield what stands beside the best statement under a label asked for besides its own.

    (총사업비와 공정률은?: 공정률 : 62.3%)
    """
    best = evidence[0].item
    pair = _TWO_LABELS.search(question.search)
    if pair is None or isinstance(best, RowItem):
        return
    label = _HEAD.match(best.text)
    words = [squeezed(pair[name]) for name in ("one", "other")]
    if label is None or not any(word in squeezed(label[0]) for word in words):
        return
    for word in words:
        if word in squeezed(best.text):
            continue
        for candidate in evidence[1:]:
            found = _HEAD.match(candidate.item.text)
            if found and word in squeezed(found[0]) and _beside(candidate.item, best):
                yield candidate
                break


def _measures_asked(evidence: Sequence[Evidence], question: Understood) -> Iterator[Evidence]:
    """Yield the likeliest statements beside the best one with what it lacks of what is asked.

    That is a number of a unit (언제 열었고 몇 개사가 있나), or a date where a number comes first.
    """
    best = evidence[0]
    if question.kind not in ("when", "where") or not question.units:
        return
    asks = [replace(question, units=frozenset())]
    asks += [
        replace(question, kind="figure", units=frozenset({unit})) for unit in sorted(question.units)
    ]
    for ask in asks:
        if kind_fit(best.item, ask) >= _FITTING:
            continue
        fitting = (
            e
            for e in evidence[1:_LOOKED_AT]
            if e.cover >= _AS_MUCH * best.cover
            and _near(e.item, best.item)
            and kind_fit(e.item, ask) >= _SURELY
        )
        likeliest = next(fitting, None)
        if likeliest is not None:
            yield likeliest


def rows_asked(evidence: Sequence[Evidence], question: Understood) -> Iterator[Evidence]:
    """Yield the other rows of the best one's table that are asked for by name (정원과 현원).

    In a table that stands on its side the measures are rows.
    """
    best = evidence[0].item
    if not isinstance(best, RowItem) or len(best.table.rows) > _SHORT_TABLE or not best.labels:
        return
    place, said = (best.report, best.table.first), {best.labels[-1:]}
    for candidate in evidence[1:]:
        row = candidate.item
        if not isinstance(row, RowItem) or (row.report, row.table.first) != place:
            continue
        if not row.labels or row.labels[-1:] in said:
            continue
        if _row_asked(row, question.search) or _counts_other(row, best, question):
            said.add(row.labels[-1:])
            yield candidate


def _counts_other(row: RowItem, best: RowItem, question: Understood) -> bool:
    """Say whether a row counts, by its label, another thing that is asked for than the best one.

    (몇 개 학과에 몇 명: the rows 학과 and 인원)
    """
    told, other = (squeezed(row.labels[-1]), squeezed(best.labels[-1]))
    units = [unit for unit in sorted(question.units) if unit in _COUNTING]
    return len(question.units) > 1 and any(
        _COUNTING[unit].search(told) and not _COUNTING[unit].search(other) for unit in units
    )


def _row_asked(row: RowItem, text: str) -> bool:
    """Say whether a text has a row's label as a word, or what is said for it (근무 인원)."""
    label = core(row.labels[-1]) if row.labels else ""
    if len(label) < 2 or is_total(label):
        return False
    spelt = r"\s?".join(map(re.escape, squeezed(label)))
    if squeezed(label) in squeezed(text) and re.search(
        rf"(?<![가-힣\w]){spelt}(?:[은는이가을를과와의도,?]|이랑|하고|\s|$)", text.lower()
    ):
        return True
    groups = (measure for group in MEASURES for measure in group)
    return any(m.column.search(label) and m.asked.search(text) for m in groups)


def _near(item: Item | RowItem, best: Item | RowItem) -> bool:
    """Say whether a statement stands within some lines of another in its report."""
    (first, last), (start, end) = span(item), span(best)
    return item.report == best.report and max(first - end, start - last) <= _PAGE


def _beside(item: Item | RowItem, best: Item | RowItem) -> bool:
    """Say whether a statement stands under the heading of another, and near it."""
    if item.report != best.report or item == best:
        return False
    own, other = _heading(item), _heading(best)
    shared = min(len(own), len(other))
    if own[:shared] != other[:shared]:
        return False
    (first, last), (start, end) = span(item), span(best)
    return max(first - end, start - last) <= _REACH


def _heading(item: Item | RowItem) -> tuple[str, ...]:
    return item.table.heading if isinstance(item, RowItem) else item.heading
