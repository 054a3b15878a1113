"""Numbers of a statement: amounts with their units, bare numbers, and what is left of digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from assistant.answer import CheckedFigure
from assistant.verify.alignment import belongs_elsewhere
from assistant.verify.amounts import equals, numbers_of, quantities_in, size, units_agree
from assistant.verify.bracketed import misread, reads_before
from assistant.verify.directions import falls_behind
from assistant.verify.found import AMOUNT, Found
from assistant.verify.pieces import pairs, squeezed
from assistant.verify.places import EXACT, NONE, Amount, Place
from assistant.verify.rows import of_other_row
from ingest.quantity import Quantity

_LEFT = re.compile(r"(?<![\d,.])\d[\d,]*(?:\.\d+)?")
_BREAK = re.compile(r"[\n;:,()]|\s-\s|(?<=[다음함])\.\s")
_CLEARLY = 2  # letter pairs
_AGO = re.compile(r"\s?전(?:보다|에|과|부터|\s)")  # 1년 전보다
_YEARS_AGO = re.compile(r"\s?(?:년|개월|달|주|일)\s?전(?:보다|에|과|부터|\s)")
_EACH = re.compile(r"1\s?(?:인|명|개사|개소|개교|팀|건|회|가구|개)?\s?당(?![가-힣])")  # 1인당
_ORDINAL = re.compile(
    r"\s?(?:차|단계|호|기|급|분기|관|층|번|동|학년|학기|주차|회차|조|항)(?![가-힣])"
)

_NTH = re.compile(r"\s?[가-힣]")  # of 제3회 and its like what is counted begins with one letter
_LABEL_BEFORE = re.compile(r"([가-힣A-Za-z]{2,})[\s:：(]{0,3}$")
_ALONE = re.compile(r"\s?(?:[,/)]|$)")  # nothing behind a number says what it counts
_QUARTER = re.compile(r"\s?분기")
_TOLD = re.compile(
    r"(?:이|가|은|는|을|를)\s[가-힣\s]{1,12}?(?:(?:고|며|나|데|돼|되어|해)[,\s]|,)\s?|,\s"
)
_COUNTER = re.compile(r"\s?(?:개월|년|명|회|건)(?![가-힣])")


def check_amounts(
    text: str,
    places: Sequence[Place],
    earlier: Sequence[CheckedFigure] = (),
    *,
    strict: bool = True,
) -> Iterator[Found]:
    """Yield each amount of ``text`` that has a unit.

    ``earlier`` are the figures that its line has before it. ``strict`` asks besides whether the
    words around it are those around it in the place.
    """
    everything = quantities_in(text, unit="")
    ends = [0, *(q.end for q in everything)]
    quantities = [q for q in quantities_in(text) if q.unit]
    stated = {size(q.value) for q in everything}
    stated |= {size(f.value) for f in earlier if not isinstance(f.value, str)}
    for quantity in quantities:
        if _AGO.match(text, quantity.end):
            continue
        state, at = _state(quantity, places, fell=falls_behind(text, quantity.end))
        said = _said_of(text, quantity, max(e for e in ends if e <= quantity.start))
        misplaced = (
            strict and state != NONE and not reads_before(text, quantity, quantities)
        ) and (
            _fits_another(quantity, said, stated, places)
            or _elsewhere(text, quantity, stated, places)
            or misread(text, quantity, quantities, places)
            or of_other_row(text, quantity, places)
        )
        if misplaced:
            state, at = NONE, None
        figure = CheckedFigure(quantity.text, quantity.value, quantity.unit, state, at, kind=AMOUNT)
        yield Found(quantity.start, figure, misplaced)


def check_bare(
    text: str, places: Sequence[Place], taken: Sequence[tuple[int, int]]
) -> Iterator[Found]:
    """Yield each number that nothing else read: it must stand in a place as it is."""
    values = {q.start: q for q in quantities_in(text, unit="")}
    for found in _LEFT.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        if _YEARS_AGO.match(text, found.end()) or _EACH.match(text, found.start()):
            continue
        quantity = values.get(found.start())
        printed = found[0].rstrip(",")
        number = numbers_of(printed)
        nth = _NTH.match(text, found.end()) if text[: found.start()].endswith("제") else None
        counted = nth or next(
            (c for p in (_ORDINAL, _QUARTER, _COUNTER) if (c := p.match(text, found.end()))), None
        )
        alone = counted is None and _ALONE.match(text, found.start() + len(printed))
        label = _LABEL_BEFORE.search(text, 0, found.start()) if alone else None
        at = next(
            (
                p.n
                for p in places
                if _stands(number, counted, p) and not (label and _has_other(label[1], number, p))
            ),
            None,
        )
        state = EXACT if at is not None else NONE
        value = quantity.value if quantity else int(number[0].split(".")[0])
        yield Found(found.start(), CheckedFigure(printed, value, "", state, at, kind=AMOUNT))


def _stands(number: Sequence[str], counted: re.Match[str] | None, place: Place) -> bool:
    """Say whether a number stands in a place, with the same counter where it has one."""
    counter = squeezed(counted[0]) if counted else ""
    if counter == "분기" and any(_ends_quarter(iso, number) for iso in place.dates):
        return True
    if not place.numbers.issuperset(number):
        return False
    if not counter:
        return True
    # Of a row's cells the counter may stand in the column's heading.
    behind = rf"(?:{counter}|(?![가-힣]))" if _COUNTER.fullmatch(counter) else re.escape(counter)
    return any(
        re.search(rf"(?<!\d){re.escape(n)}(?:[·,~∼～\-]\d+)*(?!\d){behind}", place.letters)
        for n in number
    )


def _has_other(label: str, number: Sequence[str], place: Place) -> bool:
    """Say whether a place has the word before a number right before other numbers only.

    Without spaces the number of a row's next cell stands right behind.
    """
    behind = re.findall(rf"{re.escape(label)}[:：(]?(\d[\d,]*(?:\.\d+)?)", place.letters)
    return bool(behind) and not any(
        found.replace(",", "").startswith(number[0]) for found in behind
    )


def _ends_quarter(iso: str, number: Sequence[str]) -> bool:
    """Say whether a date lies in the month that a quarter ends with: what it says is as of then."""
    return int(iso[5:7]) == 3 * int(number[0].split(".")[0])


def _said_of(text: str, quantity: Quantity, start: int) -> frozenset[str]:
    """Return the letter pairs of the last clause before an amount that says anything.

    ``start`` is where the amount before it ends. What is told of that one is not said of this: in
    29건이 완료되고 21건은 추진 중 it is what stands behind.
    """
    before = text[start : quantity.start]
    told = _TOLD.match(before) if start else None
    if told and not pairs(before[told.end() :]):
        return pairs(_BREAK.split(text[quantity.end :])[0])
    return next((s for part in reversed(_BREAK.split(before)) if (s := pairs(part))), pairs(""))


def _elsewhere(
    text: str, quantity: Quantity, stated: Set[int | Decimal], places: Sequence[Place]
) -> bool:
    """Say whether the words around an amount are those around one that is not stated.

    What stands in a table's column has its words in the headings, not beside it.
    """
    for place in places:
        if any(amount.cell and _same(quantity, amount) for amount in place.amounts):
            continue
        own, others = [], []
        for known in place.printed:
            if not units_agree(quantity.unit, known.unit):
                continue
            if equals(quantity, known.text, size(known.value)):
                own.append((known.start, known.end))
            elif size(known.value) not in stated:
                others.append((known.start, known.end))
        span = quantity.start, quantity.end
        if own and belongs_elsewhere(text, span, place.text, own, others):
            return True
    return False


def _state(quantity: Quantity, places: Sequence[Place], *, fell: bool) -> tuple[str, int | None]:
    state, at = NONE, None
    for place in places:
        found = place.state_of(quantity, fell=fell)
        if found != NONE and state == NONE:
            state, at = found, place.n
        if found == EXACT:
            return found, place.n
    return state, at


def _fits_another(
    quantity: Quantity,
    said: frozenset[str],
    stated: Set[int | Decimal],
    places: Sequence[Place],
) -> bool:
    """Say whether the words before an amount are those of another amount of the places.

    The right number of the wrong row stands in the place too; but of what the statement says
    before it, another number there has all that its own labels have, and more.
    """
    if any(squeezed(quantity.text) in squeezed(place.around) for place in places):
        return False  # part of a label: 기술 지원 (440억원)
    fits = [_fits_other_of(quantity, said, stated, place) for place in places]
    known = [misfit for misfit in fits if misfit is not None]
    return bool(known) and all(known)


def _fits_other_of(
    quantity: Quantity, said: frozenset[str], stated: Set[int | Decimal], place: Place
) -> bool | None:
    """Say whether an amount fits another of one place better, ``None`` where it has no words."""
    alike = [amount for amount in place.amounts if units_agree(quantity.unit, amount.unit)]
    own = [amount for amount in alike if _same(quantity, amount)]
    others = [a for a in alike if not _same(quantity, a) and size(a.value) not in stated]
    if not any(amount.context for amount in own):
        return None  # nothing is known of what it is said of
    mine = [said & amount.context for amount in own]
    bare = not any(amount.unit for amount in own)
    return any(
        all(_surpassed(shared, said & other.context, other.cell) for shared in mine)
        for other in others
        if bool(other.unit) != bare
    )


def _same(quantity: Quantity, amount: Amount) -> bool:
    return units_agree(quantity.unit, amount.unit) and equals(
        quantity, amount.printed, size(amount.value)
    )


def _surpassed(mine: Set[str], other: Set[str], cell: bool) -> bool:
    """Say whether what another amount shares is all of this one's and clearly more.

    A cell's column may be one short word; in running text one shared pair may be chance.
    """
    return mine < other and (cell or not mine or len(other) - len(mine) >= _CLEARLY)
