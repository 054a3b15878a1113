"""How surely one figure is the whole of another: by its words, its line, its table or its list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.compose.matching import squeezed
from assistant.compose.reckon.facts import Fact, is_total, plain_label
from assistant.compose.reckon.match import Matcher
from assistant.compose.reckon.matched import Match
from ingest.model import Figure

_STAFF = frozenset({"정원", "현원"})
_OF_THEIR_OWN = _STAFF | {"지출액", "집행액"}
_INCLUDED = re.compile(r"포함$")  # 1,200명(작년 300명 포함)
_REACH = 40  # lines above a part in which the head of its list may stand
HEAD = 0.35
"""What the head of a list counts for what stands in it."""
_NAMED, _LINE, _TOTAL_ROW, _ABOVE = 0.5, 0.25, 0.3, 0.25
_SUMMED = 6  # lines from a sum to what it is the sum of
_NEXT = 3  # lines between a part and what it is a part of, if that is its label


def relation(part: Match, fact: Fact, matcher: Matcher) -> float | None:
    """Return how surely a figure is the whole of another, ``None`` where it cannot be."""
    own, other = part.fact.figure, fact.figure
    fills = _fills(own, other, matcher)
    most = own.value if fills else other.value  # more may be there than there are places
    if own == other or own.unit != other.unit or not 0 < own.value <= most:
        return None
    if own.stage in _OF_THEIR_OWN and own.stage != other.stage and not fills:
        return None
    if own.stage and own.stage == other.stage and f"{own.stage}대비" in matcher.asked.plain:
        return None  # 정원 대비: what is set against the places is no number of places
    if 0 < own.first - other.first <= _REACH and own.row and _told_in(other, own.row[0]):
        return _NAMED * _named_as_whole(part, fact, matcher) + HEAD
    apart = own.first != other.first and len(own.row) > 1 and len(other.row) > 1
    if apart and own.row[0] != other.row[0]:
        return None
    named = _named_as_whole(part, fact, matcher)
    score = _NAMED * named
    if _named_after(own, other) or _is_sum_of(other, own):
        return score + HEAD
    if own.row[:-1] == other.row and own.first == other.first and _INCLUDED.search(own.row[-1]):
        return score + HEAD + _LINE
    near = bare(own.column) == bare(other.column) and abs(own.first - other.first) <= _NEXT
    if near and own.row[:-1] == other.row and other.row:
        return score + HEAD + _LINE
    line = own.first == other.first and own.column == other.column
    if line and (own.row[:-1] == other.row[:-1] or not own.column):
        return score + _LINE if named else None
    if part.fact.table is not None and part.fact.table == fact.table:
        return _in_table(part, fact, score, matcher)
    if 0 < own.first - other.first <= _REACH and _heads(other, own):
        return score + _ABOVE
    together = own.row[:1] == other.row[:1] or own.heading[-1:] == other.heading[-1:]
    near = together and abs(own.first - other.first) <= _REACH
    return score if named and near and own.first != other.first else None


def _is_sum_of(whole: Figure, part: Figure) -> bool:
    """Say whether a figure is told as the sum of what lines behind it tell by the same word.

    총 900명 취업자 is that of (청년) 300명 취업자 a line or more below.
    """
    if whole.column != ("총",) or whole.row[:1] != part.row[:1] or len(part.row) < 3:
        return False
    labels = {squeezed(label) for label in whole.row[1:]}
    return 0 < part.first - whole.first <= _SUMMED and squeezed(part.row[-1]) in labels


def bare(column: tuple[str, ...]) -> tuple[str, ...]:
    """Return headings without the word before a sum (총 120명)."""
    return tuple(label for label in column if label != "총")


def _fills(own: Figure, other: Figure, matcher: Matcher) -> bool:
    """Say whether it is asked how far what is there (현원) fills the places (정원) of a row."""
    places = (own.stage, other.stage) == ("현원", "정원") and "정원" in matcher.asked.stages
    one, two = ([n for n in (*f.row, *f.column) if n not in _STAFF] for f in (own, other))
    return places and one == two


def _in_table(part: Match, fact: Fact, score: float, matcher: Matcher) -> float | None:
    """Judge a figure of the same table: its total row or column, or a row that is named."""
    own, other = part.fact.figure, fact.figure
    if own.column == other.column and own.row != other.row:
        if fact.is_total:
            inside = not other.row[:-1] or other.row[:-1] == own.row[:-1]
            return score + _TOTAL_ROW if inside else None
        named = bool(other.row) and squeezed(plain_label(other.row[-1])) in matcher.asked.plain
        return score if score and named else None
    if own.row == other.row and any(is_total(label) for label in other.column):
        return score + _TOTAL_ROW
    return score if own.row == other.row and score else None


def _named_as_whole(part: Match, fact: Fact, matcher: Matcher) -> float:
    """Return what share of the words of the whole a figure says itself, but for the part's."""
    whole = matcher.asked.whole
    own = last_label(part.fact.figure)
    words = [word for word in _words_of(fact) if word in whole and word not in own]
    amount = squeezed(fact.figure.text)
    if amount and len(amount) > 1 and amount in matcher.asked.plain:
        return 1.0
    return min(1.0, sum(map(len, words)) / 4)


def _words_of(fact: Fact) -> Iterable[str]:
    return {word for word in fact.words if len(word) > 1}


def last_label(figure: Figure) -> str:
    """Return a figure's innermost row label and its columns, without totals."""
    rows = [label for label in figure.row if not is_total(label)][-1:]
    columns = [label for label in figure.column if not is_total(label)]
    return squeezed(" ".join((*rows, *columns)))


def _named_after(own: Figure, head: Figure) -> bool:
    """Say whether a figure's outer label is another's row with its amount: 축제 (90백만원)."""
    if len(own.row) < 2 or not head.row:
        return False
    outer = squeezed(own.row[-2])
    return outer == squeezed(f"{head.row[-1]}({head.text})")


def _told_in(head: Figure, label: str) -> bool:
    """Say whether a label is the line of another figure (실적 285명, of those: 제조업 124명)."""
    named, text = squeezed(head.row[-1]) if head.row else "", squeezed(head.text)
    return any(told in squeezed(label) for told in (f"{named}{text}", f"{text}{named}"))


def _heads(head: Figure, own: Figure) -> bool:
    """Say whether a figure stands in the line that heads the list of another."""
    if not head.heading or head.heading[-1:] != own.heading[-1:]:
        return False
    return squeezed(head.text) in squeezed(own.heading[-1])
