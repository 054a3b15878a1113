"""Directions: what rose or fell, bounds (이상, 이하), and other opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.answer import CheckedFigure
from assistant.verify.alignment import MARGIN, around
from assistant.verify.amounts import equals, quantities_in, size, units_agree
from assistant.verify.compared import is_extreme, step_of, way_between, way_by
from assistant.verify.evidence import arrows, ways_at
from assistant.verify.found import DIRECTION, Found
from assistant.verify.pieces import pairs, squeezed
from assistant.verify.places import EXACT, NONE, Place
from assistant.verify.statement import sentence_around
from assistant.verify.words import CHANGE, DOWN_WORD, OPPOSED, OPPOSITE, UP, way_of
from ingest.quantity import Quantity

_BOUND = re.compile(r"\)?\s?(?:(?P<up>이상|초과|넘)|(?P<down>이하|미만|이내|내(?![가-힣])))")
_LOOSE_BOUND = re.compile(
    r"(?P<what>\d\s?[가-힣%]{0,3}?|(?<![가-힣])[가-힣]{2,})\s?(?P<word>이상|이하|미만|초과)(?!일)"
)
_OTHER_BOUND = {"이상": "이하", "이하": "이상", "미만": "초과", "초과": "미만"}
_COMPARING = re.compile(r"[많적높낮]")
_GOAL = re.compile(r"초과|상회|웃돌|미달|하회|밑돌|넘")
_LACK = re.compile(r"부족|모자[라란랐]|결원|비[어었]|공석")
_MOST = re.compile(r"(?:가장|제일)\s?$")
_CLAUSE = re.compile(r"[,;:()\[\]\n\t|]|(?<=[다음함])\.\s")
_NEAR = 14  # characters between an amount and the word that says that it fell
_REACH = 24  # characters before a word that say what rose or fell


class _Said(NamedTuple):
    """A word of direction: where it stands, which way, and the letter pairs before it."""

    start: int
    word: str
    way: int
    context: frozenset[str]


def falls_behind(text: str, end: int) -> bool:
    """Say whether the words behind an amount call it a decrease or a lack."""
    if _LACK.search(text, end, end + _NEAR):
        return True
    found = CHANGE.search(text, end, end + _NEAR)
    return found is not None and found[DOWN_WORD] is not None


def check_directions(text: str, places: Sequence[Place]) -> Iterator[Found]:
    """Yield each word of ``text`` that says which way, with the place that says so too."""
    quantities = [q for q in quantities_in(text) if q.unit]
    taken: set[int] = set()
    for quantity in quantities_in(text, unit=""):
        bound = _BOUND.match(text, quantity.end)
        if bound:
            word = bound["up"] or bound["down"]
            start = quantity.end + bound[0].index(word)
            taken.add(start)
            way = way_of(bound)
            at = next((p.n for p in places if _bounds(quantity, way, p)), None)
            yield _found(start, word, at)
    for loose in _LOOSE_BOUND.finditer(text):
        if loose.start("word") not in taken:
            for found in _loose_bound(loose, places):
                taken.add(found.start)
                yield found
    for said in _changes(text):
        if said.start in taken:
            continue
        supported = _changed(said, quantities, text, places)
        if supported is not None:
            yield _found(said.start, said.word, supported or None)
    for word in OPPOSED.finditer(text):
        # 상·하반기 is neither of the two; 상 is followed by nothing else.
        at = _opposed(word, quantities, text, places) if not word["both"] else 0
        if at is not None and not (word["both"] and word["word"] == "하반기"):
            yield _found(word.start(), word[0], at or None)


def _loose_bound(found: re.Match[str], places: Sequence[Place]) -> Iterator[Found]:
    """Yield a bound on what is no amount (60대 이상), where a place sets one on the same."""
    said = squeezed(found["what"])
    at = next((p.n for p in places if said + found["word"] in p.letters), None)
    if at is not None or any(said + _OTHER_BOUND[found["word"]] in p.letters for p in places):
        yield _found(found.start("word"), found["word"], at)


def _opposed(
    word: re.Match[str], quantities: Sequence[Quantity], text: str, places: Sequence[Place]
) -> int | None:
    """Return the number of a place that has a word of a pair of opposites where it is said.

    0 stands for a place that has the opposite there, ``None`` for places that have neither.
    """
    behind = next((q for q in quantities if q.start > word.start()), None)
    labels = [
        squeezed(" ".join((*figure.row, *figure.column, figure.period or "")))
        for place in places
        for figure in place.figures
        if behind
        and units_agree(behind.unit, figure.unit)
        and equals(behind, figure.text, size(figure.value))
    ]
    opposite = OPPOSITE[word[0]]
    if labels and all(opposite in label and word[0] not in label for label in labels):
        return 0
    said = around(text, word.span())
    same = max(((_fit(word[0], said, p), p.n) for p in places), default=(-1, 0))
    other = max((_fit(opposite, said, p) for p in places), default=-1)
    if same[0] < 0 and other < 0:
        return None
    return same[1] if same[0] >= 0 and same[0] + MARGIN > other else 0


def _changed(
    said: _Said, quantities: Sequence[Quantity], text: str, places: Sequence[Place]
) -> int | None:
    """Return the number of a place where it went the way that a statement says.

    0 stands for no such place, ``None`` for a comparison that no place speaks of.
    """
    start, _ = sentence_around(text, said.start)
    before = [q for q in quantities if start <= q.start and q.end <= said.start]
    first = places[0].n if places else 0
    step = step_of((said.start, said.start + len(said.word)), start, quantities, text)
    if step is not None:
        return first if way_between(*step) == said.way else 0
    headed = _headed(said, quantities, text)
    told = [(p.n, way) for p in places for way in ways_at(headed, p)] if headed else []
    if told:
        return next((n for n, way in told if way == said.way), 0)
    most = before and _MOST.search(text, start, said.start)
    if most and any(is_extreme(before[-1], -said.way, place) for place in places):
        return 0
    if before and said.start - before[-1].end <= _NEAR:
        known = [(place.n, way) for place in places for way in ways_at(before[-1], place)]
        if known:
            return next((n for n, way in known if way == said.way), 0)
        apart = next((q for q in before[:-1] if q.unit == before[-1].unit), None)
        ways = {way_by(apart, before[-1], place, text) for place in places if apart} - {0}
        if len(ways) == 1:
            return first if ways == {said.way} else 0
    share = next((q for q in reversed(before) if q.unit == "%"), None)
    if share and _GOAL.match(said.word) and "목표" in text[start : said.start]:
        return first if (UP if share.value >= 100 else -UP) == said.way else 0
    best = _best_words(said, places)
    same, opposite = best[said.way], best[-said.way]
    if same[0] >= 0 and same[0] >= opposite[0]:
        return same[1]
    if same[0] < 0 and opposite[0] < 0:
        joined = {way_between(*step) for p in places for step in arrows(p.printed, p.text)}
        if joined == {said.way}:
            return first
    return None if opposite[0] < 1 and _COMPARING.match(said.word) else 0


def _headed(said: _Said, quantities: Sequence[Quantity], text: str) -> Quantity | None:
    """Return the amount that a word of direction heads: 감액 : 5억원."""
    end = said.start + len(said.word)
    behind = (q for q in quantities if q.start > end and text[end : q.start].strip() == ":")
    return next(behind, None)


def _best_words(said: _Said, places: Sequence[Place]) -> dict[int, tuple[int, int]]:
    """Return how well the places' words of either way fit, and where the best one stands."""
    best = {UP: (-1, 0), -UP: (-1, 0)}
    for place in places:
        for text, least in ((place.text, 0), (place.around, 1)):
            for known in _changes(text):
                score = len(known.context & said.context)
                if score >= least and score > best[known.way][0]:
                    best[known.way] = score, place.n
    return best


def _fit(word: str, said: frozenset[str], place: Place) -> int:
    """Return how well a place's use of a word fits what stands around it, -1 without any."""
    found = (one for one in OPPOSED.finditer(place.whole) if one[0] == word)
    return max((len(said & around(place.whole, one.span())) for one in found), default=-1)


def _changes(text: str) -> list[_Said]:
    found: list[_Said] = []
    end = 0
    for word in CHANGE.finditer(text):
        clauses = _CLAUSE.split(text[max(end, word.start() - _REACH) : word.start()])
        context = next((pairs(part) for part in reversed(clauses) if pairs(part)), frozenset())
        found.append(_Said(word.start(), word[0], way_of(word), context))
        end = word.end()
    return found


def _bounds(quantity: Quantity, way: int, place: Place) -> bool:
    """Say whether a place sets the same bound on the same amount."""
    for text in (place.text, place.around):
        for found in quantities_in(text, unit=""):
            if equals(quantity, found.text, found.value) and units_agree(found.unit, quantity.unit):
                bound = _BOUND.match(text, found.end)
                if bound and way_of(bound) == way:
                    return True
    return False


def _found(start: int, word: str, at: int | None) -> Found:
    state = EXACT if at is not None else NONE
    return Found(start, CheckedFigure(word, word, "", state, at, kind=DIRECTION))
