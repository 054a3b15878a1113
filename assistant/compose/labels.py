"""The label of a statement that gives one kind of answer (위치 : …), and the texts around it."""

from __future__ import annotations

import re

from assistant.compose.items import Item
from assistant.compose.matching import squeezed
from assistant.compose.rows import RowItem

# What stands before the colon of a statement that gives such an answer, and nothing else.
_LABELS: dict[str, re.Pattern[str]] = {
    kind: re.compile(words)
    for kind, words in (
        ("when", r"일시|기간|시기|일정|기한|예정일|개관|개최|준공|착공|날짜"),
        ("where", r"위치|장소|소재지?|주소|대상지|개최지"),
        (
            "who",
            r"^(?!.*(?:선정|공모|모집)$).*(?:담당|수탁|위탁)|(?:운영|대행|시행|수행|추진|협력)(?:기관|주체|사|부서)|주관|주최|법인",
        ),
        ("name", r"명칭|이름|(?:시설|사업|행사|기관|단체|제품|과제)명"),
        ("reason", r"목적|배경|취지|사유|원인|이유|필요성"),
    )
}
_LABEL = re.compile(r"[^:：]{1,24}(?=[:：]\s*\S)|[(<【〈][^)>】〉:：]{1,14}(?=[)>】〉]\s*\S)")


def labelled_as(item: Item | RowItem, kind: str) -> bool:
    """Say whether a statement, a row or the parent of one says by its label what it tells."""
    if isinstance(item, RowItem):
        return True
    texts = [item.text, *(parent.text for parent in item.parents[-1:])]
    labels = (match[0] for text in texts if (match := _LABEL.match(text)))
    return any(_LABELS[kind].search(squeezed(label)) for label in labels)


def has_label(kind: str) -> bool:
    """Say whether there are labels of a kind of answer."""
    return kind in _LABELS


def with_above(item: Item | RowItem) -> str:
    """Return a statement's text with its parent, a row's with the headings of its columns."""
    if isinstance(item, RowItem):
        return f"{item.text} {item.column_text}"
    return f"{item.parents[-1].text} {item.text}" if item.parents else item.text


def own_text(item: Item | RowItem) -> str:
    """Return a statement's text, a row's with the headings of its columns."""
    return f"{item.text} {item.column_text}" if isinstance(item, RowItem) else item.text
