"""What the best candidate lacks of a question: what absence is recognised by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.compose.broken_down import unbroken
from assistant.compose.candidates import context_of, span
from assistant.compose.demands import is_reckoned, uncounted, undelivered
from assistant.compose.evidence import Evidence
from assistant.compose.items import Item
from assistant.compose.lookalikes import only_counted, other_edition, others_told, sisters
from assistant.compose.matching import Name, squeezed
from assistant.compose.merely_counted import merely_counted
from assistant.compose.planned import only_planned
from assistant.compose.rows import RowItem
from assistant.compose.singled import singled
from assistant.compose.time_fit import tells_time
from assistant.compose.told import (
    goes_before,
    lacking_asked,
    lacking_proper,
    says_little,
)
from assistant.compose.year_before import unpaired
from assistant.question import Understood
from assistant.question.names import only_asks
from index.records import ReportInfo

_MOST_EVERYDAY = 4
_EXACT = frozenset({"when", "where", "who"})  # kinds that one statement answers, as a unit does
# Weights of names: of one thing among many, of what hardly anything else is called, of any thing.
_SPECIAL, _RAREST, _LIGHT = 3.5, 4.5, 2.0
_MOSTLY = 0.6  # how much of the question is told of, where names are missed
_IN_FULL, _SURELY = 0.85, 0.85
FITS, _NAMED = 0.8, 0.5  # how well it does then, and how far it tells of each name
# Sources of counterparts that tell of a question put in other words than reports have.
_OWN_WORDS = ("everyday", "english")
_LOOKED, RIVALS = 40, 4
_NEXT = 8  # lines from a whole to its parts
_REACH = 10  # lines between statements that stand beside each other
_AS_GOOD = 0.15  # how far below the best another's score may be
_PARTLY = 0.6  # … of what the best speaks of, that holds the number which the best does not
AS_WELL = 0.8  # of what the best speaks of, another that answers a part of the question does
_READ = 12  # candidates of which one may hold the number that is asked for
_UNFIT = 0.35  # how little a number of another unit fits
_UNTIMED = 2.0
# In which no report counts anything else.
_TELLING_UNITS = frozenset(
    {"명", "원", "점", "석", "권", "면", "살", "세", "마리", "그루", "톤", "㎡"}
)
_RECKONED_UNITS = frozenset({"원", "%", "%p", "배"})  # … and what may be reckoned from money
_NUMBERS = ("얼마", "몇")  # what asks for a number is said by no report


@dataclass(frozen=True, slots=True)
class BestSigns:
    """What the best candidate does not tell, in the question's words, and what it tells instead.

    The names are those of the signs (``assistant.compose.signs.SIGNS``).
    """

    asked: tuple[str, ...] = ()
    demanded: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()
    sisters: tuple[str, ...] = ()
    singled: tuple[str, ...] = ()
    unbroken: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    unpaired: tuple[str, ...] = ()
    edition: bool = False
    planned: bool = False
    counted_only: bool = False
    unfit: float = 0.0
    everyday: int = 0

    @property
    def unmet(self) -> tuple[str, ...]:
        """What is demanded or singled out, not told and not to be reckoned either."""
        words = (*self.demanded, *self.singled, *self.unbroken)
        words = (*words, *self.uncounted, *self.unpaired)
        return tuple(word for word in words if not is_reckoned(word))


def best_signs(
    question: Understood,
    evidence: Sequence[Evidence],
    names: Sequence[Name],
    infos: Mapping[str, ReportInfo],
) -> BestSigns:
    """Compare what a question asks for with the best of the candidates, the first."""
    if not evidence:
        return BestSigns(everyday=_everyday(question, ""))
    best = evidence[0]
    info = infos[best.item.report]
    newest = max((int(i.issued[:4]) for i in infos.values() if i.issued), default=0)
    # Of several years another statement may tell of the other name (시네마테크, 영화센터).
    several = len(question.years) > 1
    others = evidence[1:_LOOKED]
    beside = [e for e in others if is_beside(e, best)]
    demanded = undelivered(question, best.item)
    if demanded:
        # A number that is asked for must be there as well.
        least = min(FITS, best.fit) if question.units else 0.0
        near = (e for e in others[:RIVALS] if e.fit >= least)
        rivals = [e.item for e in near if answers_too(e, best)]
        lacks = [undelivered(question, item) for item in rivals]
        demanded = tuple(word for word in demanded if all(word in each for each in lacks))
    lacking = lacking_asked(question, best, names)
    if lacking and any(
        answers_too(e, best) and e.fit >= best.fit and not lacking_asked(question, e, names)
        for e in others[:RIVALS]
    ):
        lacking = ()
    close = [best, *(e for e in others if e in beside or e.cover >= AS_WELL * best.cover)]
    return BestSigns(
        asked=lacking,
        demanded=demanded,
        uncounted=uncounted(question, [_in_full(e.item) for e in close]),
        unbroken=unbroken(question, [e.item for e in close if _tells_parts(e, best)]),
        proper=lacking_proper(question, best, names, beside),
        sisters=() if several else _alike(question, names, best, info.body),
        unpaired=unpaired(question, evidence, infos),
        singled=singled(question, best, names, beside),
        edition=other_edition(question, best.item, newest),
        planned=only_planned(question, best, beside, info.issued),
        counted_only=only_counted(question, evidence) or merely_counted(question, evidence),
        unfit=_unfit(question, evidence[:_READ]),
        everyday=_everyday(question, squeezed(context_of(best.item))),
    )


def _in_full(item: Item | RowItem) -> str:
    """Return a statement, a table's row with the names of its columns."""
    return f"{item.text} {item.column_text}" if isinstance(item, RowItem) else item.text


def _alike(
    question: Understood, names: Sequence[Name], best: Evidence, body: str
) -> tuple[str, ...]:
    """Return the names of which the best candidate has only what is like them."""
    like = sisters(names, best, body, question.search)
    return tuple(dict.fromkeys((*like, *others_told(names, best))))


def is_whole(question: Understood, best: Evidence, names: Sequence[Name]) -> bool:
    """Say whether a candidate has each name that counts, and surely the kind of answer asked.

    One that surely answers and has a rare name in full need not have what is put in other words
    than reports have (새로 만드는) nor where it is (마루동 별빛관), nor, if it tells of most of
    the question, what is less rare.
    """
    sure = bool(question.units) or question.kind in _EXACT
    if not sure or best.fit < FITS:
        return False
    credits = [*zip(names, best.credits, strict=True)]
    missed = [n for n, credit in credits if credit < _NAMED and not says_little(n, question)]
    if not missed:
        return True
    heaviest = max((name.weight for name, credit in credits if credit >= _IN_FULL), default=0.0)
    if heaviest < _SPECIAL or best.fit < _SURELY:
        return False
    if all(
        name.others
        or name.weight < _LIGHT
        or (name.known and goes_before(name, question, best, names))
        for name in missed
    ):
        return True
    lighter = all(name.weight < heaviest for name in missed)
    return lighter and heaviest >= _RAREST and best.cover >= _MOSTLY


def _unfit(question: Understood, evidence: Sequence[Evidence]) -> float:
    """Return 1 if a number is asked for, and the best candidates hold none of its kind.

    A time that is asked for, and none stands there, counts as much again. People and money are
    told by no other unit; what is counted otherwise, and not reckoned, is not told by a row of
    money. What stands beside the best, or speaks of the matter as well, may hold it. Of several
    years each is told elsewhere.
    """
    best, units = evidence[0], question.units
    telling = question.kind == "figure" and units <= _TELLING_UNITS
    if question.kind == "when":
        timed = any(tells_time(e.item) for e in evidence if _speaks(e, best))
        return 0.0 if timed else _UNTIMED
    if not units or not (telling or (_is_money(best) and units.isdisjoint(_RECKONED_UNITS))):
        return 0.0
    speaking = (e for e in evidence if _speaks(e, best))
    return float(len(question.years) < 2 and max(e.fit for e in speaking) <= _UNFIT)


def _speaks(one: Evidence, best: Evidence) -> bool:
    """Say whether a candidate speaks of the matter as well as the best, or stands beside it."""
    return one.cover >= AS_WELL * best.cover or is_beside(one, best)


def _is_money(evidence: Evidence) -> bool:
    """Say whether a candidate is a row of a table whose figures are money."""
    item = evidence.item
    return isinstance(item, RowItem) and (item.table.unit or "").endswith("원")


def is_beside(one: Evidence, best: Evidence) -> bool:
    """Say whether a candidate stands in the same report, a few lines from the best."""
    near = abs(span(one.item)[0] - span(best.item)[0]) <= _REACH
    return near and one.item.report == best.item.report


def _tells_parts(one: Evidence, best: Evidence) -> bool:
    """Say whether a candidate may tell the parts of what the best tells."""
    near = abs(span(one.item)[0] - span(best.item)[0]) <= _NEXT
    return (near and is_beside(one, best)) or one.cover >= AS_WELL * best.cover


def answers_too(one: Evidence, best: Evidence) -> bool:
    """Say whether a candidate nearly as good as the best tells another part of the matter.

    Beside one that only speaks of the matter, what holds the number asked for may say less of it.
    """
    holds = one.fit >= FITS and best.fit < _NAMED and is_beside(one, best)
    enough = _PARTLY if holds else AS_WELL
    good = one.score >= best.score - _AS_GOOD and one.cover >= enough * best.cover
    return good and one.item.report == best.item.report


def _everyday(question: Understood, told: str) -> int:
    """Return how many everyday or English words were understood and are not told as they are."""
    asked = {e.asked for e in question.expansions if e.source in _OWN_WORDS}
    words = (w for w in asked if not only_asks(w) and not w.startswith(_NUMBERS))
    return min(_MOST_EVERYDAY, sum(1 for word in words if squeezed(word) not in told))
