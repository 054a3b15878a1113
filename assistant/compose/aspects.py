"""What a question asks for of one matter besides the first: its place, size, time, operator."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

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
_LABEL = re.compile(r"[(\[<【]([^:：()\[\]]{2,14})[)\]>】]|([^:：()\[\]]{2,14})\s*[:：]")


class _Aspect(NamedTuple):
    """One thing to be asked of a matter: how it is asked, how it is labelled, how it is said.

    One that is rarely labelled is told ``anywhere`` in a statement.
    """

    asked: re.Pattern[str]
    label: re.Pattern[str]
    said: re.Pattern[str]
    anywhere: bool = False


def _aspect(asked: str, label: str, said: str = r"(?!)", *, anywhere: bool = False) -> _Aspect:
    return _Aspect(re.compile(asked), re.compile(label), re.compile(said), anywhere)


_ASPECTS = (
    _aspect(
        r"어디(?!서나)|위치|소재지|주소|장소|번지|건물\s?이름|(?:어느|무슨|어떤)\s?(?:건물|호텔|빌딩|역(?![가-힣]{2}))"
        r"|\b(?:where|venue|location|(?:which|what) (?:hotel|hall|building))\b",
        r"위치|장소|소재지|주소|대상지",
        r"일대에|번지|[가-힣]{2,}[로길]\s?\d",
    ),
    _aspect(
        r"언제|며칠|기간|일시|시기|날짜|[가-힣][은는한]\s날|\bwhen\b|\bperiod\b",
        r"기간|일시|시기|일정|기한",
        r"\d\s?~|['’‘]\d\d\.|\d\s?월|\d{4}년",
    ),
    _aspect(
        r"(?:어느|어떤|무슨)\s(?:회사|업체|기업|법인|기관|단체)|(?:누가|어디가|누구에게|어디에)\s(?:맡|운영)"
        r"|(?:업체|회사|기업|법인|기관|단체|대학)[가이은는]?\s(?:어디|누구)|맡(?:아|은|을|긴|길|겨|고)"
        r"|(?:위탁|수탁|운영|대행|시행)\s?(?:기관|업체|법인|사|주체|자)"
        r"|\b(?:entrusted|operated by|operator)\b",
        r"(?:위탁|수탁|대행)(?:기관|업체|법인|사|자)?$|운영(?:기관|주체|사|방식|업체)|시행(?:자|기관)",
        r"(?:위탁|대행)\s?\(|(?:위탁|수탁)(?:기관|법인|업체)[:：(]",
    ),
    _aspect(
        r"(?:계약|위탁|협약|수탁|맡은|맡는|맡긴)\S{0,3}\s(?:[가-힣]+\s)?"
        r"(?:언제(?:까지|부터)|언제\s(?:끝|만료|종료)|끝|기간|만료|종료)|(?:계약|위탁|협약|수탁)\s?기간",
        r"(?:위탁|계약|협약|수탁)기간",
        r"(?:위탁|계약|협약|수탁)기간",
    ),
    _aspect(
        r"[자본][기인]?\s?부담|(?:우리|제|저희|내|회사|기업|업체)\S{0,3}\s(?:\S+\s){0,3}(?:내야|내나|내는|부담|냅니까)",
        r"자부담|분담",
        r"자부담|분담|기업\d+%",
        anywhere=True,
    ),
    _aspect(
        r"규모|면적|넓이|크기|얼마나\s?넓|몇\s?(?:㎡|제곱미터|평)"
        r"|\b(?:size|floor area|how large)\b",
        r"규모|면적",
        r"\d\s?(?:㎡|평)",
    ),
    _aspect(r"예산|사업비|\bbudget\b", r"예산|사업비", r"(?:예산|사업비)"),
    _aspect(r"지원\s?대상|참여\s?대상|누구를|\beligible\b", r"대상"),
)


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
    for aspect in _ASPECTS:
        if not aspect.asked.search(question.search) or _says(best.item, aspect):
            continue
        named = [e for e in evidence[1:] if _named(e.item, aspect)]
        beside = (e for e in named if _beside(e.item, best.item))
        likeliest = next(beside, None) or next((e for e in named if _as_well(e, best)), None)
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


def _says(item: Item | RowItem, aspect: _Aspect) -> bool:
    """Say whether a statement tells an aspect, by its label, its columns or its words."""
    columns = squeezed(item.column_text) if isinstance(item, RowItem) else ""
    text = item.text if isinstance(item, RowItem) else f"{_above(item)} {item.text}"
    return bool(
        _named(item, aspect) or aspect.label.search(columns) or aspect.said.search(squeezed(text))
    )


def _named(item: Item | RowItem, aspect: _Aspect) -> bool:
    """Say whether a statement is labelled as the aspect asked for (위치 : …), or tells it so."""
    if isinstance(item, RowItem):
        return any(aspect.label.search(squeezed(label)) for label in item.labels[-1:])
    label = _LABEL.match(item.text)
    if label is not None and aspect.label.search(squeezed(label[1] or label[2])):
        return True
    return aspect.anywhere and aspect.said.search(squeezed(item.text)) is not None


def _above(item: Item) -> str:
    return item.parents[-1].text if item.parents else ""


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
