"""Counts of what a statement lists itself: 가과, 나과 등 2개 부서; 모두 2곳입니다: 가, 나."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.verify.found import AMOUNT, Found
from assistant.verify.places import COMPUTED, NONE

_LISTED_BEFORE = re.compile(r"\s등\s?(?:모두|총)?\s?$")
_LISTED_BEHIND = re.compile(r"(?:\s?[가-힣]+)?(?:입니다|이다|임|으로|로)?\s?[:：]\s")
_CLAUSE = re.compile(r"[:：;]\s|(?<=[다음함은는])[.\s]\s?")
_BRACKETS = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(
    r"\s?,\s(?:그리고\s)?|\s?[·ㆍ‧]\s?|(?<=[가-힣])[과와]\s(?=[가-힣A-Za-z])|\s(?:및|그리고)\s"
)
_LETTER = re.compile(r"[가-힣A-Za-z]{2}")


def with_counts(text: str, found: Sequence[Found]) -> list[Found]:
    """Give counts of what the statement lists before or behind them their formula and state."""
    return [_counted(item, text) for item in found]


def _counted(item: Found, text: str) -> Found:
    figure = item.figure
    if figure.kind != AMOUNT or figure.state != NONE or not isinstance(figure.value, int):
        return item
    if item.misplaced or figure.value < 2:
        return item
    end = item.start + len(figure.text)
    behind = _LISTED_BEHIND.match(text, end)
    if behind:
        listed = _items(re.split(r"(?<=다)\.\s?$|\n", text[behind.end() :])[0])
    else:
        named = _LISTED_BEFORE.search(text, 0, item.start)
        before = _BRACKETS.sub("", text[: named.start()] if named else "")
        listed = _items(_CLAUSE.split(before)[-1])
    if len(listed) != figure.value:
        return item
    return item._replace(figure=replace(figure, state=COMPUTED, formula=", ".join(listed)))


def _items(text: str) -> list[str]:
    """Return what a text lists, without what its brackets add."""
    parts = [part.strip(" .") for part in _SEPARATOR.split(_BRACKETS.sub("", text))]
    return parts if all(_LETTER.search(part) for part in parts) else []
