"""Figures in running text that say what they count: ``○ 소요예산 : 42,581백만원``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.cleaning import clean, clean_label
from ingest.figures.words import label_in, period_of, stage_of, unit_in, without_period
from ingest.model import Figure, Line
from ingest.passages.pieces import Piece
from ingest.quantity import Quantity, parse_quantities
from ingest.quantity.units import is_unit, stated_date

#: How many lines below its key a figure can stand.
_REACH = 3
_BULLET = re.compile(
    r"^[^\w(\[「<'’‘\"“]*(?:[①-⑳➀-➓]+\s*|(?:[ㅇo]|\d{1,2}[.)])\s+)?[^\w(\[「<'’‘\"“]*"
)
_KEY = re.compile(
    r"(?:\((?P<round>[^()\d]{1,20})\)\s*)?"
    r"(?:(?P<key>(?:['’‘]\d\d\s?년?)?[^:：\d→⇨]{1,34}?(?:\([^()]{1,24}\))?)\s*[:：](?!\d)"
    r"|(?P<dash>[^\d:：,()]{2,20}?)\s[-–—]\s(?=\S+\s?\d))?\s*"
)
_DELIMITER = re.compile(r"[,;/→⇨⇒➡()<>「」\[\]▸:：+=※➔•]|\s[-–]\s")
_PERIOD_BEHIND = re.compile(r"\s?\(\s?((?:['’‘]\d\d|(?:19|20)\d\d)[^()]{0,12})\)")
_PERIOD_AHEAD = re.compile(r"\(\s?((?:['’‘]\d\d|(?:19|20)\d\d)[^()]{0,8}|[1-4]Q|\d{1,2}월)\)\s*$")
_AS_OF = re.compile(r"기준|현재|말$")
_BESIDE = re.compile(r"\s*(?:[~∼～–-]\s*(?:만\s)?|(?:이상|초과)\s?[~∼～]\s?(?:만\s)?|/)?")
_PAIR = re.compile(r"(?<=[가-힣]\s)(\d{1,3}(?:,\d{3})*)\s*/\s*[가-힣]{2,8}\s(?=(\d))")
_ITEMS = re.compile(r"[■□•●○▶▸✓※①-⑳]|\s[-–]\s")
_UNIT_WORDS = re.compile(r"^[^\d]*[\d,.]+\s?여?\s?(.+)$")


@dataclass(frozen=True, slots=True)
class _Text:
    """A sentence over lines ``first`` …: its text, where each line starts, its key."""

    text: str
    starts: tuple[int, ...]
    key: str
    after_key: int

    def line_of(self, offset: int) -> int:
        """Return how many lines below the first ``text[offset]`` stands."""
        return bisect_right(self.starts, offset) - 1


def prose_figures(
    report: str,
    piece: Piece,
    lines: Sequence[Line],
    headings: Sequence[tuple[str, ...]],
    as_of: str,
) -> Iterator[Figure]:
    """Yield the labelled figures of one sentence.

    A figure without a word before it (in its clause, its parentheses or before the colon) is
    left out: nothing would tell what it counts.
    """
    joined = _joined([line.text for line in lines[piece.start : piece.end + 1]])
    previous: Quantity | None = None
    for label, begin, quantity in _named(joined):
        at = joined.line_of(quantity.start)
        key = _row_key(joined.key) if at < _REACH else ""
        row = tuple(dict.fromkeys(word for word in (key, label) if word))
        said, period = _period(joined, previous, quantity)
        previous = quantity
        if not row:
            continue
        line = lines[piece.start + at]
        begins = 0 if row == (key,) else joined.line_of(begin)
        yield Figure(
            report=report,
            row=row,
            column=(period,) if period else (),
            text=quantity.text,
            value=quantity.value,
            unit=quantity.unit,
            as_of=_stated(joined.text, quantity, as_of),
            stage=stage_of((*row, said), headings[piece.start]),
            period=period,
            heading=headings[piece.start],
            first=lines[piece.start + begins].number,
            last=line.number,
            page=line.page,
        )


def named_quantities(text: str) -> list[tuple[tuple[str, ...], Quantity]]:
    """Return the quantities of a table cell's words, each with the words that name it."""
    named = []
    for item in _ITEMS.split(text):
        joined = _joined([item])
        key = _row_key(joined.key)
        for label, _, quantity in _named(joined):
            named.append((tuple(dict.fromkeys(word for word in (key, label) if word)), quantity))
    return named


def _named(joined: _Text) -> Iterator[tuple[str, int, Quantity]]:
    """Yield the quantities of a sentence with their labels and where those begin."""
    found = parse_quantities(joined.text, unit_in(joined.key))
    parts = {part.start: part for part in _parts(joined.text, found)}
    found = [*(one for one in found if one.start not in parts), *parts.values()]
    previous: Quantity | None = None
    label, begin = "", 0
    for quantity in sorted(found, key=lambda one: one.start):
        if quantity.start < joined.after_key:
            continue
        label, begin = _label(joined, previous, quantity, (label, begin))
        previous = quantity
        yield label, begin, quantity


def _joined(lines: Sequence[str]) -> _Text:
    text, starts = "", []
    for line in lines:
        text += " " if text else ""
        starts.append(len(text))
        text += line.strip()
    bullet = _BULLET.match(text)
    begin = bullet.end() if bullet else 0
    found = _KEY.match(text, begin)
    key, end = "", begin
    if found and found.end() > begin:
        key = clean_label(found["key"] or found["dash"] or found["round"] or "")
        end = found.end()
    return _Text(text, tuple(starts), key, end)


def _row_key(key: str) -> str:
    """Return a key as a label: without its period and a unit in parentheses."""
    label = without_period(key) or key
    inner = re.search(r"\s?\(([^()]*)\)$", label)
    if inner and (is_unit(inner[1]) or period_of([inner[1]])):
        label = label[: inner.start()]
    return label.strip()


def _parts(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the bare numbers whose unit stands beside them.

    490 and 162 of ``652백만원(국비 490, 시비 162)``, 60 of ``정원 60 / 현원 58명``.
    """
    parts = []
    known = {quantity.start: quantity for quantity in found if quantity.unit}
    for pair in _PAIR.finditer(text):
        beside = known.get(pair.start(2))
        unit = _UNIT_WORDS.match(beside.text) if beside else None
        if unit and is_unit(unit[1]):
            parts += [
                Quantity(pair[1], *pair.span(1), number.value, number.unit, number.approximate)
                for number in parse_quantities(pair[1], unit[1])
            ]
    for quantity in found:
        unit = _UNIT_WORDS.match(quantity.text)
        inside = re.compile(r"\s?\(([^()]*)\)").match(text, quantity.end)
        if not unit or not inside or not is_unit(unit[1]):
            continue
        for part in parse_quantities(inside[1], unit[1]):
            start = inside.start(1) + part.start
            words = _DELIMITER.split(inside[1][: part.start])[-1]
            if start not in known and label_in(words) and part.text[-1:].isdigit():
                parts.append(
                    Quantity(part.text, start, start + len(part.text), part.value, part.unit, False)
                )
    return parts


def _label(
    joined: _Text, previous: Quantity | None, quantity: Quantity, last: tuple[str, int]
) -> tuple[str, int]:
    """Return the words that name a quantity, and where they begin.

    They stand before it in its clause, or before the parentheses it stands in. ``last`` names
    the quantity before, whose words also hold for 4개월 in 3~4개월 and for 9명 in 5팀 9명.
    """
    text, floor = joined.text, joined.after_key
    if previous is not None and previous.end > floor:
        floor = previous.end
        if _BESIDE.fullmatch(text[floor : quantity.start]):
            return last
        if previous.unit == "개":  # 6개 분야 210억원: the word belongs to the 6
            floor += len(re.match(r"\s?\w*", text[floor : quantity.start])[0])  # type: ignore[index]
    clause = text[floor : quantity.start]
    delimiters = list(_DELIMITER.finditer(clause))
    begin = delimiters[-1].end() if delimiters else 0
    if not delimiters and previous is not None:  # 30개사에 대해 …: the first word is of the 30
        begin = _rest(clause)
    words = label_in(clause[begin:])
    if words or not delimiters or delimiters[-1][0] != "(":
        return words, floor + begin
    outside = clause[: delimiters[-1].start()]
    begin = delimiters[-2].end() if len(delimiters) > 1 else 0
    if not outside[begin:].strip():
        # In 30실(20% ↑) the share is one of what was counted before the parentheses.
        return last
    return label_in(outside[begin:]), floor + begin


def _rest(clause: str) -> int:
    """Return where the second of several words begins."""
    found = re.match(r"\s*\S+\s+(?=\S{2})", clause)
    return found.end() if found else 0


def _period(joined: _Text, previous: Quantity | None, quantity: Quantity) -> tuple[str, str | None]:
    """Return what is said of the period beside a quantity or in its key, and the period."""
    floor = max(joined.after_key, previous.end if previous else 0)
    behind = _PERIOD_BEHIND.match(joined.text, quantity.end)
    ahead = _PERIOD_AHEAD.search(joined.text, floor, quantity.start)
    if ahead and previous and ahead.start() <= previous.end + 1:
        ahead = None
    for found in (behind, ahead):
        if found and not _AS_OF.search(found[1]):
            said = clean(found[1]).strip(" .")
            return said, period_of([said]) or said
    clause = clean(joined.text[floor : quantity.start])
    return "", period_of((clause, joined.key))


def _stated(text: str, quantity: Quantity, as_of: str) -> str | None:
    """Return the as-of date in the parentheses behind a quantity."""
    behind = re.compile(r"\s?\([^()]{0,40}\)").match(text, quantity.end)
    return stated_date(behind[0], as_of) if behind else None
