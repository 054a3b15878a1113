"""Whether there are more people than places, where a question takes it for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.compute import computed_in
from assistant.compose.matching import squeezed
from assistant.compose.premise.clause import selects
from assistant.compose.premise.ground import Contradiction, Ground, Statement, contradicted
from assistant.compose.rows import RowItem, is_total
from ingest.cleaning import clean, clean_label
from prompts.messages import message

_OVER = re.compile(
    r"정원(?:보다|을|에\s?비해|\s?대비)?\s?(?:\S+\s){0,2}?"
    r"(?:더\s?(?:쓰|두|많|있|뽑|채용)|많[은다아이]|초과(?!하지)|넘(?!지)|웃[도돈])[가-힣]*"
)
_UNDER = re.compile(
    r"정원(?:보다|에|을|에\s?비해|\s?대비)?\s?(?:\S+\s){0,2}?"
    r"(?:적[은다어게]|모자라|모자란|못\s?(?:미[치쳐]|채[우운웠])|미달|덜\s|부족|밑[도돈])[가-힣]*"
)
_BOTH = re.compile(
    r"정원\s?[:：]?\s?(?P<places>\d[\d,]*)\s?명?\s?[/,·]?\s?현원\s?[:：]?\s?(?P<staff>\d[\d,]*)"
)
_MOST = re.compile(r"가장|제일|어느|어떤|어디")  # says nothing of any one of them
_OFFICE = re.compile(r"[가-힣]{2,}(?:과|담당관|팀|반)(?=[은는이가의에]|\s|$)")
_NUMBER = re.compile(r"\d[\d,]*")
_WHOLE = re.compile(r"(?:소계|합계|총계|총원|전체|계)$")
_PLACES, _STAFF = "정원", "현원"


@dataclass(frozen=True, slots=True)
class _Staff:
    """How many places and people a report tells, and where; what the people stand at besides."""

    statement: Statement
    places: Decimal
    people: Decimal
    beside: Statement | None = None


def wrong_staffing(ground: Ground) -> Contradiction | None:
    """Return the contradiction of more, or fewer, people than places."""
    text = ground.question.question
    over, under = _OVER.search(text), _UNDER.search(text)
    claim = over or under
    if claim is None or (over and under) or _MOST.search(text) or selects(text, claim.end()):
        return None
    told = list(_told(ground, text))
    if not told:
        return None
    issued = max(ground.writer.reports[one.statement.item.report].issued for one in told)
    newest = (o for o in told if ground.writer.reports[o.statement.item.report].issued == issued)
    found = next(newest)
    if found.people == found.places or (found.people > found.places) == bool(over):
        return None
    amount = f"{abs(found.people - found.places):,}명"
    more = found.people > found.places
    says = message(
        "assistant.staffed",
        places=f"{found.places:,}명",
        people=f"{found.people:,}명",
        apart=message("assistant.staff_over" if more else "assistant.staff_short", amount=amount),
    )
    high, low = sorted((found.people, found.places), reverse=True)
    wrong = replace(
        contradicted(claim[0], found.statement, says, (_PLACES,)),
        phrase=claim[0],
        computed=computed_in(amount, f"{high:,}명 − {low:,}명"),
    )
    if found.beside is None:
        return wrong
    row = found.beside.item.row if isinstance(found.beside.item, RowItem) else None
    return replace(wrong, beside=((row.first, row.last),)) if row else wrong


def _told(ground: Ground, text: str) -> Iterator[_Staff]:
    """Yield what the candidates tell of places and people, best first."""
    names = tuple(ground.writer.wanted.names)
    statements = ground.about(names, 0.0, any_time=True)
    office = _OFFICE.search(text) is not None  # figures of the whole say nothing of one
    for statement in statements:
        item = statement.item
        if office and not (isinstance(item, RowItem) and _is_named(item, text)):
            continue
        if not isinstance(item, RowItem):
            both = _BOTH.search(item.text)
            if both is not None:
                planned, present = (
                    Decimal(n.replace(",", "")) for n in both.group("places", "staff")
                )
                yield _Staff(statement, planned, present)
        elif squeezed(" ".join(item.labels)) == _PLACES:
            other = next((s for s in statements if _is_row_beside(item, s)), None)
            if other is not None and isinstance(other.item, RowItem):
                column = _column(item, text)
                places, people = (_number(_cells(row), column) for row in (item, other.item))
                if places is not None and people is not None:
                    yield _Staff(statement, places, people, other)
        elif all(map(is_total, item.labels)) or _is_named(item, text):
            cells = _cells(item)
            columns = (
                next((at for at, (heading, _) in enumerate(cells) if label in heading), -1)
                for label in (_PLACES, _STAFF)
            )
            places, people = (_number(cells, column) for column in columns)
            if places is not None and people is not None:
                yield _Staff(statement, places, people)


def _is_named(item: RowItem, text: str) -> bool:
    """Say whether a question names a row by the last of its headings."""
    return bool(item.labels) and squeezed(item.labels[-1]) in squeezed(text)


def _is_row_beside(item: RowItem, statement: Statement) -> bool:
    """Say whether a statement is the row of the people in the table of a row of places."""
    other = statement.item
    return (
        isinstance(other, RowItem)
        and other.report == item.report
        and other.table is item.table
        and squeezed(" ".join(other.labels)) == _STAFF
    )


def _cells(item: RowItem) -> list[tuple[str, str]]:
    """Return the heading and the text of each cell of a row."""
    columns = (squeezed(" ".join(map(clean_label, path))) for path in item.table.columns)
    return list(zip(columns, map(clean, item.row.cells), strict=False))


def _column(item: RowItem, text: str) -> int:
    """Return the column of the kind of people that a question names, or that of all."""
    plain = squeezed(text)
    headings = [_WHOLE.sub("", heading) for heading, _ in _cells(item)]
    named = (at for at, heading in enumerate(headings) if len(heading) > 1 and heading in plain)
    return next(named, next((at for at, heading in enumerate(headings) if not heading), -1))


def _number(cells: Sequence[tuple[str, str]], column: int) -> Decimal | None:
    """Return the number of a row's cell; ``None`` where it has none."""
    found = _NUMBER.match(cells[column][1]) if 0 <= column < len(cells) else None
    return Decimal(found[0].replace(",", "")) if found else None
