"""The things that may be asked of a matter besides the first, and how statements tell them."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem

_LABEL = re.compile(r"[(\[<【]([^:：()\[\]]{2,14})[)\]>】]|([^:：()\[\]]{2,14})\s*[:：]")


class Aspect(NamedTuple):
    """One thing to be asked of a matter: how it is asked, how it is labelled, how it is said.

    One that is rarely labelled is told ``anywhere`` in a statement.
    """

    asked: re.Pattern[str]
    label: re.Pattern[str]
    said: re.Pattern[str]
    anywhere: bool = False


def _aspect(asked: str, label: str, said: str = r"(?!)", *, anywhere: bool = False) -> Aspect:
    return Aspect(re.compile(asked), re.compile(label), re.compile(said), anywhere)


ASPECTS = (
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


def says(item: Item | RowItem, aspect: Aspect) -> bool:
    """Say whether a statement tells an aspect, by its label, its columns or its words."""
    columns = squeezed(item.column_text) if isinstance(item, RowItem) else ""
    text = item.text if isinstance(item, RowItem) else f"{_above(item)} {item.text}"
    return bool(
        named(item, aspect) or aspect.label.search(columns) or aspect.said.search(squeezed(text))
    )


def named(item: Item | RowItem, aspect: Aspect) -> bool:
    """Say whether a statement is labelled as the aspect asked for (위치 : …), or tells it so."""
    if isinstance(item, RowItem):
        return any(aspect.label.search(squeezed(label)) for label in item.labels[-1:])
    label = _LABEL.match(item.text)
    if label is not None and aspect.label.search(squeezed(label[1] or label[2])):
        return True
    return aspect.anywhere and aspect.said.search(squeezed(item.text)) is not None


def _above(item: Item) -> str:
    return item.parents[-1].text if item.parents else ""
