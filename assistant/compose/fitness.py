"""Whether a statement holds the kind of answer that a question asks for."""

from __future__ import annotations

import re

from assistant.compose.counting import asks_all, listed_counts, names_each, stated_count
from assistant.compose.defining import definition_fit
from assistant.compose.happening import names_event
from assistant.compose.items import Item
from assistant.compose.labels import has_label, labelled_as, own_text, with_above
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem, things_across
from assistant.compose.time_fit import time_fit
from assistant.compose.unit_fit import measure_fit, unit_fit
from assistant.question import Understood
from ingest.cleaning import clean

# For each kind of answer, what marks it for certain and what hints at it.
_SIGNS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    kind: (re.compile(sure), re.compile(hint))
    for kind, sure, hint in (
        (
            "list",
            r"(?:[가-힣)]\s?(?:[,·/]\s?[가-힣(]|→\s?[가-힣]).*){2}",
            r"[가-힣)]\s?[,·/:]\s?[가-힣(]",
        ),
        (
            "where",
            r"위\s*치|장\s*소|소재지",
            r"일대|일원|(?<![지구용권광영내수통방])역(?=[\s(]*(?:\d|출구|인근|부근|앞|도보))|\d호선|\d층|번지|[가-힣]+구\s?[가-힣]+동|[가-힣]+[로길]\s?\d+",
        ),
        (
            "who",
            r"☎|담당|수탁(?!\s?기관\s?(?:선정|공모|모집)(?!.*\())|(?<!수)위탁(?!\s*(?:기간|계약))|법인|대행|(?:운영|협력|시공)사|협력\)"
            r"|운영\s*(?:기관|주체|방식)|주[관최]|수행\s*(?:기관|업체|사(?!업)|자)|대\s*상",
            r"과장|팀장|[가-힣]{2,}(?:과|팀|센터|재단|공사|진흥원|협회|연구원|대학교?)(?:\W|$)|㈜|\(주\)",
        ),
        (
            "name",
            r"(?:['‘](?!\d\d)|[“\"「『<《])[^'’”\"」』>》\d][^'’”\"」』>》]{1,23}['’”\"」』>》]",
            r"명칭|이름|[가-힣]명\s?[:：]",
        ),
        (
            "reason",
            r"목\s*적|배\s*경|취\s*지|근\s*거|사유|때문|까닭|이유",
            r"위해|위한|위하여|필요|도모|기여|하고자|방지|막기|예방|우려|부족|감안|고려|로\s인[해한]"
            r"|[가-힣](?:[아어려여]져|므로|면서|지\s?않아|없어|못해|못하여)(?=[\s,])|에\s?따[라른]"
            r"|[가-힣]{2}로\s.{0,30}(?:감소|지연|미달|하락|축소|취소|중단|제외|연기|폐지|못\s?미|모자라)"
            r"|[을를]\s?(?:따[와온서]|본[떠뜬])|(?:의미|뜻|특성|취지)[을를]\s?(?:담|반영|살)"
            r"|[,⇒→]\s[^,⇒→]{0,20}(?:확대|강화|제고|확보|해소|유도|활성화|향상|절감)\s*$",
        ),
        (
            "status",
            r"\d\s*%|완료|추진\s*중|공정률|착공|준공|개관",
            r"예정|진행|체결|선정|운영|실적",
        ),
    )
}
# What a clock shows, and how it is asked for.
_CLOCK_ASKED = re.compile(r"몇\s?시(?!간|[가-힣]?(?:설|군|도|민))|\bwhat time\b")
_CLOCK = re.compile(r"\d{1,2}\s?시(?![간설장])|(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d")
_STATED = 2.0  # the level from which a text is a statement, and no title (… 위한 센터 운영)
_HINTED = 0.6  # what a statement counts that only hints at the kind of answer
_UNSURE = 0.85  # what the words of a kind count that stand within a statement


def kind_fit(item: Item | RowItem, question: Understood) -> float:
    """Return 0 to 1: whether a statement holds the kind of answer that was asked for."""
    if question.kind == "definition":
        return definition_fit(item, question)
    if question.kind == "when" and names_event(question.search) and not question.units:
        return time_fit(item, question)
    if question.kind == "when" or question.kind in _SIGNS:
        said = time_fit if question.kind == "when" else _signed
        units = unit_fit(item, question) if question.units else 0.0
        return max(said(item, question), units, _lists(item, question))
    if _CLOCK_ASKED.search(question.search):
        return float(_CLOCK.search(item.text) is not None)
    if question.units:
        return unit_fit(item, question) * measure_fit(item, question)
    if question.kind in ("figure", "compare"):
        return 1.0 if re.search(r"\d", item.text) else 0.0
    return 0.0


def _signed(item: Item | RowItem, question: Understood) -> float:
    """Return how surely a statement's words are those of a kind of answer."""
    kind = question.kind
    sure, hint = _SIGNS[kind]
    text = with_above(item)
    titled = kind == "reason" and isinstance(item, Item) and _is_title(item)
    hinting = _without_remark(item) if kind == "reason" else text
    sign = _HINTED if hint.search(hinting) and not titled else 0.0
    if sure.search(text if kind not in ("who", "list") else own_text(item)):
        sign = _UNSURE
    if not has_label(kind):
        return 1.0 if sign == _UNSURE else sign
    certain = labelled_as(item, kind) and (sign or not isinstance(item, RowItem))
    return 1.0 if certain else sign


def _without_remark(item: Item | RowItem) -> str:
    """Return a statement with what it stands under, without a remark on that (※ 변경될 수 있음)."""
    if isinstance(item, RowItem) or not item.parents:
        return with_above(item)
    return f"{item.parents[-1].text.partition('※')[0]} {item.text}"


def _is_title(item: Item) -> bool:
    """Say whether an item only names what it opens (□ … 위한 센터 운영), with no label."""
    return item.level < _STATED and not re.search(r"[:：]", item.text)


def _lists(item: Item | RowItem, question: Understood) -> float:
    """Return how surely a statement lists what is asked for, be it places or offices.

    A row that the question names does, and a remark; a text that lists as many as are asked for.
    """
    count = stated_count(question.search)
    if isinstance(item, RowItem):
        if count and things_across(item) == count:
            return _UNSURE
        return float(question.kind == "list" and _names_row(item, question))
    if count and count in listed_counts(item.text):
        return _UNSURE
    all_named = names_each(question.question) or asks_all(question.question)
    each = item.is_note and all_named
    return float(each and _SIGNS["list"][0].search(item.text) is not None)


def _names_row(item: RowItem, question: Understood) -> bool:
    """Say whether a question names a row whose cells are what it lists (핵심가치)."""
    label = squeezed(item.labels[-1]) if item.labels else ""
    cells = {clean(cell) for cell in item.row.cells}
    texts = [cell for cell in cells if cell and not re.search(r"\d", cell)]
    return len(label) > 2 and label in squeezed(question.search) and len(texts) > 2
