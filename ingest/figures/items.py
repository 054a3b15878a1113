"""The statements of a line, and what each is about: its key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.cleaning import clean_label
from ingest.figures.words import period_of, without_period
from ingest.quantity import parse_quantities
from ingest.quantity.units import is_unit

#: Units of numbers that say which people or firms, not how many: 만 60세 이상 취업자.
QUALIFIERS = ("세",)
_BULLET = re.compile(
    r"^[^\w(\[「<'’‘\"“△▲]*(?:[①-⑳➀-➓]+\s*|(?:[ㅇo]|\d{1,2}[.)])\s+)?[^\w(\[「<'’‘\"“△▲]*"
)
_KEY = re.compile(
    r"(?:\((?P<round>[^()\d]{1,20})\)\s*)?"
    r"(?:(?P<key>(?:['’‘]\d\d\s?년?)?[^:：\d→⇨,]{1,34}?(?:\([^()]{1,24}\))?)\s*[:：](?!\d)"
    r"|(?P<dash>[^\d:：,()]{2,20}?)\s[-–—]\s(?=\S+\s?\d))?\s*"
)
#: 90억원 적립 목표 : …: a key that opens with an amount.
_MIXED_KEY = re.compile(r"(?P<key>(?:[^:：→⇨,]|,(?=\d{3})){2,40}?)\s*[:：](?=\s)")
_LINE_KEY = re.compile(r"[가-힣A-Za-z\s·]{2,20}(?:\([^()]{1,24}\))?\s?[:：]\s")
_NEXT_KEY = re.compile(r"\s/\s(?=[가-힣A-Za-z\s]{2,16}\s?[:：]\s|\([^()\d]{2,16}\)\s)")
#: 극영화 <가온: 봄>: a colon within a title ends no key.
_OPEN = re.compile(r"<[^<>]*$|「[^「」]*$|『[^『』]*$")
_EMPTY = re.compile(r"\(\s*\)")
#: What starts another item within a line.
_ITEMS = re.compile(r"[■□●○•◦∙▶▸‣✓※①-⑳]|\s[-–]\s(?=[가-힣(])")
#: Keys whose statement a note says other things of: 기간 : 6월 ※ 200개국 참가.
_WHEN_OR_WHERE = re.compile(r"(?:기간|일시|일정|시기|장소|위치)$")
_WHERE = re.compile(r"(?:장소|위치|소재지|대상지)$")
_SINCE = re.compile(r"^(?:부터|까지)\s")
_DASHES = "-–"
#: Marks of items that stand on their own, whatever key the first item has.
_PEERS = "■□●○•"


@dataclass(frozen=True, slots=True)
class Item:
    """A statement: its text, its key (``소요예산`` of ``소요예산 : 30억원``), where that ends.

    ``offset`` is where the item begins in the sentence that it is a part of.
    """

    text: str
    offset: int
    key: str
    after_key: int


def items_of(text: str, breaks: Sequence[int] = ()) -> list[Item]:
    """Cut a line or cell into its statements; one without a key of its own has the first's.

    ``breaks`` are where lines begin that were joined to ``text``: one may open a new item.
    """
    if not text:
        return []
    bullet = _BULLET.match(text)
    starts = [bullet.end() if bullet else 0]
    marks = [(found.end(), found[0].strip()) for found in _ITEMS.finditer(text, starts[0] + 1)]
    marks += [(found.end(), "") for found in _NEXT_KEY.finditer(text, starts[0] + 1)]
    marks += [(at, "") for at in breaks if at > starts[0] and _LINE_KEY.match(text, at)]
    for end, mark in sorted(marks):
        # 인력현황 - 정원 30명: a dash before any number or key ends a key.
        if not mark or mark not in _DASHES or re.search(r"[\d:：]", text[starts[-1] : end]):
            starts.append(end)
    items: list[Item] = []
    for start, end in pairwise([*starts, len(text)]):
        item = _item(text[start:end], start)
        noted = text[start - 1] == "※" and bool(items) and _WHEN_OR_WHERE.search(items[0].key)
        if not item.key and items and text[start - 1] not in _PEERS and not noted:
            item = Item(item.text, start, items[0].key, 0)
        items.append(item)
    return items


def _item(text: str, offset: int) -> Item:
    found = _KEY.match(text)
    if found and found.end() and not _OPEN.search(found["key"] or ""):
        words = found["key"] or found["dash"] or ""
        return Item(text, offset, clean_label(words or found["round"] or ""), found.end())
    found = _MIXED_KEY.match(text)
    if found is None or _OPEN.search(found["key"]):
        return Item(text, offset, "", 0)
    if found["key"].count("(") != found["key"].count(")"):
        return Item(text, offset, "", 0)
    key = found["key"]
    amounts = [one for one in parse_quantities(key) if one.unit not in QUALIFIERS]
    for amount in reversed(amounts):
        key = key[: amount.start] + key[amount.end :]
    return Item(text, offset, clean_label(_EMPTY.sub("", key)), found.end())


def is_place(key: str) -> bool:
    """Tell whether a key says where something is: 위치, 장소."""
    return _WHERE.search(key) is not None


def key_label(key: str) -> str:
    """Return a key as a label: without its period, a unit or an amount in parentheses."""
    label = _SINCE.sub("", without_period(key)) or key
    inner = re.search(r"\s?\(([^()]*)\)$", label)
    if inner and (is_unit(inner[1]) or period_of([inner[1]]) or parse_quantities(inner[1])):
        label = label[: inner.start()]
    return label.strip()
